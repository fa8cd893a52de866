//! Reading rounds with their figures: how many items were asked about, and how many were answered.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Row};

use super::replies;
use crate::error::Result;
use crate::model::id::RoundId;
use crate::model::round::Round;
use crate::store::file::register::Register;
use crate::store::log::change::Change;
use crate::store::lookup::still_asked::still_asked;
use crate::store::sql::read::{all, maybe, one};
use crate::store::sql::values::Instant;

impl Register {
    /// Every round, the oldest first.
    pub fn rounds(&self) -> Result<Vec<Round>> {
        let connection = &self.connection;
        let sql = "SELECT id FROM round ORDER BY opened_on, id";
        let ids = all::<RoundId>(connection, sql, [], |row| row.get(0))?;
        ids.into_iter().map(|id| by_id(connection, id)).collect()
    }

    /// One round.
    pub fn round(&self, id: RoundId) -> Result<Round> {
        by_id(&self.connection, id)
    }

    /// The day and the instant at which the round called `text` was closed; `None` if there is no such round or it is
    /// still open.
    pub fn closing_of(&self, text: &str) -> Result<Option<(NaiveDate, DateTime<Utc>)>> {
        let sql = "SELECT closed_on, closed_at FROM round WHERE ref = ?1 AND closed_at IS NOT NULL ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([text.trim()])?;
        let found = rows.next()?.map(|row| Ok::<_, rusqlite::Error>((row.get(0)?, row.get::<_, Instant>(1)?))).transpose()?;
        Ok(found.map(|(day, instant)| (day, instant.0)))
    }

    /// The day on which the round called `text` was opened, if there is such a round and it is still open.
    pub fn opening_of(&self, text: &str) -> Result<Option<NaiveDate>> {
        let sql = "SELECT opened_on FROM round WHERE ref = ?1 AND closed_at IS NULL ORDER BY id";
        maybe(&self.connection, sql, [text.trim()], |row| row.get(0))
    }
}

impl Change<'_> {
    /// As `Register::round`.
    pub fn round(&self, id: RoundId) -> Result<Round> {
        by_id(self.connection(), id)
    }
}

pub(super) fn by_id(connection: &Connection, id: RoundId) -> Result<Round> {
    let sql = format!(
        "SELECT r.id, r.ref, m.ref, r.opened_on, r.closes_on, r.closed_on, r.closed_at,
          (SELECT count(DISTINCT a.recommendation_id) FROM round_asked a WHERE a.round_id = r.id AND {})
        FROM round r LEFT JOIN meeting m ON m.id = r.meeting_id WHERE r.id = ?1",
        still_asked("a"),
    );
    let read = |row: &Row<'_>| {
        Ok(Round {
            id: row.get(0)?,
            reference: row.get(1)?,
            meeting: row.get(2)?,
            opened_on: row.get(3)?,
            closes_on: row.get(4)?,
            closed_on: row.get(5)?,
            closed_at: row.get::<_, Option<Instant>>(6)?.map(|instant| instant.0),
            n_items: row.get(7)?,
            n_owners: 0,
            n_returned: 0,
            n_answered: 0,
        })
    };
    let mut round = one(connection, &sql, [id], read)?;
    for reply in replies::figures(connection, &round)? {
        round.n_owners += 1;
        round.n_returned += u32::from(reply.has_returned());
        round.n_answered += reply.n_answered;
    }
    Ok(round)
}
