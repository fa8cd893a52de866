//! A part of a change that may be taken back alone, while the rest goes on: a row of an imported file. To come back to where it
//! began costs SQLite a copy of every page that it changes, so that is marked only when it writes, and not by what is judged
//! before it writes.

use super::Change;
use crate::error::{Error, Result};

impl Change<'_> {
    /// Runs `work`; where it fails, everything that it did is taken back, in the register and for the log, and the change
    /// may go on.
    ///
    /// # Errors
    /// What `work` says, or that the register could not be brought back.
    pub fn attempt<T, E: From<Error>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let (n_changes, n_written, digest) = (self.n_changes, self.n_written, self.digest.clone());
        let n_contacts = self.contacts.len();
        // SQLite goes on counting what is taken back, of attempts within this one too.
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
                // Row ids that were given out are not given again.
                self.n_changed_before = self.connection.total_changes() - n_not_of_attempt;
                (self.n_changes, self.n_written, self.digest) = (n_changes, n_written, digest);
                self.contacts.truncate(n_contacts);
                Err(error)
            }
        }
    }

    /// Runs `work`, of which no rule can refuse anything any more: an attempt that wrote nothing before does not come back from
    /// it. Where it fails, the whole change has to be given up.
    pub(in crate::store) fn surely<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let n_unmarked = std::mem::take(&mut self.n_unmarked);
        let result = work(self);
        self.n_unmarked = n_unmarked;
        result
    }

    /// Marks where the attempts began that have not written yet; to be called before every statement that writes.
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
