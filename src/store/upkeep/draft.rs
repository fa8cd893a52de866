//! Large changes that keep nobody waiting for long: the change is planned on a draft, a nameless copy of the register,
//! and the result is written under the lock if nobody has written in the meantime. After two failed plans it is made
//! under the lock.

use std::collections::HashMap;
use std::ops::Range;

use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, params_from_iter};

use super::backup::BackupForNow;
use crate::error::{Error, Result};
use crate::store::file::locks::{wait, wait_ahead};
use crate::store::file::open::{nameless, prepare};
use crate::store::file::register::{Keep, Register};
use crate::store::file::schema::{drop_late_indexes, late_indexes_pay, make_late_indexes};
use crate::store::log::change::{Author, Change};
use crate::store::log::images::Seen;
use crate::store::log::tables::LOGGED;
use crate::store::sql::read::one;

/// How many plans are made on a draft before the change is made under the lock.
const N_DRAFTS: u32 = 2;

/// How many times to wait for the lock while others take turns: about five minutes in all.
const N_WAITS: u32 = 30;

impl Register {
    /// As `change`, but after a backup named `what`, and planned without the lock. `work` may run up to three times, each
    /// time on the register as it is then; it adds about `n_rows` rows and what belongs to them. `verdict` gets the
    /// result of `work` and may refuse it before anything is kept (under the lock, unless it is a dry run). A dry run
    /// needs no lock and leaves no backup; neither does a change that changes nothing.
    ///
    /// # Errors
    /// Whatever `work` and `verdict` refuse, a backup that can't be made, and as `change`.
    pub fn change_behind_backup<T>(
        &mut self,
        author: &Author,
        keep: Keep,
        what: &str,
        n_rows: u64,
        mut work: impl FnMut(&mut Change<'_>) -> Result<T>,
        mut verdict: impl FnMut(&T) -> Result<()>,
    ) -> Result<T> {
        if keep == Keep::DryRun {
            let done = self.try_out(author, n_rows, work)?;
            return verdict(&done).map(|()| done);
        }
        for _ in 0..N_DRAFTS {
            let (mut draft, seen) = self.draft(n_rows)?;
            let done = draft.change(author, Keep::Commit, &mut work)?;
            if draft.seen()? == seen {
                return verdict(&done).map(|()| done);
            }
            let backup = self.backup_for_now(what)?;
            let kept = self.take_lock_in_a_crowd(&seen).and_then(|()| {
                self.transact(Keep::Commit, |connection| {
                    backup.newest.refuse_other(connection)?;
                    seen.refuse_other(connection)?;
                    verdict(&done)?;
                    copy_newest_entry(&draft.connection, connection)?;
                    Ok(((), 1))
                })
            });
            match settle_backup(backup, kept) {
                Err(Error::ChangedMeanwhile) => {}
                kept => return kept.map(|()| done),
            }
        }
        let before = self.seen()?;
        self.take_lock_in_a_crowd(&before)?;
        let seen = self.seen()?;
        // Uses a second SQLite handle: if the file were read without SQLite, our lock would be dropped.
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
        settle_backup(backup, made)
    }

    /// Takes the lock as `take_lock` does, but ahead of small changes, and keeps waiting as long as others take turns:
    /// SQLite has no queue, so a process can miss its turn again and again. If one process holds the lock the whole time,
    /// this waits no longer than any other change. `seen` is where the log ended before.
    fn take_lock_in_a_crowd(&mut self, seen: &Seen) -> Result<()> {
        self.connection.busy_handler(Some(wait_ahead))?;
        let taken = self.wait_while_others_come(seen);
        self.connection.busy_handler(Some(wait))?;
        taken
    }

    fn wait_while_others_come(&self, seen: &Seen) -> Result<()> {
        let mut seen = seen.clone();
        for _ in 1..N_WAITS {
            let taken = self.take_lock();
            let Err(Error::Locked) = taken else { return taken };
            let now = self.seen()?;
            if now == seen {
                return taken;
            }
            seen = now;
        }
        self.take_lock()
    }

    /// The result of `work`, which adds about `n_rows` rows, tried on a draft: it needs no lock and leaves nothing
    /// behind.
    ///
    /// # Errors
    /// Whatever `work` refuses.
    pub fn try_out<T>(&self, author: &Author, n_rows: u64, work: impl FnOnce(&mut Change<'_>) -> Result<T>) -> Result<T> {
        let (mut draft, _) = self.draft(n_rows)?;
        draft.change(author, Keep::Commit, work)
    }

    /// A nameless copy as of one moment, and where its log ends. If many rows are to be added, the late indexes are
    /// dropped in it: the copy is not kept.
    fn draft(&self, n_rows: u64) -> Result<(Self, Seen)> {
        self.hold_moment()?;
        let connection = nameless(&self.connection)?;
        self.end_moment()?;
        if late_indexes_pay(IMAGES_A_ROW.saturating_mul(i64::try_from(n_rows).unwrap_or(i64::MAX)), n_images(&connection)?) {
            drop_late_indexes(&connection)?;
        }
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

/// Keeps the backup if the change was made or may have been made, and discards it otherwise.
fn settle_backup<T>(backup: BackupForNow, made: Result<T>) -> Result<T> {
    match &made {
        Ok(_) => drop(backup.keep()),
        // The change may have been saved, so the backup stays as it is.
        Err(Error::Unsure { .. }) => {}
        Err(_) => backup.discard(),
    }
    made
}

/// An import writes at least this many images for each row.
const IMAGES_A_ROW: i64 = 4;

fn n_images(connection: &Connection) -> Result<i64> {
    one(connection, "SELECT ifnull(max(id), 0) FROM log_change", [], |row| row.get(0))
}

/// Copies the newest entry of the draft, and the rows it changed, into the register from which the draft was made.
fn copy_newest_entry(draft: &Connection, register: &Connection) -> Result<()> {
    register.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let sql = "SELECT id, first_change_id, first_change_id + n_changes FROM log ORDER BY id DESC LIMIT 1";
    let (id, first, end) = one(draft, sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let touched = Touched::read(draft, first, end)?;
    let is_bulk = late_indexes_pay(end - first, n_images(register)?);
    if is_bulk {
        drop_late_indexes(register)?;
    }
    for table in LOGGED.iter().rev() {
        let mut delete = register.prepare(&format!("DELETE FROM {} WHERE id >= ?1 AND id < ?2", table.0))?;
        for ids in touched.known.get(table.0).into_iter().flatten() {
            delete.execute([ids.start, ids.end])?;
        }
    }
    for table in LOGGED {
        for ids in touched.all.get(table.0).into_iter().flatten() {
            copy_rows(draft, register, table.0, ids)?;
        }
    }
    copy_contacts(draft, register)?;
    copy_rows(draft, register, "log", &(id..id + 1))?;
    copy_rows(draft, register, "log_change", &(first..end))?;
    if is_bulk {
        make_late_indexes(register)?;
    }
    Ok(())
}

/// The ids of the rows that an entry touched, by table, in ascending order.
#[derive(Default)]
struct Touched {
    all: HashMap<String, Vec<Range<i64>>>,
    /// Those of rows that already existed, or were touched before within the entry.
    known: HashMap<String, Vec<Range<i64>>>,
}

impl Touched {
    /// From the images starting at `first`, up to but not including `end`.
    fn read(connection: &Connection, first: i64, end: i64) -> Result<Self> {
        let mut touched = Self::default();
        let sql = "SELECT table_name, row_id, before IS NULL FROM log_change WHERE id >= ?1 AND id < ?2 ORDER BY id";
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([first, end])?;
        while let Some(row) = rows.next()? {
            let (table, id) = (row.get_ref(0)?.as_str().unwrap_or_default(), row.get(1)?);
            push(&mut touched.all, table, id);
            if !row.get::<_, bool>(2)? {
                push(&mut touched.known, table, id);
            }
        }
        touched.all.values_mut().chain(touched.known.values_mut()).for_each(join);
        Ok(touched)
    }
}

fn push(ids: &mut HashMap<String, Vec<Range<i64>>>, table: &str, id: i64) {
    let Some(ranges) = ids.get_mut(table) else {
        let alone = id..id + 1;
        ids.insert(table.to_owned(), vec![alone]);
        return;
    };
    match ranges.last_mut() {
        Some(last) if last.contains(&id) => {}
        Some(last) if last.end == id => last.end += 1,
        _ => ranges.push(id..id + 1),
    }
}

/// Sorts ranges and joins those that overlap or touch.
fn join(ranges: &mut Vec<Range<i64>>) {
    ranges.sort_unstable_by_key(|range| range.start);
    ranges.dedup_by(|next, before| {
        let is_joined = next.start <= before.end;
        if is_joined {
            before.end = before.end.max(next.end);
        }
        is_joined
    });
}

/// Contacts have no images, and their rows are never deleted.
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

/// Copies the rows with these ids, as far as they exist.
fn copy_rows(from: &Connection, to: &Connection, table: &str, ids: &Range<i64>) -> Result<()> {
    let mut select = from.prepare_cached(&format!("SELECT * FROM {table} WHERE id >= ?1 AND id < ?2 ORDER BY id"))?;
    let names = select.column_names().collect::<Vec<_>>().join(", ");
    let n_columns = select.column_count();
    let places = vec!["?"; n_columns].join(", ");
    let mut insert = to.prepare_cached(&format!("INSERT INTO {table} ({names}) VALUES ({places})"))?;
    let mut rows = select.query([ids.start, ids.end])?;
    while let Some(row) = rows.next()? {
        let values = (0..n_columns).map(|place| row.get_ref(place).map(ToSqlOutput::Borrowed));
        insert.execute(params_from_iter(values.collect::<rusqlite::Result<Vec<_>>>()?))?;
    }
    Ok(())
}
