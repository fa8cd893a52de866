//! Rules between rows: every rule of the list.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{Watcher, attempt};
use crate::error::Result;
use crate::model::finding::{Finding, Problem};
use crate::store::log::row_names::{References, place};
use crate::store::rules::between::rules;

/// Nothing may have happened after `today`.
pub(super) fn check(connection: &Connection, today: NaiveDate, watcher: &mut dyn Watcher) -> Result<()> {
    // If they can't be read, an earlier check has reported why.
    let references = References::read(connection).ok();
    for rule in rules() {
        attempt("rules", watcher, |watcher| {
            rule.find(connection, today, &mut |broken| {
                let row = place(connection, references.as_ref(), broken.table, broken.id);
                watcher.found(Finding {
                    problem: Problem::Rule,
                    place: format!("{row}, {}", broken.column),
                    log_says: None,
                    row_says: Some(broken.why),
                })
            })
        })?;
    }
    Ok(())
}
