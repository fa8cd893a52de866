//! The day from which a recommendation counts, when its meeting's day changes.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use crate::error::Result;
use crate::model::id::RecommendationId;
use crate::store::sql::read::one;

/// Whether `item` counts from the first day of its meeting (`starts_on`), or from earlier because something was reported
/// earlier; `first_on` is the day it counts from. A component that counts from its split does not.
pub(in crate::store) fn is_of_meeting(
    connection: &Connection,
    item: RecommendationId,
    first_on: Option<NaiveDate>,
    starts_on: Option<NaiveDate>,
) -> Result<bool> {
    let is_before = first_on.zip(starts_on).is_some_and(|(first_on, starts_on)| first_on < starts_on);
    Ok(first_on == starts_on || (is_before && first_on == first_entry(connection, item)? && !has_inherited(connection, item)?))
}

/// The first day of `item` if its meeting begins on `starts_on`: that day, or the day of an earlier follow-up, which
/// can't lie before the first day.
pub(in crate::store) fn first_day_with(
    connection: &Connection,
    item: RecommendationId,
    starts_on: Option<NaiveDate>,
) -> Result<Option<NaiveDate>> {
    let Some(starts_on) = starts_on else { return Ok(None) };
    Ok(Some(first_entry(connection, item)?.map_or(starts_on, |day| day.min(starts_on))))
}

/// The day of the first follow-up of a component, or of a share that counts from the first day.
fn first_entry(connection: &Connection, item: RecommendationId) -> Result<Option<NaiveDate>> {
    let sql = "SELECT min(f.happened_on) FROM follow_up f JOIN recommendation r ON r.id = f.recommendation_id
        WHERE r.id = ?1 AND CASE
          WHEN f.owner_id IS NULL THEN r.parent_id IS NOT NULL AND r.kind <> 'action'
          ELSE EXISTS (
            SELECT 1 FROM share s
            WHERE s.recommendation_id = r.id AND s.owner_id = f.owner_id AND s.since_on IS NULL
              AND ifnull(s.until_on, '9999-99') > f.happened_on) END";
    one(connection, sql, params![item], |row| row.get(0))
}

/// Whether its first entry is a status inherited from the whole by a split.
fn has_inherited(connection: &Connection, item: RecommendationId) -> Result<bool> {
    let sql = "SELECT EXISTS (
        SELECT 1 FROM follow_up f JOIN recommendation r ON r.id = f.recommendation_id
        WHERE r.id = ?1 AND f.recorded_at = r.recorded_at AND f.happened_on = r.first_on AND f.status IS NOT NULL)";
    one(connection, sql, params![item], |row| row.get(0))
}
