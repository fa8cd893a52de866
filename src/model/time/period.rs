//! Periods of membership and tenure, and the gaps between them. The end is exclusive.

use std::fmt;

use chrono::{Months, NaiveDate};

/// A period. `since` is its first day, `None` for no beginning; `until` is the first day after it, `None` for no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub since: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// Why a period is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPeriod {
    /// It contains no day.
    Empty,
    /// Its first day is later than anybody plans.
    FarAhead(NaiveDate),
}

/// A period without anybody; `until` is the first day on which somebody is there again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

impl fmt::Display for BadPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the time ends on the day it begins, or before"),
            Self::FarAhead(day) => write!(f, "{day} is more than ten years ahead"),
        }
    }
}

impl std::error::Error for BadPeriod {}

impl Period {
    /// Without beginning or end.
    pub const ALWAYS: Self = Self { since: None, until: None };

    /// Whether it contains the day.
    pub fn covers(self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day < until)
    }

    /// Whether it can be recorded on `today`: as what is, was or is planned.
    ///
    /// # Errors
    /// It contains no day, or begins too far ahead.
    pub fn check(self, today: NaiveDate) -> Result<(), BadPeriod> {
        match self.since {
            _ if self.is_empty() => Err(BadPeriod::Empty),
            Some(day) if self.begins_far_ahead(today) => Err(BadPeriod::FarAhead(day)),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether it begins more than ten years after `today`.
    pub fn begins_far_ahead(self, today: NaiveDate) -> bool {
        const FURTHEST: Months = Months::new(120);
        let furthest = today.checked_add_months(FURTHEST);
        self.since.zip(furthest).is_some_and(|(since, furthest)| since > furthest)
    }

    /// Whether it contains no day.
    pub fn is_empty(self) -> bool {
        matches!((self.since, self.until), (Some(since), Some(until)) if until <= since)
    }

    /// Whether they have a day in common.
    pub fn overlaps(self, other: Self) -> bool {
        !self.meet(other).is_empty() && !self.is_empty() && !other.is_empty()
    }

    /// The days in common.
    #[must_use]
    pub fn meet(self, other: Self) -> Self {
        let until = match (self.until, other.until) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self { since: self.since.max(other.since), until }
    }

    /// The days of this one that are not in `other`: none, one or two periods, in order.
    #[must_use]
    pub fn without(self, other: Self) -> Vec<Self> {
        if !self.overlaps(other) {
            return vec![self];
        }
        let before = other.since.map(|since| Self { since: self.since, until: Some(since) });
        let after = other.until.map(|until| Self { since: Some(until), until: self.until });
        before.into_iter().chain(after).filter(|part| !part.is_empty()).collect()
    }

    /// From the first day of either to the last day of either.
    #[must_use]
    pub fn span(self, other: Self) -> Self {
        let until = self.until.zip(other.until).map(|(a, b)| a.max(b));
        Self { since: self.since.min(other.since), until }
    }
}

/// The gaps between `periods`, and the one after the last of them if that has ended by `today`; the
/// oldest first. The time before the first is not a gap, and gaps after `today` are left out.
pub fn gaps(periods: &[Period], today: NaiveDate) -> Vec<Gap> {
    let mut sorted: Vec<Period> = periods.iter().copied().filter(|period| !period.is_empty()).collect();
    sorted.sort_by_key(|period| period.since);
    let mut gaps = Vec::new();
    let mut covered_until: Option<NaiveDate> = None;
    for period in sorted {
        if let (Some(covered), Some(since)) = (covered_until, period.since)
            && since > covered
        {
            gaps.push(Gap { since: covered, until: Some(since) });
        }
        // A period without end leaves no gap after it.
        let Some(until) = period.until else {
            covered_until = None;
            break;
        };
        covered_until = covered_until.max(Some(until));
    }
    gaps.extend(covered_until.map(|since| Gap { since, until: None }));
    gaps.retain(|gap| gap.since <= today);
    gaps
}

/// Since when nobody has been there, seen from `day`; `None` if somebody is there, or nobody ever was.
pub fn gap_on(periods: &[Period], day: NaiveDate) -> Option<NaiveDate> {
    let on_day = |gap: &&Gap| gap.until.is_none_or(|until| day < until);
    gaps(periods, day).iter().find(on_day).map(|gap| gap.since)
}

#[cfg(test)]
mod tests {
    use super::{Gap, Period, gap_on, gaps};
    use crate::testing::day;

    fn period(since: &str, until: &str) -> Period {
        Period { since: since.parse().ok(), until: until.parse().ok() }
    }

    #[test]
    fn the_first_day_counts_and_the_last_does_not() {
        let may = period("2024-05-01", "2024-06-01");
        assert!(may.covers(day("2024-05-01")) && may.covers(day("2024-05-31")) && !may.covers(day("2024-06-01")));
        assert!(Period::ALWAYS.covers(day("0001-01-01")));
        assert!(!may.overlaps(period("2024-06-01", "")) && may.overlaps(period("2024-05-31", "")));
        assert!(!may.overlaps(period("2024-05-10", "2024-05-10")));
        assert_eq!(may.span(period("2024-05-20", "")), period("2024-05-01", ""));
    }

    #[test]
    fn without_another_leaves_what_is_before_and_after_it() {
        let year = period("2024-01-01", "2025-01-01");
        let may = period("2024-05-01", "2024-06-01");
        assert_eq!(year.without(may), [period("2024-01-01", "2024-05-01"), period("2024-06-01", "2025-01-01")]);
        assert_eq!(Period::ALWAYS.without(may), [period("", "2024-05-01"), period("2024-06-01", "")]);
        assert_eq!(may.without(year), []);
        assert_eq!(year.without(period("2024-05-01", "")), [period("2024-01-01", "2024-05-01")]);
        assert_eq!(year.without(period("", "2024-05-01")), [period("2024-05-01", "2025-01-01")]);
        assert_eq!(year.without(period("2025-01-01", "")), [year]);
        assert_eq!(year.without(Period::ALWAYS), []);
    }

    #[test]
    fn gaps_are_between_and_after_periods_but_never_before() {
        let tenures =
            [period("2020-01-01", "2021-01-01"), period("2022-01-01", "2024-03-01"), period("2020-06-01", "2021-06-01")];
        let between = Gap { since: day("2021-06-01"), until: Some(day("2022-01-01")) };
        let behind = Gap { since: day("2024-03-01"), until: None };
        assert_eq!(gaps(&tenures, day("2026-11-24")), [between, behind]);
        assert_eq!(gaps(&tenures, day("2023-01-01")), [between]);
        assert_eq!(gap_on(&tenures, day("2026-11-24")), Some(day("2024-03-01")));
        assert_eq!(gap_on(&tenures, day("2024-03-01")), Some(day("2024-03-01")));
        assert_eq!(gap_on(&tenures, day("2024-02-29")), None);
        assert_eq!(gap_on(&tenures, day("2021-12-31")), Some(day("2021-06-01")));
    }

    #[test]
    fn an_open_tenure_leaves_no_gap_and_none_at_all_is_no_gap() {
        assert_eq!(gaps(&[period("", ""), period("2020-01-01", "2021-01-01")], day("2026-11-24")), []);
        assert_eq!(gaps(&[], day("2026-11-24")), []);
        assert_eq!(gap_on(&[period("2027-01-01", "")], day("2026-11-24")), None);
    }
}
