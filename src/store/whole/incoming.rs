//! Importing a whole register into an empty one, section by section as it is read: either as rows that this change adds,
//! or with a log whose last images are the rows. Whatever can be computed is computed and not believed.
//!
//! The lock is held while the file is read: it is read only once, and nobody is waiting for an empty register.

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::families::{check_rules, compare_all, settle_all};
use super::logged::LogIn;
use super::plain::Plain;
use super::sections::{LOG, LOG_CHANGES, PERSONS, SECTIONS, Section};
use super::spot::{Spot, bad};
use super::{Extent, Log, Persons, rows_of};
use crate::error::{Result, WholeRefusal, nearest_known};
use crate::store::file::register::{Keep, Register};
use crate::store::log::change::{Author, Change, Purpose};
use crate::store::log::images::Seen;
use crate::store::log::tables::SETTING;
use crate::store::rules::holds::shown;
use crate::store::sql::read::one;

/// A register that is being imported.
pub struct Incoming<'r> {
    connection: &'r Connection,
    author: &'r Author,
    way: Way<'r>,
    /// The position in `SECTIONS` after the last section received.
    next: usize,
    taken: TakenIn,
}

/// What was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// The sections received, and how many rows each has.
    pub sections: Vec<(&'static str, u64)>,
    /// What the file contained in addition.
    pub extent: Extent,
}

/// Returns the rows of a section one after the other; a row has no key for an unknown value.
pub type NextRow<'a> = dyn FnMut() -> Result<Option<Map<String, Value>>> + 'a;

enum Way<'r> {
    /// No section has been received yet.
    Unknown,
    Plain(Box<Plain<'r>>),
    WithLog(LogIn<'r>),
}

impl Register {
    /// Imports what `give` provides, as one change. Without a log it becomes one entry of ours. With a log, its entries
    /// replace ours (which were only about settings), and no other is added.
    ///
    /// # Errors
    /// The register is not empty, or another command changed it after it was `seen`; the file is wrong
    /// (`Error::BadExport` with `section:row:key`).
    pub fn take_in(
        &mut self,
        author: &Author,
        keep: Keep,
        seen: &Seen,
        give: impl FnOnce(&mut Incoming<'_>) -> Result<()>,
    ) -> Result<TakenIn> {
        self.transact(keep, |connection| {
            seen.refuse_other(connection)?;
            refuse_unless_empty(connection)?;
            let extent = Extent { persons: Persons::Numbered, log: Log::Without };
            let taken = TakenIn { sections: Vec::new(), extent };
            let mut incoming = Incoming { connection, author, way: Way::Unknown, next: 0, taken };
            give(&mut incoming)?;
            let (taken, n_entries) = incoming.finish()?;
            Ok((taken, n_entries))
        })
    }

    /// Refuses a register that holds anything but settings: a whole register can be imported only into an empty one.
    ///
    /// # Errors
    /// With what it holds.
    pub fn refuse_unless_empty(&self) -> Result<()> {
        refuse_unless_empty(&self.connection)
    }
}

/// The first of the sections about reporting rounds.
const ROUNDS: &str = "rounds";

/// A file from before there were rounds has none of these sections; any other has all of them.
fn is_of_rounds(section: &Section) -> bool {
    section.name == ROUNDS || section.name.starts_with("round_")
}

fn refuse_unless_empty(connection: &Connection) -> Result<()> {
    /// The number of kinds that are named at most.
    const MOST: usize = 4;
    let mut held = Vec::new();
    for section in SECTIONS.iter().filter(|section| section.table != Some(SETTING)) {
        let Some(table) = section.table else { continue };
        let n: i64 = one(connection, &format!("SELECT count(*) FROM {}", table.0), [], |row| row.get(0))?;
        if n > 0 {
            held.push(format!("{} ({n})", section.name.replace('_', " ")));
        }
    }
    if held.is_empty() {
        return Ok(());
    }
    if held.len() > MOST {
        held.truncate(MOST);
        held.push("and more".to_owned());
    }
    Err(WholeRefusal::NotEmpty { held }.into())
}

impl Incoming<'_> {
    /// Imports the section `name`, whose rows `next` returns.
    ///
    /// # Errors
    /// There is no such section, another one is expected here, or something in its rows is wrong.
    pub fn section(&mut self, name: &str, next: &mut NextRow<'_>) -> Result<()> {
        let section = self.expected(name)?;
        let n_rows = match &mut self.way {
            Way::WithLog(log) if section.name == LOG_CHANGES.name => log.changes(next)?,
            Way::WithLog(log) if section.name == PERSONS.name => log.persons(next)?,
            Way::WithLog(_) => self.compare(section, next)?,
            Way::Unknown if section.name == LOG.name => {
                let mut log = LogIn::begin(self.connection)?;
                let n_rows = log.entries(next)?;
                self.way = Way::WithLog(log);
                self.taken.extent.log = Log::With;
                n_rows
            }
            Way::Unknown => {
                let mut plain = Plain::new(Change::begin(self.connection, self.author, Purpose::CHANGE)?)?;
                let n_rows = plain.section(section, next)?;
                self.way = Way::Plain(Box::new(plain));
                n_rows
            }
            Way::Plain(plain) => plain.section(section, next)?,
        };
        if section.name == PERSONS.name {
            self.taken.extent.persons = Persons::Named;
        }
        self.taken.sections.push((section.name, n_rows));
        Ok(())
    }

    fn expected(&mut self, name: &str) -> Result<&'static Section> {
        let Some(place) = SECTIONS.iter().position(|section| section.name == name) else {
            let known: Vec<&str> = SECTIONS.iter().map(|section| section.name).collect();
            let why = format!("a register has no section `{name}`; {}", nearest_known(name, &known));
            return Err(bad(name, why));
        };
        if place < self.next {
            return Err(bad(name, "the section is repeated or out of order; rows come before those that refer to them"));
        }
        self.refuse_missing(place)?;
        self.next = place + 1;
        Ok(&SECTIONS[place])
    }

    /// Refuses if sections are missing between the last one received and the one at `place`.
    fn refuse_missing(&self, place: usize) -> Result<()> {
        let has_log = matches!(self.way, Way::WithLog(_));
        let has_rounds = self.has_rounds() || SECTIONS.get(place).is_some_and(is_of_rounds);
        let is_needed = |section: &&Section| match section.name {
            _ if is_of_rounds(section) => has_rounds,
            name if name == LOG.name || name == PERSONS.name => false,
            name if name == LOG_CHANGES.name => has_log,
            _ => true,
        };
        match SECTIONS[self.next..place].iter().find(is_needed) {
            Some(missing) => Err(bad(missing.name, "the section is missing")),
            None if SECTIONS.get(place).is_some_and(|section| section.name == LOG_CHANGES.name) && !has_log => {
                Err(bad(LOG.name, "the section is missing"))
            }
            None => Ok(()),
        }
    }

    fn has_rounds(&self) -> bool {
        self.taken.sections.iter().any(|(name, _)| *name == ROUNDS)
    }

    /// Refuses rows that differ from the log.
    fn compare(&self, section: &'static Section, next: &mut NextRow<'_>) -> Result<u64> {
        let mut spot = Spot { section: section.name, row: 0 };
        let extent = Extent { persons: Persons::Named, log: Log::With };
        rows_of(self.connection, section, extent, &mut |ours| {
            spot.row += 1;
            let Some(theirs) = next()? else {
                return Err(bad(format!("{}:{}", spot.section, spot.row), "a row that the log has is missing"));
            };
            let keys = ours.keys().chain(theirs.keys());
            match keys.into_iter().find(|key| ours.get(*key) != theirs.get(*key)) {
                Some(key) => {
                    let [says, log_says] =
                        [theirs.get(key), ours.get(key)].map(|value| value.map_or("nothing".to_owned(), shown));
                    Err(spot.wrong(key, format!("it is {says}, but the log says {log_says}")))
                }
                None => Ok(()),
            }
        })?;
        match next()? {
            Some(_) => Err(bad(format!("{}:{}", spot.section, spot.row + 1), "the log does not have this row")),
            None => Ok(spot.row),
        }
    }

    /// Folds the follow-ups and checks the rules between rows; returns the number of log entries.
    fn finish(self) -> Result<(TakenIn, u32)> {
        self.refuse_missing(SECTIONS.len())?;
        let holds_rounds = "SELECT EXISTS (SELECT 1 FROM round)";
        if !self.has_rounds() && one(self.connection, holds_rounds, [], |row| row.get(0))? {
            return Err(bad(ROUNDS, "the section is missing"));
        }
        let n_entries = match self.way {
            Way::Unknown => return Err(bad(SECTIONS[2].name, "the section is missing")),
            Way::Plain(mut plain) => {
                plain.check()?;
                check_rules(&*plain, self.author.today)?;
                settle_all(&mut plain, self.author.today)?;
                u32::from(plain.finish()?)
            }
            Way::WithLog(log) => {
                check_rules(&log, self.author.today)?;
                compare_all(&log, self.author.today)?;
                1
            }
        };
        Ok((self.taken, n_entries))
    }
}
