//! Progress counted: leaves by status in groups, and what is left out (section 7, `progress`).

use chrono::NaiveDate;

use crate::model::health::{Patience, Watch};
use crate::model::movement::Movement;
use crate::model::state::Standing;
use crate::model::vocabulary::{Assurance, Health, Kind, Status, Vocabulary};

/// The counts of one group of leaves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// By status, in the order of `Status::ALL`.
    by_status: [u32; Status::ALL.len()],
    pub n_confirmed: u32,
    pub n_queried: u32,
    pub n_overdue: u32,
    /// Open and without a deadline day, whatever the health.
    pub n_undated: u32,
}

/// A row of a progress table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// A meeting's reference, an owner's code, a theme, a word of a list or a year; `none` for leaves without one.
    pub key: String,
    /// The meeting's title or the owner's name; empty if the key says everything.
    pub name: String,
    pub counts: Counts,
    /// The movement since the requested day; zeroes without one.
    pub movement: Movement,
}

/// A progress table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub groups: Vec<Group>,
    /// Counts each leaf once, however many groups it belongs to.
    pub total: Counts,
    pub total_movement: Movement,
    /// Whether a leaf can belong to several groups.
    pub groups_overlap: bool,
    pub left_out: LeftOut,
    /// Restatements, which are never counted.
    pub n_restatements: u32,
}

/// Leaves that `progress` does not count by default; background is never counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    pub n_requests: u32,
    pub n_actions: u32,
    /// What other bodies adopted: body, kind and number, by body and kind.
    pub of_others: Vec<(String, Kind, u32)>,
    pub n_without_meeting: u32,
}

impl Counts {
    /// Counts one leaf.
    pub fn count(&mut self, standing: &Standing, today: NaiveDate, patience: Patience) {
        let health = standing.health(today, patience);
        self.add(standing.status, standing.assurance, health == Health::Overdue, standing.is_undated());
    }

    /// Counts one leaf from these values.
    pub fn add(&mut self, status: Status, assurance: Assurance, is_overdue: bool, is_undated: bool) {
        self.by_status[status as usize] += 1;
        self.n_confirmed += u32::from(assurance == Assurance::Confirmed);
        self.n_queried += u32::from(assurance == Assurance::Queried);
        self.n_overdue += u32::from(is_overdue);
        self.n_undated += u32::from(is_undated);
    }

    pub fn n(&self, status: Status) -> u32 {
        self.by_status[status as usize]
    }

    pub fn n_total(&self) -> u32 {
        self.by_status.iter().sum()
    }

    /// The total without the statuses that can't be implemented: continuing, superseded, not applicable.
    pub fn n_base(&self) -> u32 {
        let aside = [Status::Continuing, Status::Superseded, Status::NotApplicable];
        self.n_total() - aside.iter().map(|&status| self.n(status)).sum::<u32>()
    }

    /// Implemented as a percentage of the base, 0 to 100; `None` if the base is 0.
    pub fn pct_implemented(&self) -> Option<f64> {
        let base = self.n_base();
        (base > 0).then(|| f64::from(self.n(Status::Implemented)) * 100.0 / f64::from(base))
    }
}

impl LeftOut {
    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Counts `n` leaves of `kind` as left out, if the reason is their body or the missing meeting.
    pub fn note(&mut self, kind: Kind, body: Option<&str>, n: u32) {
        match (kind, body) {
            (Kind::Request, _) => self.n_requests += n,
            (Kind::Action, _) => self.n_actions += n,
            (Kind::Recommendation | Kind::Decision | Kind::Proposal | Kind::Need, None) => self.n_without_meeting += n,
            (Kind::Recommendation | Kind::Decision | Kind::Proposal | Kind::Need, Some(body)) => {
                match self.of_others.iter_mut().find(|(known, of, _)| known == body && *of == kind) {
                    Some((_, _, known)) => *known += n,
                    None => self.of_others.push((body.to_owned(), kind, n)),
                }
            }
        }
    }
}

/// The counts of a recommendation's shares or components, as in `progress`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub counts: Counts,
    pub n_disputed: u32,
}

impl Tally {
    /// Counts one share.
    pub fn count(&mut self, standing: &Standing, today: NaiveDate, patience: Patience) {
        self.counts.count(standing, today, patience);
        self.n_disputed += u32::from(standing.dispute.is_some());
    }

    pub fn n_shares(&self) -> u32 {
        self.counts.n_total()
    }

    /// How many of how many shares are open without a deadline, where others have one to keep: of a whole that is watched as
    /// `watch` says.
    pub fn undated_in_part(&self, watch: Watch) -> Option<(u32, u32)> {
        let has_others = watch.due_on.is_some() || watch.is_awaiting;
        (has_others && self.counts.n_undated > 0).then_some((self.counts.n_undated, self.n_shares()))
    }

    /// The most telling status for a whole with `status`, and the number of shares that have it: that of the implemented
    /// shares, if any.
    pub fn leading(&self, status: Status) -> (Status, u32) {
        let leading = if self.counts.n(Status::Implemented) > 0 { Status::Implemented } else { status };
        (leading, self.counts.n(leading))
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;
    use crate::model::vocabulary::{Assurance, Status};

    #[test]
    fn the_base_leaves_out_what_cannot_be_implemented() {
        let mut counts = Counts::default();
        assert_eq!(counts.pct_implemented(), None);
        for status in [Status::Implemented, Status::NotReported, Status::InProgress, Status::Continuing, Status::NotApplicable] {
            counts.add(status, Assurance::None, false, false);
        }
        assert_eq!((counts.n_total(), counts.n_base()), (5, 3));
        assert_eq!(counts.pct_implemented().map(|pct| format!("{pct:.1}")), Some("33.3".to_owned()));
    }
}
