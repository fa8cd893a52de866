//! Reading owners: their rows, what they are called (no two have the same name), and who belonged to a group on a day:
//! the expansion that `--each GROUP` records. Their open items are counted in `overview`.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{CachedStatement, Connection, params};

use crate::error::{OwnerRefusal, Result};
use crate::model::expansion::{Expansion, Outsider};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::matching::folded;
use crate::model::record::Owner;
use crate::model::states;
use crate::model::vocabulary::{Lang, OwnerKind};
use crate::store::file::register::Register;
use crate::store::log::change::Change;
use crate::store::lookup::find;
use crate::store::lookup::names::subject;
use crate::store::sql::read::{all, holds, maybe};

impl Register {
    /// The name in `lang` of the owner with this code, if it has one.
    pub fn owner_name_in(&self, code: &str, lang: Lang) -> Result<Option<String>> {
        let sql = match lang {
            Lang::En => "SELECT name FROM owner WHERE code = ?1",
            Lang::Fr => "SELECT name_fr FROM owner WHERE code = ?1",
            Lang::Pt => "SELECT name_pt FROM owner WHERE code = ?1",
        };
        Ok(maybe(&self.connection, sql, [code], |row| row.get(0))?.flatten())
    }

    /// The owner that is called `text` now: as `find_owner`, but not by a former name. What an owner was called before a
    /// merge finds the one that it was merged into.
    ///
    /// # Errors
    /// As of `find_owner`; or `text` is only a former name.
    pub fn find_owner_of_now(&self, text: &str) -> Result<OwnerId> {
        let id = self.find_owner(text)?;
        let wanted = folded(text.trim());
        let code = find::code(&self.connection, id)?;
        let is_former = former_names(&self.connection, id)?.iter().any(|(_, name)| folded(name) == wanted);
        let is_of_now = folded(&code) == wanted
            || called(&self.connection)?
                .iter()
                .any(|(row, owner)| *row == id.0 && owner.names.iter().flatten().any(|name| folded(name) == wanted));
        if is_former && !is_of_now {
            return Err(OwnerRefusal::OnlyFormerName { name: text.trim().to_owned(), code }.into());
        }
        Ok(id)
    }
}

/// Calls `each` with each owner that matches `clause`, by code, without counts of open items.
pub(in crate::store) fn walk(
    connection: &Connection,
    clause: &str,
    today: NaiveDate,
    each: &mut dyn FnMut(Owner) -> Result<()>,
) -> Result<()> {
    let mut former = connection.prepare_cached("SELECT name FROM former_name WHERE owner_id = ?1 ORDER BY id")?;
    let mut members = connection.prepare_cached(&format!(
        "SELECT o.code FROM membership m JOIN owner o ON o.id = m.owner_id
         WHERE m.group_id = ?1 AND {}
         ORDER BY o.code",
        holds("m", "?2")
    ))?;
    let sql = format!("SELECT id, code, kind, name, name_fr, name_pt FROM owner {clause} ORDER BY code");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: OwnerId = row.get(0)?;
        each(Owner {
            id,
            code: row.get(1)?,
            kind: row.get(2)?,
            name: row.get(3)?,
            name_fr: row.get(4)?,
            name_pt: row.get(5)?,
            former_names: texts(&mut former, params![id])?,
            members: texts(&mut members, params![id, today])?,
            n_open: 0,
            n_overdue: 0,
        })?;
    }
    Ok(())
}

/// The former names of an owner with their row ids, in the order of recording.
pub(in crate::store) fn former_names(connection: &Connection, id: OwnerId) -> Result<Vec<(i64, String)>> {
    all(connection, "SELECT id, name FROM former_name WHERE owner_id = ?1 ORDER BY id", [id], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

fn texts(statement: &mut CachedStatement<'_>, bound: impl rusqlite::Params) -> Result<Vec<String>> {
    Ok(statement.query_map(bound, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The present names of an owner.
pub(in crate::store) struct Called {
    pub(in crate::store) code: String,
    pub(in crate::store) kind: OwnerKind,
    /// The name, then the French and the Portuguese name.
    pub(in crate::store) names: [Option<String>; 3],
}

impl Called {
    /// The state that the owner's name belongs to.
    fn state(&self) -> Option<&'static str> {
        let name = self.names[0].as_deref().filter(|_| self.kind == OwnerKind::State)?;
        states::by_name(name).map(|state| state.code)
    }

    /// The keys that no two owners may share: their names without case and accents, and the state that they are.
    pub(in crate::store) fn keys(&self) -> Vec<String> {
        let names = self.names.iter().flatten().map(|name| format!("name {}", folded(name)));
        let state = self.state().or(states::by_code(&self.code).map(|state| state.code)).map(|code| format!("state {code}"));
        names.chain(state).collect()
    }
}

/// Every owner, in the order of rows.
pub(in crate::store) fn called(connection: &Connection) -> Result<Vec<(i64, Called)>> {
    let mut statement = connection.prepare_cached("SELECT id, code, kind, name, name_fr, name_pt FROM owner ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let names = [Some(row.get(3)?), row.get(4)?, row.get(5)?];
        all.push((row.get(0)?, Called { code: row.get(1)?, kind: row.get(2)?, names }));
    }
    Ok(all)
}

impl Change<'_> {
    /// The members of `group` on `day`.
    ///
    /// # Errors
    /// It had no members: an empty expansion is refused.
    pub fn expand(&self, group: OwnerId, day: NaiveDate) -> Result<Expansion> {
        let code = find::code(self.connection(), group)?;
        let mut expansion = Expansion { group: code, on: day, members: Vec::new(), outside: Vec::new() };
        let mut seen = HashSet::from([group]);
        self.gather(group, &mut expansion, &mut seen)?;
        let Expansion { members, outside, group: code, .. } = &mut expansion;
        members.sort_by(|a, b| a.1.cmp(&b.1));
        outside.retain(|one| !members.iter().any(|(_, code)| *code == one.code));
        if members.is_empty() {
            return Err(OwnerRefusal::EmptyGroup { group: code.clone(), on: day }.into());
        }
        Ok(expansion)
    }

    /// The day whose members a group is expanded to: the first day of the meeting, or today if that is unknown.
    pub fn day_of_expansion(&self, meeting: Option<MeetingId>) -> Result<NaiveDate> {
        Ok(self.first_day(meeting)?.unwrap_or(self.today()))
    }

    /// The reference of a recommendation: `MRU-2006-03`.
    pub fn reference_of(&self, id: RecommendationId) -> Result<String> {
        subject(self.connection(), id, None)
    }

    fn gather(&self, group: OwnerId, expansion: &mut Expansion, seen: &mut HashSet<OwnerId>) -> Result<()> {
        let sql = format!(
            "SELECT m.owner_id, o.code, m.since_on, m.until_on, {},
                 EXISTS (SELECT 1 FROM membership below WHERE below.group_id = m.owner_id)
             FROM membership m JOIN owner o ON o.id = m.owner_id
             WHERE m.group_id = ?1 ORDER BY o.code, m.since_on",
            holds("m", "?2")
        );
        let mut statement = self.connection().prepare(&sql)?;
        let mut rows = statement.query(params![group, expansion.on])?;
        while let Some(row) = rows.next()? {
            let (owner, code): (OwnerId, String) = (row.get(0)?, row.get(1)?);
            let (is_in, is_group): (bool, bool) = (row.get(4)?, row.get(5)?);
            if !is_in {
                expansion.outside.push(Outsider { code, since_on: row.get(2)?, until_on: row.get(3)? });
            } else if seen.insert(owner) {
                if is_group {
                    self.gather(owner, expansion, seen)?;
                } else {
                    expansion.members.push((owner, code));
                }
            }
        }
        Ok(())
    }
}
