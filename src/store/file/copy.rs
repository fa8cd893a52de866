//! A copy of a register under no name, which goes with its connection: what is tried or turned back there concerns nobody.

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::open::prepare;
use crate::error::{Error, Result};

/// The register as it is now, in a file that SQLite makes where temporary files are and unlinks at once.
pub(in crate::store) fn nameless(connection: &Connection) -> Result<Connection> {
    let mut copy = Connection::open("")?;
    match Backup::new(connection, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(Error::Locked),
    }
    prepare(&mut copy)?;
    Ok(copy)
}
