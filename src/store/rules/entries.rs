//! Rules about what is reported: follow-ups (whom they are about, and when), reporting rounds (who is asked, and what
//! came back), and the instants at which things were recorded.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::between::{Broken, Rule, Tell};
use crate::error::Result;
use crate::store::log::tables::{
    FOCAL_POINT, FOLLOW_UP, Logged, MEMBERSHIP, RECOMMENDATION, RELATION, REVISION, ROUND, ROUND_ANSWER, ROUND_LETTER,
    ROUND_RETURN, SHARE,
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
        why: |named| format!("{} is outside the days of the share", named.text(1)),
    },
    Rule::Rows {
        table: FOLLOW_UP,
        column: "happened_on",
        sql: "SELECT f.id, f.happened_on, r.first_on FROM recommendation r JOIN follow_up f ON f.recommendation_id = r.id
              WHERE r.parent_id IS NOT NULL AND r.kind <> 'action' AND f.owner_id IS NULL AND f.happened_on < r.first_on
              ORDER BY f.id",
        why: |named| format!("{} is before the first day of the component, {}", named.text(1), named.text(2)),
    },
    Rule::Rows {
        table: FOLLOW_UP,
        column: "status",
        sql: "SELECT f.id, r.tracking FROM recommendation r JOIN follow_up f ON f.recommendation_id = r.id
              WHERE r.tracking = 'each' AND f.owner_id IS NULL AND (f.status IS NOT NULL OR f.assurance IS NOT NULL)
              ORDER BY f.id",
        why: |_| "the status follows from the shares, and can't be reported on the whole".to_owned(),
    },
    Rule::Rows {
        table: FOLLOW_UP,
        column: "status",
        sql: "SELECT f.id FROM recommendation r JOIN follow_up f ON f.recommendation_id = r.id
              WHERE r.tracking = 'restated' AND (f.status IS NOT NULL OR f.assurance IS NOT NULL OR f.owner_id IS NOT NULL)
              ORDER BY f.id",
        why: |_| "a recommendation that restates another has that one's status, and none of its own".to_owned(),
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
        why: |named| format!("the deadline `{}` has a day, but no meeting to take it from", named.text(1)),
    },
    Rule::Rows {
        table: ROUND,
        column: "closes_on",
        sql: "SELECT id, closes_on, opened_on FROM round WHERE closes_on < opened_on ORDER BY id",
        why: |named| format!("it would close on {}, before it was opened on {}", named.text(1), named.text(2)),
    },
    Rule::Rows {
        table: ROUND,
        column: "closed_on",
        sql: "SELECT id, closed_on, opened_on FROM round WHERE closed_on < opened_on ORDER BY id",
        why: |named| format!("it was closed on {}, before it was opened on {}", named.text(1), named.text(2)),
    },
    Rule::Rows {
        table: ROUND_LETTER,
        column: "owner_id",
        sql: "SELECT l.id, o.code FROM round_letter l JOIN owner o ON o.id = l.owner_id
              WHERE NOT EXISTS (SELECT 1 FROM round_asked a WHERE a.round_id = l.round_id AND a.owner_id = l.owner_id)
              ORDER BY l.id",
        why: |named| format!("`{}` is not asked in this round", named.text(1)),
    },
    Rule::Rows {
        table: ROUND_RETURN,
        column: "owner_id",
        sql: "SELECT t.id, o.code FROM round_return t JOIN owner o ON o.id = t.owner_id
              WHERE NOT EXISTS (SELECT 1 FROM round_asked a WHERE a.round_id = t.round_id AND a.owner_id = t.owner_id)
              ORDER BY t.id",
        why: |named| format!("`{}` is not asked in this round", named.text(1)),
    },
    Rule::Rows {
        table: ROUND_RETURN,
        column: "decided_at",
        sql: "SELECT id, state FROM round_return
              WHERE (state IN ('accepted', 'rejected')) <> (decided_at IS NOT NULL) OR (decided_at IS NULL) <> (decided_by IS NULL)
              ORDER BY id",
        why: |named| format!("the instant and the author of the decision do not fit a return that is `{}`", named.text(1)),
    },
    Rule::Rows {
        table: ROUND_ANSWER,
        column: "recommendation_id",
        sql: "SELECT w.id, r.ref FROM round_answer w JOIN round_return t ON t.id = w.return_id
              JOIN recommendation r ON r.id = w.recommendation_id
              WHERE NOT EXISTS (
                SELECT 1 FROM round_asked a
                WHERE a.round_id = t.round_id AND a.owner_id = t.owner_id AND a.recommendation_id = w.recommendation_id)
              ORDER BY w.id",
        why: |named| format!("the owner is not asked about `{}` in this round", named.text(1)),
    },
];

fn nothing_happened_in_the_future(connection: &Connection, today: NaiveDate, tell: &mut Tell<'_>) -> Result<()> {
    let mut statement = connection.prepare("SELECT id, happened_on FROM follow_up WHERE happened_on > ?1 ORDER BY id")?;
    let mut rows = statement.query([today])?;
    while let Some(row) = rows.next()? {
        let day: String = row.get(1)?;
        let why = format!("{day} is in the future (today is {today})");
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
            let why = format!("{at} is later than the newest entry of the log, {newest}");
            tell(Broken { table, id: row.get(0)?, column, why })?;
        }
    }
    Ok(())
}
