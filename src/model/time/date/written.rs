//! Dates as people write them in papers and spreadsheets: `31 October 2026`, `juin 2024`, `Q3 2025`, `31/12/2026`.

use std::fmt;

use chrono::NaiveDate;

use super::{BadDate, Span, not_understood};
use crate::model::matching::folded;
use crate::model::vocabulary::Vocabulary;

/// The order of day, month and year, when the numbers don't show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
    YearFirst,
}

impl Vocabulary for DayOrder {
    const NAME: &'static str = "order of dates";
    const ALL: &'static [Self] = &[Self::DayFirst, Self::MonthFirst, Self::YearFirst];

    fn as_str(self) -> &'static str {
        match self {
            Self::DayFirst => "dmy",
            Self::MonthFirst => "mdy",
            Self::YearFirst => "ymd",
        }
    }
}

impl fmt::Display for DayOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Span {
    /// Reads everything that `parse` reads, and other common forms: a day with the name of its month, a month or quarter
    /// before its year, single digits, `31/12/2026` and `31.12.2026`; a time after the day is ignored. `order` says how
    /// to read `03/04/2026`; only with it are two-digit years read, as 1969 to 2068.
    ///
    /// # Errors
    /// As `parse`; `BadDate::Ambiguous` if day and month could be swapped and no order is given.
    pub fn parse_written(text: &str, order: Option<DayOrder>) -> Result<Self, BadDate> {
        let text = without_time(text.trim());
        match Self::parse(text) {
            Err(BadDate::Ambiguous { .. } | BadDate::NotUnderstood { .. }) => {}
            read => return read,
        }
        let tokens = tokens(text).ok_or_else(|| not_understood(text))?;
        let day = |year: u32, month: u32, day: u32| {
            let year = i32::try_from(year).unwrap_or(0);
            let found = NaiveDate::from_ymd_opt(year, month, day).map(Self::Day);
            found.filter(|_| year > 0).ok_or_else(|| BadDate::Impossible { text: text.to_owned() })
        };
        match tokens.as_slice() {
            &[Token::Number(a, n_a), Token::Number(b, 1..=2), Token::Number(c, n_c)] => match (n_a, n_c, order) {
                (4, 1..=2, _) => day(a, b, c),
                (1..=2, 4, order) => by_order(text, (a, b, c), order),
                (1..=2, 2, Some(DayOrder::YearFirst)) => day(century(a), b, c),
                (1..=2, 2, Some(order)) => by_order(text, (a, b, century(c)), Some(order)),
                _ => Err(not_understood(text)),
            },
            &[Token::Number(a, 1..=2), Token::Month(month), Token::Number(year, 4)]
            | &[Token::Month(month), Token::Number(a, 1..=2), Token::Number(year, 4)]
            | &[Token::Number(year, 4), Token::Month(month), Token::Number(a, 1..=2)] => day(year, month, a),
            &[Token::Month(month), Token::Number(year, 4)] | &[Token::Number(year, 4), Token::Month(month)] => {
                spanned(text, year, |year| Some(Self::Month(year, month)))
            }
            &[Token::Number(month, 1..=2), Token::Number(year, 4)] => {
                spanned(text, year, |year| (1..=12).contains(&month).then_some(Self::Month(year, month)))
            }
            &[Token::Quarter(quarter), Token::Number(year, 4)] | &[Token::Number(year, 4), Token::Quarter(quarter)] => {
                spanned(text, year, |year| (1..=4).contains(&quarter).then_some(Self::Quarter(year, quarter)))
            }
            &[Token::Half(half), Token::Number(year, 4)] | &[Token::Number(year, 4), Token::Half(half)] => {
                spanned(text, year, |year| (1..=2).contains(&half).then_some(Self::Half(year, half)))
            }
            _ => Err(not_understood(text)),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// With its number of digits.
    Number(u32, usize),
    Month(u32),
    Quarter(u32),
    Half(u32),
}

fn spanned(text: &str, year: u32, span: impl FnOnce(i32) -> Option<Span>) -> Result<Span, BadDate> {
    let year = i32::try_from(year).ok().filter(|&year| year > 0);
    year.and_then(span).ok_or_else(|| BadDate::Impossible { text: text.to_owned() })
}

/// Two numbers before the year: in the given order, or in the only possible one.
fn by_order(text: &str, (a, b, year): (u32, u32, u32), order: Option<DayOrder>) -> Result<Span, BadDate> {
    let year = i32::try_from(year).unwrap_or(0);
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).filter(|_| year > 0);
    let (day_first, month_first) = (day(b, a), day(a, b));
    let readings: Vec<NaiveDate> = match order {
        Some(DayOrder::DayFirst) => day_first.into_iter().collect(),
        Some(DayOrder::MonthFirst) => month_first.into_iter().collect(),
        Some(DayOrder::YearFirst) | None if day_first == month_first => day_first.into_iter().collect(),
        Some(DayOrder::YearFirst) | None => day_first.into_iter().chain(month_first).collect(),
    };
    match readings.as_slice() {
        [] => Err(BadDate::Impossible { text: text.to_owned() }),
        [one] => Ok(Span::Day(*one)),
        _ => Err(BadDate::Ambiguous { text: text.to_owned(), readings }),
    }
}

/// The year of two digits, as in POSIX.
fn century(year: u32) -> u32 {
    if year < 69 { 2000 + year } else { 1900 + year }
}

/// The day of `2024-03-05T14:22:00Z` or `05/03/2024 14:22`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text };
    let Some(start) = text[..colon].rfind(['T', ' ', 't']) else { return text };
    let is_time = text[start + 1..].chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z'));
    let hour = &text[start + 1..colon];
    let is_hour = (1..=2).contains(&hour.len()) && hour.parse::<u8>().is_ok_and(|hour| hour < 24);
    if is_time && is_hour { text[..start].trim_end() } else { text }
}

/// Numbers and words, without separators; `None` if there is anything else.
fn tokens(text: &str) -> Option<Vec<Token>> {
    const JOINING: [&str; 10] = ["of", "de", "do", "da", "du", "d", "the", "le", "del", "em"];
    const ORDINALS: [&str; 10] = ["st", "nd", "rd", "th", "er", "ere", "e", "o", "a", "eme"];
    const QUARTERS: [&str; 5] = ["q", "t", "quarter", "trimestre", "trim"];
    const HALVES: [&str; 5] = ["h", "s", "half", "semestre", "sem"];
    let text = folded(text).replace(['º', 'ª', '°'], "o ");
    let mut tokens = Vec::new();
    let mut rest = text.as_str();
    let (mut of, mut is_behind_digit) = (None, false);
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let end = if is_digit {
            rest.find(|c: char| !c.is_ascii_digit())
        } else if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic())
        } else {
            matches!(first, ' ' | '\u{a0}' | '/' | '.' | '-' | '\u{2013}' | ',' | '\'' | '’').then_some(first.len_utf8())
        };
        let (word, behind) = rest.split_at(end.unwrap_or(rest.len()));
        if end.is_none() && !is_digit && !first.is_alphabetic() {
            return None;
        }
        rest = behind;
        if is_digit {
            let number = word.parse().ok().filter(|_| word.len() <= 4)?;
            tokens.push(match of.take() {
                Some(part) => part_of(part, number),
                None => Token::Number(number, word.len()),
            });
        } else if first.is_alphabetic() {
            let part = QUARTERS.contains(&word).then_some(Part::Quarter).or(HALVES.contains(&word).then_some(Part::Half));
            match (part, tokens.last()) {
                _ if is_behind_digit && ORDINALS.contains(&word) => {}
                (Some(part), Some(&Token::Number(number, 1))) => {
                    tokens.pop();
                    tokens.push(part_of(part, number));
                }
                (Some(part), _) => of = Some(part),
                _ if JOINING.contains(&word) || is_weekday(word) => {}
                _ => tokens.push(Token::Month(month(word)?)),
            }
        }
        is_behind_digit = is_digit;
    }
    of.is_none().then_some(tokens)
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Quarter,
    Half,
}

fn part_of(part: Part, number: u32) -> Token {
    match part {
        Part::Quarter => Token::Quarter(number),
        Part::Half => Token::Half(number),
    }
}

/// The month of a name, or of its first three letters or more, in English, French, Portuguese or Spanish.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["january", "janvier", "janeiro", "enero"],
        &["february", "fevrier", "fevereiro", "febrero"],
        &["march", "mars", "marco", "marzo"],
        &["april", "avril", "abril"],
        &["may", "mai", "maio", "mayo"],
        &["june", "juin", "junho", "junio"],
        &["july", "juillet", "julho", "julio"],
        &["august", "aout", "agosto"],
        &["september", "septembre", "setembro", "septiembre", "setiembre"],
        &["october", "octobre", "outubro", "octubre"],
        &["november", "novembre", "novembro", "noviembre"],
        &["december", "decembre", "dezembro", "diciembre"],
    ];
    let mut meant = (1..).zip(MONTHS).filter(|(_, names)| names.iter().any(|name| word.len() >= 3 && name.starts_with(word)));
    match (meant.next(), meant.next()) {
        (Some((month, _)), None) => Some(month),
        (Some(_) | None, _) => None,
    }
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 21] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "segunda",
        "terca",
        "quarta",
        "quinta",
        "sexta",
        "sabado",
        "domingo",
    ];
    DAYS.contains(&word)
}

#[cfg(test)]
#[path = "written_tests.rs"]
mod tests;
