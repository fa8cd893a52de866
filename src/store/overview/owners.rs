//! Owners, with their open items.

use chrono::NaiveDate;

use super::progress::by_owner;
use crate::error::{Error, Result};
use crate::model::id::OwnerId;
use crate::model::record::Owner;
use crate::store::file::register::Register;
use crate::store::lookup::filter::Filter;
use crate::store::owner::owners;

impl Register {
    /// Calls `each` with each owner, by code, with its open and overdue items on `today`: those that it leads, or is
    /// addressed in if nobody leads; for one tracked each, its share. Everything is counted except background.
    ///
    /// # Errors
    /// An error from `each`.
    pub fn owners(&self, today: NaiveDate, each: &mut dyn FnMut(Owner) -> Result<()>) -> Result<()> {
        self.read_owners(&Filter::default(), "", today, each)
    }

    /// One owner, as from `owners`.
    pub fn owner(&self, id: OwnerId, today: NaiveDate) -> Result<Owner> {
        let mut found = None;
        let filter = Filter { owners: vec![id], ..Filter::default() };
        self.read_owners(&filter, &format!("WHERE id = {}", id.0), today, &mut |owner| {
            found = Some(owner);
            Ok(())
        })?;
        found.ok_or(Error::Sqlite(rusqlite::Error::QueryReturnedNoRows))
    }

    fn read_owners(
        &self,
        filter: &Filter,
        clause: &str,
        today: NaiveDate,
        each: &mut dyn FnMut(Owner) -> Result<()>,
    ) -> Result<()> {
        let open = by_owner(&self.connection, &Filter { is_open: true, ..filter.clone() }, today)?;
        owners::walk(&self.connection, clause, today, &mut |owner| {
            let of_owner = open.get(&owner.id).copied().unwrap_or_default();
            each(Owner { n_open: of_owner.n_total(), n_overdue: of_owner.n_overdue, ..owner })
        })
    }
}
