//! The standing of families: inherited deadlines, ended shares, assurances, and the fold as a property.

use chrono::DateTime;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;

use super::{Item, Share, stand};
use crate::model::deadline::Deadline;
use crate::model::follow_up::{Due, Evidence, FollowUp, Judgement, Sets};
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::refusal::Refusal;
use crate::model::vocabulary::{Assurance, Audience, Status};
use crate::testing::{TODAY, day};

fn entry(id: i64, on: &str) -> FollowUp {
    FollowUp {
        id,
        owner: None,
        happened_on: day(on),
        recorded_at: DateTime::UNIX_EPOCH,
        recorded_by: "officer".to_owned(),
        reported_by: None,
        channel: None,
        sets: Sets::default(),
        note: None,
        audience: Audience::Internal,
        cause: None,
        decided_by: None,
        successor: None,
        round: None,
        evidence: Vec::new(),
    }
}

fn status(id: i64, on: &str, status: Status) -> FollowUp {
    FollowUp { sets: Sets { status: Some(status), ..Sets::default() }, note: Some("why".into()), ..entry(id, on) }
}

fn due(id: i64, on: &str, text: &str) -> FollowUp {
    let deadline = Deadline::parse(text).expect("a deadline");
    let on_day = deadline.due_on();
    let sets = Sets { due: Some(Due { deadline, on: on_day, is_move: false }), ..Sets::default() };
    FollowUp { sets, note: Some("because".into()), ..entry(id, on) }
}

fn item(follow_ups: Vec<FollowUp>) -> Item {
    Item {
        id: RecommendationId(1),
        first_on: Some(day("2006-10-11")),
        recorded_on: day("2026-01-01"),
        follow_ups,
        shares: Vec::new(),
        components: Vec::new(),
        restated: None,
    }
}

fn share(id: i64, follow_ups: Vec<FollowUp>) -> Share {
    Share { id, owner: OwnerId(id), since_on: None, until_on: None, follow_ups }
}

#[test]
fn a_later_deadline_is_an_extension_and_the_first_is_kept() {
    let outcome =
        stand(&item(vec![due(1, "2006-10-11", "2007-Q1"), due(2, "2007-01-01", "2008"), due(3, "2008-01-01", "2007")]), TODAY);
    let standing = outcome.expect("allowed").remove(0).standing;
    assert_eq!((standing.original_due_on, standing.due_on), (Some(day("2007-03-31")), Some(day("2007-12-31"))));
    assert_eq!(standing.n_extensions, 1);
}

#[test]
fn a_part_inherits_the_deadline_until_it_has_one_of_its_own_and_none_stops_it() {
    let mut whole = item(vec![due(1, "2006-10-11", "2007"), due(4, "2010-01-01", "2011")]);
    let stopped = share(3, vec![due(3, "2009-01-01", "none")]);
    whole.shares = vec![share(1, vec![]), share(2, vec![due(2, "2008-01-01", "2009")]), stopped];
    let outcome = stand(&whole, TODAY).expect("allowed").remove(0);
    let of = |place: usize| {
        let standing = &outcome.shares[place].1;
        (standing.due_on, standing.original_due_on, standing.n_extensions)
    };
    let first = Some(day("2007-12-31"));
    assert_eq!(of(0), (Some(day("2011-12-31")), first, 1));
    assert_eq!(of(1), (Some(day("2009-12-31")), first, 1));
    assert_eq!(of(2), (None, first, 0));
}

#[test]
fn one_states_report_does_not_hide_the_silence_of_another() {
    let mut whole = item(vec![]);
    whole.shares = vec![share(1, vec![status(1, "2007-01-01", Status::NotStarted)]), share(2, vec![])];
    assert_eq!(stand(&whole, TODAY).expect("allowed")[0].standing.status, Status::NotReported);
}

#[test]
fn a_share_that_has_ended_no_longer_counts() {
    let mut whole = item(vec![]);
    let left = Share { until_on: Some(day("2010-01-01")), ..share(2, vec![]) };
    whole.shares = vec![share(1, vec![status(1, "2007-01-01", Status::Implemented)]), left];
    assert_eq!(stand(&whole, day("2010-01-01")).expect("allowed")[0].standing.status, Status::Implemented);
    assert_eq!(stand(&whole, day("2009-12-31")).expect("allowed")[0].standing.status, Status::PartlyImplemented);
}

#[test]
fn a_backdated_entry_may_not_change_the_status_that_a_later_assurance_judged() {
    let judgement = Judgement { assurance: Assurance::Confirmed, of: Status::Implemented };
    let confirmed = FollowUp {
        sets: Sets { assurance: Some(judgement), ..Sets::default() },
        evidence: vec![Evidence { place: "https://example.org".into(), sha256: None, dated: None }],
        recorded_by: "chair".into(),
        ..entry(2, "2010-01-01")
    };
    let history = vec![status(1, "2008-01-01", Status::Implemented), confirmed];
    assert_eq!(stand(&item(history.clone()), TODAY).expect("allowed")[0].standing.assurance, Assurance::Confirmed);
    let backdated = [history, vec![status(3, "2009-01-01", Status::InProgress)]].concat();
    let refused = stand(&item(backdated), TODAY).expect_err("refused").because(3);
    assert_eq!(refused, Refusal::JudgedOther { judged: Status::Implemented, now: Status::InProgress });
}

#[test]
fn the_person_who_reported_cannot_confirm() {
    let judgement = Judgement { assurance: Assurance::Confirmed, of: Status::Implemented };
    let both = FollowUp {
        sets: Sets { status: Some(Status::Implemented), assurance: Some(judgement), ..Sets::default() },
        evidence: vec![Evidence { place: "https://example.org".into(), sha256: None, dated: None }],
        ..entry(1, "2010-01-01")
    };
    let refused = stand(&item(vec![both]), TODAY).expect_err("refused").because(1);
    assert_eq!(refused, Refusal::ConfirmedByReporter("officer".into()));
}

#[test]
fn a_restatement_stands_as_the_one_it_restates() {
    let older = stand(&item(vec![status(1, "2007-01-01", Status::Implemented)]), TODAY).expect("allowed").remove(0);
    let newer = Item { restated: Some(older.standing), ..item(vec![]) };
    assert_eq!(stand(&newer, TODAY).expect("allowed")[0].standing.status, Status::Implemented);
}

fn history() -> impl Strategy<Value = Vec<FollowUp>> {
    let statuses = select(
        &[Status::NotStarted, Status::InProgress, Status::PartlyImplemented, Status::OnHold, Status::Implemented, Status::Lapsed]
            [..],
    );
    let one = (0i64..2000, statuses, any::<bool>(), 2007i32..2030);
    proptest::collection::vec(one, 1..12).prop_map(|rows| {
        let rows = rows.into_iter().enumerate();
        rows.map(|(place, (offset, set, is_due, year))| {
            let id = i64::try_from(place).expect("few") + 1;
            let on = (day("2007-01-01") + chrono::TimeDelta::days(offset)).to_string();
            if is_due { due(id, &on, &year.to_string()) } else { status(id, &on, set) }
        })
        .collect()
    })
}

proptest! {
    #[test]
    fn any_order_of_recording_with_the_same_days_gives_the_same_state(
        (list, shuffled) in history().prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle()))
    ) {
        let one = stand(&item(list), TODAY).expect("allowed");
        prop_assert_eq!(one, stand(&item(shuffled), TODAY).expect("allowed"));
    }

    #[test]
    fn of_two_entries_of_one_day_the_one_recorded_later_stands(first in history()) {
        let mut list = first;
        list.push(status(100, "2020-01-01", Status::InProgress));
        list.push(status(101, "2020-01-01", Status::OnHold));
        let standing = stand(&item(list), TODAY).expect("allowed").remove(0).standing;
        prop_assert_eq!(standing.status, Status::OnHold);
        prop_assert!(standing.watch.is_open);
    }
}
