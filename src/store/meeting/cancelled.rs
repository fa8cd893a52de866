//! Deadlines that follow a cancelled meeting: they have no day, and no other meeting will give them one.

use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::state::Standing;
use crate::store::sql::read::{maybe, one};

/// The reference of the cancelled meeting that the deadline of `standing` follows: of the recommendation `id`, or of its owner's
/// share.
pub(in crate::store) fn cancelled_meeting(
    connection: &Connection,
    id: RecommendationId,
    owner: Option<OwnerId>,
    standing: &Standing,
) -> Result<Option<String>> {
    if !standing.watch.is_awaiting || standing.due_on.is_some() {
        return Ok(None);
    }
    let sql = "SELECT parent_id FROM recommendation WHERE id = ?1";
    let parent: Option<RecommendationId> = one(connection, sql, [id], |row| row.get(0))?;
    // The deadline is its own or inherited.
    let places = [Some((id, owner)), owner.map(|_| (id, None)), parent.map(|parent| (parent, None))];
    for (id, owner) in places.into_iter().flatten() {
        let sql = "SELECT m.ref, m.is_cancelled FROM follow_up f LEFT JOIN meeting m ON m.id = f.due_meeting_id
            WHERE f.recommendation_id = ?1 AND f.owner_id IS ?2 AND f.due IS NOT NULL
            ORDER BY f.happened_on DESC, f.id DESC LIMIT 1";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let found: Option<(Option<String>, Option<bool>)> = maybe(connection, sql, params![id, owner], read)?;
        if let Some((meeting, is_cancelled)) = found {
            return Ok(meeting.filter(|_| is_cancelled == Some(true)));
        }
    }
    Ok(None)
}
