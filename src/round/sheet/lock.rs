//! The lock of a row, in the hidden part of a sheet: the status when it was packed, a few digits of each locked cell's digest,
//! which detect overwritten cells, and a mark that only somebody who has the register can make.

use sha2::{Digest, Sha256};

use super::Row;
use crate::model::matching::folded;
use crate::model::reference::one_spaced;
use crate::model::vocabulary::Vocabulary;
use crate::round::sheet::columns::Column;
use crate::store::hexadecimal;

/// The number of hexadecimal digits for each cell.
const N_DIGITS: usize = 8;

/// The number of locked cells.
const N_CELLS: usize = Column::LOCKED.len();

/// A lock as the sheet carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// The status when the sheet was packed.
    pub status: String,
    cells: [String; N_CELLS],
    pub mark: String,
}

impl Lock {
    /// The lock of a row.
    pub fn of(row: &Row) -> Self {
        let mut place = 0;
        let cells = row.locked().map(|cell| {
            place += 1;
            digits(place - 1, cell)
        });
        Self { status: row.status.as_str().to_owned(), cells, mark: row.mark.clone() }
    }

    /// Reads a lock; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace().map(str::to_owned);
        let status = words.next()?;
        let cells: Vec<String> = words.by_ref().take(N_CELLS).collect();
        let mark = words.next()?;
        Some(Self { status, cells: cells.try_into().ok()?, mark })
    }

    /// As it is written on the sheet.
    pub fn text(&self) -> String {
        format!("{} {} {}", self.status, self.cells.join(" "), self.mark)
    }

    /// Everything that the mark vouches for.
    pub fn marked(&self, packed_at: &str) -> String {
        format!("{packed_at}\n{} {}", self.status, self.cells.join(" "))
    }

    /// Whether the cell of the locked column at `place` is as it was packed. White space is ignored, as programs change it.
    pub fn is_intact(&self, place: usize, cell: &str) -> bool {
        self.cells.get(place).is_some_and(|expected| *expected == digits(place, cell))
    }
}

/// Whether two texts are the same but for white space.
pub fn is_same_text(a: &str, b: &str) -> bool {
    plain(a) == plain(b)
}

fn digits(place: usize, cell: &str) -> String {
    let is_reference = Column::LOCKED.get(place) == Some(&Column::Reference);
    let cell = if is_reference { folded(&one_spaced(cell)) } else { plain(cell) };
    let mut digits = hexadecimal(&Sha256::new().chain_update(plain(&cell)).finalize());
    digits.truncate(N_DIGITS);
    digits
}

fn plain(cell: &str) -> String {
    cell.trim_start_matches('\'').split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Lock, Row};
    use crate::model::vocabulary::Status;

    #[test]
    fn a_changed_cell_is_noticed_and_white_space_is_ignored() {
        let row = Row {
            reference: "MRU-2006-90".to_owned(),
            text: "a text\nof two lines".to_owned(),
            due: "2027-03-31".to_owned(),
            last_status: "in progress".to_owned(),
            last_note: String::new(),
            status: Status::InProgress,
            mark: "abc".to_owned(),
        };
        let lock = Lock::parse(&row.lock().text()).expect("a lock");
        assert_eq!((lock.status.as_str(), lock.mark.as_str()), ("in-progress", "abc"));
        assert!(lock.is_intact(0, " mru-2006-90 "));
        assert!(!lock.is_intact(0, "MRU-2006-91"));
        assert!(lock.is_intact(1, "a text of two lines "));
        assert!(!lock.is_intact(2, "2028-03-31"));
        assert!(lock.is_intact(4, ""));
        assert_eq!(Lock::parse("in-progress 0 0 0 0"), None);
    }
}
