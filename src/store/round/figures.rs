//! The figures of a round: how many items were asked about, how many were answered, and how far each owner has answered. For a
//! closed round, only what was recorded before it was closed counts, and what was removed or moved since counts still.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{NaiveDate, TimeDelta};
use rusqlite::{Connection, Row, params};

use super::asked::{subject, told_otherwise};
use super::letters::of_round;
use crate::error::Result;
use crate::model::id::{OwnerId, RecommendationId, RoundId};
use crate::model::round::{OwnerReply, Round};
use crate::model::vocabulary::{Channel, NextStep, Reply, ReturnState};
use crate::store::fold::rewind::rewound;
use crate::store::lookup::seen::still_asked;
use crate::store::sql::read::{all, one};
use crate::store::sql::values::Instant;

/// The register as it was known when the round was closed, if its questions are others now: some were removed, are with another
/// owner, or ask about one and the same.
pub(super) fn at_closing(connection: &Connection, round: &Round) -> Result<Option<Connection>> {
    let Some(closed_at) = round.closed_at else { return Ok(None) };
    let known = Instant(closed_at + TimeDelta::microseconds(1));
    let sql = "SELECT EXISTS (
          SELECT 1 FROM log_change c
          WHERE c.table_name IN ('round_asked', 'relation') AND c.before IS NOT NULL
            AND c.id >= (SELECT min(first_change_id) FROM log WHERE at >= ?2))
        OR EXISTS (
          SELECT 1 FROM round_asked a JOIN recommendation r ON r.id = a.recommendation_id
          WHERE a.round_id = ?1
            AND (r.tracking = 'restated'
                 OR a.is_share AND NOT EXISTS (SELECT 1 FROM share h WHERE h.recommendation_id = r.id AND h.owner_id = a.owner_id)))";
    let is_changed = one(connection, sql, params![round.id, known], |row| row.get(0))?;
    if is_changed { rewound(connection, known) } else { Ok(None) }
}

/// How many items are asked about; what restates another, and was asked about too, is one with it.
pub(super) fn n_items(connection: &Connection, round: RoundId) -> Result<u32> {
    let sql =
        format!("SELECT count(DISTINCT q.id) FROM round_asked a {} WHERE a.round_id = ?1 AND {}", subject(), still_asked("a"));
    one(connection, &sql, [round], |row| row.get(0))
}

/// How far each owner has answered, by code, without what depends on the day: counted in the register as it was `then`; what came
/// after the closing, and what waits, as it is now.
pub(super) fn figures(now: &Connection, then: &Connection, round: &Round) -> Result<Vec<OwnerReply>> {
    let is_after_closing = |came: &Came| round.closed_at.is_some_and(|closed_at| came.at.0 > closed_at);
    let mut replies = owners(then, round.id)?;
    let mut answered: HashMap<OwnerId, HashMap<RecommendationId, bool>> = HashMap::new();
    let mut first_on: HashMap<OwnerId, NaiveDate> = HashMap::new();
    let mut pending: HashSet<OwnerId> = HashSet::new();
    for came in answers(now, round.id)? {
        let Some(reply) = replies.get_mut(&came.owner) else { continue };
        reply.is_waiting |= came.is_pending;
        reply.n_after_closing += u32::from(is_after_closing(&came) && !came.is_pending);
    }
    for came in answers(then, round.id)? {
        let Some(reply) = replies.get_mut(&came.owner).filter(|_| !is_after_closing(&came)) else { continue };
        if came.is_pending {
            pending.insert(came.owner);
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
    for letter in of_round(then, round.id)? {
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

fn owners(connection: &Connection, round: RoundId) -> Result<BTreeMap<OwnerId, OwnerReply>> {
    let sql = format!(
        "SELECT o.id, o.code, o.name, o.name_fr, o.name_pt, count(DISTINCT q.id)
        FROM round_asked a JOIN owner o ON o.id = a.owner_id {}
        WHERE a.round_id = ?1 AND {} GROUP BY o.id ORDER BY o.id",
        subject(),
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
        "SELECT t.owner_id, q.id, w.is_unchanged, t.state, t.channel, t.received_on,
                iif(t.state = 'accepted', t.decided_at, t.recorded_at) AS at
         FROM round_answer w JOIN round_return t ON t.id = w.return_id
         JOIN round_asked a ON a.round_id = t.round_id AND a.owner_id = t.owner_id AND a.recommendation_id = w.recommendation_id
         {subject}
         WHERE t.round_id = ?1 AND t.state <> 'rejected' AND {still}
         UNION ALL
         SELECT a.owner_id, q.id, 0, 'recorded', f.channel, f.happened_on, f.recorded_at
         FROM round_asked a {subject} JOIN follow_up f ON {told_otherwise}
         WHERE a.round_id = ?1
         ORDER BY at",
        subject = subject(),
        told_otherwise = told_otherwise(),
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
