//! The subject of a line or an error: the reference, and the owner's code.

use rusqlite::Connection;

use crate::error::Result;
use crate::model::id::{OwnerId, RecommendationId};
use crate::store::sql::read::one;

/// `MRU-2006-02a ZWE`: the subject of a line or an error.
pub(in crate::store) fn subject(connection: &Connection, id: RecommendationId, owner: Option<OwnerId>) -> Result<String> {
    let reference: String = one(connection, "SELECT ref FROM recommendation WHERE id = ?1", [id], |row| row.get(0))?;
    let Some(owner) = owner else { return Ok(reference) };
    let code: String = one(connection, "SELECT code FROM owner WHERE id = ?1", [owner], |row| row.get(0))?;
    Ok(format!("{reference} {code}"))
}
