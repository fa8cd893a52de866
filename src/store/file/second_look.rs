//! Whether a register is damaged or its disk failed. When the disk refuses a read in the middle of a statement, SQLite
//! reports damage, and its error codes don't tell the two apart.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::locks::wait;
use super::open::nameless;
use crate::error::Error;

/// How SQLite's message about a page that can't be read begins; the error code follows.
const NO_PAGE: &str = "unable to get the page. error code=";

/// Looks again, through another handle, at the register at `path` that SQLite called damaged. If its pages still can't be
/// read, or are whole now, the disk or the network failed.
///
/// The pages are copied before they are checked: in a copy, SQLite reports an error of the disk as one.
pub fn is_the_disk(path: &Path) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let looked_at = Connection::open_with_flags(path, flags).map_err(Error::from).and_then(|mut connection| {
        connection.busy_handler(Some(wait))?;
        let copy = nameless(&connection)?;
        open_each_tree(&copy)?;
        Ok(copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0))?)
    });
    match looked_at {
        Ok(said) => said == "ok",
        Err(Error::Sqlite(source)) => source.sqlite_error_code() == Some(ErrorCode::SystemIoFailure),
        Err(_) => false,
    }
}

/// Goes to the first row of every table and of every index. `PRAGMA integrity_check` does not notice that an empty index begins
/// on a page of a table, or the other way round; whoever looks something up there does.
///
/// # Errors
/// What SQLite says of the first that can't be read.
pub(in crate::store) fn open_each_tree(connection: &Connection) -> rusqlite::Result<()> {
    let mut trees = connection.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE rootpage > 0")?;
    let mut rows = trees.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, name, table, sql): (String, String, String, Option<String>) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let from = if kind == "table" { format!("\"{name}\" NOT INDEXED") } else { format!("\"{table}\" INDEXED BY \"{name}\"") };
        // An index of some rows is only read for those.
        let of_some = sql.as_deref().filter(|_| kind == "index").and_then(|sql| sql.split_once(" WHERE "));
        let condition = of_some.map_or("true", |(_, condition)| condition);
        connection.query_row(
            &format!("SELECT count(*) FROM (SELECT 1 FROM {from} WHERE {condition} LIMIT 1)"),
            [],
            |_| Ok(()),
        )?;
    }
    Ok(())
}

/// Whether a finding of `PRAGMA integrity_check` is about a page that the disk did not deliver.
pub(in crate::store) fn is_of_the_disk(said: &str) -> bool {
    let Some((_, rest)) = said.split_once(NO_PAGE) else { return false };
    let code: String = rest.chars().take_while(char::is_ascii_digit).collect();
    code.parse::<i32>().is_ok_and(|code| code & 0xff == rusqlite::ffi::SQLITE_IOERR)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{is_of_the_disk, is_the_disk};
    use crate::store::file::register::Register;
    use crate::testing::{author, findings, register};

    #[test]
    fn a_register_that_is_whole_at_the_second_look_had_a_failing_disk() {
        let (_folder, register) = register(&author("init"), |_| Ok(()));
        let path = register.path().to_owned();
        assert!(is_the_disk(&path));
        drop(register);
        let mut bytes = fs::read(&path).expect("a file");
        let page = bytes.len() / 2 / 4096 * 4096;
        bytes[page..page + 2048].fill(0xff);
        fs::write(&path, bytes).expect("written");
        assert!(!is_the_disk(&path));
    }

    #[test]
    fn an_empty_index_that_begins_on_a_page_of_a_table_is_damage() {
        let (_folder, register) = register(&author("init"), |_| Ok(()));
        let root = |name: &str| {
            let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?1";
            let root: u32 = register.connection.query_row(sql, [name], |row| row.get(0)).expect("a root");
            root as usize
        };
        let (index, table) = (root("sqlite_autoindex_translation_1"), root("contact"));
        let mut bytes = fs::read(register.path()).expect("a file");
        let of_table = bytes[(table - 1) * 4096..][..4096].to_vec();
        bytes[(index - 1) * 4096..][..4096].copy_from_slice(&of_table);
        let path = register.path().to_owned();
        drop(register);
        fs::write(&path, bytes).expect("written");
        assert!(!is_the_disk(&path));
        assert!(!findings(&Register::open(&path).expect("opened")).is_empty());
    }

    #[test]
    fn a_page_that_the_disk_did_not_deliver_is_known_by_its_code() {
        for (said, expected) in [
            ("Tree 4 page 71: unable to get the page. error code=8458", true),
            ("Tree 4 page 71: unable to get the page. error code=10", true),
            ("Tree 4 page 71: unable to get the page. error code=11", false),
            ("row 5 missing from index share_owner", false),
        ] {
            assert_eq!(is_of_the_disk(said), expected, "{said}");
        }
    }
}
