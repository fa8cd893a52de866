//! The schema, its number, and the fingerprint by which a register is told from a stranger's file.

use rusqlite::Connection;

use crate::error::Result;

/// The newest form, as `schema.sql` at the top of the project has it.
pub(super) const SCHEMA: &str = include_str!("../../schema.sql");

/// `application_id` of every register: "MIDS".
pub(super) const APPLICATION_ID: i64 = 0x4d49_4453;

/// `user_version` of the newest form.
pub(super) const FORM: i64 = 1;

/// `user_version` of the first form that was released.
pub(super) const OLDEST_FORM: i64 = 1;

/// What in the file is not of this program: an object more or less, a trigger, a view. `None` where all is ours.
pub(super) fn stranger(connection: &Connection) -> Result<Option<String>> {
    let mut statement = connection.prepare("SELECT type, name FROM sqlite_schema ORDER BY rowid")?;
    let mut rows = statement.query([])?;
    let mut ours: Vec<&str> = object_names().collect();
    while let Some(row) = rows.next()? {
        let kind = row.get_ref(0)?.as_str().unwrap_or_default();
        let name = row.get_ref(1)?.as_str().unwrap_or_default();
        if name.starts_with("sqlite_") && matches!(kind, "table" | "index") {
            continue;
        }
        match ours.iter().position(|known| *known == name) {
            Some(place) if matches!(kind, "table" | "index") => {
                ours.swap_remove(place);
            }
            _ => return Ok(Some(format!("it holds the {kind} `{name}`, which midsa did not make"))),
        }
    }
    Ok(ours.first().map(|missing| format!("it lacks `{missing}`")))
}

/// The names of the tables and indexes of `schema.sql`.
fn object_names() -> impl Iterator<Item = &'static str> {
    let objects =
        SCHEMA.lines().filter_map(|line| line.strip_prefix("CREATE TABLE ").or_else(|| line.strip_prefix("CREATE INDEX ")));
    objects.filter_map(|rest| rest.split_whitespace().next())
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{SCHEMA, stranger};

    fn fresh() -> Connection {
        let connection = Connection::open_in_memory().expect("memory");
        connection.execute_batch(SCHEMA).expect("the schema");
        connection
    }

    #[test]
    fn the_schema_is_its_own_fingerprint() {
        assert_eq!(stranger(&fresh()).expect("read"), None);
    }

    #[test]
    fn a_strangers_trigger_view_or_table_is_noticed_and_so_is_a_missing_table() {
        for (statement, word) in [
            ("CREATE TRIGGER t AFTER INSERT ON theme BEGIN DELETE FROM follow_up; END", "trigger"),
            ("CREATE VIEW v AS SELECT 1", "view"),
            ("CREATE TABLE other (id)", "other"),
            ("DROP TABLE evidence", "evidence"),
        ] {
            let connection = fresh();
            connection.execute_batch(statement).expect("statement");
            let found = stranger(&connection).expect("read").expect("a stranger");
            assert!(found.contains(word), "{found}");
        }
    }
}
