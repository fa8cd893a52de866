//! What prevents an entry of the log from being taken back: later entries that changed the same columns, refer to rows it
//! added, or were recorded after its follow-ups in the same place.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde_json::Value;

use crate::error::{Result, UndoRefusal};
use crate::model::id::{MeetingId, RecommendationId};
use crate::model::log::LogEntry;
use crate::store::log::change::Change;
use crate::store::log::entries::log_entry;
use crate::store::log::images::image;
use crate::store::log::row_names::{Columns, References, columns};
use crate::store::log::tables::{FOLLOW_UP, LOGGED, Logged, MEETING, RECOMMENDATION, SHARE};
use crate::store::sql::read::{all, maybe, one};
use crate::store::sql::standing;

/// One row of `log_change`.
pub(in crate::store) struct LogImage {
    pub(in crate::store) table: Logged,
    pub(in crate::store) row: i64,
    pub(in crate::store) recommendation: Option<RecommendationId>,
    pub(in crate::store) before: Option<String>,
    pub(in crate::store) after: Option<String>,
}

impl LogImage {
    pub(in crate::store) fn read(connection: &Connection, id: i64) -> Result<Self> {
        let sql = "SELECT table_name, row_id, recommendation_id, image(before), image(after) FROM log_change WHERE id = ?1";
        let (table, row, recommendation, before, after): (String, _, _, _, _) =
            one(connection, sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
        Ok(Self { table: logged(&table)?, row, recommendation, before, after })
    }
}

/// What all steps of an entry together did to its rows.
pub(in crate::store) struct Net {
    references: References,
    /// The entry's last image.
    last: i64,
    rows: BTreeMap<(&'static str, i64), NetRow>,
    /// Every row is exactly as the entry left it.
    pub(in crate::store) are_as_left: bool,
}

struct NetRow {
    table: Logged,
    before: Option<String>,
    after: Option<String>,
}

/// A later entry and the row through which it depends on the one to take back. Without a number, the row was changed
/// outside midsa.
pub(in crate::store) type Dependent = (Option<i64>, String);

impl Net {
    pub(in crate::store) fn read(connection: &Connection, first: i64, last: i64) -> Result<Self> {
        let mut rows: BTreeMap<(&'static str, i64), NetRow> = BTreeMap::new();
        for id in first..=last {
            let image = LogImage::read(connection, id)?;
            let row = rows.entry((image.table.0, image.row)).or_insert(NetRow {
                table: image.table,
                before: image.before,
                after: None,
            });
            row.after = image.after;
        }
        let mut are_as_left = true;
        for ((_, id), row) in &rows {
            are_as_left &= image(connection, row.table, *id, &mut None)?.map(|image| image.text) == row.after;
        }
        Ok(Self { references: References::read(connection)?, last, rows, are_as_left })
    }

    /// Restored rows, and recommendations that joined their meetings since, get the place in lists that they have now.
    pub(in crate::store) fn refresh_places(&self, change: &mut Change<'_>) -> Result<()> {
        for ((_, id), row) in &self.rows {
            match row.table {
                MEETING => {
                    let day = |image: &Option<String>| {
                        let columns = image.as_deref().map(columns)?;
                        columns.get("starts_on")?.as_str()?.parse::<NaiveDate>().ok()
                    };
                    if row.before.is_some() && day(&row.before) != day(&row.after) {
                        change.move_first_days(MeetingId(*id), day(&row.after), day(&row.before))?;
                    }
                }
                RECOMMENDATION if row.before.is_some() => change.place_below(RecommendationId(*id))?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Everything that depends on the entry.
    pub(in crate::store) fn dependents(&self, connection: &Connection) -> Result<Vec<Dependent>> {
        let mut found = Vec::new();
        for ((_, id), row) in &self.rows {
            let (before, after) = (row.before.as_deref().map(columns), row.after.as_deref().map(columns));
            if !self.are_as_left {
                self.changed_later(connection, row, *id, before.as_ref(), after.as_ref(), &mut found)?;
            }
            if before.is_none() && after.is_some() {
                self.referencing(connection, row.table, *id, &mut found)?;
            }
            if let Some(before) = &before {
                self.missing(connection, row.table, before, after.as_ref(), &mut found)?;
            }
            if row.table == FOLLOW_UP
                && let Some(follow_up) = after.as_ref().or(before.as_ref())
            {
                self.later_at_the_same_place(connection, *id, follow_up, &mut found)?;
            }
        }
        found.sort();
        found.dedup();
        Ok(found)
    }

    /// Finds later entries that changed or removed the row.
    fn changed_later(
        &self,
        connection: &Connection,
        row: &NetRow,
        id: i64,
        before: Option<&Columns>,
        after: Option<&Columns>,
        found: &mut Vec<Dependent>,
    ) -> Result<()> {
        let now = image(connection, row.table, id, &mut None)?.map(|image| columns(&image.text));
        let own: Vec<&str> = match (before, after, &now) {
            (_, None, None) => return Ok(()),
            (_, Some(_), None) | (_, None, Some(_)) => Vec::new(),
            (before, Some(after), Some(now)) => {
                let changed_since = differing(after, now);
                let changed_by_it: Option<Vec<&str>> = before.map(|before| differing(before, after));
                let is_own =
                    |name: &&str| changed_by_it.as_ref().is_none_or(|own| own.contains(name)) && !is_standing(row.table, name);
                let own: Vec<&str> = changed_since.into_iter().filter(is_own).collect();
                if own.is_empty() {
                    return Ok(());
                }
                own
            }
        };
        let name = self.name(connection, row.table, after.or(before))?;
        let sql = "SELECT log_id, image(before), image(after) FROM log_change WHERE table_name = ?1 AND row_id = ?2 AND id > ?3 ORDER BY id";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query(params![row.table.0, id, self.last])?;
        let n_before = found.len();
        while let Some(row) = rows.next()? {
            let images = [row.get::<_, Option<String>>(1)?, row.get(2)?].map(|image| image.as_deref().map(columns));
            let touches = match &images {
                [Some(before), Some(after)] if !own.is_empty() => differing(before, after).iter().any(|name| own.contains(name)),
                _ => images.iter().any(Option::is_none),
            };
            if touches {
                found.push((Some(row.get(0)?), name.clone()));
            }
        }
        if found.len() == n_before {
            found.push((None, name));
        }
        Ok(())
    }

    /// Finds rows that refer to a row that the entry added.
    fn referencing(&self, connection: &Connection, table: Logged, id: i64, found: &mut Vec<Dependent>) -> Result<()> {
        for reference in self.references.to(table.0) {
            let sql = format!("SELECT id FROM {} WHERE {} = ?1 ORDER BY id", reference.table, reference.column);
            let ids = all::<i64>(connection, &sql, [id], |row| row.get(0))?;
            for child in ids {
                self.is_later(connection, logged(reference.table)?, child, found)?;
            }
        }
        Ok(())
    }

    /// Finds rows that the row refers to and that no longer exist.
    fn missing(
        &self,
        connection: &Connection,
        table: Logged,
        before: &Columns,
        after: Option<&Columns>,
        found: &mut Vec<Dependent>,
    ) -> Result<()> {
        for reference in self.references.of(table.0) {
            let Some(parent) = before.get(&reference.column).and_then(Value::as_i64) else { continue };
            let stays = after.is_some_and(|after| after.get(&reference.column) == before.get(&reference.column));
            let comes_back = || logged(&reference.parent).is_ok_and(|table| self.rows.contains_key(&(table.0, parent)));
            if stays || comes_back() {
                continue;
            }
            let sql = format!("SELECT 1 FROM {} WHERE id = ?1", reference.parent);
            if maybe(connection, &sql, [parent], |_| Ok(()))?.is_none() {
                let name = self.references.shown(connection, table.0, &reference.column, &Value::from(parent))?;
                found.push((last_entry(connection, &reference.parent, parent)?, name));
            }
        }
        Ok(())
    }

    /// Finds follow-ups recorded later on the same recommendation, or on the same share of it.
    fn later_at_the_same_place(
        &self,
        connection: &Connection,
        id: i64,
        follow_up: &Columns,
        found: &mut Vec<Dependent>,
    ) -> Result<()> {
        let [recommendation, owner] = ["recommendation_id", "owner_id"].map(|name| follow_up.get(name).and_then(Value::as_i64));
        let sql = "SELECT id FROM follow_up WHERE recommendation_id = ?1 AND owner_id IS ?2 AND id > ?3 ORDER BY id";
        let bound = params![recommendation, owner, id];
        let later = all::<i64>(connection, sql, bound, |row| row.get(0))?;
        for later in later {
            self.is_later(connection, FOLLOW_UP, later, found)?;
        }
        Ok(())
    }

    /// Counts the row as one in the way, unless the entry itself touched it.
    fn is_later(&self, connection: &Connection, table: Logged, id: i64, found: &mut Vec<Dependent>) -> Result<()> {
        if !self.rows.contains_key(&(table.0, id)) {
            let now = image(connection, table, id, &mut None)?.map(|image| columns(&image.text));
            found.push((last_entry(connection, table.0, id)?, self.name(connection, table, now.as_ref())?));
        }
        Ok(())
    }

    fn name(&self, connection: &Connection, table: Logged, columns: Option<&Columns>) -> Result<String> {
        let name = columns.map(|columns| self.references.name(connection, table.0, columns)).transpose()?.unwrap_or_default();
        Ok(if name.is_empty() { table.0.to_owned() } else { name })
    }
}

/// The newest entry that touched the row.
fn last_entry(connection: &Connection, table: &str, id: i64) -> Result<Option<i64>> {
    let sql = "SELECT log_id FROM log_change WHERE table_name = ?1 AND row_id = ?2 ORDER BY id DESC LIMIT 1";
    maybe(connection, sql, params![table, id], |row| row.get(0))
}

/// ``12 `rec update A` can't be taken back: 14 `rec update A` (A) depends on it``.
pub(in crate::store) fn depended_on(connection: &Connection, entry: &LogEntry, dependents: &[Dependent]) -> Result<UndoRefusal> {
    let entry = Box::new(entry.clone());
    let mut rows_of: BTreeMap<Option<i64>, Vec<String>> = BTreeMap::new();
    for (id, row) in dependents {
        rows_of.entry(*id).or_default().push(row.clone());
    }
    if let Some(rows) = rows_of.remove(&None) {
        return Ok(UndoRefusal::ChangedOutside { entry, rows });
    }
    let mut later = Vec::new();
    for (id, mut rows) in rows_of {
        let Some(id) = id else { continue };
        rows.dedup();
        later.push((log_entry(connection, id)?, rows));
    }
    Ok(UndoRefusal::DependedOn { entry, later })
}

/// The columns in which two images of a row differ.
pub(in crate::store) fn differing<'a>(before: &'a Columns, after: &'a Columns) -> Vec<&'a str> {
    let names: HashSet<&str> = before.keys().chain(after.keys()).map(String::as_str).collect();
    let mut names: Vec<&str> = names.into_iter().filter(|name| before.get(*name) != after.get(*name)).collect();
    names.sort_unstable();
    names
}

/// Whether the column is written by the fold of follow-ups.
pub(in crate::store) fn is_standing(table: Logged, column: &str) -> bool {
    (table == RECOMMENDATION || table == SHARE) && standing::COLUMNS.split(',').any(|known| known.trim() == column)
}

fn logged(table: &str) -> Result<Logged> {
    let known = LOGGED.iter().copied().find(|known| known.0 == table);
    known.ok_or_else(|| UndoRefusal::UnknownTable(table.to_owned()).into())
}
