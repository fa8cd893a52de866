//! Recommendations tracked each, with the shares that count.

use chrono::NaiveDate;

use crate::error::Result;
use crate::model::record::{Recommendation, Share};
use crate::model::vocabulary::Tracking;
use crate::store::file::register::Register;
use crate::store::item::shares;
use crate::store::lookup::filter::Filter;

impl Register {
    /// The recommendations tracked each that pass `filter`, in the order of lists, with the shares that count on `today`,
    /// by owner's code; if the filter names owners, only theirs. Recommendations without such a share are left out.
    pub fn matrix(&self, filter: &Filter, today: NaiveDate) -> Result<Vec<(Recommendation, Vec<Share>)>> {
        let mut rows = Vec::new();
        let filter = Filter { has_shares: true, ..filter.clone() };
        self.recommendations(&filter, today, &mut |record| {
            if record.tracking == Tracking::Each {
                let shares = shares::counting(&self.connection, record.id, &filter.owners, today)?;
                if !shares.is_empty() {
                    rows.push((record, shares));
                }
            }
            Ok(())
        })?;
        Ok(rows)
    }
}
