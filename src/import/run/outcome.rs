//! The outcome of the rows.

use std::collections::HashMap;

use crate::error::Result;
use crate::import::map::fault::{Fault, Unknown, UnknownCount};
use crate::model::plan::{Placed, Planned, Verdict};

/// The outcome of the rows.
#[derive(Debug, Default)]
pub struct ImportOutcome {
    pub n_added: u64,
    pub n_updated: u64,
    pub n_same: u64,
    /// Rows that repeat an earlier one, in tables that merge such rows.
    pub n_folded: u64,
    /// The refused rows in file order, with their faults.
    pub refused: Vec<(u64, Vec<Fault>)>,
    /// Remarks about the imported rows, each once, with its rows.
    pub notes: Vec<(String, Times)>,
    /// How often a column was left unchanged although the row differs.
    pub left_alone: Vec<(&'static str, u64)>,
    /// The unknown values, each once, in order of appearance.
    pub unknown: Vec<UnknownCount>,
    /// The new owners, a line each.
    pub made: Vec<String>,
    known_unknown: HashMap<Unknown, usize>,
    known_notes: HashMap<String, usize>,
}

/// The number of occurrences, and the first few rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times {
    pub n: u64,
    first: Vec<u64>,
}

impl Times {
    /// The number of rows that are listed.
    const NAMED: usize = 5;

    pub fn add(&mut self, row: u64) {
        self.n += 1;
        if self.first.len() < Self::NAMED {
            self.first.push(row);
        }
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.n += other.n;
        self.first.extend(&other.first);
        self.first.sort_unstable();
        self.first.truncate(Self::NAMED);
    }

    /// The first row.
    pub fn row(&self) -> u64 {
        self.first.first().copied().unwrap_or_default()
    }

    /// `3, 4, 7, 9, 12 and so on`, the last words being those of the reader.
    pub fn named(&self, and_so_on: &str) -> String {
        let rows: Vec<String> = self.first.iter().map(ToString::to_string).collect();
        let more = if self.n > self.first.len() as u64 { and_so_on } else { "" };
        format!("{}{more}", rows.join(", "))
    }
}

impl ImportOutcome {
    /// The number of rows read.
    pub fn n_rows(&self) -> u64 {
        self.n_added + self.n_updated + self.n_same + self.n_folded + self.refused.len() as u64
    }

    pub(super) fn take(&mut self, row: u64, placed: Placed, each: &mut dyn FnMut(&Planned) -> Result<()>) -> Result<()> {
        let Placed { subject, owners, verdict, differences, notes, left_alone } = placed;
        *match verdict {
            Verdict::Added => &mut self.n_added,
            Verdict::Updated => &mut self.n_updated,
            Verdict::Same | Verdict::Refused => &mut self.n_same,
        } += 1;
        for note in notes {
            self.note(row, note);
        }
        for column in left_alone {
            match self.left_alone.iter_mut().find(|(known, _)| *known == column) {
                Some((_, n)) => *n += 1,
                None => self.left_alone.push((column, 1)),
            }
        }
        each(&Planned { row, subject: Some(subject), owners, verdict, differences, reasons: Vec::new() })
    }

    /// `subject` and `owners` are what the row says that it is about, as far as it can be read.
    pub(super) fn refuse(
        &mut self,
        row: u64,
        (subject, owners): (Option<String>, Vec<String>),
        faults: Vec<Fault>,
        each: &mut dyn FnMut(&Planned) -> Result<()>,
    ) -> Result<()> {
        self.note_unknown(&faults);
        let reasons = faults.iter().map(|fault| (fault.column.clone(), fault.reason.clone())).collect();
        self.refused.push((row, faults));
        each(&Planned { row, subject, owners, verdict: Verdict::Refused, differences: Vec::new(), reasons })
    }

    pub(super) fn note_unknown(&mut self, faults: &[Fault]) {
        /// The most values reported: nobody fills in more.
        const MOST_UNKNOWN: usize = 1000;
        let mappable = |unknown: &&Unknown| **unknown != Unknown::NotYet;
        for unknown in faults.iter().filter_map(|fault| fault.unknown.as_ref()).filter(mappable) {
            if let Some(place) = self.known_unknown.get(unknown) {
                self.unknown[*place].n += 1;
            } else if self.unknown.len() < MOST_UNKNOWN {
                self.known_unknown.insert(unknown.clone(), self.unknown.len());
                self.unknown.push(UnknownCount { unknown: unknown.clone(), n: 1 });
            }
        }
    }

    fn note(&mut self, row: u64, note: String) {
        let place = *self.known_notes.entry(note.clone()).or_insert_with(|| {
            self.notes.push((note, Times::default()));
            self.notes.len() - 1
        });
        self.notes[place].1.add(row);
    }
}
