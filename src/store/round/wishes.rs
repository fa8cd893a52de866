//! Deadlines that owners ask for in their returns: each wish waits until a deadline is set.

use rusqlite::{Row, params};

use crate::error::Result;
use crate::model::id::RoundId;
use crate::model::round::Wish;
use crate::model::vocabulary::WishState;
use crate::store::file::register::Register;
use crate::store::sql::read::all;

impl Register {
    /// The wishes of one round or of all, in the order in which they came. A wish is decided once any deadline has been
    /// set on the item, even the old one again.
    pub fn wishes(&self, round: Option<RoundId>) -> Result<Vec<Wish>> {
        let sql = "SELECT d.ref, r.ref, o.code, r.title, iif(a.is_share, ifnull(s.due, r.due), r.due), w.due, w.reason,
              t.received_on,
              EXISTS (SELECT 1 FROM follow_up f
                      WHERE f.recommendation_id = r.id AND f.owner_id IS iif(a.is_share, a.owner_id, NULL)
                        AND f.due IS NOT NULL AND NOT f.is_move
                        AND f.recorded_at > iif(t.state = 'accepted', t.decided_at, t.recorded_at))
            FROM round_answer w
            JOIN round_return t ON t.id = w.return_id
            JOIN round d ON d.id = t.round_id
            JOIN round_asked a ON a.round_id = t.round_id AND a.owner_id = t.owner_id AND a.recommendation_id = w.recommendation_id
            JOIN recommendation r ON r.id = w.recommendation_id
            JOIN owner o ON o.id = t.owner_id
            LEFT JOIN share s ON a.is_share AND s.id = (
              SELECT max(id) FROM share WHERE recommendation_id = r.id AND owner_id = a.owner_id)
            WHERE (?1 IS NULL OR d.id = ?1) AND t.state IN ('recorded', 'accepted') AND w.due IS NOT NULL
              AND NOT EXISTS (
                SELECT 1 FROM round_answer n JOIN round_return u ON u.id = n.return_id
                WHERE u.round_id = t.round_id AND u.owner_id = t.owner_id AND n.recommendation_id = w.recommendation_id
                  AND u.state IN ('recorded', 'accepted') AND n.id > w.id)
            ORDER BY w.id";
        let read = |row: &Row<'_>| {
            let is_decided: bool = row.get(8)?;
            Ok(Wish {
                round: row.get(0)?,
                reference: row.get(1)?,
                owner: row.get(2)?,
                title: row.get(3)?,
                due_now: row.get(4)?,
                due: row.get(5)?,
                reason: row.get(6)?,
                received_on: row.get(7)?,
                state: if is_decided { WishState::Decided } else { WishState::Open },
            })
        };
        all(&self.connection, sql, params![round], read)
    }
}
