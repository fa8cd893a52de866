//! From which day the items of a meeting count when the meeting's day is corrected after owners have reported.

use chrono::NaiveDate;

use super::{Story, on, span};
use crate::model::becomes::Becomes;
use crate::model::vocabulary::Role;
use crate::store::adopt::add::NewRecommendation;
use crate::store::adopt::split::NewComponent;
use crate::store::file::register::Keep;
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::meeting::entering::MeetingEdit;
use crate::store::rules::between::broken;
use crate::store::undo::steps::{Consent, Target};
use crate::testing::{TODAY, author, day};

/// The workshop of 5 October 2026, with `-01` tracked each and `-02` with two components. In October something was
/// reported on one share and one component, and in November `-03` was split.
fn reported() -> Story {
    let mut story = Story::begin();
    let owner = story.add_state("ZMB");
    story
        .adopt_as("WS-2026-01", None, |new| NewRecommendation { is_each: true, owners: vec![(owner, Role::Lead)], ..new })
        .expect("added");
    let parent = story.adopt("WS-2026-02", None).expect("added");
    for part in ["WS-2026-02a", "WS-2026-02b"] {
        story.adopt_as(part, None, |new| NewRecommendation { parent: Some(parent), ..new }).expect("added");
    }
    let split = story.adopt("WS-2026-03", None).expect("added");
    let happened = |on: &str| NewFollowUp { happened: Some(span(on)), note: Some("begun".to_owned()), ..NewFollowUp::default() };
    story.update("2026-11-24", "WS-2026-01", &Part::Owners(vec![owner]), &happened("2026-10-20"));
    story.update("2026-11-24", "WS-2026-02a", &Part::Whole, &happened("2026-10-12"));
    let status = Some(crate::model::vocabulary::Status::InProgress);
    story.update("2026-11-24", "WS-2026-03", &Part::Whole, &NewFollowUp { status, ..happened("2026-10-30") });
    let part = |text: &str| NewComponent { title: text.to_owned(), text: text.to_owned() };
    let into = [part("one"), part("two")];
    let split = story
        .register
        .change(&author("test"), Keep::Commit, |change| change.split(split, &into, Some(span("2026-11-02"))).map(|_| ()));
    split.expect("split");
    story
}

/// The first day of each item.
fn first_days(story: &Story) -> String {
    let sql =
        "SELECT group_concat(substr(ref, 9) || ' ' || ifnull(substr(first_on, 6), '-'), ', ' ORDER BY ref) FROM recommendation";
    story.register.connection.query_row(sql, [], |row| row.get(0)).expect("read")
}

#[track_caller]
fn holds(story: &Story, expected: &str) {
    assert_eq!(first_days(story), expected);
    assert_eq!(broken(&story.register.connection, TODAY).expect("read"), []);
}

fn starts(story: &mut Story, to: Option<&str>) -> Vec<(String, NaiveDate)> {
    let id = story.register.find_meeting("WS-2026").expect("a meeting");
    let edit = MeetingEdit { starts: Becomes::typed(to.map(span), true), ..MeetingEdit::default() };
    let edited = story.register.change(&on("2026-11-24"), Keep::Commit, |change| change.edit_meeting(id, &edit));
    edited.expect("edited").early
}

const AT_FIRST: &str = "01 10-05, 02 10-05, 02a 10-05, 02b 10-05, 03 10-05, 03a 11-02, 03b 11-02";

#[test]
fn a_share_or_component_counts_from_its_first_follow_up_if_the_meeting_moves_behind_it() {
    let mut story = reported();
    holds(&story, AT_FIRST);
    let early = starts(&mut story, Some("2026-11-10"));
    let expected = [("WS-2026-01", "2026-10-20"), ("WS-2026-02a", "2026-10-12")];
    assert_eq!(early, expected.map(|(item, on)| (item.to_owned(), day(on))));
    holds(&story, "01 10-20, 02 11-10, 02a 10-12, 02b 11-10, 03 11-10, 03a 11-02, 03b 11-02");
    // They count from the meeting again; what was split later does not.
    assert_eq!(starts(&mut story, Some("2026-10-15")), [("WS-2026-02a".to_owned(), day("2026-10-12"))]);
    holds(&story, "01 10-15, 02 10-15, 02a 10-12, 02b 10-15, 03 10-15, 03a 11-02, 03b 11-02");
    assert_eq!(starts(&mut story, Some("2026-10-05")), []);
    holds(&story, AT_FIRST);
}

#[test]
fn items_follow_a_meeting_that_loses_its_day_and_gets_another() {
    let mut story = reported();
    starts(&mut story, None);
    holds(&story, "01 -, 02 -, 02a -, 02b -, 03 -, 03a 11-02, 03b 11-02");
    assert_eq!(starts(&mut story, Some("2026-11-10")).len(), 2);
    holds(&story, "01 10-20, 02 11-10, 02a 10-12, 02b 11-10, 03 11-10, 03a 11-02, 03b 11-02");
}

#[test]
fn undo_and_redo_keep_the_rules() {
    let mut story = reported();
    starts(&mut story, Some("2026-11-10"));
    let moved = first_days(&story);
    let take_back =
        |story: &mut Story, target| story.register.take_back(&author("undo"), Keep::Commit, target, &Consent::ToAll).map(|_| ());
    take_back(&mut story, Target::Newest(1)).expect("undone");
    holds(&story, AT_FIRST);
    take_back(&mut story, Target::Undone(1)).expect("redone");
    holds(&story, &moved);

    // The meeting moves to an earlier day; then something is reported that would lie before the first day if the move
    // were undone.
    let mut story = reported();
    starts(&mut story, Some("2026-09-01"));
    let id: i64 = story.register.connection.query_row("SELECT max(id) FROM log", [], |row| row.get(0)).expect("read");
    let note = NewFollowUp { happened: Some(span("2026-09-10")), note: Some("early".to_owned()), ..NewFollowUp::default() };
    story.update("2026-11-24", "WS-2026-02b", &Part::Whole, &note);
    let refused = take_back(&mut story, Target::Entry(id)).expect_err("something depends on it");
    assert_eq!(refused.exit_code(), 4, "{refused}");
    holds(&story, "01 09-01, 02 09-01, 02a 09-01, 02b 09-01, 03 09-01, 03a 11-02, 03b 11-02");
}
