//! Finds the row with the column names, below titles, dates and instructions.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use crate::error::Result;
use crate::import::read::bad::bad_file;
use crate::model::matching::folded;
use crate::model::plan::HeaderRemark;

/// The number of nonblank rows examined.
pub(super) const N_LOOKED_AT: usize = 50;

/// The longest column name, in characters.
const LONGEST_NAME: usize = 120;

/// The rows with the column names, from 1, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeaderRows {
    pub first: u64,
    pub last: u64,
}

impl FromStr for HeaderRows {
    type Err = String;

    /// Reads `3`, or `3-4` for names in two rows.
    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let number = |text: &str| text.trim().parse::<u64>().ok().filter(|number| *number > 0);
        match (number(first), number(last)) {
            (Some(first), Some(last)) if first <= last && last - first < 10 => Ok(Self { first, last }),
            _ => Err("it is the number of a row, as 3, or of two rows, as 3-4".to_owned()),
        }
    }
}

impl fmt::Display for HeaderRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}-{}", self.first, self.last) }
    }
}

/// A possible header: its row number and its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct HeaderLine {
    pub(super) number: u64,
    pub(super) cells: Vec<String>,
}

/// Names that identify a header, normalised by `same_name`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeaderNames {
    /// Columns that it can have.
    pub known: HashSet<String>,
    /// Columns that it has, as a mapping names them.
    pub spoken_of: HashSet<String>,
}

/// Normalises a column name: case, accents, and the difference between space, hyphen and underscore do not matter.
pub fn same_name(column: &str) -> String {
    let words = folded(column);
    words.split(|c: char| c.is_whitespace() || c == '_' || c == '-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

/// The index in `lines`, the first nonblank rows of a file, of the one with the column names: the one with known names; else
/// the first one, or if that has fewer cells than the following rows, the first that has as many and looks like names.
/// `None` if no row does.
pub(super) fn find(lines: &[HeaderLine], names: &HeaderNames) -> Option<usize> {
    if let Some(place) = by_names(lines, names) {
        return Some(place);
    }
    let widths: Vec<usize> = lines.iter().map(|line| filled(line).count()).collect();
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    // A single row that is wider than all others does not count.
    let usual = sorted.iter().rev().nth(1).or(sorted.first()).copied()?;
    if widths[0] * 2 > usual {
        return Some(0);
    }
    lines.iter().zip(&widths).position(|(line, width)| *width * 10 >= usual * 7 && is_of_names(line))
}

/// The header among the first rows of the file `name`; remarks about it go to `remarks`.
///
/// # Errors
/// `Error::BadFile` if no row looks like a header.
pub(super) fn chosen(
    name: &str,
    mut lines: Vec<HeaderLine>,
    names: &HeaderNames,
    remarks: &mut Vec<HeaderRemark>,
) -> Result<Option<HeaderLine>> {
    let Some(first_row) = lines.first().map(|line| line.number) else { return Ok(None) };
    let Some(place) = find(&lines, names) else {
        let why = "no row looks like the names of the columns";
        return Err(bad_file(name, why, format!("{HEADER_ROW}; the first row that holds something is {first_row}")));
    };
    let row = lines[place].number;
    remarks.extend((place > 0).then_some(HeaderRemark::Below { row, first: first_row }));
    if let Some(below) = lines.get(place + 1).filter(|below| is_second(&lines[place], below)) {
        remarks.push(HeaderRemark::GoesOn { row, last: below.number });
    }
    Ok(Some(lines.swap_remove(place)))
}

/// Whether a row continues the header above it: it names a column without a name there, and its first cell is empty.
fn is_second(header: &HeaderLine, below: &HeaderLine) -> bool {
    let cell = |line: &HeaderLine, at: usize| line.cells.get(at).is_some_and(|cell| !cell.trim().is_empty());
    let n = header.cells.len().max(below.cells.len());
    let last_named = (0..n).rev().find(|at| cell(header, *at)).unwrap_or(0);
    let names_another = (0..=last_named).any(|at| cell(below, at) && !cell(header, at));
    let n_below = filled(below).count();
    cell(header, 0) && !cell(below, 0) && names_another && n_below >= 2 && filled(below).all(|cell| cell.chars().count() <= 40)
}

/// Refuses a header beyond the end of the file; `n_read` is the number of the last row, `empty` the message and hint for an
/// empty file.
///
/// # Errors
/// `Error::BadFile`.
pub(super) fn refuse_blank(
    name: &str,
    header: &[HeaderLine],
    asked: Option<HeaderRows>,
    n_read: u64,
    empty: (&str, &str),
) -> Result<()> {
    let is_blank = header.iter().all(|line| filled(line).next().is_none());
    match asked {
        None if header.is_empty() => Err(bad_file(name, empty.0, empty.1)),
        Some(rows) if header.is_empty() && n_read < rows.first => {
            Err(bad_file(name, format!("there is no row {}", rows.first), HEADER_ROW))
        }
        Some(rows) if is_blank => Err(bad_file(format!("{name}:{}", rows.first), "the row of the header is blank", HEADER_ROW)),
        Some(_) | None => Ok(()),
    }
}

const HEADER_ROW: &str = "--header-row N says in which row the names stand, --header-row 3-4 in which two";

fn by_names(lines: &[HeaderLine], names: &HeaderNames) -> Option<usize> {
    let folded: Vec<HashSet<String>> = lines.iter().map(|line| filled(line).map(same_name).collect::<HashSet<_>>()).collect();
    if !names.spoken_of.is_empty()
        && let Some(place) = folded.iter().position(|cells| names.spoken_of.is_subset(cells))
    {
        return Some(place);
    }
    let n_known = |cells: &HashSet<String>| cells.intersection(&names.known).count();
    if folded.first().is_some_and(|first| n_known(first) > 0) {
        return Some(0);
    }
    let is_header = |cells: &HashSet<String>| n_known(cells) >= 2 && n_known(cells) * 2 >= cells.len();
    let best = folded.iter().filter(|cells| is_header(cells)).map(n_known).max()?;
    folded.iter().position(|cells| is_header(cells) && n_known(cells) == best)
}

fn filled(line: &HeaderLine) -> impl Iterator<Item = &str> {
    line.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
}

/// Whether the cells look like names rather than values: short, and most of them with letters.
fn is_of_names(line: &HeaderLine) -> bool {
    let n = filled(line).count();
    let n_lettered = filled(line).filter(|cell| cell.chars().any(char::is_alphabetic)).count();
    n_lettered * 3 >= n * 2 && filled(line).all(|cell| cell.chars().count() <= LONGEST_NAME)
}

#[cfg(test)]
mod tests {
    use super::{HeaderLine, HeaderNames, HeaderRows, find, is_second, same_name};

    #[track_caller]
    fn case(rows: &[&[&str]], known: &[&str], spoken_of: &[&str], expected: Option<usize>) {
        let lines: Vec<HeaderLine> = (1..)
            .zip(rows)
            .map(|(number, cells)| HeaderLine { number, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() })
            .collect();
        let set = |names: &[&str]| names.iter().map(|name| same_name(name)).collect();
        assert_eq!(find(&lines, &HeaderNames { known: set(known), spoken_of: set(spoken_of) }), expected);
    }

    #[test]
    fn the_first_row_is_the_header_unless_it_is_a_title() {
        case(&[&["No", "Text"], &["1", "Do it"]], &[], &[], Some(0));
        case(&[&["Text"], &["Do it"]], &[], &[], Some(0));
        case(&[&["Register of 2019"], &["No", "Text", "State"], &["1", "Do it", "Done"]], &[], &[], Some(1));
        let titled: &[&[&str]] =
            &[&["Ministry", "", ""], &["As of 1 May"], &["No", "Text", "State"], &["1", "Do it", ""], &["2", "Do that", "Done"]];
        case(titled, &[], &[], Some(2));
    }

    #[test]
    fn a_row_of_values_is_no_header() {
        case(&[&["Register"], &["1", "2", "3"], &["4", "5", "6"]], &[], &[], None);
    }

    #[test]
    fn known_names_are_found_among_instructions() {
        let rows: &[&[&str]] =
            &[&["Fill in", "the white cells", "only", "please"], &["ref", "Text", "State"], &["1", "Do it", "x"]];
        case(rows, &["ref", "text"], &[], Some(1));
        case(rows, &[], &["State", "Text"], Some(1));
        case(rows, &[], &["Nothing"], Some(0));
    }

    #[test]
    fn names_in_two_rows_are_noticed() {
        let line = |cells: &[&str]| HeaderLine { number: 1, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() };
        let header = line(&["No", "Text", "Status", "", "Note"]);
        assert!(is_second(&header, &line(&["", "", "2021", "2022", ""])));
        assert!(!is_second(&header, &line(&["1", "Do it", "open", "done", ""])));
        assert!(!is_second(&header, &line(&["", "Part one"])));
    }

    #[test]
    fn rows_of_a_header_are_one_or_a_few() {
        assert_eq!("3".parse(), Ok(HeaderRows { first: 3, last: 3 }));
        assert_eq!("3-4".parse(), Ok(HeaderRows { first: 3, last: 4 }));
        assert!(["0", "4-3", "x", "1-99", ""].iter().all(|text| text.parse::<HeaderRows>().is_err()));
    }
}
