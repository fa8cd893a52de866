//! Taking one entry of the log back: the images before it are written back in reverse order, unless a later entry depends
//! on it. If other entries came later, the standings are folded again instead of written back.

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::{ToSql, Value as Sql};
use serde_json::Value;

use super::dependents::{LogImage, Net, depended_on, differing, is_standing};
use crate::error::{Error, Result, UndoRefusal};
use crate::model::log::LogEntry;
use crate::store::fold::settle::settle;
use crate::store::log::change::Change;
use crate::store::log::entries::images;
use crate::store::log::row_names::{References, columns, place, text};
use crate::store::rules::between::{Broken, broken};
use crate::store::sql::read::maybe;

/// Restores the rows of `entry` to what they were before it.
///
/// # Errors
/// Later entries that depend on it, by number, command and row; a rule that would then refuse a later follow-up.
pub(in crate::store) fn take_back(change: &mut Change<'_>, entry: &LogEntry) -> Result<()> {
    let connection = change.connection();
    let (first, last) = images(connection, entry.id)?;
    let is_newest = entry.id + 1 == change.id();
    let rows = Net::read(connection, first, last)?;
    let dependents = rows.dependents(connection)?;
    if !dependents.is_empty() {
        return Err(depended_on(connection, entry, &dependents)?.into());
    }

    // Before the entry the register kept the rules. Any other state must be checked, but what was already broken does not
    // count.
    let was_so_before = is_newest || all_later_were_undone(connection, entry.id)?;
    let broken_before = if was_so_before { Vec::new() } else { broken(connection, LAST_DAY)? };
    let way = if rows.are_as_left { Way::Whole } else { Way::WithoutStandings };
    let mut recommendations = Vec::new();
    for id in (first..=last).rev() {
        let image = LogImage::read(connection, id)?;
        recommendations.extend(image.recommendation);
        restore_row(change, &image, way).map_err(|error| blocked_by_reference(entry, error))?;
    }
    if is_newest && way == Way::Whole {
        return Ok(());
    }
    rows.refresh_places(change)?;
    recommendations.sort_unstable_by_key(|id| id.0);
    recommendations.dedup();
    for id in recommendations {
        let sql = "SELECT 1 FROM recommendation WHERE id = ?1";
        if maybe(connection, sql, [id], |_| Ok(()))?.is_some() {
            settle(change, id, None).map_err(|error| refused_by_rule(entry, error))?;
        }
    }
    if was_so_before {
        return Ok(());
    }
    let broken_after = broken(connection, LAST_DAY)?;
    match broken_after.into_iter().find(|one| !broken_before.contains(one)) {
        Some(Broken { table, id, why, .. }) => {
            let references = References::read(connection)?;
            let place = place(connection, Some(&references), table, id);
            Err(UndoRefusal::WouldBreak { entry: Box::new(entry.clone()), place, why }.into())
        }
        None => Ok(()),
    }
}

/// The last possible day: whatever was accepted once must not be refused now because it is in the future.
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// Whether everything after the entry was taken back again, the newest first.
fn all_later_were_undone(connection: &Connection, entry: i64) -> Result<bool> {
    let mut statement = connection.prepare_cached("SELECT id, undoes_id FROM log WHERE id > ?1 ORDER BY id")?;
    let mut rows = statement.query([entry])?;
    let mut in_force: Vec<i64> = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, undoes): (i64, Option<i64>) = (row.get(0)?, row.get(1)?);
        if undoes.is_some() && in_force.last() == undoes.as_ref() {
            in_force.pop();
        } else {
            in_force.push(id);
        }
    }
    Ok(in_force.is_empty())
}

/// How much of a row is restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Whole,
    /// Everything but what the fold of follow-ups writes, which is folded again.
    WithoutStandings,
}

fn restore_row(change: &mut Change<'_>, image: &LogImage, way: Way) -> Result<()> {
    match (&image.before, &image.after) {
        (None, None) => Ok(()),
        (None, Some(_)) => change.delete(image.table, image.row),
        (Some(before), None) => {
            let before = columns(before);
            let values: Vec<(&str, Sql)> =
                before.iter().filter(|(name, _)| *name != "id").map(|(name, value)| (name.as_str(), sql_value(value))).collect();
            change.insert_as(image.table, image.row, &bound(&values))
        }
        (Some(before), Some(after)) => {
            let (before, after) = (columns(before), columns(after));
            let differing = differing(&before, &after);
            let values: Vec<(&str, Sql)> = differing
                .into_iter()
                .filter(|name| way == Way::Whole || !is_standing(image.table, name))
                .map(|name| (name, before.get(name).map_or(Sql::Null, sql_value)))
                .collect();
            if !values.is_empty() {
                change.update(image.table, image.row, &bound(&values))?;
            }
            Ok(())
        }
    }
}

fn blocked_by_reference(entry: &LogEntry, error: Error) -> Error {
    match error {
        Error::Sqlite(source) if source.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
            UndoRefusal::InTheWay(Box::new(entry.clone())).into()
        }
        other => other,
    }
}

fn refused_by_rule(entry: &LogEntry, error: Error) -> Error {
    match error {
        Error::Refused { subject, refusal } => {
            UndoRefusal::WouldRefuse { entry: Box::new(entry.clone()), subject, refusal }.into()
        }
        other => other,
    }
}

fn bound<'v>(values: &'v [(&'v str, Sql)]) -> Vec<(&'v str, &'v dyn ToSql)> {
    values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect()
}

pub(in crate::store) fn sql_value(value: &Value) -> Sql {
    match value {
        Value::Null => Sql::Null,
        Value::Bool(flag) => Sql::Integer(i64::from(*flag)),
        Value::Number(number) => number.as_i64().map_or_else(|| Sql::Real(number.as_f64().unwrap_or_default()), Sql::Integer),
        Value::String(_) | Value::Array(_) | Value::Object(_) => Sql::Text(text(value)),
    }
}
