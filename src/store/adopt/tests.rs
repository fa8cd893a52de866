//! What officers enter by hand, on whole registers: adding, splitting, linking, editing and removing leave every standing
//! the fold of what was recorded, and the past as it was.

use chrono::{DateTime, Utc};

use super::add::NewRecommendation;
use super::assign::Reassignment;
use super::edit::Edit;
use super::link::NewRelation;
use super::split::NewComponent;
use crate::error::Result;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::family::stand;
use crate::model::follow_up::{Dispute, Evidence};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::record::{Dossier, Translation};
use crate::model::reference::Ref;
use crate::model::title::title_of;
use crate::model::vocabulary::{
    Assurance, Basis, Kind, Lang, MeetingKind, OwnerKind, RelationKind, Role, Status, Tracking, Vocabulary,
};
use crate::store::file::register::Register;
use crate::store::file::transaction::Keep;
use crate::store::fold::families;
use crate::store::fold::past::Moment;
use crate::store::item::record::{NewFollowUp, Part, Successor};
use crate::store::log::change::{Author, Change};
use crate::store::lookup::filter::Filter;
use crate::store::meeting::entering::NewMeeting;
use crate::store::owner::entering::NewOwner;
use crate::store::sql::standing::{self, COLUMNS};
use crate::store::sql::window::Window;
use crate::testing::{self, TODAY, cases, day, register};

const ADOPTED: &str = "2020-03-10";

#[expect(clippy::unnecessary_wraps, reason = "reads as what is given")]
fn on(text: &str) -> Option<Span> {
    Some(Span::parse(text).expect("a span"))
}

/// A register with one meeting, three states, and a group that the third left and a fourth joined later.
struct Fixture {
    _folder: tempfile::TempDir,
    register: Register,
    meeting: MeetingId,
    owners: Vec<OwnerId>,
    group: OwnerId,
}

impl Fixture {
    fn new() -> Self {
        let (folder, mut register) = register(&author(), |_| Ok(()));
        let (meeting, owners, group) = register.change(&author(), Keep::Commit, fill).expect("filled");
        Self { _folder: folder, register, meeting, owners, group }
    }

    fn change<T>(&mut self, work: impl FnOnce(&mut Change<'_>) -> Result<T>) -> Result<T> {
        self.register.change(&author(), Keep::Commit, work)
    }

    fn text(&self, text: &str) -> NewRecommendation {
        NewRecommendation {
            reference: Ref::new("M-2020-01").expect("a reference"),
            parent: None,
            kind: Kind::Recommendation,
            meeting: Some(self.meeting),
            title: title_of(text),
            text: text.to_owned(),
            source: None,
            themes: Vec::new(),
            priority: None,
            done_when: None,
            is_each: false,
            owners: vec![(self.owners[0], Role::Lead)],
            first: None,
        }
    }

    /// Adds a recommendation under the meeting's next number.
    fn add(&mut self, new: NewRecommendation) -> RecommendationId {
        let meeting = self.meeting;
        let added = self.change(|change| {
            let reference = change.next_in_meeting(meeting)?;
            change.add(&NewRecommendation { reference, ..new })
        });
        added.expect("added").id
    }

    fn each(&mut self) -> RecommendationId {
        let owners = self.owners[..2].iter().map(|owner| (*owner, Role::Lead)).collect();
        let new = NewRecommendation { is_each: true, owners, ..self.text("Each names a focal point") };
        self.add(new)
    }

    fn update(&mut self, id: RecommendationId, part: &Part, new: &NewFollowUp) -> Result<()> {
        self.change(|change| change.record(id, part, new).map(|_| ()))
    }

    fn split(&mut self, id: RecommendationId, on: Option<Span>) -> Result<crate::store::adopt::split::Split> {
        let part = |text: &str| NewComponent { title: title_of(text), text: text.to_owned() };
        self.change(|change| change.split(id, &[part("Sign the MoU"), part("Report on it")], on))
    }

    fn find(&self, reference: &str) -> RecommendationId {
        self.register.find_recommendation(reference).expect("there")
    }

    fn dossier(&self, id: RecommendationId) -> Dossier {
        self.register.dossier(id, TODAY).expect("read")
    }

    fn status(&self, id: RecommendationId) -> Status {
        self.dossier(id).recommendation.standing.status
    }

    /// Reference, tracking and status of everything on a day, by what was known before an instant.
    fn then(&self, when: &str, known_before: Option<DateTime<Utc>>) -> Vec<String> {
        let mut register = Register::open(self.register.path()).expect("opened");
        register.travel(Moment { day: day(when), known_before }).expect("travelled");
        let mut found = Vec::new();
        register
            .recommendations(&Filter::default(), day(when), &mut |record| {
                found.push(format!("{} {} {}", record.reference, record.tracking, record.standing.status));
                Ok(())
            })
            .expect("read");
        found
    }

    /// The instant of the newest entry of the log.
    fn last_instant(&self) -> DateTime<Utc> {
        let at: String = self.register.connection.query_row("SELECT max(at) FROM log", [], |row| row.get(0)).expect("an entry");
        at.parse().expect("an instant")
    }

    /// Every row stands as the fold of what was recorded says.
    fn assert_folded(&self) {
        let connection = &self.register.connection;
        let ids = |sql: &str| -> Vec<RecommendationId> {
            let mut statement = connection.prepare(sql).expect("read");
            statement.query_map([], |row| row.get(0)).expect("read").map(|id| id.expect("an id")).collect()
        };
        for root in ids("SELECT id FROM recommendation WHERE parent_id IS NULL OR kind = 'action' ORDER BY id") {
            let item = families::load(connection, root, Window::ALL).expect("read");
            for outcome in stand(&item, TODAY).expect("allowed") {
                let sql = format!("SELECT {COLUMNS} FROM recommendation WHERE id = ?1");
                let row = connection.query_row(&sql, [outcome.id], |row| standing::read(row, 0)).expect("a row");
                assert_eq!(row, outcome.standing, "{:?}", outcome.id);
                for (share, expected) in &outcome.shares {
                    let sql = format!("SELECT {COLUMNS} FROM share WHERE id = ?1");
                    let row = connection.query_row(&sql, [share], |row| standing::read(row, 0)).expect("a row");
                    assert_eq!(row, *expected, "share {share}");
                }
            }
        }
    }
}

fn author() -> Author {
    testing::author("test")
}

fn fill(change: &mut Change<'_>) -> Result<(MeetingId, Vec<OwnerId>, OwnerId)> {
    let meeting = change.add_meeting(&NewMeeting {
        reference: Ref::new("M-2020").expect("a reference"),
        kind: MeetingKind::Ministerial,
        body: "MIDSA".to_owned(),
        title: "Ministers".to_owned(),
        starts: on(ADOPTED),
        ends: None,
        place: None,
        country: None,
        is_cancelled: false,
    })?;
    let owner = |code: &str, kind, members| NewOwner {
        code: code.to_owned(),
        kind,
        name: code.to_owned(),
        name_fr: None,
        name_pt: None,
        former_names: Vec::new(),
        members,
    };
    let mut owners = Vec::new();
    for code in ["BWA", "ZMB", "ZWE", "AGO"] {
        owners.push(change.add_owner(&owner(code, OwnerKind::State, Vec::new()))?);
    }
    let group = change.add_owner(&owner("GROUP", OwnerKind::Group, owners[..2].to_vec()))?;
    let at = change.at();
    let mut dated = |owner: OwnerId, since: Option<&str>, until: Option<&str>| {
        let values: [(&'static str, &dyn rusqlite::ToSql); 5] =
            [("group_id", &group), ("owner_id", &owner), ("since_on", &since), ("until_on", &until), ("recorded_at", &at)];
        change.insert(crate::store::log::tables::MEMBERSHIP, &values)
    };
    dated(owners[2], None, Some("2019-01-01"))?;
    dated(owners[3], Some("2021-01-01"), None)?;
    Ok((meeting, owners, group))
}

fn status(status: Status, when: &str) -> NewFollowUp {
    let needs = |wanted: &[Status]| wanted.contains(&status);
    NewFollowUp {
        happened: on(when),
        status: Some(status),
        note: (!needs(&[Status::InProgress, Status::Implemented, Status::NotStarted])).then(|| "why".to_owned()),
        due: needs(&[Status::Continuing]).then_some(Deadline::None),
        ..NewFollowUp::default()
    }
}

fn relation(from: RecommendationId, kind: RelationKind, target: RecommendationId) -> NewRelation {
    NewRelation { from, kind, target, basis: Basis::Editorial, passage: None }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T>, words: &str) {
    let error = result.expect_err("refused");
    assert!(error.exit_code() == 4 && error.to_string().contains(words), "{error}");
}

#[test]
fn a_number_or_letter_is_never_used_again_after_a_removal() {
    let mut f = Fixture::new();
    let first = f.add(f.text("One"));
    let second = f.add(f.text("Two"));
    f.split(first, None).expect("split");
    let component = f.find("M-2020-01b");
    f.change(|change| change.remove(component)).expect("removed");
    f.change(|change| change.remove(second)).expect("removed");
    let meeting = f.meeting;
    let next = |change: &mut Change<'_>| Ok((change.next_in_meeting(meeting)?, change.next_component(first)?));
    let (number, letter) = f.change(next).expect("numbered");
    assert_eq!((number.as_str(), letter.as_str()), ("M-2020-03", "M-2020-01c"));
    let again = NewRecommendation { reference: Ref::new("m-2020-02").expect("a reference"), ..f.text("Two") };
    refused(f.change(|change| change.add(&again)), "was that of a recommendation that was removed");
}

#[test]
fn the_letters_end_at_z() {
    let mut f = Fixture::new();
    let whole = f.add(f.text("One"));
    let last = NewRecommendation {
        reference: Ref::new("M-2020-01z").expect("a reference"),
        parent: Some(whole),
        ..f.text("The last part")
    };
    f.change(|change| change.add(&last)).expect("added");
    refused(f.change(|change| change.next_component(whole)), "used up");
}

#[test]
fn a_group_is_expanded_by_its_members_of_that_day_and_names_the_others() {
    let mut f = Fixture::new();
    let (group, meeting) = (f.group, f.meeting);
    let told = f.change(|change| change.expand(group, change.day_of_expansion(Some(meeting))?)).expect("expanded");
    let codes: Vec<&str> = told.members.iter().map(|(_, code)| code.as_str()).collect();
    let outside: Vec<&str> = told.outside.iter().map(|one| one.code.as_str()).collect();
    assert_eq!((codes, outside, told.on), (vec!["BWA", "ZMB"], vec!["AGO", "ZWE"], day(ADOPTED)));
    let lone = f.owners[0];
    refused(f.change(|change| change.expand(lone, TODAY)), "has no member");
}

#[test]
fn a_component_is_adopted_with_the_whole_unless_that_was_reported_on_before() {
    let mut f = Fixture::new();
    let whole = f.add(f.text("One and two"));
    let part = |f: &Fixture, letter: &str| NewRecommendation {
        reference: Ref::new(&format!("M-2020-01{letter}")).expect("a reference"),
        parent: Some(whole),
        ..f.text("One")
    };
    let new = part(&f, "a");
    let added = f.change(|change| change.add(&new)).expect("added");
    assert_eq!((added.counts_from, added.newly_compound), (None, true));
    f.update(added.id, &Part::Whole, &status(Status::Implemented, "2021-01-01")).expect("long before today");

    let reported = f.add(f.text("Three and four"));
    f.update(reported, &Part::Whole, &status(Status::InProgress, "2021-01-01")).expect("allowed");
    let late =
        NewRecommendation { reference: Ref::new("M-2020-02a").expect("a reference"), parent: Some(reported), ..f.text("Three") };
    let added = f.change(|change| change.add(&late)).expect("added");
    assert_eq!(added.counts_from, Some(TODAY));
    assert_eq!(added.lines.len(), 1, "the whole stands otherwise: {:?}", added.lines);
    refused(f.update(added.id, &Part::Whole, &status(Status::InProgress, "2022-01-01")), "before its first day");
    assert_eq!(f.status(reported), Status::NotReported);
    assert_eq!(f.then("2026-11-23", None)[2], "M-2020-02 single in-progress");
    f.assert_folded();
}

#[test]
fn a_split_leaves_the_status_of_the_whole_as_it_was_whichever_it_is() {
    for &wanted in Status::ALL {
        let mut f = Fixture::new();
        let whole = f.add(f.text("Sign the MoU. Report on it."));
        let other = f.add(f.text("Another"));
        if wanted != Status::NotReported {
            let successor = if wanted == Status::Superseded { Successor::Is(other) } else { Successor::NotNamed };
            let new = NewFollowUp { successor, ..status(wanted, "2021-05-01") };
            f.update(whole, &Part::Whole, &new).unwrap_or_else(|error| panic!("{wanted}: {error}"));
        }
        let split = f.split(whole, on("2022-01-01")).unwrap_or_else(|error| panic!("{wanted}: {error}"));
        assert_eq!(split.components.len(), 2);
        assert_eq!((f.status(whole), f.status(f.find("M-2020-01a"))), (wanted, wanted));
        assert_eq!(f.then("2021-12-31", None)[0], format!("M-2020-01 single {wanted}"));
        assert_eq!(f.then("2022-01-01", None)[0], format!("M-2020-01 components {wanted}"));
        f.assert_folded();
    }
}

#[test]
fn what_was_known_before_a_split_is_the_whole_alone() {
    let mut f = Fixture::new();
    let whole = f.add(f.text("Sign the MoU. Report on it."));
    f.split(whole, on("2022-01-01")).expect("split");
    let split_at = f.last_instant();
    assert_eq!(f.then("2026-11-24", None).len(), 3);
    assert_eq!(f.then("2026-11-24", Some(split_at)), ["M-2020-01 single not-reported"]);
}

#[test]
fn a_component_inherits_owners_and_deadline_and_a_doubt_but_no_confirmation() {
    let mut f = Fixture::new();
    let whole = f.add(f.text("Sign the MoU. Report on it."));
    let evidence = vec![Evidence { place: "https://example.org".to_owned(), sha256: None }];
    let done = NewFollowUp { evidence, due: Some(Deadline::None), ..status(Status::Implemented, "2021-05-01") };
    f.update(whole, &Part::Whole, &NewFollowUp { reported_by: Some("Ms Phiri".to_owned()), ..done }).expect("allowed");
    let confirmed = NewFollowUp { assurance: Some(Assurance::Confirmed), ..NewFollowUp::default() };
    f.update(whole, &Part::Whole, &confirmed).expect("another person confirms");
    let split = f.split(whole, None).expect("split");
    assert_eq!((split.assurance_before, split.assurance), (Assurance::Confirmed, Assurance::Documented));
    let component = f.dossier(f.find("M-2020-01a")).recommendation;
    assert_eq!(component.standing.assurance, Assurance::Documented);
    assert_eq!((component.standing.deadline, component.owners.len()), (Some(Deadline::None), 1));

    let doubted = f.add(f.text("Sign the MoU. Report on it."));
    f.update(doubted, &Part::Whole, &status(Status::Implemented, "2021-05-01")).expect("allowed");
    let doubt = NewFollowUp { assurance: Some(Assurance::Queried), note: Some("which?".to_owned()), ..NewFollowUp::default() };
    f.update(doubted, &Part::Whole, &doubt).expect("allowed");
    f.split(doubted, None).expect("split");
    assert_eq!(f.dossier(doubted).recommendation.standing.assurance, Assurance::Queried);
    f.assert_folded();
}

#[test]
fn what_can_not_be_split_says_why() {
    let mut f = Fixture::new();
    let each = f.each();
    refused(f.split(each, None), "is tracked for each of its owners");
    let whole = f.add(f.text("Sign the MoU. Report on it."));
    f.update(whole, &Part::Whole, &status(Status::InProgress, "2022-01-01")).expect("allowed");
    refused(f.split(whole, on("2021-01-01")), "reported of `M-2020-02` as a whole");
    refused(f.split(whole, on("2030-01-01")), "lies in the future");
    f.split(whole, None).expect("split");
    refused(f.split(whole, None), "has components already");
}

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
    refused(f.change(reassign(on("2030-01-01"))), "lies in the future");
    f.change(reassign(on("2023-01-01"))).expect("reassigned");
    let tally = f.dossier(id).recommendation.tally.expect("tracked each");
    assert_eq!((tally.n_shares, tally.n_implemented), (2, 1));
    f.update(id, &Part::Owners(vec![zmb]), &status(Status::Implemented, "2022-06-01")).expect("a late letter");
    refused(f.update(id, &Part::Owners(vec![zmb]), &status(Status::InProgress, "2026-11-24")), "behind its last day");
    refused(f.update(id, &Part::Owners(vec![zwe]), &status(Status::InProgress, "2022-06-01")), "before its first day");
    assert_eq!(f.then("2022-12-31", None), ["M-2020-01 each implemented"]);
    assert_eq!(f.then("2023-01-01", None), ["M-2020-01 each partly-implemented"]);
    // Zambia comes back: a share of its own, with a history of its own.
    f.change(|change| change.reassign(id, &[], &[as_lead(zmb)], Some(day("2025-01-01")))).expect("added");
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
fn a_restatement_without_a_circle_and_with_nothing_of_its_own() {
    let mut f = Fixture::new();
    let (one, two) = (f.add(f.text("One. Two.")), f.add(f.text("Two. Three.")));
    refused(f.change(|change| change.link(&relation(one, RelationKind::Supports, one))), "to itself");
    f.change(|change| change.link(&relation(two, RelationKind::Reiterates, one))).expect("linked");
    refused(f.change(|change| change.link(&relation(one, RelationKind::Reiterates, two))), "circle");
    // Also through a compound: its component may not restate what restates it.
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
fn what_restates_two_that_restate_one_another_stands_as_they_do() {
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
fn only_what_nothing_depends_on_is_removed_and_takes_all_that_is_its_own_along() {
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
fn a_recommendation_moves_to_another_meeting_with_what_was_adopted_with_it() {
    let mut f = Fixture::new();
    let whole = f.add(f.text("Sign the MoU. Report on it."));
    f.split(whole, on("2022-01-01")).expect("split");
    f.update(f.find("M-2020-01a"), &Part::Whole, &status(Status::InProgress, "2022-06-01")).expect("allowed");
    let to = |meeting| Edit { meeting: crate::store::adopt::edit::Becomes::This(meeting), ..Edit::default() };
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
        f.change(|change| change.edit(component, &to(later))).map(|edited| assert!(edited.fields.is_empty())).and(f.change(
            |change| change.edit(component, &Edit { meeting: crate::store::adopt::edit::Becomes::Empty, ..Edit::default() }),
        )),
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
    refused(f.change(|change| change.remove_translation(id, Lang::Pt)), "does not stand in `pt`");
}

#[test]
fn tracking_each_begins_where_nothing_was_reported_of_the_whole() {
    let mut f = Fixture::new();
    let reported = f.add(f.text("One"));
    f.update(reported, &Part::Whole, &status(Status::InProgress, "2021-01-01")).expect("allowed");
    refused(f.change(|change| change.track_each(reported)), "as a whole was reported");
    let silent = f.add(f.text("Two"));
    assert_eq!(f.change(|change| change.track_each(silent)).expect("tracked"), 1);
    refused(f.change(|change| change.track_each(silent)), "tracked each already");
    f.assert_folded();
}

mod any_order {
    use proptest::prelude::{Strategy, prop_oneof, proptest};
    use proptest::sample::{Index, select};

    use super::{
        Author, Deadline, Fixture, Keep, NewRecommendation, Part, Reassignment, RecommendationId, RelationKind, Role, Span,
        Status, Successor, author, day, relation, status,
    };
    use crate::model::vocabulary::Vocabulary;

    /// One command of an officer; an index picks one of what there is.
    #[derive(Debug, Clone)]
    enum Step {
        Add,
        AddEach,
        AddComponent(Index),
        Split(Index, u32),
        Update(Index, Status, u32),
        UpdateShare(Index, usize, Status, u32),
        Due(Index, u32),
        AddOwner(Index, usize, u32),
        RemoveOwner(Index, usize, u32),
        Link(Index, Index),
        Unlink(Index, Index),
        Remove(Index),
        TrackEach(Index),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let index = || proptest::prelude::any::<Index>();
        let status = || select(Status::ALL);
        let days = || 0u32..3000;
        let step = prop_oneof![
            3 => proptest::prelude::Just(Step::Add),
            1 => proptest::prelude::Just(Step::AddEach),
            2 => index().prop_map(Step::AddComponent),
            3 => (index(), days()).prop_map(|(id, on)| Step::Split(id, on)),
            4 => (index(), status(), days()).prop_map(|(id, status, on)| Step::Update(id, status, on)),
            3 => (index(), 0usize..4, status(), days()).prop_map(|(id, who, status, on)| Step::UpdateShare(id, who, status, on)),
            1 => (index(), days()).prop_map(|(id, on)| Step::Due(id, on)),
            2 => (index(), 0usize..4, days()).prop_map(|(id, who, on)| Step::AddOwner(id, who, on)),
            2 => (index(), 0usize..4, days()).prop_map(|(id, who, on)| Step::RemoveOwner(id, who, on)),
            3 => (index(), index()).prop_map(|(from, to)| Step::Link(from, to)),
            1 => (index(), index()).prop_map(|(from, to)| Step::Unlink(from, to)),
            1 => index().prop_map(Step::Remove),
            1 => index().prop_map(Step::TrackEach),
        ];
        proptest::collection::vec(step, 1..25)
    }

    #[expect(clippy::unnecessary_wraps, reason = "reads as what is given")]
    fn span(days: u32) -> Option<Span> {
        Some(Span::Day(day("2018-06-01") + chrono::Days::new(days.into())))
    }

    impl Fixture {
        fn all(&self) -> Vec<RecommendationId> {
            let mut statement = self.register.connection.prepare("SELECT id FROM recommendation ORDER BY id").expect("read");
            statement.query_map([], |row| row.get(0)).expect("read").map(|id| id.expect("an id")).collect()
        }

        fn take(&mut self, step: &Step) -> crate::error::Result<()> {
            let all = self.all();
            let pick = |index: &Index| *index.get(&all);
            if all.is_empty() || matches!(step, Step::Add) {
                self.add(self.text("Sign the MoU. Report on it."));
                return Ok(());
            }
            let lead = |owner| [Reassignment { owner, role: Some(Role::Lead) }];
            let owners = self.owners.clone();
            match step {
                Step::Add => Ok(()),
                Step::AddEach => {
                    self.each();
                    Ok(())
                }
                Step::AddComponent(id) => {
                    let new = NewRecommendation { parent: Some(pick(id)), ..self.text("Report on it") };
                    self.change(|change| {
                        let reference = change.next_component(pick(id))?;
                        change.add(&NewRecommendation { reference, ..new }).map(|_| ())
                    })
                }
                Step::Split(id, on) => self.split(pick(id), span(*on)).map(|_| ()),
                Step::Update(id, to, on) => {
                    let successor = if *to == Status::Superseded { Successor::Is(all[0]) } else { Successor::NotNamed };
                    let new = super::NewFollowUp { successor, happened: span(*on), ..status(*to, "2021-01-01") };
                    self.update(pick(id), &Part::Whole, &new)
                }
                Step::UpdateShare(id, who, to, on) => {
                    let new = super::NewFollowUp { happened: span(*on), ..status(*to, "2021-01-01") };
                    self.update(pick(id), &Part::Owners(vec![owners[*who]]), &new)
                }
                Step::Due(id, on) => {
                    let due = Deadline::On(Span::Year(2020 + i32::try_from(on % 9).unwrap_or(0)));
                    let note = Some("why".to_owned());
                    let new = super::NewFollowUp { due: Some(due), note, happened: span(*on), ..super::NewFollowUp::default() };
                    self.update(pick(id), &Part::Whole, &new)
                }
                Step::AddOwner(id, who, on) => self.change(|change| {
                    let from_on = change.day_of_reassignment(pick(id), span(*on))?;
                    change.reassign(pick(id), &[], &lead(owners[*who]), from_on).map(|_| ())
                }),
                Step::RemoveOwner(id, who, on) => self.change(|change| {
                    let from_on = change.day_of_reassignment(pick(id), span(*on))?;
                    change.reassign(pick(id), &lead(owners[*who]), &[], from_on).map(|_| ())
                }),
                Step::Link(from, to) => {
                    self.change(|change| change.link(&relation(pick(from), RelationKind::Reiterates, pick(to))).map(|_| ()))
                }
                Step::Unlink(from, to) => {
                    self.change(|change| change.unlink(pick(from), RelationKind::Reiterates, pick(to)).map(|_| ()))
                }
                Step::Remove(id) => self.change(|change| change.remove(pick(id)).map(|_| ())),
                Step::TrackEach(id) => self.change(|change| change.track_each(pick(id)).map(|_| ())),
            }
        }
    }

    proptest! {
        #![proptest_config(super::cases(6))]

        #[test]
        fn every_standing_is_the_fold_whatever_an_officer_does(steps in steps()) {
            let mut f = Fixture::new();
            for step in &steps {
                match f.take(step) {
                    Ok(()) => {}
                    Err(refused) if refused.exit_code() == 4 => {}
                    Err(other) => panic!("{step:?}: {other:?}"),
                }
                f.assert_folded();
            }
            // Nothing is left to settle: a command that sets nothing anew changes no row.
            let all = f.all();
            let quiet = Author { command: "settle".to_owned(), ..author() };
            let n_before: i64 = f.register.connection.query_row("SELECT count(*) FROM log", [], |row| row.get(0)).expect("a count");
            f.register
                .change(&quiet, Keep::Commit, |change| all.iter().try_for_each(|id| crate::store::fold::settle::settle(change, *id, None)))
                .expect("settled");
            let n_after: i64 = f.register.connection.query_row("SELECT count(*) FROM log", [], |row| row.get(0)).expect("a count");
            assert_eq!(n_before, n_after);
            for year in ["2019-01-01", "2022-01-01", "2026-11-24"] {
                f.then(year, None);
            }
        }
    }
}
