//! What else moves with a meeting, what a meeting may not do, and the deadline as a property.

use chrono::{Days, NaiveDate};
use proptest::prelude::{prop_assert_eq, proptest};

use super::{Happening, Story, happening, meeting, span};
use crate::model::becomes::Becomes;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::id::RecommendationId;
use crate::model::record::Recommendation;
use crate::model::vocabulary::{MeetingKind, Role};
use crate::store::adopt::add::NewRecommendation;
use crate::store::file::register::Keep;
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::lookup::filter::Filter;
use crate::store::meeting::deadlines::Resolved;
use crate::store::meeting::entering::MeetingEdit;
use crate::testing::{TODAY, author, cases, day};

#[test]
fn components_and_shares_that_inherit_are_shown_and_those_with_a_day_of_their_own_stay() {
    let mut story = Story::begin();
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    let owners = ["ZMB", "ZWE"].map(|code| story.add_state(code));
    let leads = owners.iter().map(|&owner| (owner, Role::Lead)).collect();
    let each = |new| NewRecommendation { is_each: true, owners: leads, ..new };
    story.adopt_as("WS-2026-01", Some("next:ministerial"), each).expect("added");
    let parent = story.adopt("WS-2026-02", Some("next:ministerial+1d")).expect("added");
    for part in ["WS-2026-02a", "WS-2026-02b"] {
        story.adopt_as(part, None, |new| NewRecommendation { parent: Some(parent), ..new }).expect("added");
    }
    let own_day = NewFollowUp { due: Some(Deadline::On(span("2027-01-31"))), ..NewFollowUp::default() };
    story.update("2026-11-24", "WS-2026-01", &Part::Owners(vec![owners[1]]), &own_day);
    story.update("2026-11-24", "WS-2026-02b", &Part::Whole, &own_day);
    let of_share = Deadline::parse("meeting:MIN-2027-1d").expect("a deadline");
    let moved = story.start("2026-12-01", "MIN-2027", "2027-06-07");
    assert_eq!(
        moved,
        [
            "WS-2026-01 ZMB next:ministerial 2027-03-01 2027-06-07",
            "WS-2026-01 next:ministerial 2027-03-01 2027-06-07",
            "WS-2026-02 next:ministerial+1d 2027-03-02 2027-06-08",
            "WS-2026-02a next:ministerial+1d 2027-03-02 2027-06-08",
        ]
    );
    story.update(
        "2026-12-02",
        "WS-2026-01",
        &Part::Owners(vec![owners[1]]),
        &NewFollowUp { due: Some(of_share), note: Some("a reason".to_owned()), ..NewFollowUp::default() },
    );
    let moved = story.start("2026-12-03", "MIN-2027", "2027-07-01");
    assert!(moved.contains(&"WS-2026-01 ZWE meeting:MIN-2027-1d 2027-06-06 2027-06-30".to_owned()));
}

#[test]
fn what_a_meeting_adopted_counts_from_its_new_day_and_is_sorted_by_it() {
    let mut story = Story::begin();
    story.add(&meeting("OTH-2026", MeetingKind::Other, Some("2026-11-01")));
    let other = story.register.find_meeting("OTH-2026").expect("there");
    story.adopt_as("OTH-2026-01", None, |new| NewRecommendation { meeting: Some(other), ..new }).expect("added");
    let parent = story.adopt("WS-2026-01", None).expect("added");
    story.adopt_as("WS-2026-01a", None, |new| NewRecommendation { parent: Some(parent), ..new }).expect("added");
    let listed = |story: &Story| {
        let mut refs = Vec::new();
        let mut read = |record: Recommendation| {
            refs.push(record.reference.to_string());
            Ok(())
        };
        story.register.recommendations(&Filter::default(), TODAY, &mut read).expect("read");
        refs
    };
    assert_eq!(listed(&story), ["WS-2026-01", "WS-2026-01a", "OTH-2026-01"]);
    story.start("2026-11-24", "WS-2026", "2026-11-20");
    assert_eq!(listed(&story), ["OTH-2026-01", "WS-2026-01", "WS-2026-01a"]);
    for reference in ["WS-2026-01", "WS-2026-01a"] {
        assert_eq!(story.standing(reference).watch.quiet_since_on, Some(day("2026-11-20")), "{reference}");
    }
    let first_days: String = {
        let sql = "SELECT group_concat(DISTINCT first_on) FROM recommendation WHERE ref LIKE 'WS-%'";
        story.register.connection.query_row(sql, [], |row| row.get(0)).expect("read")
    };
    assert_eq!(first_days, "2026-11-20");
}

#[test]
fn a_meeting_does_not_end_before_it_starts() {
    let mut story = Story::begin();
    let id = story.register.find_meeting("WS-2026").expect("there");
    let edit = MeetingEdit { ends: Becomes::This(span("2026-09")), ..MeetingEdit::default() };
    let refused = story.register.change(&author("test"), Keep::Commit, |change| change.edit_meeting(id, &edit));
    assert_eq!(refused.expect_err("refused").exit_code(), 4);
    story.edit("2026-11-24", "WS-2026", &MeetingEdit { ends: Becomes::This(span("2026")), ..MeetingEdit::default() });
}

#[test]
fn deadlines_that_follow_meetings_are_found_through_their_index() {
    let story = Story::begin();
    let plan = |of: Option<RecommendationId>| {
        let sql = format!("EXPLAIN QUERY PLAN {}", crate::store::meeting::deadlines::following_sql(of));
        let mut statement = story.register.connection.prepare(&sql).expect("a plan");
        let lines = statement.query_map((TODAY, of), |row| row.get::<_, String>(3)).expect("a plan");
        lines.map(|line| line.expect("a line")).collect::<Vec<_>>()
    };
    assert!(plan(None).iter().any(|line| line.contains("SCAN f USING INDEX follow_up_event")), "{:?}", plan(None));
    let of = plan(Some(RecommendationId(3)));
    assert!(of.iter().any(|line| line.contains("SEARCH f USING INDEX follow_up_event (recommendation_id=?)")), "{of:?}");
    assert!(!of.iter().any(|line| line.contains("SCAN")), "{of:?}");
}

#[test]
fn without_a_meeting_the_next_one_is_counted_from_the_day_it_was_set() {
    let mut story = Story::begin();
    let id = story.adopt_as("X-01", None, |new| NewRecommendation { meeting: None, ..new }).expect("added");
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    let next = Deadline::parse("next:ministerial").expect("a deadline");
    let resolve =
        |on: &str| crate::store::meeting::deadlines::resolve(&story.register.connection, id, &next, day(on)).expect("resolved");
    let Resolved { reference, on, .. } = resolve("2026-12-01");
    assert_eq!((reference.as_deref(), on), (Some("MIN-2027"), Some(day("2027-03-01"))));
    assert_eq!(resolve("2027-03-01").on, None);
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn a_deadline_is_the_meetings_day_until_the_meeting_was_held(
        steps in proptest::collection::vec((0u64..60, happening()), 1..8),
        offset in -40i32..40,
    ) {
        let mut story = Story::begin();
        story.add(&meeting("MIN-2027", MeetingKind::Ministerial, None));
        story.adopt("WS-2026-01", Some(&format!("meeting:MIN-2027{offset:+}d"))).expect("added");
        let (mut today, mut starts, mut is_cancelled, mut expected) = (TODAY, None, false, None::<NaiveDate>);
        for (days, happening) in steps {
            today = today + Days::new(days);
            let before = starts.filter(|_| !is_cancelled);
            let was_held = before.is_some_and(|starts| starts <= today);
            let edit = match happening {
                Happening::Starts(day) => {
                    starts = day;
                    MeetingEdit { starts: Becomes::typed(day.map(Span::Day), true), ..MeetingEdit::default() }
                }
                Happening::Cancelled(is) => {
                    is_cancelled = is;
                    MeetingEdit { is_cancelled: Some(is), ..MeetingEdit::default() }
                }
            };
            let day = starts.filter(|_| !is_cancelled);
            if day != before && !(was_held && expected.is_some()) {
                expected = day.map(|day| day + chrono::TimeDelta::days(offset.into()));
            }
            story.edit(&today.to_string(), "MIN-2027", &edit);
            let standing = story.standing("WS-2026-01");
            prop_assert_eq!((standing.due_on, standing.n_extensions), (expected, 0));
        }
    }
}
