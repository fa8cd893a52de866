//! Linking recommendations and removing a link. Only the relation `reiterates` decides where a status lives.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use crate::error::{RelationRefusal, Result};
use crate::model::id::RecommendationId;
use crate::model::vocabulary::{Basis, RelationKind, Status, Tracking};
use crate::store::fold::families::{self, components};
use crate::store::fold::settle::{settle, tracking};
use crate::store::log::change::Change;
use crate::store::log::tables::{RECOMMENDATION, RELATION};
use crate::store::lookup::names::subject;
use crate::store::sql::read::{all, maybe, one};

/// What a link did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The shares that are set aside because a restatement takes its status from what it restates.
    pub n_shares_set_aside: u32,
    /// The present status of the target.
    pub target_status: Status,
    /// Where a status of the target would be recorded, as far as that is open: on itself, on what it restates, or on each of its
    /// components, in order.
    pub target_places: Vec<StatusPlace>,
}

/// A recommendation on which a status is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusPlace {
    pub reference: String,
    /// It is recorded for one or more owners.
    pub is_each: bool,
}

/// A relation to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRelation {
    pub from: RecommendationId,
    pub kind: RelationKind,
    pub target: RecommendationId,
    pub basis: Basis,
    pub passage: Option<String>,
}

impl Change<'_> {
    /// Adds a relation between two recommendations.
    ///
    /// # Errors
    /// The relation already exists, or is from a recommendation to itself.
    pub fn add_relation(&mut self, new: &NewRelation) -> Result<()> {
        check_two(self.connection(), new)?;
        let sql = "SELECT 1 FROM relation WHERE recommendation_id = ?1 AND kind = ?2 AND target_id = ?3";
        let bound = params![new.from, new.kind, new.target];
        if maybe(self.connection(), sql, bound, |_| Ok(()))?.is_some() {
            return Err(RelationRefusal::Known { kind: new.kind }.into());
        }
        let at = self.at();
        self.insert(
            RELATION,
            &[
                ("recommendation_id", &new.from),
                ("kind", &new.kind),
                ("target_id", &new.target),
                ("basis", &new.basis),
                ("passage", &new.passage),
                ("recorded_at", &at),
            ],
        )?;
        Ok(())
    }

    /// Records a relation; a restatement from now on has the status of what it restates.
    ///
    /// # Errors
    /// The relation already exists, or is from a recommendation to itself; a restatement is older, has components, has
    /// something reported on itself, or would form a circle.
    pub fn link(&mut self, new: &NewRelation) -> Result<Linked> {
        let connection = self.connection();
        check_two(connection, new)?;
        let restates = new.kind == RelationKind::Reiterates;
        let mut n_shares_set_aside = 0;
        if restates {
            check_restatement(connection, new.from, new.target)?;
            let sql = "SELECT count(*) FROM share WHERE recommendation_id = ?1";
            n_shares_set_aside = one(connection, sql, [new.from], |row| row.get(0))?;
        }
        self.add_relation(new)?;
        if restates {
            self.update(RECOMMENDATION, new.from.0, &[("tracking", &Tracking::Restated)])?;
            settle(self, new.from, None)?;
        }
        let target_status =
            one(self.connection(), "SELECT status FROM recommendation WHERE id = ?1", [new.target], |row| row.get(0))?;
        let mut target_places = Vec::new();
        add_status_places(self.connection(), new.target, &mut target_places)?;
        Ok(Linked { n_shares_set_aside, target_status, target_places })
    }

    /// Removes a relation and returns where the status lives now: a recommendation that no longer restates anything has
    /// its own status again, or that of its shares.
    ///
    /// # Errors
    /// There is no such relation.
    pub fn unlink(&mut self, from: RecommendationId, kind: RelationKind, target: RecommendationId) -> Result<Tracking> {
        let connection = self.connection();
        let Some(relation) = row(connection, from, kind, target)? else {
            let (from, target) = (subject(connection, from, None)?, subject(connection, target, None)?);
            return Err(RelationRefusal::Unknown { from, kind, target }.into());
        };
        self.delete(RELATION, relation)?;
        let sql = "SELECT EXISTS (SELECT 1 FROM relation WHERE recommendation_id = ?1 AND kind = 'reiterates'),
            EXISTS (SELECT 1 FROM share WHERE recommendation_id = ?1)";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let (restates_still, has_shares): (bool, bool) = one(connection, sql, [from], read)?;
        if kind == RelationKind::Reiterates {
            if !restates_still {
                let tracking = if has_shares { Tracking::Each } else { Tracking::Single };
                self.update(RECOMMENDATION, from.0, &[("tracking", &tracking)])?;
            }
            settle(self, from, None)?;
        }
        tracking(connection, from)
    }
}

fn add_status_places(connection: &Connection, id: RecommendationId, places: &mut Vec<StatusPlace>) -> Result<()> {
    match tracking(connection, id)? {
        Tracking::Components => {
            for component in components(connection, id)? {
                add_status_places(connection, component, places)?;
            }
        }
        Tracking::Restated => {
            let sql = "SELECT target_id FROM relation WHERE recommendation_id = ?1 AND kind = 'reiterates' ORDER BY id LIMIT 1";
            add_status_places(connection, one(connection, sql, [id], |row| row.get(0))?, places)?;
        }
        tracked @ (Tracking::Single | Tracking::Each) => {
            let sql = "SELECT ref FROM recommendation WHERE id = ?1 AND is_open";
            let open: Option<String> = maybe(connection, sql, [id], |row| row.get(0))?;
            places.extend(open.map(|reference| StatusPlace { reference, is_each: tracked == Tracking::Each }));
        }
    }
    Ok(())
}

fn check_two(connection: &Connection, new: &NewRelation) -> Result<()> {
    if new.from == new.target {
        return Err(RelationRefusal::ToItself { reference: subject(connection, new.from, None)? }.into());
    }
    Ok(())
}

/// The row of a relation.
pub(in crate::store) fn row(
    connection: &Connection,
    from: RecommendationId,
    kind: RelationKind,
    target: RecommendationId,
) -> Result<Option<i64>> {
    let sql = "SELECT id FROM relation WHERE recommendation_id = ?1 AND kind = ?2 AND target_id = ?3";
    maybe(connection, sql, params![from, kind, target], |row| row.get(0))
}

fn check_restatement(connection: &Connection, new: RecommendationId, old: RecommendationId) -> Result<()> {
    let (newer, older) = (subject(connection, new, None)?, subject(connection, old, None)?);
    if !components(connection, new)?.is_empty() {
        return Err(RelationRefusal::HasComponents { newer, older }.into());
    }
    let sql = "SELECT EXISTS (SELECT 1 FROM follow_up WHERE recommendation_id = ?1
        AND (status IS NOT NULL OR assurance IS NOT NULL OR owner_id IS NOT NULL))";
    if one(connection, sql, [new], |row| row.get(0))? {
        return Err(RelationRefusal::HasStatus { newer, older }.into());
    }
    if let (Some(newer_on), Some(older_on)) = (adopted_on(connection, new)?, adopted_on(connection, old)?)
        && newer_on < older_on
    {
        return Err(RelationRefusal::Older { newer, newer_on, older, older_on }.into());
    }
    if depends_on(connection, old, new)? {
        return Err(RelationRefusal::Circle { newer, older }.into());
    }
    Ok(())
}

/// Whether the standing of the family of `id` depends on the family of `other`, by what its members restate. A family is
/// folded as a whole, so a circle between families is refused even if its members differ.
fn depends_on(connection: &Connection, id: RecommendationId, other: RecommendationId) -> Result<bool> {
    let other = families::root(connection, other)?;
    let sql = "SELECT target_id FROM relation WHERE recommendation_id = ?1 AND kind = 'reiterates' ORDER BY id";
    let mut waiting = vec![families::root(connection, id)?];
    let mut seen = HashSet::new();
    while let Some(next) = waiting.pop() {
        if next == other {
            return Ok(true);
        }
        if seen.insert(next) {
            waiting.extend(components(connection, next)?);
            let targets = all::<RecommendationId>(connection, sql, [next], |row| row.get(0))?;
            for target in targets {
                waiting.push(families::root(connection, target)?);
            }
        }
    }
    Ok(false)
}

fn adopted_on(connection: &Connection, id: RecommendationId) -> Result<Option<NaiveDate>> {
    let sql = "SELECT m.starts_on FROM recommendation r LEFT JOIN meeting m ON m.id = r.meeting_id WHERE r.id = ?1";
    one(connection, sql, [id], |row| row.get(0))
}
