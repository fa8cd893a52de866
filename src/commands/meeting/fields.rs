//! The fields of a meeting as they are typed.

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::model::becomes::Becomes;
use crate::model::date::Span;
use crate::model::reference::is_blank;
use crate::model::states::{self, country_code};

/// Reads the name of a country in one of the three languages, or an ISO 3166 code of three letters by its shape; the register
/// keeps the code, in upper case.
///
/// # Errors
/// Anything else.
pub(super) fn country(text: &str) -> Result<String> {
    let named = states::by_name(text).map(|state| state.code.to_owned());
    named.or_else(|| country_code(text)).ok_or_else(|| Error::Usage {
        message: format!("`{text}` is not a country"),
        hint: "write its name, or the three letters of ISO 3166: NAM, ZAF, MUS".to_owned(),
    })
}

/// Reads a field of one line: spaces around it do not belong to it.
///
/// # Errors
/// Why it is none.
pub(super) fn line(text: &str) -> std::result::Result<String, &'static str> {
    let text = text.trim();
    if is_blank(text) {
        Err("there is nothing in it")
    } else if text.contains(['\n', '\r']) {
        Err("it holds a line break")
    } else if text.chars().any(char::is_control) {
        Err("it holds a control character")
    } else {
        Ok(text.to_owned())
    }
}

/// Reads a field of one line that may be taken away with `none`.
///
/// # Errors
/// It is no line; the flag is named.
pub(super) fn line_or_none(flag: &str, typed: Option<&str>) -> Result<Becomes<String>> {
    or_none(typed, |text| {
        line(text).map_err(|why| Error::Usage {
            message: format!("`{flag}` does not take `{text}`: {why}"),
            hint: "write it in quotes, in one line".to_owned(),
        })
    })
}

/// Reads the day, month or year of a meeting.
///
/// # Errors
/// A date that can't be read.
pub(super) fn date(text: &str, today: NaiveDate) -> Result<Span> {
    Ok(Span::parse_typed(text, today)?)
}

/// Reads a value to set; `none` takes it away.
///
/// # Errors
/// Those of `read`.
pub(super) fn or_none<T>(typed: Option<&str>, read: impl FnOnce(&str) -> Result<T>) -> Result<Becomes<T>> {
    match typed {
        None => Ok(Becomes::Same),
        Some(text) if text.trim().eq_ignore_ascii_case("none") => Ok(Becomes::Empty),
        Some(text) => read(text).map(Becomes::This),
    }
}

#[cfg(test)]
mod tests {
    use super::{Becomes, country, line_or_none, or_none};

    #[test]
    fn a_country_is_its_name_or_three_letters() {
        assert_eq!(country(" nam ").unwrap(), "NAM");
        assert_eq!(country("Namíbia").unwrap(), "NAM");
        assert_eq!(country("DRC").unwrap(), "COD");
        for text in ["", "NA", "Nowhere", "N4M", "ÎLE"] {
            assert_eq!(country(text).unwrap_err().exit_code(), 2, "{text}");
        }
    }

    #[test]
    fn none_takes_a_value_away() {
        assert_eq!(or_none(Some("None"), country).unwrap(), Becomes::Empty);
        assert_eq!(line_or_none("--place", Some("Lusaka")).unwrap(), Becomes::This("Lusaka".to_owned()));
        assert_eq!(line_or_none("--place", None).unwrap(), Becomes::Same);
        assert!(line_or_none("--place", Some(" ")).is_err());
    }
}
