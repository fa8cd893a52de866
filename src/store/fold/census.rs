//! Most recommendations have no parts and restate nothing. To answer questions about the whole register, these are read
//! in one pass over each table.

use rusqlite::{Connection, Row, Rows, params};

use super::families::{FOLLOW_UP_COLUMNS, ON_RECOMMENDATION, follow_up};
use crate::error::Result;
use crate::model::family::Item;
use crate::model::follow_up::FollowUp;
use crate::model::id::RecommendationId;
use crate::store::sql::read::Window;
use crate::store::sql::values::Instant;

/// Calls `each` with every recommendation that is a family of its own, in the order of rows.
pub(in crate::store) fn singles(connection: &Connection, window: Window, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
    let mut statement = connection.prepare(&format!(
        "SELECT {FOLLOW_UP_COLUMNS} FROM main.follow_up f
         WHERE happened_on <= ?1 AND recorded_at < ?2
         ORDER BY recommendation_id, happened_on, id"
    ))?;
    let rows = statement.query(params![window.until(), window.known()])?;
    let mut follow_ups = FollowUps { connection, rows, next: None };
    let mut statement = connection.prepare(
        "SELECT id, first_on, recorded_at FROM main.recommendation
         WHERE tracking = 'single' AND (parent_id IS NULL OR kind = 'action')
         ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut item = alone(row)?;
        item.follow_ups = follow_ups.of(item.id)?;
        // Follow-ups by an owner that once had a share have no effect here.
        item.follow_ups.retain(|follow_up| follow_up.owner.is_none());
        each(item)?;
    }
    Ok(())
}

fn alone(row: &Row<'_>) -> Result<Item> {
    let recorded_at: Instant = row.get(2)?;
    Ok(Item {
        id: row.get(0)?,
        first_on: row.get(1)?,
        recorded_on: recorded_at.0.date_naive(),
        follow_ups: Vec::new(),
        shares: Vec::new(),
        components: Vec::new(),
        restated: None,
    })
}

/// Follow-ups, in the order of their recommendations.
struct FollowUps<'s> {
    connection: &'s Connection,
    rows: Rows<'s>,
    /// Already read, but belonging to a later recommendation.
    next: Option<(RecommendationId, FollowUp)>,
}

impl FollowUps<'_> {
    /// The follow-ups on `id`; ids must be asked for in ascending order.
    fn of(&mut self, id: RecommendationId) -> Result<Vec<FollowUp>> {
        let mut found = Vec::new();
        loop {
            match self.next.take() {
                Some((on, follow_up)) if on == id => found.push(follow_up),
                Some(further) if further.0 > id => {
                    self.next = Some(further);
                    return Ok(found);
                }
                Some(_) | None => {}
            }
            match self.rows.next()? {
                Some(row) => self.next = Some((row.get(ON_RECOMMENDATION)?, follow_up(self.connection, row)?)),
                None => return Ok(found),
            }
        }
    }
}
