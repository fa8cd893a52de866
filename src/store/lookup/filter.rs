//! Which recommendations to read, and in which order.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::find::folded;
use crate::model::health::{Patience, Watch, health};
use crate::model::id::{MeetingId, OwnerId, RoundId};
use crate::model::record::Recommendation;
use crate::model::vocabulary::{Assurance, Cause, Health, Kind, Response, Status};

/// Which recommendations: an empty list does not restrict; values in the same list mean "or", different lists "and".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur in title, text or notes, ignoring case and accents.
    pub words: Vec<String>,
    pub meetings: Vec<MeetingId>,
    /// Items that these own, directly or through a group.
    pub owners: Vec<OwnerId>,
    pub statuses: Vec<Status>,
    pub assurances: Vec<Assurance>,
    pub responses: Vec<Response>,
    pub healths: Vec<Health>,
    pub kinds: Vec<Kind>,
    pub themes: Vec<String>,
    pub causes: Vec<Cause>,
    /// Items that are or were asked about in these rounds; for a share, what its own owner was asked about.
    pub rounds: Vec<RoundId>,
    pub is_disputed: bool,
    /// Open and without a deadline, whatever its health; together with `healths` it means "or".
    pub is_undated: bool,
    /// Deadlines before this day, exclusive.
    pub due_before: Option<NaiveDate>,
    /// Deadlines after this day, exclusive.
    pub due_after: Option<NaiveDate>,
    /// Follow-ups on this day or later.
    pub updated_since: Option<NaiveDate>,
    /// Internal notes are not searched, and the last follow-up is the last one that others may read.
    pub leaves_internal_out: bool,
    /// Neither implemented nor closed.
    pub is_open: bool,
    /// Superseded, not applicable, dropped or lapsed.
    pub is_closed: bool,
    /// Owners have or had shares in it.
    pub has_shares: bool,
    /// Empty means the order of lists: the meeting's date, then the number.
    pub sort: Vec<SortKey>,
}

/// A column to sort by; rows without a value come last in both directions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortKey {
    /// One of `SORT_KEYS`.
    pub key: &'static str,
    pub is_descending: bool,
}

/// The keys that `--sort` takes.
pub const SORT_KEYS: [&str; 12] = [
    "ref",
    "meeting",
    "title",
    "kind",
    "status",
    "assurance",
    "response",
    "priority",
    "due",
    "days_late",
    "health",
    "updated_on",
];

impl Filter {
    /// Whether a standing passes the condition that SQL does not check: health.
    pub(in crate::store) fn passes(&self, status: Status, watch: Watch, today: NaiveDate, patience: Patience) -> bool {
        let is_of_any = self.healths.is_empty() && !self.is_undated;
        let lacks_deadline = self.is_undated && status.is_open() && watch.is_open && watch.is_undated;
        is_of_any || lacks_deadline || self.healths.contains(&health(status, watch, today, patience))
    }

    /// Whether so much passes that a table is better read in full than asked about each row.
    pub(in crate::store) fn is_wide(&self) -> bool {
        let narrowing = [self.meetings.len(), self.owners.len(), self.words.len(), self.themes.len(), self.rounds.len()];
        narrowing.iter().all(|n| *n == 0)
    }

    /// Whether a last follow-up of that day passes. Needed again when internal notes are left out, because SQL does not
    /// know about them.
    pub(in crate::store) fn is_updated(&self, updated_on: Option<NaiveDate>) -> bool {
        self.updated_since.is_none_or(|since| updated_on.is_some_and(|on| on >= since))
    }

    /// Sorts records that are in the order of lists by the columns asked for; equal records keep their order.
    pub(in crate::store) fn sort(&self, records: &mut Vec<Recommendation>, today: NaiveDate, patience: Patience) {
        let mut placed: Vec<(usize, Recommendation)> = std::mem::take(records).into_iter().enumerate().collect();
        placed.sort_by(|(a_place, a), (b_place, b)| self.compare((*a_place, a), (*b_place, b), today, patience));
        records.extend(placed.into_iter().map(|(_, record)| record));
    }

    fn compare(
        &self,
        (a_place, a): (usize, &Recommendation),
        (b_place, b): (usize, &Recommendation),
        today: NaiveDate,
        patience: Patience,
    ) -> Ordering {
        let by = |sort: &SortKey| {
            let direct = |ordering: Ordering| if sort.is_descending { ordering.reverse() } else { ordering };
            match sort.key {
                "meeting" => last_without(a.meeting.as_ref(), b.meeting.as_ref(), direct),
                "title" => direct(folded(&a.title).cmp(&folded(&b.title))),
                "kind" => direct(a.kind.cmp(&b.kind)),
                "status" => direct(a.standing.status.cmp(&b.standing.status)),
                "assurance" => direct(a.standing.assurance.cmp(&b.standing.assurance)),
                "response" => last_without(a.standing.response, b.standing.response, direct),
                "priority" => last_without(a.priority, b.priority, direct),
                "due" => last_without(a.standing.due_on, b.standing.due_on, direct),
                "days_late" => direct(a.standing.watch.days_late(today).cmp(&b.standing.watch.days_late(today))),
                "health" => direct(a.standing.health(today, patience).cmp(&b.standing.health(today, patience))),
                "updated_on" => last_without(a.standing.updated_on, b.standing.updated_on, direct),
                _ => direct(a_place.cmp(&b_place)),
            }
        };
        self.sort.iter().map(by).find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
    }
}

fn last_without<T: Ord>(a: Option<T>, b: Option<T>, direct: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => direct(a.cmp(&b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}
