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
        Ok(copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0))?)
    });
    match looked_at {
        Ok(said) => said == "ok",
        Err(Error::Sqlite(source)) => source.sqlite_error_code() == Some(ErrorCode::SystemIoFailure),
        Err(_) => false,
    }
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
    use crate::testing::{author, register};

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
