//! The one way to change the register: each statement runs between the images of its row before and after, and these
//! images are the log (DESIGN.md section 12). `undo`, `redo` and `check` work on the images and know nothing of commands.

mod contact;
mod part;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::ToSql;
use rusqlite::{Connection, Row, params, params_from_iter};
use sha2::{Digest, Sha256};

use super::clock::stamp;
use super::images::{Alphabet, Head, Image, absorb_change, image};
use super::tables::{LOGGED, Logged};
use crate::error::{Error, Result};
use crate::model::changed::Difference;
use crate::model::id::ContactId;
use crate::model::vocabulary::{EntryKind, Vocabulary};
use crate::store::file::register::{Keep, Register};
use crate::store::sql::read::{all, maybe, one};
use crate::store::sql::values::Instant;

pub use self::part::Mark;

/// Who changes the register, on which day, by which command.
#[derive(Debug, Clone)]
pub struct Author {
    /// The name that is recorded.
    pub by: String,
    /// The day taken as today; it has no effect on the instant of recording.
    pub today: NaiveDate,
    /// The command and its arguments, for people: `rec update MRU-2006-03 --status in-progress`.
    pub command: String,
}

/// The kind of a log entry, and the entry that it takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Purpose {
    pub(in crate::store) kind: EntryKind,
    pub(in crate::store) undoes: Option<i64>,
}

impl Purpose {
    /// An ordinary command.
    pub(in crate::store) const CHANGE: Self = Self { kind: EntryKind::Change, undoes: None };
    /// The register was brought to a newer form.
    pub(in crate::store) const MIGRATION: Self = Self { kind: EntryKind::Migration, undoes: None };
}

/// A change under way: one entry of the log within a transaction.
pub struct Change<'r> {
    connection: &'r Connection,
    author: &'r Author,
    at: DateTime<Utc>,
    purpose: Purpose,
    log_id: i64,
    first_change_id: i64,
    n_changes: i64,
    /// SQLite's count of changes when the entry began.
    n_changed_before: u64,
    /// Rows written by this change, including those of the log.
    n_written: u64,
    /// How many attempts are under way that have not written anything yet.
    n_unmarked: u32,
    /// What changed in contacts. They have no image, so it is kept here to be shown.
    contacts: Vec<(ContactId, Vec<Difference>)>,
    /// For each table that rows were added to, the last row id given out.
    last_ids: HashMap<&'static str, i64>,
    digest: Sha256,
    alphabets: HashMap<&'static str, Option<Alphabet>>,
}

/// Columns and their new values.
pub(in crate::store) type Values<'v> = [(&'v str, &'v dyn ToSql)];

impl Register {
    /// Runs `work` as one transaction with one log entry; if nothing changes, no entry is written.
    ///
    /// # Errors
    /// Whatever `work` refuses, a lock that was held too long, a full disk. Nothing is saved then, except perhaps with
    /// `Error::Unsure`: SQLite failed when it may already have saved.
    pub fn change<T>(&mut self, author: &Author, keep: Keep, work: impl FnOnce(&mut Change<'_>) -> Result<T>) -> Result<T> {
        self.transact(keep, |connection| {
            let mut change = Change::begin(connection, author, Purpose::CHANGE)?;
            let result = work(&mut change)?;
            let is_changed = change.finish()?;
            Ok((result, u32::from(is_changed)))
        })
    }
}

impl<'r> Change<'r> {
    pub(in crate::store) fn begin(connection: &'r Connection, author: &'r Author, purpose: Purpose) -> Result<Self> {
        let sql = "SELECT id, hash, first_change_id + n_changes, at FROM log ORDER BY id DESC LIMIT 1";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let newest: Option<(i64, String, i64, Instant)> = maybe(connection, sql, [], read)?;
        let (last_id, last_hash, first_change_id, last_at) = match newest {
            Some((id, hash, next_change_id, at)) => (id, hash, next_change_id, Some(at.0)),
            None => (0, String::new(), 1, None),
        };
        let mut digest = Sha256::new();
        digest.update(last_hash);
        Ok(Self {
            connection,
            author,
            // Stamped here, under the lock, so that the entries of the log are in the order of their instants.
            at: stamp(last_at),
            purpose,
            log_id: last_id + 1,
            first_change_id,
            n_changes: 0,
            n_changed_before: connection.total_changes(),
            n_written: 0,
            n_unmarked: 0,
            contacts: Vec::new(),
            last_ids: HashMap::new(),
            digest,
            alphabets: HashMap::new(),
        })
    }

    /// The instant at which everything in this change is recorded.
    pub(in crate::store) fn at(&self) -> Instant {
        Instant(self.at)
    }

    /// Who records.
    pub(in crate::store) fn by(&self) -> &str {
        &self.author.by
    }

    /// The day taken as today.
    pub fn today(&self) -> NaiveDate {
        self.author.today
    }

    /// The number of the entry.
    pub(in crate::store) fn id(&self) -> i64 {
        self.log_id
    }

    /// For reading only: a statement that writes through it is caught before the commit.
    pub(in crate::store) fn connection(&self) -> &'r Connection {
        self.connection
    }

    /// Adds a row and returns its id, which no row of the table has ever had.
    pub(in crate::store) fn insert(&mut self, table: Logged, values: &Values<'_>) -> Result<i64> {
        let id = self.new_id(table)?;
        self.insert_as(table, id, values)?;
        Ok(id)
    }

    /// Adds a removed row again, with its former id.
    pub(in crate::store) fn insert_as(&mut self, table: Logged, id: i64, values: &Values<'_>) -> Result<()> {
        let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
        let places = ", ?".repeat(values.len());
        let sql = format!("INSERT INTO {} (id, {}) VALUES (?{places})", table.0, names.join(", "));
        let bound = std::iter::once(&id as &dyn ToSql).chain(values.iter().map(|(_, value)| *value));
        self.mark_attempts()?;
        self.connection.prepare_cached(&sql)?.execute(params_from_iter(bound))?;
        self.n_written += 1;
        let after = self.image(table, id)?;
        self.log(table, id, None, after.as_ref())
    }

    /// Sets columns of a row and returns whether anything changed; what stays the same is not logged.
    pub(in crate::store) fn update(&mut self, table: Logged, id: i64, values: &Values<'_>) -> Result<bool> {
        let names: Vec<String> = values.iter().map(|(name, _)| format!("{name} = ?")).collect();
        let different: Vec<String> = values.iter().map(|(name, _)| format!("{name} IS NOT ?")).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = ? AND ({})", table.0, names.join(", "), different.join(" OR "));
        let before = self.image(table, id)?;
        let new = || values.iter().map(|(_, value)| *value);
        let bound = new().chain(std::iter::once(&id as &dyn ToSql)).chain(new());
        self.mark_attempts()?;
        let n_changed = self.connection.prepare_cached(&sql)?.execute(params_from_iter(bound))?;
        if n_changed == 0 {
            return Ok(false);
        }
        self.n_written += 1;
        let after = self.image(table, id)?;
        self.log(table, id, before.as_ref(), after.as_ref())?;
        Ok(true)
    }

    /// Logs the image of every row as if it were new. A migration does this, and the log continues from there.
    pub(in crate::store) fn log_every_row(&mut self) -> Result<()> {
        for &table in LOGGED {
            let sql = format!("SELECT id FROM {} ORDER BY id", table.0);
            for id in all::<i64>(self.connection, &sql, [], |row| row.get(0))? {
                let after = self.image(table, id)?;
                self.log(table, id, None, after.as_ref())?;
            }
        }
        Ok(())
    }

    /// Deletes a row.
    pub(in crate::store) fn delete(&mut self, table: Logged, id: i64) -> Result<()> {
        let before = self.image(table, id)?;
        self.mark_attempts()?;
        self.connection.prepare_cached(&format!("DELETE FROM {} WHERE id = ?", table.0))?.execute([id])?;
        self.n_written += 1;
        self.log(table, id, before.as_ref(), None)
    }

    /// A row id that was never used before, not even by a row that was undone: the log identifies rows by their ids.
    fn new_id(&mut self, table: Logged) -> Result<i64> {
        let last = if let Some(last) = self.last_ids.get(table.0) {
            *last
        } else {
            let sql = format!(
                "SELECT max(ifnull((SELECT max(id) FROM {}), 0),
                            ifnull((SELECT max(row_id) FROM log_change WHERE table_name = ?1), 0))",
                table.0
            );
            one(self.connection, &sql, [table.0], |row| row.get(0))?
        };
        self.last_ids.insert(table.0, last + 1);
        Ok(last + 1)
    }

    fn image(&mut self, table: Logged, id: i64) -> Result<Option<Image>> {
        image(self.connection, table, id, self.alphabets.entry(table.0).or_default())
    }

    fn log(&mut self, table: Logged, id: i64, before: Option<&Image>, after: Option<&Image>) -> Result<()> {
        if self.n_changes == 0 {
            // Written before its images: otherwise SQLite would search all images for those that refer to it.
            self.write_head(NOT_CLOSED)?;
        }
        let about = after.or(before).map(|image| image.about).unwrap_or_default();
        let sql = "INSERT INTO log_change (id, log_id, table_name, row_id, recommendation_id, owner_id, before, after)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let place = self.first_change_id + self.n_changes;
        let bound = params![place, self.log_id, table.0, id, about.recommendation, about.owner, before, after];
        self.connection.prepare_cached(sql)?.execute(bound)?;
        self.n_changes += 1;
        self.n_written += 1;
        let [before, after] = [before, after].map(|image| image.map(|image| image.text.as_str()));
        absorb_change(&mut self.digest, table.0, id, about, before, after);
        Ok(())
    }

    /// Writes the log entry and returns whether there is one. If nothing changed there is none, unless the entry records
    /// something other than rows.
    pub(in crate::store) fn finish(mut self) -> Result<bool> {
        let n_changed = self.connection.total_changes() - self.n_changed_before;
        if n_changed != self.n_written {
            return Err(Error::Unlogged { n_changed, n_logged: self.n_written });
        }
        if self.n_written == 0 && self.purpose.kind == EntryKind::Change {
            return Ok(false);
        }
        let hash = self.head(&self.at().text()).close(self.digest.clone());
        self.write_head(&hash)?;
        Ok(true)
    }

    fn head<'a>(&'a self, at: &'a str) -> Head<'a> {
        Head {
            id: self.log_id,
            at,
            by: &self.author.by,
            kind: self.purpose.kind.as_str(),
            undoes: self.purpose.undoes,
            command: &self.author.command,
            first_change_id: self.first_change_id,
            n_changes: self.n_changes,
        }
    }

    /// Writes the entry, or updates it.
    fn write_head(&mut self, hash: &str) -> Result<()> {
        let at = self.at().text();
        let Head { id, at, by, kind, undoes, command, first_change_id, n_changes } = self.head(&at);
        let sql = "INSERT INTO log (id, at, by, kind, undoes_id, command, first_change_id, n_changes, hash)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (id) DO UPDATE SET at = excluded.at, n_changes = excluded.n_changes, hash = excluded.hash";
        let bound = params![id, at, by, kind, undoes, command, first_change_id, n_changes, hash];
        self.connection.prepare_cached(sql)?.execute(bound)?;
        self.n_written += 1;
        Ok(())
    }
}

/// The hash of an entry that is still being written; it is replaced before the commit.
const NOT_CLOSED: &str = "";
