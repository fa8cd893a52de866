//! Indexes that are dropped before many rows are added and made again afterwards: this is faster, and leaves the indexes
//! without gaps.

use rusqlite::Connection;

use super::schema::statement_of_index;
use crate::error::Result;

/// The indexes that no command uses while it adds or changes recommendations.
const LATE: [&str; 9] = [
    "recommendation_order",
    "recommendation_status",
    "recommendation_watch",
    "recommendation_quiet",
    "theme_name",
    "assignment_owner",
    "log_change_row",
    "log_change_recommendation",
    "log_change_owner",
];

/// Whether adding `n` images to a log that has `n_before` is worth dropping the indexes for.
pub(in crate::store) fn are_worth_while(n: i64, n_before: i64) -> bool {
    const FEWEST: i64 = 4000;
    n >= FEWEST && n >= n_before
}

/// Drops the late indexes.
pub(in crate::store) fn drop_late(connection: &Connection) -> Result<()> {
    for name in LATE {
        connection.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    Ok(())
}

/// Makes them again from the rows that are there now.
pub(in crate::store) fn make_late(connection: &Connection) -> Result<()> {
    // The sort has millions of keys, too many for memory.
    connection.execute_batch("PRAGMA temp_store = FILE")?;
    for name in LATE {
        connection.execute_batch(statement_of_index(name))?;
    }
    connection.execute_batch("PRAGMA temp_store = MEMORY")?;
    Ok(())
}
