//! The one way to change the register: each statement runs between the images of its row before and after, and the images
//! make the log (DESIGN.md section 12). `undo`, `redo` and `check` live on these images and know nothing of commands.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::{ToSql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params, params_from_iter};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::Register;
use super::values::Instant;
use crate::error::{Error, Result};
use crate::model::id::ContactId;
use crate::model::record::Contact;

/// A table whose changes are logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Logged(pub(super) &'static str);

pub(super) const SETTING: Logged = Logged("setting");
pub(super) const MEETING: Logged = Logged("meeting");
pub(super) const OWNER: Logged = Logged("owner");
pub(super) const FORMER_NAME: Logged = Logged("former_name");
pub(super) const MEMBERSHIP: Logged = Logged("membership");
pub(super) const RECOMMENDATION: Logged = Logged("recommendation");
pub(super) const THEME: Logged = Logged("theme");
pub(super) const ASSIGNMENT: Logged = Logged("assignment");
pub(super) const SHARE: Logged = Logged("share");
pub(super) const FOLLOW_UP: Logged = Logged("follow_up");
pub(super) const EVIDENCE: Logged = Logged("evidence");
pub(super) const RELATION: Logged = Logged("relation");
pub(super) const FOCAL_POINT: Logged = Logged("focal_point");

/// Every logged table; a new one gets log, undo, redo and check by standing here.
pub(super) const LOGGED: &[Logged] = &[
    SETTING,
    MEETING,
    OWNER,
    FORMER_NAME,
    MEMBERSHIP,
    RECOMMENDATION,
    THEME,
    ASSIGNMENT,
    SHARE,
    FOLLOW_UP,
    EVIDENCE,
    RELATION,
    FOCAL_POINT,
];

/// Who changes the register, on which day, with which command.
#[derive(Debug, Clone)]
pub struct Author {
    /// The name that is recorded.
    pub by: String,
    /// The day it is taken to be; it never changes when a thing was recorded.
    pub today: NaiveDate,
    /// The command with what it was given, for people: `rec update MRU-2006-03 --status in-progress`.
    pub command: String,
}

/// Whether a change is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    Commit,
    /// Everything is done and taken back: `--dry-run`.
    DryRun,
}

/// A change under way: one transaction, one entry of the log.
pub struct Change<'r> {
    connection: &'r Connection,
    author: &'r Author,
    at: DateTime<Utc>,
    log_id: i64,
    /// What SQLite had counted when the transaction began.
    n_changed_before: u64,
    /// Rows written by this change, those of the log too.
    n_written: u64,
    digest: Sha256,
}

/// Columns and their new values.
pub(super) type Values<'v> = [(&'v str, &'v dyn ToSql)];

impl Register {
    /// Runs `work` as one transaction, with one entry in the log; a change that changes nothing leaves no entry.
    ///
    /// # Errors
    /// Whatever `work` refuses, a lock held too long, a full disk. Nothing is saved then, but for `Error::Unsure`,
    /// which says that SQLite failed after it may have saved.
    pub fn change<T>(&mut self, author: &Author, keep: Keep, work: impl FnOnce(&mut Change<'_>) -> Result<T>) -> Result<T> {
        let path = self.path.clone();
        let read_only = |error: Error| match error {
            Error::Sqlite(source) => super::open::damage(&path, source),
            other => other,
        };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Error::from);
        let transaction = transaction.map_err(read_only)?;
        let mut change = Change::begin(&transaction, author)?;
        let result = work(&mut change).map_err(read_only)?;
        let is_changed = change.finish()?;
        if keep == Keep::DryRun || !is_changed {
            transaction.rollback()?;
            return Ok(result);
        }
        commit(transaction).map_err(read_only)?;
        Ok(result)
    }
}

impl<'r> Change<'r> {
    fn begin(connection: &'r Connection, author: &'r Author) -> Result<Self> {
        let last: Option<(i64, String)> = connection
            .query_row("SELECT id, hash FROM log ORDER BY id DESC LIMIT 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (last_id, last_hash) = last.unwrap_or_default();
        let mut digest = Sha256::new();
        digest.update(last_hash);
        let n_changed_before = connection.total_changes();
        // Stamped here, under the lock: entries of the log are in the order of their instants.
        Ok(Self { connection, author, at: Utc::now(), log_id: last_id + 1, n_changed_before, n_written: 0, digest })
    }

    /// The instant of recording of everything in this change.
    pub(super) fn at(&self) -> Instant {
        Instant(self.at)
    }

    /// Who records.
    pub(super) fn by(&self) -> &str {
        &self.author.by
    }

    /// The day it is taken to be.
    pub fn today(&self) -> NaiveDate {
        self.author.today
    }

    /// For reading only: a statement that writes here is caught before the commit.
    pub(super) fn connection(&self) -> &'r Connection {
        self.connection
    }

    /// Adds a row and gives its id.
    pub(super) fn insert(&mut self, table: Logged, values: &Values<'_>) -> Result<i64> {
        let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
        let places = vec!["?"; values.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({places})", table.0, names.join(", "));
        self.connection.prepare_cached(&sql)?.execute(params_from_iter(values.iter().map(|(_, value)| value)))?;
        let id = self.connection.last_insert_rowid();
        let after = self.image(table, id)?;
        self.log(table, id, None, after.as_deref())?;
        Ok(id)
    }

    /// Sets columns of a row; what stays the same is no change and is not logged.
    pub(super) fn update(&mut self, table: Logged, id: i64, values: &Values<'_>) -> Result<bool> {
        let names: Vec<String> = values.iter().map(|(name, _)| format!("{name} = ?")).collect();
        let different: Vec<String> = values.iter().map(|(name, _)| format!("{name} IS NOT ?")).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = ? AND ({})", table.0, names.join(", "), different.join(" OR "));
        let before = self.image(table, id)?;
        let new = || values.iter().map(|(_, value)| *value);
        let bound = new().chain(std::iter::once(&id as &dyn ToSql)).chain(new());
        let n_changed = self.connection.prepare_cached(&sql)?.execute(params_from_iter(bound))?;
        if n_changed == 0 {
            return Ok(false);
        }
        let after = self.image(table, id)?;
        self.log(table, id, before.as_deref(), after.as_deref())?;
        Ok(true)
    }

    /// Takes a row away.
    pub(super) fn delete(&mut self, table: Logged, id: i64) -> Result<()> {
        let before = self.image(table, id)?;
        self.connection.prepare_cached(&format!("DELETE FROM {} WHERE id = ?", table.0))?.execute([id])?;
        self.log(table, id, before.as_deref(), None)
    }

    /// Adds a contact and gives its row. Contacts leave no image: the log tells that one changed, and nothing of it.
    pub(super) fn insert_contact(&mut self, contact: &Contact) -> Result<ContactId> {
        let Contact { name, title, email, phone } = contact;
        let sql = "INSERT INTO contact (name, title, email, phone) VALUES (?1, ?2, ?3, ?4)";
        self.connection.prepare_cached(sql)?.execute(params![name, title, email, phone])?;
        self.n_written += 1;
        Ok(ContactId(self.connection.last_insert_rowid()))
    }

    /// Sets what is known of a person; gives whether that is something new.
    pub(super) fn update_contact(&mut self, id: ContactId, contact: &Contact) -> Result<bool> {
        let Contact { name, title, email, phone } = contact;
        let sql = "UPDATE contact SET name = ?1, title = ?2, email = ?3, phone = ?4
            WHERE id = ?5 AND (name IS NOT ?1 OR title IS NOT ?2 OR email IS NOT ?3 OR phone IS NOT ?4)";
        let n_changed = self.connection.prepare_cached(sql)?.execute(params![name, title, email, phone, id])?;
        self.n_written += n_changed as u64;
        Ok(n_changed > 0)
    }

    fn image(&self, table: Logged, id: i64) -> Result<Option<String>> {
        image(self.connection, table, id)
    }

    fn log(&mut self, table: Logged, id: i64, before: Option<&str>, after: Option<&str>) -> Result<()> {
        let sql = "INSERT INTO log_change (log_id, table_name, row_id, before, after) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.connection.prepare_cached(sql)?.execute(params![self.log_id, table.0, id, before, after])?;
        self.n_written += 2;
        absorb_change(&mut self.digest, table.0, id, before, after);
        Ok(())
    }

    /// Writes the entry of the log and gives whether there is one.
    fn finish(self) -> Result<bool> {
        let n_changed = self.connection.total_changes() - self.n_changed_before;
        if n_changed != self.n_written {
            return Err(Error::Unlogged { n_changed, n_logged: self.n_written });
        }
        if self.n_written == 0 {
            return Ok(false);
        }
        let at = self.at().text();
        let hash = close(self.digest, self.log_id, &at, &self.author.by, &self.author.command);
        let sql = "INSERT INTO log (id, at, by, command, hash) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.connection.execute(sql, params![self.log_id, at, self.author.by, self.author.command, hash])?;
        Ok(true)
    }
}

/// The row as JSON of its columns that are not NULL, by name in alphabetical order; `None` where there is no such row.
pub(super) fn image(connection: &Connection, table: Logged, id: i64) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached(&format!("SELECT * FROM {} WHERE id = ?", table.0))?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let mut columns = Map::new();
    for (place, name) in names.into_iter().enumerate() {
        let value = match row.get_ref(place)? {
            ValueRef::Null => continue,
            ValueRef::Integer(number) => Value::from(number),
            ValueRef::Real(number) => Value::from(number),
            ValueRef::Text(text) => Value::from(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Value::from(bytes.to_vec()),
        };
        columns.insert(name, value);
    }
    Ok(Some(Value::Object(columns).to_string()))
}

/// The hash of an entry of the log, whose `digest` holds the hash before and the images.
pub(super) fn close(mut digest: Sha256, id: i64, at: &str, by: &str, command: &str) -> String {
    for field in [id.to_string().as_str(), at, by, command] {
        absorb(&mut digest, Some(field));
    }
    hexadecimal(&digest.finalize())
}

/// The bytes as hexadecimal digits, two each.
pub fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Takes one image pair into the digest of its entry.
pub(super) fn absorb_change(digest: &mut Sha256, table: &str, id: i64, before: Option<&str>, after: Option<&str>) {
    for field in [Some(table), Some(id.to_string().as_str()), before, after] {
        absorb(digest, field);
    }
}

/// A field with its length before it, so that no two lists of fields look the same.
fn absorb(digest: &mut Sha256, field: Option<&str>) {
    match field {
        Some(text) => {
            digest.update([1]);
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text);
        }
        None => digest.update([0]),
    }
}

fn commit(transaction: Transaction<'_>) -> Result<()> {
    use rusqlite::ErrorCode;
    transaction.commit().map_err(|source| match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::DiskFull | ErrorCode::ReadOnly) => {
            Error::from(source)
        }
        _ => Error::Unsure { source },
    })
}
