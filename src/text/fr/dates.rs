//! Days and deadlines in French.

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
    short_offset: |days, event| format!("{event} {}{}\u{a0}j", if days < 0 { "−" } else { "+" }, days.unsigned_abs()),
    meeting: |reference| format!("la réunion {reference}"),
    offset,
    none: "aucune",
    none_set: "aucune fixée",
    is_cancelled: |meeting| format!("{meeting} est annulée"),
    next_of_parts: "prochaine de ses parties",
    days_late: |n| format!("{n} {} de retard", plural(n, "jour", "jours")),
    days_left: |n| format!("encore {n} {}", plural(n, "jour", "jours")),
    extended: |n| if n == 1 { "prolongée une fois".to_owned() } else { format!("prolongée {n} fois") },
};

pub(super) fn span(span: Span) -> String {
    match span {
        Span::Day(day) => format!("{} {} {}", nth(day.day()), month_name(day.month()), day.year()),
        Span::Month(year, month) => format!("{} {year}", month_name(month)),
        Span::Quarter(year, quarter) => {
            let nth = ["premier", "deuxième", "troisième", "quatrième"];
            format!("{} trimestre {year}", nth[quarter.clamp(1, 4) as usize - 1])
        }
        Span::Half(year, half) => format!("{} semestre {year}", if half == 1 { "premier" } else { "second" }),
        Span::Year(year) => year.to_string(),
    }
}

/// As short as it can be written without becoming a riddle, in one piece: `30 juin 2026`, `oct. 2026`, `T3 2026`, `S1 2026`.
fn short(span: Span) -> String {
    match span {
        Span::Day(day) => format!("{}\u{a0}{}\u{a0}{}", nth(day.day()), short_month(day.month()), day.year()),
        Span::Month(year, month) => format!("{}\u{a0}{year}", short_month(month)),
        Span::Quarter(year, quarter) => format!("T{quarter}\u{a0}{year}"),
        Span::Half(year, half) => format!("S{half}\u{a0}{year}"),
        Span::Year(year) => year.to_string(),
    }
}

fn short_month(month: u32) -> &'static str {
    const NAMES: [&str; 12] = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
    NAMES[month.clamp(1, 12) as usize - 1]
}

/// The month and year once where both days have them.
fn period(from: Span, to: Span) -> String {
    match (from, to) {
        (Span::Day(first), Span::Day(last)) if (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{}-{}", nth(first.day()), span(to))
        }
        _ => format!("{} – {}", span(from), span(to)),
    }
}

fn nth(day: u32) -> String {
    if day == 1 { "1er".to_owned() } else { day.to_string() }
}

fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    NAMES[month.clamp(1, 12) as usize - 1]
}

fn next_meeting(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Workshop => "le prochain atelier",
        MeetingKind::Ministerial => "la prochaine réunion ministérielle",
        MeetingKind::Technical => "la prochaine réunion technique",
        MeetingKind::Summit => "le prochain sommet",
        MeetingKind::Other => "la prochaine autre réunion",
    }
}

fn short_event(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Workshop => "prochain atelier",
        MeetingKind::Ministerial => "prochaine ministérielle",
        MeetingKind::Technical => "prochaine technique",
        MeetingKind::Summit => "prochain sommet",
        MeetingKind::Other => "prochaine autre",
    }
}

fn offset(days: i32, event: &str) -> String {
    let n = days.unsigned_abs();
    let side = if days < 0 { "avant" } else { "après" };
    format!("{n} {} {side} {event}", plural(n, "jour", "jours"))
}
