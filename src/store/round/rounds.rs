//! Rounds with their figures: how many items were asked about, how many were answered, and how far each owner has
//! answered. For a closed round, only what was recorded before it was closed counts.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Row};

use super::asked::{TOLD_OTHERWISE, asked};
use super::letters::of_round;
use super::opening::has_focal_point;
use crate::error::Result;
use crate::model::id::{OwnerId, RecommendationId, RoundId};
use crate::model::reference::one_spaced;
use crate::model::round::{HIGHEST_LEVEL, OwnerReply, Round};
use crate::model::vocabulary::{Channel, NextStep, Reply, ReturnState};
use crate::store::file::register::Register;
use crate::store::log::change::Change;
use crate::store::lookup::seen::still_asked;
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
            n_asked: 0,
            n_answered: 0,
        })
    };
    let mut round = one(connection, &sql, [id], read)?;
    for reply in figures(connection, &round)? {
        round.n_owners += 1;
        round.n_returned += u32::from(reply.has_returned());
        round.n_asked += reply.n_asked;
        round.n_answered += reply.n_answered;
    }
    Ok(round)
}

impl Register {
    /// How far each owner has answered, by code; the next step is judged as of `today`.
    pub fn replies(&self, id: RoundId, today: NaiveDate) -> Result<Vec<OwnerReply>> {
        replies(&self.connection, id, today)
    }
}

impl crate::store::log::change::Change<'_> {
    /// As `Register::replies`, as of the day of the change.
    pub fn replies(&self, id: RoundId) -> Result<Vec<OwnerReply>> {
        replies(self.connection(), id, self.today())
    }
}

fn replies(connection: &Connection, id: RoundId, today: NaiveDate) -> Result<Vec<OwnerReply>> {
    let round = by_id(connection, id)?;
    let mut replies = figures(connection, &round)?;
    for reply in &mut replies {
        reply.has_focal_point = has_focal_point(connection, reply.owner, today)?;
        reply.next = next(reply, &round, today);
        // Nobody is reminded of items that were given more time.
        if matches!(reply.next, NextStep::Chase | NextStep::Call)
            && !asked(connection, id, Some(reply.owner))?.iter().any(|one| one.is_awaited(today))
        {
            reply.next = NextStep::Wait;
        }
    }
    Ok(replies)
}

/// As `replies`, without what depends on the day.
fn figures(connection: &Connection, round: &Round) -> Result<Vec<OwnerReply>> {
    let mut replies = owners(connection, round.id)?;
    let mut answered: HashMap<OwnerId, HashMap<RecommendationId, bool>> = HashMap::new();
    let mut first_on: HashMap<OwnerId, NaiveDate> = HashMap::new();
    let mut pending: HashSet<OwnerId> = HashSet::new();
    for came in answers(connection, round.id)? {
        let Some(reply) = replies.get_mut(&came.owner) else { continue };
        let is_after_closing = round.closed_at.is_some_and(|closed_at| came.at.0 > closed_at);
        if came.is_pending {
            reply.is_waiting = true;
            if !is_after_closing {
                pending.insert(came.owner);
            }
            continue;
        }
        if is_after_closing {
            reply.n_after_closing += 1;
            continue;
        }
        answered.entry(came.owner).or_default().insert(came.recommendation, came.is_unchanged);
        reply.received_on = reply.received_on.max(Some(came.received_on));
        let first = first_on.entry(came.owner).or_insert(came.received_on);
        *first = (*first).min(came.received_on);
        if let Some(channel) = came.channel.filter(|channel| !reply.channels.contains(channel)) {
            reply.channels.push(channel);
        }
    }
    for letter in of_round(connection, round.id)? {
        let Some(reply) = replies.get_mut(&letter.owner) else { continue };
        if letter.level == 0 {
            reply.packed_on = Some(letter.written_on);
        } else {
            reply.chased = Some((letter.level, letter.written_on));
        }
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    for (owner, reply) in &mut replies {
        let given = answered.remove(owner).unwrap_or_default();
        reply.n_answered = count(given.len());
        reply.n_unchanged = count(given.values().filter(|is_unchanged| **is_unchanged).count());
        reply.is_late = first_on.get(owner).is_some_and(|first| *first > round.closes_on);
        reply.reply = match (reply.n_answered, reply.n_asked) {
            (0, _) if pending.contains(owner) => Reply::Pending,
            (0, _) => Reply::Silent,
            (n, of) if n >= of && reply.n_unchanged == n => Reply::Nil,
            (n, of) if n >= of => Reply::Answered,
            (_, _) => Reply::Partly,
        };
    }
    let mut replies: Vec<OwnerReply> = replies.into_values().collect();
    replies.sort_by(|a, b| a.code.cmp(&b.code));
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

fn owners(connection: &Connection, round: RoundId) -> Result<BTreeMap<OwnerId, OwnerReply>> {
    let sql = format!(
        "SELECT o.id, o.code, o.name, o.name_fr, o.name_pt, count(*)
        FROM round_asked a JOIN owner o ON o.id = a.owner_id WHERE a.round_id = ?1 AND {} GROUP BY o.id ORDER BY o.id",
        still_asked("a"),
    );
    let read = |row: &Row<'_>| {
        Ok(OwnerReply {
            owner: row.get(0)?,
            code: row.get(1)?,
            name: row.get(2)?,
            name_fr: row.get(3)?,
            name_pt: row.get(4)?,
            n_asked: row.get(5)?,
            has_focal_point: false,
            n_answered: 0,
            n_unchanged: 0,
            reply: Reply::Silent,
            is_waiting: false,
            channels: Vec::new(),
            received_on: None,
            is_late: false,
            n_after_closing: 0,
            packed_on: None,
            chased: None,
            next: NextStep::Done,
        })
    };
    let found = all(connection, &sql, [round], read)?;
    Ok(found.into_iter().map(|one| (one.owner, one)).collect())
}

/// An answer to one item, however it came.
struct Came {
    owner: OwnerId,
    recommendation: RecommendationId,
    is_unchanged: bool,
    is_pending: bool,
    channel: Option<Channel>,
    received_on: NaiveDate,
    /// The instant from which it counts.
    at: Instant,
}

/// The answers of a round, in the order in which they began to count.
fn answers(connection: &Connection, round: RoundId) -> Result<Vec<Came>> {
    let sql = format!(
        "SELECT t.owner_id, w.recommendation_id, w.is_unchanged, t.state, t.channel, t.received_on,
                iif(t.state = 'accepted', t.decided_at, t.recorded_at) AS at
         FROM round_answer w JOIN round_return t ON t.id = w.return_id
         JOIN round_asked a ON a.round_id = t.round_id AND a.owner_id = t.owner_id AND a.recommendation_id = w.recommendation_id
         WHERE t.round_id = ?1 AND t.state <> 'rejected' AND {still}
         UNION ALL
         SELECT a.owner_id, a.recommendation_id, 0, 'recorded', f.channel, f.happened_on, f.recorded_at
         FROM round_asked a JOIN follow_up f ON {TOLD_OTHERWISE}
         WHERE a.round_id = ?1
         ORDER BY at",
        still = still_asked("a"),
    );
    let read = |row: &Row<'_>| {
        let state: ReturnState = row.get(3)?;
        Ok(Came {
            owner: row.get(0)?,
            recommendation: row.get(1)?,
            is_unchanged: row.get(2)?,
            is_pending: state == ReturnState::Pending,
            channel: row.get(4)?,
            received_on: row.get(5)?,
            at: row.get(6)?,
        })
    };
    all(connection, &sql, [round], read)
}
