//! Imports a file as a table: first a pass over the whole file ([`survey`]), then row by row in one change ([`place`]).
//!
//! - [`outcome`]: the outcome of the rows; [`causes`]: the refused rows, a line for each cause.
//! - [`repeated`]: rows with the same key; [`ordered`]: dates whose order the others of their column show.

mod causes;
mod ordered;
mod outcome;
mod repeated;

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

pub use self::causes::lines;
pub use self::ordered::{Ordered, ordered};
pub use self::outcome::{ImportOutcome, Times};
use self::repeated::{Repeated, repeated};

use crate::error::Result;
use crate::import::map::binding::Binding;
use crate::import::map::cells::Cells;
use crate::import::map::fault::{Fault, Stop, Unknown, UnknownCount};
use crate::import::read::rows::{Read, Row, Rows};
use crate::import::sheets::sheet::{Detail, RowPlace, Sheet};
use crate::model::plan::{Placed, Planned};
use crate::model::vocabulary::Audience;
use crate::store::Change;
use crate::text::Words;

/// A file to import.
pub struct ImportFile<'a> {
    pub rows: &'a dyn Rows,
    pub binding: &'a Binding<'a>,
    /// The file's name without its folder, for the notes of its rows.
    pub file: &'a str,
    pub detail: Detail,
    /// The audience of the file's notes.
    pub audience: Audience,
    /// The words in the language of the user.
    pub words: &'static Words,
}

/// How to treat good rows if others are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepGoing {
    /// One bad row refuses the whole file.
    AllOrNothing,
    /// The good rows are imported.
    GoodRows,
}

/// The result of the survey, before the register is touched.
#[derive(Debug, Default)]
pub struct Survey {
    pub n_rows: u64,
    /// Whether a row is certain to be refused, whatever the register holds.
    pub has_faults: bool,
    /// The file columns with dates that can be read in more than one way.
    ambiguous: BTreeSet<String>,
    repeated: Repeated,
}

/// Called with the progress.
pub type OnProgress<'p> = dyn FnMut(Read) + 'p;

/// Reads every row once, without the register.
///
/// # Errors
/// The file can't be read.
pub fn survey<S: Sheet>(sheet: &mut S, source: &ImportFile<'_>, progress: &mut OnProgress<'_>) -> Result<Survey> {
    let mut survey = Survey::default();
    let mut keys: Vec<(u64, u64)> = Vec::new();
    source.rows.read(&mut |row, read| {
        progress(read);
        survey.n_rows += 1;
        let (draft, faults, _) = draft(sheet, source, row);
        if faults.is_empty() {
            sheet.foresee(&draft);
            keys.extend(sheet.key(&draft).map(|key| (hash(&key), row.number)));
        } else {
            survey.has_faults = true;
            survey.ambiguous.extend(faults.into_iter().filter_map(|fault| match fault.unknown {
                Some(Unknown::Order { column }) => Some(column),
                Some(Unknown::Word { .. } | Unknown::Owner { .. } | Unknown::NotYet) | None => None,
            }));
        }
        Ok(())
    })?;
    survey.repeated = repeated(sheet, source, keys)?;
    survey.has_faults |= !survey.repeated.refused.is_empty();
    Ok(survey)
}

/// The unknown values, each once with its count; changes nothing.
///
/// # Errors
/// The file or the register can't be read.
pub fn unknown_values<S: Sheet>(sheet: &mut S, change: &mut Change<'_>, source: &ImportFile<'_>) -> Result<Vec<UnknownCount>> {
    let mut outcome = ImportOutcome::default();
    sheet.begin(change)?;
    source.rows.read(&mut |row, _| {
        let (draft, mut faults, _) = draft(sheet, source, row);
        look_up(sheet, change, source, &draft, &mut faults)?;
        outcome.note_unknown(&faults);
        Ok(())
    })?;
    Ok(outcome.unknown)
}

/// Applies every row in `change` and reports each to `each`. A refused row changes nothing; the caller decides whether to keep
/// the others.
///
/// # Errors
/// The file can't be read, the register can't be written, what `each` says.
pub fn place<S: Sheet>(
    sheet: &mut S,
    change: &mut Change<'_>,
    source: &ImportFile<'_>,
    survey: &Survey,
    progress: &mut OnProgress<'_>,
    each: &mut dyn FnMut(&Planned) -> Result<()>,
) -> Result<ImportOutcome> {
    let mut outcome = ImportOutcome::default();
    sheet.begin(change)?;
    let again = if sheet.knows_two_names_of_one() { Some(repeated_by_whatever_name(sheet, source)?) } else { None };
    let repeated = again.as_ref().unwrap_or(&survey.repeated);
    let mut waiting: Vec<Row> = Vec::new();
    source.rows.read(&mut |row, read| {
        progress(read);
        if repeated.folded.contains(&row.number) {
            outcome.n_folded += 1;
            return Ok(());
        }
        match place_row(sheet, change, source, repeated, row)? {
            Ok(placed) => outcome.take(row.number, placed, each),
            Err(faults) if faults.iter().any(waits) => {
                waiting.push(row.clone());
                Ok(())
            }
            Err(faults) => outcome.refuse(row.number, subject(sheet, source, row), faults, each),
        }
    })?;
    // A component can come before its recommendation.
    while !waiting.is_empty() {
        let n_before = waiting.len();
        let mut left = Vec::new();
        let mut refused = Vec::new();
        for row in waiting {
            match place_row(sheet, change, source, repeated, &row)? {
                Ok(placed) => outcome.take(row.number, placed, each)?,
                Err(faults) => {
                    refused.push((row.number, subject(sheet, source, &row), faults));
                    left.push(row);
                }
            }
        }
        waiting = left;
        if waiting.len() == n_before {
            refused.into_iter().try_for_each(|(number, subject, faults)| outcome.refuse(number, subject, faults, each))?;
            break;
        }
    }
    outcome.made = sheet.made(&source.words.importing);
    outcome.refused.sort_by_key(|(number, _)| *number);
    Ok(outcome)
}

/// The rows with the same key, after unifying the names of owners.
fn repeated_by_whatever_name<S: Sheet>(sheet: &S, source: &ImportFile<'_>) -> Result<Repeated> {
    let mut keys: Vec<(u64, u64)> = Vec::new();
    source.rows.read(&mut |row, _| {
        let (draft, faults, _) = draft(sheet, source, row);
        if faults.is_empty() {
            keys.extend(sheet.key(&draft).map(|key| (hash(&key), row.number)));
        }
        Ok(())
    })?;
    repeated(sheet, source, keys)
}

/// Whether the missing thing may come later in the file.
fn waits(fault: &Fault) -> bool {
    match fault.unknown {
        Some(Unknown::NotYet) => true,
        Some(Unknown::Word { .. } | Unknown::Order { .. } | Unknown::Owner { .. }) | None => false,
    }
}

fn place_row<S: Sheet>(
    sheet: &mut S,
    change: &mut Change<'_>,
    source: &ImportFile<'_>,
    repeated: &Repeated,
    row: &Row,
) -> Result<Result<Placed, Vec<Fault>>> {
    let (draft, mut faults, has_folded) = draft(sheet, source, row);
    if let Some(other) = repeated.refused.get(&row.number) {
        faults.push(Fault::of_cell(source.binding.name(sheet.key_column()), format!("row {other} has the same")));
    }
    if !faults.is_empty() {
        look_up(sheet, change, source, &draft, &mut faults)?;
        return Ok(Err(faults));
    }
    let ImportFile { file, detail, audience, words, .. } = *source;
    let place = RowPlace { file, row: row.number, detail, audience, words };
    match change.attempt(|change| sheet.place(change, &draft, &place)) {
        Ok(mut placed) => {
            placed.notes.extend(has_folded.then(|| source.words.importing.reference_folded.to_owned()));
            Ok(Ok(placed))
        }
        Err(Stop::Row(faults)) => {
            sheet.taken_back();
            Ok(Err(faults.into_iter().map(|fault| in_words_of_file(fault, source)).collect()))
        }
        Err(Stop::Whole(error)) => Err(error),
    }
}

/// Adds the unknown names of a row to its faults. Anything created in the process is rolled back.
fn look_up<S: Sheet>(
    sheet: &mut S,
    change: &mut Change<'_>,
    source: &ImportFile<'_>,
    draft: &S::Draft,
    faults: &mut Vec<Fault>,
) -> Result<()> {
    let looked_up: Result<(), Stop> = change.attempt(|change| {
        sheet.look_up(change, draft)?;
        Err(Stop::Row(Vec::new()))
    });
    sheet.taken_back();
    match looked_up {
        Ok(()) => Ok(()),
        Err(Stop::Row(more)) => {
            faults.extend(more.into_iter().map(|fault| in_words_of_file(fault, source)));
            Ok(())
        }
        Err(Stop::Whole(error)) => Err(error),
    }
}

/// What a row says that it is about, and the owner whose part it is about, as far as they can be read.
fn subject<S: Sheet>(sheet: &S, source: &ImportFile<'_>, row: &Row) -> (Option<String>, Vec<String>) {
    let mut cells = Cells::new(source.binding, row);
    let key = cells.line(sheet.key_column());
    (key, cells.line("owner").into_iter().filter(|_| sheet.key_column() != "owner").collect())
}

/// A row as far as it can be read, what is wrong with its cells, and whether spaces in a reference were folded.
fn draft<S: Sheet>(sheet: &S, source: &ImportFile<'_>, row: &Row) -> (S::Draft, Vec<Fault>, bool) {
    let mut cells = Cells::new(source.binding, row);
    let draft = sheet.draft(&mut cells);
    let (faults, has_folded) = cells.found();
    (draft, faults, has_folded)
}

/// Names the column as in the file.
fn in_words_of_file(fault: Fault, source: &ImportFile<'_>) -> Fault {
    Fault { column: fault.column.map(|column| source.binding.name(&column).to_owned()), ..fault }
}

fn hash(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
