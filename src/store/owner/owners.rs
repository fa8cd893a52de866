//! Reading owners. Their open items are counted in `overview`.

use chrono::NaiveDate;
use rusqlite::{CachedStatement, Connection, params};

use crate::error::Result;
use crate::model::id::OwnerId;
use crate::model::record::Owner;
use crate::model::vocabulary::Lang;
use crate::store::file::register::Register;
use crate::store::sql::on_a_day::holds;
use crate::store::sql::read::{all, maybe};

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
