//! Which follow-ups are read: all, or only those up to a day and an instant.

use chrono::NaiveDate;

use super::values::Instant;

/// What is read: follow-ups by the day they happened, components by their first day, and everything by the instant of
/// recording.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Window {
    /// The last day, inclusive.
    pub(in crate::store) until_on: NaiveDate,
    /// Rows recorded at this instant or later are left out; `None` leaves nothing out.
    pub(in crate::store) known_before: Option<Instant>,
}

impl Window {
    /// Everything that has been recorded.
    pub(in crate::store) const ALL: Self = Self { until_on: NaiveDate::MAX, known_before: None };

    /// The last day, as a text to compare with.
    pub(in crate::store) fn until(self) -> String {
        if self.until_on == NaiveDate::MAX { "9999-12-31".to_owned() } else { self.until_on.to_string() }
    }

    /// The first instant that is left out, as a text to compare with.
    pub(in crate::store) fn known(self) -> String {
        self.known_before.map_or_else(|| "9999".to_owned(), Instant::text)
    }
}
