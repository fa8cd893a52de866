//! Adding and changing owners: their names, and who belongs to which group from when to when.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::owners;
use super::owners::{Called, called};
use crate::error::{OwnerRefusal, Result};
use crate::model::becomes::Becomes;
use crate::model::id::OwnerId;
use crate::model::period::Period;
use crate::model::vocabulary::OwnerKind;
use crate::store::log::change::Change;
use crate::store::log::tables::{FORMER_NAME, MEMBERSHIP, OWNER};
use crate::store::lookup::find::{self, folded};
use crate::store::sql::read::{all, one};

/// Changes to an owner; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnerEdit {
    pub kind: Option<OwnerKind>,
    pub name: Option<String>,
    pub name_fr: Becomes<String>,
    pub name_pt: Becomes<String>,
    /// Replaces all former names.
    pub former_names: Option<Vec<String>>,
    pub added: Vec<String>,
    pub removed: Vec<String>,
    /// The replaced names were mistakes and are not kept as former names.
    pub is_correction: bool,
}

/// An owner to add; the members of a group must already exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOwner {
    pub code: String,
    pub kind: OwnerKind,
    pub name: String,
    pub name_fr: Option<String>,
    pub name_pt: Option<String>,
    pub former_names: Vec<String>,
    pub members: Vec<OwnerId>,
}

impl Change<'_> {
    /// Adds an owner with its former names and, for a group, its members from the beginning.
    ///
    /// # Errors
    /// The code is taken, or was before a merge; another owner has the name, or is the same state.
    pub fn add_owner(&mut self, new: &NewOwner) -> Result<OwnerId> {
        check_new_code(self.connection(), &new.code)?;
        let names = [Some(new.name.clone()), new.name_fr.clone(), new.name_pt.clone()];
        check_name(self.connection(), None, &Called { code: new.code.clone(), kind: new.kind, names })?;
        check_former_names(self.connection(), None, &new.code, &new.former_names)?;
        let values: [(&'static str, &dyn rusqlite::ToSql); 5] =
            [("code", &new.code), ("kind", &new.kind), ("name", &new.name), ("name_fr", &new.name_fr), ("name_pt", &new.name_pt)];
        let id = OwnerId(self.insert(OWNER, &values)?);
        for name in &new.former_names {
            self.insert(FORMER_NAME, &[("owner_id", &id), ("name", name)])?;
        }
        let at = self.at();
        for member in &new.members {
            self.insert(MEMBERSHIP, &[("group_id", &id), ("owner_id", member), ("recorded_at", &at)])?;
        }
        Ok(id)
    }

    /// Changes an owner. A replaced name becomes a former name, by which the owner can still be found.
    ///
    /// # Errors
    /// A former name to remove that the owner does not have; another kind for a group that has or had members; the name
    /// of another owner.
    pub fn edit_owner(&mut self, id: OwnerId, edit: &OwnerEdit) -> Result<()> {
        let connection = self.connection();
        let sql = "SELECT code, kind, name, name_fr, name_pt FROM owner WHERE id = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        let (code, kind, name, name_fr, name_pt): (String, OwnerKind, String, Option<String>, Option<String>) =
            one(connection, sql, [id], read)?;
        let new_kind = edit.kind.unwrap_or(kind);
        if kind == OwnerKind::Group && new_kind != kind && has_members(connection, id)? {
            return Err(OwnerRefusal::StaysGroup { code }.into());
        }
        let new_name = edit.name.clone().unwrap_or_else(|| name.clone());
        let new_fr = edit.name_fr.clone().of(name_fr.clone());
        let new_pt = edit.name_pt.clone().of(name_pt.clone());
        check_name(
            connection,
            Some(id),
            &Called { code: code.clone(), kind: new_kind, names: [Some(new_name.clone()), new_fr.clone(), new_pt.clone()] },
        )?;
        self.update(OWNER, id.0, &[("kind", &new_kind), ("name", &new_name), ("name_fr", &new_fr), ("name_pt", &new_pt)])?;

        let present = [Some(new_name), new_fr, new_pt];
        let old = [Some(name), name_fr, name_pt];
        let replaced = old.into_iter().flatten().filter(|name| !edit.is_correction && !is_among(name, present.iter().flatten()));
        self.set_former_names(id, edit, replaced.collect())
    }

    fn set_former_names(&mut self, id: OwnerId, edit: &OwnerEdit, replaced: Vec<String>) -> Result<()> {
        let connection = self.connection();
        let known = owners::former_names(connection, id)?;
        let mut gone: Vec<&(i64, String)> = Vec::new();
        if let Some(wanted) = &edit.former_names {
            gone.extend(known.iter().filter(|(_, name)| !is_among(name, wanted.iter())));
        }
        for name in &edit.removed {
            let Some(found) = known.iter().find(|(_, one)| folded(one) == folded(name)) else {
                let code = find::code(connection, id)?;
                return Err(OwnerRefusal::NoFormerName { name: name.clone(), code }.into());
            };
            gone.push(found);
        }
        let mut removed = Vec::new();
        for (row, name) in gone {
            self.delete(FORMER_NAME, *row)?;
            removed.push(name.clone());
        }
        let wanted: Vec<String> = edit.former_names.iter().flatten().chain(&edit.added).cloned().chain(replaced).collect();
        check_former_names(connection, Some(id), &find::code(connection, id)?, &wanted)?;
        let mut added: Vec<String> = Vec::new();
        for name in wanted {
            let stays = known.iter().map(|(_, name)| name).filter(|name| !removed.contains(name));
            if !is_among(&name, stays.chain(&added)) {
                self.insert(FORMER_NAME, &[("owner_id", &id), ("name", &name)])?;
                added.push(name);
            }
        }
        Ok(())
    }

    /// Makes an owner a member of a group for `period`.
    ///
    /// # Errors
    /// The group is not a group, would contain itself, or already has the owner as a member at that time; the
    /// period is empty or begins too far ahead.
    pub fn join(&mut self, owner: OwnerId, group: OwnerId, period: Period) -> Result<()> {
        let connection = self.connection();
        let (code, group_code) = (find::code(connection, owner)?, find::code(connection, group)?);
        let kind = find::kind(connection, group)?;
        if kind != OwnerKind::Group {
            return Err(OwnerRefusal::NoGroup { group: group_code, kind }.into());
        }
        period.check(self.today())?;
        if groups_above(connection, group)?.contains(&owner) {
            return Err(OwnerRefusal::InItself { code, group: group_code }.into());
        }
        if let Some((_, known)) = memberships(connection, owner, group)?.into_iter().find(|(_, known)| known.overlaps(period)) {
            return Err(OwnerRefusal::MemberAlready { code, group: group_code, period: known }.into());
        }
        let at = self.at();
        let until_recorded_at = period.until.map(|_| at);
        self.insert(
            MEMBERSHIP,
            &[
                ("group_id", &group),
                ("owner_id", &owner),
                ("since_on", &period.since),
                ("until_on", &period.until),
                ("recorded_at", &at),
                ("until_recorded_at", &until_recorded_at),
            ],
        )?;
        Ok(())
    }

    /// Ends the membership of an owner in a group; `until` is the day after its last.
    ///
    /// # Errors
    /// The owner is not a member on that day, or not on the day before.
    pub fn leave(&mut self, owner: OwnerId, group: OwnerId, until: NaiveDate) -> Result<()> {
        let connection = self.connection();
        let known = memberships(connection, owner, group)?;
        let ends =
            |period: &Period| period.since.is_none_or(|since| since < until) && period.until.is_none_or(|known| until < known);
        let Some((row, _)) = known.iter().find(|(_, period)| ends(period)) else {
            let (code, group) = (find::code(connection, owner)?, find::code(connection, group)?);
            let is_there = known.iter().any(|(_, period)| period.covers(until));
            return Err(if is_there {
                OwnerRefusal::NoMember { code, group, day: until }
            } else {
                OwnerRefusal::NoMemberOn { code, group, day: until }
            }
            .into());
        };
        let at = self.at();
        self.update(MEMBERSHIP, *row, &[("until_on", &until), ("until_recorded_at", &at)])?;
        Ok(())
    }
}

/// Refuses a code that an owner has, or had before it was merged into another.
fn check_new_code(connection: &Connection, code: &str) -> Result<()> {
    let wanted = folded(code);
    let mut statement = connection.prepare_cached(
        "SELECT o.code, o.code FROM owner o UNION ALL SELECT f.name, o.code FROM former_name f JOIN owner o ON o.id = f.owner_id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, owner): (String, String) = (row.get(0)?, row.get(1)?);
        if folded(&name) == wanted {
            let is_own = folded(&owner) == wanted;
            return Err(if is_own {
                OwnerRefusal::CodeTaken { code: owner }
            } else {
                OwnerRefusal::CodeFormer { name, code: owner }
            }
            .into());
        }
    }
    Ok(())
}

/// Refuses the name of another owner, what another was called, or a second owner for the same state; `but` is the owner
/// itself.
fn check_name(connection: &Connection, but: Option<OwnerId>, new: &Called) -> Result<()> {
    let wanted = new.keys();
    for (_, known) in called(connection)?.into_iter().filter(|(id, _)| but.is_none_or(|but| but.0 != *id)) {
        if known.keys().iter().any(|key| wanted.contains(key)) {
            let [name, ..] = known.names;
            return Err(
                OwnerRefusal::NameTaken { new: new.code.clone(), code: known.code, name: name.unwrap_or_default() }.into()
            );
        }
    }
    let present: Vec<String> = new.names.iter().flatten().map(|name| folded(name)).collect();
    let sql = "SELECT f.owner_id, f.name, o.code FROM former_name f JOIN owner o ON o.id = f.owner_id ORDER BY f.id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, name): (OwnerId, String) = (row.get(0)?, row.get(1)?);
        if Some(id) != but && present.contains(&folded(&name)) {
            return Err(OwnerRefusal::NameFormer { name, code: row.get(2)? }.into());
        }
    }
    Ok(())
}

/// Refuses former names that are another owner's code or name now; `but` is the owner itself.
fn check_former_names(connection: &Connection, but: Option<OwnerId>, code: &str, names: &[String]) -> Result<()> {
    let wanted: Vec<String> = names.iter().map(|name| folded(name)).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    for (_, known) in called(connection)?.into_iter().filter(|(id, _)| but.is_none_or(|but| but.0 != *id)) {
        if known.names.iter().flatten().chain([&known.code]).any(|name| wanted.contains(&folded(name))) {
            let [name, ..] = known.names;
            let (new, name) = (code.to_owned(), name.unwrap_or_default());
            return Err(OwnerRefusal::NameTaken { new, code: known.code, name }.into());
        }
    }
    Ok(())
}

/// The memberships of `owner` in `group`, with their row ids, the oldest first.
pub(in crate::store) fn memberships(connection: &Connection, owner: OwnerId, group: OwnerId) -> Result<Vec<(i64, Period)>> {
    let sql = "SELECT id, since_on, until_on FROM membership WHERE owner_id = ?1 AND group_id = ?2 ORDER BY since_on, id";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, Period { since: row.get(1)?, until: row.get(2)? }));
    all(connection, sql, params![owner, group], read)
}

/// The owner itself and every group that ever contained it, directly or not.
pub(in crate::store) fn groups_above(connection: &Connection, owner: OwnerId) -> Result<BTreeSet<OwnerId>> {
    let sql = "SELECT group_id FROM membership WHERE owner_id = ?1 ORDER BY id";
    let mut above = BTreeSet::new();
    let mut waiting = vec![owner];
    while let Some(next) = waiting.pop() {
        if above.insert(next) {
            waiting.extend(all::<OwnerId>(connection, sql, [next], |row| row.get(0))?);
        }
    }
    Ok(above)
}

/// Whether the group has or had members.
pub(in crate::store) fn has_members(connection: &Connection, group: OwnerId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM membership WHERE group_id = ?1)";
    one(connection, sql, [group], |row| row.get(0))
}

fn is_among<'n>(name: &str, mut names: impl Iterator<Item = &'n String>) -> bool {
    let wanted = folded(name);
    names.any(|known| folded(known) == wanted)
}
