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
        self.dated(key, Deadline::parse_written)
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
