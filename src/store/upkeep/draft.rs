//! A large change that keeps nobody waiting for long: it is planned on a draft, a copy of the register under no name, and what
//! came of it is written under the lock, if nobody wrote meanwhile. After two plans in vain it is made under the lock.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::backup::BackupForNow;
use crate::error::{Error, Result};
use crate::store::file::copy::nameless;
use crate::store::file::open::prepare;
use crate::store::file::register::Register;
use crate::store::file::transaction::Keep;
use crate::store::log::change::{Author, Change};
use crate::store::log::seen::Seen;
use crate::store::log::tables::LOGGED;

/// How many plans are made on a draft.
const N_DRAFTS: u32 = 2;

impl Register {
    /// As `change`, behind a backup before `what`, and planned without the lock: `work` may run up to three times, each time
    /// on the register as it is then. Before anything is kept, under the lock where something is, `verdict` says of what
    /// `work` gave whether it may be. A dry run needs no lock and leaves no backup, nor does what changes nothing.
    ///
    /// # Errors
    /// Whatever `work` and `verdict` refuse, a backup that can't be made, and as `change`.
    pub fn change_behind_backup<T>(
        &mut self,
        author: &Author,
        keep: Keep,
        what: &str,
        mut work: impl FnMut(&mut Change<'_>) -> Result<T>,
        mut verdict: impl FnMut(&T) -> Result<()>,
    ) -> Result<T> {
        if keep == Keep::DryRun {
            let done = self.try_out(author, work)?;
            return verdict(&done).map(|()| done);
        }
        for _ in 0..N_DRAFTS {
            let (mut draft, seen) = self.draft()?;
            let done = draft.change(author, Keep::Commit, &mut work)?;
            if draft.seen()? == seen {
                return verdict(&done).map(|()| done);
            }
            let backup = self.backup_for_now(what)?;
            let kept = self.transact(Keep::Commit, |connection| {
                backup.newest.refuse_other(connection)?;
                seen.refuse_other(connection)?;
                verdict(&done)?;
                copy_newest_entry(&draft.connection, connection)?;
                Ok(((), 1))
            });
            match ended(backup, kept) {
                Err(Error::ChangedMeanwhile) => {}
                kept => return kept.map(|()| done),
            }
        }
        self.take_lock()?;
        let seen = self.seen()?;
        // SQLite's own second handle: reading the file past it would drop our lock.
        let backup = self.beside()?.backup_for_now(what)?;
        let made = self.change(author, keep, |change| {
            let done = work(change)?;
            verdict(&done)?;
            Ok(done)
        });
        if made.is_ok() && self.seen()? == seen {
            backup.discard();
            return made;
        }
        ended(backup, made)
    }

    /// What `work` would do, tried on a draft: it needs no lock and leaves nothing.
    ///
    /// # Errors
    /// Whatever `work` refuses.
    pub fn try_out<T>(&self, author: &Author, work: impl FnOnce(&mut Change<'_>) -> Result<T>) -> Result<T> {
        let (mut draft, _) = self.draft()?;
        draft.change(author, Keep::Commit, work)
    }

    /// A copy under no name, as of one moment, and where its log ends.
    fn draft(&self) -> Result<(Self, Seen)> {
        self.hold_moment()?;
        let connection = nameless(&self.connection)?;
        self.end_moment()?;
        let draft = Self { connection, path: self.path.clone(), window: self.window };
        let seen = draft.seen()?;
        Ok((draft, seen))
    }

    /// Another handle on the same register.
    fn beside(&self) -> Result<Self> {
        let mut connection = Connection::open(&self.path)?;
        prepare(&mut connection)?;
        Ok(Self { connection, path: self.path.clone(), window: self.window })
    }
}

/// Keeps the backup of a change that was made or may have been, and takes that of any other away.
fn ended<T>(backup: BackupForNow, made: Result<T>) -> Result<T> {
    match &made {
        Ok(_) => drop(backup.keep()),
        // Where nobody can say whether it is saved, the backup stays as it is.
        Err(Error::Unsure { .. }) => {}
        Err(_) => backup.discard(),
    }
    made
}

/// Writes what the newest entry of the draft did to its rows, and the entry, into the register that the draft was of.
fn copy_newest_entry(draft: &Connection, register: &Connection) -> Result<()> {
    register.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let newest = "(SELECT max(id) FROM log)";
    for table in LOGGED.iter().rev() {
        let touched = format!("SELECT DISTINCT row_id FROM log_change WHERE log_id = {newest} AND table_name = '{}'", table.0);
        let mut delete = register.prepare(&format!("DELETE FROM {} WHERE id = ?1", table.0))?;
        let mut statement = draft.prepare(&touched)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            delete.execute([row.get::<_, i64>(0)?])?;
        }
    }
    for table in LOGGED {
        let touched = format!("SELECT row_id FROM log_change WHERE log_id = {newest} AND table_name = '{}'", table.0);
        copy_rows(draft, register, table.0, &format!("id IN ({touched})"))?;
    }
    copy_contacts(draft, register)?;
    copy_rows(draft, register, "log", &format!("id = {newest}"))?;
    copy_rows(draft, register, "log_change", &format!("log_id = {newest}"))
}

/// What is known of persons leaves no image, and its rows are never taken away.
fn copy_contacts(draft: &Connection, register: &Connection) -> Result<()> {
    let mut insert = register.prepare(
        "INSERT INTO contact (id, name, title, email, phone) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET name = ?2, title = ?3, email = ?4, phone = ?5
           WHERE name IS NOT ?2 OR title IS NOT ?3 OR email IS NOT ?4 OR phone IS NOT ?5",
    )?;
    let mut select = draft.prepare("SELECT id, name, title, email, phone FROM contact ORDER BY id")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..5).map(|place| row.get(place)).collect::<rusqlite::Result<Vec<Value>>>()?;
        insert.execute(params_from_iter(values))?;
    }
    Ok(())
}

fn copy_rows(from: &Connection, to: &Connection, table: &str, condition: &str) -> Result<()> {
    let mut select = from.prepare(&format!("SELECT * FROM {table} WHERE {condition} ORDER BY id"))?;
    let names = select.column_names().collect::<Vec<_>>().join(", ");
    let n_columns = select.column_count();
    let places = vec!["?"; n_columns].join(", ");
    let mut insert = to.prepare(&format!("INSERT INTO {table} ({names}) VALUES ({places})"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..n_columns).map(|place| row.get(place)).collect::<rusqlite::Result<Vec<Value>>>()?;
        insert.execute(params_from_iter(values))?;
    }
    Ok(())
}
