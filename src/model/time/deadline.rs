//! A deadline as stated (section 5): a calendar period, a meeting that it follows, or "none".
//! The day is kept separately; only the store knows the days of meetings.

use std::fmt;

use chrono::NaiveDate;

use crate::model::date::{BadDate, DayOrder, Span};
use crate::model::vocabulary::{MeetingKind, Vocabulary};

/// A deadline as stated.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Deadline {
    /// Stated to have no deadline.
    None,
    /// Counts to the last day of the period.
    On(Span),
    /// Relative to the first day of a meeting.
    Follows(Event),
}

/// A meeting that a deadline follows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Event {
    /// `next:ministerial-30d`: the first meeting of this kind, of the register's body, that starts after the adopting
    /// one. Bound once. The offset is in days.
    Next { kind: MeetingKind, offset: i32 },
    /// `meeting:WDH-2010`: the text after the colon. The longest existing reference wins; the rest is the offset.
    Meeting(String),
}

impl Deadline {
    /// Reads a stored or exported deadline.
    ///
    /// # Errors
    /// Why it can't be read.
    pub fn parse(text: &str) -> Result<Self, BadDate> {
        Self::word_or_event(text).map_or_else(|| Span::parse(text).map(Self::On), Ok)
    }

    /// Reads a deadline from an imported file; `order` as in `Span::parse_written`.
    ///
    /// # Errors
    /// As `Span::parse_written`.
    pub fn parse_written(text: &str, order: Option<DayOrder>) -> Result<Self, BadDate> {
        Self::word_or_event(text).map_or_else(|| Span::parse_written(text, order).map(Self::On), Ok)
    }

    /// Reads a deadline as officers type it; a relative date becomes its day.
    ///
    /// # Errors
    /// As `Span::parse_typed`.
    pub fn parse_typed(text: &str, today: NaiveDate) -> Result<Self, BadDate> {
        Self::word_or_event(text).map_or_else(|| Span::parse_typed(text, today).map(Self::On), Ok)
    }

    /// Its day; `None` if it depends on a meeting.
    pub fn due_on(&self) -> Option<NaiveDate> {
        match self {
            Self::On(span) => Some(span.last_day()),
            Self::None | Self::Follows(_) => None,
        }
    }

    /// Whether it depends on the date of a meeting.
    pub fn is_event(&self) -> bool {
        matches!(self, Self::Follows(_))
    }

    fn word_or_event(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("none") {
            return Some(Self::None);
        }
        if let Some(rest) = text.strip_prefix("meeting:") {
            let reference = rest.trim();
            return (!reference.is_empty()).then(|| Self::Follows(Event::Meeting(reference.to_owned())));
        }
        let rest = text.strip_prefix("next:")?;
        let (word, offset) = split_offset(rest).unwrap_or((rest, 0));
        MeetingKind::from_word(word).map(|kind| Self::Follows(Event::Next { kind, offset }))
    }
}

/// `WDH-2010-30d` as `WDH-2010` and −30 days; `None` without an offset at the end.
pub fn split_offset(text: &str) -> Option<(&str, i32)> {
    let body = text.strip_suffix('d')?;
    let sign = body.rfind(['+', '-'])?;
    let digits = &body[sign + 1..];
    let is_number = !digits.is_empty() && digits.len() <= 5 && digits.chars().all(|c| c.is_ascii_digit());
    let offset: i32 = is_number.then(|| body[sign..].parse().ok()).flatten()?;
    (sign > 0).then_some((&text[..sign], offset))
}

impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => write!(f, "none"),
            Self::On(span) => write!(f, "{span}"),
            Self::Follows(Event::Next { kind, offset: 0 }) => write!(f, "next:{kind}"),
            Self::Follows(Event::Next { kind, offset }) => write!(f, "next:{kind}{offset:+}d"),
            Self::Follows(Event::Meeting(text)) => write!(f, "meeting:{text}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Deadline, split_offset};

    #[test]
    fn what_is_stated_is_read_back_as_it_is_written() {
        for text in [
            "none",
            "2006-11-15",
            "2007-Q1",
            "next:ministerial",
            "next:ministerial-30d",
            "next:summit+7d",
            "meeting:WDH-2010-30d",
        ] {
            assert_eq!(Deadline::parse(text).expect("a deadline").to_string(), text);
        }
        assert!(Deadline::parse("next:party").is_err());
        assert!(Deadline::parse("meeting:").is_err());
    }

    #[test]
    fn an_offset_is_at_the_end() {
        assert_eq!(split_offset("WDH-2010-30d"), Some(("WDH-2010", -30)));
        assert_eq!(split_offset("WDH-2010+7d"), Some(("WDH-2010", 7)));
        assert_eq!(split_offset("WDH-2010"), None);
        assert_eq!(split_offset("-30d"), None);
    }
}
