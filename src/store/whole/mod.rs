//! The whole register, section by section, in a fixed order that does not depend on row ids: equal registers give equal
//! bytes. Standings are left out, because they follow from the follow-ups. Rows refer to each other by reference and
//! code. Persons are numbers; what is known of them is written only on request, and so is the log.
//!
//! - Out, here: the rows of each section. `sections`: the sections in their order, and the fields of their rows.
//! - In: `incoming`: section by section; `plain`: rows without a log; `logged`: a log, and the rows as its last images.
//! - `families`: folding the follow-ups of what came in; `spot`: errors in a file, with their place.

mod families;
mod incoming;

mod logged;
mod plain;
mod sections;
mod spot;

use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

pub use incoming::{Incoming, NextRow, TakenIn};

use self::sections::{LOG, LOG_CHANGES, PERSONS, SECTIONS, Section};
use crate::error::{Error, Result, WholeRefusal};
use crate::store::file::register::Register;
use crate::store::rules::holds::Holds;

/// What is written in addition to what anybody may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    pub persons: Persons,
    pub log: Log,
}

/// What is written about persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persons {
    /// Only their numbers.
    Numbered,
    /// Names, e-mail addresses and telephone numbers as well.
    Named,
}

/// Whether the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Log {
    Without,
    /// With every image, using the numbers of persons that occur in the images.
    With,
}

impl Extent {
    /// The names of the sections, in their order.
    pub fn sections(self) -> Vec<&'static str> {
        let is_asked_for = |name: &str| match name {
            name if name == PERSONS.name => self.persons == Persons::Named,
            name if name == LOG.name || name == LOG_CHANGES.name => self.log == Log::With,
            _ => true,
        };
        SECTIONS.iter().map(|section| section.name).filter(|name| is_asked_for(name)).collect()
    }

    /// The table `person`. Without the log, persons are numbered in the order in which they became known, and only those
    /// that something refers to, so a person whose entry was undone leaves no gap.
    fn persons(self) -> &'static str {
        match self.log {
            Log::With => "WITH person AS (SELECT id, id AS number FROM contact)",
            Log::Without => {
                "WITH person AS MATERIALIZED (
                   SELECT c.id, row_number() OVER (ORDER BY c.id) AS number FROM contact c
                   WHERE EXISTS (SELECT 1 FROM focal_point f WHERE f.contact_id = c.id)
                      OR EXISTS (SELECT 1 FROM follow_up f WHERE f.reported_by_id = c.id)
                      OR EXISTS (SELECT 1 FROM round_return t WHERE t.reported_by_id = c.id))"
            }
        }
    }
}

impl Register {
    /// Calls `each` with each row of the section `name`, as an object of its known values.
    ///
    /// # Errors
    /// An error from `each`.
    pub fn section(&self, name: &str, extent: Extent, each: &mut dyn FnMut(&Value) -> Result<()>) -> Result<()> {
        match SECTIONS.iter().find(|section| section.name == name) {
            Some(section) => rows_of(&self.connection, section, extent, &mut |row| each(&Value::Object(row))),
            None => Ok(()),
        }
    }
}

/// Calls `each` with each row of the section.
fn rows_of(
    connection: &rusqlite::Connection,
    section: &Section,
    extent: Extent,
    each: &mut dyn FnMut(Map<String, Value>) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare(&format!("{} {}", extent.persons(), section.sql()))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(object(section, row)?)?;
    }
    Ok(())
}

fn object(section: &Section, row: &Row<'_>) -> Result<Map<String, Value>> {
    let mut object = Map::new();
    for (place, field) in section.fields.iter().enumerate() {
        let value = match (row.get_ref(place)?, field.holds) {
            // None of our columns holds bytes.
            (ValueRef::Null | ValueRef::Blob(_), _) => continue,
            (ValueRef::Integer(number), Holds::Flag) => Value::from(number != 0),
            (ValueRef::Integer(number), _) => Value::from(number),
            (ValueRef::Real(number), _) => Value::from(number),
            (ValueRef::Text(text), Holds::Nested) => match serde_json::from_slice(text) {
                Ok(Value::Array(list)) if list.is_empty() => continue,
                Ok(nested) => without_nulls(nested),
                Err(_) => return Err(unreadable(section, field.key)),
            },
            (ValueRef::Text(text), _) => Value::from(String::from_utf8_lossy(text).into_owned()),
        };
        object.insert(field.key.to_owned(), value);
    }
    Ok(object)
}

/// Removes unknown values from a list of objects.
fn without_nulls(mut nested: Value) -> Value {
    for object in nested.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        object.retain(|_, value| !value.is_null());
    }
    nested
}

fn unreadable(section: &Section, name: &str) -> Error {
    WholeRefusal::Unreadable { section: section.name.replace('_', " "), column: name.to_owned() }.into()
}
