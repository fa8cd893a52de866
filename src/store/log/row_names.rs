//! What people call a row, from what it references and holds, whatever its table. A row that is gone is named from its
//! last image.

use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use super::images::image;
use super::tables::{LOGGED, Logged};
use crate::error::Result;
use crate::model::people::FORGOTTEN;
use crate::store::sql::read::{all, maybe};

/// The columns of an image.
pub(in crate::store) type Columns = Map<String, Value>;

/// The tables whose rows have a name of their own, and the column that holds it.
const KEYS: [(&str, &str); 7] = [
    ("recommendation", "ref"),
    ("meeting", "ref"),
    ("owner", "code"),
    ("setting", "name"),
    ("contact", "name"),
    ("round", "ref"),
    ("round_return", "ref"),
];

/// The columns that name a row of any other table, in this order; those that it lacks are skipped.
const NAMING: [&str; 18] = [
    "return_id",
    "recommendation_id",
    "round_id",
    "follow_up_id",
    "owner_id",
    "contact_id",
    "role",
    "kind",
    "target_id",
    "group_id",
    "happened_on",
    "changed_on",
    "lang",
    "ref",
    "name",
    "theme",
    "place",
    "level",
];

/// A column that holds the id of a row of another table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Reference {
    pub(in crate::store) table: &'static str,
    pub(in crate::store) column: String,
    pub(in crate::store) parent: String,
}

/// The references between logged tables.
pub(in crate::store) struct References(Vec<Reference>);

impl References {
    pub(in crate::store) fn read(connection: &Connection) -> Result<Self> {
        let mut references = Vec::new();
        for table in LOGGED {
            let sql = format!("PRAGMA foreign_key_list({})", table.0);
            references.extend(all(connection, &sql, [], |row| {
                Ok(Reference { table: table.0, column: row.get(3)?, parent: row.get(2)? })
            })?);
        }
        Ok(Self(references))
    }

    /// The columns of `table` that reference other tables.
    pub(in crate::store) fn of<'a>(&'a self, table: &'a str) -> impl Iterator<Item = &'a Reference> {
        self.0.iter().filter(move |reference| reference.table == table)
    }

    /// The columns of other tables that reference `table`.
    pub(in crate::store) fn to<'a>(&'a self, table: &'a str) -> impl Iterator<Item = &'a Reference> {
        self.0.iter().filter(move |reference| reference.parent == table)
    }

    /// What people call the row of `table` whose image is `columns`.
    pub(in crate::store) fn name(&self, connection: &Connection, table: &str, columns: &Columns) -> Result<String> {
        if let Some(key) = key_of(table) {
            return Ok(columns.get(key).map(text).unwrap_or_default());
        }
        let mut parts = Vec::new();
        for column in NAMING {
            if let Some(value) = columns.get(column) {
                parts.push(self.shown(connection, table, column, value)?);
            }
        }
        Ok(parts.join(" "))
    }

    /// A value for people; for a reference, the name of its row.
    pub(in crate::store) fn shown(&self, connection: &Connection, table: &str, column: &str, value: &Value) -> Result<String> {
        let reference = self.of(table).find(|reference| reference.column == column);
        match (reference, value.as_i64()) {
            (Some(Reference { parent, .. }), Some(id)) => self.name_of_row(connection, parent, id),
            _ => Ok(text(value)),
        }
    }

    fn name_of_row(&self, connection: &Connection, table: &str, id: i64) -> Result<String> {
        if let Some(name) = own_name(connection, table, id)? {
            return Ok(name);
        }
        match last_columns(connection, table, id)? {
            Some(columns) => self.name(connection, table, &columns),
            None => Ok(format!("{table} {id}")),
        }
    }
}

/// The name of a row in a table whose rows have names: the present one, or the last before the row was removed. `None` if
/// the table's rows have no names or there never was such a row.
pub(in crate::store) fn own_name(connection: &Connection, table: &str, id: i64) -> Result<Option<String>> {
    let Some(key) = key_of(table) else { return Ok(None) };
    // A forgotten person no longer has a name.
    let sql = format!("SELECT ifnull({key}, '{FORGOTTEN}') FROM main.{table} WHERE id = ?1");
    if let Some(name) = maybe(connection, &sql, [id], |row| row.get(0))? {
        return Ok(Some(name));
    }
    Ok(last_columns(connection, table, id)?.map(|columns| columns.get(key).map(text).unwrap_or_default()))
}

/// What people call the row of `table` whose image is `columns`, with its table: `follow-up MRU-2006-03 2026-11-24`.
pub(in crate::store) fn named(
    connection: &Connection,
    references: Option<&References>,
    table: Logged,
    columns: &Columns,
) -> String {
    let name = references.and_then(|references| references.name(connection, table.0, columns).ok());
    let id = || columns.get("id").map(text).unwrap_or_default();
    format!("{} {}", table.0.replace('_', "-"), name.filter(|name| !name.is_empty()).unwrap_or_else(id))
}

/// As `named`, for the row `id`.
pub(in crate::store) fn place(connection: &Connection, references: Option<&References>, table: Logged, id: i64) -> String {
    match image(connection, table, id, &mut None) {
        Ok(Some(image)) => named(connection, references, table, &columns(&image.text)),
        Ok(None) | Err(_) => format!("{} {id}", table.0.replace('_', "-")),
    }
}

/// The last image in which the row still existed.
fn last_columns(connection: &Connection, table: &str, id: i64) -> Result<Option<Columns>> {
    let sql =
        "SELECT image(ifnull(after, before)) FROM log_change WHERE table_name = ?1 AND row_id = ?2 ORDER BY id DESC LIMIT 1";
    let found: Option<String> = maybe(connection, sql, params![table, id], |row| row.get(0))?;
    Ok(found.map(|image| columns(&image)))
}

/// The columns in an image; empty if it can't be read, which the hash of its entry reveals.
pub(in crate::store) fn columns(image: &str) -> Columns {
    serde_json::from_str(image).unwrap_or_default()
}

/// A value as plain text.
pub(in crate::store) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn key_of(table: &str) -> Option<&'static str> {
    KEYS.iter().find(|(known, _)| *known == table).map(|(_, key)| *key)
}
