//! Dates as people write them: forms that are read, and forms that are never guessed.

use super::{BadDate, DayOrder, Span};

#[track_caller]
fn case(text: &str, expected: &str) {
    assert_eq!(Span::parse_written(text, None).map(|span| span.to_string()), Ok(expected.to_owned()), "{text}");
}

#[track_caller]
fn ordered(text: &str, order: DayOrder, expected: &str) {
    assert_eq!(Span::parse_written(text, Some(order)).map(|span| span.to_string()), Ok(expected.to_owned()), "{text}");
}

#[track_caller]
fn refused(text: &str) {
    assert!(Span::parse_written(text, None).is_err(), "{text}: {:?}", Span::parse_written(text, None));
}

#[test]
fn a_day_is_read_as_people_write_it() {
    for text in ["31 October 2026", "31st of October, 2026", "Oct 31, 2026", "31-Oct-2026", "31 de outubro de 2026"] {
        case(text, "2026-10-31");
    }
    for text in ["Saturday, 31 October 2026", "31 octobre 2026", "31/10/2026", "31.10.2026", "10/31/2026", "2026/10/31"] {
        case(text, "2026-10-31");
    }
    for text in ["2019-7-10", "2019-07-10T14:22:00Z", "2019-07-10 00:00:00", "2019-07-10T00:00:00.000+02:00"] {
        case(text, "2019-07-10");
    }
    case("1er juin 2024", "2024-06-01");
    case("1º de junho de 2024", "2024-06-01");
    case("05/05/2026", "2026-05-05");
}

#[test]
fn a_month_quarter_or_half_may_come_before_its_year() {
    case("June 2024", "2024-06");
    case("juin 2024", "2024-06");
    case("Sept. 2024", "2024-09");
    case("06/2024", "2024-06");
    case("Q3 2025", "2025-Q3");
    case("3rd quarter of 2025", "2025-Q3");
    case("3T2025", "2025-Q3");
    case("2º semestre de 2025", "2025-H2");
    case("H1 2025", "2025-H1");
}

#[test]
fn day_and_month_are_never_guessed() {
    assert!(matches!(Span::parse_written("03/04/2026", None), Err(BadDate::Ambiguous { .. })));
    ordered("03/04/2026", DayOrder::DayFirst, "2026-04-03");
    ordered("03/04/2026", DayOrder::MonthFirst, "2026-03-04");
    ordered("3.4.26", DayOrder::DayFirst, "2026-04-03");
    ordered("99-12-31", DayOrder::YearFirst, "1999-12-31");
    assert!(matches!(Span::parse_written("10/31/2026", Some(DayOrder::DayFirst)), Err(BadDate::Impossible { .. })));
}

#[test]
fn an_ambiguous_date_is_refused() {
    for text in ["2011/12", "Jun-24", "03/04/26", "jui 2024", "Q5 2025", "31 February 2026", "soon", "12 of 15", "10:30"] {
        refused(text);
    }
    for text in ["", "Q", "2025 2026", "May", "31 Oct", "31/12/2026 or later", "0/0/0000", "Q3", "12345/1/1"] {
        refused(text);
    }
}
