//! The newest entry of the log, by which a register is known to be as it was: no other history ends in the same hash.

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::store::file::register::Register;
use crate::store::sql::read::maybe;

/// So many hexadecimal digits of a hash are shown, to be kept elsewhere.
pub const SHORT_HASH: usize = 16;

/// Where the log ended when the register was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen(Option<String>);

impl Register {
    /// Where the log ends now. Who keeps the short form elsewhere can prove later that the history up to there is unchanged.
    pub fn seen(&self) -> Result<Seen> {
        Seen::of(&self.connection)
    }
}

impl Seen {
    /// The hash, as short as it is shown; none where nothing was done yet.
    pub fn short(&self) -> Option<&str> {
        self.0.as_deref().and_then(|hash| hash.get(..SHORT_HASH))
    }

    pub(in crate::store) fn of(connection: &Connection) -> Result<Self> {
        let sql = "SELECT hash FROM log ORDER BY id DESC LIMIT 1";
        Ok(Self(maybe(connection, sql, [], |row| row.get(0))?))
    }

    /// Refuses a register that others changed since it was seen.
    pub(in crate::store) fn refuse_other(&self, connection: &Connection) -> Result<()> {
        if Self::of(connection)? == *self { Ok(()) } else { Err(Error::ChangedMeanwhile) }
    }
}
