//! Owners come and go, restatements are linked and unlinked, texts change, and recommendations that nothing depends on
//! are removed.

use super::{Fixture, on, refused, relation, status};
use crate::model::becomes::Becomes;
use crate::model::date::Span;
use crate::model::follow_up::Dispute;
use crate::model::id::OwnerId;
use crate::model::reference::Ref;
use crate::model::translation::Translation;
use crate::model::vocabulary::{Lang, MeetingKind, RelationKind, Role, Status, Tracking};
use crate::store::adopt::assign::Reassignment;
use crate::store::adopt::edit::Edit;
use crate::store::file::register::Register;
use crate::store::fold::past::Moment;
use crate::store::item::record::{NewFollowUp, Part, Successor};
use crate::store::log::change::Change;
use crate::store::lookup::filter::Filter;
use crate::store::meeting::entering::NewMeeting;
use crate::testing::{TODAY, day};

#[test]
fn an_owner_comes_and_goes_on_a_day_and_its_share_with_it() {
    let mut f = Fixture::new();
    let id = f.each();
    let as_lead = |owner: OwnerId| Reassignment { owner, role: None };
    let (zmb, zwe, bwa) = (f.owners[1], f.owners[2], f.owners[0]);
    f.update(id, &Part::Owners(vec![bwa]), &status(Status::Implemented, "2021-01-01")).expect("allowed");
    let reassign = |from: Option<Span>| {
        move |change: &mut Change<'_>| {
            let from_on = change.day_of_reassignment(id, from)?;
            change.reassign(id, &[as_lead(zmb)], &[as_lead(zwe)], from_on)
        }
    };
    refused(f.change(reassign(on("2030-01-01"))), "is in the future");
    f.change(reassign(on("2023-01-01"))).expect("reassigned");
    let tally = f.dossier(id).recommendation.tally.expect("tracked each");
    assert_eq!((tally.n_shares(), tally.counts.n(Status::Implemented)), (2, 1));
    f.update(id, &Part::Owners(vec![zmb]), &status(Status::Implemented, "2022-06-01")).expect("a late letter");
    refused(f.update(id, &Part::Owners(vec![zmb]), &status(Status::InProgress, "2026-11-24")), "after its last day");
    refused(f.update(id, &Part::Owners(vec![zwe]), &status(Status::InProgress, "2022-06-01")), "before its first day");
    assert_eq!(f.then("2022-12-31", None), ["M-2020-01 each implemented"]);
    assert_eq!(f.then("2023-01-01", None), ["M-2020-01 each partly-implemented"]);
    // Zambia returns, but not before it left: it gets a new share with a new history.
    let back = |from: &'static str| move |change: &mut Change<'_>| change.reassign(id, &[], &[as_lead(zmb)], Some(day(from)));
    refused(f.change(back("2022-12-31")), "was lead before 2023-01-01");
    f.change(back("2025-01-01")).expect("added");
    let also = Reassignment { owner: zmb, role: Some(Role::Support) };
    refused(f.change(|change| change.reassign(id, &[], &[also], Some(day("2025-06-01")))), "is lead already");
    f.update(id, &Part::Owners(vec![zmb]), &status(Status::InProgress, "2026-11-24")).expect("allowed");
    f.assert_folded();
    let again = |change: &mut Change<'_>| change.reassign(id, &[as_lead(bwa), as_lead(zmb), as_lead(zwe)], &[], None);
    refused(f.change(again), "has an entry of");
}

#[test]
fn the_last_share_does_not_end() {
    let mut f = Fixture::new();
    let id = f.each();
    let leads: Vec<Reassignment> = f.owners[..2].iter().map(|owner| Reassignment { owner: *owner, role: None }).collect();
    refused(f.change(|change| change.reassign(id, &leads, &[], Some(day("2023-01-01")))), "nobody would have a share");
}

#[test]
fn a_restatement_sets_shares_aside_and_unlinking_brings_them_back() {
    let mut f = Fixture::new();
    let older = f.add(f.text("One"));
    let newer = f.each();
    let before = f.dossier(newer);
    let linked = f.change(|change| change.link(&relation(newer, RelationKind::Reiterates, older))).expect("linked");
    assert_eq!(linked.n_shares_set_aside, 2);
    f.update(newer, &Part::Whole, &status(Status::Implemented, "2021-01-01")).expect("recorded on the older");
    assert_eq!((f.status(older), f.status(newer)), (Status::Implemented, Status::Implemented));
    assert_eq!(f.dossier(newer).recommendation.tracking, Tracking::Restated);
    f.assert_folded();
    f.change(|change| change.unlink(newer, RelationKind::Reiterates, older)).expect("unlinked");
    assert_eq!(f.dossier(newer).shares, before.shares);
    assert_eq!(f.status(newer), Status::NotReported);
    f.assert_folded();
}

#[test]
fn a_restatement_is_in_no_circle_and_has_nothing_of_its_own() {
    let mut f = Fixture::new();
    let (one, two) = (f.add(f.text("One. Two.")), f.add(f.text("Two. Three.")));
    refused(f.change(|change| change.link(&relation(one, RelationKind::Supports, one))), "to itself");
    f.change(|change| change.link(&relation(two, RelationKind::Reiterates, one))).expect("linked");
    refused(f.change(|change| change.link(&relation(one, RelationKind::Reiterates, two))), "circle");
    // Through a compound too: its component may not restate what restates the compound.
    f.split(one, None).expect("split");
    let component = f.find("M-2020-01a");
    refused(f.change(|change| change.link(&relation(component, RelationKind::Reiterates, two))), "circle");
    let reported = f.add(f.text("Four"));
    f.update(reported, &Part::Whole, &status(Status::InProgress, "2021-01-01")).expect("allowed");
    refused(f.change(|change| change.link(&relation(reported, RelationKind::Reiterates, one))), "was reported");
    refused(f.change(|change| change.link(&relation(one, RelationKind::Reiterates, reported))), "has components");
    let again = relation(two, RelationKind::Reiterates, one);
    refused(f.change(|change| change.link(&again)), "already");
    refused(f.change(|change| change.unlink(one, RelationKind::Supports, two)), "has no relation");
}

#[test]
fn a_restatement_of_two_where_one_restates_the_other_has_their_status() {
    let mut f = Fixture::new();
    let (one, two, three) = (f.add(f.text("One")), f.add(f.text("Two")), f.add(f.text("One. Two.")));
    f.split(three, None).expect("split");
    let (a, b) = (f.find("M-2020-03a"), f.find("M-2020-03b"));
    for (from, target) in [(a, one), (b, two), (two, one)] {
        f.change(|change| change.link(&relation(from, RelationKind::Reiterates, target))).expect("linked");
    }
    f.update(one, &Part::Whole, &status(Status::Implemented, "2021-01-01")).expect("allowed");
    assert_eq!(f.status(three), Status::Implemented);
    f.assert_folded();
}

#[test]
fn a_recommendation_that_nothing_depends_on_is_removed_with_everything_of_its_own() {
    let mut f = Fixture::new();
    let (one, two) = (f.add(f.text("One. Two.")), f.add(f.text("Two")));
    f.change(|change| change.link(&relation(two, RelationKind::Supports, one))).expect("linked");
    refused(f.change(|change| change.remove(one)), "M-2020-02 supports it");
    let gone = NewFollowUp { successor: Successor::Is(one), ..status(Status::Superseded, "2021-01-01") };
    f.update(two, &Part::Whole, &gone).expect("allowed");
    refused(f.change(|change| change.remove(one)), "names it as its successor");
    let translation = Translation { lang: Lang::Fr, title: Some("Deux".to_owned()), text: None };
    f.change(|change| change.translate(two, &translation)).expect("translated");
    assert_eq!(f.change(|change| change.remove(two)).expect("removed").n_follow_ups, 1);

    f.split(one, None).expect("split");
    refused(f.change(|change| change.remove(one)), "M-2020-01a is a component of it");
    for letter in ["M-2020-01a", "M-2020-01b"] {
        let component = f.find(letter);
        f.change(|change| change.remove(component)).expect("removed");
    }
    assert_eq!(f.dossier(one).recommendation.tracking, Tracking::Single);
    f.change(|change| change.remove(one)).expect("removed");
    for table in ["recommendation", "follow_up", "assignment", "relation", "translation"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let n: i64 = f.register.connection.query_row(&sql, [], |row| row.get(0)).expect("a count");
        assert_eq!(n, 0, "{table}");
    }
    f.assert_folded();
}

#[test]
fn a_changed_text_is_kept_with_the_reason_and_known_from_then_on() {
    let mut f = Fixture::new();
    let id = f.add(f.text("Sing the MoU"));
    let edit = Edit { text: Some(("Sign the MoU".to_owned(), "misprint".to_owned())), ..Edit::default() };
    f.change(|change| change.edit(id, &edit)).expect("edited");
    let changed_at = f.last_instant();
    let dossier = f.dossier(id);
    assert_eq!(dossier.recommendation.text, "Sign the MoU");
    let kept = &dossier.revisions[0];
    assert_eq!((kept.text.as_str(), kept.reason.as_str(), kept.changed_on), ("Sing the MoU", "misprint", TODAY));
    let mut then = Register::open(f.register.path()).expect("opened");
    then.travel(Moment { day: TODAY, known_before: Some(changed_at) }).expect("travelled");
    let dossier = then.dossier(id, TODAY).expect("read");
    assert_eq!((dossier.recommendation.text.as_str(), dossier.revisions.len()), ("Sing the MoU", 0));
}

#[test]
fn a_recommendation_moves_to_another_meeting_with_its_components() {
    let mut f = Fixture::new();
    let whole = f.add(f.text("Sign the MoU. Report on it."));
    f.split(whole, on("2022-01-01")).expect("split");
    f.update(f.find("M-2020-01a"), &Part::Whole, &status(Status::InProgress, "2022-06-01")).expect("allowed");
    let to = |meeting| Edit { meeting: Becomes::This(meeting), ..Edit::default() };
    let later = f
        .change(|change| {
            change.add_meeting(&NewMeeting {
                reference: Ref::new("M-2021").expect("a reference"),
                kind: MeetingKind::Ministerial,
                body: "MIDSA".to_owned(),
                title: "Ministers again".to_owned(),
                starts: on("2021-02-01"),
                ends: None,
                place: None,
                country: None,
                source: None,
                is_cancelled: false,
            })
        })
        .expect("added");
    f.change(|change| change.edit(whole, &to(later))).expect("moved");
    assert_eq!(f.then("2021-01-31", None), Vec::<String>::new());
    assert_eq!(f.then("2021-02-01", None), ["M-2020-01 single not-reported"]);
    let component = f.find("M-2020-01a");
    assert_eq!(f.dossier(component).recommendation.meeting.as_deref(), Some("M-2021"));
    refused(
        f.change(|change| change.edit(component, &to(later)))
            .and(f.change(|change| change.edit(component, &Edit { meeting: Becomes::Empty, ..Edit::default() }))),
        "stays with the meeting of the whole",
    );
    f.assert_folded();
}

#[test]
fn a_share_in_dispute_marks_the_whole() {
    let mut f = Fixture::new();
    let id = f.each();
    let raised = NewFollowUp { dispute: Some(Dispute::Raised("not agreed".to_owned())), ..NewFollowUp::default() };
    f.update(id, &Part::Owners(vec![f.owners[1]]), &raised).expect("allowed");
    assert!(f.dossier(id).recommendation.is_disputed());
    let settled = NewFollowUp { dispute: Some(Dispute::Settled("agreed".to_owned())), ..NewFollowUp::default() };
    f.update(id, &Part::Owners(vec![f.owners[1]]), &settled).expect("allowed");
    assert!(!f.dossier(id).recommendation.is_disputed());
}

#[test]
fn a_title_in_another_language_is_found_and_replaced_part_by_part() {
    let mut f = Fixture::new();
    let id = f.add(f.text("Sign the MoU"));
    let new = |title: Option<&str>, text: Option<&str>| Translation {
        lang: Lang::Pt,
        title: title.map(str::to_owned),
        text: text.map(str::to_owned),
    };
    f.change(|change| change.translate(id, &new(Some("Assinar"), None))).expect("translated");
    f.change(|change| change.translate(id, &new(None, Some("Assinar o memorando de entendimento")))).expect("translated");
    let filter = Filter { words: vec!["memorando".to_owned(), "assinar".to_owned()], ..Filter::default() };
    let mut found = Vec::new();
    f.register
        .recommendations(&filter, TODAY, &mut |record| {
            found.push(record.translations);
            Ok(())
        })
        .expect("read");
    assert_eq!(found, [[new(Some("Assinar"), Some("Assinar o memorando de entendimento"))]]);
    f.change(|change| change.remove_translation(id, Lang::Pt)).expect("removed");
    refused(f.change(|change| change.remove_translation(id, Lang::Pt)), "has no translation into `pt`");
}

#[test]
fn tracking_each_starts_only_if_nothing_was_reported_on_the_whole() {
    let mut f = Fixture::new();
    let reported = f.add(f.text("One"));
    f.update(reported, &Part::Whole, &status(Status::InProgress, "2021-01-01")).expect("allowed");
    refused(f.change(|change| change.track_each(reported)), "as a whole was reported");
    let silent = f.add(f.text("Two"));
    assert_eq!(f.change(|change| change.track_each(silent)).expect("tracked"), 1);
    refused(f.change(|change| change.track_each(silent)), "tracked each already");
    f.assert_folded();
}
