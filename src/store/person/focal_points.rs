//! Reading focal points: every tenure with what is known of the person.

use rusqlite::{Connection, Row};

use super::contacts;
use crate::error::Result;
use crate::model::id::{ContactId, OwnerId};
use crate::model::people::FocalPoint;
use crate::model::period::Period;
use crate::store::file::register::Register;
use crate::store::sql::read::all;

impl Register {
    /// Calls `each` with every tenure: by owner's code, then the oldest first. If `owners` is not empty, only theirs.
    ///
    /// # Errors
    /// An error from `each`.
    pub fn focal_points(&self, owners: &[OwnerId], each: &mut dyn FnMut(FocalPoint) -> Result<()>) -> Result<()> {
        let mut statement = self.connection.prepare_cached(&select("ORDER BY o.code, f.since_on, f.id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let focal_point = read(row)?;
            if owners.is_empty() || owners.contains(&focal_point.owner) {
                each(focal_point)?;
            }
        }
        Ok(())
    }
}

/// Every tenure for `owner`, the oldest first.
pub(in crate::store) fn of_owner(connection: &Connection, owner: OwnerId) -> Result<Vec<FocalPoint>> {
    all(connection, &select("WHERE f.owner_id = ?1 ORDER BY f.since_on, f.id"), [owner], read)
}

/// Every tenure of one person, the oldest first.
pub(in crate::store) fn of_person(connection: &Connection, person: ContactId) -> Result<Vec<FocalPoint>> {
    all(connection, &select("WHERE f.contact_id = ?1 ORDER BY f.since_on, f.id"), [person], read)
}

fn select(clause: &str) -> String {
    format!(
        "SELECT f.id, f.owner_id, o.code, f.contact_id, f.lang, f.theme, f.is_coordinator, f.since_on, f.until_on,
                c.name, c.title, c.email, c.phone
         FROM focal_point f
         JOIN owner o ON o.id = f.owner_id
         JOIN contact c ON c.id = f.contact_id
         {clause}"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<FocalPoint> {
    Ok(FocalPoint {
        id: row.get(0)?,
        owner: row.get(1)?,
        code: row.get(2)?,
        person: row.get(3)?,
        lang: row.get(4)?,
        theme: row.get(5)?,
        is_coordinator: row.get(6)?,
        period: Period { since: row.get(7)?, until: row.get(8)? },
        contact: contacts::read(row, 9)?,
    })
}
