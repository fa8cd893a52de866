//! What has replaced a superseded recommendation. Nothing replaces itself, neither at once nor by way of others.

use std::collections::HashSet;

use rusqlite::{Connection, Row};

use super::settle::oldest;
use crate::error::Result;
use crate::model::id::RecommendationId;
use crate::model::vocabulary::Status;
use crate::store::sql::read::{all, maybe};

/// The follow-up by which a recommendation is superseded now, and its successor; for a restatement, the one that it
/// restates. `None` if it is not superseded, or nobody knows by what.
pub(in crate::store) fn successor(connection: &Connection, id: RecommendationId) -> Result<Option<(i64, RecommendationId)>> {
    let sql = "SELECT id, status, successor_id FROM follow_up
        WHERE recommendation_id = ?1 AND owner_id IS NULL AND status IS NOT NULL ORDER BY happened_on DESC, id DESC LIMIT 1";
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let newest: Option<(i64, Status, Option<RecommendationId>)> = maybe(connection, sql, [id], read)?;
    match newest {
        Some((row, Status::Superseded, Some(successor))) => Ok(Some((row, oldest(connection, successor)?))),
        Some(_) | None => Ok(None),
    }
}

/// The follow-ups by which `id` has replaced itself, from its own to that of its last successor; empty if it has not.
pub(in crate::store) fn circle(connection: &Connection, id: RecommendationId) -> Result<Vec<i64>> {
    let (mut rows, mut seen, mut next) = (Vec::new(), HashSet::new(), id);
    while let Some((row, successor)) = successor(connection, next)? {
        rows.push(row);
        if successor == id {
            return Ok(rows);
        }
        if !seen.insert(successor) {
            break;
        }
        next = successor;
    }
    Ok(Vec::new())
}

/// The recommendations that some follow-up calls superseded by another.
pub(in crate::store) fn superseded(connection: &Connection) -> Result<Vec<RecommendationId>> {
    let sql = "SELECT DISTINCT recommendation_id FROM follow_up WHERE successor_id IS NOT NULL ORDER BY recommendation_id";
    all(connection, sql, [], |row| row.get(0))
}
