//! Adding and splitting: numbers, owners, and the day from which a recommendation counts. A split leaves every standing
//! and the past unchanged; its parts inherit.

use super::{ADOPTED, Fixture, on, refused, status};
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::follow_up::Evidence;
use crate::model::reference::Ref;
use crate::model::vocabulary::{Assurance, Response, Status, Vocabulary};
use crate::store::adopt::add::NewRecommendation;
use crate::store::item::record::{NewFollowUp, Part, Successor};
use crate::store::log::change::Change;
use crate::testing::{TODAY, day};

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
fn a_component_counts_from_the_adoption_unless_the_whole_was_already_reported_on() {
    let mut f = Fixture::new();
    let whole = f.add(f.text("One and two"));
    let part = |f: &Fixture, letter: &str| NewRecommendation {
        reference: Ref::new(&format!("M-2020-01{letter}")).expect("a reference"),
        parent: Some(whole),
        ..f.text("One")
    };
    let new = part(&f, "a");
    let added = f.change(|change| change.add(&new)).expect("added");
    assert_eq!(added.counts_from, None);
    f.update(added.id, &Part::Whole, &status(Status::Implemented, "2021-01-01")).expect("long before today");

    let reported = f.add(f.text("Three and four"));
    f.update(reported, &Part::Whole, &status(Status::InProgress, "2021-01-01")).expect("allowed");
    let late =
        NewRecommendation { reference: Ref::new("M-2020-02a").expect("a reference"), parent: Some(reported), ..f.text("Three") };
    let added = f.change(|change| change.add(&late)).expect("added");
    assert_eq!(added.counts_from, Some(TODAY));
    refused(f.update(added.id, &Part::Whole, &status(Status::InProgress, "2022-01-01")), "before its first day");
    assert_eq!(f.status(reported), Status::NotReported);
    assert_eq!(f.then("2026-11-23", None)[2], "M-2020-02 single in-progress");
    f.assert_folded();
}

#[test]
fn a_split_leaves_every_status_of_the_whole_as_it_was() {
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
fn before_a_split_only_the_whole_was_known() {
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
    let evidence = vec![Evidence { place: "https://example.org".to_owned(), sha256: None, dated: None }];
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
fn a_split_that_is_refused_says_why() {
    let mut f = Fixture::new();
    let each = f.each();
    refused(f.split(each, None), "is tracked for each of its owners");
    let whole = f.add(f.text("Sign the MoU. Report on it."));
    f.update(whole, &Part::Whole, &status(Status::InProgress, "2022-01-01")).expect("allowed");
    refused(f.split(whole, on("2021-01-01")), "reported for `M-2020-02` as a whole");
    refused(f.split(whole, on("2030-01-01")), "is in the future");
    f.split(whole, None).expect("split");
    refused(f.split(whole, None), "has components already");
}

#[test]
fn components_of_a_whole_without_reports_count_from_its_first_day() {
    let mut f = Fixture::new();
    let whole = f.add(f.text("Sign the MoU. Report on it."));
    let agreed = NewFollowUp { response: Some(Response::Accepted), ..NewFollowUp::default() };
    f.update(whole, &Part::Whole, &NewFollowUp { happened: on("2021-05-01"), ..agreed }).expect("allowed");
    let split = f.split(whole, None).expect("split");
    assert_eq!(split.from, on(ADOPTED).map(Span::first_day));
    let first = f.find("M-2020-01a");
    assert_eq!(
        f.then("2020-12-31", None),
        ["M-2020-01 components not-reported", "M-2020-01a single not-reported", "M-2020-01b single not-reported"]
    );
    assert_eq!(f.dossier(first).entries.first().map(|one| one.happened_on.to_string()).as_deref(), Some("2021-05-01"));
    f.update(first, &Part::Whole, &status(Status::InProgress, "2021-03-01")).expect("the letter of March");
    assert_eq!(f.status(whole), Status::InProgress);
    f.assert_folded();
}
