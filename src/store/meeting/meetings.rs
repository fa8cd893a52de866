//! Reading meetings. Their items are counted in `overview`.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use crate::error::Result;
use crate::model::id::MeetingId;
use crate::model::progress::{Counts, LeftOut};
use crate::model::record::Meeting;
use crate::store::file::register::Register;
use crate::store::sql::read::one;

impl Register {
    /// The last day of a meeting; the first if the last is unknown.
    pub fn last_day_of(&self, id: MeetingId) -> Result<Option<NaiveDate>> {
        let sql = "SELECT ifnull(ends_on, starts_on) FROM meeting WHERE id = ?1";
        one(&self.connection, sql, [id], |row| row.get(0))
    }

    /// The last day of the newest meeting of the register's body that was over on `day`.
    pub fn last_held_on(&self, day: NaiveDate) -> Result<Option<NaiveDate>> {
        let body = self.settings()?.body;
        let sql = "SELECT max(ifnull(ends_on, starts_on)) FROM meeting
            WHERE body = ?1 AND NOT is_cancelled AND ifnull(ends_on, starts_on) <= ?2";
        one(&self.connection, sql, (body, day), |row| row.get(0))
    }
}

/// Calls `each` with each meeting, without counts of its items: by first day, undated meetings last.
pub(in crate::store) fn walk(connection: &Connection, each: &mut dyn FnMut(Meeting) -> Result<()>) -> Result<()> {
    let mut statement = connection.prepare_cached(&select("ORDER BY starts_on IS NULL, starts_on, ref"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(read(row)?)?;
    }
    Ok(())
}

/// One meeting, without counts of its items.
pub(in crate::store) fn row(connection: &Connection, id: MeetingId) -> Result<Meeting> {
    one(connection, &select("WHERE id = ?1"), [id], read)
}

fn select(clause: &str) -> String {
    format!("SELECT id, ref, kind, body, title, starts, ends, place, country, source, is_cancelled FROM meeting {clause}")
}

fn read(row: &Row<'_>) -> rusqlite::Result<Meeting> {
    Ok(Meeting {
        id: row.get(0)?,
        reference: row.get(1)?,
        kind: row.get(2)?,
        body: row.get(3)?,
        title: row.get(4)?,
        starts: row.get(5)?,
        ends: row.get(6)?,
        place: row.get(7)?,
        country: row.get(8)?,
        source: row.get(9)?,
        is_cancelled: row.get(10)?,
        counts: Counts::default(),
        left_out: LeftOut::default(),
        n_restatements: 0,
    })
}
