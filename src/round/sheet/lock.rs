//! Detects overwritten locked cells: the hidden part holds a few digits of each cell's digest.

use sha2::{Digest, Sha256};

use crate::store::hexadecimal;

/// The number of hexadecimal digits for each cell.
const N_DIGITS: usize = 8;

/// The digits of each locked cell, separated by spaces.
pub fn lock(cells: [&str; 4]) -> String {
    cells.map(digits).join(" ")
}

/// Whether the cell at `place` still matches `lock`; true if the lock can't be read.
pub fn is_intact(lock: &str, place: usize, cell: &str) -> bool {
    match lock.split(' ').nth(place) {
        Some(expected) if expected.len() == N_DIGITS => expected == digits(cell),
        Some(_) | None => true,
    }
}

/// White space is ignored, as programs change it.
fn digits(cell: &str) -> String {
    let plain: String = cell.trim_start_matches('\'').split_whitespace().collect::<Vec<_>>().join(" ");
    let mut digits = hexadecimal(&Sha256::new().chain_update(plain).finalize());
    digits.truncate(N_DIGITS);
    digits
}

#[cfg(test)]
mod tests {
    use super::{is_intact, lock};

    #[test]
    fn a_changed_cell_is_noticed_and_white_space_is_ignored() {
        let lock = lock(["a text\nof two lines", "2027-03-31", "in progress", ""]);
        assert!(is_intact(&lock, 0, "a text of two lines "));
        assert!(!is_intact(&lock, 1, "2028-03-31"));
        assert!(is_intact(&lock, 3, ""));
        assert!(is_intact("", 1, "anything"));
    }
}
