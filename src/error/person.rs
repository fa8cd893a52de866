//! Why a change to a focal point is refused: tenures, coordination, handover.

use chrono::NaiveDate;

/// Owners are named by their codes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PersonRefusal {
    #[error("`{name}` is a focal point of `{owner}` at that time already")]
    ServesAlready { name: String, owner: String },
    #[error("`{name}` is no focal point of `{owner}` on the day before {on}")]
    ServesNot { name: String, owner: String, on: NaiveDate },
    #[error("`{owner}` has no focal point on the day before {on}")]
    NobodyServes { owner: String, on: NaiveDate },
    /// All of their names.
    #[error("`{owner}` has {} focal points: who hands over", names.len())]
    SeveralServe { owner: String, names: Vec<String> },
    #[error("`{name}` can't hand over to itself")]
    HandsToItself { name: String },
    #[error("`{name}` coordinates for `{owner}`{}, within that time", since_day(*since))]
    Coordinates { name: String, owner: String, since: Option<NaiveDate> },
    #[error("{on} lies outside the tenure of `{name}`")]
    OutsideTenure { name: String, on: NaiveDate },
}

fn since_day(since: Option<NaiveDate>) -> String {
    since.map_or_else(String::new, |day| format!(" since {day}"))
}
