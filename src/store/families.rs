//! A recommendation with its components, shares and follow-ups, read for the fold.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::standing;
use super::values::Instant;
use crate::error::Result;
use crate::model::family::{Item, Share};
use crate::model::follow_up::{Dispute, Due, Evidence, FollowUp, Judgement, Sets};
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::state::Standing;
use crate::model::vocabulary::Tracking;

/// Which follow-ups are read: by the day they happened, and by the instant at which they were recorded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// The last day, inclusive.
    pub(super) until_on: NaiveDate,
    /// What was recorded at this instant or later is left out; `None` leaves nothing out.
    pub(super) known_before: Option<Instant>,
}

impl Window {
    /// Everything that is recorded.
    pub(super) const ALL: Self = Self { until_on: NaiveDate::MAX, known_before: None };
}

/// The topmost recommendation from whose fold the standing of `id` follows.
pub(super) fn root(connection: &Connection, id: RecommendationId) -> Result<RecommendationId> {
    let sql = "SELECT parent_id FROM recommendation WHERE id = ?1 AND kind <> 'action' AND parent_id IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let mut top = id;
    while let Some(parent) = statement.query_row([top], |row| row.get(0)).optional()? {
        top = parent;
    }
    Ok(top)
}

/// The recommendation `id` with all from which its standing follows.
pub(super) fn load(connection: &Connection, id: RecommendationId, window: Window) -> Result<Item> {
    let sql = "SELECT tracking, first_on, recorded_at FROM recommendation WHERE id = ?1";
    let (tracking, first_on, recorded_at): (Tracking, Option<NaiveDate>, Instant) =
        connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut item = Item {
        id,
        first_on,
        recorded_on: recorded_at.0.date_naive(),
        follow_ups: Vec::new(),
        shares: Vec::new(),
        components: Vec::new(),
        restated: None,
    };
    match tracking {
        Tracking::Single => {}
        Tracking::Each => item.shares = shares(connection, id)?,
        Tracking::Components => {
            for component in components(connection, id)? {
                item.components.push(load(connection, component, window)?);
            }
        }
        Tracking::Restated => item.restated = restated(connection, id)?,
    }
    for follow_up in follow_ups(connection, id, window)? {
        let share = follow_up.owner.and_then(|owner| item.shares.iter_mut().find(|share| share.owner == owner));
        match share {
            Some(share) => share.follow_ups.push(follow_up),
            None if follow_up.owner.is_none() => item.follow_ups.push(follow_up),
            // A share that was set aside keeps its history, which decides nothing.
            None => {}
        }
    }
    Ok(item)
}

/// The components of `id`, in order; actions are none.
pub(super) fn components(connection: &Connection, id: RecommendationId) -> Result<Vec<RecommendationId>> {
    let sql = "SELECT id FROM recommendation WHERE parent_id = ?1 AND kind <> 'action' ORDER BY sort_key";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// The follow-ups of `id` and its shares within `window`, in the order of the fold.
pub(super) fn follow_ups(connection: &Connection, id: RecommendationId, window: Window) -> Result<Vec<FollowUp>> {
    let until = if window.until_on == NaiveDate::MAX { "9999-12-31".to_owned() } else { window.until_on.to_string() };
    let known = window.known_before.map_or_else(|| "9999".to_owned(), Instant::text);
    let mut statement = connection.prepare_cached(FOLLOW_UPS)?;
    let mut found = statement.query_map(params![id, until, known], follow_up)?.collect::<rusqlite::Result<Vec<_>>>()?;
    for (follow_up, has_evidence) in &mut found {
        if *has_evidence {
            follow_up.evidence = evidence(connection, follow_up.id)?;
        }
    }
    Ok(found.into_iter().map(|(follow_up, _)| follow_up).collect())
}

/// What came with a follow-up, in the order in which it was named.
pub(super) fn evidence(connection: &Connection, follow_up: i64) -> Result<Vec<Evidence>> {
    let mut statement = connection.prepare_cached("SELECT place, sha256 FROM evidence WHERE follow_up_id = ?1 ORDER BY id")?;
    let read = |row: &Row<'_>| Ok(Evidence { place: row.get(0)?, sha256: row.get(1)? });
    let found = statement.query_map([follow_up], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

pub(super) const FOLLOW_UPS: &str = "
    SELECT id, owner_id, happened_on, recorded_at, recorded_by, reported_by, channel, status, assurance, judged_status, response,
           due, due_on, is_move, dispute, settlement, note, audience, cause, decided_by_id, successor_id,
           EXISTS (SELECT 1 FROM evidence WHERE evidence.follow_up_id = f.id)
    FROM main.follow_up f
    WHERE recommendation_id = ?1 AND happened_on <= ?2 AND recorded_at < ?3
    ORDER BY happened_on, id";

/// A follow-up without its evidence, and whether it has any.
fn follow_up(row: &Row<'_>) -> rusqlite::Result<(FollowUp, bool)> {
    let recorded_at: Instant = row.get(3)?;
    let sets = Sets {
        status: row.get(7)?,
        assurance: match (row.get(8)?, row.get(9)?) {
            (Some(assurance), Some(of)) => Some(Judgement { assurance, of }),
            _ => None,
        },
        response: row.get(10)?,
        due: match row.get(11)? {
            Some(deadline) => Some(Due { deadline, on: row.get(12)?, is_move: row.get(13)? }),
            None => None,
        },
        dispute: dispute(row.get(14)?, row.get(15)?),
    };
    let follow_up = FollowUp {
        id: row.get(0)?,
        owner: row.get(1)?,
        happened_on: row.get(2)?,
        recorded_at: recorded_at.0,
        recorded_by: row.get(4)?,
        reported_by: row.get(5)?,
        channel: row.get(6)?,
        sets,
        note: row.get(16)?,
        audience: row.get(17)?,
        cause: row.get(18)?,
        decided_by: row.get(19)?,
        successor: row.get(20)?,
        evidence: Vec::new(),
    };
    Ok((follow_up, row.get(21)?))
}

/// The two columns of a dispute as one.
pub(super) fn dispute(raised: Option<String>, settled: Option<String>) -> Option<Dispute> {
    raised.map(Dispute::Raised).or(settled.map(Dispute::Settled))
}

fn shares(connection: &Connection, id: RecommendationId) -> Result<Vec<Share>> {
    let sql = "SELECT id, owner_id, since_on, until_on FROM main.share WHERE recommendation_id = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let read = |row: &Row<'_>| {
        let owner: OwnerId = row.get(1)?;
        Ok(Share { id: row.get(0)?, owner, since_on: row.get(2)?, until_on: row.get(3)?, follow_ups: Vec::new() })
    };
    let found = statement.query_map([id], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

/// The recommendation that `id` restates: the oldest, where it restates several.
pub(super) fn restated_by(connection: &Connection, id: RecommendationId) -> Result<Option<RecommendationId>> {
    let sql = "SELECT t.id FROM relation r JOIN recommendation t ON t.id = r.target_id
        WHERE r.recommendation_id = ?1 AND r.kind = 'reiterates' ORDER BY t.sort_key LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

fn restated(connection: &Connection, id: RecommendationId) -> Result<Option<Standing>> {
    let Some(oldest) = restated_by(connection, id)? else { return Ok(None) };
    let sql = format!("SELECT {} FROM recommendation WHERE id = ?1", standing::COLUMNS);
    Ok(connection.prepare_cached(&sql)?.query_row([oldest], |row| standing::read(row, 0)).optional()?)
}
