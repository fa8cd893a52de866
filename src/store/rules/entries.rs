//! Rules about what is reported: follow-ups (whom they are about, and when), reporting rounds (who is asked, and what
//! came back), and the instants at which things were recorded.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::between::{Broken, Rule, Tell};
use crate::error::Result;
use crate::model::period::{BadPeriod, Period};
use crate::store::fold::successors::{circle, superseded};
use crate::store::log::tables::{
    ASSIGNMENT, FOCAL_POINT, FOLLOW_UP, Logged, MEMBERSHIP, RECOMMENDATION, RELATION, REVISION, ROUND, ROUND_ANSWER,
    ROUND_LETTER, ROUND_RETURN, SHARE,
};
use crate::store::sql::read::{all, maybe, one};
use crate::store::sql::values::Instant;

pub(super) const RULES: &[Rule] = &[
    Rule::WalkOn(nothing_happened_in_the_future),
    Rule::WalkOn(nothing_is_planned_far_ahead),
    Rule::WalkOn(no_round_was_closed_by_a_clock_ahead),
    Rule::Walk(nothing_replaces_itself),
    Rule::Walk(no_end_was_recorded_before_the_beginning),
    Rule::Rows {
        table: FOLLOW_UP,
        column: "note",
        sql: "SELECT f.id FROM follow_up f
              WHERE coalesce(f.status, f.assurance, f.response, f.due, f.dispute, f.settlement, f.note, f.cause) IS NULL
                AND coalesce(f.reported_by, f.reported_by_id, f.channel, f.decided_by_id, f.round_id) IS NULL
                AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.follow_up_id = f.id)
              ORDER BY f.id",
        why: |_| "it holds nothing but its day".to_owned(),
    },
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

/// The columns that hold a day on which something was done, and so never one to come.
const DONE: [(Logged, &str); 7] = [
    (FOLLOW_UP, "happened_on"),
    (ASSIGNMENT, "since_on"),
    (ASSIGNMENT, "until_on"),
    (SHARE, "since_on"),
    (SHARE, "until_on"),
    (REVISION, "changed_on"),
    (ROUND_RETURN, "received_on"),
];

fn nothing_happened_in_the_future(connection: &Connection, today: NaiveDate, tell: &mut Tell<'_>) -> Result<()> {
    for (table, column) in DONE {
        let sql = format!("SELECT id, {column} FROM {} WHERE {column} > ?1 ORDER BY id", table.0);
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([today])?;
        while let Some(row) = rows.next()? {
            let day: String = row.get(1)?;
            let why = format!("{day} is in the future (today is {today})");
            tell(Broken { table, id: row.get(0)?, column, why })?;
        }
    }
    Ok(())
}

/// The columns that hold a day that may be ahead: of a tenure that is agreed upon, of a round that is prepared with a later
/// day as today.
const PLANNED: [(Logged, &str); 5] = [
    (MEMBERSHIP, "since_on"),
    (FOCAL_POINT, "since_on"),
    (ROUND, "opened_on"),
    (ROUND, "closed_on"),
    (ROUND_LETTER, "written_on"),
];

fn nothing_is_planned_far_ahead(connection: &Connection, today: NaiveDate, tell: &mut Tell<'_>) -> Result<()> {
    for (table, column) in PLANNED {
        let sql = format!("SELECT id, {column} FROM {} WHERE {column} > ?1 ORDER BY id", table.0);
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([today])?;
        while let Some(row) = rows.next()? {
            let day: NaiveDate = row.get(1)?;
            if (Period { since: Some(day), until: None }).begins_far_ahead(today) {
                let why = BadPeriod::FarAhead(day).to_string();
                tell(Broken { table, id: row.get(0)?, column, why })?;
            }
        }
    }
    Ok(())
}

/// A round may be closed with a later day as today, but not at an instant of that day: the clock that showed it was ahead.
fn no_round_was_closed_by_a_clock_ahead(connection: &Connection, today: NaiveDate, tell: &mut Tell<'_>) -> Result<()> {
    let sql = "SELECT id, closed_on FROM round
        WHERE closed_on > ?1 AND date(closed_at, '+1 day') >= closed_on ORDER BY id";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([today])?;
    while let Some(row) = rows.next()? {
        let day: String = row.get(1)?;
        let why = format!("{day} is in the future (today is {today})");
        tell(Broken { table: ROUND, id: row.get(0)?, column: "closed_on", why })?;
    }
    Ok(())
}

/// Neither at once, whether that is still in force or not, nor by way of others.
fn nothing_replaces_itself(connection: &Connection, tell: &mut Tell<'_>) -> Result<()> {
    let mut broken: BTreeSet<i64> = BTreeSet::new();
    let sql = "SELECT id FROM follow_up WHERE successor_id = recommendation_id ORDER BY id";
    broken.extend(all::<i64>(connection, sql, [], |row| row.get(0))?);
    for id in superseded(connection)? {
        // The circle is found from each of its recommendations; the last entry closed it.
        broken.extend(circle(connection, id)?.into_iter().max());
    }
    for id in broken {
        let why = "a recommendation can't be superseded by itself, neither at once nor by way of others".to_owned();
        tell(Broken { table: FOLLOW_UP, id, column: "successor_id", why })?;
    }
    Ok(())
}

/// The instant at which an end was recorded, and the one at which the beginning was.
const ENDED: [(Logged, &str); 4] =
    [(MEMBERSHIP, "until_recorded_at"), (FOCAL_POINT, "until_recorded_at"), (ROUND, "closed_at"), (ROUND_RETURN, "decided_at")];

fn no_end_was_recorded_before_the_beginning(connection: &Connection, tell: &mut Tell<'_>) -> Result<()> {
    for (table, column) in ENDED {
        let sql = format!("SELECT id, {column}, recorded_at FROM {} WHERE {column} < recorded_at ORDER BY id", table.0);
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (at, begun_at): (String, String) = (row.get(1)?, row.get(2)?);
            let why = format!("{at} is before the beginning was recorded, {begun_at}");
            tell(Broken { table, id: row.get(0)?, column, why })?;
        }
    }
    Ok(())
}

/// The columns that hold an instant of recording.
const RECORDED: [(Logged, &str); 14] = [
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
    (ROUND, "closed_at"),
    (ROUND_LETTER, "recorded_at"),
    (ROUND_RETURN, "recorded_at"),
    (ROUND_RETURN, "decided_at"),
];

/// The latest instant of recording on any row: the row, the column, the instant.
pub(in crate::store) fn latest_recorded(connection: &Connection) -> Result<Option<(Logged, i64, &'static str, Instant)>> {
    let mut latest: Option<(Logged, i64, &'static str, Instant)> = None;
    for (table, column) in RECORDED {
        let sql = format!("SELECT id, {column} FROM {} WHERE {column} IS NOT NULL ORDER BY {column} DESC, id LIMIT 1", table.0);
        let found: Option<(i64, Instant)> = maybe(connection, &sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if let Some((id, at)) = found
            && latest.is_none_or(|(.., known)| at.0 > known.0)
        {
            latest = Some((table, id, column, at));
        }
    }
    Ok(latest)
}

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
