//! The desk: how much is overdue, due soon, silent, in dispute and undated, with the first few of each, and the last changes;
//! and by which entry of the log a leaf was changed last.

use chrono::{DateTime, NaiveDate};
use rusqlite::{Row, params};

use super::agenda::{DATED, DISPUTED, SIDES, SILENT, SOON, UNDATED, Wanted, bound};
use crate::error::Result;
use crate::model::agenda::{Desk, Leaf, LoggedChange, Pile, Revision};
use crate::store::file::register::Register;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::settings;
use crate::store::sql::values::Instant;

impl Register {
    /// What lies on the desk on `today`, with the first `n_first` of each pile and as many last changes as `n_changes`.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn desk(&self, filter: &Filter, today: NaiveDate, n_first: u32, n_changes: u32) -> Result<Desk> {
        let patience = settings::read(&self.connection)?.patience;
        let soon = patience.last_soon_day(today);
        let before_today = today.pred_opt().unwrap_or(NaiveDate::MIN);
        let pile = |wanted: Wanted| self.pile(filter, &wanted, today, n_first);
        Ok(Desk {
            overdue: pile(DATED.on([before_today]))?,
            due_soon: pile(SOON.on([before_today, soon]))?,
            silent: pile(SILENT.on([patience.last_quiet_day(today), soon]))?,
            disputed: pile(DISPUTED)?,
            undated: pile(UNDATED)?,
            last_changes: self.last_changes(n_changes)?,
            is_empty: !self.connection.query_row("SELECT EXISTS (SELECT 1 FROM recommendation)", [], |row| row.get(0))?,
        })
    }

    /// When the row of the leaf, or the recommendation of a share, was changed last, by what was known then.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn revision(&self, leaf: &Leaf) -> Result<Revision> {
        let known = self.window.known_before.map_or_else(|| "9999".to_owned(), Instant::text);
        let mut statement = self.connection.prepare_cached(
            "SELECT l.id, l.at FROM log_change c JOIN log l ON l.id = c.log_id
             WHERE c.table_name = ?1 AND c.row_id = ?2 AND l.at < ?3
             ORDER BY l.id DESC LIMIT 1",
        )?;
        let of_recommendation = ("recommendation", leaf.id.0);
        let mut newest = Revision { number: 0, at: DateTime::UNIX_EPOCH };
        for (table, row) in leaf.share.map(|share| ("share", share)).into_iter().chain([of_recommendation]) {
            let mut rows = statement.query(params![table, row, known])?;
            if let Some(row) = rows.next()? {
                let (number, at): (u32, Instant) = (row.get(0)?, row.get(1)?);
                if number > newest.number {
                    newest = Revision { number, at: at.0 };
                }
            }
        }
        Ok(newest)
    }

    fn pile(&self, filter: &Filter, wanted: &Wanted, today: NaiveDate, n_first: u32) -> Result<Pile> {
        let mut n = 0;
        for side in SIDES {
            let (sql, values) = wanted.query(&self.connection, filter, side, today, "count(*)", "")?;
            n += self.connection.prepare_cached(&sql)?.query_row(bound(&values), |row| row.get::<_, u32>(0))?;
        }
        let mut first = if n == 0 { Vec::new() } else { self.walk_leaves(filter, &wanted.limited(n_first), today)? };
        first.truncate(n_first as usize);
        Ok(Pile { n, first })
    }

    fn last_changes(&self, n_changes: u32) -> Result<Vec<LoggedChange>> {
        let mut statement = self.connection.prepare_cached("SELECT at, by, command FROM log ORDER BY id DESC LIMIT ?1")?;
        let read = |row: &Row<'_>| {
            let at: Instant = row.get(0)?;
            Ok(LoggedChange { at: at.0, by: row.get(1)?, command: row.get(2)? })
        };
        Ok(statement.query_map([n_changes], read)?.collect::<rusqlite::Result<_>>()?)
    }
}
