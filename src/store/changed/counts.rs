//! Counts of what an entry changed, for when there is too much to list: rows of each kind that were added, changed or
//! removed.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::model::changed::{Became, Count, Thing};
use crate::store::sql::read::all;

/// Counts, by kind, the rows that differ after the images from `first` to `last`.
pub(super) fn within(connection: &Connection, first: i64, last: i64) -> Result<Vec<Count>> {
    // A row that was both added and removed is not counted. The plus keeps SQLite from reading all images in the order of
    // their rows.
    let sql = "SELECT table_name, is_new, is_gone, count(*) FROM (
          SELECT table_name, max(before IS NULL) AS is_new, max(after IS NULL) AS is_gone
          FROM log_change WHERE id >= ?1 AND id <= ?2
          GROUP BY +table_name, row_id)
        WHERE is_new + is_gone < 2
        GROUP BY table_name, is_new, is_gone
        ORDER BY table_name, is_new, is_gone";
    let rows: Vec<(String, bool, bool, u32)> =
        all(connection, sql, params![first, last], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let count = |(table, is_new, is_gone, n): (String, bool, bool, u32)| {
        let became = match (is_new, is_gone) {
            (true, _) => Became::Added,
            (false, true) => Became::Removed,
            (false, false) => Became::Changed,
        };
        thing(&table).map(|thing| Count { thing, became, n: n.into() })
    };
    let mut counts: Vec<Count> = rows.into_iter().filter_map(count).collect();
    counts.sort_unstable();
    Ok(counts)
}

/// What a row is to people; rows of themes, names and the like belong to another thing and are not counted.
fn thing(table: &str) -> Option<Thing> {
    Some(match table {
        "recommendation" => Thing::Recommendation,
        "follow_up" => Thing::FollowUp,
        "share" => Thing::Share,
        "relation" => Thing::Relation,
        "translation" => Thing::Translation,
        "meeting" => Thing::Meeting,
        "owner" => Thing::Owner,
        "membership" => Thing::Membership,
        "focal_point" => Thing::FocalPoint,
        "round" => Thing::Round,
        "round_letter" => Thing::Letter,
        "round_return" => Thing::Return,
        "setting" => Thing::Setting,
        _ => return None,
    })
}
