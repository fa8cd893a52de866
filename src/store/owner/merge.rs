//! Merging two owners that are the same: everything that refers to the old one then refers to the new one.

use std::collections::BTreeSet;

use rusqlite::{Connection, ErrorCode, params};

use super::entering::{groups_above, has_members, memberships};
use super::owners;
use crate::error::{Error, OwnerRefusal, Result};
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::period::Period;
use crate::model::vocabulary::{OwnerKind, Role};
use crate::store::fold::settle::settle;
use crate::store::log::change::Change;
use crate::store::log::tables::{ASSIGNMENT, FOCAL_POINT, FOLLOW_UP, FORMER_NAME, LOGGED, Logged, MEMBERSHIP, OWNER, SHARE};
use crate::store::lookup::find::{self, folded};
use crate::store::lookup::names::subject;
use crate::store::person::focal_points;
use crate::store::sql::read::{all, one};

/// What a merge moved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// The codes.
    pub old: String,
    pub new: String,
    pub n_assignments: u32,
    pub n_shares: u32,
    pub n_follow_ups: u32,
    pub n_memberships: u32,
    pub n_focal_points: u32,
    /// The names by which the new owner can now also be found.
    pub names: Vec<String>,
    /// Focal points of the old owner who are no longer coordinators, because the new owner has a coordinator.
    pub no_coordinators: Vec<String>,
}

impl Change<'_> {
    /// Moves assignments, shares, follow-ups, memberships, focal points and names of `old` to `new`, and deletes `old`.
    ///
    /// # Errors
    /// Both have a share in the same recommendation; `old` has members and `new` is not a group; `old` is a state and `new`
    /// is one; a group would contain itself.
    pub fn merge_owners(&mut self, old: OwnerId, new: OwnerId) -> Result<Merged> {
        let connection = self.connection();
        let codes = (find::code(connection, old)?, find::code(connection, new)?);
        if old == new {
            return Err(OwnerRefusal::MergedIntoItself { code: codes.0 }.into());
        }
        let references = shared_by_both(connection, old, new)?;
        if !references.is_empty() {
            return Err(OwnerRefusal::BothHaveShares { old: codes.0, new: codes.1, references }.into());
        }
        let mut merged = Merged { old: codes.0, new: codes.1, ..Merged::default() };
        self.move_members(old, new, &mut merged)?;
        self.move_assignments(old, new, &mut merged)?;
        self.move_shares(old, new, &mut merged)?;
        self.move_focal_points(old, new, &mut merged)?;
        self.move_names(old, new, &mut merged)?;
        self.move_the_rest(old, new, &merged)?;
        self.delete(OWNER, old.0)?;
        Ok(merged)
    }

    fn move_members(&mut self, old: OwnerId, new: OwnerId, merged: &mut Merged) -> Result<()> {
        let connection = self.connection();
        let kind = find::kind(connection, new)?;
        if kind != OwnerKind::Group && has_members(connection, old)? {
            return Err(OwnerRefusal::MergedMembers { old: merged.old.clone(), new: merged.new.clone(), kind }.into());
        }
        if kind == OwnerKind::Group && find::kind(connection, old)? == OwnerKind::State {
            return Err(OwnerRefusal::StateIntoGroup { old: merged.old.clone(), new: merged.new.clone() }.into());
        }
        let sql =
            "SELECT id, group_id, owner_id, since_on, until_on FROM membership WHERE owner_id = ?1 OR group_id = ?1 ORDER BY id";
        let read = |row: &rusqlite::Row<'_>| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, Period { since: row.get(3)?, until: row.get(4)? }))
        };
        let rows: Vec<(i64, OwnerId, OwnerId, Period)> = all(connection, sql, [old], read)?;
        let renamed = |id: OwnerId| if id == old { new } else { id };
        for (row, group, owner, period) in rows {
            let (group, owner) = (renamed(group), renamed(owner));
            merged.n_memberships += 1;
            let known = memberships(connection, owner, group)?;
            if group == owner {
                self.delete(MEMBERSHIP, row)?;
            } else if let Some((other, wider)) = known.iter().find(|(_, known)| known.overlaps(period)) {
                let span = wider.span(period);
                self.delete(MEMBERSHIP, row)?;
                self.update(MEMBERSHIP, *other, &[("since_on", &span.since), ("until_on", &span.until)])?;
            } else {
                self.update(MEMBERSHIP, row, &[("group_id", &group), ("owner_id", &owner)])?;
            }
        }
        let sql = "SELECT group_id FROM membership WHERE owner_id = ?1 ORDER BY id";
        for group in all::<OwnerId>(connection, sql, [new], |row| row.get(0))? {
            if groups_above(connection, group)?.contains(&new) {
                let by = find::code(connection, group)?;
                return Err(OwnerRefusal::MergedInItself { new: merged.new.clone(), by }.into());
            }
        }
        Ok(())
    }

    /// Of two roles at the same time the stronger is kept: nobody has two in one recommendation.
    fn move_assignments(&mut self, old: OwnerId, new: OwnerId, merged: &mut Merged) -> Result<()> {
        let of_new = assignments(self.connection(), new)?;
        for one in assignments(self.connection(), old)? {
            merged.n_assignments += 1;
            self.update(ASSIGNMENT, one.row, &[("owner_id", &new)])?;
            if of_new.iter().any(|other| other.recommendation == one.recommendation) {
                self.one_role_at_a_time(one.recommendation, new)?;
            }
        }
        Ok(())
    }

    /// Leaves `owner` the strongest of its roles on each day.
    fn one_role_at_a_time(&mut self, recommendation: RecommendationId, owner: OwnerId) -> Result<()> {
        let held = self.joined_by_role(recommendation, owner)?;
        for (place, one) in held.iter().enumerate() {
            let stronger = held[..place].iter().filter(|other| other.role < one.role);
            let free = stronger.fold(vec![one.period], |periods, other| {
                periods.into_iter().flat_map(|period| period.without(other.period)).collect()
            });
            let Some((first, later)) = free.split_first() else {
                self.delete(ASSIGNMENT, one.row)?;
                continue;
            };
            self.set_period(one.row, *first)?;
            for Period { since, until } in later {
                self.insert(
                    ASSIGNMENT,
                    &[
                        ("recommendation_id", &recommendation),
                        ("owner_id", &owner),
                        ("role", &one.role),
                        ("place", &one.place),
                        ("since_on", since),
                        ("until_on", until),
                    ],
                )?;
            }
        }
        Ok(())
    }

    /// The assignments, the stronger roles first; those of one role that have a day in common are joined into one.
    fn joined_by_role(&mut self, recommendation: RecommendationId, owner: OwnerId) -> Result<Vec<Assigned>> {
        let mut held = assignments(self.connection(), owner)?;
        held.retain(|one| one.recommendation == recommendation);
        held.sort_by_key(|one| (one.role, one.period.since));
        let mut joined: Vec<Assigned> = Vec::with_capacity(held.len());
        for one in held {
            match joined.last_mut().filter(|last| last.role == one.role && last.period.overlaps(one.period)) {
                Some(last) => {
                    last.period = last.period.span(one.period);
                    self.delete(ASSIGNMENT, one.row)?;
                }
                None => joined.push(one),
            }
        }
        Ok(joined)
    }

    fn set_period(&mut self, assignment: i64, Period { since, until }: Period) -> Result<()> {
        self.update(ASSIGNMENT, assignment, &[("since_on", &since), ("until_on", &until)]).map(|_| ())
    }

    fn move_shares(&mut self, old: OwnerId, new: OwnerId, merged: &mut Merged) -> Result<()> {
        let connection = self.connection();
        let mut touched: BTreeSet<RecommendationId> = BTreeSet::new();
        for (table, n_moved) in [(SHARE, &mut merged.n_shares), (FOLLOW_UP, &mut merged.n_follow_ups)] {
            let sql = format!("SELECT id, recommendation_id FROM {} WHERE owner_id = ?1 ORDER BY id", table.0);
            let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
            let rows: Vec<(i64, RecommendationId)> = all(connection, &sql, [old], read)?;
            for (row, recommendation) in rows {
                self.update(table, row, &[("owner_id", &new)])?;
                touched.insert(recommendation);
                *n_moved += 1;
            }
        }
        touched.into_iter().try_for_each(|recommendation| settle(self, recommendation, None))
    }

    fn move_focal_points(&mut self, old: OwnerId, new: OwnerId, merged: &mut Merged) -> Result<()> {
        let known = focal_points::of_owner(self.connection(), new)?;
        for one in focal_points::of_owner(self.connection(), old)? {
            let yields =
                one.is_coordinator && known.iter().any(|other| other.is_coordinator && other.period.overlaps(one.period));
            if yields {
                merged.no_coordinators.push(one.name().to_owned());
            }
            self.update(FOCAL_POINT, one.id, &[("owner_id", &new), ("is_coordinator", &(one.is_coordinator && !yields))])?;
            merged.n_focal_points += 1;
        }
        Ok(())
    }

    fn move_names(&mut self, old: OwnerId, new: OwnerId, merged: &mut Merged) -> Result<()> {
        let connection = self.connection();
        let mut known: Vec<String> = names(connection, new)?.iter().map(|name| folded(name)).collect();
        let old_names = names(connection, old)?;
        for (row, _) in owners::former_names(connection, old)? {
            self.delete(FORMER_NAME, row)?;
        }
        for name in old_names {
            let compared = folded(&name);
            if !known.contains(&compared) {
                self.insert(FORMER_NAME, &[("owner_id", &new), ("name", &name)])?;
                known.push(compared);
                merged.names.push(name);
            }
        }
        Ok(())
    }

    /// Moves whatever else refers to owners, found from the schema.
    fn move_the_rest(&mut self, old: OwnerId, new: OwnerId, merged: &Merged) -> Result<()> {
        const MOVED: [Logged; 6] = [FORMER_NAME, MEMBERSHIP, ASSIGNMENT, SHARE, FOLLOW_UP, FOCAL_POINT];
        let connection = self.connection();
        for &table in LOGGED.iter().filter(|table| !MOVED.contains(table)) {
            let sql = "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = 'owner' ORDER BY id, seq";
            let columns: Vec<String> = all(connection, sql, [table.0], |row| row.get(0))?;
            for column in columns {
                let sql = format!("SELECT id FROM {} WHERE {column} = ?1 ORDER BY id", table.0);
                let rows = all::<i64>(connection, &sql, [old], |row| row.get(0))?;
                for row in rows {
                    self.update(table, row, &[(column.as_str(), &new)]).map_err(|error| twice(error, table, merged))?;
                }
            }
        }
        Ok(())
    }
}

/// A row of assignment.
struct Assigned {
    row: i64,
    recommendation: RecommendationId,
    role: Role,
    place: i64,
    period: Period,
}

fn assignments(connection: &Connection, owner: OwnerId) -> Result<Vec<Assigned>> {
    let sql =
        "SELECT id, recommendation_id, role, place, since_on, until_on FROM assignment WHERE owner_id = ?1 ORDER BY place, id";
    let read = |row: &rusqlite::Row<'_>| {
        let period = Period { since: row.get(4)?, until: row.get(5)? };
        Ok(Assigned { row: row.get(0)?, recommendation: row.get(1)?, role: row.get(2)?, place: row.get(3)?, period })
    };
    all(connection, sql, [owner], read)
}

/// The recommendations in which both have a share, or the history of one.
fn shared_by_both(connection: &Connection, old: OwnerId, new: OwnerId) -> Result<Vec<String>> {
    let of = |place: u8| {
        format!(
            "SELECT recommendation_id FROM share WHERE owner_id = ?{place}
             UNION SELECT recommendation_id FROM follow_up WHERE owner_id = ?{place}"
        )
    };
    let sql = format!("SELECT id FROM recommendation WHERE id IN ({}) AND id IN ({}) ORDER BY sort_key", of(1), of(2));
    let ids = all(connection, &sql, params![old, new], |row| row.get(0))?;
    ids.into_iter().map(|id| subject(connection, id, None)).collect()
}

/// An owner's code and every name it has or had.
fn names(connection: &Connection, id: OwnerId) -> Result<Vec<String>> {
    let sql = "SELECT code, name, name_fr, name_pt FROM owner WHERE id = ?1";
    let read = |row: &rusqlite::Row<'_>| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]);
    let present: [Option<String>; 4] = one(connection, sql, [id], read)?;
    let former = owners::former_names(connection, id)?.into_iter().map(|(_, name)| name);
    Ok(present.into_iter().flatten().chain(former).collect())
}

fn twice(error: Error, table: Logged, merged: &Merged) -> Error {
    match error {
        Error::Sqlite(source) if source.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            let (old, new) = (merged.old.clone(), merged.new.clone());
            OwnerRefusal::BothStand { old, new, place: table.0.replace('_', " ") }.into()
        }
        other => other,
    }
}
