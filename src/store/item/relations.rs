//! Reading relations between recommendations, and the line of descent that some of them form.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::error::Result;
use crate::model::descent::{Ancestor, Descent};
use crate::model::id::RecommendationId;
use crate::model::record::Relation;
use crate::model::vocabulary::RelationKind;
use crate::store::file::register::Register;
use crate::store::sql::read::{all, one};

impl Register {
    /// Calls `each` with each relation: in the order of lists, then by target.
    ///
    /// # Errors
    /// An error from `each`.
    pub fn relations(&self, each: &mut dyn FnMut(Relation) -> Result<()>) -> Result<()> {
        let mut statement = self.connection.prepare_cached(&select(""))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(read(row)?)?;
        }
        Ok(())
    }
}

/// The relations from and to one recommendation.
pub(in crate::store) fn of(connection: &Connection, id: RecommendationId) -> Result<Vec<Relation>> {
    all(connection, &select("WHERE l.recommendation_id = ?1 OR l.target_id = ?1"), [id], read)
}

/// The line of descent of a recommendation; `None` if it takes up nothing and nothing takes it up.
pub(in crate::store) fn descent(connection: &Connection, id: RecommendationId, today: NaiveDate) -> Result<Option<Descent>> {
    let mut line = vec![(ancestor(connection, id)?, id)];
    let mut seen = HashSet::from([id]);
    let mut youngest_first = vec![id];
    // Backwards: a recommendation comes after those that it takes up.
    while let Some(newer) = youngest_first.pop() {
        for (older, kind) in linked(connection, newer, OLDER)? {
            if seen.insert(older) {
                let place = line.iter().position(|(_, known)| *known == newer).unwrap_or(0);
                line[place].0.relation = Some(kind);
                line.insert(place, (ancestor(connection, older)?, older));
                youngest_first.push(older);
            }
        }
    }
    // Forwards: a recommendation comes before those that take it up.
    let mut oldest_first = vec![id];
    while let Some(older) = oldest_first.pop() {
        for (newer, kind) in linked(connection, older, NEWER)? {
            if seen.insert(newer) {
                let ancestor = Ancestor { relation: Some(kind), ..ancestor(connection, newer)? };
                line.push((ancestor, newer));
                oldest_first.push(newer);
            }
        }
    }
    if line.len() == 1 {
        return Ok(None);
    }
    let line: Vec<Ancestor> = line.into_iter().map(|(ancestor, _)| ancestor).collect();
    let first = line.iter().filter_map(|ancestor| ancestor.adopted_on).min();
    Ok(Some(Descent { n_years: first.and_then(|first| today.years_since(first)), line }))
}

// The join leaves out recommendations that did not exist yet on the day asked for.
const OLDER: &str = "SELECT r.id, l.kind FROM relation l JOIN recommendation r ON r.id = l.target_id
    WHERE l.recommendation_id = ?1 AND l.kind IN ('reiterates', 'takes-up', 'supersedes') ORDER BY l.id";
const NEWER: &str = "SELECT r.id, l.kind FROM relation l JOIN recommendation r ON r.id = l.recommendation_id
    WHERE l.target_id = ?1 AND l.kind IN ('reiterates', 'takes-up', 'supersedes') ORDER BY l.id";

fn linked(connection: &Connection, id: RecommendationId, sql: &str) -> Result<Vec<(RecommendationId, RelationKind)>> {
    all(connection, sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn ancestor(connection: &Connection, id: RecommendationId) -> Result<Ancestor> {
    let sql = "SELECT r.ref, r.kind, r.response, m.starts_on, m.kind
        FROM recommendation r LEFT JOIN meeting m ON m.id = r.meeting_id WHERE r.id = ?1";
    let read = |row: &Row<'_>| {
        Ok(Ancestor {
            reference: row.get(0)?,
            kind: row.get(1)?,
            response: row.get(2)?,
            adopted_on: row.get(3)?,
            meeting_kind: row.get(4)?,
            relation: None,
        })
    };
    one(connection, sql, [id], read)
}

fn select(clause: &str) -> String {
    format!(
        "SELECT r.ref, l.kind, t.ref, l.basis, l.passage
         FROM relation l
         JOIN recommendation r ON r.id = l.recommendation_id
         JOIN recommendation t ON t.id = l.target_id
         {clause}
         ORDER BY r.sort_key, t.sort_key, l.id"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<Relation> {
    Ok(Relation { reference: row.get(0)?, kind: row.get(1)?, target: row.get(2)?, basis: row.get(3)?, passage: row.get(4)? })
}
