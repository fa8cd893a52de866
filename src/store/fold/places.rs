//! Rows that hold a standing: on which of them a follow-up is recorded, and which of them it may affect.

use std::collections::HashSet;

use rusqlite::{Connection, Row, params};

use super::families;
use crate::error::Result;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::state::Standing;
use crate::model::vocabulary::Tracking;
use crate::store::sql::read::{all, maybe, one};
use crate::store::sql::standing;
use crate::store::sql::window::Window;

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
pub(in crate::store) fn standing_at(connection: &Connection, place: Place) -> Result<Option<Standing>> {
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
