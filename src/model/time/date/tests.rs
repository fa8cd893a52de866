//! Dates as stated and as typed: cases and a property.

use chrono::{Days, NaiveDate};
use proptest::prelude::{any, prop_assert_eq, proptest};

use super::{BadDate, Span};
use crate::testing::day;

#[track_caller]
fn case(stated: &str, first: &str, last: &str) {
    let span = Span::parse(stated).expect("a span");
    assert_eq!((span.first_day(), span.last_day()), (day(first), day(last)));
    assert_eq!(span.to_string(), stated);
}

#[track_caller]
fn typed(text: &str, today: &str, expected: &str) {
    assert_eq!(Span::parse_typed(text, day(today)), Ok(Span::Day(day(expected))));
}

#[test]
fn a_stated_span_counts_to_its_last_day() {
    case("2006-11-15", "2006-11-15", "2006-11-15");
    case("2006-11", "2006-11-01", "2006-11-30");
    case("2008-02", "2008-02-01", "2008-02-29");
    case("2007-Q1", "2007-01-01", "2007-03-31");
    case("2007-Q4", "2007-10-01", "2007-12-31");
    case("2007-H1", "2007-01-01", "2007-06-30");
    case("2010", "2010-01-01", "2010-12-31");
}

#[test]
fn relative_dates_count_from_today_and_stay_within_the_month() {
    typed("today", "2026-11-24", "2026-11-24");
    typed("+3w", "2026-11-24", "2026-12-15");
    typed("+60d", "2026-11-24", "2027-01-23");
    typed("+1m", "2027-01-31", "2027-02-28");
    typed("+1y", "2028-02-29", "2029-02-28");
    typed("eom", "2028-02-10", "2028-02-29");
    typed("eoq", "2026-11-24", "2026-12-31");
    typed("eoy", "2026-11-24", "2026-12-31");
}

#[test]
fn a_date_in_another_order_is_refused_with_the_ways_to_read_it() {
    let Err(BadDate::Ambiguous { readings, .. }) = Span::parse("03/04/2026") else { panic!("ambiguous") };
    assert_eq!(readings, [day("2026-04-03"), day("2026-03-04")]);
    let past = Span::parse("03/04/2026").map_err(|bad| bad.not_after(day("2026-03-31")).hint());
    assert_eq!(past, Err("day and month are ambiguous in this form; write `2026-03-04`".to_owned()));
    let Err(BadDate::Ambiguous { readings, .. }) = Span::parse("31.12.2026") else { panic!("ambiguous") };
    assert_eq!(readings, [day("2026-12-31")]);
}

#[test]
fn what_does_not_exist_is_told_from_what_is_not_understood() {
    assert_eq!(Span::parse("2026-02-30"), Err(BadDate::Impossible { text: "2026-02-30".into() }));
    assert_eq!(Span::parse("2026-13"), Err(BadDate::Impossible { text: "2026-13".into() }));
    assert_eq!(Span::parse("2026-Q5"), Err(BadDate::Impossible { text: "2026-Q5".into() }));
    for text in ["soon", "", "2026-", "٢٠٢٦", "-", "2026-é1", "0000", "dew:2026-01-01"] {
        assert!(matches!(Span::parse(text), Err(BadDate::NotUnderstood { .. })), "{text}");
    }
    let far = Span::parse_typed("+99999999999999999d", day("2026-11-24"));
    assert!(matches!(far, Err(BadDate::OutOfRange { .. })));
}

proptest! {
    #[test]
    fn every_day_is_read_back_as_it_is_written(offset in 0u64..3_600_000) {
        let day = NaiveDate::from_ymd_opt(1, 1, 1).expect("a day") + Days::new(offset);
        prop_assert_eq!(Span::parse(&Span::Day(day).to_string()), Ok(Span::Day(day)));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>(), offset in 0u64..3_600_000) {
        let today = NaiveDate::from_ymd_opt(1, 1, 1).expect("a day") + Days::new(offset);
        let _ = Span::parse_typed(&text, today);
    }
}
