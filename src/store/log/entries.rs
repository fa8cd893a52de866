//! Reading the log: its entries, and what each did to which row.

use chrono::{DateTime, Utc};
use rusqlite::types::ToSql;
use rusqlite::{Connection, Row, params, params_from_iter};

use super::row_names::{Columns, References, columns};
use crate::error::{Error, Result};
use crate::model::changed::{Became, Difference};
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::log::{LogEntry, RowChange};
use crate::model::matching::folded;
use crate::model::reference::{Ref, one_spaced};
use crate::store::file::register::Register;
use crate::store::sql::read::{all, maybe};
use crate::store::sql::values::Instant;

/// Which entries to read; all conditions must hold.
#[derive(Debug, Clone, Default)]
pub struct LogFilter {
    /// The entry changed something of this recommendation.
    pub recommendation: Option<RecommendationId>,
    /// The entry changed something of this owner.
    pub owner: Option<OwnerId>,
    /// Who recorded it, ignoring case and accents.
    pub person: Option<String>,
    /// Recorded at this instant or later.
    pub since: Option<DateTime<Utc>>,
    /// Recorded before this instant.
    pub before: Option<DateTime<Utc>>,
    /// Each word occurs in the command or in what the entry changed, ignoring case and accents.
    pub words: Vec<String>,
}

impl Register {
    /// The number of the entry whose hash begins with `hash`, given in lower case. Whether the hash is right is for
    /// `check` to say.
    pub fn entry_of_hash(&self, hash: &str) -> Result<Option<i64>> {
        let sql = "SELECT id FROM log WHERE substr(hash, 1, length(?1)) = ?1 ORDER BY id LIMIT 1";
        maybe(&self.connection, sql, [hash], |row| row.get(0))
    }
}

impl Register {
    /// Calls `each` with every entry that passes `filter`, the newest first.
    ///
    /// # Errors
    /// An error from `each`.
    pub fn log(&self, filter: &LogFilter, each: &mut dyn FnMut(LogEntry) -> Result<()>) -> Result<()> {
        let mut conditions = vec!["1"];
        let mut bound: Vec<Box<dyn ToSql>> = Vec::new();
        if let Some(id) = filter.recommendation {
            conditions.push(
                "id IN (SELECT log_id FROM log_change WHERE recommendation_id = ?
                        UNION SELECT c.log_id FROM relation r CROSS JOIN log_change c ON c.table_name = 'relation' AND c.row_id = r.id
                        WHERE r.target_id = ?)",
            );
            bound.extend([Box::new(id) as Box<dyn ToSql>, Box::new(id)]);
        }
        if let Some(id) = filter.owner {
            conditions.push("id IN (SELECT log_id FROM log_change WHERE owner_id = ?)");
            bound.push(Box::new(id));
        }
        if let Some(since) = filter.since {
            conditions.push("at >= ?");
            bound.push(Box::new(Instant(since)));
        }
        if let Some(before) = filter.before {
            conditions.push("at < ?");
            bound.push(Box::new(Instant(before)));
        }
        let sql = format!("{ENTRY} WHERE {} ORDER BY id DESC", conditions.join(" AND "));
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(bound))?;
        let person = filter.person.as_deref().map(|name| folded(name.trim()));
        let words: Vec<String> = filter.words.iter().map(|word| folded(word)).collect();
        while let Some(row) = rows.next()? {
            let entry = entry(row)?;
            let is_persons = person.as_ref().is_none_or(|person| folded(entry.by.trim()) == *person);
            if is_persons && self.holds_words(row.get(8)?, &entry, &words)? {
                each(entry)?;
            }
        }
        Ok(())
    }

    /// The entry with this number.
    ///
    /// # Errors
    /// There is none.
    pub fn log_entry(&self, id: i64) -> Result<LogEntry> {
        log_entry(&self.connection, id)
    }

    /// Calls `each` with what the entry did to each row, in the order in which rows were first changed.
    ///
    /// # Errors
    /// There is no such entry, or an error from `each`.
    pub fn row_changes(&self, id: i64, each: &mut dyn FnMut(RowChange) -> Result<()>) -> Result<()> {
        row_changes(&self.connection, id, each)
    }

    /// The recommendation with this reference, even if it was removed.
    ///
    /// # Errors
    /// There never was such a recommendation.
    pub fn find_logged_recommendation(&self, text: &str) -> Result<RecommendationId> {
        self.find_recommendation(text).or_else(|unknown| {
            let Ok(reference) = Ref::new(&one_spaced(text)) else { return Err(unknown) };
            let sql = "SELECT row_id FROM log_change
                WHERE table_name = 'recommendation' AND after IS NULL AND image(before) ->> 'ref_key' = ?1
                ORDER BY id DESC LIMIT 1";
            let found = maybe(&self.connection, sql, [reference.key()], |row| row.get(0))?;
            found.ok_or(unknown)
        })
    }

    fn holds_words(&self, first_change_id: i64, entry: &LogEntry, words: &[String]) -> Result<bool> {
        let command = folded(&entry.command);
        let mut missing: Vec<&String> = words.iter().filter(|word| !command.contains(*word)).collect();
        if missing.is_empty() {
            return Ok(true);
        }
        let sql = "SELECT image(before), image(after) FROM log_change WHERE id >= ?1 AND id < ?2 ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut images = statement.query([first_change_id, first_change_id + i64::from(entry.n_changes)])?;
        while let Some(row) = images.next()? {
            for place in 0..2 {
                let image: Option<String> = row.get(place)?;
                let image = image.map(|image| folded(&image)).unwrap_or_default();
                missing.retain(|word| !image.contains(*word));
            }
        }
        Ok(missing.is_empty())
    }
}

/// An entry, with the undo in force that took it back (for an undo, the redo).
const ENTRY: &str = "
    SELECT id, at, by, kind, command, undoes_id, n_changes,
           (SELECT u.id FROM log u WHERE u.undoes_id = log.id AND NOT EXISTS (SELECT 1 FROM log r WHERE r.undoes_id = u.id)
            ORDER BY u.id DESC LIMIT 1),
           first_change_id
    FROM log";

fn entry(row: &Row<'_>) -> rusqlite::Result<LogEntry> {
    let at: Instant = row.get(1)?;
    Ok(LogEntry {
        id: row.get(0)?,
        at: at.0,
        by: row.get(2)?,
        kind: row.get(3)?,
        command: row.get(4)?,
        undoes: row.get(5)?,
        n_changes: row.get(6)?,
        undone_by: row.get(7)?,
    })
}

pub(in crate::store) fn log_entry(connection: &Connection, id: i64) -> Result<LogEntry> {
    let sql = format!("{ENTRY} WHERE id = ?1");
    let found = maybe(connection, &sql, [id], entry)?;
    found.ok_or(Error::NoLogEntry { id })
}

/// The newest entries, the newest first.
pub(in crate::store) fn newest(connection: &Connection, most: u32) -> Result<Vec<LogEntry>> {
    all(connection, &format!("{ENTRY} ORDER BY id DESC LIMIT ?1"), [most], entry)
}

/// The first and the last image of an entry; if it has none, the last is before the first.
pub(in crate::store) fn images(connection: &Connection, id: i64) -> Result<(i64, i64)> {
    let sql = "SELECT first_change_id, first_change_id + n_changes - 1 FROM log WHERE id = ?1";
    let found = maybe(connection, sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    found.ok_or(Error::NoLogEntry { id })
}

/// See `Register::row_changes`.
pub(in crate::store) fn row_changes(
    connection: &Connection,
    id: i64,
    each: &mut dyn FnMut(RowChange) -> Result<()>,
) -> Result<()> {
    let (first, last) = images(connection, id)?;
    row_changes_within(connection, first, last, each)
}

/// What the images from `first` to `last` did to the rows.
fn row_changes_within(
    connection: &Connection,
    first: i64,
    last: i64,
    each: &mut dyn FnMut(RowChange) -> Result<()>,
) -> Result<()> {
    let references = References::read(connection)?;
    images_within(connection, first, last, &mut |row| {
        let RowImages { table, row_id, before, after } = row;
        let became = row_became(before.is_some(), after.is_some());
        let [before, after] = [before, after].map(Option::unwrap_or_default);
        let present = if became == Became::Removed { &before } else { &after };
        let name = references.name(connection, &table, present)?;
        let columns = differences(connection, &references, &table, &before, &after)?;
        each(RowChange { table, row_id, name, became, columns })
    })
}

/// A row before its first and after its last change among the images that are read.
pub(in crate::store) struct RowImages {
    pub(in crate::store) table: String,
    pub(in crate::store) row_id: i64,
    /// `None` where the row did not exist yet; in `after`, where it is gone.
    pub(in crate::store) before: Option<Columns>,
    pub(in crate::store) after: Option<Columns>,
}

/// Calls `each` with each row that differs after the images from `first` to `last`, in the order in which rows were first
/// changed.
pub(in crate::store) fn images_within(
    connection: &Connection,
    first: i64,
    last: i64,
    each: &mut dyn FnMut(RowImages) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT table_name, row_id, image(before),
                (SELECT image(l.after) FROM log_change l
                 WHERE l.table_name = c.table_name AND l.row_id = c.row_id AND l.id <= ?2 ORDER BY l.id DESC LIMIT 1)
         FROM log_change c
         WHERE id >= ?1 AND id <= ?2
           AND NOT EXISTS (SELECT 1 FROM log_change e
                           WHERE e.table_name = c.table_name AND e.row_id = c.row_id AND e.id >= ?1 AND e.id < c.id)
         ORDER BY id",
    )?;
    let mut rows = statement.query(params![first, last])?;
    while let Some(row) = rows.next()? {
        let (before, after): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        if before != after {
            let [before, after] = [before, after].map(|image| image.as_deref().map(columns));
            each(RowImages { table: row.get(0)?, row_id: row.get(1)?, before, after })?;
        }
    }
    Ok(())
}

/// What happened to a row, from whether it existed before and after.
pub(in crate::store) fn row_became(was_there: bool, is_there: bool) -> Became {
    match (was_there, is_there) {
        (false, _) => Became::Added,
        (true, true) => Became::Changed,
        (true, false) => Became::Removed,
    }
}

fn differences(
    connection: &Connection,
    references: &References,
    table: &str,
    before: &Columns,
    after: &Columns,
) -> Result<Vec<Difference>> {
    let mut names: Vec<&String> = before.keys().chain(after.keys()).filter(|name| *name != "id").collect();
    names.sort();
    names.dedup();
    let mut differing = Vec::new();
    for name in names {
        let [was, is] = [before.get(name), after.get(name)];
        if was != is {
            let shown = |value: Option<&serde_json::Value>| {
                value.map(|value| references.shown(connection, table, name, value)).transpose()
            };
            differing.push(Difference { column: name.clone().into(), before: shown(was)?, after: shown(is)? });
        }
    }
    Ok(differing)
}
