//! Text comparison for searching: case, accents and ligatures do not matter.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// Text without case and accents, `œ` and `æ` as two letters. Vowel signs and tone marks of Thai, Hindi and similar scripts count as letters, not accents.
pub fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    folded
}

/// Text without case, accents, punctuation and spaces, so that names typed differently compare equal.
pub fn bare(text: &str) -> String {
    folded(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The number of words that negate, in English, French, Portuguese and Spanish.
pub fn n_negations(text: &str) -> usize {
    const NO: [&str; 14] =
        ["no", "not", "non", "never", "without", "ne", "pas", "aucun", "aucune", "sans", "nao", "sem", "nunca", "sin"];
    folded(text).split(|c: char| !c.is_alphanumeric()).filter(|word| NO.contains(word)).count()
}

/// As `folded`, into a buffer that the caller reuses.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    let mut rest = text;
    while !rest.is_empty() {
        let n_ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let begin = folded.len();
        folded.push_str(&rest[..n_ascii]);
        folded[begin..].make_ascii_lowercase();
        let mut other = rest[n_ascii..].chars();
        if let Some(c) = other.next() {
            decompose_canonical(c, |part| {
                if let Some(letters) = parted(part) {
                    folded.push_str(letters);
                } else if !is_accent(part) {
                    folded.extend(part.to_lowercase());
                }
            });
        }
        rest = other.as_str();
    }
}

/// Where `words` occur in `text`, ignoring case and accents: byte ranges, in order, not touching each other.
pub fn found(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let (plain, origins) = folded_with_origins(text);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for word in words.iter().map(|word| folded(word)).filter(|word| !word.is_empty()) {
        for (start, _) in plain.match_indices(word.as_str()) {
            ranges.push(origins[start].start..origins[start + word.len() - 1].end);
        }
    }
    ranges.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut().filter(|last| last.end >= range.start) {
            Some(last) => last.end = last.end.max(range.end),
            None => apart.push(range),
        }
    }
    apart
}

/// The letters of a ligature, which many keyboards lack: `mise en oeuvre` is `mise en œuvre`.
fn parted(c: char) -> Option<&'static str> {
    match c {
        'œ' | 'Œ' => Some("oe"),
        'æ' | 'Æ' => Some("ae"),
        _ => None,
    }
}

/// A mark that can be left out without changing the word: accents of Latin, Greek and Cyrillic, points of Hebrew
/// and Arabic.
fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{487}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'
            | '\u{5c1}'..='\u{5c2}'
            | '\u{5c4}'..='\u{5c5}'
            | '\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// The folded text, and for each of its bytes the character that it came from, with the marks that follow it.
fn folded_with_origins(text: &str) -> (String, Vec<Range<usize>>) {
    let mut plain = String::with_capacity(text.len());
    let mut origins: Vec<Range<usize>> = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        let before = plain.len();
        for c in std::iter::once(c).nfd().filter(|&c| !is_accent(c)) {
            match parted(c) {
                Some(letters) => plain.push_str(letters),
                None => plain.extend(c.to_lowercase()),
            }
        }
        if plain.len() == before {
            // A combining mark belongs to the letter before it.
            let letter = origins.last().cloned();
            let same = origins.iter_mut().rev().take_while(|origin| letter.as_ref().is_some_and(|one| one.start == origin.start));
            same.for_each(|origin| origin.end = end);
        }
        origins.resize(plain.len(), start..end);
    }
    (plain, origins)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::{folded, found};

    #[track_caller]
    fn case(text: &str, words: &[&str], marked: &[&str]) {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let parts: Vec<&str> = found(text, &words).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, marked);
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(folded("Élaboré À MOÇAMBIQUE"), "elabore a mocambique");
        assert_eq!(folded("Mises en ŒUVRE, Lætitia"), "mises en oeuvre, laetitia");
        assert_eq!(folded("وِزَارَة"), folded("وزارة"));
    }

    #[test]
    fn a_vowel_that_is_written_as_a_mark_makes_another_word() {
        for (one, other) in [("कि", "की"), ("ไม่", "ไม้"), ("が", "か"), ("คน", "คืน")] {
            assert_ne!(folded(one), folded(other));
        }
    }

    #[test]
    fn a_word_is_found_as_it_is_written() {
        case("Pontos focais em Moçambique", &["mocambique", "FOCAIS"], &["focais", "Moçambique"]);
        case("E\u{301}laboré", &["elabore"], &["E\u{301}laboré"]);
        case("focal focal", &["focal", "al f"], &["focal focal"]);
        case("mise en œuvre ou main-d'Œuvre", &["oeuvre"], &["œuvre", "Œuvre"]);
        case("nothing", &["", "else"], &[]);
    }

    proptest! {
        #[test]
        fn what_is_found_is_the_word(text in "[a-cé É\u{301}ßİœ]{0,12}", word in "[a-ceoé]{1,3}") {
            let words = [word.clone()];
            let ranges = found(&text, &words);
            prop_assert!(ranges.iter().all(|range| folded(&text[range.clone()]).contains(&folded(&word))));
            prop_assert!(!ranges.is_empty() || !folded(&text).contains(&folded(&word)));
        }

        #[test]
        fn any_text_can_be_searched(text in any::<String>(), word in any::<String>()) {
            for range in found(&text, &[word]) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
