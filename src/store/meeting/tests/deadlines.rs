//! Deadlines that follow a meeting: bound once, moved with it, fixed once it has been held.

use super::{Story, meeting, span};
use crate::model::becomes::Becomes;
use crate::model::record::Recommendation;
use crate::model::vocabulary::{Health, MeetingKind, Status};
use crate::store::file::register::Register;
use crate::store::fold::past::Moment;
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::lookup::filter::Filter;
use crate::store::lookup::settings::Settings;
use crate::store::meeting::entering::{MeetingEdit, NewMeeting};
use crate::testing::{TODAY, day};

#[test]
fn a_deadline_waits_for_the_next_meeting_and_moves_with_it() {
    let mut story = Story::begin();
    story.adopt("WS-2026-01", Some("next:ministerial-30d")).expect("added");
    let health = |story: &Story| story.standing("WS-2026-01").health(TODAY, Settings::default().patience);
    assert_eq!((story.standing("WS-2026-01").due_on, health(&story)), (None, Health::AwaitingMeeting));

    assert_eq!(story.add(&meeting("MIN-2027", MeetingKind::Ministerial, None)), Vec::<String>::new());
    let moved = story.start("2026-11-25", "MIN-2027", "2027");
    assert_eq!(moved, ["WS-2026-01 next:ministerial-30d - 2027-12-01"]);
    story.start("2026-11-26", "MIN-2027", "2027-03");
    story.due("WS-2026-01", Some("2027-03-01"));
    let moved = story.start("2026-11-27", "MIN-2027", "2027-06-07");
    assert_eq!(moved, ["WS-2026-01 next:ministerial-30d 2027-03-01 2027-05-08"]);

    let standing = story.standing("WS-2026-01");
    assert_eq!((standing.n_extensions, standing.original_due_on), (0, Some(day("2027-12-01"))));
    assert_eq!(standing.updated_on, Some(day("2026-10-05")));
}

#[test]
fn the_deadline_of_a_past_day_follows_from_the_moves() {
    let mut story = Story::begin();
    story.adopt("WS-2026-01", Some("next:ministerial")).expect("added");
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    story.start("2026-12-10", "MIN-2027", "2027-06-07");
    let due_then = |when: &str| {
        let mut register = Register::open(story.register.path()).expect("opened");
        register.travel(Moment { day: day(when), known_before: None }).expect("travelled");
        let mut due_on = None;
        let mut read = |record: Recommendation| {
            due_on = record.standing.due_on;
            Ok(())
        };
        register.recommendations(&Filter::default(), day(when), &mut read).expect("read");
        due_on.map(|day| day.to_string())
    };
    assert_eq!(due_then("2026-11-23"), None);
    assert_eq!(due_then("2026-11-24").as_deref(), Some("2027-03-01"));
    assert_eq!(due_then("2026-12-09").as_deref(), Some("2027-03-01"));
    assert_eq!(due_then("2026-12-10").as_deref(), Some("2027-06-07"));
}

#[test]
fn a_cancelled_meeting_leaves_no_day_and_a_held_meeting_fixes_it() {
    let mut story = Story::begin();
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    story.adopt("WS-2026-01", Some("meeting:min-2027+7d")).expect("added");
    assert_eq!(story.standing("WS-2026-01").deadline.map(|due| due.to_string()).as_deref(), Some("meeting:MIN-2027+7d"));
    story.due("WS-2026-01", Some("2027-03-08"));

    let cancelled = |is_cancelled| MeetingEdit { is_cancelled: Some(is_cancelled), ..MeetingEdit::default() };
    let (moved, _) = story.edit("2026-12-01", "MIN-2027", &cancelled(true));
    assert_eq!(moved, ["WS-2026-01 meeting:MIN-2027+7d 2027-03-08 -"]);
    story.edit("2026-12-02", "MIN-2027", &cancelled(false));
    story.due("WS-2026-01", Some("2027-03-08"));

    let starts = MeetingEdit { starts: Becomes::This(span("2027-03-02")), ..MeetingEdit::default() };
    assert_eq!(story.edit("2027-03-01", "MIN-2027", &starts), (Vec::new(), 1));
    story.due("WS-2026-01", Some("2027-03-08"));
}

#[test]
fn what_stays_behind_a_moved_meeting_stays_when_something_else_of_it_is_edited() {
    let mut story = Story::begin();
    story.add(&meeting("MIN-2026", MeetingKind::Ministerial, Some("2026-11-30")));
    story.adopt("WS-2026-01", Some("next:ministerial")).expect("added");
    story.start("2026-12-02", "MIN-2026", "2027-01-20");
    story.due("WS-2026-01", Some("2026-11-30"));
    let place = MeetingEdit { place: Becomes::This("Gaborone".to_owned()), ..MeetingEdit::default() };
    assert_eq!(story.edit("2026-12-03", "MIN-2026", &place), (Vec::new(), 0));
    story.due("WS-2026-01", Some("2026-11-30"));
    assert_eq!(story.start("2026-12-04", "MIN-2026", "2027-02-20"), ["WS-2026-01 next:ministerial 2026-11-30 2027-02-20"]);
}

#[test]
fn a_month_is_not_held_before_its_end() {
    let mut story = Story::begin();
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03")));
    story.adopt("WS-2026-01", Some("next:ministerial")).expect("added");
    story.due("WS-2026-01", Some("2027-03-31"));
    story.start("2027-03-30", "MIN-2027", "2027-05");
    story.due("WS-2026-01", Some("2027-05-31"));
    story.start("2027-05-31", "MIN-2027", "2027-06");
    story.due("WS-2026-01", Some("2027-05-31"));
}

#[test]
fn the_next_meeting_of_the_kind_and_body_after_the_adopting_one_is_bound_once() {
    let mut story = Story::begin();
    story.adopt("WS-2026-01", Some("next:ministerial")).expect("added");
    story.add(&meeting("MIN-2020", MeetingKind::Ministerial, Some("2020-03-01")));
    story.add(&meeting("TEC-2027", MeetingKind::Technical, Some("2027-01-10")));
    story.add(&NewMeeting { body: "AU".to_owned(), ..meeting("AU-2027", MeetingKind::Ministerial, Some("2027-01-11")) });
    story.due("WS-2026-01", None);
    assert_eq!(story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01"))).len(), 1);
    assert_eq!(story.add(&meeting("MIN-2026", MeetingKind::Ministerial, Some("2026-12-01"))).len(), 0);
    story.due("WS-2026-01", Some("2027-03-01"));
    story.adopt("WS-2026-02", Some("next:ministerial")).expect("added");
    story.due("WS-2026-02", Some("2026-12-01"));
}

#[test]
fn the_longest_reference_wins_and_an_unknown_one_is_not_found() {
    let mut story = Story::begin();
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    story.adopt("WS-2026-01", Some("meeting:MIN-2027-30d")).expect("added");
    story.due("WS-2026-01", Some("2027-01-30"));
    story.add(&meeting("MIN-2027-30d", MeetingKind::Other, Some("2027-09-01")));
    story.adopt("WS-2026-02", Some("meeting:MIN-2027-30d")).expect("added");
    story.due("WS-2026-01", Some("2027-01-30"));
    story.due("WS-2026-02", Some("2027-09-01"));
    let refused = story.adopt("WS-2026-03", Some("meeting:MIN-2O27+1d")).expect_err("unknown");
    assert_eq!((refused.exit_code(), refused.to_string().as_str()), (3, "no meeting `MIN-2O27`"));
    assert_eq!(refused.near().as_deref(), Some("did you mean `MIN-2027`?"));
    let refused = story.adopt("WS-2026-04", Some("meeting:MIN-2027-99999d"));
    assert!(refused.is_ok(), "{refused:?}");
    let far = meeting("FAR", MeetingKind::Other, Some("9999-12-31"));
    story.add(&far);
    assert_eq!(story.adopt("WS-2026-05", Some("meeting:FAR+1d")).expect_err("beyond").exit_code(), 2);
}

#[test]
fn a_closed_items_deadline_stays_and_catches_up_when_it_is_reopened() {
    let mut story = Story::begin();
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    story.adopt("WS-2026-01", Some("next:ministerial")).expect("added");
    let note = Some("told by telephone".to_owned());
    let dropped = NewFollowUp { status: Some(Status::Dropped), note: note.clone(), ..NewFollowUp::default() };
    story.update("2026-12-01", "WS-2026-01", &Part::Whole, &dropped);
    assert_eq!(story.start("2026-12-02", "MIN-2027", "2027-06-07"), Vec::<String>::new());
    story.due("WS-2026-01", Some("2027-03-01"));
    let again = NewFollowUp { status: Some(Status::InProgress), note, ..NewFollowUp::default() };
    story.update("2026-12-03", "WS-2026-01", &Part::Whole, &again);
    story.due("WS-2026-01", Some("2027-06-07"));
    assert_eq!(story.standing("WS-2026-01").n_extensions, 0);
}
