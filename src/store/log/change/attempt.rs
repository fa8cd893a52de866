//! A part of a change that can be rolled back alone while the rest goes on: one row of an imported file. To make that
//! possible, SQLite copies every page that the part changes. So the start is marked only when the part first writes, not
//! while it only checks.

use super::Change;
use crate::error::{Error, Result};

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
    pub(in crate::store) fn surely<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
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
