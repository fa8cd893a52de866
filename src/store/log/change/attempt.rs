//! A part of a change that may be taken back alone, while the rest goes on: a row of an imported file.

use super::Change;

impl Change<'_> {
    /// Runs `work`; where it fails, everything that it did is taken back, in the register and for the log, and the change
    /// may go on.
    ///
    /// # Errors
    /// What `work` says, or that the register could not be brought back.
    pub fn attempt<T, E: From<crate::error::Error>>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let (n_changes, n_written, digest) = (self.n_changes, self.n_written, self.digest.clone());
        self.run("SAVEPOINT attempt")?;
        let n_at_begin = self.connection.total_changes();
        match work(self) {
            Ok(result) => {
                self.run("RELEASE attempt")?;
                Ok(result)
            }
            Err(error) => {
                self.run("ROLLBACK TO attempt")?;
                self.run("RELEASE attempt")?;
                // SQLite goes on counting; row ids that were given out are not given again.
                self.n_changed_before += self.connection.total_changes() - n_at_begin;
                (self.n_changes, self.n_written, self.digest) = (n_changes, n_written, digest);
                Err(error)
            }
        }
    }

    fn run(&self, sql: &str) -> crate::error::Result<()> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }
}
