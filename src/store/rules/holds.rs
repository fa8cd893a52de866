//! What a field of a row may hold, read from JSON into the value of a column. Words, days and references must be spelled
//! exactly as we write them, so that they come out as they went in.

use chrono::{DateTime, Utc};
use rusqlite::types::Value as Sql;
use serde_json::Value;

use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::owner_code;
use crate::model::reference::{Ref, is_blank};
use crate::model::vocabulary::Vocabulary;
use crate::store::sql::values::Instant;

/// The kind of a value.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) enum Holds {
    /// A text of which something can be seen.
    Text,
    /// One line without `;`.
    Theme,
    Code,
    Reference,
    /// A word from a closed list: the name of the list, and whether a text is one of its words.
    Word(&'static str, fn(&str) -> bool),
    Day,
    Instant,
    Span,
    Deadline,
    /// A SHA-256 in hexadecimal digits.
    Digest,
    /// A whole number from 0 up.
    Number,
    /// The id of a row.
    Id,
    /// `true` or `false`.
    Flag,
    /// A flag as kept in a column: 0 or 1.
    Bit,
    /// The reference of a recommendation that comes earlier in the file.
    Recommendation,
    /// The code of an owner that comes earlier in the file.
    Owner,
    /// The reference of a meeting that comes earlier in the file.
    Meeting,
    /// The reference of a round that comes earlier in the file.
    Round,
    /// The reference of a return that comes earlier in the file.
    Return,
    /// The id of a person.
    Person,
    /// An object or a list, which the caller reads itself.
    Nested,
}

/// The highest id that a row may have, far below the one after which SQLite has no next.
const HIGHEST_ID: i64 = 1_000_000_000_000_000;

/// The kind of a field that holds a word of `T`.
pub(in crate::store) const fn word<T: Vocabulary>() -> Holds {
    Holds::Word(T::NAME, is_word::<T>)
}

fn is_word<T: Vocabulary>(text: &str) -> bool {
    T::from_word(text).is_some_and(|word| word.as_str() == text)
}

impl Holds {
    /// The value as kept in a column; references, codes and person ids are returned unchanged.
    ///
    /// # Errors
    /// The reason why it is not such a value, for people.
    pub(in crate::store) fn read(self, value: &Value) -> Result<Sql, String> {
        match self {
            Self::Number | Self::Id | Self::Person | Self::Bit => self.number(value),
            Self::Flag => match value {
                Value::Bool(flag) => Ok(Sql::Integer(i64::from(*flag))),
                other => Err(format!("{} is neither `true` nor `false`", shown(other))),
            },
            Self::Nested => Ok(Sql::Null),
            Self::Text
            | Self::Theme
            | Self::Code
            | Self::Reference
            | Self::Word(..)
            | Self::Day
            | Self::Instant
            | Self::Span
            | Self::Deadline
            | Self::Digest
            | Self::Recommendation
            | Self::Owner
            | Self::Meeting
            | Self::Round
            | Self::Return => {
                let Value::String(text) = value else { return Err(format!("{} is not a text", shown(value))) };
                if is_blank(text) {
                    return Err("it is blank; an unknown value is left out".to_owned());
                }
                self.check_text(text)?;
                Ok(Sql::Text(text.clone()))
            }
        }
    }

    fn number(self, value: &Value) -> Result<Sql, String> {
        let Some(number) = value.as_i64() else { return Err(format!("{} is not a whole number", shown(value))) };
        let (lowest, highest) = match self {
            Self::Bit => (0, 1),
            Self::Id | Self::Person => (1, HIGHEST_ID),
            _ => (0, HIGHEST_ID),
        };
        if (lowest..=highest).contains(&number) {
            Ok(Sql::Integer(number))
        } else {
            Err(format!("{number} is not between {lowest} and {highest}"))
        }
    }

    fn check_text(self, text: &str) -> Result<(), String> {
        let written = |is_so: bool, form: &str| if is_so { Ok(()) } else { Err(format!("`{text}` is not written as {form}")) };
        match self {
            Self::Word(list, is_word) => {
                if is_word(text) {
                    Ok(())
                } else {
                    Err(format!("`{text}` is not a valid {list}"))
                }
            }
            Self::Theme => written(!text.contains([';', '\n', '\r']) && text.trim() == text, "a theme: one line without `;`"),
            Self::Code | Self::Owner => owner_code::check(text).map_err(|why| format!("`{text}` is not a code: {why}")),
            // A reference in our own form is in standard case only if its meeting is in the register.
            Self::Reference | Self::Recommendation => match Ref::as_typed(text) {
                Ok(_) => Ok(()),
                Err(why) => Err(format!("`{text}` is not a reference: {why}")),
            },
            Self::Meeting | Self::Round | Self::Return => match Ref::new(text) {
                Ok(reference) => written(reference.as_str() == text, &format!("`{reference}`, in standard case")),
                Err(why) => Err(format!("`{text}` is not a reference: {why}")),
            },
            Self::Day => {
                written(matches!(Span::parse(text), Ok(Span::Day(day)) if day.to_string() == text), "a day, `2006-11-15`")
            }
            Self::Span => match Span::parse(text) {
                Ok(span) => written(span.to_string() == text, &format!("`{span}`")),
                Err(bad) => Err(bad.to_string()),
            },
            Self::Deadline => match Deadline::parse(text) {
                Ok(deadline) => written(deadline.to_string() == text, &format!("`{deadline}`")),
                Err(bad) => Err(bad.to_string()),
            },
            Self::Instant => {
                let parsed = DateTime::parse_from_rfc3339(text).map(|at| Instant(at.with_timezone(&Utc)).text());
                written(parsed.is_ok_and(|ours| ours == text), "an instant, `2006-11-15T13:05:07.123456Z`")
            }
            Self::Digest => {
                let is_digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
                written(text.len() == 64 && text.chars().all(is_digit), "a SHA-256 of 64 hexadecimal digits")
            }
            Self::Text | Self::Number | Self::Id | Self::Flag | Self::Bit | Self::Person | Self::Nested => Ok(()),
        }
    }
}

/// A value from a file, for an error; a long one is cut.
pub(in crate::store) fn shown(value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}

/// The value of a column, for an error.
pub(in crate::store) fn told(value: &Sql) -> String {
    match value {
        Sql::Null => "nothing".to_owned(),
        Sql::Integer(number) => format!("`{number}`"),
        Sql::Real(number) => format!("`{number}`"),
        Sql::Text(text) => shown(&serde_json::Value::from(text.as_str())),
        Sql::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Holds, word};
    use crate::model::vocabulary::Status;

    #[track_caller]
    fn case(holds: Holds, good: &[Value], bad: &[Value]) {
        for value in good {
            assert!(holds.read(value).is_ok(), "{holds:?} {value}: {:?}", holds.read(value));
        }
        for value in bad {
            assert!(holds.read(value).is_err(), "{holds:?} {value}");
        }
    }

    #[test]
    fn every_value_has_one_spelling() {
        case(
            Holds::Text,
            &[json!("a"), json!(" a\n")],
            &[json!(""), json!(" \n"), json!("\u{a0}"), json!("\u{200b}"), json!(1), json!(null), json!(["a"])],
        );
        case(Holds::Theme, &[json!("focal-points")], &[json!("a;b"), json!("a\nb"), json!(" a"), json!("\u{feff}")]);
        case(Holds::Code, &[json!("ZMB"), json!("072")], &[json!("A:B"), json!("all"), json!("A B")]);
        case(Holds::Reference, &[json!("MRU-2006-01a"), json!("no ID 10"), json!("x-2006-01A")], &[json!("a;b"), json!(" a")]);
        case(word::<Status>(), &[json!("in-progress")], &[json!("In-Progress"), json!("done")]);
        case(Holds::Day, &[json!("2024-02-29")], &[json!("2023-02-29"), json!("2024-02"), json!("2024-2-3"), json!("today")]);
        case(Holds::Span, &[json!("2024"), json!("2024-02"), json!("2007-Q1")], &[json!("soon"), json!("03/04/2026")]);
        case(Holds::Deadline, &[json!("none"), json!("next:ministerial-30d"), json!("2007-H1")], &[json!("+3w"), json!("never")]);
        case(
            Holds::Instant,
            &[json!("2006-11-15T13:05:07.123456Z")],
            &[json!("2006-11-15T13:05:07Z"), json!("2006-11-15T13:05:07.123456+02:00"), json!("2006-11-15")],
        );
        case(Holds::Digest, &[json!("0".repeat(64))], &[json!("0".repeat(63)), json!("A".repeat(64))]);
        case(Holds::Number, &[json!(0), json!(7)], &[json!(-1), json!(1.5), json!("7"), json!(u64::MAX)]);
        case(Holds::Id, &[json!(1)], &[json!(0), json!(i64::MAX)]);
        case(Holds::Bit, &[json!(0), json!(1)], &[json!(2), json!(true)]);
        case(Holds::Flag, &[json!(true)], &[json!(1), json!("true")]);
    }
}
