//! The fields of a meeting as they are typed.

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::model::date::Span;

/// Reads an ISO 3166 code of three letters by its shape; the register keeps it in upper case.
///
/// # Errors
/// Anything else.
pub(super) fn country(text: &str) -> Result<String> {
    let code = text.trim().to_ascii_uppercase();
    if code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase()) {
        return Ok(code);
    }
    Err(Error::Usage {
        message: format!("`{text}` is no country code"),
        hint: "write the three letters of ISO 3166: NAM, ZAF, MUS".to_owned(),
    })
}

/// Reads a field of one line: spaces around it do not belong to it.
///
/// # Errors
/// No text, or more than a line.
pub(super) fn line(text: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().any(char::is_control) {
        return Err(Error::Usage {
            message: "a value is empty or holds line breaks".to_owned(),
            hint: "write it in quotes, in one line".to_owned(),
        });
    }
    Ok(text.to_owned())
}

/// Reads the day, month or year of a meeting.
///
/// # Errors
/// A date that can't be read.
pub(super) fn date(text: &str, today: NaiveDate) -> Result<Span> {
    Ok(Span::parse_typed(text, today)?)
}

/// What was typed, where `none` takes a value away.
pub(super) fn or_none<T>(text: &str, read: impl FnOnce(&str) -> Result<T>) -> Result<Option<T>> {
    if text.trim().eq_ignore_ascii_case("none") { Ok(None) } else { read(text).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::{country, line, or_none};

    #[test]
    fn a_country_is_three_letters() {
        assert_eq!(country(" nam ").unwrap(), "NAM");
        for text in ["", "NA", "Namibia", "N4M", "ÎLE"] {
            assert_eq!(country(text).unwrap_err().exit_code(), 2, "{text}");
        }
    }

    #[test]
    fn none_takes_a_value_away() {
        assert_eq!(or_none("None", country).unwrap(), None);
        assert_eq!(or_none("Lusaka", line).unwrap().as_deref(), Some("Lusaka"));
        assert!(or_none(" ", line).is_err());
    }
}
