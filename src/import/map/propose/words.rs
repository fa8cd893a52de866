//! Which of our words a foreign value clearly means. A guess matches an entry of a list, with at most one wrong letter, so it
//! can't ignore a negation: `not started` is a separate entry, and `not accepted` does not match `accepted`.

use super::meanings::meanings;
use crate::model::matching::{folded, n_negations};

/// The word of `known` that `value`, in our column `key`, clearly means; what is asked (`implemented?`) is not said.
pub fn guess_word(key: &str, value: &str, known: &[&'static str]) -> Option<&'static str> {
    if value.contains(['?', '¿']) {
        return None;
    }
    let value = plain(value);
    let entries = || {
        let own = known.iter().map(|&word| (plain(word), word));
        let listed = meanings(key).iter().flat_map(|(word, meant)| meant.split('|').map(|one| (plain(one), *word)));
        own.chain(listed.filter(|(_, word)| known.contains(word)))
    };
    let exact = entries().find(|(entry, _)| *entry == value);
    let slip = || entries().find(|(entry, _)| is_slip(&value, entry));
    exact.or_else(slip).map(|(_, word)| word)
}

/// Whether a value means "nothing": `N/A`, `-`, `TBD`.
pub fn says_nothing(value: &str) -> bool {
    const NOTHING: &str = "|n a|na|nil|null|nan|tbd|tbc|to be determined|to be confirmed|unknown|not available|not specified|\
        unspecified|not stated|inconnu|inconnue|non precise|a determiner|a definir|desconhecido|\
        nao especificado";
    NOTHING.split('|').any(|one| one == plain(value))
}

/// Whether two names differ in one letter.
pub fn is_same_but_for_a_slip(a: &str, b: &str) -> bool {
    is_slip(&plain(a), &plain(b))
}

/// Words in lower case without accents and punctuation, separated by single spaces.
pub fn plain(text: &str) -> String {
    let text = folded(text);
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// One letter replaced, added, missing or swapped, in a text that is long enough and begins with the same letters; and the
/// same number of negations on both sides.
fn is_slip(value: &str, entry: &str) -> bool {
    const SHORTEST: usize = 8;
    let begins_alike = value.chars().take(2).eq(entry.chars().take(2));
    entry.chars().count() >= SHORTEST
        && begins_alike
        && strsim::osa_distance(value, entry) == 1
        && n_negations(value) == n_negations(entry)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_ne, proptest};
    use proptest::sample::select;

    use super::super::meanings::{PRIORITY, RESPONSE, STATUS};
    use super::{guess_word, meanings, plain, says_nothing};
    use crate::model::vocabulary::{Response, Status, Vocabulary};

    fn known(key: &str) -> Vec<&'static str> {
        match key {
            "status" => Status::ALL.iter().map(|word| word.as_str()).collect(),
            "response" => Response::ALL.iter().map(|word| word.as_str()).collect(),
            _ => meanings(key).iter().map(|(word, _)| *word).collect(),
        }
    }

    #[track_caller]
    fn case(key: &str, value: &str, expected: Option<&str>) {
        assert_eq!(guess_word(key, value, &known(key)), expected, "{key}: {value}");
    }

    #[test]
    fn a_value_is_guessed_if_it_clearly_means_the_same() {
        case("status", "In Progres", Some("in-progress"));
        case("status", "Partially Implemented", Some("partly-implemented"));
        case("status", "Mise en œuvre", Some("implemented"));
        case("status", "NÃO INICIADA", Some("not-started"));
        case("status", "Implementation not started", Some("not-started"));
        case("response", "Not accepted", Some("declined"));
        case("response", "Supported", Some("accepted"));
        case("priority", "Medium", Some("normal"));
    }

    #[test]
    fn an_ambiguous_value_is_not_guessed() {
        for value in ["Open", "Closed", "No progress", "proposed", "Not implemented", "Pending", "accepted", "", "7"] {
            case("status", value, None);
        }
        for value in ["Implemented (partially)", "implemented?", "¿Cumplido?", "Not fully implemented", "unimplemented"] {
            case("status", value, None);
        }
    }

    #[test]
    fn words_for_nothing_are_recognised() {
        assert!(["N/A", "n.a.", "-", "–", " ", "TBD"].iter().all(|value| says_nothing(value)));
        assert!(!says_nothing("Not applicable"));
    }

    #[test]
    fn no_entry_belongs_to_two_words() {
        for list in [STATUS, RESPONSE, PRIORITY] {
            let mut entries: Vec<String> = list.iter().flat_map(|(_, meant)| meant.split('|').map(plain)).collect();
            entries.sort_unstable();
            let n = entries.len();
            entries.dedup();
            assert_eq!(entries.len(), n);
        }
    }

    fn every_entry() -> Vec<(&'static str, String)> {
        let of = |key: &'static str| {
            let meant = meanings(key).iter().flat_map(|(_, meant)| meant.split('|').map(str::to_owned));
            meant.chain(known(key).into_iter().map(str::to_owned)).map(move |entry| (key, entry)).collect::<Vec<_>>()
        };
        ["status", "response", "priority", "kind", "channel"].into_iter().flat_map(of).collect()
    }

    const NEGATIONS: [&str; 26] = [
        "not ",
        "Not yet ",
        "no ",
        "non ",
        "non-",
        "un",
        "in",
        "im",
        "dis",
        "never ",
        "not fully ",
        "not been ",
        "without being ",
        "isn't ",
        "yet to be ",
        "failed to be ",
        "cannot be ",
        "far from ",
        "pas ",
        "pas encore ",
        "n'est pas ",
        "jamais ",
        "sans ",
        "não ",
        "ainda não ",
        "sin ",
    ];

    proptest! {
        #[test]
        fn no_guessed_value_negates_its_word(entry in select(every_entry()), negation in select(NEGATIONS.to_vec())) {
            let (key, entry) = entry;
            let plainly = guess_word(key, &entry, &known(key));
            let negated = guess_word(key, &format!("{negation}{entry}"), &known(key));
            if negated.is_some() {
                prop_assert_ne!(plainly, negated);
            }
        }
    }
}
