//! What is tracked for each owner, with the shares that count.

use chrono::NaiveDate;

use crate::error::Result;
use crate::model::record::{Recommendation, Share};
use crate::model::vocabulary::Tracking;
use crate::store::file::register::Register;
use crate::store::item::shares;
use crate::store::lookup::filter::{Filter, with_their_groups};

impl Register {
    /// The recommendations tracked each that `filter` lets pass, in the order of lists, with the shares that count on
    /// `today`, by owner's code; of the filter's owners alone where it names some. What has no such share is left out.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn matrix(&self, filter: &Filter, today: NaiveDate) -> Result<Vec<(Recommendation, Vec<Share>)>> {
        let owners = with_their_groups(&self.connection, &filter.owners, today)?;
        let mut rows = Vec::new();
        let filter = Filter { has_shares: true, ..filter.clone() };
        self.recommendations(&filter, today, &mut |record| {
            if record.tracking != Tracking::Each {
                return Ok(());
            }
            let mut shares = shares::of(&self.connection, record.id)?;
            shares.retain(|share| {
                let is_named = owners.is_empty() || owners.contains(&share.owner);
                let has_begun = share.since_on.is_none_or(|since| since <= today);
                is_named && has_begun && share.until_on.is_none_or(|until| until > today)
            });
            if !shares.is_empty() {
                rows.push((record, shares));
            }
            Ok(())
        })?;
        Ok(rows)
    }
}
