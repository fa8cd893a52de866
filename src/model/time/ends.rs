//! The ends of months, quarters, halves and years between two days: the points of a line over time.

use chrono::{Datelike, NaiveDate};

/// The most points of a line over time, the first and the last day aside.
const N_POINTS: i32 = 24;

/// The ends between the two days of as short periods as there is room for.
pub fn ends_between(first: NaiveDate, day: NaiveDate) -> Vec<NaiveDate> {
    const MONTHS: [i32; 4] = [1, 3, 6, 12];
    let months = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
    let (from, to) = (months(first), months(day));
    let n_months = to - from;
    let period = MONTHS.into_iter().find(|period| n_months <= period * N_POINTS);
    let apart = period.unwrap_or(12 * (n_months / (12 * N_POINTS) + 1));
    let last = to - to % apart.min(12);
    let begins = |month: i32| NaiveDate::from_ymd_opt(month / 12, u32::try_from(month % 12 + 1).ok()?, 1);
    let mut ends: Vec<NaiveDate> = (0..=N_POINTS).map_while(|n| begins(last - n * apart)?.pred_opt()).collect();
    ends.retain(|end| *end > first);
    ends.reverse();
    ends
}

#[cfg(test)]
mod tests {
    use super::ends_between;
    use crate::testing::day;

    #[test]
    fn a_young_register_is_followed_by_month_and_an_old_one_by_year() {
        let of = |first: &str, today: &str| {
            let ends = ends_between(day(first), day(today));
            (ends.len(), ends.first().map(ToString::to_string), ends.last().map(ToString::to_string))
        };
        let told = |n: usize, first: &str, last: &str| (n, Some(first.to_owned()), Some(last.to_owned()));
        assert_eq!(of("2026-11-20", "2026-12-01"), told(1, "2026-11-30", "2026-11-30"));
        assert_eq!(of("2025-03-10", "2026-12-01"), told(21, "2025-03-31", "2026-11-30"));
        assert_eq!(of("2022-03-10", "2026-12-31"), told(19, "2022-03-31", "2026-09-30"));
        assert_eq!(of("2016-03-10", "2026-12-01"), told(21, "2016-06-30", "2026-06-30"));
        assert_eq!(of("2006-10-11", "2026-11-24"), told(20, "2006-12-31", "2025-12-31"));
        assert_eq!(of("1970-10-11", "2026-11-24"), told(19, "1971-12-31", "2025-12-31"));
        assert_eq!(of("2026-12-01", "2026-12-01"), (0, None, None));
    }
}
