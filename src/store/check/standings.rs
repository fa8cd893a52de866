//! The follow-ups break no rule, and every standing is what they give.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::types::{ToSql, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Row};

use super::{Watcher, attempt, count};
use crate::error::Result;
use crate::model::family::{Item, Outcome, stand};
use crate::model::finding::{Finding, Problem};
use crate::model::follow_up::FollowUp;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::state::Standing;
use crate::model::work::Work;
use crate::store::fold::families;
use crate::store::fold::settle::refusal;
use crate::store::lookup::names::subject;
use crate::store::sql::read::{Window, all, one};
use crate::store::sql::standing;

/// Returns the number of recommendations. Those in `touched` are already known to have been changed by another program,
/// so differences in their standings, and in those that depend on them, are not reported.
pub(super) fn check(
    connection: &Connection,
    today: NaiveDate,
    touched: &HashSet<RecommendationId>,
    watcher: &mut dyn Watcher,
) -> Result<u64> {
    let n_all = count(connection, "recommendation");
    let mut n_done = 0;
    for root in roots(connection)? {
        let place = format!("recommendation {}", subject(connection, root, None).unwrap_or_else(|_| root.0.to_string()));
        attempt(&place, watcher, |watcher| {
            let (item, mismatches) = family(connection, root, today, watcher)?;
            n_done += size(&item);
            let is_told = touched.is_empty() || !is_any_of(touched, &item);
            mismatches.into_iter().filter(|_| is_told).try_for_each(|mismatch| watcher.found(mismatch))
        })?;
        watcher.progress(Work::CheckingStandings, n_done, n_all);
    }
    Ok(n_all)
}

/// Where folds start: recommendations without a parent, and actions, whose status is not rolled up.
pub(in crate::store) fn roots(connection: &Connection) -> Result<Vec<RecommendationId>> {
    let sql = "SELECT id FROM recommendation WHERE parent_id IS NULL OR kind = 'action' ORDER BY id";
    all(connection, sql, [], |row| row.get(0))
}

fn family(
    connection: &Connection,
    root: RecommendationId,
    today: NaiveDate,
    watcher: &mut dyn Watcher,
) -> Result<(Item, Vec<Finding>)> {
    let item = families::load(connection, root, Window::ALL)?;
    each_follow_up(&item, &mut |id, follow_up| match follow_up.complete() {
        Ok(()) => Ok(()),
        Err(refusal) => watcher.found(Finding {
            problem: Problem::Rule,
            place: format!("follow-up {} {}", subject(connection, id, follow_up.owner)?, follow_up.happened_on),
            log_says: None,
            row_says: Some(refusal.to_string()),
        }),
    })?;
    let outcomes = match stand(&item, today) {
        Ok(outcomes) => outcomes,
        Err(refused) => {
            let error = refusal(connection, refused, None)?;
            let place = format!("recommendation {}", subject(connection, root, None)?);
            watcher.found(Finding { problem: Problem::Rule, place, log_says: None, row_says: Some(error.to_string()) })?;
            return Ok((item, Vec::new()));
        }
    };
    let mut found = differences(connection, &outcomes)?;
    // A share that begins or ends on a day counts as of the last time its recommendation was folded.
    for day in turning_days(&item) {
        if found.is_empty() {
            break;
        }
        if let Ok(outcomes) = stand(&item, day) {
            let then = differences(connection, &outcomes)?;
            if then.is_empty() {
                found = then;
            }
        }
    }
    Ok((item, found))
}

fn is_any_of(touched: &HashSet<RecommendationId>, item: &Item) -> bool {
    touched.contains(&item.id) || item.components.iter().any(|component| is_any_of(touched, component))
}

fn size(item: &Item) -> u64 {
    1 + item.components.iter().map(size).sum::<u64>()
}

fn each_follow_up(item: &Item, each: &mut dyn FnMut(RecommendationId, &FollowUp) -> Result<()>) -> Result<()> {
    let of_shares = item.shares.iter().flat_map(|share| &share.follow_ups);
    item.follow_ups.iter().chain(of_shares).try_for_each(|follow_up| each(item.id, follow_up))?;
    item.components.iter().try_for_each(|component| each_follow_up(component, each))
}

/// The days on which a share of the family begins or ends, and the days before these.
pub(in crate::store) fn turning_days(item: &Item) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = item.components.iter().flat_map(turning_days).collect();
    for day in item.shares.iter().flat_map(|share| [share.since_on, share.until_on]).flatten() {
        days.extend([Some(day), day.pred_opt()].into_iter().flatten());
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// Every column whose value differs from what the fold gives.
fn differences(connection: &Connection, outcomes: &[Outcome]) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for outcome in outcomes {
        let sql = format!("SELECT {} FROM recommendation WHERE id = ?1", standing::COLUMNS);
        let row = one(connection, &sql, [outcome.id], present)?;
        compare(connection, (outcome.id, None), &outcome.standing, &row, &mut found)?;
        if outcome.shares.is_empty() {
            continue;
        }
        let sql = format!("SELECT {}, id, owner_id FROM share WHERE recommendation_id = ?1", standing::COLUMNS);
        let read = |row: &Row<'_>| Ok((row.get("id")?, (row.get("owner_id")?, present(row)?)));
        let rows: HashMap<i64, (OwnerId, Vec<Value>)> = all(connection, &sql, [outcome.id], read)?.into_iter().collect();
        for (id, standing) in &outcome.shares {
            if let Some((owner, row)) = rows.get(id) {
                compare(connection, (outcome.id, Some(*owner)), standing, row, &mut found)?;
            }
        }
    }
    Ok(found)
}

fn present(row: &Row<'_>) -> rusqlite::Result<Vec<Value>> {
    (0..standing::N_COLUMNS).map(|place| row.get(place)).collect()
}

fn compare(
    connection: &Connection,
    place: (RecommendationId, Option<OwnerId>),
    folded: &Standing,
    row: &[Value],
    found: &mut Vec<Finding>,
) -> Result<()> {
    for ((column, expected), present) in standing::values(folded).into_iter().zip(row) {
        let expected = value(expected)?;
        if expected != *present {
            let (id, owner) = place;
            let table = if owner.is_some() { "share" } else { "recommendation" };
            found.push(Finding {
                problem: Problem::Standing,
                place: format!("{table} {}, {column}", subject(connection, id, owner)?),
                log_says: text(&expected),
                row_says: text(present),
            });
        }
    }
    Ok(())
}

fn value(value: &dyn ToSql) -> rusqlite::Result<Value> {
    Ok(match value.to_sql()? {
        ToSqlOutput::Owned(value) => value,
        ToSqlOutput::Borrowed(ValueRef::Integer(number)) => Value::Integer(number),
        ToSqlOutput::Borrowed(ValueRef::Real(number)) => Value::Real(number),
        ToSqlOutput::Borrowed(ValueRef::Text(text)) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ToSqlOutput::Borrowed(ValueRef::Blob(bytes)) => Value::Blob(bytes.to_vec()),
        // Nothing else is bound here.
        _ => Value::Null,
    })
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Integer(number) => Some(number.to_string()),
        Value::Real(number) => Some(number.to_string()),
        Value::Text(text) => Some(text.clone()),
        Value::Blob(bytes) => Some(format!("{} bytes", bytes.len())),
    }
}
