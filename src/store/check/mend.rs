//! Mending what another program did to the rows: the last images are written back. This is a change like any other, which
//! the log shows and `undo` takes back.

use std::fs;

use rusqlite::types::{ToSql, Value as Sql};

use super::rows::{Mismatch, Step, compare};
use super::standings::roots;
use crate::error::{Error, Result};
use crate::model::changed::Changed;
use crate::store::file::register::{Keep, Register};
use crate::store::fold::settle::settle;
use crate::store::log::change::{Author, Change};
use crate::store::log::row_names::{Columns, columns};
use crate::store::log::tables::LOGGED;
use crate::store::sql::read::one;
use crate::store::undo::dependents::differing;
use crate::store::undo::take_back::sql_value;

/// What was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// How many rows were written.
    pub n_rows: u64,
    /// What has changed, as shown to people.
    pub changed: Vec<Changed>,
}

impl Register {
    /// Writes back the last image of every row that differs from it, and the standings that the follow-ups give; returns
    /// what has changed.
    ///
    /// # Errors
    /// The register's structure is damaged; rows can't be written back because others refer to them.
    pub fn mend(&mut self, author: &Author, keep: Keep) -> Result<Mended> {
        let (n_rows, changed) = self.change_telling(author, keep, |change| {
            for mismatch in mismatches(change)? {
                write_back(change, &mismatch)?;
            }
            for root in roots(change.connection())? {
                settle(change, root, None)?;
            }
            Ok(change.n_images())
        })?;
        Ok(Mended { n_rows, changed })
    }

    /// The number of bytes after the register's end in the file. They don't belong to the register: another program wrote
    /// them, or SQLite was killed before it could shorten the file.
    ///
    /// # Errors
    /// The file can't be examined.
    pub fn n_bytes_behind_end(&self) -> Result<u64> {
        let number = |sql: &str| one(&self.connection, sql, [], |row| row.get::<_, i64>(0));
        let end = number("PRAGMA page_count")?.saturating_mul(number("PRAGMA page_size")?);
        let cannot_look = |source| Error::io(format!("can't look at {}", self.path.display()), source);
        Ok(fs::metadata(&self.path).map_err(cannot_look)?.len().saturating_sub(u64::try_from(end).unwrap_or(0)))
    }

    /// Cuts off what comes after the register's end.
    pub fn cut_to_length(&mut self) -> Result<()> {
        self.end_moment()?;
        self.sweep()
    }
}

/// Rows to add, parents first; rows to change; rows to delete, children first.
fn mismatches(change: &Change<'_>) -> Result<Vec<Mismatch>> {
    let (mut present, mut strangers) = (Vec::new(), Vec::new());
    for &table in LOGGED {
        compare(change.connection(), table, &mut |step| {
            match step {
                Step::Different(mismatch) if mismatch.logged.is_none() => strangers.push(mismatch),
                Step::Different(mismatch) => present.push(mismatch),
                Step::Same(_) => {}
            }
            Ok(())
        })?;
    }
    present.sort_by_key(|mismatch| mismatch.present.is_some());
    strangers.reverse();
    present.extend(strangers);
    Ok(present)
}

fn write_back(change: &mut Change<'_>, mismatch: &Mismatch) -> Result<()> {
    let Mismatch { table, id, logged, present } = mismatch;
    match (logged.as_deref().map(columns), present.as_deref().map(columns)) {
        (None, _) => change.delete(*table, *id),
        (Some(logged), None) => {
            let names: Vec<&str> = logged.keys().map(String::as_str).filter(|name| *name != "id").collect();
            with_values(&logged, &names, |values| change.insert_as(*table, *id, values))
        }
        (Some(logged), Some(present)) => {
            let names = differing(&logged, &present);
            with_values(&logged, &names, |values| change.update(*table, *id, values).map(|_| ()))
        }
    }
}

fn with_values(image: &Columns, names: &[&str], write: impl FnOnce(&[(&str, &dyn ToSql)]) -> Result<()>) -> Result<()> {
    let values: Vec<(&str, Sql)> = names.iter().map(|name| (*name, image.get(*name).map_or(Sql::Null, sql_value))).collect();
    let bound: Vec<(&str, &dyn ToSql)> = values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect();
    write(&bound)
}
