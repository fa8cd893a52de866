//! Reading rows: one that must exist, one that may exist, or all of them. Statements are prepared once and kept.

use rusqlite::{Connection, OptionalExtension, Params, Row};

use crate::error::Result;

/// The first row that `sql` finds, where there is always one.
pub(in crate::store) fn one<T>(
    connection: &Connection,
    sql: &str,
    bound: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<T> {
    Ok(connection.prepare_cached(sql)?.query_row(bound, read)?)
}

/// The first row that `sql` finds, if there is one.
pub(in crate::store) fn maybe<T>(
    connection: &Connection,
    sql: &str,
    bound: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    Ok(connection.prepare_cached(sql)?.query_row(bound, read).optional()?)
}

/// All rows that `sql` finds, in its order. Only where there are few: many are read row by row.
pub(in crate::store) fn all<T>(
    connection: &Connection,
    sql: &str,
    bound: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    Ok(connection.prepare_cached(sql)?.query_map(bound, read)?.collect::<rusqlite::Result<_>>()?)
}
