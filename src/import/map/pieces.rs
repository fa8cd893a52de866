//! Several values in one cell.

use super::mapping::PASSED_OVER;

/// The values separated by `;`.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|piece| !piece.is_empty() && *piece != PASSED_OVER)
}

/// The values separated by `;` or the given separators, in any case.
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
    pieces
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
}
