//! Indexes that are not kept up while many rows are added, but made when all are there: that takes less time, and leaves them
//! without gaps.

use rusqlite::Connection;

use super::schema::statement_of_index;
use crate::error::Result;

/// The indexes by which nothing is looked up that adds or changes recommendations.
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

/// Whether `n` more images are so many beside the `n_before` of the log that it is worth while.
pub(in crate::store) fn are_worth_while(n: i64, n_before: i64) -> bool {
    const FEWEST: i64 = 4000;
    n >= FEWEST && n >= n_before
}

/// Does without them from now on.
pub(in crate::store) fn drop_late(connection: &Connection) -> Result<()> {
    for name in LATE {
        connection.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    Ok(())
}

/// Makes them again, of the rows that are there now.
pub(in crate::store) fn make_late(connection: &Connection) -> Result<()> {
    // Millions of keys are not sorted in memory.
    connection.execute_batch("PRAGMA temp_store = FILE")?;
    for name in LATE {
        connection.execute_batch(statement_of_index(name))?;
    }
    connection.execute_batch("PRAGMA temp_store = MEMORY")?;
    Ok(())
}
