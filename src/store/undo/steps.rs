//! `undo` and `redo`: which entries of the log are taken back, and by whose leave (DESIGN.md section 12). Each step is an
//! entry of its own with images of its own; all steps of a command are one transaction.

use rusqlite::{Connection, OptionalExtension};

use super::take_back::take_back;
use crate::error::{Error, Result};
use crate::model::log::{LogEntry, RowChange};
use crate::model::vocabulary::EntryKind;
use crate::store::file::register::Register;
use crate::store::file::transaction::Keep;
use crate::store::log::change::{Author, Change, Purpose};
use crate::store::log::entries::log_entry;
use crate::store::log::entries::named;

/// What is to be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The newest commands still in force, this many.
    Newest(u32),
    /// The command, or the undo, with this number.
    Entry(i64),
    /// The newest undos still in force, this many: `redo`.
    Undone(u32),
}

/// Leave to take back what somebody else did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consent {
    /// None was asked for yet.
    NotAsked,
    /// To whatever it is.
    ToAll,
    /// To these entries, which were shown.
    To(Vec<i64>),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Done(Vec<TakenBack>),
    /// Nothing was done: somebody else did these, and there is no leave yet.
    Asks(Vec<LogEntry>),
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// What was taken back: a command, or by a redo an undo.
    pub entry: LogEntry,
    /// The command that it is about in the end.
    pub command: LogEntry,
    /// What it did to the rows.
    pub rows: Vec<RowChange>,
    /// Newer commands that were passed over: they changed only what the log keeps no image of.
    pub passed_over: Vec<LogEntry>,
}

impl Register {
    /// Takes back what `target` names: all of it or nothing.
    ///
    /// # Errors
    /// There is nothing (left) to take back; something depends on it, which is named; the log is not what it was when
    /// leave was asked for.
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

fn step(connection: &Connection, author: &Author, entry: LogEntry, passed_over: Vec<LogEntry>) -> Result<TakenBack> {
    let kind = if entry.kind == EntryKind::Undo { EntryKind::Redo } else { EntryKind::Undo };
    let mut change = Change::begin(connection, author, Purpose { kind, undoes: Some(entry.id) })?;
    take_back(&mut change, &entry)?;
    let mut rows = Vec::new();
    change.rows_so_far(&mut rows)?;
    change.finish()?;
    let command = match entry.undoes {
        Some(undone) => log_entry(connection, undone)?,
        None => entry.clone(),
    };
    Ok(TakenBack { entry, command, rows, passed_over })
}

/// The newest command in force, and the newer ones of which there are no images.
fn newest(connection: &Connection, n_done: usize) -> Result<(LogEntry, Vec<LogEntry>)> {
    let mut passed_over = Vec::new();
    let mut below = i64::MAX;
    loop {
        let sql = "SELECT id FROM log
            WHERE id < ?1 AND (kind IN ('restore', 'migration') OR (kind = 'change' AND NOT EXISTS (
              SELECT 1 FROM log u WHERE u.undoes_id = log.id AND NOT EXISTS (SELECT 1 FROM log r WHERE r.undoes_id = u.id))))
            ORDER BY id DESC LIMIT 1";
        let found = connection.prepare_cached(sql)?.query_row([below], |row| row.get(0)).optional()?;
        let Some(id) = found else { return Err(nothing_left(None, n_done)) };
        let entry = log_entry(connection, id)?;
        if id == 1 || entry.kind != EntryKind::Change {
            return Err(nothing_left(Some(&entry), n_done));
        }
        if entry.n_changes > 0 {
            return Ok((entry, passed_over));
        }
        below = id;
        passed_over.push(entry);
    }
}

/// The newest undo in force, behind which nothing new was done.
fn newest_undo(connection: &Connection, n_done: usize) -> Result<LogEntry> {
    let sql = "SELECT id FROM log
        WHERE kind IN ('restore', 'migration')
           OR (kind = 'undo' AND NOT EXISTS (SELECT 1 FROM log r WHERE r.undoes_id = log.id))
           OR (kind = 'change' AND n_changes > 0 AND NOT EXISTS (
              SELECT 1 FROM log u WHERE u.undoes_id = log.id AND NOT EXISTS (SELECT 1 FROM log r WHERE r.undoes_id = u.id)))
        ORDER BY id DESC LIMIT 1";
    let found = connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
    let entry = found.map(|id| log_entry(connection, id)).transpose()?;
    let done = |message: String, hint: String| Err(Error::Rule { message: counted(message, n_done), hint });
    match entry {
        Some(entry) if entry.kind == EntryKind::Undo => Ok(entry),
        Some(entry) if entry.id > 1 => {
            let has_undo = "SELECT id FROM log WHERE kind = 'undo' AND id < ?1
                AND NOT EXISTS (SELECT 1 FROM log r WHERE r.undoes_id = log.id) ORDER BY id DESC LIMIT 1";
            match connection.query_row(has_undo, [entry.id], |row| row.get::<_, i64>(0)).optional()? {
                Some(undo) => done(
                    format!("{} came after the undo", named(&entry)),
                    format!("`midsa undo {undo}` takes that undo back, if nothing depends on it"),
                ),
                None => done("no undo can be taken back".to_owned(), "`midsa log` shows what was done".to_owned()),
            }
        }
        Some(_) | None => done("no undo can be taken back".to_owned(), "`midsa log` shows what was done".to_owned()),
    }
}

/// The entry that was named, if it can be taken back at all.
fn chosen(connection: &Connection, id: i64) -> Result<LogEntry> {
    let entry = log_entry(connection, id)?;
    let refuse = |message: String, hint: String| Err(Error::Rule { message, hint });
    let barrier = "SELECT max(id) FROM log WHERE kind IN ('restore', 'migration')";
    let barrier: Option<i64> = connection.query_row(barrier, [], |row| row.get(0))?;
    if let Some(barrier) = barrier.filter(|barrier| id <= *barrier) {
        let barrier = log_entry(connection, barrier)?;
        return refuse(format!("{} is not taken back: {}", named(&entry), why_not_past(&barrier)), RESTORE.to_owned());
    }
    if id == 1 {
        return Err(nothing_left(Some(&entry), 0));
    }
    if let Some(by) = entry.undone_by {
        let way = if entry.kind == EntryKind::Undo { "by the redo" } else { "by" };
        return refuse(format!("{} was taken back {way} {by} already", named(&entry)), format!("`midsa log {by}` shows it"));
    }
    match (entry.kind, entry.undoes) {
        (EntryKind::Redo, Some(undo)) => {
            let command = log_entry(connection, undo)?.undoes.unwrap_or(undo);
            refuse(format!("entry {id} is a redo"), format!("`midsa undo {command}` takes back what it did again"))
        }
        _ if entry.n_changes == 0 => refuse(
            format!("{} changed nothing that the log keeps an image of", named(&entry)),
            "what is known of a person is not taken back; enter it again".to_owned(),
        ),
        _ => Ok(entry),
    }
}

const RESTORE: &str = "`midsa restore` puts back a backup";

fn nothing_left(at: Option<&LogEntry>, n_done: usize) -> Error {
    match at {
        Some(first) if first.id == 1 => Error::Rule {
            message: counted(format!("{} made the register; it is not taken back", named(first)), n_done),
            hint: "`midsa log` shows what was done; to begin anew, remove the file and run `midsa init`".to_owned(),
        },
        Some(barrier) => Error::Rule { message: counted(why_not_past(barrier), n_done), hint: RESTORE.to_owned() },
        None => Error::Rule {
            message: counted("nothing was done yet".to_owned(), n_done),
            hint: "`midsa log` shows what was done".to_owned(),
        },
    }
}

fn why_not_past(barrier: &LogEntry) -> String {
    match barrier.kind {
        EntryKind::Restore => format!("{} replaced the register; undo does not go past it", named(barrier)),
        EntryKind::Migration | EntryKind::Change | EntryKind::Undo | EntryKind::Redo => {
            format!("{} brought the register into a newer form; undo does not go past it", named(barrier))
        }
    }
}

/// Of several steps: how many there were before the one that failed.
fn counted(message: String, n_done: usize) -> String {
    match n_done {
        0 => message,
        1 => format!("only 1 step can be taken: {message}"),
        n => format!("only {n} steps can be taken: {message}"),
    }
}

/// Whether two names are the same person's: case and white space at the ends do not matter.
fn is_same_person(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
