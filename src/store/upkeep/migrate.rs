//! Bringing a register of an older form to the newest: after a backup, in one transaction, with a log entry that holds
//! the images of all rows again. Undo can't go back past that entry.
//!
//! To change the schema:
//! 1. Change `schema.sql`, and add the statements that bring an old register there to the step of this release, the
//!    newest `from_N.sql` in the folder beside this file: `ALTER TABLE ... ADD COLUMN`, `CREATE TABLE`, `CREATE INDEX`,
//!    and `UPDATE` to fill columns from others. Create tables and indexes with exactly the text of `schema.sql`. An added
//!    column comes last in old registers, so nothing may rely on the order of columns. A NOT NULL column needs a DEFAULT,
//!    also in `schema.sql`.
//! 2. Add a new table that `undo` and `log` should know to `LOGGED` (`log/tables.rs`).
//! 3. `cargo test --lib migrate` proves that the steps lead to `schema.sql`, and `cargo test --test trust forms` that the
//!    register of each older form, kept in `fixtures/schema/N/`, still gives the exports it gave then.
//!
//! When a release is out, its form is closed: copy `schema.sql` to `fixtures/schema/N.sql`, put a small register made by
//! that program into `fixtures/schema/N/`, increase FORM by one, and start the next `from_N.sql` with the next change.

use std::path::Path;

use rusqlite::Connection;

use super::backups::backups_of;
use crate::error::Result;
use crate::platform::{self, unfinished};
use crate::store::file::open::{self, real_path};
use crate::store::file::register::{Keep, Register};
use crate::store::file::schema;
use crate::store::log::change::{Author, Change, Purpose};
use crate::store::log::clock::now;
use crate::store::sql::read::{Window, one};

impl Register {
    /// Opens the register at `path` for reading and, if the file can be written, for changes. An older form is brought to
    /// the newest, after a backup. A process must have only one register open at a time: reading the file's header again
    /// would drop the lock.
    ///
    /// # Errors
    /// Every reason why the file is not a register of this program; the file is left untouched.
    pub fn open(path: &Path) -> Result<Self> {
        let register = Self::open_newest(path)?;
        open::refuse_other_schemas(&register.connection, &register.path)?;
        Ok(register)
    }

    /// As `open`; everything is read as of one moment, until a change is made.
    pub fn open_at_one_moment(path: &Path) -> Result<Self> {
        let register = Self::open_newest(path)?;
        register.hold_moment()?;
        open::refuse_other_schemas(&register.connection, &register.path)?;
        Ok(register)
    }

    /// As `open`, and takes the lock: nobody else writes until a change is made or `end_moment` is called.
    ///
    /// # Errors
    /// As `open`; the file or its folder can't be written (1), another command holds the lock (5).
    pub fn open_to_change(path: &Path) -> Result<Self> {
        let register = Self::open_newest(path)?;
        for folder in [register.folder(), &backups_of(&register.path)] {
            unfinished::sweep(folder);
        }
        register.take_lock()?;
        open::refuse_other_schemas(&register.connection, &register.path)?;
        Ok(register)
    }

    fn open_newest(path: &Path) -> Result<Self> {
        let path = real_path(path)?;
        let (connection, form) = open::open(&path)?;
        let mut register = Self { connection, path, window: Window::ALL };
        migrate(&mut register, form, STEPS, schema::FORM)?;
        Ok(register)
    }
}

/// From one form to the next. A step that has been released is never edited. It must give the schema the shape of the
/// then newest `schema.sql`, because `check` compares them: the columns and references of tables, in any order, and the
/// text of indexes.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Step {
    /// The form it starts from; it leads to the next one.
    pub(in crate::store) from: i64,
    pub(in crate::store) sql: &'static str,
}

/// Every step since the first form. `fixtures/schema` keeps a copy of each older form, which is never edited.
pub(in crate::store) const STEPS: &[Step] = &[
    Step { from: 1, sql: include_str!("migrate/from_1.sql") },
    Step { from: 2, sql: include_str!("migrate/from_2.sql") },
    Step { from: 3, sql: include_str!("migrate/from_3.sql") },
];

/// Brings a register from the form `form` to the form `newest`; if it already has that form, nothing happens.
///
/// # Errors
/// The backup can't be made; the register can't be written (1) or was changed between the backup and the lock (5); a step
/// fails. The register is then unchanged.
pub(in crate::store) fn migrate(register: &mut Register, form: i64, steps: &[Step], newest: i64) -> Result<()> {
    if form >= newest {
        return Ok(());
    }
    let backup = register.backup_for_now("migration")?;
    let backed_up = backup.newest.clone();
    backup.keep();
    let author = Author {
        by: platform::login_name(),
        today: now().date_naive(),
        command: format!("migration from form {form} to form {newest}"),
    };
    register.transact(Keep::Commit, |connection| {
        // Another program may have migrated it while this one waited for the lock.
        if form_of(connection)? == newest {
            return Ok(((), 0));
        }
        backed_up.refuse_other(connection)?;
        for step in steps.iter().filter(|step| (form..newest).contains(&step.from)) {
            connection.execute_batch(step.sql)?;
        }
        connection.execute_batch(&format!("PRAGMA user_version = {newest}"))?;
        let mut change = Change::begin(connection, &author, Purpose::MIGRATION)?;
        change.log_every_row()?;
        change.finish()?;
        Ok(((), 1))
    })
}

fn form_of(connection: &Connection) -> Result<i64> {
    one(connection, "SELECT user_version FROM pragma_user_version", [], |row| row.get(0))
}

#[cfg(test)]
mod tests;
