//! Reading a recommendation with its components, shares and follow-ups, for the fold.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use crate::error::{Error, Result};
use crate::model::family::{Item, Share};
use crate::model::follow_up::{Dispute, Due, Evidence, FollowUp, Judgement, Sets};
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::state::Standing;
use crate::model::vocabulary::Tracking;
use crate::store::sql::read::{Window, all, maybe, one};
use crate::store::sql::standing;
use crate::store::sql::values::{Instant, day, known_day};

/// The topmost recommendation whose fold decides the standing of `id`.
pub(in crate::store) fn root(connection: &Connection, id: RecommendationId) -> Result<RecommendationId> {
    let mut top = id;
    for _ in 0..DEEPEST {
        match parent(connection, top)? {
            Some(parent) => top = parent,
            None => return Ok(top),
        }
    }
    Err(too_deep())
}

/// Levels of components: more than anybody makes, and few enough to walk. In a damaged register a recommendation may be a
/// component of itself.
const DEEPEST: usize = 100;

fn too_deep() -> Error {
    Error::TooDeep { most: DEEPEST }
}

/// The recommendation `id` with everything that decides its standing.
pub(in crate::store) fn load(connection: &Connection, id: RecommendationId, window: Window) -> Result<Item> {
    load_below(connection, id, window, &mut Vec::new())
}

/// As `load`, below the recommendations `above`. None of these may come again: with a damaged index that could go on for
/// ever.
fn load_below(connection: &Connection, id: RecommendationId, window: Window, above: &mut Vec<RecommendationId>) -> Result<Item> {
    if above.len() > DEEPEST || above.contains(&id) {
        return Err(too_deep());
    }
    let sql = "SELECT tracking, first_on, recorded_at FROM recommendation WHERE id = ?1";
    let (tracking, first_on, recorded_at): (Tracking, Option<NaiveDate>, Instant) =
        one(connection, sql, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
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
        Tracking::Each => item.shares = shares(connection, id, window)?,
        Tracking::Components => {
            above.push(id);
            for component in components_in(connection, id, window)? {
                item.components.push(load_below(connection, component, window, above)?);
            }
            above.pop();
        }
        Tracking::Restated => {
            item.restated = restated(connection, id, window)?;
            if item.restated.is_none() {
                // The shares were set aside by a restatement that was not yet known at that time.
                item.shares = shares(connection, id, window)?;
            }
        }
    }
    for follow_up in follow_ups(connection, id, window)? {
        let of = |share: &&mut Share| {
            Some(share.owner) == follow_up.owner && share.since_on.is_none_or(|since| since <= follow_up.happened_on)
        };
        // The last that had begun, if an owner left and came back.
        let share = item.shares.iter_mut().rev().find(of);
        match share {
            Some(share) => share.follow_ups.push(follow_up),
            None if follow_up.owner.is_none() => item.follow_ups.push(follow_up),
            // A share that was set aside keeps its history, which has no effect.
            None => {}
        }
    }
    Ok(item)
}

/// The components of `id`, in order, without actions.
pub(in crate::store) fn components(connection: &Connection, id: RecommendationId) -> Result<Vec<RecommendationId>> {
    components_in(connection, id, Window::ALL)
}

/// The components of `id` that had begun within `window`.
fn components_in(connection: &Connection, id: RecommendationId, window: Window) -> Result<Vec<RecommendationId>> {
    let sql = "SELECT r.id FROM recommendation r
        WHERE r.parent_id = ?1 AND r.kind <> 'action' AND r.recorded_at < ?3
          AND (r.first_on IS NULL OR r.first_on <= ?2 OR EXISTS (
            SELECT 1 FROM follow_up f WHERE f.recommendation_id = r.id AND f.happened_on <= ?2 AND f.recorded_at < ?3))
        ORDER BY r.sort_key";
    let bound = params![id, window.until(), window.known()];
    all(connection, sql, bound, |row| row.get(0))
}

/// The follow-ups of `id` and its shares within `window`, in the order of the fold.
pub(in crate::store) fn follow_ups(connection: &Connection, id: RecommendationId, window: Window) -> Result<Vec<FollowUp>> {
    let mut statement = connection.prepare_cached(&history_of_one())?;
    let mut rows = statement.query(params![id, window.until(), window.known()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(follow_up(connection, row)?);
    }
    Ok(found)
}

/// The statement of `follow_ups`.
pub(in crate::store) fn history_of_one() -> String {
    format!(
        "SELECT {FOLLOW_UP_COLUMNS} FROM main.follow_up f
         WHERE recommendation_id = ?1 AND happened_on <= ?2 AND recorded_at < ?3
         ORDER BY happened_on, id"
    )
}

/// The follow-ups on the compound that `id` is a component of, then on the compound above that, and so on. Only those on
/// the whole: a deadline is inherited from them.
pub(in crate::store) fn above(connection: &Connection, id: RecommendationId, window: Window) -> Result<Vec<Vec<FollowUp>>> {
    let mut above = Vec::new();
    let mut top = id;
    while let Some(parent) = parent(connection, top)? {
        if above.len() > DEEPEST {
            return Err(too_deep());
        }
        let mut history = follow_ups(connection, parent, window)?;
        history.retain(|follow_up| follow_up.owner.is_none());
        above.push(history);
        top = parent;
    }
    Ok(above)
}

/// The compound that `id` is a component of.
fn parent(connection: &Connection, id: RecommendationId) -> Result<Option<RecommendationId>> {
    let sql = "SELECT parent_id FROM recommendation WHERE id = ?1 AND kind <> 'action' AND parent_id IS NOT NULL";
    maybe(connection, sql, [id], |row| row.get(0))
}

/// The recommendations that restate it.
pub(in crate::store) fn restating(connection: &Connection, id: RecommendationId) -> Result<Vec<RecommendationId>> {
    let sql = "SELECT recommendation_id FROM relation WHERE target_id = ?1 AND kind = 'reiterates' ORDER BY id";
    all(connection, sql, [id], |row| row.get(0))
}

/// The evidence of a follow-up, in the order in which it was given.
pub(in crate::store) fn evidence(connection: &Connection, follow_up: i64) -> Result<Vec<Evidence>> {
    let sql = "SELECT place, sha256, dated FROM evidence WHERE follow_up_id = ?1 ORDER BY id";
    let read = |row: &Row<'_>| Ok(Evidence { place: row.get(0)?, sha256: row.get(1)?, dated: row.get(2)? });
    all(connection, sql, [follow_up], read)
}

/// The columns of `main.follow_up f` that `follow_up` reads.
pub(in crate::store) const FOLLOW_UP_COLUMNS: &str =
    "id, owner_id, happened_on, recorded_at, recorded_by,
    ifnull(reported_by, (SELECT ifnull(c.name, '[forgotten]') FROM contact c WHERE c.id = f.reported_by_id)), channel, status, assurance,
    judged_status, response, due, due_on, is_move, dispute, settlement, note, audience, cause, decided_by_id, successor_id,
    EXISTS (SELECT 1 FROM evidence WHERE evidence.follow_up_id = f.id), recommendation_id, round_id";

/// The position in `FOLLOW_UP_COLUMNS` of the recommendation's id.
pub(in crate::store) const ON_RECOMMENDATION: usize = 22;

/// A follow-up with its evidence.
pub(in crate::store) fn follow_up(connection: &Connection, row: &Row<'_>) -> Result<FollowUp> {
    let recorded_at: Instant = row.get(3)?;
    let sets = Sets {
        status: row.get(7)?,
        assurance: match (row.get(8)?, row.get(9)?) {
            (Some(assurance), Some(of)) => Some(Judgement { assurance, of }),
            _ => None,
        },
        response: row.get(10)?,
        due: match row.get(11)? {
            Some(deadline) => Some(Due { deadline, on: day(row, 12)?, is_move: row.get(13)? }),
            None => None,
        },
        dispute: dispute(row.get(14)?, row.get(15)?),
    };
    let id = row.get(0)?;
    let has_evidence: bool = row.get(21)?;
    Ok(FollowUp {
        id,
        owner: row.get(1)?,
        happened_on: known_day(row, 2)?,
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
        round: row.get(23)?,
        evidence: if has_evidence { evidence(connection, id)? } else { Vec::new() },
    })
}

/// Combines the two columns of a dispute.
pub(in crate::store) fn dispute(raised: Option<String>, settled: Option<String>) -> Option<Dispute> {
    raised.map(Dispute::Raised).or(settled.map(Dispute::Settled))
}

fn shares(connection: &Connection, id: RecommendationId, window: Window) -> Result<Vec<Share>> {
    let sql = "SELECT id, owner_id, since_on, until_on FROM main.share
        WHERE recommendation_id = ?1 AND recorded_at < ?2 ORDER BY id";
    let read = |row: &Row<'_>| {
        let owner: OwnerId = row.get(1)?;
        Ok(Share { id: row.get(0)?, owner, since_on: row.get(2)?, until_on: row.get(3)?, follow_ups: Vec::new() })
    };
    all(connection, sql, params![id, window.known()], read)
}

/// The recommendation that `id` restates, by what was known within `window`; if there are several, the oldest.
pub(in crate::store) fn restated_by(
    connection: &Connection,
    id: RecommendationId,
    window: Window,
) -> Result<Option<RecommendationId>> {
    let sql = "SELECT t.id FROM relation r JOIN recommendation t ON t.id = r.target_id
        WHERE r.recommendation_id = ?1 AND r.kind = 'reiterates' AND r.recorded_at < ?2 ORDER BY t.sort_key LIMIT 1";
    maybe(connection, sql, params![id, window.known()], |row| row.get(0))
}

fn restated(connection: &Connection, id: RecommendationId, window: Window) -> Result<Option<Standing>> {
    let Some(oldest) = restated_by(connection, id, window)? else { return Ok(None) };
    let sql = format!("SELECT {} FROM recommendation WHERE id = ?1", standing::COLUMNS);
    maybe(connection, &sql, [oldest], |row| standing::read(row, 0))
}
