//! What happened to an item after a sheet was packed, apart from the owner's own returns in the round.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Row, params};

use crate::error::Result;
use crate::model::id::RoundId;
use crate::model::round::Asked;
use crate::model::vocabulary::Status;
use crate::store::log::change::Change;
use crate::store::sql::read::all;
use crate::store::sql::values::Instant;

/// An entry recorded after the sheet was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meanwhile {
    pub happened_on: NaiveDate,
    pub recorded_by: String,
    pub status: Option<Status>,
    /// The deadline that it set, as stated.
    pub due: Option<String>,
    pub note: Option<String>,
}

impl Change<'_> {
    /// What was recorded on the item since `packed_at`, in the order of recording. What the owner's own returns in the
    /// round brought is left out, and so are deadlines that moved with their meeting.
    pub fn moved_since(&self, round: RoundId, asked: &Asked, packed_at: DateTime<Utc>) -> Result<Vec<Meanwhile>> {
        let sql = "SELECT f.happened_on, f.recorded_by, f.status, f.due, f.note FROM follow_up f
            WHERE f.recommendation_id = ?1 AND f.owner_id IS ?2 AND f.recorded_at > ?3 AND NOT f.is_move
              AND NOT EXISTS (SELECT 1 FROM round_return t WHERE t.round_id = ?4 AND t.owner_id = ?5
                              AND f.round_id = ?4 AND f.recorded_at IN (t.recorded_at, t.decided_at))
            ORDER BY f.id";
        let share = asked.is_share.then_some(asked.owner);
        let bound = params![asked.recommendation, share, Instant(packed_at), round, asked.owner];
        let read = |row: &Row<'_>| {
            Ok(Meanwhile {
                happened_on: row.get(0)?,
                recorded_by: row.get(1)?,
                status: row.get(2)?,
                due: row.get(3)?,
                note: row.get(4)?,
            })
        };
        all(self.connection(), sql, bound, read)
    }
}
