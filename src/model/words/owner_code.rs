//! Codes of owners (section 3): their form, and warnings about unusual ones.

use std::fmt;

use crate::model::reference::is_visible;
use crate::model::vocabulary::OwnerKind;

/// The most characters that a code may have.
pub const LONGEST_CODE: usize = 64;

/// What is wrong with a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadCode {
    Empty,
    /// Its number of characters.
    TooLong(usize),
    /// The first character that is not allowed.
    Character(char),
    /// `all` is reserved: it means every owner.
    Reserved,
}

/// Why a code is unusual; it is accepted anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusual {
    /// A state's code is not three letters.
    NotAlpha3,
    NotUpperCase,
}

/// Whether `text` can be a code: 1 to 64 visible characters without `;`, `,` and `:`, which separate codes in a cell.
///
/// # Errors
/// The first fault.
pub fn check(text: &str) -> Result<(), BadCode> {
    let length = text.chars().count();
    if length == 0 {
        return Err(BadCode::Empty);
    }
    if length > LONGEST_CODE {
        return Err(BadCode::TooLong(length));
    }
    if let Some(odd) = text.chars().find(|&c| matches!(c, ';' | ',' | ':') || !is_visible(c)) {
        return Err(BadCode::Character(odd));
    }
    if text.eq_ignore_ascii_case("all") {
        return Err(BadCode::Reserved);
    }
    Ok(())
}

/// The warning about an unusual code for this kind of owner, if any.
pub fn unusual(code: &str, kind: OwnerKind) -> Option<Unusual> {
    if kind == OwnerKind::State && !(code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase())) {
        return Some(Unusual::NotAlpha3);
    }
    (code.to_uppercase() != code).then_some(Unusual::NotUpperCase)
}

impl fmt::Display for BadCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "it is empty"),
            Self::TooLong(length) => write!(f, "it has {length} characters, {LONGEST_CODE} are the most"),
            Self::Character(odd) => write!(f, "`{}` has no place in it", odd.escape_default()),
            Self::Reserved => write!(f, "`all` stands for every owner"),
        }
    }
}

impl std::error::Error for BadCode {}

#[cfg(test)]
mod tests {
    use super::{BadCode, Unusual, check, unusual};
    use crate::model::vocabulary::OwnerKind;

    #[test]
    fn characters_that_separate_codes_in_a_cell_are_not_allowed_in_a_code() {
        for code in ["ZMB", "072", "NA", "SADC-SEC", "samp", "ÉTAT"] {
            assert_eq!(check(code), Ok(()), "{code}");
        }
        for (code, odd) in [("A;B", ';'), ("A,B", ','), ("IOM:lead", ':'), ("A B", ' '), ("A\u{202e}", '\u{202e}')] {
            assert_eq!(check(code), Err(BadCode::Character(odd)), "{code}");
        }
        assert_eq!(check(""), Err(BadCode::Empty));
        assert_eq!(check(&"A".repeat(65)), Err(BadCode::TooLong(65)));
        assert_eq!(check("All"), Err(BadCode::Reserved));
    }

    #[test]
    fn a_state_has_three_letters_and_a_code_is_in_upper_case() {
        assert_eq!(unusual("ZMB", OwnerKind::State), None);
        assert_eq!(unusual("Zambia", OwnerKind::State), Some(Unusual::NotAlpha3));
        assert_eq!(unusual("samp", OwnerKind::Office), Some(Unusual::NotUpperCase));
        assert_eq!(unusual("SADC-SEC", OwnerKind::Office), None);
    }
}
