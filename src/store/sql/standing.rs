//! How a standing is kept in the columns that recommendations and shares share.

use rusqlite::Row;
use rusqlite::types::ToSql;

use super::values::day;
use crate::model::health::Watch;
use crate::model::state::Standing;

/// The columns, in the order in which `read` expects them.
pub(in crate::store) const COLUMNS: &str = "response, status, assurance, due, due_on, original_due_on, n_extensions, dispute, cause, updated_on, \
    last_note, last_public_note, is_open, watch_due_on, quiet_since_on, is_awaiting, is_undated";

/// The number of columns.
pub(in crate::store) const N_COLUMNS: usize = 17;

/// The columns, each prefixed with the table's `alias`.
pub(in crate::store) fn columns_of(alias: &str) -> String {
    COLUMNS.split(", ").map(|column| format!("{alias}.{}", column.trim())).collect::<Vec<_>>().join(", ")
}

/// Reads a standing from the columns that start at `first`.
pub(in crate::store) fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Standing> {
    Ok(Standing {
        response: row.get(first)?,
        status: row.get(first + 1)?,
        assurance: row.get(first + 2)?,
        deadline: row.get(first + 3)?,
        due_on: day(row, first + 4)?,
        original_due_on: day(row, first + 5)?,
        n_extensions: row.get(first + 6)?,
        dispute: row.get(first + 7)?,
        cause: row.get(first + 8)?,
        updated_on: day(row, first + 9)?,
        last_note: row.get(first + 10)?,
        last_public_note: row.get(first + 11)?,
        watch: Watch {
            is_open: row.get(first + 12)?,
            due_on: day(row, first + 13)?,
            quiet_since_on: day(row, first + 14)?,
            is_awaiting: row.get(first + 15)?,
            is_undated: row.get(first + 16)?,
        },
    })
}

/// The columns and their values.
pub(in crate::store) fn values(standing: &Standing) -> [(&'static str, &dyn ToSql); N_COLUMNS] {
    [
        ("response", &standing.response),
        ("status", &standing.status),
        ("assurance", &standing.assurance),
        ("due", &standing.deadline),
        ("due_on", &standing.due_on),
        ("original_due_on", &standing.original_due_on),
        ("n_extensions", &standing.n_extensions),
        ("dispute", &standing.dispute),
        ("cause", &standing.cause),
        ("updated_on", &standing.updated_on),
        ("last_note", &standing.last_note),
        ("last_public_note", &standing.last_public_note),
        ("is_open", &standing.watch.is_open),
        ("watch_due_on", &standing.watch.due_on),
        ("quiet_since_on", &standing.watch.quiet_since_on),
        ("is_awaiting", &standing.watch.is_awaiting),
        ("is_undated", &standing.watch.is_undated),
    ]
}
