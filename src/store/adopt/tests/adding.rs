//! What is added: its number, its owners, and the day from which it counts.

use super::{ADOPTED, Fixture, refused, status};
use crate::model::reference::Ref;
use crate::model::vocabulary::Status;
use crate::store::adopt::add::NewRecommendation;
use crate::store::item::record::Part;
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
