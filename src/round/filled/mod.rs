//! A returned file, read row by row. Reading survives common changes to a sheet: moved columns, sorted or missing rows, words
//! of another language, dates as texts. Cells that can't be read become faults with their place. Nothing here knows the
//! register.

mod cells;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};

use self::cells::{Cells, Packed, Placed, filled_row, text_at};
use super::sheet::columns::Column;
use super::sheet::lock::Lock;
use super::sheet::{HIDDEN, xlsx};
use crate::error::{Error, Result};
use crate::import::read::grid::{Grid, grid};
use crate::import::read::input::{Form, ReadOptions};
use crate::model::date::DayOrder;
use crate::model::matching::bare;
use crate::model::reference::one_spaced;
use crate::model::returned::Told;
use crate::model::round::Answer;
use crate::model::vocabulary::{Lang, Vocabulary};
use crate::store::hexadecimal;
use crate::text::words;

/// A returned file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The file name without its folder.
    pub file: String,
    pub sha256: String,
    pub identity: Identity,
    /// Whether the owner reports nothing new on any item.
    pub is_nil: bool,
    pub headings: Headings,
    /// The rows that name an item, in the order of the file, including blank ones.
    pub rows: Vec<FilledRow>,
}

/// The owner of the sheet, if the file still says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    pub round: Option<String>,
    pub owner: Option<String>,
    pub seal: Option<String>,
    pub packed_at: Option<DateTime<Utc>>,
    pub lang: Option<Lang>,
}

/// The headings of the columns, as the file has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headings(Vec<(Column, String)>);

impl Headings {
    /// The heading of a column; its key if the file has no such column.
    pub fn of(&self, wanted: Column) -> String {
        let found = self.0.iter().find(|(column, _)| *column == wanted);
        found.map_or_else(|| wanted.key().to_owned(), |(_, heading)| heading.clone())
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledRow {
    /// Its number as shown in a spreadsheet.
    pub number: u64,
    pub reference: String,
    pub answer: Answer,
    /// Faults: the heading of the column, if any, and the reason.
    pub faults: Vec<(Option<String>, Told)>,
    /// The headings of locked columns whose cells were overwritten.
    pub overwritten: Vec<String>,
    /// The text of the item, as the file has it.
    pub text: Option<String>,
    /// Its lock, from the hidden part.
    pub lock: Option<Lock>,
}

impl FilledRow {
    /// Whether its reference and its text belong to different items.
    pub fn is_torn(&self) -> bool {
        self.faults.iter().any(|(_, told)| matches!(told, Told::TextOf { .. } | Told::ReferenceOverwritten))
    }
}

/// Options for reading a file.
#[derive(Debug, Clone, Copy)]
pub struct Manner<'a> {
    /// Nothing reported can have happened after this day.
    pub today: NaiveDate,
    /// The order of dates such as `03/04/2026`.
    pub order: Option<DayOrder>,
    /// The encoding of a CSV that is not in Unicode.
    pub encoding: Option<&'a str>,
}

/// Reads the file.
///
/// # Errors
/// It can't be read, or is not one of our sheets: no row has the headings.
pub fn read(path: &Path, manner: &Manner<'_>) -> Result<Filled> {
    // Among several returns some may be workbooks, which have no encoding.
    let has_encoding = !Form::of_name(path).is_some_and(Form::is_workbook);
    let encoding = manner.encoding.filter(|_| has_encoding).map(str::to_owned);
    let reading = ReadOptions { encoding, ..ReadOptions::default() };
    let hidden = grid(path, &reading, HIDDEN)?;
    let is_ours = |grid: &Grid| grid.first().is_some_and(|row| text_at(row, 1).as_deref() == Some(xlsx::FORM));
    let (identity, packed, name) = hidden.as_ref().filter(|grid| is_ours(grid)).map(self::hidden).unwrap_or_default();
    let candidates: Vec<String> = name
        .into_iter()
        .chain(Lang::ALL.iter().map(|lang| words(*lang).round.sheet.answers.to_owned()))
        .chain(["2", "1", "3"].map(str::to_owned))
        .collect();
    let mut found = None;
    for sheet in &candidates {
        let Some(grid) = grid(path, &reading, sheet)? else { continue };
        if let Some(header) = header(&grid) {
            found = Some((grid, header));
            break;
        }
    }
    let file = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let Some((table, (place, columns))) = found else {
        return Err(Error::Rule {
            message: format!("{} is not a sheet of a round: no row has the headings of reference and status", path.display()),
            hint: "return the sheet that was sent, or key the answers into it".to_owned(),
        });
    };
    let headings = Headings(columns.iter().map(|(column, _, heading)| (*column, heading.clone())).collect());
    let is_nil = is_nil(path, &reading)?;
    let mut filled = Filled { file, sha256: sha256(path)?, identity, is_nil, headings, rows: Vec::new() };
    for row in &table[place + 1..] {
        let cells = Cells { row, columns: &columns };
        filled.take_identity(&cells);
        filled.rows.extend(filled_row(&cells, &packed, manner, &filled.identity));
    }
    refuse_twice(&mut filled.rows);
    Ok(filled)
}

/// The content of the hidden sheet: the owner, the state of the rows, and the name of the sheet with the table.
fn hidden(grid: &Grid) -> (Identity, Packed, Option<String>) {
    let mut identity = Identity::default();
    let (mut packed, mut sheet, mut is_below) = (Packed::new(), None, false);
    for row in grid {
        let (Some(first), second) = (text_at(row, 0), text_at(row, 1)) else { continue };
        if is_below {
            packed.extend(second.as_deref().and_then(Lock::parse).map(|lock| (key(&first), (first, lock))));
            continue;
        }
        match first.as_str() {
            "round" => identity.round = second,
            "owner" => identity.owner = second,
            "seal" => identity.seal = second,
            "packed_at" => identity.packed_at = second.as_deref().and_then(instant),
            "lang" => identity.lang = second.as_deref().and_then(Lang::from_word),
            "sheet" => sheet = second,
            "ref" => is_below = true,
            _ => {}
        }
    }
    (identity, packed, sheet)
}

/// The position of the row with the headings, and of each column.
fn header(grid: &Grid) -> Option<(usize, Vec<Placed>)> {
    grid.iter().enumerate().find_map(|(place, row)| {
        let mut columns: Vec<Placed> = Vec::new();
        for at in 0..row.fields.len() {
            let Some(heading) = text_at(row, at) else { continue };
            if let Some(column) = Column::named(&heading).filter(|one| !columns.iter().any(|(known, ..)| known == one)) {
                columns.push((column, at, heading));
            }
        }
        let has = |wanted: Column| columns.iter().any(|(column, ..)| *column == wanted);
        (has(Column::Reference) && has(Column::Status)).then_some((place, columns))
    })
}

/// Whether the box for "nothing to report" is ticked.
fn is_nil(path: &Path, reading: &ReadOptions) -> Result<bool> {
    let names = Lang::ALL.iter().map(|lang| words(*lang).round.sheet.read_me);
    for name in names {
        let Some(page) = grid(path, reading, name)? else { continue };
        for row in &page {
            let is_box = |text: &str| Lang::ALL.iter().any(|lang| bare(words(*lang).round.sheet.nothing_new) == bare(text));
            let Some(at) = (0..row.fields.len()).find(|at| text_at(row, *at).is_some_and(|text| is_box(&text))) else { continue };
            let mut others = (0..row.fields.len()).filter(|other| *other != at);
            let ticked = others.find_map(|at| text_at(row, at)).unwrap_or_default();
            let is_yes = Lang::ALL.iter().any(|lang| bare(words(*lang).round.sheet.yes) == bare(&ticked));
            return Ok(is_yes || matches!(bare(&ticked).as_str(), "x" | "y" | "o" | "1" | "true"));
        }
    }
    Ok(false)
}

impl Filled {
    /// In CSV every row names its owner; the first row counts, and a row from another sheet is a fault.
    fn take_identity(&mut self, cells: &Cells<'_>) {
        let identity = &mut self.identity;
        if identity.seal.is_none() && identity.owner.is_none() {
            identity.round = cells.text(Column::Round).or_else(|| identity.round.take());
            identity.owner = cells.text(Column::Owner);
            identity.seal = cells.text(Column::Seal);
            identity.packed_at = cells.text(Column::PackedAt).as_deref().and_then(instant);
        }
    }
}

/// Refuses rows of one item that contradict each other; of identical rows it keeps the first.
fn refuse_twice(rows: &mut Vec<FilledRow>) {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut doubled: Vec<(usize, usize)> = Vec::new();
    let mut gone: Vec<usize> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        if row.reference.is_empty() || row.is_torn() || row.answer.is_blank() && row.faults.is_empty() {
            continue;
        }
        match first.get(&key(&row.reference)) {
            None => drop(first.insert(key(&row.reference), place)),
            Some(&known) if rows[known].answer == row.answer && row.faults.is_empty() => gone.push(place),
            Some(&known) => doubled.push((known, place)),
        }
    }
    for (a, b) in doubled {
        let numbers = [rows[a].number, rows[b].number];
        for (place, other) in [(a, numbers[1]), (b, numbers[0])] {
            rows[place].faults.push((None, Told::AnsweredTwice(other)));
        }
    }
    for place in gone.into_iter().rev() {
        rows.remove(place);
    }
}

/// The form in which references are compared.
pub(in crate::round) fn key(reference: &str) -> String {
    one_spaced(reference).to_lowercase()
}

fn instant(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|instant| instant.with_timezone(&Utc))
}

fn sha256(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|source| Error::io(format!("can't read {}", path.display()), source))?;
    Ok(hexadecimal(&Sha256::new().chain_update(bytes).finalize()))
}
