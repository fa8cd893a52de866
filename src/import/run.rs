//! A file read as a table and placed in the register: first seen as a whole, then row by row within one change.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::error::Result;
use crate::import::map::binding::Binding;
use crate::import::map::cells::Cells;
use crate::import::map::fault::{Fault, Stop, Unknown};
use crate::import::read::rows::{Read, Row, Rows};
use crate::import::sheets::sheet::{Detail, Place, Sheet};
use crate::model::plan::{Placed, Planned, Verdict};
use crate::store::Change;

/// A file to be imported.
pub struct Source<'a> {
    pub rows: &'a dyn Rows,
    pub binding: &'a Binding<'a>,
    /// The file's name without its folder, for the notes that rows leave.
    pub file: &'a str,
    pub detail: Detail,
}

/// What becomes of the rows that can be taken where others can't.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepGoing {
    /// One bad row refuses the whole file.
    AllOrNothing,
    /// The good rows are taken.
    GoodRows,
}

/// What is seen of a file before the register is touched.
#[derive(Debug, Default)]
pub struct Survey {
    pub n_rows: u64,
    /// Whether some row can't be taken whatever the register holds.
    pub has_faults: bool,
    /// The rows whose key another row has too, and that other row.
    repeated: HashMap<u64, u64>,
}

/// What became of the rows.
#[derive(Debug, Default)]
pub struct Outcome {
    pub n_added: u64,
    pub n_updated: u64,
    pub n_same: u64,
    /// The rows that were refused, in the order of the file, with their faults.
    pub refused: Vec<(u64, Vec<Fault>)>,
    /// What should be told of the rows that were placed.
    pub notes: Vec<String>,
    /// How often a column was left alone although the row has it otherwise.
    pub left_alone: Vec<(&'static str, u64)>,
    /// The values that are none of ours, each once, in the order in which they were met.
    pub unknown: Vec<Unknown>,
}

/// Hears how far the work is.
pub type Progress<'p> = dyn FnMut(Read) + 'p;

/// Reads every row once, without the register.
///
/// # Errors
/// The file can't be read.
pub fn survey<S: Sheet>(sheet: &mut S, source: &Source<'_>, progress: &mut Progress<'_>) -> Result<Survey> {
    let mut survey = Survey::default();
    let mut keys: Vec<(u64, u64)> = Vec::new();
    source.rows.read(&mut |row, read| {
        progress(read);
        survey.n_rows += 1;
        match draft(sheet, source, row) {
            Ok(draft) => {
                sheet.foresee(&draft);
                keys.extend(sheet.key(&draft).map(|key| (hash(&key), row.number)));
            }
            Err(_) => survey.has_faults = true,
        }
        Ok(())
    })?;
    survey.repeated = repeated(sheet, source, keys)?;
    survey.has_faults |= !survey.repeated.is_empty();
    Ok(survey)
}

/// The values of the columns that are known which are none of ours, each once.
///
/// # Errors
/// The file can't be read.
pub fn unknown_values<S: Sheet>(sheet: &S, source: &Source<'_>) -> Result<Vec<Unknown>> {
    let mut outcome = Outcome::default();
    source.rows.read(&mut |row, _| {
        if let Err(faults) = draft(sheet, source, row) {
            outcome.note_unknown(&faults);
        }
        Ok(())
    })?;
    Ok(outcome.unknown)
}

/// Places every row within `change`, telling each to `each`. A row that is refused leaves nothing behind; whether the others
/// stay is for the caller to say.
///
/// # Errors
/// The file can't be read, the register can't be written, what `each` says.
pub fn place<S: Sheet>(
    sheet: &mut S,
    change: &mut Change<'_>,
    source: &Source<'_>,
    survey: &Survey,
    progress: &mut Progress<'_>,
    each: &mut dyn FnMut(&Planned) -> Result<()>,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    sheet.begin(change)?;
    let mut waiting: Vec<Row> = Vec::new();
    source.rows.read(&mut |row, read| {
        progress(read);
        match place_row(sheet, change, source, survey, row)? {
            Ok(placed) => outcome.take(row.number, placed, each),
            Err(faults) if faults.iter().any(waits) => {
                waiting.push(row.clone());
                Ok(())
            }
            Err(faults) => outcome.refuse(row.number, faults, each),
        }
    })?;
    // A component may stand before the recommendation that it belongs to.
    while !waiting.is_empty() {
        let n_before = waiting.len();
        let mut left = Vec::new();
        let mut refused = Vec::new();
        for row in waiting {
            match place_row(sheet, change, source, survey, &row)? {
                Ok(placed) => outcome.take(row.number, placed, each)?,
                Err(faults) => {
                    refused.push((row.number, faults));
                    left.push(row);
                }
            }
        }
        waiting = left;
        if waiting.len() == n_before {
            refused.into_iter().try_for_each(|(number, faults)| outcome.refuse(number, faults, each))?;
            break;
        }
    }
    outcome.refused.sort_by_key(|(number, _)| *number);
    Ok(outcome)
}

/// Whether what is missing may stand further down.
fn waits(fault: &Fault) -> bool {
    match fault.unknown {
        Some(Unknown::NotYet) => true,
        Some(Unknown::Word { .. } | Unknown::Owner { .. }) | None => false,
    }
}

fn place_row<S: Sheet>(
    sheet: &mut S,
    change: &mut Change<'_>,
    source: &Source<'_>,
    survey: &Survey,
    row: &Row,
) -> Result<Result<Placed, Vec<Fault>>> {
    let draft = match draft(sheet, source, row) {
        Ok(draft) => draft,
        Err(faults) => return Ok(Err(faults)),
    };
    if let Some(other) = survey.repeated.get(&row.number) {
        return Ok(Err(vec![Fault::of_cell(source.binding.name(sheet.key_column()), format!("row {other} has the same"))]));
    }
    let place = Place { file: source.file, row: row.number, detail: source.detail };
    match change.attempt(|change| sheet.place(change, &draft, &place)) {
        Ok(placed) => Ok(Ok(placed)),
        Err(Stop::Row(faults)) => {
            sheet.taken_back();
            Ok(Err(faults.into_iter().map(|fault| in_words_of_file(fault, source)).collect()))
        }
        Err(Stop::Whole(error)) => Err(error),
    }
}

fn draft<S: Sheet>(sheet: &S, source: &Source<'_>, row: &Row) -> Result<S::Draft, Vec<Fault>> {
    let mut cells = Cells::new(source.binding, row);
    let draft = sheet.draft(&mut cells);
    cells.finish(draft)
}

/// Names the column as the file does.
fn in_words_of_file(fault: Fault, source: &Source<'_>) -> Fault {
    Fault { column: fault.column.map(|column| source.binding.name(&column).to_owned()), ..fault }
}

/// The rows that share a key, each with the row of another: of the first, the second; of every other, the first. Keys are
/// compared by hashes first, so that a million of them take little room, and then as they are.
fn repeated<S: Sheet>(sheet: &S, source: &Source<'_>, mut keys: Vec<(u64, u64)>) -> Result<HashMap<u64, u64>> {
    keys.sort_unstable();
    let suspected: HashSet<u64> =
        keys.windows(2).filter(|pair| pair[0].0 == pair[1].0).flat_map(|pair| [pair[0].1, pair[1].1]).collect();
    if suspected.is_empty() {
        return Ok(HashMap::new());
    }
    let mut rows_of: HashMap<String, Vec<u64>> = HashMap::new();
    source.rows.read(&mut |row, _| {
        if suspected.contains(&row.number) {
            let key = draft(sheet, source, row).ok().and_then(|draft| sheet.key(&draft));
            rows_of.entry(key.unwrap_or_default()).or_default().push(row.number);
        }
        Ok(())
    })?;
    let mut repeated = HashMap::new();
    for rows in rows_of.into_values().filter(|rows| rows.len() > 1) {
        repeated.extend(rows.iter().enumerate().map(|(place, row)| (*row, if place == 0 { rows[1] } else { rows[0] })));
    }
    Ok(repeated)
}

fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

impl Outcome {
    /// The number of rows that were read.
    pub fn n_rows(&self) -> u64 {
        self.n_added + self.n_updated + self.n_same + self.refused.len() as u64
    }

    fn take(&mut self, row: u64, placed: Placed, each: &mut dyn FnMut(&Planned) -> Result<()>) -> Result<()> {
        let Placed { subject, verdict, differences, notes, left_alone } = placed;
        *match verdict {
            Verdict::Added => &mut self.n_added,
            Verdict::Updated => &mut self.n_updated,
            Verdict::Same | Verdict::Refused => &mut self.n_same,
        } += 1;
        self.notes.extend(notes);
        for column in left_alone {
            match self.left_alone.iter_mut().find(|(known, _)| *known == column) {
                Some((_, n)) => *n += 1,
                None => self.left_alone.push((column, 1)),
            }
        }
        each(&Planned { row, subject: Some(subject), verdict, differences, reasons: Vec::new() })
    }

    fn refuse(&mut self, row: u64, faults: Vec<Fault>, each: &mut dyn FnMut(&Planned) -> Result<()>) -> Result<()> {
        self.note_unknown(&faults);
        let reasons = faults.iter().map(|fault| (fault.column.clone(), fault.reason.clone())).collect();
        self.refused.push((row, faults));
        each(&Planned { row, subject: None, verdict: Verdict::Refused, differences: Vec::new(), reasons })
    }

    fn note_unknown(&mut self, faults: &[Fault]) {
        /// More values are not told: nobody fills in more.
        const MOST_UNKNOWN: usize = 1000;
        let mappable = |unknown: &&Unknown| **unknown != Unknown::NotYet;
        for unknown in faults.iter().filter_map(|fault| fault.unknown.as_ref()).filter(mappable) {
            if self.unknown.len() < MOST_UNKNOWN && !self.unknown.contains(unknown) {
                self.unknown.push(unknown.clone());
            }
        }
    }
}

/// `file:row:column: reason`, a line for each fault.
pub fn lines(file: &str, outcome: &Outcome) -> Vec<String> {
    let faults = outcome.refused.iter().flat_map(|(row, faults)| faults.iter().map(move |fault| (row, fault)));
    faults
        .map(|(row, fault)| match &fault.column {
            Some(column) => format!("{file}:{row}:{column}: {}", fault.reason),
            None => format!("{file}:{row}: {}", fault.reason),
        })
        .collect()
}
