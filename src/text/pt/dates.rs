//! Days and deadlines in Portuguese.

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
    meeting: |reference| format!("a reunião {reference}"),
    offset,
    none: "nenhum",
    none_set: "nenhum fixado",
    is_cancelled: |meeting| format!("{meeting} foi cancelada"),
    next_of_parts: "próximo das suas partes",
    days_late: |n| format!("{n} {} de atraso", plural(n, "dia", "dias")),
    days_left: |n| format!("{} {n} {}", plural(n, "falta", "faltam"), plural(n, "dia", "dias")),
    extended: |n| if n == 1 { "prorrogado uma vez".to_owned() } else { format!("prorrogado {n} vezes") },
};

pub(super) fn span(span: Span) -> String {
    match span {
        Span::Day(day) => format!("{} de {} de {}", day.day(), month_name(day.month()), day.year()),
        Span::Month(year, month) => format!("{} de {year}", month_name(month)),
        Span::Quarter(year, quarter) => {
            let nth = ["primeiro", "segundo", "terceiro", "quarto"];
            format!("{} trimestre de {year}", nth[quarter.clamp(1, 4) as usize - 1])
        }
        Span::Half(year, half) => format!("{} semestre de {year}", if half == 1 { "primeiro" } else { "segundo" }),
        Span::Year(year) => year.to_string(),
    }
}

/// As short as it can be written without becoming a riddle, in one piece: `30 jun. 2026`, `out. 2026`, `T3 2026`, `S1 2026`.
fn short(span: Span) -> String {
    match span {
        Span::Day(day) => format!("{}\u{a0}{}\u{a0}{}", day.day(), short_month(day.month()), day.year()),
        Span::Month(year, month) => format!("{}\u{a0}{year}", short_month(month)),
        Span::Quarter(year, quarter) => format!("T{quarter}\u{a0}{year}"),
        Span::Half(year, half) => format!("S{half}\u{a0}{year}"),
        Span::Year(year) => year.to_string(),
    }
}

fn short_month(month: u32) -> &'static str {
    const NAMES: [&str; 12] = ["jan.", "fev.", "mar.", "abr.", "maio", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."];
    NAMES[month.clamp(1, 12) as usize - 1]
}

/// The month and year once where both days have them.
fn period(from: Span, to: Span) -> String {
    match (from, to) {
        (Span::Day(first), Span::Day(last)) if (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{} a {}", first.day(), span(to))
        }
        _ => format!("{} – {}", span(from), span(to)),
    }
}

fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ];
    NAMES[month.clamp(1, 12) as usize - 1]
}

fn next_meeting(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Workshop => "o próximo seminário",
        MeetingKind::Ministerial => "a próxima reunião ministerial",
        MeetingKind::Technical => "a próxima reunião técnica",
        MeetingKind::Summit => "a próxima cimeira",
        MeetingKind::Other => "a próxima outra reunião",
    }
}

fn short_event(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Workshop => "próximo seminário",
        MeetingKind::Ministerial => "próxima ministerial",
        MeetingKind::Technical => "próxima técnica",
        MeetingKind::Summit => "próxima cimeira",
        MeetingKind::Other => "próxima outra",
    }
}

fn offset(days: i32, event: &str) -> String {
    let n = days.unsigned_abs();
    let side = if days < 0 { "antes" } else { "depois" };
    // "de" and the article of what is named become one word: "da", "do".
    format!("{n} {} {side} d{event}", plural(n, "dia", "dias"))
}
