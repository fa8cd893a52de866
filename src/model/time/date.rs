//! Days, months, quarters, half-years and years as people state them, and the dates that officers type.
//! It reads no clock: the caller passes today.

mod written;

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

pub use self::written::DayOrder;

/// A calendar period as stated. A deadline counts to its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    Day(NaiveDate),
    /// Year, and month 1 to 12.
    Month(i32, u32),
    /// Year, and quarter 1 to 4.
    Quarter(i32, u32),
    /// Year, and half 1 or 2.
    Half(i32, u32),
    Year(i32),
}

/// Why a date could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadDate {
    /// Day and month could be swapped, or the order is unusual; holds the possible readings as ISO dates.
    Ambiguous {
        text: String,
        readings: Vec<NaiveDate>,
    },
    /// The form is right, but there is no such day, month, quarter or half.
    Impossible {
        text: String,
    },
    /// Outside the years 1 to 9999.
    OutOfRange {
        text: String,
    },
    NotUnderstood {
        text: String,
    },
}

impl Span {
    /// Reads `2006-11-15`, `2006-11`, `2007-Q1`, `2007-H1` or `2010`.
    ///
    /// # Errors
    /// Whether the date is ambiguous, impossible or not understood.
    pub fn parse(text: &str) -> Result<Self, BadDate> {
        let text = text.trim();
        let impossible = || BadDate::Impossible { text: text.to_owned() };
        let parts: Vec<&str> = text.split('-').collect();
        match parts.as_slice() {
            [year] => four_digits(year).map(Self::Year).ok_or_else(|| not_understood(text)),
            [year, part] => {
                let year = four_digits(year).ok_or_else(|| not_understood(text))?;
                if let Some(month) = two_digits(part) {
                    return if (1..=12).contains(&month) { Ok(Self::Month(year, month)) } else { Err(impossible()) };
                }
                let (letter, number) = part.split_at_checked(1).ok_or_else(|| not_understood(text))?;
                let number: u32 = number.parse().map_err(|_| not_understood(text))?;
                match letter {
                    "Q" | "q" if (1..=4).contains(&number) => Ok(Self::Quarter(year, number)),
                    "H" | "h" if (1..=2).contains(&number) => Ok(Self::Half(year, number)),
                    "Q" | "q" | "H" | "h" => Err(impossible()),
                    _ => Err(not_understood(text)),
                }
            }
            [year, month, day] => {
                let shape = (four_digits(year), two_digits(month), two_digits(day));
                let (Some(year), Some(month), Some(day)) = shape else { return Err(not_understood(text)) };
                NaiveDate::from_ymd_opt(year, month, day).map(Self::Day).ok_or_else(impossible)
            }
            _ => Err(not_understood(text)),
        }
    }

    /// Reads dates as officers type them: everything that `parse_written` reads, and `today`, `yesterday`, `tomorrow`, `+3w`,
    /// `-2w`, `+60d`, `+2m`, `+1y`, `eom`, `eoq`, `eoy`,
    /// counted from `today`. Adding months or years to the 31st or 29 February gives the last day of a shorter month.
    ///
    /// # Errors
    /// As `parse_written`, and for a relative date beyond the year 9999.
    pub fn parse_typed(text: &str, today: NaiveDate) -> Result<Self, BadDate> {
        let trimmed = text.trim();
        let day = match trimmed.to_ascii_lowercase().as_str() {
            "today" | "aujourd’hui" | "aujourd'hui" | "hoje" => Some(today),
            "yesterday" | "hier" | "ontem" => today.pred_opt(),
            "tomorrow" | "demain" | "amanhã" | "amanha" => today.succ_opt(),
            "eom" => Some(Self::Month(today.year(), today.month()).last_day()),
            "eoq" => Some(Self::Quarter(today.year(), today.month0() / 3 + 1).last_day()),
            "eoy" => Some(Self::Year(today.year()).last_day()),
            other => match other.strip_prefix('+') {
                Some(offset) => Some(later(today, offset, trimmed)?),
                None => match other.strip_prefix('-') {
                    Some(offset) => Some(earlier(today, offset, trimmed)?),
                    None => None,
                },
            },
        };
        day.map_or_else(|| Self::parse_written(trimmed, None), |day| Ok(Self::Day(day)))
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => first_of(year, month),
            Self::Quarter(year, quarter) => first_of(year, quarter * 3 - 2),
            Self::Half(year, half) => first_of(year, half * 6 - 5),
            Self::Year(year) => first_of(year, 1),
        }
    }

    /// Its last day, to which a deadline counts.
    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => last_of(year, month),
            Self::Quarter(year, quarter) => last_of(year, quarter * 3),
            Self::Half(year, half) => last_of(year, half * 6),
            Self::Year(year) => last_of(year, 12),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl BadDate {
    /// The same, where a day after `today` is none of the ways to read it.
    #[must_use]
    pub fn not_after(self, today: NaiveDate) -> Self {
        match self {
            Self::Ambiguous { text, mut readings } => {
                readings.retain(|day| *day <= today);
                Self::Ambiguous { text, readings }
            }
            other => other,
        }
    }

    /// What to type instead.
    pub fn hint(&self) -> String {
        match self {
            Self::Ambiguous { readings, .. } if readings.is_empty() => "write the day as YYYY-MM-DD".to_owned(),
            Self::Ambiguous { readings, .. } => {
                let ways: Vec<String> = readings.iter().map(|day| format!("`{day}`")).collect();
                match ways.as_slice() {
                    [one] => format!("day and month are ambiguous in this form; write {one}"),
                    more => format!("day and month are ambiguous; write {}", more.join(" or ")),
                }
            }
            Self::Impossible { .. } => "there is no such day; check it in a calendar".to_owned(),
            Self::OutOfRange { .. } => "a year has four digits, 0001 to 9999".to_owned(),
            Self::NotUnderstood { text } if Span::parse_written(&format!("{text} 2000"), None).is_ok() => {
                "write the year too, as in 15 November 2026".to_owned()
            }
            Self::NotUnderstood { .. } => {
                "write 2026-11-15, 15 November 2026, November 2026, 2026, today or yesterday".to_owned()
            }
        }
    }
}

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ambiguous { text, .. } => write!(f, "the date `{text}` can be read in more than one way"),
            Self::Impossible { text } => write!(f, "the date `{text}` does not exist"),
            Self::OutOfRange { text } => write!(f, "the date `{text}` is out of range"),
            Self::NotUnderstood { text } => write!(f, "the date `{text}` is not understood"),
        }
    }
}

impl std::error::Error for BadDate {}

fn later(today: NaiveDate, offset: &str, text: &str) -> Result<NaiveDate, BadDate> {
    let (count, unit) = counted(offset, text)?;
    let day = match unit {
        'd' => today.checked_add_days(Days::new(count.into())),
        'w' => today.checked_add_days(Days::new(u64::from(count) * 7)),
        'm' => today.checked_add_months(Months::new(count)),
        _ => count.checked_mul(12).and_then(|months| today.checked_add_months(Months::new(months))),
    };
    day.filter(|day| day.year() <= 9999).ok_or_else(|| BadDate::OutOfRange { text: text.to_owned() })
}

fn earlier(today: NaiveDate, offset: &str, text: &str) -> Result<NaiveDate, BadDate> {
    let (count, unit) = counted(offset, text)?;
    let day = match unit {
        'd' => today.checked_sub_days(Days::new(count.into())),
        'w' => today.checked_sub_days(Days::new(u64::from(count) * 7)),
        'm' => today.checked_sub_months(Months::new(count)),
        _ => count.checked_mul(12).and_then(|months| today.checked_sub_months(Months::new(months))),
    };
    day.filter(|day| day.year() >= 1).ok_or_else(|| BadDate::OutOfRange { text: text.to_owned() })
}

/// The number and the unit of `3w`.
fn counted(offset: &str, text: &str) -> Result<(u32, char), BadDate> {
    let understood = offset.char_indices().next_back().and_then(|(end, unit)| {
        let digits = &offset[..end];
        let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
        (is_number && matches!(unit, 'd' | 'w' | 'm' | 'y')).then_some((digits, unit))
    });
    let (digits, unit) = understood.ok_or_else(|| not_understood(text))?;
    let count = digits.parse().map_err(|_| BadDate::OutOfRange { text: text.to_owned() })?;
    Ok((count, unit))
}

fn not_understood(text: &str) -> BadDate {
    let numbers: Vec<&str> = text.split(['/', '.', '-', ' ']).collect();
    let is_numeric = |part: &&str| !part.is_empty() && part.len() <= 4 && part.chars().all(|c| c.is_ascii_digit());
    let looks_like_date = numbers.len() == 3 && numbers.iter().all(is_numeric);
    if looks_like_date {
        let value = |part: &str| part.parse::<u32>().unwrap_or(0);
        let year_first = numbers[0].len() == 4;
        let (year, a, b) = if year_first {
            (value(numbers[0]), value(numbers[1]), value(numbers[2]))
        } else {
            (value(numbers[2]), value(numbers[1]), value(numbers[0]))
        };
        let year = i32::try_from(year).unwrap_or(0);
        let mut readings: Vec<NaiveDate> = Vec::new();
        if year >= 1000 {
            readings.extend(NaiveDate::from_ymd_opt(year, a, b));
            if !year_first && a != b {
                readings.extend(NaiveDate::from_ymd_opt(year, b, a));
            }
        }
        return BadDate::Ambiguous { text: text.to_owned(), readings };
    }
    BadDate::NotUnderstood { text: text.to_owned() }
}

fn four_digits(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.chars().all(|c| c.is_ascii_digit());
    is_year.then(|| text.parse().ok()).flatten().filter(|&year| year > 0)
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.chars().all(|c| c.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn first_of(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).expect("a span holds a year of four digits and a month of 1 to 12")
}

fn last_of(year: i32, month: u32) -> NaiveDate {
    first_of(year, month) + Months::new(1) - Days::new(1)
}

#[cfg(test)]
mod tests;
