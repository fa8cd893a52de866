//! Rounds with their figures, those of a closed round as they were at its closing; and the next step with each owner.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Row};

use super::asked::asked;
use super::figures::{at_closing, figures, n_items};
use super::opening::has_focal_point;
use crate::error::Result;
use crate::model::id::RoundId;
use crate::model::reference::one_spaced;
use crate::model::round::{HIGHEST_LEVEL, OwnerReply, Round};
use crate::model::vocabulary::{NextStep, Reply};
use crate::store::file::register::Register;
use crate::store::log::change::Change;
use crate::store::sql::read::{all, maybe, one};
use crate::store::sql::values::Instant;

impl Register {
    /// Every round, the oldest first.
    pub fn rounds(&self) -> Result<Vec<Round>> {
        let connection = &self.connection;
        let sql = "SELECT id FROM round ORDER BY opened_on, id";
        let ids = all::<RoundId>(connection, sql, [], |row| row.get(0))?;
        ids.into_iter().map(|id| Ok(as_closed(connection, id)?.0)).collect()
    }

    /// One round.
    pub fn round(&self, id: RoundId) -> Result<Round> {
        Ok(as_closed(&self.connection, id)?.0)
    }

    /// The day and the instant at which the round called `text` was closed; `None` if there is no such round or it is
    /// still open.
    pub fn closing_of(&self, text: &str) -> Result<Option<(NaiveDate, DateTime<Utc>)>> {
        let sql = "SELECT closed_on, closed_at FROM round WHERE ref = ?1 AND closed_at IS NOT NULL ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([one_spaced(text)])?;
        let found = rows.next()?.map(|row| Ok::<_, rusqlite::Error>((row.get(0)?, row.get::<_, Instant>(1)?))).transpose()?;
        Ok(found.map(|(day, instant)| (day, instant.0)))
    }

    /// The day on which the round called `text` was opened, if there is such a round and it is still open.
    pub fn opening_of(&self, text: &str) -> Result<Option<NaiveDate>> {
        let sql = "SELECT opened_on FROM round WHERE ref = ?1 AND closed_at IS NULL ORDER BY id";
        maybe(&self.connection, sql, [one_spaced(text)], |row| row.get(0))
    }
}

impl Change<'_> {
    /// As `Register::round`, but of a closed round what was removed since is not counted.
    pub fn round(&self, id: RoundId) -> Result<Round> {
        by_id(self.connection(), id)
    }
}

/// A round with the figures that the register gives now.
pub(super) fn by_id(connection: &Connection, id: RoundId) -> Result<Round> {
    Ok(counted(connection, connection, id)?.0)
}

/// A round with its figures, and how far each owner has answered; of a closed round as at its closing, whatever was changed
/// since.
fn as_closed(connection: &Connection, id: RoundId) -> Result<(Round, Vec<OwnerReply>)> {
    let then = at_closing(connection, &read(connection, id)?)?;
    counted(connection, then.as_ref().unwrap_or(connection), id)
}

/// The same, counted in the register as it was `then`.
fn counted(now: &Connection, then: &Connection, id: RoundId) -> Result<(Round, Vec<OwnerReply>)> {
    let mut round = read(now, id)?;
    round.n_items = n_items(then, id)?;
    let replies = figures(now, then, &round)?;
    for reply in &replies {
        round.n_owners += 1;
        round.n_returned += u32::from(reply.has_returned());
        round.n_asked += reply.n_asked;
        round.n_answered += reply.n_answered;
    }
    Ok((round, replies))
}

/// A round without its figures.
fn read(connection: &Connection, id: RoundId) -> Result<Round> {
    let sql = "SELECT r.id, r.ref, m.ref, r.opened_on, r.closes_on, r.closed_on, r.closed_at
        FROM round r LEFT JOIN meeting m ON m.id = r.meeting_id WHERE r.id = ?1";
    let read = |row: &Row<'_>| {
        Ok(Round {
            id: row.get(0)?,
            reference: row.get(1)?,
            meeting: row.get(2)?,
            opened_on: row.get(3)?,
            closes_on: row.get(4)?,
            closed_on: row.get(5)?,
            closed_at: row.get::<_, Option<Instant>>(6)?.map(|instant| instant.0),
            n_items: 0,
            n_owners: 0,
            n_returned: 0,
            n_asked: 0,
            n_answered: 0,
        })
    };
    one(connection, sql, [id], read)
}

impl Register {
    /// How far each owner has answered, by code; the next step is judged as of `today`.
    pub fn replies(&self, id: RoundId, today: NaiveDate) -> Result<Vec<OwnerReply>> {
        let (round, replies) = as_closed(&self.connection, id)?;
        with_next(&self.connection, &round, replies, today)
    }
}

impl Change<'_> {
    /// As `Register::replies`, as of the day of the change; of a closed round what was removed since is not counted.
    pub fn replies(&self, id: RoundId) -> Result<Vec<OwnerReply>> {
        let (round, replies) = counted(self.connection(), self.connection(), id)?;
        with_next(self.connection(), &round, replies, self.today())
    }
}

/// The replies with what depends on the day.
fn with_next(connection: &Connection, round: &Round, mut replies: Vec<OwnerReply>, today: NaiveDate) -> Result<Vec<OwnerReply>> {
    for reply in &mut replies {
        reply.has_focal_point = has_focal_point(connection, reply.owner, today)?;
        reply.next = next(reply, round, today);
        // Nobody is reminded of items that were given more time.
        if matches!(reply.next, NextStep::Chase | NextStep::Call)
            && !asked(connection, round.id, Some(reply.owner))?.iter().any(|one| one.is_awaited(today))
        {
            reply.next = NextStep::Wait;
        }
    }
    Ok(replies)
}

fn next(reply: &OwnerReply, round: &Round, today: NaiveDate) -> NextStep {
    match reply.reply {
        _ if reply.is_waiting => NextStep::Decide,
        Reply::Pending => NextStep::Decide,
        Reply::Answered | Reply::Nil => NextStep::Done,
        Reply::Silent | Reply::Partly if round.closed_on.is_some() => NextStep::Done,
        Reply::Partly if today > round.closes_on => NextStep::Done,
        Reply::Silent if reply.packed_on.is_none() => NextStep::Pack,
        Reply::Silent | Reply::Partly if today <= round.closes_on || reply.was_reminded_on(today) => NextStep::Wait,
        Reply::Silent | Reply::Partly if reply.chased.is_some_and(|(level, _)| level >= HIGHEST_LEVEL) => NextStep::Call,
        Reply::Silent | Reply::Partly => NextStep::Chase,
    }
}
