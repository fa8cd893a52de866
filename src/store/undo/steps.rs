//! `undo` and `redo`: which entries of the log are taken back, and with whose consent (DESIGN.md section 12). Each step
//! is a log entry with images of its own; all steps of a command are one transaction.

use rusqlite::Connection;

use super::take_back::take_back;
use crate::error::{Error, Result, UndoRefusal};
use crate::model::changed::Told;
use crate::model::log::LogEntry;
use crate::model::vocabulary::EntryKind;
use crate::store::file::register::{Keep, Register};
use crate::store::log::change::{Author, Change, Purpose};
use crate::store::log::entries::log_entry;
use crate::store::sql::read::{maybe, one};

/// What to take back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The newest commands still in force, this many.
    Newest(u32),
    /// The command, or the undo, with this number.
    Entry(i64),
    /// The newest undos still in force, this many: `redo`.
    Undone(u32),
}

/// Consent to take back what somebody else did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consent {
    /// Nobody has been asked yet.
    NotAsked,
    /// To anything.
    ToAll,
    /// To these entries, which were shown.
    To(Vec<i64>),
}

/// The result of `take_back`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Done(Vec<TakenBack>),
    /// Nothing was done: somebody else made these entries, and there is no consent yet.
    Asks(Vec<LogEntry>),
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// What was taken back: a command, or for a redo, an undo.
    pub entry: LogEntry,
    /// The command that was undone or redone in the end.
    pub command: LogEntry,
    /// What has changed by it: only the first changes if there are many.
    pub told: Told,
    /// Newer commands that were skipped: they changed only what has no image in the log.
    pub passed_over: Vec<LogEntry>,
}

impl Register {
    /// Takes back `target`, all of it or nothing.
    ///
    /// # Errors
    /// There is nothing (left) to take back; something depends on it, which is named; the log has changed since consent
    /// was asked for.
    pub fn take_back(&mut self, author: &Author, keep: Keep, target: Target, consent: &Consent) -> Result<Outcome> {
        self.transact(keep, |connection| {
            let n_steps = match target {
                Target::Newest(n) | Target::Undone(n) => n,
                Target::Entry(_) => 1,
            };
            let mut done = Vec::new();
            let mut asks = Vec::new();
            for _ in 0..n_steps {
                let (entry, passed_over) = match target {
                    Target::Newest(_) => newest(connection, done.len())?,
                    Target::Undone(_) => (newest_undo(connection, done.len())?, Vec::new()),
                    Target::Entry(id) => (chosen(connection, id)?, Vec::new()),
                };
                if !is_same_person(&entry.by, &author.by) {
                    match consent {
                        Consent::NotAsked => asks.push(entry.clone()),
                        Consent::To(shown) if !shown.contains(&entry.id) => return Err(Error::ChangedMeanwhile),
                        Consent::To(_) | Consent::ToAll => {}
                    }
                }
                done.push(step(connection, author, entry, passed_over)?);
            }
            if asks.is_empty() || keep == Keep::DryRun {
                let n_entries = u32::try_from(done.len()).unwrap_or(u32::MAX);
                Ok((Outcome::Done(done), n_entries))
            } else {
                Ok((Outcome::Asks(asks), 0))
            }
        })
    }
}

/// How many things of a step are listed; above this only counts, and the log entry shows everything.
const MOST_TOLD: usize = 20;

fn step(connection: &Connection, author: &Author, entry: LogEntry, passed_over: Vec<LogEntry>) -> Result<TakenBack> {
    let kind = if entry.kind == EntryKind::Undo { EntryKind::Redo } else { EntryKind::Undo };
    let mut change = Change::begin(connection, author, Purpose { kind, undoes: Some(entry.id) })?;
    take_back(&mut change, &entry)?;
    let told = change.told(MOST_TOLD)?;
    change.finish()?;
    let command = match entry.undoes {
        Some(undone) => log_entry(connection, undone)?,
        None => entry.clone(),
    };
    Ok(TakenBack { entry, command, told, passed_over })
}

/// The newest command in force, and the newer ones without images.
fn newest(connection: &Connection, n_done: usize) -> Result<(LogEntry, Vec<LogEntry>)> {
    let mut passed_over = Vec::new();
    let mut below = i64::MAX;
    loop {
        let sql = "SELECT id FROM log
            WHERE id < ?1 AND (kind IN ('restore', 'migration') OR (kind = 'change' AND NOT EXISTS (
              SELECT 1 FROM log u WHERE u.undoes_id = log.id AND NOT EXISTS (SELECT 1 FROM log r WHERE r.undoes_id = u.id))))
            ORDER BY id DESC LIMIT 1";
        let found = maybe(connection, sql, [below], |row| row.get(0))?;
        let Some(id) = found else { return Err(counted(UndoRefusal::NothingDone, n_done)) };
        let entry = log_entry(connection, id)?;
        if id == 1 {
            return Err(counted(UndoRefusal::MadeRegister(Box::new(entry)), n_done));
        }
        if entry.kind != EntryKind::Change {
            return Err(counted(not_past(entry), n_done));
        }
        if entry.n_changes > 0 {
            return Ok((entry, passed_over));
        }
        below = id;
        passed_over.push(entry);
    }
}

/// The newest undo in force, provided nothing new was done after it.
fn newest_undo(connection: &Connection, n_done: usize) -> Result<LogEntry> {
    let sql = "SELECT id FROM log
        WHERE kind IN ('restore', 'migration')
           OR (kind = 'undo' AND NOT EXISTS (SELECT 1 FROM log r WHERE r.undoes_id = log.id))
           OR (kind = 'change' AND n_changes > 0 AND NOT EXISTS (
              SELECT 1 FROM log u WHERE u.undoes_id = log.id AND NOT EXISTS (SELECT 1 FROM log r WHERE r.undoes_id = u.id)))
        ORDER BY id DESC LIMIT 1";
    let found = maybe(connection, sql, [], |row| row.get(0))?;
    let entry = found.map(|id| log_entry(connection, id)).transpose()?;
    let later = match entry {
        Some(entry) if entry.kind == EntryKind::Undo => return Ok(entry),
        Some(entry) if entry.id > 1 => Some(entry),
        Some(_) | None => None,
    };
    let sql = "SELECT id FROM log WHERE kind = 'undo' AND id < ?1
        AND NOT EXISTS (SELECT 1 FROM log r WHERE r.undoes_id = log.id) ORDER BY id DESC LIMIT 1";
    let undo = later.as_ref().map(|later| maybe(connection, sql, [later.id], |row| row.get(0))).transpose()?.flatten();
    Err(counted(
        match (later, undo) {
            (Some(later), Some(undo)) => UndoRefusal::CameAfter { later: Box::new(later), undo },
            _ => UndoRefusal::NoUndo,
        },
        n_done,
    ))
}

/// The entry with this number, if it can be taken back at all.
fn chosen(connection: &Connection, id: i64) -> Result<LogEntry> {
    let entry = log_entry(connection, id)?;
    let barrier = "SELECT max(id) FROM log WHERE kind IN ('restore', 'migration')";
    let barrier: Option<i64> = one(connection, barrier, [], |row| row.get(0))?;
    if let Some(barrier) = barrier.filter(|barrier| id <= *barrier) {
        let barrier = log_entry(connection, barrier)?;
        return Err(UndoRefusal::Behind { entry: Box::new(entry), why: Box::new(not_past(barrier)) }.into());
    }
    if id == 1 {
        return Err(UndoRefusal::MadeRegister(Box::new(entry)).into());
    }
    if let Some(by) = entry.undone_by {
        let is_undo = entry.kind == EntryKind::Undo;
        return Err(UndoRefusal::TakenBack { entry: Box::new(entry), is_undo, by }.into());
    }
    match (entry.kind, entry.undoes) {
        (EntryKind::Redo, Some(undo)) => {
            let of = log_entry(connection, undo)?.undoes.unwrap_or(undo);
            Err(UndoRefusal::IsRedo { id, of }.into())
        }
        _ if entry.n_changes == 0 => Err(UndoRefusal::NoImages(Box::new(entry)).into()),
        _ => Ok(entry),
    }
}

/// Why `undo` does not go past the entry.
fn not_past(barrier: LogEntry) -> UndoRefusal {
    match barrier.kind {
        EntryKind::Restore => UndoRefusal::Restored(Box::new(barrier)),
        EntryKind::Migration | EntryKind::Change | EntryKind::Undo | EntryKind::Redo => UndoRefusal::Migrated(Box::new(barrier)),
    }
}

/// Adds to the error of several steps how many succeeded before the one that failed.
fn counted(why: UndoRefusal, n_done: usize) -> Error {
    match n_done {
        0 => why.into(),
        n_done => UndoRefusal::OnlySteps { n_done, why: Box::new(why) }.into(),
    }
}

/// Whether two names are the same person's, ignoring case and outer white space.
fn is_same_person(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
