//! A title for a text without one: its first sentence.

use crate::model::matching::folded;

/// The most characters of such a title.
const LONGEST: usize = 80;

/// The first sentence of `text` that says something, on one line, without its number and its final mark; cut at a word if it
/// is longer than 80 characters, including the `…`.
pub fn title_of(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let sentences = sentences(&words);
    let telling = sentences.iter().find(|sentence| says_something(sentence));
    let in_capitals = || sentences.iter().find(|sentence| n_letters(sentence) > 3);
    let sentence = telling.or_else(in_capitals).or(sentences.first()).map(|sentence| sentence.join(" ")).unwrap_or_default();
    cut_at_word(sentence.trim_end_matches(['.', ';', ',', ':']), LONGEST)
}

/// The text in at most `longest` characters; what is longer ends with a whole word and `…`.
pub fn cut_at_word(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let head: String = text.chars().take(longest.saturating_sub(1)).collect();
    let is_whole_word = text[head.len()..].starts_with(' ');
    let cut = if is_whole_word { head.as_str() } else { head.rsplit_once(' ').map_or(head.as_str(), |(kept, _)| kept) };
    format!("{}…", cut.trim_end_matches([',', ';', ':', ' ']))
}

/// The sentences, without the numbers before them.
fn sentences<'w, 't>(words: &'w [&'t str]) -> Vec<&'w [&'t str]> {
    let ends = (0..words.len()).filter(|&place| {
        let before = place.checked_sub(1).and_then(|before| words.get(before)).copied();
        is_last(before, words[place], words.get(place + 1).copied())
    });
    let mut rest = words;
    let mut sentences: Vec<&[&str]> = Vec::new();
    for end in ends.chain([words.len().saturating_sub(1)]) {
        let n = (end + 1).saturating_sub(words.len() - rest.len()).min(rest.len());
        let (sentence, later) = rest.split_at(n);
        let n_numbers = sentence.iter().take_while(|word| is_number(word) && !is_of_initials(word)).count();
        // A sentence of numbers alone is one.
        let start = if n_numbers < sentence.len() { n_numbers } else { 0 };
        if !sentence.is_empty() {
            sentences.push(&sentence[start..]);
        }
        rest = later;
    }
    sentences
}

/// Whether a sentence ends with `word`: not with a number of a list (`That: a. All police`), an abbreviation, or a full stop
/// before a small letter or a figure (`Art. 5`).
fn is_last(before: Option<&str>, word: &str, next: Option<&str>) -> bool {
    if !word.ends_with('.') {
        return word.ends_with(['!', '?', ';']);
    }
    let is_listed = is_number(word)
        && before.is_none_or(|before| {
            let is_apart = before.ends_with([':', ';', '.', ',']) || is_number(before);
            is_apart && !is_abbreviated(before)
        });
    let is_small = |next: &str| next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) && !is_number(next);
    let goes_on = next.is_some_and(is_small);
    !(is_listed || goes_on || is_abbreviated(word) || (next.is_some() && is_of_initials(word)))
}

/// `U.S.`
fn is_of_initials(word: &str) -> bool {
    let inner = word.trim_start_matches(['(', '"', '“', '«']).trim_end_matches('.');
    let mut parts = inner.split('.');
    inner.contains('.') && parts.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// `2.`, `a)`, `(iv)`, `R.A.1.`: what numbers a sentence, and is none of its words.
fn is_number(word: &str) -> bool {
    let Some(inner) = word.strip_suffix(['.', ')']) else { return false };
    let inner = inner.strip_prefix('(').unwrap_or(inner);
    let is_part = |part: &str| match part.chars().count() {
        0 => false,
        1 => part.chars().all(char::is_alphanumeric),
        2 if part.chars().all(|c| c.is_ascii_digit()) => true,
        _ => part.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X')),
    };
    inner.split('.').all(is_part)
}

fn is_abbreviated(word: &str) -> bool {
    const KNOWN: &str = "e.g.|i.e.|art.|arts.|no.|nos.|nr.|para.|paras.|cf.|viz.|vs.|mr.|mrs.|ms.|dr.|prof.|hon.|st.|sec.|ch.|vol.|fig.|pp.|\
         incl.|approx.|mme.|mlle.|sr.|sra.|cap.|pág.";
    let word = word.trim_start_matches(['(', '"', '“', '«']).to_lowercase();
    KNOWN.split('|').any(|known| known == word)
}

fn n_letters(sentence: &[&str]) -> usize {
    sentence.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphabetic()).count()
}

/// Whether a sentence only says which one it is: `Recommendation 3.`, `Article 5 bis.`, `Recommandation no 4.`
fn is_label(sentence: &[&str]) -> bool {
    const KIND: &str = "recommendation|recommendations|recommandation|recomendacao|recomendacion|article|artigo|articulo|paragraph|\
        paragraphe|paragrafo|parrafo|page|pagina|section|secao|seccion|chapter|chapitre|capitulo|annex|annexe|anexo|item|point|\
        ponto|punto|decision|decisao|action|acao|accion|part|partie|parte|clause|objective|objectif|objetivo|goal|measure|mesure|\
        medida|commitment|engagement|compromisso|resolution|resolucao|resolucion|proposal|finding|conclusion";
    const NUMBER: [&str; 9] = ["no", "nos", "nr", "n°", "nº", "number", "numero", "№", "bis"];
    let bare = |word: &str| folded(word.trim_matches(['.', ',', ':', ';', '(', ')', '[', ']']));
    let is_numeral = |word: &str| {
        let is_short = word.chars().count() <= 8;
        let is_roman = word.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
        is_short && !word.is_empty() && (word.contains(|c: char| c.is_numeric()) || is_roman || word.chars().count() == 1)
    };
    let words: Vec<String> = sentence.iter().map(|word| bare(word)).collect();
    let rest: Vec<&String> = words.iter().filter(|word| !NUMBER.contains(&word.as_str()) && !is_numeral(word)).collect();
    let has_kind = rest.iter().any(|word| KIND.split('|').any(|kind| kind == *word));
    rest.len() < words.len() && (rest.len() <= 1 || (rest.len() == 2 && has_kind))
}

/// Whether a sentence is more than a number, a label or a heading in capitals: not `2.`, `R.A.1.`, `Article 5.` or `OVERVIEW.`
fn says_something(sentence: &[&str]) -> bool {
    let is_word = |word: &&&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && word.chars().any(char::is_lowercase);
    let has_case = sentence.iter().any(|word| word.chars().any(|c| c.is_lowercase() || c.is_uppercase()));
    n_letters(sentence) > 3 && !is_label(sentence) && (!has_case || sentence.iter().any(|word| is_word(&word)))
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
        for label in [
            "Recommendation 3.",
            "Article 5.",
            "Paragraph 12.",
            "Page 34.",
            "Recommandation no 4.",
            "Recommendation No. 4.",
            "Safety Recommendation R-14.",
            "Annex II.",
            "Ponto 2.1.",
            "Recomendação n.º 7.",
        ] {
            assert_eq!(title_of(&format!("{label} The Council should adopt it.")), "The Council should adopt it", "{label}");
        }
        assert_eq!(title_of("Article 5."), "Article 5");
        assert_eq!(title_of("2. OVERVIEW OF PLANS, 2022/23"), "OVERVIEW OF PLANS, 2022/23");
        assert_eq!(title_of("2."), "2");
        assert_eq!(title_of("แผนงาน"), "แผนงาน");
        assert_eq!(title_of(&"é".repeat(100)).chars().count(), 80);
    }

    #[test]
    fn a_full_stop_does_not_end_every_sentence() {
        for (text, title) in [
            ("That: a. All police are trained. b. Others too.", "That: a. All police are trained"),
            ("That police: (i) know. The law", "That police: (i) know"),
            ("(a) Ratify it. Then tell.", "Ratify it"),
            ("Amend Art. 5 of the Act. Tell us.", "Amend Art. 5 of the Act"),
            ("Amend art. V of the Act. Tell us.", "Amend art. V of the Act"),
            ("Refit No. 7 vessels. Now.", "Refit No. 7 vessels"),
            ("Share records, e.g. data (i.e. Figures). Weekly.", "Share records, e.g. data (i.e. Figures)"),
            ("Adopt a plan by 2024. Report on it.", "Adopt a plan by 2024"),
            ("Meet in group A. Report on it.", "Meet in group A"),
            ("Nommer un point focal; le publier.", "Nommer un point focal"),
            ("Is it done? Report.", "Is it done?"),
            ("Dr. Smith, i.e. the U.S. Department, should act. Now.", "Dr. Smith, i.e. the U.S. Department, should act"),
            ("U.N. agencies should meet. Soon.", "U.N. agencies should meet"),
            ("Adopt 2 laws. Soon.", "Adopt 2 laws"),
            ("Adopt it. Article 5 stays.", "Adopt it"),
        ] {
            assert_eq!(title_of(text), title, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_title_is_longer_than_80_characters(text in any::<String>()) {
            prop_assert!(title_of(&text).chars().count() <= 80);
        }
    }
}
