//! What a line or a refusal is about: the reference, and the owner's code.

use rusqlite::Connection;

use crate::error::Result;
use crate::model::id::{OwnerId, RecommendationId};

/// `MRU-2006-02a ZWE`: what a line or a refusal is about.
pub(in crate::store) fn subject(connection: &Connection, id: RecommendationId, owner: Option<OwnerId>) -> Result<String> {
    let reference: String =
        connection.prepare_cached("SELECT ref FROM recommendation WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
    let Some(owner) = owner else { return Ok(reference) };
    let code: String = connection.prepare_cached("SELECT code FROM owner WHERE id = ?1")?.query_row([owner], |row| row.get(0))?;
    Ok(format!("{reference} {code}"))
}
