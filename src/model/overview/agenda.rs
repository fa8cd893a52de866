//! What is open, leaf by leaf, and how urgent it is (sections 5 and 7, `due` and the desk).

use chrono::{DateTime, NaiveDate, Utc};

use crate::model::changed::Told;
use crate::model::health::Patience;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::log::LogEntry;
use crate::model::progress::LeftOut;
use crate::model::reference::Ref;
use crate::model::state::Standing;
use crate::model::translation::Translation;

/// A leaf of the agenda: a recommendation that is not a compound, or one owner's share of one tracked each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    pub id: RecommendationId,
    /// The share's row and its owner; `None` for a recommendation.
    pub share: Option<i64>,
    pub owner: Option<OwnerId>,
    pub reference: Ref,
    pub title: String,
    /// Its title in other languages.
    pub translations: Vec<Translation>,
    /// The codes of the answerable owners: the share's owner; else the leads, or the addressees without a lead, in the order
    /// in which they were named.
    pub owners: Vec<String>,
    pub standing: Standing,
    /// The cancelled meeting that its deadline follows.
    pub cancelled: Option<String>,
}

/// When something is due, as far as known. From most to least urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    Overdue,
    DueSoon,
    Later,
    /// Its meeting has no date yet.
    AwaitingMeeting,
    /// There is no deadline, or it was stated that there is none.
    Undated,
}

/// When a leaf was last changed, and by which log entry; later entries have higher numbers.
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

/// Whole days from today to the deadline: 0 on the day itself, negative when late, `None` without a day.
pub fn days_left(standing: &Standing, today: NaiveDate) -> Option<i64> {
    standing.watch.due_on.map(|due_on| (due_on - today).num_days())
}

/// The officer's desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    pub overdue: Pile,
    pub due_soon: Pile,
    /// Stale, and neither overdue nor due soon.
    pub silent: Pile,
    /// Including compounds.
    pub disputed: Pile,
    /// Without a deadline day, whatever the health; one tracked each belongs here if any of its shares does.
    pub undated: Pile,
    /// The newest first, each with its changes.
    pub last_changes: Vec<(LogEntry, Told)>,
    /// Whether the register has any recommendation.
    pub is_empty: bool,
}

/// The number of recommendations, and the first few.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pile {
    /// Recommendations, as `progress` counts leaves: one tracked each once.
    pub n: u32,
    /// The same with every owner's share counted separately, as in `due`. Includes shares whose recommendation is on another
    /// pile, as a recommendation has the worst health of its shares.
    pub n_by_share: u32,
    /// The recommendations that `progress` leaves out by default.
    pub left_out: LeftOut,
    /// For each of the first recommendations, whether the item itself or which owners' shares belong here.
    pub first: Vec<Vec<Leaf>>,
}

impl Pile {
    /// Whether no recommendation and no share belongs here.
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
