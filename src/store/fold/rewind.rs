//! The rows as they were known at an instant: a nameless copy of the register in which everything recorded later is
//! undone from the images of the log. Rows that carry their own instant of recording (follow-ups, shares, ...) are left
//! out by that anyway; the copy is made only if something else has changed since.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::model::vocabulary::{Setting, Vocabulary};
use crate::store::file::open::nameless;
use crate::store::log::tables::LOGGED;
use crate::store::lookup::settings::decides_what_is_told;
use crate::store::sql::read::{all, one};
use crate::store::sql::standing;
use crate::store::sql::values::Instant;

/// The entries recorded at the instant ?1 or later, except those that changed nothing of what was known: a migration, an
/// `undo` or `redo` of something older than ?1 (what is undone counts as never known), and the import of a whole
/// register, whose rows keep their older instants.
const LATE: &str = "
    WITH RECURSIVE
    step (id, origin) AS (
      SELECT id, id FROM log WHERE at >= ?1
      UNION ALL
      SELECT step.id, log.undoes_id FROM step JOIN log ON log.id = step.origin WHERE log.undoes_id IS NOT NULL
    ),
    late (id) AS (
      SELECT l.id
      FROM log l JOIN (SELECT id, min(origin) AS origin FROM step GROUP BY id) s ON s.id = l.id
      WHERE l.kind <> 'migration' AND s.origin >= (SELECT min(id) FROM log WHERE at >= ?1)
        AND NOT EXISTS (SELECT 1 FROM log_change c
                        WHERE c.log_id = l.id AND c.before IS NULL AND l.kind = 'change' AND image(c.after) ->> 'recorded_at' < l.at)
    )";

/// A copy with the rows as known before `known`; `None` if the instants on the rows are enough to tell.
pub(in crate::store) fn rewound(connection: &Connection, known: Instant) -> Result<Option<Connection>> {
    if !is_changed_since(connection, known)? {
        return Ok(None);
    }
    let copy = nameless(connection)?;
    copy.execute_batch("PRAGMA foreign_keys = OFF")?;
    // The first image of each row since then is what was known.
    let first = format!(
        "CREATE TEMP TABLE since AS {LATE}
         SELECT table_name, row_id, image(before) AS before, min(id) AS first_id FROM log_change c
         WHERE log_id IN (SELECT id FROM late) AND {}
         GROUP BY table_name, row_id",
        is_told()
    );
    copy.execute(&first, [known])?;
    for table in LOGGED {
        take_back(&copy, table.0)?;
    }
    Ok(Some(copy))
}

/// Whether anything has changed since that the instants on the rows don't show: anything but added rows that carry their
/// instant, and the standings that follow from them.
fn is_changed_since(connection: &Connection, known: Instant) -> Result<bool> {
    let paths: Vec<String> = standing::COLUMNS.split(',').map(|column| format!("'$.{}'", column.trim())).collect();
    let paths = paths.join(", ");
    let sql = format!(
        "{LATE}
         SELECT EXISTS (
           SELECT 1 FROM log_change c
           WHERE c.log_id IN (SELECT id FROM late) AND {}
             AND CASE
               WHEN c.table_name = 'evidence' THEN c.before IS NOT NULL
               WHEN c.before IS NULL THEN image(c.after) ->> 'recorded_at' IS NULL
               WHEN c.after IS NULL THEN 1
               WHEN c.table_name IN ('recommendation', 'share')
                 THEN json_remove(image(c.before), {paths}) <> json_remove(image(c.after), {paths})
               ELSE 1
             END)",
        is_told()
    );
    one(connection, &sql, params![known], |row| row.get(0))
}

/// Whether the change `c` is of a row that affects answers; settings that only affect how things are shown now do not
/// count.
fn is_told() -> String {
    let names = Setting::ALL.iter().filter(|setting| decides_what_is_told(**setting)).map(|setting| format!("'{setting}'"));
    let names = names.collect::<Vec<_>>().join(", ");
    format!("(c.table_name <> 'setting' OR image(ifnull(c.before, c.after)) ->> 'name' IN ({names}))")
}

/// Restores the rows of `table` that are in `since`.
fn take_back(copy: &Connection, table: &str) -> Result<()> {
    let sql = "SELECT name, dflt_value FROM pragma_table_info(?1) WHERE name <> 'id' ORDER BY cid";
    let columns: Vec<(String, Option<String>)> = all(copy, sql, [table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    // An image of an older form lacks the newer columns.
    let values = columns.iter().map(|(name, default)| match default {
        Some(default) => format!("ifnull(before ->> '{name}', {default})"),
        None => format!("before ->> '{name}'"),
    });
    let (names, values) = (names.join(", "), values.collect::<Vec<_>>().join(", "));
    copy.execute_batch(&format!(
        "DELETE FROM {table} WHERE id IN (SELECT row_id FROM since WHERE table_name = '{table}');
         INSERT INTO {table} (id, {names})
           SELECT row_id, {values} FROM since WHERE table_name = '{table}' AND before IS NOT NULL ORDER BY row_id;"
    ))?;
    Ok(())
}
