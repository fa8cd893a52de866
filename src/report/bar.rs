//! A stacked bar in text: shapes, not colours, tell its parts apart.

use crate::model::progress::Counts;
use crate::model::vocabulary::Status;
use crate::text::Words;

/// The parts of a bar, from left to right: a shape, and the statuses that it stands for.
pub const PARTS: [(char, &[Status]); 6] = [
    ('█', &[Status::Implemented]),
    ('▓', &[Status::PartlyImplemented]),
    ('▒', &[Status::InProgress]),
    ('░', &[Status::NotStarted, Status::OnHold, Status::Continuing]),
    ('×', &[Status::Superseded, Status::NotApplicable, Status::Dropped, Status::Lapsed]),
    ('·', &[Status::NotReported]),
];

/// A bar of `width` cells, shared out by the largest remainders, of equal ones first to the larger part; what is there at all has a cell while there is room.
/// Empty where nothing is counted.
pub fn bar(counts: &Counts, width: usize) -> String {
    let parts = PARTS.map(|(_, statuses)| statuses.iter().map(|&status| counts.n(status) as usize).sum::<usize>());
    let cells = share_out(parts, width);
    PARTS.iter().zip(cells).flat_map(|((shape, _), n)| std::iter::repeat_n(*shape, n)).collect()
}

/// What the shapes mean, in one line; none is parted from its meaning where the line is folded.
pub fn legend(words: &Words) -> String {
    let label = |statuses: &[Status]| match statuses {
        [only] => (words.labels.status)(*only),
        [Status::NotStarted, ..] => words.remarks.other_open,
        _ => words.remarks.closed,
    };
    PARTS.map(|(shape, statuses)| format!("{shape} {}", label(statuses)).replace(' ', "\u{a0}")).join("   ")
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
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{Counts, PARTS, Status, bar, legend, share_out};
    use crate::model::vocabulary::{Assurance, Lang, Vocabulary};
    use crate::text::words;

    #[test]
    fn the_bar_shows_every_status_by_a_shape() {
        let mut n_parts = 0;
        for status in Status::ALL {
            let mut counts = Counts::default();
            counts.add(*status, Assurance::None, false, false);
            let shapes = bar(&counts, 3);
            assert_eq!(shapes.chars().count(), 3, "{status}");
            n_parts += PARTS.iter().filter(|(shape, _)| shapes.starts_with(*shape)).count();
        }
        assert_eq!(n_parts, Status::ALL.len());
        assert_eq!(bar(&Counts::default(), 20), "");
    }

    #[test]
    fn one_of_many_is_still_seen() {
        assert_eq!(share_out([1, 0, 999], 20), [1, 0, 19]);
        assert_eq!(share_out([1, 1, 1], 20), [7, 7, 6]);
    }

    #[test]
    fn the_legend_names_every_shape() {
        for lang in Lang::ALL {
            let legend = legend(words(*lang));
            assert!(PARTS.iter().all(|(shape, _)| legend.contains(*shape)), "{legend}");
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
