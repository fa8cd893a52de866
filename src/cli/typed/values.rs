//! Reads values on the command line. Dates stay text until a command reads them, because they need today.
//! Every refusal is an `Error` of exit code 2 whose hint says what can be typed.

use std::ffi::OsStr;
use std::marker::PhantomData;

use chrono::NaiveDate;
use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command};

use crate::cli::meant;
use crate::cli::texts::visible;
use crate::error::{Error, Result, nearest_word};
use crate::model::becomes::Becomes;
use crate::model::date::{BadDate, Span};
use crate::model::deadline::{Deadline, Event, split_offset};
use crate::model::matching::folded;
use crate::model::people::is_email;
use crate::model::reference::is_blank;
use crate::model::vocabulary::{Lang, MeetingKind, UnknownWord, Vocabulary};
use crate::text::{understood, words};

/// Reads a word of a closed list, whatever its case: `#[arg(long, value_parser = word::<Status>())]`. Help lists the words.
/// For a flag whose type has to stay text, `word::<Grouping>().map(|word| word.to_string())`.
pub fn word<V: Vocabulary>() -> Word<V> {
    Word(PhantomData)
}

/// Reads one of some words of a closed list, as `word` does.
pub fn word_among<V: Vocabulary>(words: &'static [V]) -> WordAmong<V> {
    WordAmong(words)
}

/// What `word` gives to clap.
#[derive(Debug, Clone, Copy)]
pub struct Word<V>(PhantomData<V>);

/// What `word_among` gives to clap.
#[derive(Debug, Clone, Copy)]
pub struct WordAmong<V: 'static>(&'static [V]);

impl<V: Vocabulary> TypedValueParser for WordAmong<V> {
    type Value = V;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> std::result::Result<V, clap::Error> {
        let read = |text: &str| among(self.0, text);
        read.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(|word| PossibleValue::new(word.as_str()))))
    }
}

impl<V: Vocabulary> TypedValueParser for Word<V> {
    type Value = V;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> std::result::Result<V, clap::Error> {
        parse_word::<V>.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(V::ALL.iter().map(|word| PossibleValue::new(word.as_str()))))
    }
}

/// The word of a closed list, whatever its case, or what people call it in one of the three languages.
///
/// # Errors
/// With the nearest word, or all of them.
pub fn parse_word<V: Vocabulary>(text: &str) -> Result<V> {
    among(V::ALL, text)
}

fn among<V: Vocabulary>(words: &[V], text: &str) -> Result<V> {
    V::from_word(text).or_else(|| understood(text)).filter(|word| words.contains(word)).ok_or_else(|| {
        let known: Vec<&'static str> = words.iter().map(|word| word.as_str()).collect();
        let there_are = || format!("there are {}", known.join(", "));
        let nearest = || nearest_word(text, &known).map_or_else(there_are, |word| format!("did you mean `{word}`?"));
        let hint = meant::word(V::NAME, text).unwrap_or_else(nearest);
        Error::Usage { message: UnknownWord { list: V::NAME, word: text.to_owned() }.to_string(), hint }
    })
}

/// The keys of columns, in the order asked for: `#[arg(long, value_parser = column_keys)]`. Whether a table has them is
/// for the table to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnKeys(pub Vec<String>);

/// Reads `ref,status`; spaces beside a comma do not matter.
///
/// # Errors
/// An empty name, as in `ref,,status`.
pub fn column_keys(text: &str) -> Result<ColumnKeys> {
    names(text, "column").map(ColumnKeys)
}

/// Reads the keys to sort by, the first key first: `#[arg(long, value_parser = sort_keys, allow_hyphen_values = true)]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortKeys(pub Vec<SortKey>);

/// One key of a sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortKey {
    pub column: String,
    pub direction: Direction,
}

/// Which end comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Ascending,
    Descending,
}

/// Reads `due,-updated_on`; a hyphen before a key turns its order round.
///
/// # Errors
/// An empty key; a word with two hyphens, because it is a flag in the place of keys.
pub fn sort_keys(text: &str) -> Result<SortKeys> {
    let keys = names(text, "sort key")?.into_iter().map(|name| {
        let (column, direction) = match name.strip_prefix('-') {
            Some(column) => (column, Direction::Descending),
            None => (name.as_str(), Direction::Ascending),
        };
        if column.is_empty() || column.starts_with('-') {
            return Err(Error::Usage { message: format!("`{name}` is not a sort key"), hint: "write due or -due".to_owned() });
        }
        Ok(SortKey { column: column.to_owned(), direction })
    });
    keys.collect::<Result<_>>().map(SortKeys)
}

/// Reads the name of a person: spaces around it do not belong to it.
///
/// # Errors
/// No name.
pub fn person(text: &str) -> Result<String> {
    visible(text, "a name", "write the name in quotes").map(str::to_owned)
}

/// Reads an e-mail address.
///
/// # Errors
/// It is none (2).
pub fn email(text: &str) -> Result<String> {
    let text = text.trim();
    if is_email(text) {
        return Ok(text.to_owned());
    }
    let hint = "write one address, as in g.phiri@example.org".to_owned();
    Err(Error::Usage { message: format!("`{text}` is not an e-mail address"), hint })
}

/// Reads a deadline: what `Deadline::parse_typed` reads. Which meeting an event is, is for the store to say.
///
/// # Errors
/// A date that can't be read; a kind of meeting that there is not.
pub fn deadline(text: &str, today: NaiveDate) -> Result<Deadline> {
    if Lang::ALL.iter().any(|lang| is_same_word(text, words(*lang).dates.none)) {
        return Ok(Deadline::None);
    }
    Deadline::parse_typed(text, today).or_else(|bad| match text.trim().strip_prefix("next:") {
        Some(rest) => {
            let (kind, offset) = split_offset(rest).unwrap_or((rest, 0));
            Ok(Deadline::Follows(Event::Next { kind: parse_word::<MeetingKind>(kind)?, offset }))
        }
        None => Err(match bad {
            BadDate::NotUnderstood { .. } => Error::Usage { message: bad.to_string(), hint: meant::deadline(text) },
            BadDate::Ambiguous { .. } | BadDate::Impossible { .. } | BadDate::OutOfRange { .. } => bad.into(),
        }),
    })
}

/// Whether `--owner all` is meant, in one of the three languages.
pub fn is_all(text: &str) -> bool {
    ["all", "tous", "toutes", "todos", "todas"].iter().any(|word| is_same_word(text, word))
}

/// Whether two words are the same but for case and accents.
fn is_same_word(one: &str, other: &str) -> bool {
    folded(one.trim()) == folded(other)
}

/// Reads a text to set; an empty one takes it away.
pub fn or_nothing(typed: Option<&str>) -> Becomes<String> {
    let typed = typed.map(str::trim);
    Becomes::typed(typed.filter(|text| !is_blank(text)).map(str::to_owned), typed.is_some())
}

/// The first day of what was typed: a day, a month, a year, `today`, `+3w`.
///
/// # Errors
/// A date that can't be read (2).
pub fn first_day(text: &str, today: NaiveDate) -> Result<NaiveDate> {
    Ok(Span::parse_typed(text, today)?.first_day())
}

/// Reads the name of a theme: one line without `;`, which parts themes in a cell.
///
/// # Errors
/// No name, or one that a cell can't hold.
pub fn theme(text: &str) -> Result<String> {
    let name = visible(text, "a theme", "write a word, as in focal-points")?;
    if name.contains([';', '\n', '\r']) {
        let hint = "give the flag once for each theme".to_owned();
        return Err(Error::Usage { message: format!("`{name}` is not a theme"), hint });
    }
    Ok(name.to_owned())
}

fn names(text: &str, what: &str) -> Result<Vec<String>> {
    let names: Vec<String> = text.split(',').map(|name| name.trim().to_owned()).collect();
    if names.iter().any(String::is_empty) {
        let message = format!("a {what} is missing in `{text}`");
        return Err(Error::Usage { message, hint: "write the names with a comma between each two".to_owned() });
    }
    Ok(names)
}

/// Reads one day of the calendar; nothing that is relative, since today is what is being asked for.
///
/// # Errors
/// No day (2).
pub fn parse_day(text: &str) -> Result<NaiveDate> {
    match Span::parse(text) {
        Ok(Span::Day(day)) => Ok(day),
        Ok(Span::Month(..) | Span::Quarter(..) | Span::Half(..) | Span::Year(_)) | Err(BadDate::NotUnderstood { .. }) => {
            Err(Error::Usage { message: format!("`{text}` is not a day"), hint: "write today as YYYY-MM-DD".to_owned() })
        }
        Err(bad @ (BadDate::Ambiguous { .. } | BadDate::Impossible { .. } | BadDate::OutOfRange { .. })) => Err(bad.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{ColumnKeys, Direction, SortKey, column_keys, deadline, parse_word, person, sort_keys, theme};
    use crate::cli::hint;
    use crate::model::deadline::Deadline;
    use crate::model::vocabulary::{Lang, Status};

    #[test]
    fn a_word_is_read_whatever_its_case() {
        assert_eq!(parse_word::<Status>("In-Progress").unwrap(), Status::InProgress);
    }

    #[test]
    fn an_unknown_word_is_answered_with_the_nearest_or_with_all() {
        let near = parse_word::<Status>("in-progres").unwrap_err();
        assert_eq!((near.to_string().as_str(), near.exit_code()), ("`in-progres` is not a status", 2));
        assert_eq!(hint::of(&near).unwrap(), "did you mean `in-progress`?");
        assert_eq!(hint::of(&parse_word::<Lang>("zulu").unwrap_err()).unwrap(), "there are en, fr, pt");
    }

    #[test]
    fn columns_keep_their_order() {
        assert_eq!(column_keys("status, ref").unwrap(), ColumnKeys(vec!["status".to_owned(), "ref".to_owned()]));
        for text in ["", "ref,,status", "ref,"] {
            assert_eq!(column_keys(text).unwrap_err().exit_code(), 2, "{text}");
        }
    }

    #[test]
    fn a_hyphen_turns_a_sort_key_round() {
        let key = |column: &str, direction| SortKey { column: column.to_owned(), direction };
        let expected = [key("due", Direction::Ascending), key("updated_on", Direction::Descending)];
        assert_eq!(sort_keys("due,-updated_on").unwrap().0, expected);
        for text in ["", "-", "due,", "--columns"] {
            assert_eq!(sort_keys(text).unwrap_err().exit_code(), 2, "{text}");
        }
    }

    #[test]
    fn a_theme_stands_in_a_cell_with_others() {
        assert_eq!(theme(" focal-points ").unwrap(), "focal-points");
        for text in ["", " ", "a;b", "a\nb"] {
            assert_eq!(theme(text).unwrap_err().exit_code(), 2, "{text}");
        }
    }

    #[test]
    fn a_deadline_is_understood_in_three_languages() {
        let today = "2026-11-24".parse().unwrap();
        for text in ["none", "Nenhum", "aucune"] {
            assert_eq!(deadline(text, today).unwrap(), Deadline::None, "{text}");
        }
        for text in ["next:ministerial", "next:Réunion ministérielle", "next:reuniao ministerial"] {
            assert_eq!(deadline(text, today).unwrap().to_string(), "next:ministerial", "{text}");
        }
        assert_eq!(deadline("next:cimeira-30d", today).unwrap().to_string(), "next:summit-30d");
        assert!(deadline("next:never", today).is_err());
    }

    #[test]
    fn a_name_is_never_blank() {
        assert_eq!(person(" Ana ").unwrap(), "Ana");
        assert!(["  ", "\u{a0}", "\u{200b}"].iter().all(|blank| person(blank).unwrap_err().exit_code() == 2));
    }
}
