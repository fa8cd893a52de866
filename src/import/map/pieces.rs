//! Several values in one cell.

use super::mapping::PASSED_OVER;
use crate::model::states;

/// The values separated by `;`.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|piece| !piece.is_empty() && *piece != PASSED_OVER)
}

/// The values separated by `;` or the given separators, in any case. The name of a state stays whole: `Trinidad and Tobago`.
pub(super) fn split<'t>(text: &'t str, separators: &[String]) -> Vec<&'t str> {
    let mut singles: Vec<&str> = text.split(';').collect();
    for separator in separators {
        singles = singles.into_iter().flat_map(|single| split_at(single, separator)).collect();
    }
    singles.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

fn split_at<'t>(text: &'t str, separator: &str) -> Vec<&'t str> {
    // Line breaks of every form are equal.
    if separator == "\n" {
        return text.split(['\n', '\r']).collect();
    }
    if states::by_name(text).is_some() {
        return vec![text];
    }
    let lower = text.to_ascii_lowercase();
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in lower.match_indices(&separator.to_ascii_lowercase()) {
        if at >= start {
            pieces.push(&text[start..at]);
            start = at + separator.len();
        }
    }
    pieces.push(&text[start..]);
    with_states_whole(text, &pieces)
}

/// The pieces of `text`, in which those that are the name of a state together are one.
fn with_states_whole<'t>(text: &'t str, pieces: &[&'t str]) -> Vec<&'t str> {
    /// No name of a state has more.
    const MOST: usize = 3;
    let place = |piece: &str| piece.as_ptr() as usize - text.as_ptr() as usize;
    let mut whole = Vec::with_capacity(pieces.len());
    let mut rest = pieces;
    while let Some((first, later)) = rest.split_first() {
        let joined = (1..MOST.min(rest.len())).rev().find_map(|last| {
            let name = &text[place(first)..place(rest[last]) + rest[last].len()];
            states::by_name(name).map(|_| (name, last))
        });
        let (piece, n_more) = joined.unwrap_or((first, 0));
        whole.push(piece);
        rest = &later[n_more..];
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::split;

    #[track_caller]
    fn case(text: &str, separators: &[&str], expected: &[&str]) {
        let separators: Vec<String> = separators.iter().map(|one| (*one).to_owned()).collect();
        assert_eq!(split(text, &separators), expected);
    }

    #[test]
    fn a_cell_is_split_as_the_mapping_says() {
        case("A, B", &[], &["A, B"]);
        case("A; B", &[], &["A", "B"]);
        case("A, B & C", &[",", " & "], &["A", "B", "C"]);
        case("Health AND Justice and Sandland", &[" and "], &["Health", "Justice", "Sandland"]);
        case("A\r\nB\n\nC", &["\n"], &["A", "B", "C"]);
        case("É/ß/", &["/"], &["É", "ß"]);
    }

    #[test]
    fn the_name_of_a_state_is_not_torn() {
        case("Trinidad and Tobago", &[",", " and "], &["Trinidad and Tobago"]);
        case("Zambia, Bosnia and Herzegovina and Chad", &[",", " and "], &["Zambia", "Bosnia and Herzegovina", "Chad"]);
        case("Chad, Tanzania, United Republic of, Malawi", &[","], &["Chad", "Tanzania, United Republic of", "Malawi"]);
        case("Guinea, Equatorial Guinea, Niger", &[","], &["Guinea", "Equatorial Guinea", "Niger"]);
        case("Antigua & Barbuda & IOM", &[" & "], &["Antigua & Barbuda", "IOM"]);
    }
}
