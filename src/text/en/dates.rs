//! Days and deadlines in English.

use chrono::Datelike;

use super::plural;
use crate::model::date::Span;
use crate::model::vocabulary::MeetingKind;
use crate::text::Dates;

pub(super) const DATES: Dates = Dates {
    span,
    short,
    period,
    next_meeting,
    short_event,
    short_offset: |days, event| format!("{event} {}{}\u{a0}d", if days < 0 { "−" } else { "+" }, days.unsigned_abs()),
    meeting: |reference| format!("the meeting {reference}"),
    offset,
    none: "none",
    none_set: "none set",
    is_cancelled: |meeting| format!("{meeting} is cancelled"),
    next_of_parts: "next of its parts",
    days_late: |n| format!("{n} {} late", plural(n, "day", "days")),
    days_left: |n| format!("{n} {} left", plural(n, "day", "days")),
    extended: |n| if n == 1 { "extended once".to_owned() } else { format!("extended {n} times") },
};

pub(super) fn span(span: Span) -> String {
    match span {
        Span::Day(day) => format!("{} {} {}", day.day(), month_name(day.month()), day.year()),
        Span::Month(year, month) => format!("{} {year}", month_name(month)),
        Span::Quarter(year, quarter) => {
            let nth = ["first", "second", "third", "fourth"];
            format!("{} quarter of {year}", nth[quarter.clamp(1, 4) as usize - 1])
        }
        Span::Half(year, half) => format!("{} half of {year}", if half == 1 { "first" } else { "second" }),
        Span::Year(year) => year.to_string(),
    }
}

/// As short as it can be written without becoming a riddle, in one piece: `30 Jun 2026`, `Oct 2026`, `Q3 2026`, `H1 2026`.
fn short(span: Span) -> String {
    match span {
        Span::Day(day) => format!("{}\u{a0}{}\u{a0}{}", day.day(), &month_name(day.month())[..3], day.year()),
        Span::Month(year, month) => format!("{}\u{a0}{year}", &month_name(month)[..3]),
        Span::Quarter(year, quarter) => format!("Q{quarter}\u{a0}{year}"),
        Span::Half(year, half) => format!("H{half}\u{a0}{year}"),
        Span::Year(year) => year.to_string(),
    }
}

/// The month and year once where both days have them.
fn period(from: Span, to: Span) -> String {
    match (from, to) {
        (Span::Day(first), Span::Day(last)) if (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{}–{}", first.day(), span(to))
        }
        _ => format!("{} – {}", span(from), span(to)),
    }
}

fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[month.clamp(1, 12) as usize - 1]
}

fn next_meeting(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Workshop => "the next workshop",
        MeetingKind::Ministerial => "the next ministerial meeting",
        MeetingKind::Technical => "the next technical meeting",
        MeetingKind::Summit => "the next summit",
        MeetingKind::Other => "the next other meeting",
    }
}

fn short_event(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Workshop => "next workshop",
        MeetingKind::Ministerial => "next ministerial",
        MeetingKind::Technical => "next technical",
        MeetingKind::Summit => "next summit",
        MeetingKind::Other => "next other",
    }
}

fn offset(days: i32, event: &str) -> String {
    let n = days.unsigned_abs();
    let side = if days < 0 { "before" } else { "after" };
    format!("{n} {} {side} {event}", plural(n, "day", "days"))
}
