//! What people call the row with a given id; each is looked up once.

use std::collections::HashMap;

use rusqlite::Connection;

use super::gather::Key;
use super::sides::{Sides, id, value};
use crate::error::Result;
use crate::model::changed::{Difference, Subject};
use crate::model::id::ContactId;
use crate::store::log::row_names::{Columns, own_name};
use crate::store::log::tables::{Logged, MEETING, OWNER, RECOMMENDATION, ROUND, ROUND_RETURN};
use crate::store::sql::read::maybe;

/// The names looked up so far.
pub(super) struct Names<'c> {
    connection: &'c Connection,
    known: HashMap<(&'static str, i64), String>,
}

impl<'c> Names<'c> {
    pub(super) fn new(connection: &'c Connection) -> Self {
        Self { connection, known: HashMap::new() }
    }

    /// What people call the row of `table`.
    pub(super) fn of(&mut self, table: Logged, id: i64) -> Result<String> {
        self.in_table(table.0, id)
    }

    /// What people call a person.
    pub(super) fn of_person(&mut self, id: i64) -> Result<String> {
        self.in_table("contact", id)
    }

    /// The owner that a person last reported for.
    pub(super) fn owner_of(&self, person: ContactId) -> Result<Option<i64>> {
        let sql = "SELECT owner_id FROM focal_point WHERE contact_id = ?1 ORDER BY id DESC LIMIT 1";
        maybe(self.connection, sql, [person], |row| row.get(0))
    }

    /// The difference in a column that refers to rows of `table` and is shown as `key`.
    pub(super) fn difference(
        &mut self,
        sides: Sides<'_>,
        column: &str,
        table: Logged,
        key: &'static str,
    ) -> Result<Option<Difference>> {
        let [before, after] = sides.ids(column);
        let mut name = |id: Option<i64>| id.map(|id| self.of(table, id)).transpose();
        Ok(if before == after { None } else { Difference::between(key, name(before)?, name(after)?) })
    }

    /// What people call a thing; `named_by` is a row of it if it has no name of its own.
    pub(super) fn subject(&mut self, key: Key, named_by: &Columns) -> Result<Subject> {
        let word = |column: &str| value(named_by, column).unwrap_or_default();
        let row = |column: &str| id(named_by, column).unwrap_or_default();
        Ok(match key {
            Key::Recommendation(id) => Subject::Recommendation(self.of(RECOMMENDATION, id)?),
            Key::Share(id, owner) => Subject::Share { reference: self.of(RECOMMENDATION, id)?, owner: self.of(OWNER, owner)? },
            Key::Relation(_) => Subject::Relation {
                from: self.of(RECOMMENDATION, row("recommendation_id"))?,
                kind: word("kind"),
                target: self.of(RECOMMENDATION, row("target_id"))?,
            },
            Key::Translation(_) => {
                Subject::Translation { reference: self.of(RECOMMENDATION, row("recommendation_id"))?, lang: word("lang") }
            }
            Key::Meeting(id) => Subject::Meeting(self.of(MEETING, id)?),
            Key::Owner(id) => Subject::Owner(self.of(OWNER, id)?),
            Key::Membership(owner, group) => Subject::Membership { owner: self.of(OWNER, owner)?, group: self.of(OWNER, group)? },
            Key::FocalPoint(owner, person) => {
                Subject::FocalPoint { owner: self.of(OWNER, owner)?, name: self.of_person(person)? }
            }
            Key::Round(id) => Subject::Round(self.of(ROUND, id)?),
            Key::Letter(round, owner) => Subject::Letter { round: self.of(ROUND, round)?, owner: self.of(OWNER, owner)? },
            Key::Return(id) => Subject::Return(self.of(ROUND_RETURN, id)?),
            Key::Setting(_) => Subject::Setting(word("name")),
        })
    }

    fn in_table(&mut self, table: &'static str, id: i64) -> Result<String> {
        if let Some(known) = self.known.get(&(table, id)) {
            return Ok(known.clone());
        }
        let name = own_name(self.connection, table, id)?.unwrap_or_else(|| format!("{table} {id}"));
        self.known.insert((table, id), name.clone());
        Ok(name)
    }
}
