//! The newest entry of the log. Its hash identifies the whole history: no other history ends in the same hash.

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::store::file::register::Register;
use crate::store::sql::read::maybe;

/// Hexadecimal digits of a hash that are shown, for people to keep elsewhere.
pub const SHORT_HASH: usize = 16;

/// Where the log ended when the register was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen(Option<String>);

impl Register {
    /// Where the log ends now. The short form, kept elsewhere, proves later that the history up to there is unchanged.
    pub fn seen(&self) -> Result<Seen> {
        Seen::of(&self.connection)
    }
}

impl Seen {
    /// The hash in its short form; `None` if the log is empty.
    pub fn short(&self) -> Option<&str> {
        self.0.as_deref().and_then(|hash| hash.get(..SHORT_HASH))
    }

    pub(in crate::store) fn of(connection: &Connection) -> Result<Self> {
        let sql = "SELECT hash FROM log ORDER BY id DESC LIMIT 1";
        Ok(Self(maybe(connection, sql, [], |row| row.get(0))?))
    }

    /// Refuses a register that others have changed since.
    pub(in crate::store) fn refuse_other(&self, connection: &Connection) -> Result<()> {
        if Self::of(connection)? == *self { Ok(()) } else { Err(Error::ChangedMeanwhile) }
    }
}
