//! Reading owners, with what they have open.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{CachedStatement, Connection, params};

use crate::error::{Error, Result};
use crate::model::health::health;
use crate::model::id::OwnerId;
use crate::model::record::Owner;
use crate::model::vocabulary::{Health, Tracking};
use crate::store::file::register::Register;
use crate::store::fold::leaves::{Answering, Of, leaves};
use crate::store::sql::read::all;

impl Register {
    /// Gives each owner to `each`, by code, with its open and overdue items on `today`: those that it leads, or is
    /// addressed in where nobody leads; of one tracked each, its share.
    ///
    /// # Errors
    /// The register can't be read, or what `each` says.
    pub fn owners(&self, today: NaiveDate, each: &mut dyn FnMut(Owner) -> Result<()>) -> Result<()> {
        self.read_owners(Of::Everything, "", today, each)
    }

    /// One owner, as `owners` gives it.
    pub(in crate::store) fn owner(&self, id: OwnerId, today: NaiveDate) -> Result<Owner> {
        let mut found = None;
        self.read_owners(Of::Owner(id), &format!("WHERE id = {}", id.0), today, &mut |owner| {
            found = Some(owner);
            Ok(())
        })?;
        found.ok_or(Error::Sqlite(rusqlite::Error::QueryReturnedNoRows))
    }

    fn read_owners(&self, of: Of, clause: &str, today: NaiveDate, each: &mut dyn FnMut(Owner) -> Result<()>) -> Result<()> {
        let connection = &self.connection;
        let open = self.open_by_owner(of, today)?;
        let mut former = connection.prepare_cached("SELECT name FROM former_name WHERE owner_id = ?1 ORDER BY id")?;
        let mut members = connection.prepare_cached(
            "SELECT o.code FROM membership m JOIN owner o ON o.id = m.owner_id
             WHERE m.group_id = ?1 AND (m.since_on IS NULL OR m.since_on <= ?2) AND (m.until_on IS NULL OR m.until_on > ?2)
             ORDER BY o.code",
        )?;
        let sql = format!("SELECT id, code, kind, name, name_fr, name_pt FROM owner {clause} ORDER BY code");
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id: OwnerId = row.get(0)?;
            let (n_open, n_overdue) = open.get(&id).copied().unwrap_or_default();
            each(Owner {
                id,
                code: row.get(1)?,
                kind: row.get(2)?,
                name: row.get(3)?,
                name_fr: row.get(4)?,
                name_pt: row.get(5)?,
                former_names: texts(&mut former, params![id])?,
                members: texts(&mut members, params![id, today])?,
                n_open,
                n_overdue,
            })?;
        }
        Ok(())
    }

    /// How many items each owner has open, and how many of them are overdue.
    fn open_by_owner(&self, of: Of, today: NaiveDate) -> Result<HashMap<OwnerId, (u32, u32)>> {
        let patience = self.settings()?.patience;
        let answering = Answering::on(&self.connection, of, today)?;
        let mut open: HashMap<OwnerId, (u32, u32)> = HashMap::new();
        leaves(&self.connection, of, &mut |leaf| {
            if leaf.tracking == Tracking::Restated {
                return;
            }
            for (owner, claim) in answering.of(&leaf) {
                let (n_open, n_overdue) = open.entry(owner).or_default();
                *n_open += u32::from(claim.watch.is_open);
                *n_overdue += u32::from(health(claim.status, claim.watch, today, patience) == Health::Overdue);
            }
        })?;
        Ok(open)
    }
}

/// The former names of an owner with their rows, in the order of recording.
pub(in crate::store) fn former_names(connection: &Connection, id: OwnerId) -> Result<Vec<(i64, String)>> {
    all(connection, "SELECT id, name FROM former_name WHERE owner_id = ?1 ORDER BY id", [id], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

fn texts(statement: &mut CachedStatement<'_>, bound: impl rusqlite::Params) -> Result<Vec<String>> {
    Ok(statement.query_map(bound, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
