//! Several values in one cell.

use super::mapping::PASSED_OVER;

/// What stands between `;`.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|piece| !piece.is_empty() && *piece != PASSED_OVER)
}

/// What stands between `;` and the separators, whatever their case.
pub(super) fn split<'t>(text: &'t str, separators: &[String]) -> Vec<&'t str> {
    let mut singles: Vec<&str> = text.split(';').collect();
    for separator in separators {
        singles = singles.into_iter().flat_map(|single| split_at(single, separator)).collect();
    }
    singles.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

fn split_at<'t>(text: &'t str, separator: &str) -> Vec<&'t str> {
    // A line break is one however it is written.
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
    fn a_cell_is_parted_where_the_mapping_says_so() {
        case("A, B", &[], &["A, B"]);
        case("A; B", &[], &["A", "B"]);
        case("A, B & C", &[",", " & "], &["A", "B", "C"]);
        case("Health AND Justice and Sandland", &[" and "], &["Health", "Justice", "Sandland"]);
        case("A\r\nB\n\nC", &["\n"], &["A", "B", "C"]);
        case("É/ß/", &["/"], &["É", "ß"]);
    }
}
