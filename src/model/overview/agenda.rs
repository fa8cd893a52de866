//! What is open, leaf by leaf, and how urgent it is (sections 5 and 7, `due` and the desk).

use chrono::{DateTime, NaiveDate, Utc};

use crate::model::changed::Told;
use crate::model::health::Patience;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::log::LogEntry;
use crate::model::progress::LeftOut;
use crate::model::record::Translation;
use crate::model::reference::Ref;
use crate::model::state::Standing;

/// A leaf as the agenda lists it: a recommendation that is no compound, or one owner's share of one tracked each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    pub id: RecommendationId,
    /// The share's row, and whose it is; `None` for a recommendation of its own.
    pub share: Option<i64>,
    pub owner: Option<OwnerId>,
    pub reference: Ref,
    pub title: String,
    /// Its title in other languages.
    pub translations: Vec<Translation>,
    /// The codes of those who answer for it: the share's owner; else the leads, or the addressees where nobody leads, in the
    /// order in which they were named.
    pub owners: Vec<String>,
    pub standing: Standing,
}

/// When something falls due, as far as that is known. Listed from the most to the least urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    Overdue,
    DueSoon,
    Later,
    /// Its meeting has no date yet.
    AwaitingMeeting,
    /// There is no deadline, or none by word.
    Undated,
}

/// When a leaf was changed last, and by which entry of the log: later changes have greater numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision {
    pub number: u32,
    pub at: DateTime<Utc>,
}

impl Urgency {
    pub const ALL: [Self; 5] = [Self::Overdue, Self::DueSoon, Self::Later, Self::AwaitingMeeting, Self::Undated];

    /// How urgent an open leaf is on `today`, by its deadline alone.
    pub fn of(standing: &Standing, today: NaiveDate, patience: Patience) -> Self {
        match standing.watch.due_on {
            Some(due_on) if due_on < today => Self::Overdue,
            Some(due_on) if due_on <= patience.last_soon_day(today) => Self::DueSoon,
            Some(_) => Self::Later,
            None if standing.watch.is_awaiting => Self::AwaitingMeeting,
            None => Self::Undated,
        }
    }
}

/// Whole days from today to the deadline: 0 on the day itself, negative when it is late, nothing without a day.
pub fn days_left(standing: &Standing, today: NaiveDate) -> Option<i64> {
    standing.watch.due_on.map(|due_on| (due_on - today).num_days())
}

/// What lies on the officer's desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    pub overdue: Pile,
    pub due_soon: Pile,
    /// No follow-up for as long as makes it stale, and neither overdue nor due soon.
    pub silent: Pile,
    /// Compounds too.
    pub disputed: Pile,
    /// Without a day to count to, whatever the health: of one tracked each, where that is so of any of its shares.
    pub undated: Pile,
    /// The newest first, each with what it changed.
    pub last_changes: Vec<(LogEntry, Told)>,
    /// Whether there is any recommendation at all.
    pub is_empty: bool,
}

/// How many there are, and the first few.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pile {
    /// Recommendations, as `progress` counts leaves: one tracked each once.
    pub n: u32,
    /// The same with every owner's share by itself, as `due` lists them: those too whose recommendation is on another pile, for
    /// it stands as the worst of its shares.
    pub n_by_share: u32,
    /// Which of the recommendations `progress` leaves out unless asked for all.
    pub left_out: LeftOut,
    /// For each of the first recommendations what of it belongs here: itself, or owners' shares of it.
    pub first: Vec<Vec<Leaf>>,
}

impl Pile {
    /// Neither a recommendation nor one owner's share belongs here.
    pub fn is_empty(&self) -> bool {
        self.n == 0 && self.n_by_share == 0
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Urgency, days_left};
    use crate::model::health::Patience;
    use crate::model::state::State;

    #[track_caller]
    fn case(due: Option<&str>, urgency: Urgency, days: Option<i64>) {
        let day = |text: &str| -> NaiveDate { text.parse().expect("an ISO date") };
        let mut standing = State::default().standing;
        standing.watch.is_open = true;
        standing.watch.due_on = due.map(day);
        let today = day("2026-11-24");
        assert_eq!(Urgency::of(&standing, today, Patience::default()), urgency);
        assert_eq!(days_left(&standing, today), days);
    }

    #[test]
    fn due_today_is_soon_and_not_late() {
        case(Some("2026-11-23"), Urgency::Overdue, Some(-1));
        case(Some("2026-11-24"), Urgency::DueSoon, Some(0));
        case(Some("2026-12-24"), Urgency::DueSoon, Some(30));
        case(Some("2026-12-25"), Urgency::Later, Some(31));
        case(None, Urgency::Undated, None);
    }
}
