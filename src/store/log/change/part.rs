//! Parts of a change: what changed since a point in it can be listed, and a part can be rolled back alone while the rest
//! goes on, as one row of an imported file is. To make that possible, SQLite copies every page that the part changes. So
//! the start is marked only when the part first writes, not while it only checks.

use chrono::{DateTime, Utc};

use super::{Change, NOT_CLOSED};
use crate::error::{Error, Result};
use crate::model::changed::Difference;
use crate::model::id::ContactId;
use crate::store::log::clock::stamp;

/// A point within a change under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    n_images: i64,
    n_contacts: usize,
}

impl Mark {
    /// The point before anything was changed.
    pub const BEGIN: Self = Self { n_images: 0, n_contacts: 0 };
}

impl Change<'_> {
    /// Dates the change after `newest` if its own instant is earlier: what it adds may have been recorded where the clock
    /// was ahead.
    pub(in crate::store) fn date_after(&mut self, newest: DateTime<Utc>) -> Result<()> {
        if newest < self.at {
            return Ok(());
        }
        self.at = stamp(Some(newest));
        if self.n_changes > 0 { self.write_head(NOT_CLOSED) } else { Ok(()) }
    }

    /// The present point.
    pub fn mark(&self) -> Mark {
        Mark { n_images: self.n_changes, n_contacts: self.contacts.len() }
    }

    /// How many rows have been written so far, counted once for each write.
    pub(in crate::store) fn n_images(&self) -> u64 {
        self.n_changes.unsigned_abs()
    }

    /// The first and the last image since `mark`; if there are none, the last is before the first.
    pub(in crate::store) fn images_since(&self, mark: Mark) -> (i64, i64) {
        (self.first_change_id + mark.n_images, self.first_change_id + self.n_changes - 1)
    }

    /// The changes to contacts since `mark`; they have no images.
    pub(in crate::store) fn contacts_since(&self, mark: Mark) -> &[(ContactId, Vec<Difference>)] {
        self.contacts.get(mark.n_contacts..).unwrap_or_default()
    }
}

impl Change<'_> {
    /// Runs `work`. If it fails, everything it did is rolled back, in the register and in the log, and the change can go
    /// on.
    ///
    /// # Errors
    /// The error from `work`, or the rollback failed.
    pub fn attempt<T, E: From<Error>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let (n_changes, n_written, digest) = (self.n_changes, self.n_written, self.digest.clone());
        let n_contacts = self.contacts.len();
        // SQLite's count includes what is rolled back, also in attempts inside this one.
        let n_not_of_attempt = self.connection.total_changes() - self.n_changed_before;
        self.n_unmarked += 1;
        let result = work(self);
        if self.n_unmarked > 0 {
            self.n_unmarked -= 1;
            return result;
        }
        match result {
            Ok(result) => {
                self.run("RELEASE attempt")?;
                Ok(result)
            }
            Err(error) => {
                self.run("ROLLBACK TO attempt")?;
                self.run("RELEASE attempt")?;
                // Row ids that were given out are not used again.
                self.n_changed_before = self.connection.total_changes() - n_not_of_attempt;
                (self.n_changes, self.n_written, self.digest) = (n_changes, n_written, digest);
                self.contacts.truncate(n_contacts);
                Err(error)
            }
        }
    }

    /// Runs `work`, which no rule can refuse any more. An attempt that wrote nothing before it can't roll it back: if it
    /// fails, the whole change must be given up.
    pub(in crate::store) fn without_refusals<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let n_unmarked = std::mem::take(&mut self.n_unmarked);
        let result = work(self);
        self.n_unmarked = n_unmarked;
        result
    }

    /// Marks the start of the attempts that have not written yet; called before every statement that writes.
    pub(super) fn mark_attempts(&mut self) -> Result<()> {
        while self.n_unmarked > 0 {
            self.run("SAVEPOINT attempt")?;
            self.n_unmarked -= 1;
        }
        Ok(())
    }

    fn run(&self, sql: &str) -> Result<()> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }
}
