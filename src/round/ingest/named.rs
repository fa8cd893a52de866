//! What a cell of evidence names: web addresses, and the rest in words.

use crate::model::follow_up::Evidence;

/// The web addresses in a cell, and the rest, without the words that joined the two.
pub(super) fn evidence(text: &str) -> (Vec<Evidence>, String) {
    let mut addresses = Vec::new();
    let mut rest: Vec<String> = Vec::new();
    for line in text.split(['\n', ';']) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let found = words.iter().filter(|word| is_address(word));
        addresses.extend(found.map(|word| Evidence {
            place: word.trim_end_matches([',', '.', ')']).trim_start_matches('(').to_owned(),
            sha256: None,
            dated: None,
        }));
        let has_address = words.iter().any(|word| is_address(word));
        let pieces = words.split(|word| is_address(word)).map(|piece| if has_address { without_joints(piece) } else { piece });
        rest.extend(pieces.filter(|piece| !piece.is_empty()).map(|piece| piece.join(" ")));
    }
    (addresses, rest.join("; "))
}

fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches('(');
    word.starts_with("https://") || word.starts_with("http://")
}

/// The words between the first and the last that says something: `and letter no. 5` beside an address is a letter.
fn without_joints<'a, 'b>(piece: &'a [&'b str]) -> &'a [&'b str] {
    const JOINTS: [&str; 15] =
        ["and", "or", "also", "see", "at", "et", "ou", "aussi", "voir", "e", "também", "ver", "em", "plus", "à"];
    let is_joint = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        word.is_empty() || JOINTS.contains(&word.as_str())
    };
    let Some(first) = piece.iter().position(|word| !is_joint(word)) else { return &[] };
    let last = piece.iter().rposition(|word| !is_joint(word)).unwrap_or(first);
    &piece[first..=last]
}

#[cfg(test)]
mod tests {
    use super::evidence;

    #[track_caller]
    fn case(cell: &str, addresses: &[&str], rest: &str) {
        let (found, said) = evidence(cell);
        let places: Vec<&str> = found.iter().map(|one| one.place.as_str()).collect();
        assert_eq!((places.as_slice(), said.as_str()), (addresses, rest));
    }

    #[test]
    fn addresses_are_evidence_and_the_rest_goes_into_the_note() {
        let (one, other) = ("https://example.org/a", "http://example.org/b");
        case("Gazette 12 https://example.org/a, \nhttp://example.org/b; Decree 7", &[one, other], "Gazette 12; Decree 7");
        case("Decree 7", &[], "Decree 7");
        case("see Decree 7", &[], "see Decree 7");
    }

    #[test]
    fn what_joined_an_address_to_the_rest_is_left_out() {
        let one = "https://example.org/a";
        case("https://example.org/a and letter no. 5", &[one], "letter no. 5");
        case("https://example.org/a, e ofício n.º 5", &[one], "ofício n.º 5");
        case("Lettre no 5 et https://example.org/a", &[one], "Lettre no 5");
        case("Letter no. 5 – see also: https://example.org/a & the annex", &[one], "Letter no. 5; the annex");
        case("Gazette (https://example.org/a)", &[one], "Gazette");
        case("see https://example.org/a", &[one], "");
    }
}
