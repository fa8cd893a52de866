//! Rows as intended: a cell that means "as above" gets the value above, and rows that do not belong to the table (totals,
//! notes, repeated headers) are skipped.

use std::cell::Cell;

use super::mapping::{Mapping, same_name, same_value};
use crate::error::Result;
use crate::import::read::rows::{RawCell, Read, Row, Rows};
use crate::model::plan::HeaderRemark;

/// The rows of a file, adjusted by the mapping.
pub struct Shaped {
    rows: Box<dyn Rows>,
    /// The position of a column, and its text for "as above".
    fills: Vec<(usize, Vec<String>)>,
    /// The position of a column, and its text in rows to skip.
    skips: Vec<(usize, Vec<String>)>,
    n_passed_over: Cell<u64>,
}

impl Shaped {
    pub fn new(rows: Box<dyn Rows>, mapping: &Mapping) -> Self {
        let header = rows.header().iter().enumerate();
        let places = |of: &std::collections::HashMap<String, Vec<String>>| {
            let named = |(place, name): (usize, &String)| Some((place, of.get(&same_name(name))?.clone()));
            header.clone().filter_map(named).collect::<Vec<_>>()
        };
        let (fills, skips) = (places(&mapping.fills), places(&mapping.skips));
        Self { rows, fills, skips, n_passed_over: Cell::new(0) }
    }

    /// The number of rows skipped in the last reading.
    pub fn n_passed_over(&self) -> u64 {
        self.n_passed_over.get()
    }

    fn is_passed_over(&self, row: &Row) -> bool {
        let is_one_of = |text: &str, words: &[String]| {
            let value = same_value(text);
            words.iter().any(|word| match word.strip_suffix('*') {
                Some(beginning) => value.starts_with(beginning.trim_end()) && !value.is_empty(),
                None => value == *word,
            })
        };
        // One row of a two-row header may be repeated alone.
        let is_name = |field: &RawCell, name: &str| {
            let (text, name) = (same_name(text_of(field)), same_name(name));
            let rest = name.strip_prefix(&text).map(|rest| rest.starts_with('_'));
            let before = name.strip_suffix(&text).map(|before| before.ends_with('_'));
            !text.is_empty() && (name == text || rest == Some(true) || before == Some(true))
        };
        let is_header = || {
            let filled = || row.fields.iter().zip(self.rows.header()).filter(|(field, _)| **field != RawCell::Empty);
            filled().nth(1).is_some() && filled().all(|(field, name)| is_name(field, name))
        };
        self.skips.iter().any(|(place, words)| is_one_of(row.fields.get(*place).map_or("", text_of), words)) || is_header()
    }
}

impl Rows for Shaped {
    fn header(&self) -> &[String] {
        self.rows.header()
    }

    fn table(&self) -> Option<&str> {
        self.rows.table()
    }

    fn remarks(&self) -> Vec<HeaderRemark> {
        self.rows.remarks()
    }

    fn read(&self, each: &mut dyn FnMut(&Row, Read) -> Result<()>) -> Result<()> {
        let mut above: Vec<RawCell> = vec![RawCell::Empty; self.fills.len()];
        let mut n_passed_over = 0;
        let read = self.rows.read(&mut |row, read| {
            if self.is_passed_over(row) {
                n_passed_over += 1;
                return Ok(());
            }
            if self.fills.is_empty() {
                return each(row, read);
            }
            let mut row = row.clone();
            for ((place, words), above) in self.fills.iter().zip(&mut above) {
                let Some(field) = row.fields.get_mut(*place) else { continue };
                if words.contains(&same_value(text_of(field))) && !matches!(field, RawCell::List(_) | RawCell::Fault(_)) {
                    field.clone_from(above);
                } else {
                    above.clone_from(field);
                }
            }
            each(&row, read)
        });
        self.n_passed_over.set(n_passed_over);
        read
    }
}

fn text_of(field: &RawCell) -> &str {
    match field {
        RawCell::Text(text) => text,
        RawCell::Empty | RawCell::List(_) | RawCell::Fault(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{Mapping, RawCell, Read, Result, Row, Rows, Shaped};

    struct Few(Vec<String>, Vec<Row>);

    impl Rows for Few {
        fn header(&self) -> &[String] {
            &self.0
        }

        fn read(&self, each: &mut dyn FnMut(&Row, Read) -> Result<()>) -> Result<()> {
            self.1.iter().try_for_each(|row| each(row, Read::default()))
        }
    }

    #[track_caller]
    fn case(mapping: &str, rows: &[[&str; 2]], expected: &[[&str; 2]]) {
        let field = |text: &&str| if text.is_empty() { RawCell::Empty } else { RawCell::Text((*text).to_owned()) };
        let row = |(number, cells): (u64, &[&str; 2])| Row { number, fields: cells.iter().map(field).collect(), fault: None };
        let few = Few(vec!["Owner".to_owned(), "Text".to_owned()], (2..).zip(rows).map(row).collect());
        let shaped = Shaped::new(Box::new(few), &Mapping::parse(mapping, "m").expect("a mapping"));
        let mut told = Vec::new();
        let read = shaped.read(&mut |row, _| {
            told.push([super::text_of(&row.fields[0]).to_owned(), super::text_of(&row.fields[1]).to_owned()]);
            Ok(())
        });
        read.expect("they can be read");
        assert_eq!(told, expected);
        assert_eq!(shaped.n_passed_over(), (rows.len() - expected.len()) as u64);
    }

    #[test]
    fn a_cell_can_mean_as_above() {
        let mapping = "fill.Owner = [\"\", \"See  above\"]";
        case(
            mapping,
            &[["A", "1"], ["", "2"], ["see above", "3"], ["B", "4"]],
            &[["A", "1"], ["A", "2"], ["A", "3"], ["B", "4"]],
        );
        case("fill.Owner = \"idem\"", &[["A", "1"], ["", "2"], ["Idem", "3"]], &[["A", "1"], ["", "2"], ["", "3"]]);
    }

    #[test]
    fn rows_to_skip_are_skipped() {
        case("skip.Owner = \"Total*\"", &[["A", "1"], ["Total:", "2"], ["Totals of B", ""]], &[["A", "1"]]);
        case("skip.Text = \"\"", &[["A", "1"], ["Part two", ""]], &[["A", "1"]]);
        case("", &[["A", "1"], ["Owner", "TEXT"], ["Owner", "1"]], &[["A", "1"], ["Owner", "1"]]);
        case("", &[["Own", "Text"], ["Owner", "x"], ["A", "Owner"]], &[["Own", "Text"], ["Owner", "x"], ["A", "Owner"]]);
    }
}
