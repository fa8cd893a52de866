//! Reading rows: one that must exist, one that may exist, or all of them; and what many reads have in common: what holds
//! on a day, and the window of follow-ups. Statements are prepared once and kept.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Params, Row};

use super::values::Instant;
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

/// The condition that a row of `alias` holds on `day`, given as SQL: a parameter or a quoted day. The row no longer holds
/// on the day on which it ends.
pub(in crate::store) fn holds(alias: &str, day: &str) -> String {
    format!("({alias}.since_on IS NULL OR {alias}.since_on <= {day}) AND ({alias}.until_on IS NULL OR {alias}.until_on > {day})")
}

/// What is read: follow-ups by the day they happened, components by their first day, and everything by the instant of
/// recording.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Window {
    /// The last day, inclusive.
    pub(in crate::store) until_on: NaiveDate,
    /// Rows recorded at this instant or later are left out; `None` leaves nothing out.
    pub(in crate::store) known_before: Option<Instant>,
}

impl Window {
    /// Everything that has been recorded.
    pub(in crate::store) const ALL: Self = Self { until_on: NaiveDate::MAX, known_before: None };

    /// The last day, as a text to compare with.
    pub(in crate::store) fn until(self) -> String {
        if self.until_on == NaiveDate::MAX { "9999-12-31".to_owned() } else { self.until_on.to_string() }
    }

    /// The first instant that is left out, as a text to compare with.
    pub(in crate::store) fn known(self) -> String {
        self.known_before.map_or_else(|| "9999".to_owned(), Instant::text)
    }
}
