//! A title for a text without one: its first sentence.

/// The most characters of such a title.
const LONGEST: usize = 80;

/// The first sentence of `text` on one line, without its final mark; cut at a word if it is longer than 80 characters,
/// including the `…`.
pub fn title_of(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let sentences = words.split_inclusive(|word| word.ends_with(['.', '!', '?', ';']));
    let telling = sentences.clone().find(|sentence| says_something(sentence));
    let sentence = telling.or(sentences.into_iter().next()).unwrap_or_default().join(" ");
    let sentence = sentence.trim_end_matches(['.', ';', ',', ':']);
    if sentence.chars().count() <= LONGEST {
        return sentence.to_owned();
    }
    let head: String = sentence.chars().take(LONGEST - 1).collect();
    let is_whole_word = sentence[head.len()..].starts_with(' ');
    let cut = if is_whole_word { head.as_str() } else { head.rsplit_once(' ').map_or(head.as_str(), |(kept, _)| kept) };
    format!("{}…", cut.trim_end_matches([',', ';', ':']))
}

/// Whether a sentence is more than a number or a heading in capitals: not `2.`, `R.A.1.` or `OVERVIEW.`
fn says_something(sentence: &[&str]) -> bool {
    let is_word = |word: &&&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && word.chars().any(char::is_lowercase);
    let has_case = sentence.iter().any(|word| word.chars().any(|c| c.is_lowercase() || c.is_uppercase()));
    let n_letters = sentence.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphabetic()).count();
    if has_case { sentence.iter().filter(is_word).count() > 0 && n_letters > 3 } else { n_letters > 3 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::title_of;

    #[test]
    fn a_title_is_the_first_sentence_cut_at_a_word() {
        assert_eq!(title_of("Establish a focal point. It meets\nyearly."), "Establish a focal point");
        assert_eq!(title_of("  Sign the\n  MoU;"), "Sign the MoU");
        let long = "Effective policies and practices must be put in place to address irregular migration, including trafficking";
        assert_eq!(title_of(long), "Effective policies and practices must be put in place to address irregular…");
        assert_eq!(title_of("R.A.1. The State should\nratify it."), "The State should ratify it");
        assert_eq!(title_of("2. OVERVIEW. Adopt a plan"), "Adopt a plan");
        assert_eq!(title_of("OVERVIEW."), "OVERVIEW");
        assert_eq!(title_of("แผนงาน"), "แผนงาน");
        assert_eq!(title_of(&"é".repeat(100)).chars().count(), 80);
    }

    proptest! {
        #[test]
        fn no_title_is_longer_than_80_characters(text in any::<String>()) {
            prop_assert!(title_of(&text).chars().count() <= 80);
        }
    }
}
