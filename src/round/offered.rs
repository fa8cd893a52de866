//! The words that a sheet offers, and reading them back: in any of the three languages, ignoring case, accents and hyphens,
//! or as codes.

use crate::model::matching::bare;
use crate::model::returned::Told;
use crate::model::vocabulary::{Cause, Lang, Status, Vocabulary};
use crate::text::{Words, words};

/// The possible answers about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    NoChange,
    Status(Status),
}

/// The statuses that owners report; only the secretariat sets the others.
const STATUSES: [Status; 6] = [
    Status::NotStarted,
    Status::InProgress,
    Status::PartlyImplemented,
    Status::OnHold,
    Status::Implemented,
    Status::NotApplicable,
];

/// The choices in the order of the list, with their words.
pub fn choices(words: &'static Words) -> Vec<(Choice, &'static str)> {
    let statuses = STATUSES.into_iter().map(|status| (Choice::Status(status), (words.labels.status)(status)));
    std::iter::once((Choice::NoChange, words.round.sheet.no_change)).chain(statuses).collect()
}

/// The choice that a cell names.
///
/// # Errors
/// Why it names none: an unknown word, or a status that owners can't report.
pub fn choice(text: &str) -> Result<Choice, Told> {
    let wanted = bare(text);
    for lang in Lang::ALL {
        for (choice, word) in choices(words(*lang)) {
            let is_code = match choice {
                Choice::NoChange => wanted == "nochange",
                Choice::Status(status) => bare(status.as_str()) == wanted,
            };
            if is_code || bare(word) == wanted {
                return Ok(choice);
            }
        }
    }
    let known = Status::ALL.iter().find(|status| is_called(&wanted, status.as_str(), |words| (words.labels.status)(**status)));
    Err(match known {
        Some(status) => Told::NotTheirs(*status),
        None => Told::NoStatus(text.trim().to_owned()),
    })
}

/// The cause that a cell names.
///
/// # Errors
/// The word is unknown.
pub fn cause(text: &str) -> Result<Cause, Told> {
    let wanted = bare(text);
    let found = Cause::ALL.iter().find(|cause| is_called(&wanted, cause.as_str(), |words| (words.labels.cause)(**cause)));
    found.copied().ok_or_else(|| Told::NoCause(text.trim().to_owned()))
}

fn is_called(wanted: &str, code: &str, word: impl Fn(&Words) -> &'static str) -> bool {
    bare(code) == wanted || Lang::ALL.iter().any(|lang| bare(word(words(*lang))) == wanted)
}

#[cfg(test)]
mod tests {
    use super::{Choice, Told, cause, choice};
    use crate::model::vocabulary::{Cause, Status};

    #[track_caller]
    fn case(text: &str, expected: Choice) {
        assert_eq!(choice(text), Ok(expected), "{text}");
    }

    #[test]
    fn a_status_is_read_in_any_language_case_and_spelling() {
        case("No change", Choice::NoChange);
        case("AUCUN CHANGEMENT", Choice::NoChange);
        case("sem alteracao", Choice::NoChange);
        case("in-progress", Choice::Status(Status::InProgress));
        case(" In  Progress ", Choice::Status(Status::InProgress));
        case("Mise en oeuvre", Choice::Status(Status::Implemented));
        case("parcialmente IMPLEMENTADA", Choice::Status(Status::PartlyImplemented));
        case("nao aplicavel", Choice::Status(Status::NotApplicable));
    }

    #[test]
    fn statuses_of_the_secretariat_and_unknown_words_are_refused() {
        assert_eq!(choice("lapsed"), Err(Told::NotTheirs(Status::Lapsed)));
        assert_eq!(choice("superseded"), Err(Told::NotTheirs(Status::Superseded)));
        assert_eq!(choice("almost done"), Err(Told::NoStatus("almost done".to_owned())));
        assert_eq!(choice(""), Err(Told::NoStatus(String::new())));
    }

    #[test]
    fn a_cause_is_read_in_any_language() {
        assert_eq!(cause("Funding"), Ok(Cause::Funding));
        assert!(cause("weather").is_err());
    }
}
