//! Reading the shares of recommendations that are tracked each.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::filter::Filter;
use super::{Register, standing};
use crate::error::Result;
use crate::model::id::RecommendationId;
use crate::model::record::Share;

impl Register {
    /// Gives every share of the recommendations that `filter` lets pass to `each`: by recommendation, then owner's code.
    ///
    /// # Errors
    /// The register can't be read, or what `each` says.
    pub fn shares(&self, filter: &Filter, today: NaiveDate, each: &mut dyn FnMut(Share) -> Result<()>) -> Result<()> {
        self.recommendations(filter, today, &mut |record| {
            if record.tally.is_none() {
                return Ok(());
            }
            of(&self.connection, record.id)?.into_iter().try_for_each(&mut *each)
        })
    }
}

/// The shares of one recommendation, by owner's code.
pub(super) fn of(connection: &Connection, id: RecommendationId) -> Result<Vec<Share>> {
    let sql = format!(
        "SELECT s.id, r.ref, s.owner_id, o.code, o.name, s.since_on, s.until_on, {}
         FROM share s
         JOIN recommendation r ON r.id = s.recommendation_id
         JOIN owner o ON o.id = s.owner_id
         WHERE s.recommendation_id = ?1
         ORDER BY o.code, s.id",
        standing::columns_of("s")
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let shares = statement.query_map([id], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(shares)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Share> {
    Ok(Share {
        id: row.get(0)?,
        reference: row.get(1)?,
        owner: row.get(2)?,
        code: row.get(3)?,
        owner_name: row.get(4)?,
        since_on: row.get(5)?,
        until_on: row.get(6)?,
        standing: standing::read(row, 7)?,
    })
}
