//! Health (section 5): derived from an item's watch and today; never stored.

use chrono::{Days, NaiveDate};

use crate::model::vocabulary::{Health, Status};

/// What decides the health of an item. For a rolled-up item, each field is the worst among its open parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watch {
    /// Neither implemented nor closed, and at least one part is open.
    pub is_open: bool,
    /// The earliest deadline.
    pub due_on: Option<NaiveDate>,
    /// The day of the last news from an owner; without any, the first day of the item.
    pub quiet_since_on: Option<NaiveDate>,
    /// A deadline follows a meeting that has no date.
    pub is_awaiting: bool,
    /// There is no deadline, or it was stated that there is none.
    pub is_undated: bool,
}

/// The two settings of the register for health (section 5), in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// A deadline at most this many days ahead is due soon.
    pub due_soon: u32,
    /// An item without follow-up for at least this many days is stale.
    pub stale: u32,
}

impl Default for Patience {
    fn default() -> Self {
        Self { due_soon: 30, stale: 365 }
    }
}

/// The health of an item with `status` on `today`: the first match in the list of section 5.
pub fn health(status: Status, watch: Watch, today: NaiveDate, patience: Patience) -> Health {
    if status.is_closed() {
        return Health::Closed;
    }
    if status == Status::Implemented {
        return Health::Done;
    }
    if !watch.is_open {
        return Health::Closed;
    }
    let soon = patience.last_soon_day(today);
    let quiet = patience.last_quiet_day(today);
    match watch.due_on {
        Some(due_on) if due_on < today => Health::Overdue,
        Some(due_on) if due_on <= soon => Health::DueSoon,
        _ if watch.quiet_since_on.is_some_and(|since| since <= quiet) => Health::Stale,
        _ if watch.is_awaiting => Health::AwaitingMeeting,
        _ if watch.is_undated => Health::Undated,
        _ => Health::OnTrack,
    }
}

impl Patience {
    /// The last day that is due soon on `today`.
    pub fn last_soon_day(self, today: NaiveDate) -> NaiveDate {
        today.checked_add_days(Days::new(self.due_soon.into())).unwrap_or(NaiveDate::MAX)
    }

    /// An item whose last news is from this day or earlier is stale on `today`.
    pub fn last_quiet_day(self, today: NaiveDate) -> NaiveDate {
        today.checked_sub_days(Days::new(self.stale.into())).unwrap_or(NaiveDate::MIN)
    }
}

impl Watch {
    /// Whole days past the earliest deadline; 0 on the day itself and for items that are not open.
    pub fn days_late(self, today: NaiveDate) -> i64 {
        match self.due_on {
            Some(due_on) if self.is_open => (today - due_on).num_days().max(0),
            _ => 0,
        }
    }

    /// The worse of two, field by field; items that are not open do not count.
    #[must_use]
    pub fn worst(self, other: Self) -> Self {
        match (self.is_open, other.is_open) {
            (true, true) => Self {
                is_open: true,
                due_on: earliest(self.due_on, other.due_on),
                quiet_since_on: earliest(self.quiet_since_on, other.quiet_since_on),
                is_awaiting: self.is_awaiting || other.is_awaiting,
                is_undated: self.is_undated || other.is_undated,
            },
            (false, true) => other,
            (true | false, false) => self,
        }
    }

    /// The watch of an item that has nothing to watch.
    pub fn nothing() -> Self {
        Self { is_open: false, due_on: None, quiet_since_on: None, is_awaiting: false, is_undated: false }
    }
}

fn earliest(a: Option<NaiveDate>, b: Option<NaiveDate>) -> Option<NaiveDate> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (day, None) | (None, day) => day,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{Patience, Watch, health};
    use crate::model::vocabulary::{Health, Status, Vocabulary};
    use crate::testing::{TODAY, day};

    fn watch(due: Option<&str>, quiet: &str) -> Watch {
        let due_on = due.map(day);
        Watch { is_open: true, due_on, quiet_since_on: Some(day(quiet)), is_awaiting: false, is_undated: due_on.is_none() }
    }

    #[track_caller]
    fn case(status: Status, due: Option<&str>, quiet: &str, expected: Health) {
        assert_eq!(health(status, watch(due, quiet), TODAY, Patience::default()), expected);
    }

    #[test]
    fn health_is_the_first_match() {
        case(Status::InProgress, Some("2026-11-23"), "2026-11-24", Health::Overdue);
        case(Status::InProgress, Some("2026-11-24"), "2026-11-24", Health::DueSoon);
        case(Status::InProgress, Some("2026-12-24"), "2026-11-24", Health::DueSoon);
        case(Status::InProgress, Some("2026-12-25"), "2026-11-24", Health::OnTrack);
        case(Status::InProgress, Some("2030-01-01"), "2025-11-24", Health::Stale);
        case(Status::InProgress, Some("2030-01-01"), "2025-11-25", Health::OnTrack);
        case(Status::InProgress, None, "2025-11-25", Health::Undated);
        case(Status::Implemented, Some("2020-01-01"), "2010-01-01", Health::Done);
        case(Status::Dropped, Some("2020-01-01"), "2010-01-01", Health::Closed);
    }

    #[test]
    fn due_today_is_not_late() {
        assert_eq!(watch(Some("2026-11-24"), "2026-11-24").days_late(TODAY), 0);
        assert_eq!(watch(Some("2026-11-23"), "2026-11-24").days_late(TODAY), 1);
    }

    proptest! {
        #[test]
        fn the_worst_of_two_watches_has_the_worse_health(a_due in 0i64..800, b_due in 0i64..800, a_quiet in 0i64..800, b_quiet in 0i64..800) {
            let today = TODAY;
            let make = |due: i64, quiet: i64| Watch {
                is_open: true,
                due_on: (due % 3 > 0).then(|| today + chrono::TimeDelta::days(due - 400)),
                quiet_since_on: Some(today - chrono::TimeDelta::days(quiet)),
                is_awaiting: false,
                is_undated: due % 3 == 0,
            };
            let (a, b) = (make(a_due, a_quiet), make(b_due, b_quiet));
            let of = |watch| health(Status::InProgress, watch, today, Patience::default());
            prop_assert_eq!(of(a.worst(b)), of(a).min(of(b)));
        }

        #[test]
        fn a_closed_recommendation_is_never_overdue(index in 0usize..11, due in 0i64..4000) {
            let status = Status::ALL[index];
            let today = TODAY;
            let late = Watch { due_on: Some(today - chrono::TimeDelta::days(due + 1)), ..watch(None, "2026-11-24") };
            let is_overdue = health(status, late, today, Patience::default()) == Health::Overdue;
            prop_assert_eq!(is_overdue, status.is_open());
        }
    }
}
