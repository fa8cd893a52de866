//! The day of the tests, and the author of changes.

use chrono::NaiveDate;
use midsa::store::Author;

pub(crate) const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");

/// The officer, on `TODAY`.
pub(crate) fn author(command: &str) -> Author {
    Author { by: "officer".to_owned(), today: TODAY, command: command.to_owned() }
}
