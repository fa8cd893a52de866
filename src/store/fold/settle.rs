//! Rows that hold a standing: which of them a follow-up is recorded on and which it may affect; and after a follow-up,
//! folding these standings again and writing them, up to the compound and on to whatever restates it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::families;
use crate::error::{Error, Result};
use crate::model::family::{Outcome, Refused, stand};
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::state::Standing;
use crate::model::vocabulary::Tracking;
use crate::store::log::change::Change;
use crate::store::log::tables::{RECOMMENDATION, SHARE};
use crate::store::lookup::names::subject;
use crate::store::sql::read::{Window, all, maybe, one};
use crate::store::sql::standing;

/// Writes the standings of `start`, of its whole family and of whatever restates a member of it. `recorded` is the
/// follow-up that was just added, so that the error can say when it is a later one that is refused.
///
/// # Errors
/// The rule that refuses a follow-up; the change must then be given up.
pub(in crate::store) fn settle(change: &mut Change<'_>, start: RecommendationId, recorded: Option<i64>) -> Result<()> {
    /// Restatements may lead to a family in several ways, and it is folded once for each. Only if relations run in a
    /// circle, which `link` refuses, would it be more than this.
    const MOST_VISITS: u32 = 1000;
    let connection = change.connection();
    let mut waiting = vec![families::root(connection, start)?];
    let mut visits: HashMap<RecommendationId, u32> = HashMap::new();
    while let Some(root) = waiting.pop() {
        let n_visits = visits.entry(root).or_default();
        *n_visits += 1;
        if *n_visits > MOST_VISITS {
            continue;
        }
        let is_first = *n_visits == 1;
        for outcome in folded(connection, root, change.today(), recorded)? {
            if write(change, &outcome)? || is_first {
                for restating in families::restating(connection, outcome.id)? {
                    waiting.push(families::root(connection, restating)?);
                }
            }
        }
    }
    Ok(())
}

fn folded(connection: &Connection, root: RecommendationId, today: NaiveDate, recorded: Option<i64>) -> Result<Vec<Outcome>> {
    let item = families::load(connection, root, Window::ALL)?;
    stand(&item, today).or_else(|refused| Err(refusal(connection, refused, recorded)?))
}

/// A family's refusal, with the reference and the owner's code that it is about.
pub(in crate::store) fn refusal(connection: &Connection, refused: Refused, recorded: Option<i64>) -> Result<Error> {
    let subject = subject(connection, refused.id, refused.owner)?;
    Ok(Error::Refused { subject, refusal: refused.because(recorded.unwrap_or_default()) })
}

/// Writes the standings and returns whether the recommendation's own has changed.
pub(in crate::store) fn write(change: &mut Change<'_>, outcome: &Outcome) -> Result<bool> {
    for (id, share) in &outcome.shares {
        change.update(SHARE, *id, &standing::values(share))?;
    }
    change.update(RECOMMENDATION, outcome.id.0, &standing::values(&outcome.standing))
}

/// A row that holds a standing: a recommendation, or an owner's share of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Place {
    pub(in crate::store) recommendation: RecommendationId,
    pub(in crate::store) owner: Option<OwnerId>,
}

/// The recommendation on which follow-ups to `id` are recorded: itself, or the oldest one that it restates.
pub(in crate::store) fn oldest(connection: &Connection, id: RecommendationId) -> Result<RecommendationId> {
    let mut oldest = id;
    let mut seen = HashSet::from([id]);
    while tracking(connection, oldest)? == Tracking::Restated {
        match families::restated_by(connection, oldest, Window::ALL)? {
            Some(next) if seen.insert(next) => oldest = next,
            Some(_) | None => break,
        }
    }
    Ok(oldest)
}

/// Every row whose standing may change with a follow-up on `id`: its family, and whatever restates a member of it.
pub(in crate::store) fn watched(connection: &Connection, id: RecommendationId) -> Result<Vec<Place>> {
    let mut places = Vec::new();
    let mut seen = HashSet::new();
    let mut waiting = vec![families::root(connection, id)?];
    while let Some(next) = waiting.pop() {
        if !seen.insert(next) {
            continue;
        }
        places.push(Place { recommendation: next, owner: None });
        let owners = all_shares(connection, next)?.into_iter();
        places.extend(owners.map(|(owner, _)| Place { recommendation: next, owner: Some(owner) }));
        waiting.extend(families::components(connection, next)?);
        for restating in families::restating(connection, next)? {
            waiting.push(families::root(connection, restating)?);
        }
    }
    Ok(places)
}

/// The standings of the rows `places`.
pub(in crate::store) fn standings(connection: &Connection, places: &[Place]) -> Result<Vec<Standing>> {
    let one = |place: &Place| Ok(standing_at(connection, *place)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?);
    places.iter().map(one).collect()
}

/// The standing of the row `place`; `None` if there is no such row.
fn standing_at(connection: &Connection, place: Place) -> Result<Option<Standing>> {
    let columns = standing::COLUMNS;
    let read = |row: &Row<'_>| standing::read(row, 0);
    let found = match place.owner {
        None => {
            let sql = format!("SELECT {columns} FROM recommendation WHERE id = ?1");
            maybe(connection, &sql, [place.recommendation], read)?
        }
        Some(owner) => {
            let sql =
                format!("SELECT {columns} FROM share WHERE recommendation_id = ?1 AND owner_id = ?2 ORDER BY id DESC LIMIT 1");
            maybe(connection, &sql, params![place.recommendation, owner], read)?
        }
    };
    Ok(found)
}

pub(in crate::store) fn tracking(connection: &Connection, id: RecommendationId) -> Result<Tracking> {
    let sql = "SELECT tracking FROM recommendation WHERE id = ?1";
    one(connection, sql, [id], |row| row.get(0))
}

/// The owners that have or had a share in `id`, with their codes, in order.
pub(in crate::store) fn all_shares(connection: &Connection, id: RecommendationId) -> Result<Vec<(OwnerId, String)>> {
    let sql = "SELECT DISTINCT o.id, o.code FROM share s JOIN owner o ON o.id = s.owner_id
        WHERE s.recommendation_id = ?1 ORDER BY o.code";
    all(connection, sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))
}
