//! Why a change to a meeting or a reporting round is refused.

use chrono::NaiveDate;

use crate::model::date::Span;

/// Meetings are named by their references.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MeetingRefusal {
    #[error("there is a meeting `{reference}` already")]
    Known { reference: String },
    #[error("`{reference}` would end ({ends}) before it starts ({starts})")]
    EndsFirst { reference: String, starts: Span, ends: Span },
}

/// Rounds are named by their references.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoundRefusal {
    #[error("there is a round `{reference}` already")]
    Known { reference: String },
    #[error("the round would have closed on {closes_on}; today is {today}")]
    ClosesInPast { closes_on: NaiveDate, today: NaiveDate },
    #[error("nobody is to be asked in `{reference}`: no open item has an owner who could answer")]
    NobodyToAsk { reference: String },
    #[error("`{reference}` was closed on {day}")]
    ClosedAlready { reference: String, day: NaiveDate },
    #[error("`{reference}` was closed on {day}")]
    ClosedForLetters { reference: String, day: NaiveDate },
}
