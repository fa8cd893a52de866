//! `check`: whether the register matches its log (DESIGN.md section 12). It reads in one transaction, streams, and goes
//! on after a finding. What a damaged file makes unreadable is a finding too.
//!
//! - here: the checks in their order, and how deep each goes; the rules between rows.
//! - `file`: size, structure, schema, and the files of evidence; `chain`: the hashes of the log; `rows`: each row equals its
//!   last image; `standings`: each is what the follow-ups give.
//! - `mend`: writes rows back as they are in the log.

pub(in crate::store) mod chain;
mod file;
pub(in crate::store) mod mend;
mod rows;
pub(in crate::store) mod standings;

use std::path::Path;

use chrono::NaiveDate;
use rusqlite::{Connection, ErrorCode};

use crate::error::{Error, Result, UNREADABLE};
use crate::model::finding::{Finding, Problem};
use crate::model::work::Work;
use crate::store::file::register::Register;
use crate::store::file::second_look::{is_of_the_disk, is_the_disk};
use crate::store::log::row_names::{References, place};
use crate::store::rules::between::rules;

/// How much was checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    pub n_recommendations: u64,
    pub n_entries: u64,
}

/// How much to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Only the file: its size, SQLite's structure, references between rows, the schema.
    File,
    /// Everything but the files of evidence.
    Register,
    /// Everything.
    Evidence,
}

/// Receives the findings, and the progress: what is being checked, how far it has come, and how far it goes.
pub trait Watcher {
    /// Takes a finding.
    ///
    /// # Errors
    /// The finding can't be shown.
    fn found(&mut self, finding: Finding) -> Result<()>;

    /// Takes the progress; `n_all` is 0 if the end is unknown.
    fn progress(&mut self, what: Work, n_done: u64, n_all: u64);
}

impl Register {
    /// Checks the register to the given depth; `today` is the day as of which shares count.
    ///
    /// # Errors
    /// An error from `watcher`; the disk fails. A register that can't be read at all is a finding.
    pub fn check(&self, depth: Depth, today: NaiveDate, watcher: &mut dyn Watcher) -> Result<Checked> {
        let is_held = !self.connection.is_autocommit();
        let mut checked = Checked::default();
        let watcher: &mut dyn Watcher = &mut SecondLook { path: &self.path, has_looked: false, watcher };
        // A file too damaged for a transaction to begin or end is a finding too.
        attempt(&self.path.display().to_string(), watcher, |watcher| {
            self.hold_moment()?;
            let done = self.check_now(depth, today, watcher).map(|done| checked = done);
            let ended = if is_held { Ok(()) } else { self.end_moment() };
            done.and(ended)
        })?;
        Ok(checked)
    }

    fn check_now(&self, depth: Depth, today: NaiveDate, watcher: &mut dyn Watcher) -> Result<Checked> {
        let connection = &self.connection;
        let mut checked = Checked::default();
        let place = self.path.display().to_string();
        attempt(&place, watcher, |watcher| file::check(connection, &self.path, watcher))?;
        if depth == Depth::File {
            return Ok(checked);
        }
        attempt("log", watcher, |watcher| {
            checked.n_entries = chain::check(connection, watcher)?;
            Ok(())
        })?;
        let touched = rows::check(connection, watcher)?;
        check_rules(connection, today, watcher)?;
        attempt("recommendation", watcher, |watcher| {
            checked.n_recommendations = standings::check(connection, today, &touched, watcher)?;
            Ok(())
        })?;
        if depth == Depth::Evidence {
            attempt("evidence", watcher, |watcher| file::check_evidence(connection, self.folder(), watcher))?;
        }
        Ok(checked)
    }
}

/// Checks every rule between rows; nothing may have happened after `today`.
fn check_rules(connection: &Connection, today: NaiveDate, watcher: &mut dyn Watcher) -> Result<()> {
    // If they can't be read, an earlier check has reported why.
    let references = References::read(connection).ok();
    for rule in rules() {
        attempt("rules", watcher, |watcher| {
            rule.find(connection, today, &mut |broken| {
                let row = place(connection, references.as_ref(), broken.table, broken.id);
                watcher.found(Finding {
                    problem: Problem::Rule,
                    place: format!("{row}, {}", broken.column),
                    log_says: None,
                    row_says: Some(broken.why),
                })
            })
        })?;
    }
    Ok(())
}

/// Passes on the findings, but looks again before the first finding of damage: the disk may have failed.
struct SecondLook<'w> {
    path: &'w Path,
    has_looked: bool,
    watcher: &'w mut dyn Watcher,
}

impl Watcher for SecondLook<'_> {
    fn found(&mut self, finding: Finding) -> Result<()> {
        let says = finding.row_says.as_deref().unwrap_or_default();
        let is_damage = finding.problem == Problem::Structure || says.ends_with(UNREADABLE);
        let looks = is_damage && !self.has_looked;
        self.has_looked |= is_damage;
        if is_of_the_disk(says) || (looks && is_the_disk(self.path)) {
            return Err(Error::DiskFails { path: self.path.to_owned() });
        }
        self.watcher.found(finding)
    }

    fn progress(&mut self, what: Work, n_done: u64, n_all: u64) {
        self.watcher.progress(what, n_done, n_all);
    }
}

/// Runs a part of the check; if the file can't be read there, that is the finding.
fn attempt(place: &str, watcher: &mut dyn Watcher, part: impl FnOnce(&mut dyn Watcher) -> Result<()>) -> Result<()> {
    match part(watcher) {
        Err(error) if error.is_of_the_disk() => Err(error),
        Err(Error::Sqlite(source)) => watcher.found(unreadable(place.to_owned(), &source)),
        Err(refused @ (Error::TooDeep { .. } | Error::Damaged { .. } | Error::Refused { .. })) => watcher.found(Finding {
            problem: Problem::Unreadable,
            place: place.to_owned(),
            log_says: None,
            row_says: Some(refused.to_string()),
        }),
        done => done,
    }
}

/// The finding for a place that SQLite can't read.
fn unreadable(place: String, source: &rusqlite::Error) -> Finding {
    let is_structure = matches!(source.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase));
    let problem = if is_structure { Problem::Structure } else { Problem::Unreadable };
    Finding { problem, place, log_says: None, row_says: Some(source.to_string()) }
}

/// The number of rows of a table, only for the progress: 0 if it can't be counted.
fn count(connection: &Connection, table: &str) -> u64 {
    let sql = format!("SELECT count(*) FROM {table}");
    let n: i64 = connection.query_row(&sql, [], |row| row.get(0)).unwrap_or(0);
    u64::try_from(n).unwrap_or(0)
}
