//! Every row equals its last image, and there is no row without one.

use std::collections::HashSet;

use rusqlite::Connection;
use serde_json::Value;

use super::{Watcher, attempt, count};
use crate::error::Result;
use crate::model::finding::{Finding, Problem};
use crate::model::id::RecommendationId;
use crate::model::work::Work;
use crate::store::log::images::{Alphabet, image_of};
use crate::store::log::row_names::{Columns, References, columns, named, text};
use crate::store::log::tables::{LOGGED, Logged, RECOMMENDATION};
use crate::store::rules::rows::{Wrong, image_fields, read_image};
use crate::store::sql::read::maybe;
use crate::store::undo::dependents::differing;

/// A row that differs from its last image.
pub(super) struct Mismatch {
    pub(super) table: Logged,
    pub(super) id: i64,
    /// The last image; `None` if the log does not know the row or says that it is gone.
    pub(super) logged: Option<String>,
    /// The image of the row as it is; `None` if there is no row.
    pub(super) present: Option<String>,
}

/// Returns the recommendations that differing rows belong to; a difference in their standings is no further news.
pub(super) fn check(connection: &Connection, watcher: &mut dyn Watcher) -> Result<HashSet<RecommendationId>> {
    let mut touched = HashSet::new();
    let mut references = None;
    attempt("schema", watcher, |_| {
        references = Some(References::read(connection)?);
        Ok(())
    })?;
    let n_all: u64 = LOGGED.iter().map(|table| count(connection, table.0)).sum();
    let mut n_done = 0;
    for &table in LOGGED {
        let fields = image_fields(table);
        attempt(table.0, watcher, |watcher| {
            compare(connection, table, &mut |step| {
                let image = match &step {
                    Step::Same(image) => image.as_deref(),
                    Step::Different(mismatch) => mismatch.present.as_deref(),
                };
                // A column that is not ours is reported by the check of the schema.
                let ours = |image: Columns| -> Columns {
                    image.into_iter().filter(|(name, _)| fields.iter().any(|field| field.column == name)).collect()
                };
                if let Some(image) = image.map(columns).map(ours)
                    && let Err(Wrong { key, why }) = read_image(table, &fields, &image)
                {
                    let place = format!("{}, {key}", named(connection, references.as_ref(), table, &image));
                    watcher.found(Finding { problem: Problem::Rule, place, log_says: None, row_says: Some(why) })?;
                }
                match step {
                    Step::Same(_) => {
                        n_done += 1;
                        watcher.progress(Work::CheckingRows, n_done, n_all);
                        Ok(())
                    }
                    Step::Different(mismatch) => {
                        touched.extend(affected(connection, &mismatch));
                        report(connection, references.as_ref(), &mismatch, watcher)
                    }
                }
            })
        })?;
    }
    Ok(touched)
}

/// The result of comparing a row with its last image.
pub(super) enum Step {
    /// They agree; the image, or `None` for a row that is gone.
    Same(Option<String>),
    Different(Mismatch),
}

/// Walks the rows of the table and their last images side by side.
pub(super) fn compare(connection: &Connection, table: Logged, each: &mut dyn FnMut(Step) -> Result<()>) -> Result<()> {
    let mut last =
        connection.prepare("SELECT row_id, max(id) FROM log_change WHERE table_name = ?1 GROUP BY row_id ORDER BY row_id")?;
    let mut last = last.query([table.0])?;
    let mut next = move || -> Result<Option<(i64, i64)>> {
        Ok(last.next()?.map(|row| Ok::<_, rusqlite::Error>((row.get(0)?, row.get(1)?))).transpose()?)
    };
    let mut rows = connection.prepare(&format!("SELECT * FROM {} ORDER BY id", table.0))?;
    let alphabet = Alphabet::of(rows.column_names());
    let mut rows = rows.query([])?;

    let mut known = next()?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get("id")?;
        while let Some((row_id, change)) = known.filter(|(row_id, _)| *row_id < id) {
            gone(connection, table, row_id, change, each)?;
            known = next()?;
        }
        let present = image_of(table, &alphabet, row)?.text;
        let logged = match known.take_if(|(row_id, _)| *row_id == id) {
            Some((_, change)) => {
                known = next()?;
                after(connection, change)?
            }
            None => None,
        };
        if logged.as_ref() == Some(&present) {
            each(Step::Same(Some(present)))?;
        } else {
            each(Step::Different(Mismatch { table, id, logged, present: Some(present) }))?;
        }
    }
    while let Some((row_id, change)) = known {
        gone(connection, table, row_id, change, each)?;
        known = next()?;
    }
    Ok(())
}

fn gone(connection: &Connection, table: Logged, id: i64, change: i64, each: &mut dyn FnMut(Step) -> Result<()>) -> Result<()> {
    match after(connection, change)? {
        None => each(Step::Same(None)),
        logged => each(Step::Different(Mismatch { table, id, logged, present: None })),
    }
}

fn after(connection: &Connection, change: i64) -> Result<Option<String>> {
    let sql = "SELECT image(after) FROM log_change WHERE id = ?1";
    Ok(maybe(connection, sql, [change], |row| row.get(0))?.flatten())
}

/// The recommendations whose standing the row affects, through follow-ups, parts or relations.
fn affected(connection: &Connection, mismatch: &Mismatch) -> Vec<RecommendationId> {
    let mut touched = Vec::new();
    for image in [&mismatch.logged, &mismatch.present].into_iter().flatten() {
        let columns = columns(image);
        let number = |name: &str| columns.get(name).and_then(Value::as_i64);
        let of_itself = if mismatch.table == RECOMMENDATION { number("id") } else { None };
        let by_evidence = number("follow_up_id").and_then(|follow_up| {
            let sql = "SELECT recommendation_id FROM follow_up WHERE id = ?1";
            connection.query_row(sql, [follow_up], |row| row.get(0)).ok()
        });
        touched.extend([of_itself, number("recommendation_id"), number("target_id"), by_evidence].into_iter().flatten());
    }
    touched.into_iter().map(RecommendationId).collect()
}

/// Reports each column that differs; for a row that is missing or should not exist, one finding.
fn report(
    connection: &Connection,
    references: Option<&References>,
    mismatch: &Mismatch,
    watcher: &mut dyn Watcher,
) -> Result<()> {
    let Mismatch { table, id: _, logged, present } = mismatch;
    let [was, is] = [logged, present].map(|image| image.as_deref().map(columns).unwrap_or_default());
    let holder = if logged.is_some() { &was } else { &is };
    let place = named(connection, references, *table, holder);
    let problem = match (logged, present) {
        (Some(_), None) => Problem::Gone,
        (None, _) => Problem::Stranger,
        (Some(_), Some(_)) => Problem::Row,
    };
    if problem != Problem::Row {
        let [log_says, row_says] = [(logged, &was), (present, &is)].map(|(image, columns)| {
            let image = image.as_ref()?;
            let whole = references.map(|references| whole(connection, references, table.0, columns));
            Some(whole.unwrap_or_else(|| image.clone()))
        });
        return watcher.found(Finding { problem, place, log_says, row_says });
    }
    for column in differing(&was, &is) {
        let say = |columns: &Columns| {
            let value = columns.get(column)?;
            let shown = references.and_then(|references| references.shown(connection, table.0, column, value).ok());
            Some(shown.unwrap_or_else(|| text(value)))
        };
        let (log_says, row_says) = (say(&was), say(&is));
        watcher.found(Finding { problem, place: format!("{place}, {column}"), log_says, row_says })?;
    }
    Ok(())
}

/// The whole row: `name health; recommendation MRU-2006-03`.
fn whole(connection: &Connection, references: &References, table: &str, columns: &Columns) -> String {
    let told = columns.iter().filter(|(name, _)| *name != "id").map(|(name, value)| {
        let shown = references.shown(connection, table, name, value).unwrap_or_else(|_| text(value));
        format!("{} {shown}", name.strip_suffix("_id").unwrap_or(name))
    });
    told.collect::<Vec<_>>().join("; ")
}
