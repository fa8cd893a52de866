//! The header of a table whose cells have positions but no names (CSV, workbooks): its names, its faults, and the fields of a
//! row in its order.

use std::collections::HashSet;

use crate::error::Result;
use crate::import::read::bad::{MOST_COLUMNS, bad_file};
use crate::import::read::header_row::HeaderLine;
use crate::import::read::rows::{RawCell, Row};

/// The columns that have a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    names: Vec<String>,
    /// For each cell of a row, the index of its name.
    places: Vec<Option<usize>>,
    seen: HashSet<String>,
}

impl Columns {
    /// Reads the header from the cells of its rows, with line breaks as spaces. Duplicate names get a number; a column without
    /// a name gets one only if it holds something.
    ///
    /// # Errors
    /// `Error::BadFile` if there is no name, or there are too many.
    pub(super) fn new(file: &str, header: &[HeaderLine]) -> Result<Self> {
        let number = header.last().map_or(0, |line| line.number);
        let place = format!("{file}:{number}");
        let mut columns = Self::default();
        let n_columns = header.iter().map(|line| line.cells.len()).max().unwrap_or(0);
        for at in 0..n_columns {
            let name = joined_name(header, at);
            if name.is_empty() {
                columns.places.push(None);
                continue;
            }
            if name.contains('\0') {
                let why = "the name of a column has a NUL character";
                return Err(bad_file(format!("{place}:{}", letter(at)), why, "mend the header"));
            }
            columns.places.push(Some(columns.names.len()));
            columns.add(&name);
        }
        if columns.names.is_empty() {
            return Err(bad_file(place, "no column has a name", "--header-row N says in which row the names stand"));
        }
        if n_columns > MOST_COLUMNS {
            let why = format!("there are more than {MOST_COLUMNS} columns");
            return Err(bad_file(place, why, "take out the columns that hold nothing"));
        }
        Ok(columns)
    }

    /// Whether a column between others has no name.
    pub(super) fn has_unnamed(&self) -> bool {
        self.places.contains(&None)
    }

    /// Looks at the cells of a row: a nonblank cell in a column without a name gives it one.
    pub(super) fn see(&mut self, cells: impl Iterator<Item = bool>) {
        let filled: Vec<usize> = cells
            .enumerate()
            .filter(|(at, is_filled)| *is_filled && self.places.get(*at) == Some(&None))
            .map(|(at, _)| at)
            .collect();
        for at in filled {
            self.places[at] = Some(self.names.len());
            self.add(&format!("(column {})", letter(at)));
        }
    }

    /// Adds a name; a duplicate gets a number.
    fn add(&mut self, name: &str) {
        let mut told_apart = name.to_owned();
        let mut number = 2;
        while !self.seen.insert(told_apart.clone()) {
            told_apart = format!("{name} ({number})");
            number += 1;
        }
        self.names.push(told_apart);
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The name of a column in messages, or else its letter.
    pub(super) fn called(&self, at: usize) -> String {
        let name = self.places.get(at).copied().flatten().and_then(|place| self.names.get(place));
        name.cloned().unwrap_or_else(|| letter(at))
    }

    /// Puts the cells of a row into the order of the names. `None` for a blank row.
    pub(super) fn row(&self, number: u64, cells: impl Iterator<Item = RawCell>) -> Option<Row> {
        let mut row = Row { number, fields: vec![RawCell::Empty; self.names.len()], fault: None };
        let mut last_filled = None;
        for (at, field) in cells.enumerate().filter(|(_, field)| *field != RawCell::Empty) {
            match self.places.get(at) {
                Some(&Some(place)) => row.fields[place] = field,
                Some(None) => continue,
                None if is_blank(&field) => continue,
                None => {}
            }
            last_filled = Some(at);
        }
        let last_filled = last_filled?;
        if last_filled >= self.places.len() {
            row.fault = Some(format!("has {} cells, the header has {}", last_filled + 1, self.places.len()));
        }
        let is_blank = row.fault.is_none() && row.fields.iter().all(is_blank);
        if is_blank { None } else { Some(row) }
    }
}

/// The name of the column at `at`: the text in the last row of the header, after those in the rows above. A name that covers
/// several columns is above the first of them.
fn joined_name(header: &[HeaderLine], at: usize) -> String {
    let cell = |line: &HeaderLine, at: usize| line.cells.get(at).map_or_else(String::new, |cell| in_one_line(cell));
    let Some((last, above)) = header.split_last() else { return String::new() };
    let own = cell(last, at);
    let mut parts: Vec<String> = Vec::new();
    for line in above {
        let mut part = cell(line, at);
        if part.is_empty() && !own.is_empty() {
            // It belongs to the name on the left, if that one also has names below it.
            let left = (0..at).rev().find(|left| !cell(line, *left).is_empty());
            part = left.filter(|left| !cell(last, *left).is_empty()).map_or_else(String::new, |left| cell(line, left));
        }
        if !part.is_empty() && parts.last() != Some(&part) && part != own {
            parts.push(part);
        }
    }
    if !own.is_empty() {
        parts.push(own);
    }
    parts.join(" ")
}

fn in_one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The spreadsheet letter of the column at `at`; 0 is `A`.
pub(super) fn letter(at: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = at + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).expect("less than 26")));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Whether a field is blank.
pub(super) fn is_blank(field: &RawCell) -> bool {
    match field {
        RawCell::Empty => true,
        RawCell::Text(text) => text.trim().is_empty(),
        RawCell::List(_) | RawCell::Fault(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, HeaderLine, letter};
    use crate::import::read::rows::RawCell;

    fn header_of(rows: &[&[&str]]) -> Result<Columns, String> {
        let line = |cells: &&[&str]| HeaderLine { number: 1, cells: cells.iter().map(|&cell| cell.to_owned()).collect() };
        Columns::new("a.csv", &rows.iter().map(line).collect::<Vec<_>>()).map_err(|error| error.to_string())
    }

    fn header(cells: &[&str]) -> Result<Columns, String> {
        header_of(&[cells])
    }

    /// Its fields and its fault; none of a blank row.
    type Told = Option<(Vec<RawCell>, Option<String>)>;

    fn fields(columns: &Columns, cells: &[&str]) -> Told {
        let fields = cells.iter().map(|&cell| if cell.is_empty() { RawCell::Empty } else { RawCell::Text(cell.to_owned()) });
        columns.row(2, fields).map(|row| (row.fields, row.fault))
    }

    #[track_caller]
    fn named(rows: &[&[&str]], names: &[&str]) {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(header_of(rows).map(|columns| columns.names().to_vec()), Ok(names));
    }

    #[test]
    fn a_column_has_the_letter_of_a_spreadsheet() {
        let letters = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letter);
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_name_with_line_breaks_is_folded() {
        named(&[&[" due \r\n on\t", "b"]], &["due on", "b"]);
    }

    #[test]
    fn duplicate_names_get_a_number() {
        named(&[&["ref", "", "title", "ref", "ref (2)", "ref"]], &["ref", "title", "ref (2)", "ref (2) (2)", "ref (3)"]);
        assert_eq!(header(&["", " "]).map(|_| ()), Err("a.csv:1: no column has a name".to_owned()));
    }

    #[test]
    fn a_name_in_two_rows_is_joined() {
        named(
            &[&["No", "Text", "Status", "", "Note"], &["", "", "2021", "2022", ""]],
            &["No", "Text", "Status 2021", "Status 2022", "Note"],
        );
        named(
            &[&["Follow-up", "", "", ""], &["Status", "", "Note", "Day"]],
            &["Follow-up Status", "Follow-up Note", "Follow-up Day"],
        );
    }

    #[test]
    fn a_column_without_a_name_gets_one_if_it_holds_something() {
        let mut columns = header(&["ref", "", "title"]).expect("a header");
        let text = |text: &str| RawCell::Text(text.to_owned());
        assert_eq!(fields(&columns, &["1", "x", "a"]), Some((vec![text("1"), text("a")], None)));
        assert!(columns.has_unnamed());
        columns.see([true, true, true, true].into_iter());
        assert_eq!(columns.names(), ["ref", "title", "(column B)"]);
        assert_eq!(fields(&columns, &["1", "x", "a"]), Some((vec![text("1"), text("a"), text("x")], None)));
    }

    #[test]
    fn a_short_row_ends_in_empty_cells_and_a_long_one_is_a_fault_if_it_holds_something() {
        let columns = header(&["ref", "title"]).expect("a header");
        let one = vec![RawCell::Text("1".to_owned()), RawCell::Empty];
        assert_eq!(fields(&columns, &["1"]), Some((one.clone(), None)));
        assert_eq!(fields(&columns, &["1", "", "", ""]), Some((one.clone(), None)));
        let fault = Some("has 4 cells, the header has 2".to_owned());
        assert_eq!(fields(&columns, &["1", "", "", "x"]), Some((one, fault)));
    }

    #[test]
    fn a_blank_row_is_skipped() {
        let columns = header(&["ref", "title"]).expect("a header");
        assert_eq!(fields(&columns, &["", " ", "\t"]), None);
        assert_eq!(fields(&columns, &[]), None);
    }
}
