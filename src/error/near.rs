//! The existing names that are closest to an unknown one. Names no command.

use super::Error;
use crate::model::matching::n_negations;

impl Error {
    /// "did you mean …?" with the closest names; `None` if nothing is close.
    pub fn near(&self) -> Option<String> {
        match self {
            Self::NoRecommendation { alike, .. }
            | Self::NoOwner { alike, .. }
            | Self::NoMeeting { alike, .. }
            | Self::NoRound { alike, .. }
            | Self::NoReturn { alike, .. }
                if !alike.is_empty() =>
            {
                let names: Vec<String> = alike.iter().map(|name| format!("`{name}`")).collect();
                Some(format!("did you mean {}?", names.join(" or ")))
            }
            _ => None,
        }
    }
}

/// "did you mean …?" with the closest words, or all of them if none is close.
pub(crate) fn nearest_known<S: AsRef<str>>(key: &str, known: &[S]) -> String {
    let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    let nearest = known.iter().map(|name| (strsim::jaro_winkler(key, name), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((likeness, name)) if likeness > 0.8 => format!("did you mean `{name}`?"),
        _ => format!("there are {}", known.join(", ")),
    }
}

/// The word of a closed list that was mistyped; `None` if `typed` may mean another, such as its contrary.
pub(crate) fn nearest_word<'w>(typed: &str, known: &[&'w str]) -> Option<&'w str> {
    const UN: [&str; 8] = ["un", "in", "im", "dis", "non", "mis", "des", "de"];
    let typed = typed.trim().to_lowercase();
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let typed_words = words(&typed);
    let is_slip = |a: &str, b: &str| strsim::osa_distance(a, b) <= (b.chars().count() / 4).max(1);
    let is_meant = |word: &&&str| {
        let known_words = words(word);
        let is_begun = typed.len() >= 4 && word.starts_with(&typed);
        let is_mistyped = if typed_words.len() == known_words.len() {
            typed_words.iter().zip(&known_words).all(|(a, b)| is_slip(a, b))
        } else {
            typed_words.len() < known_words.len() && strsim::osa_distance(&typed, word) <= 2
        };
        let negates = UN.iter().any(|un| typed.strip_prefix(un).is_some_and(|rest| strsim::osa_distance(rest, word) <= 1));
        let is_closed_up = typed_words.concat() == known_words.concat();
        is_closed_up || ((is_begun || is_mistyped) && !negates && n_negations(&typed) == n_negations(word))
    };
    known.iter().filter(is_meant).min_by_key(|word| strsim::osa_distance(&typed, word)).copied()
}

/// The names in backticks, the last two joined by `word`.
pub(crate) fn quoted<S: AsRef<str>>(names: &[S], word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} {word} {last}", before.join(", ")),
        _ => quoted.join(""),
    }
}

#[cfg(test)]
mod tests {
    use super::nearest_word;

    #[track_caller]
    fn case(typed: &str, meant: Option<&str>) {
        let known = [
            "proposed",
            "accepted",
            "declined",
            "dropped",
            "superseded",
            "implemented",
            "partly-implemented",
            "in-progress",
            "not-started",
        ];
        assert_eq!(nearest_word(typed, &known), meant, "{typed}");
    }

    #[test]
    fn a_mistyped_word_is_named() {
        case("implmented", Some("implemented"));
        case("In progres", Some("in-progress"));
        case("partly implemente", Some("partly-implemented"));
        case("not-startet", Some("not-started"));
        case("notstarted", Some("not-started"));
        case("accept", Some("accepted"));
    }

    #[test]
    fn the_contrary_of_a_word_is_not_named_for_it() {
        for typed in [
            "Not accepted",
            "unaccepted",
            "non-implemented",
            "0% implemented",
            "implemented: no",
            "not implemented",
            "fully implemented",
        ] {
            case(typed, None);
        }
        for typed in ["unimplemented", "Não implementado", "Not superseded", "undeclined"] {
            case(typed, None);
        }
        let responses = ["proposed", "accepted", "noted"];
        assert_eq!((nearest_word("Dropped", &responses), nearest_word("proposed", &["dropped"])), (None, None));
    }
}
