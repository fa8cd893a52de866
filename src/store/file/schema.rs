//! The schema, its version number, and the fingerprint that tells a register from another program's file. Also the
//! indexes that are dropped before many rows are added and made again afterwards: this is faster, and leaves them without
//! gaps.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::error::Result;

/// The newest form: `schema.sql` at the top of the project.
pub(in crate::store) const SCHEMA: &str = include_str!("../../../schema.sql");

/// `application_id` of every register: "MIDS".
pub(in crate::store) const APPLICATION_ID: i64 = 0x4d49_4453;

/// `user_version` of the newest form.
pub(in crate::store) const FORM: i64 = 4;

/// `user_version` of the first form that was released.
pub(in crate::store) const OLDEST_FORM: i64 = 1;

/// What in the file is not ours: an extra or missing object, a trigger, a view. `None` if everything is ours.
pub(in crate::store) fn stranger(connection: &Connection) -> Result<Option<String>> {
    let mut statement = connection.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY rowid")?;
    let mut rows = statement.query([])?;
    let mut ours: Vec<&str> = object_names().collect();
    while let Some(row) = rows.next()? {
        let kind = row.get_ref(0)?.as_str().unwrap_or_default();
        let name = row.get_ref(1)?.as_str().unwrap_or_default();
        if name.starts_with("sqlite_") && matches!(kind, "table" | "index") {
            continue;
        }
        // The library panics when asked for a column name that is not UTF-8, so such a text is caught here.
        if let ValueRef::Text(sql) = row.get_ref(2)?
            && str::from_utf8(sql).is_err()
        {
            return Ok(Some(format!("the text of its {kind} `{name}` is damaged")));
        }
        match ours.iter().position(|known| *known == name) {
            Some(place) if matches!(kind, "table" | "index") => {
                ours.swap_remove(place);
            }
            _ => return Ok(Some(format!("it holds the {kind} `{name}`, which no register has"))),
        }
    }
    Ok(ours.first().map(|missing| format!("it lacks `{missing}`")))
}

/// What makes up each object of the schema, by its kind and name. For a table: its columns, references, checks and
/// options, however they were created; for anything else its text without line breaks. SQLite's own objects are left out.
pub(in crate::store) fn shape(connection: &Connection) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut shape = BTreeMap::<String, BTreeSet<String>>::new();
    let mut statement = connection.prepare(SHAPE)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (object, part): (String, String) = (row.get(0)?, row.get(1)?);
        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts = shape.entry(object).or_default();
        match part.strip_prefix("CREATE TABLE ") {
            Some(text) => parts.extend(checks(text).map(str::to_owned)),
            None => {
                parts.insert(part);
            }
        }
    }
    Ok(shape)
}

/// The checks in the text of a table; no pragma lists them.
fn checks(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("CHECK (").map(|(start, _)| {
        let mut depth = 0;
        let mut is_quoted = false;
        let end = text[start..].char_indices().find(|(_, c)| {
            match c {
                '\'' => is_quoted = !is_quoted,
                '(' if !is_quoted => depth += 1,
                ')' if !is_quoted => depth -= 1,
                _ => {}
            }
            *c == ')' && !is_quoted && depth == 0
        });
        end.map_or(&text[start..], |(end, _)| &text[start..=start + end])
    })
}

const SHAPE: &str = "
    SELECT 'table ' || m.name, 'column ' || c.name || ' ' || c.type || iif(c.\"notnull\", ' NOT NULL', '')
           || ifnull(' DEFAULT ' || c.dflt_value, '') || iif(c.pk, ' PRIMARY KEY ' || c.pk, '') || iif(c.hidden, ' GENERATED', '')
    FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_stat%'
    UNION ALL
    SELECT 'table ' || m.name, f.\"from\" || ' REFERENCES ' || f.\"table\" || ifnull(' (' || f.\"to\" || ')', '')
           || ' ON UPDATE ' || f.on_update || ' ON DELETE ' || f.on_delete
    FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table'
    UNION ALL
    SELECT 'table ' || l.name, iif(l.strict, 'STRICT', 'not STRICT') || iif(l.wr, ' WITHOUT ROWID', '')
    FROM pragma_table_list l
    WHERE l.schema = 'main' AND l.type <> 'view' AND l.name <> 'sqlite_schema' AND l.name NOT LIKE 'sqlite_stat%'
    UNION ALL
    SELECT 'table ' || m.tbl_name, 'UNIQUE (' || group_concat(i.name || ' ' || i.coll, ', ' ORDER BY i.seqno) || ')'
    FROM sqlite_schema m JOIN pragma_index_xinfo(m.name) i
    WHERE m.type = 'index' AND m.sql IS NULL AND i.key
    GROUP BY m.name
    UNION ALL
    SELECT type || ' ' || name, sql
    FROM sqlite_schema
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_stat%'
    ORDER BY 1, 2";

/// The names of the tables and indexes of `schema.sql`.
fn object_names() -> impl Iterator<Item = &'static str> {
    // After `CREATE` comes `TABLE` or `INDEX`, then the name.
    SCHEMA.split("\nCREATE ").skip(1).filter_map(|rest| rest.split(' ').nth(1))
}

/// The statement of `schema.sql` that makes the index.
fn statement_of_index(name: &str) -> &'static str {
    let begin = format!("CREATE INDEX {name} ");
    SCHEMA.lines().find(|line| line.starts_with(&begin)).expect("the schema has the index")
}

/// The indexes that no command uses while it adds or changes recommendations.
const LATE: [&str; 10] = [
    "recommendation_order",
    "recommendation_status",
    "recommendation_watch",
    "recommendation_quiet",
    "recommendation_pile",
    "theme_name",
    "assignment_owner",
    "log_change_row",
    "log_change_recommendation",
    "log_change_owner",
];

/// Whether adding `n` images to a log that has `n_before` is worth dropping the indexes for.
pub(in crate::store) fn late_indexes_pay(n: i64, n_before: i64) -> bool {
    const FEWEST: i64 = 4000;
    n >= FEWEST && n >= n_before
}

/// Drops the late indexes.
pub(in crate::store) fn drop_late_indexes(connection: &Connection) -> Result<()> {
    for name in LATE {
        connection.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    Ok(())
}

/// Makes them again from the rows that are there now.
pub(in crate::store) fn make_late_indexes(connection: &Connection) -> Result<()> {
    // The sort has millions of keys, too many for memory.
    connection.execute_batch("PRAGMA temp_store = FILE")?;
    for name in LATE {
        connection.execute_batch(statement_of_index(name))?;
    }
    connection.execute_batch("PRAGMA temp_store = MEMORY")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{SCHEMA, checks, shape, stranger};

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

    #[test]
    fn the_shape_of_a_table_is_the_same_however_it_came_to_be() {
        let grown = fresh();
        let regrow = "ALTER TABLE meeting DROP COLUMN place; ALTER TABLE meeting ADD COLUMN place TEXT;
            DROP INDEX share_owner; CREATE INDEX share_owner
            ON share (owner_id); ANALYZE;";
        grown.execute_batch(regrow).expect("statements");
        assert_eq!(shape(&grown).expect("read"), shape(&fresh()).expect("read"));
    }

    #[test]
    fn checks_are_told_from_what_is_around_them() {
        let text = "a (b TEXT CHECK (b IN (0, ')')), c, CHECK ((c) <> '')) STRICT";
        assert_eq!(checks(text).collect::<Vec<_>>(), ["CHECK (b IN (0, ')'))", "CHECK ((c) <> '')"]);
    }

    #[test]
    fn every_other_difference_is_in_the_shape() {
        for statement in [
            "ALTER TABLE meeting DROP COLUMN place",
            "ALTER TABLE meeting DROP COLUMN place; ALTER TABLE meeting ADD COLUMN place TEXT DEFAULT 'here'",
            "ALTER TABLE meeting DROP COLUMN place; ALTER TABLE meeting ADD COLUMN place INTEGER",
            "ALTER TABLE theme ADD COLUMN owner_id INTEGER REFERENCES owner",
            "DROP INDEX theme_name; CREATE INDEX theme_name ON theme (name DESC)",
            "DROP TABLE theme; CREATE TABLE theme (id INTEGER PRIMARY KEY, recommendation_id INTEGER NOT NULL
                REFERENCES recommendation, name TEXT NOT NULL, UNIQUE (recommendation_id, name))",
            "DROP TABLE setting; CREATE TABLE setting (id INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL) STRICT",
            "DROP TABLE theme; CREATE TABLE theme (id INTEGER PRIMARY KEY, recommendation_id INTEGER NOT NULL
                REFERENCES recommendation, name TEXT NOT NULL CHECK (name <> ')('), UNIQUE (recommendation_id, name)) STRICT",
            "CREATE TABLE other (id)",
            "CREATE VIEW other AS SELECT 1",
        ] {
            let changed = fresh();
            changed.execute_batch(statement).expect("statement");
            assert_ne!(shape(&changed).expect("read"), shape(&fresh()).expect("read"), "{statement}");
        }
    }
}
