//! A stacked bar: counts of leaves, from done to silent. In text, its parts differ by shape, not colour.

use crate::model::progress::Counts;
use crate::model::vocabulary::Status;
use crate::report::chart::{Shade, Sign};
use crate::report::table::Column;
use crate::text::Words;

/// The number of leaves of each shade, in the order of `Shade::ALL`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bar {
    pub parts: [u32; PARTS.len()],
}

impl Bar {
    pub fn of(counts: &Counts) -> Self {
        Self { parts: PARTS.map(|(_, statuses)| statuses.iter().map(|&status| counts.n(status)).sum()) }
    }

    pub fn n_total(&self) -> u32 {
        self.parts.iter().sum()
    }

    /// The bar in shapes, `width` cells wide, divided by largest remainders (the larger part first if they are equal). Every part
    /// that is not zero has a cell while there is room. Empty if nothing is counted.
    pub fn shapes(&self, width: usize) -> String {
        let cells = share_out(self.parts.map(|n| n as usize), width);
        PARTS.iter().zip(cells).flat_map(|((shape, _), n)| std::iter::repeat_n(*shape, n)).collect()
    }
}

/// The parts of a bar, from left to right: a shape, and its statuses.
pub const PARTS: [(char, &[Status]); 6] = [
    ('█', &[Status::Implemented]),
    ('▓', &[Status::PartlyImplemented]),
    ('▒', &[Status::InProgress]),
    ('░', &[Status::NotStarted, Status::OnHold, Status::Continuing]),
    ('×', &[Status::Superseded, Status::NotApplicable, Status::Dropped, Status::Lapsed]),
    ('·', &[Status::NotReported]),
];

/// The keys of the columns with the numbers of the parts, in the same order.
pub const KEYS: [&str; PARTS.len()] =
    ["n_implemented", "n_partly_implemented", "n_in_progress", "n_other_open", "n_closed", "n_not_reported"];

/// Whether the columns include the numbers of all parts.
pub fn has_parts(columns: &[Column]) -> bool {
    KEYS.iter().all(|key| columns.iter().any(|column| column.key == *key))
}

/// The meaning of the shades; a shade of one status has its letter of the matrix.
pub fn signs(words: &Words) -> Vec<Sign> {
    let sign = |shape: char, statuses: &[Status]| match statuses {
        [only] => (words.overviews.letter)(*only).to_string(),
        [Status::NotStarted, ..] => "+".to_owned(),
        _ => shape.to_string(),
    };
    let signs = PARTS.iter().zip(Shade::ALL).map(|((shape, statuses), shade)| Sign {
        sign: sign(*shape, statuses),
        label: label(statuses, words).to_owned(),
        shade,
    });
    signs.collect()
}

fn label(statuses: &[Status], words: &Words) -> &'static str {
    match statuses {
        [only] => (words.labels.status)(*only),
        [Status::NotStarted, ..] => words.remarks.other_open,
        _ => words.remarks.closed,
    }
}

fn share_out<const N: usize>(parts: [usize; N], width: usize) -> [usize; N] {
    let total: usize = parts.iter().sum();
    if total == 0 {
        return [0; N];
    }
    let mut cells = parts.map(|part| part * width / total);
    let mut by_remainder: Vec<usize> = (0..N).collect();
    by_remainder.sort_by_key(|&place| std::cmp::Reverse((parts[place] * width % total, parts[place])));
    let rest = width - cells.iter().sum::<usize>();
    for &place in &by_remainder[..rest] {
        cells[place] += 1;
    }
    for place in 0..N {
        let largest = (0..N).max_by_key(|&other| cells[other]).unwrap_or(place);
        if parts[place] > 0 && cells[place] == 0 && cells[largest] > 1 {
            cells[largest] -= 1;
            cells[place] += 1;
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{Bar, Counts, PARTS, Status, share_out, signs};
    use crate::model::vocabulary::{Assurance, Lang, Vocabulary};
    use crate::text::words;

    #[test]
    fn the_bar_shows_every_status_by_a_shape() {
        let mut n_parts = 0;
        for status in Status::ALL {
            let mut counts = Counts::default();
            counts.add(*status, Assurance::None, false, false);
            let shapes = Bar::of(&counts).shapes(3);
            assert_eq!(shapes.chars().count(), 3, "{status}");
            n_parts += PARTS.iter().filter(|(shape, _)| shapes.starts_with(*shape)).count();
        }
        assert_eq!(n_parts, Status::ALL.len());
        assert_eq!(Bar::default().shapes(20), "");
    }

    #[test]
    fn one_of_many_is_still_seen() {
        assert_eq!(share_out([1, 0, 999], 20), [1, 0, 19]);
        assert_eq!(share_out([1, 1, 1], 20), [7, 7, 6]);
    }

    #[test]
    fn every_shade_has_a_sign_of_its_own() {
        for lang in Lang::ALL {
            let signs: BTreeSet<String> = signs(words(*lang)).into_iter().map(|sign| sign.sign).collect();
            assert_eq!(signs.len(), PARTS.len(), "{lang}");
        }
    }

    proptest! {
        #[test]
        fn a_bar_is_as_wide_as_asked(a in 0usize..500, b in 0usize..500, c in 1usize..500, width in 3usize..60) {
            let cells = share_out([a, b, c], width);
            prop_assert_eq!(cells.iter().sum::<usize>(), width);
            prop_assert!(cells.iter().zip([a, b, c]).all(|(&n, part)| (n > 0) == (part > 0)));
        }
    }
}
