//! The parts of one recommendation by status, counted as `progress` counts leaves.

use chrono::NaiveDate;

use crate::model::health::{Patience, Watch};
use crate::model::progress::Counts;
use crate::model::state::Standing;
use crate::model::vocabulary::Status;

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
