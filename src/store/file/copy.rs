//! A copy of a register in a nameless file that goes with its connection: what is tried or undone there touches nobody
//! else.

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::open::prepare;
use crate::error::{Error, Result};

/// Copies the register as it is now into a temporary file, which SQLite unlinks at once.
pub(in crate::store) fn nameless(connection: &Connection) -> Result<Connection> {
    let mut copy = Connection::open("")?;
    match Backup::new(connection, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(Error::Locked),
    }
    prepare(&mut copy)?;
    Ok(copy)
}
