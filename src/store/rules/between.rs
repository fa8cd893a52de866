//! Rules between rows: the list, and how the rows that break them are found.

use chrono::NaiveDate;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::{entries, items, owners};
use crate::error::Result;
use crate::store::log::tables::Logged;

/// A row that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Broken {
    pub(in crate::store) table: Logged,
    pub(in crate::store) id: i64,
    /// The column that is wrong.
    pub(in crate::store) column: &'static str,
    /// The reason, for people.
    pub(in crate::store) why: String,
}

/// Called with each row that breaks a rule.
pub(in crate::store) type Tell<'t> = dyn FnMut(Broken) -> Result<()> + 't;

/// A rule, and how to find the rows that break it.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) enum Rule {
    /// Each row of the query breaks it: the row's id, then the values that `why` names.
    Rows {
        table: Logged,
        column: &'static str,
        sql: &'static str,
        why: fn(&Named<'_, '_>) -> String,
    },
    Walk(fn(&Connection, &mut Tell<'_>) -> Result<()>),
    /// As `Walk`, as of a day.
    WalkOn(fn(&Connection, NaiveDate, &mut Tell<'_>) -> Result<()>),
}

/// What a row of a rule's query holds after its id.
#[derive(Debug)]
pub(in crate::store) struct Named<'r, 's>(&'r Row<'s>);

impl Named<'_, '_> {
    /// The `n`-th column after the id, from 1; `-` if it is NULL.
    pub(in crate::store) fn text(&self, n: usize) -> String {
        match self.0.get_ref(n) {
            Ok(ValueRef::Text(text)) => String::from_utf8_lossy(text).into_owned(),
            Ok(ValueRef::Integer(number)) => number.to_string(),
            Ok(_) | Err(_) => "-".to_owned(),
        }
    }
}

/// The list.
pub(in crate::store) fn rules() -> impl Iterator<Item = &'static Rule> {
    [owners::RULES, items::RULES, entries::RULES].into_iter().flatten()
}

/// Every row that breaks a rule; nothing may have happened after `today`.
pub(in crate::store) fn broken(connection: &Connection, today: NaiveDate) -> Result<Vec<Broken>> {
    let mut broken = Vec::new();
    for rule in rules() {
        rule.find(connection, today, &mut |one| {
            broken.push(one);
            Ok(())
        })?;
    }
    Ok(broken)
}

impl Rule {
    /// Calls `tell` with every row that breaks the rule.
    pub(in crate::store) fn find(&self, connection: &Connection, today: NaiveDate, tell: &mut Tell<'_>) -> Result<()> {
        match *self {
            Self::Walk(walk) => walk(connection, tell),
            Self::WalkOn(walk) => walk(connection, today, tell),
            Self::Rows { table, column, sql, why } => {
                let mut statement = connection.prepare(sql)?;
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    tell(Broken { table, id: row.get(0)?, column, why: why(&Named(row)) })?;
                }
                Ok(())
            }
        }
    }
}
