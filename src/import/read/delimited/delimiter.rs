//! Recognises the delimiter of a text: the one that splits its first rows into the most consistent columns.

use std::io::{self, Read};

use crate::import::read::delimited::records::{Next, Record, Records};
use crate::import::read::encoding::{Decoded, Found};

/// In order of preference, if nothing else decides: commas are common in texts, tabs are not.
const DELIMITERS: [u8; 4] = [b'\t', b';', b'|', b','];

/// For a text without a delimiter.
const NONE: u8 = b',';

/// How much of a text is examined, in bytes and in rows.
const SAMPLE: u64 = 256 * 1024;
const N_ROWS: usize = 200;

/// Finds the delimiter in the rows of `file`, starting from row `header_row` if given. A text without one has a single column
/// and gets the comma.
///
/// # Errors
/// What the file says.
pub(super) fn find<R: Read>(mut file: impl FnMut() -> io::Result<R>, found: Found, header_row: Option<u64>) -> io::Result<u8> {
    let mut best: Option<(Score, u8)> = None;
    for delimiter in DELIMITERS {
        let sample = Decoded::new(file()?.take(SAMPLE), found);
        let score = score(&widths(&mut Records::new(sample, delimiter), header_row)?);
        if score.is_some_and(|score| best.is_none_or(|(least, _)| score.is_better_than(least))) {
            best = score.map(|score| (score, delimiter));
        }
    }
    Ok(best.map_or(NONE, |(_, delimiter)| delimiter))
}

/// Numbers of rows and columns.
#[derive(Debug, Clone, Copy)]
struct Score {
    rows: usize,
    /// The number of rows with as many cells as the header.
    alike: usize,
    columns: usize,
}

impl Score {
    fn is_better_than(self, other: Self) -> bool {
        let (share, other_share) = (self.alike * other.rows, other.alike * self.rows);
        (share, self.columns) > (other_share, other.columns)
    }
}

/// `None` if nothing is split. An unsplit first row can be a title; then the number of cells in the majority of rows counts.
fn score(widths: &[usize]) -> Option<Score> {
    let first = *widths.first()?;
    let n_alike = |columns: usize| widths.iter().filter(|&&width| width == columns).count();
    let columns = if first > 1 { first } else { widths.iter().copied().max_by_key(|width| (n_alike(*width), *width))? };
    let alike = n_alike(columns);
    let is_usual = first > 1 || (widths.len() > 2 && alike * 2 > widths.len());
    (columns > 1 && is_usual).then_some(Score { rows: widths.len(), alike, columns })
}

/// The number of cells of each row, starting with the header. The last row of a sample may be cut off, and counts only if it is
/// the only one.
fn widths<R: Read>(records: &mut Records<R>, header_row: Option<u64>) -> io::Result<Vec<usize>> {
    let mut widths = Vec::new();
    let mut record = Record::default();
    while widths.len() <= N_ROWS && records.next(&mut record)? == Next::Record {
        if header_row.is_none_or(|header_row| record.number >= header_row) {
            widths.push(record.n_cells());
        }
    }
    if records.n_read() == SAMPLE && widths.len() > 2 {
        widths.pop();
    }
    Ok(widths)
}
