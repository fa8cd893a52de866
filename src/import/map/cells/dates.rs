//! Cells with a day, a calendar period or a deadline.

use chrono::NaiveDate;

use super::Cells;
use crate::import::map::fault::{Fault, Unknown};
use crate::model::date::{BadDate, DayOrder, Span};
use crate::model::deadline::Deadline;

impl Cells<'_> {
    /// A calendar period, as written.
    pub fn span(&mut self, key: &'static str) -> Option<Span> {
        self.dated(key, Span::parse_written)
    }

    /// The first day of a span.
    pub fn day(&mut self, key: &'static str) -> Option<NaiveDate> {
        self.span(key).map(Span::first_day)
    }

    /// A deadline, as written.
    pub fn deadline(&mut self, key: &'static str) -> Option<Deadline> {
        let deadline = self.dated(key, Deadline::parse_written)?;
        let Deadline::On(Span::Day(day)) = deadline else { return Some(deadline) };
        match year_counted_as_days(day) {
            None => Some(deadline),
            Some(year) => {
                let why =
                    format!("`{day}` is what a spreadsheet makes of the year {year} in a cell of days; write `{year}-12-31`");
                self.refuse(key, why);
                None
            }
        }
    }

    fn dated<T>(&mut self, key: &'static str, read: fn(&str, Option<DayOrder>) -> Result<T, BadDate>) -> Option<T> {
        let (value, source) = self.sourced(key)?;
        let name = source.map_or(key, |source| &source.name);
        match read(&value, source.and_then(|source| source.order)) {
            Ok(date) => Some(date),
            Err(bad) => {
                let unknown = match &bad {
                    BadDate::Ambiguous { .. } => Some(Unknown::Order { column: name.to_owned() }),
                    BadDate::NotUnderstood { .. } | BadDate::Impossible { .. } | BadDate::OutOfRange { .. } => {
                        let is_short = value.len() <= LONGEST_WORD;
                        is_short.then_some(Unknown::Word { column: key, value, known: Vec::new() })
                    }
                };
                let reason = format!("{bad} ({})", hint_of(&bad));
                self.faults.push(Fault { unknown, ..Fault::of_cell(name, reason) });
                None
            }
        }
    }
}

/// The year that was typed where a spreadsheet counts days, and took it for that many.
fn year_counted_as_days(day: NaiveDate) -> Option<i64> {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    Some((day - first).num_days()).filter(|days| (1950..2150).contains(days))
}

/// Longer texts are not words for a date that could be mapped.
const LONGEST_WORD: usize = 40;

/// The hint for a date that can't be read.
fn hint_of(bad: &BadDate) -> String {
    match bad {
        BadDate::Ambiguous { .. } => format!("{}; or say the order of the column: --dates dmy", bad.hint()),
        BadDate::Impossible { .. } | BadDate::OutOfRange { .. } => format!("{}; or map the value", bad.hint()),
        BadDate::NotUnderstood { .. } => {
            "write 2026-11-15, 15 November 2026, 2026-11, 2026-Q4, 2026-H2 or 2026; or map the value".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::year_counted_as_days;
    use crate::testing::day;

    #[test]
    fn a_year_in_a_cell_of_days_is_known_by_its_day() {
        assert_eq!(year_counted_as_days(day("1905-07-19")), Some(2027));
        assert_eq!((year_counted_as_days(day("1906-11-15")), year_counted_as_days(day("2027-12-31"))), (None, None));
    }
}
