//! Reading rows: one that must be there, one that may be, all of them. Statements are prepared once and kept.

use rusqlite::{Connection, OptionalExtension, Params, Row};

use crate::error::Result;

/// The row that `sql` finds: the first, and there is one.
pub(in crate::store) fn one<T>(
    connection: &Connection,
    sql: &str,
    bound: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<T> {
    Ok(connection.prepare_cached(sql)?.query_row(bound, read)?)
}

/// The first row that `sql` finds, if it finds any.
pub(in crate::store) fn maybe<T>(
    connection: &Connection,
    sql: &str,
    bound: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    Ok(connection.prepare_cached(sql)?.query_row(bound, read).optional()?)
}

/// Every row that `sql` finds, in its order: for what is few. What may be many is read row by row.
pub(in crate::store) fn all<T>(
    connection: &Connection,
    sql: &str,
    bound: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    Ok(connection.prepare_cached(sql)?.query_map(bound, read)?.collect::<rusqlite::Result<_>>()?)
}
