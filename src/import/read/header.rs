//! The header of a table whose cells have places but no names of their own (CSV, workbooks): which names it gives, what is
//! wrong with it, and the fields of a row in its order.

use std::collections::HashMap;

use crate::error::Result;
use crate::import::read::bad::{MOST_COLUMNS, bad_file};
use crate::import::read::rows::{Field, Row};

/// The columns that have a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    file: String,
    names: Vec<String>,
    /// For each cell of a row, which of the names it belongs to.
    places: Vec<Option<usize>>,
}

impl Columns {
    /// Reads the header from the cells of its row, line breaks folded to spaces. A column without a name may be there, if
    /// it holds nothing.
    ///
    /// # Errors
    /// `Error::BadFile` where a name stands twice, or there is none, or there are too many.
    pub(super) fn new(file: &str, number: u64, cells: &[String]) -> Result<Self> {
        let place = format!("{file}:{number}");
        let mut columns = Self { file: file.to_owned(), names: Vec::new(), places: Vec::new() };
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (at, cell) in cells.iter().enumerate() {
            let name = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            if name.is_empty() {
                columns.places.push(None);
                continue;
            }
            if name.contains('\0') {
                let why = "the name of a column has a NUL character";
                return Err(bad_file(format!("{place}:{}", letter(at)), why, "mend the header"));
            }
            if let Some(first) = seen.insert(name.clone(), at) {
                let why = format!("the columns {} and {} are both called `{name}`", letter(first), letter(at));
                return Err(bad_file(place, why, "give one of them another name"));
            }
            columns.places.push(Some(columns.names.len()));
            columns.names.push(name);
        }
        if columns.names.is_empty() {
            return Err(bad_file(place, "no column has a name", "--header-row N says in which row the names stand"));
        }
        if cells.len() > MOST_COLUMNS {
            let why = format!("there are more than {MOST_COLUMNS} columns");
            return Err(bad_file(place, why, "take out the columns that hold nothing"));
        }
        Ok(columns)
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// How a column is called in a message: by its name, or else by its letter.
    pub(super) fn called(&self, at: usize) -> String {
        let name = self.places.get(at).copied().flatten().and_then(|place| self.names.get(place));
        name.cloned().unwrap_or_else(|| letter(at))
    }

    /// Puts the cells of a row into the order of the names. None for a blank row.
    ///
    /// # Errors
    /// `Error::BadFile` where a column without a name holds something.
    pub(super) fn row(&self, number: u64, cells: impl Iterator<Item = Field>) -> Result<Option<Row>> {
        let mut row = Row { number, fields: vec![Field::Empty; self.names.len()], fault: None };
        let mut last_filled = None;
        for (at, field) in cells.enumerate().filter(|(_, field)| *field != Field::Empty) {
            match self.places.get(at) {
                Some(&Some(place)) => row.fields[place] = field,
                Some(None) | None if is_blank(&field) => continue,
                Some(None) => {
                    let place = format!("{}:{number}:{}", self.file, letter(at));
                    let why = format!("column {} holds something here, but has no name in the header", letter(at));
                    return Err(bad_file(place, why, "give it a name, or empty it"));
                }
                None => {}
            }
            last_filled = Some(at);
        }
        let Some(last_filled) = last_filled else { return Ok(None) };
        if last_filled >= self.places.len() {
            row.fault = Some(format!("has {} cells, the header has {}", last_filled + 1, self.places.len()));
        }
        let is_blank = row.fault.is_none() && row.fields.iter().all(is_blank);
        Ok(if is_blank { None } else { Some(row) })
    }
}

/// The letter by which a spreadsheet calls the column at `at`, the first being 0 and `A`.
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

fn is_blank(field: &Field) -> bool {
    match field {
        Field::Empty => true,
        Field::Text(text) => text.trim().is_empty(),
        Field::List(_) | Field::Fault(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, letter};
    use crate::import::read::rows::Field;

    fn header(cells: &[&str]) -> Result<Columns, String> {
        let cells: Vec<String> = cells.iter().map(|&cell| cell.to_owned()).collect();
        Columns::new("a.csv", 1, &cells).map_err(|error| error.to_string())
    }

    /// Its fields and its fault; none of a blank row.
    type Told = Option<(Vec<Field>, Option<String>)>;

    fn fields(columns: &Columns, cells: &[&str]) -> Result<Told, String> {
        let fields = cells.iter().map(|&cell| if cell.is_empty() { Field::Empty } else { Field::Text(cell.to_owned()) });
        let row = columns.row(2, fields).map_err(|error| error.to_string())?;
        Ok(row.map(|row| (row.fields, row.fault)))
    }

    #[track_caller]
    fn refused(cells: &[&str], why: &str) {
        assert_eq!(header(cells).map(|_| ()), Err(why.to_owned()));
    }

    #[test]
    fn a_column_has_the_letter_of_a_spreadsheet() {
        let letters = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letter);
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_name_with_line_breaks_is_folded() {
        assert_eq!(
            header(&[" due \r\n on\t", "b"]).map(|columns| columns.names().to_vec()),
            Ok(vec!["due on".into(), "b".into()])
        );
    }

    #[test]
    fn a_name_that_stands_twice_and_a_header_without_names_are_refused() {
        refused(&["ref", "", "title", "ref"], "a.csv:1: the columns A and D are both called `ref`");
        refused(&["", " "], "a.csv:1: no column has a name");
    }

    #[test]
    fn a_column_without_a_name_may_hold_nothing() {
        let columns = header(&["ref", "", "title"]).expect("a header");
        let text = |text: &str| Field::Text(text.to_owned());
        assert_eq!(fields(&columns, &["1", "", "a"]), Ok(Some((vec![text("1"), text("a")], None))));
        let refused = "a.csv:2:B: column B holds something here, but has no name in the header";
        assert_eq!(fields(&columns, &["1", "x", "a"]), Err(refused.to_owned()));
    }

    #[test]
    fn a_short_row_ends_in_empty_cells_and_a_long_one_is_a_fault_where_it_holds_something() {
        let columns = header(&["ref", "title"]).expect("a header");
        let one = vec![Field::Text("1".to_owned()), Field::Empty];
        assert_eq!(fields(&columns, &["1"]), Ok(Some((one.clone(), None))));
        assert_eq!(fields(&columns, &["1", "", "", ""]), Ok(Some((one.clone(), None))));
        let fault = Some("has 4 cells, the header has 2".to_owned());
        assert_eq!(fields(&columns, &["1", "", "", "x"]), Ok(Some((one, fault))));
    }

    #[test]
    fn a_row_of_blanks_is_no_row() {
        let columns = header(&["ref", "title"]).expect("a header");
        assert_eq!(fields(&columns, &["", " ", "\t"]), Ok(None));
        assert_eq!(fields(&columns, &[]), Ok(None));
    }
}
