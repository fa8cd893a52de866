//! Movement between two days (section 7, `changes` and `progress --since`). "Then" is everything that had happened and was
//! recorded by the end of a day; entries recorded later about an earlier day count as learned since.

use chrono::NaiveDate;

use crate::model::follow_up::FollowUp;
use crate::model::health::Patience;
use crate::model::progress::LeftOut;
use crate::model::reference::Ref;
use crate::model::state::Standing;
use crate::model::translation::Translation;
use crate::model::vocabulary::{Assurance, Health, Status};

/// A kind of movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// Implemented now, and not then.
    NewlyImplemented,
    /// Confirmed now, and not then.
    NewlyConfirmed,
    /// Open, and its deadline moved to a later day, or it is overdue now and was not then.
    Slipped,
    /// Open now, and implemented or closed then.
    Reopened,
    /// Open, counted then, and without a follow-up since.
    Silent,
}

/// The number of leaves that moved, by movement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Movement {
    counts: [u32; Move::ALL.len()],
}

/// A leaf then and now.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'s> {
    /// `None` if it did not count or was not known then.
    pub then: Option<&'s Standing>,
    pub now: &'s Standing,
    /// Whether it has a follow-up that had not happened or was not recorded then.
    pub has_news: bool,
}

/// The net change of one leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetChange {
    pub reference: Ref,
    /// The code of the share's owner.
    pub owner: Option<String>,
    pub title: String,
    /// Its title in other languages.
    pub translations: Vec<Translation>,
    /// `None` if it did not count or was not known then.
    pub then: Option<Standing>,
    pub now: Standing,
    pub when: When,
    /// The day it happened: the day of the follow-up; the first day of an added leaf; the day after the deadline for what
    /// became overdue.
    pub happened_on: Option<NaiveDate>,
    /// The day of recording (UTC).
    pub learned_on: NaiveDate,
    /// The follow-up that made the change.
    pub follow_up: Option<FollowUp>,
    pub moves: Vec<Move>,
    /// The day after its deadline, if it is overdue now and was not then.
    pub overdue_since: Option<NaiveDate>,
}

/// All movement between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    pub since: NaiveDate,
    /// The leaves that differ, and those that became overdue; in list order.
    pub rows: Vec<NetChange>,
    /// Over all leaves, including unchanged ones, as `progress` counts: one tracked each counts once; leaves that it omits do not
    /// count.
    pub movement: Movement,
    /// What `progress` leaves out.
    pub left_out: LeftOut,
    /// The same as the rows show it: every owner's share counted separately, and nothing left out.
    pub by_share: Movement,
}

/// Whether a change happened in the period or was only learned in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    HappenedSince,
    LearnedSince,
    /// The leaf itself counts only since then.
    AddedSince,
}

impl Move {
    pub const ALL: [Self; 5] = [Self::NewlyImplemented, Self::NewlyConfirmed, Self::Slipped, Self::Reopened, Self::Silent];
}

impl Movement {
    pub fn n(&self, movement: Move) -> u32 {
        self.counts[movement as usize]
    }

    /// Counts one leaf in each of its movements.
    pub fn count(&mut self, moves: &[Move]) {
        for &movement in moves {
            self.counts[movement as usize] += 1;
        }
    }
}

impl Compared<'_> {
    /// Every movement that the leaf made from the day `then` to `today`.
    pub fn moves(&self, then: NaiveDate, today: NaiveDate, patience: Patience) -> Vec<Move> {
        Move::ALL.into_iter().filter(|&movement| self.made(movement, then, today, patience)).collect()
    }

    /// Whether status, assurance, response, deadline or dispute differ.
    pub fn is_changed(&self) -> bool {
        let told = |standing: &Standing| {
            (standing.status, standing.assurance, standing.response, standing.due_on, standing.dispute.is_some())
        };
        let is_other_deadline = |then: &Standing| then.deadline != self.now.deadline;
        self.then.is_none_or(|then| told(then) != told(self.now) || is_other_deadline(then))
    }

    /// The day after the deadline, for a leaf that counted then, is overdue now and was not then.
    pub fn overdue_since(&self, then_on: NaiveDate, today: NaiveDate, patience: Patience) -> Option<NaiveDate> {
        let was_overdue = self.then?.health(then_on, patience) == Health::Overdue;
        let is_overdue = self.now.health(today, patience) == Health::Overdue;
        if is_overdue && !was_overdue { self.now.watch.due_on?.succ_opt() } else { None }
    }

    fn made(&self, movement: Move, then_on: NaiveDate, today: NaiveDate, patience: Patience) -> bool {
        let (then, now) = (self.then, self.now);
        let was = |claim: fn(&Standing) -> bool| then.is_some_and(claim);
        let is_open = now.watch.is_open && now.status.is_open();
        match movement {
            Move::NewlyImplemented => now.status == Status::Implemented && !was(|then| then.status == Status::Implemented),
            Move::NewlyConfirmed => now.assurance == Assurance::Confirmed && !was(|then| then.assurance == Assurance::Confirmed),
            Move::Slipped => {
                let is_put_off = matches!((then.and_then(|then| then.due_on), now.due_on), (Some(then), Some(now)) if now > then);
                is_open && then.is_some() && (is_put_off || self.overdue_since(then_on, today, patience).is_some())
            }
            Move::Reopened => is_open && was(|then| !then.status.is_open()),
            Move::Silent => is_open && then.is_some() && !self.has_news,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Compared, Move};
    use crate::model::health::Patience;
    use crate::model::state::{Standing, State};
    use crate::model::vocabulary::{Assurance, Status};
    use crate::testing::day;

    fn standing(status: Status, due: Option<&str>) -> Standing {
        let mut standing = Standing { status, due_on: due.map(day), ..State::default().standing };
        standing.watch.is_open = status.is_open();
        standing.watch.due_on = standing.due_on;
        standing
    }

    #[track_caller]
    fn case(then: Option<&Standing>, now: &Standing, has_news: bool, expected: &[Move]) {
        let compared = Compared { then, now, has_news };
        assert_eq!(compared.moves(day("2025-11-24"), day("2026-11-24"), Patience::default()), expected);
    }

    #[test]
    fn a_leaf_may_move_in_several_ways() {
        let open = || standing(Status::InProgress, Some("2026-06-30"));
        let confirmed = Standing { assurance: Assurance::Confirmed, ..standing(Status::Implemented, None) };
        case(Some(&open()), &confirmed, true, &[Move::NewlyImplemented, Move::NewlyConfirmed]);
        case(Some(&standing(Status::Dropped, None)), &standing(Status::InProgress, None), true, &[Move::Reopened]);
    }

    #[test]
    fn a_leaf_slipped_if_it_was_put_off_or_became_overdue() {
        let due = |day: &str| standing(Status::InProgress, Some(day));
        case(Some(&due("2026-06-30")), &due("2027-06-30"), true, &[Move::Slipped]);
        case(Some(&due("2026-06-30")), &due("2026-06-30"), true, &[Move::Slipped]);
        case(Some(&due("2027-06-30")), &due("2027-01-31"), true, &[]);
        case(Some(&due("2020-06-30")), &due("2020-06-30"), true, &[]);
        case(Some(&due("2027-01-31")), &standing(Status::Implemented, Some("2027-06-30")), true, &[Move::NewlyImplemented]);
    }

    #[test]
    fn silent_is_what_counted_then_is_open_and_has_no_follow_up_since() {
        let open = || standing(Status::NotReported, None);
        case(Some(&open()), &open(), false, &[Move::Silent]);
        case(None, &open(), false, &[]);
        case(Some(&standing(Status::Implemented, None)), &standing(Status::Implemented, None), false, &[]);
    }

    #[test]
    fn a_change_that_was_taken_back_does_not_count() {
        let open = standing(Status::InProgress, Some("2026-06-30"));
        assert!(!Compared { then: Some(&open), now: &open, has_news: true }.is_changed());
        assert!(Compared { then: None, now: &open, has_news: false }.is_changed());
    }
}
