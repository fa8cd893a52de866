//! Rules about follow-ups (whom they are about, and when) and about the instants at which things were recorded.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::between::{Broken, Rule, Tell};
use crate::error::Result;
use crate::store::log::tables::{
    FOCAL_POINT, FOLLOW_UP, Logged, MEMBERSHIP, RECOMMENDATION, RELATION, REVISION, ROUND, ROUND_LETTER, ROUND_RETURN, SHARE,
};
use crate::store::sql::read::one;

pub(super) const RULES: &[Rule] = &[
    Rule::WalkOn(nothing_happened_in_the_future),
    Rule::Walk(nothing_was_recorded_after_the_newest_entry),
    Rule::Rows {
        table: FOLLOW_UP,
        column: "owner_id",
        sql: "SELECT f.id, o.code FROM follow_up f JOIN owner o ON o.id = f.owner_id
              WHERE NOT EXISTS (
                SELECT 1 FROM share s WHERE s.recommendation_id = f.recommendation_id AND s.owner_id = f.owner_id)
              ORDER BY f.id",
        why: |named| format!("`{}` has no share in it", named.text(1)),
    },
    Rule::Rows {
        table: FOLLOW_UP,
        column: "happened_on",
        sql: "SELECT f.id, f.happened_on FROM follow_up f JOIN recommendation r ON r.id = f.recommendation_id
              WHERE f.owner_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM share s
                WHERE s.recommendation_id = f.recommendation_id AND s.owner_id = f.owner_id
                  AND ifnull(ifnull(s.since_on, r.first_on), '') <= f.happened_on AND ifnull(s.until_on, '9999-99') > f.happened_on)
                AND EXISTS (SELECT 1 FROM share s WHERE s.recommendation_id = f.recommendation_id AND s.owner_id = f.owner_id)
              ORDER BY f.id",
        why: |named| format!("{} lies outside the days of the share", named.text(1)),
    },
    Rule::Rows {
        table: FOLLOW_UP,
        column: "happened_on",
        sql: "SELECT f.id, f.happened_on, r.first_on FROM recommendation r JOIN follow_up f ON f.recommendation_id = r.id
              WHERE r.parent_id IS NOT NULL AND r.kind <> 'action' AND f.owner_id IS NULL AND f.happened_on < r.first_on
              ORDER BY f.id",
        why: |named| format!("{} lies before the first day of the component, {}", named.text(1), named.text(2)),
    },
    Rule::Rows {
        table: FOLLOW_UP,
        column: "status",
        sql: "SELECT f.id, r.tracking FROM recommendation r JOIN follow_up f ON f.recommendation_id = r.id
              WHERE r.tracking = 'each' AND f.owner_id IS NULL AND (f.status IS NOT NULL OR f.assurance IS NOT NULL)
              ORDER BY f.id",
        why: |_| "the status follows from those of the shares, and can't be reported of the whole".to_owned(),
    },
    Rule::Rows {
        table: FOLLOW_UP,
        column: "status",
        sql: "SELECT f.id FROM recommendation r JOIN follow_up f ON f.recommendation_id = r.id
              WHERE r.tracking = 'restated' AND (f.status IS NOT NULL OR f.assurance IS NOT NULL OR f.owner_id IS NOT NULL)
              ORDER BY f.id",
        why: |_| "what restates another has its status, and none of its own".to_owned(),
    },
    Rule::Rows {
        table: FOLLOW_UP,
        column: "due_meeting_id",
        sql: "SELECT id, due FROM follow_up
              WHERE due_meeting_id IS NOT NULL AND (due IS NULL OR NOT (due GLOB 'next:*' OR due GLOB 'meeting:*'))
              ORDER BY id",
        why: |named| format!("the deadline `{}` follows no meeting", named.text(1)),
    },
    Rule::Rows {
        table: FOLLOW_UP,
        column: "due_on",
        sql: "SELECT id, due FROM follow_up
              WHERE due_on IS NOT NULL AND due_meeting_id IS NULL AND (due GLOB 'next:*' OR due GLOB 'meeting:*')
              ORDER BY id",
        why: |named| format!("the deadline `{}` has a day from no meeting", named.text(1)),
    },
];

fn nothing_happened_in_the_future(connection: &Connection, today: NaiveDate, tell: &mut Tell<'_>) -> Result<()> {
    let mut statement = connection.prepare("SELECT id, happened_on FROM follow_up WHERE happened_on > ?1 ORDER BY id")?;
    let mut rows = statement.query([today])?;
    while let Some(row) = rows.next()? {
        let day: String = row.get(1)?;
        let why = format!("{day} lies in the future (today is {today})");
        tell(Broken { table: FOLLOW_UP, id: row.get(0)?, column: "happened_on", why })?;
    }
    Ok(())
}

/// The columns that hold an instant of recording.
const RECORDED: [(Logged, &str); 13] = [
    (MEMBERSHIP, "recorded_at"),
    (MEMBERSHIP, "until_recorded_at"),
    (RECOMMENDATION, "recorded_at"),
    (SHARE, "recorded_at"),
    (FOLLOW_UP, "recorded_at"),
    (RELATION, "recorded_at"),
    (REVISION, "recorded_at"),
    (FOCAL_POINT, "recorded_at"),
    (FOCAL_POINT, "until_recorded_at"),
    (ROUND, "recorded_at"),
    (ROUND_LETTER, "recorded_at"),
    (ROUND_RETURN, "recorded_at"),
    (ROUND_RETURN, "decided_at"),
];

fn nothing_was_recorded_after_the_newest_entry(connection: &Connection, tell: &mut Tell<'_>) -> Result<()> {
    let newest: Option<String> = one(connection, "SELECT max(at) FROM log", [], |row| row.get(0))?;
    let newest = newest.unwrap_or_default();
    for (table, column) in RECORDED {
        let sql = format!("SELECT id, {column} FROM {} WHERE {column} > ?1 ORDER BY id", table.0);
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([&newest])?;
        while let Some(row) = rows.next()? {
            let at: String = row.get(1)?;
            let why = format!("{at} lies behind the newest entry of the log, {newest}");
            tell(Broken { table, id: row.get(0)?, column, why })?;
        }
    }
    Ok(())
}
