//! Days and deadlines in words: whole in a sentence, short in a cell.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::Words;
use crate::model::date::Span;
use crate::model::deadline::{Deadline, Event, split_offset};
use crate::model::inherited::InheritedNote;
use crate::model::vocabulary::MeetingKind;

/// Days and deadlines as people write them.
#[derive(Debug)]
pub struct Dates {
    /// As exact as it was stated: `15 November 2006`, `November 2006`, `first quarter of 2007`.
    pub span: fn(Span) -> String,
    /// The same for a cell: `15 Nov 2006`, `Q1 2007`. It is understood where it is typed.
    pub short: fn(Span) -> String,
    /// From the first to the second: `11–13 October 2006`.
    pub period: fn(Span, Span) -> String,
    /// With the article: `the next ministerial meeting`.
    pub next_meeting: fn(MeetingKind) -> &'static str,
    /// The same for a cell: `next ministerial`.
    pub short_event: fn(MeetingKind) -> &'static str,
    /// The same of days before or after, behind what is named: `next ministerial −30 d`.
    pub short_offset: fn(i32, &str) -> String,
    /// With the article, of a reference: `the meeting WDH-2010`.
    pub meeting: fn(&str) -> String,
    /// Days before (negative) or after what is named with its article.
    pub offset: fn(i32, &str) -> String,
    /// Somebody said that there is no deadline.
    pub none: &'static str,
    /// Nobody ever set a deadline.
    pub none_set: &'static str,
    /// Of the meeting that a deadline follows.
    pub is_cancelled: fn(&str) -> String,
    /// Of a whole without a deadline: the one that falls first among its parts.
    pub next_of_parts: &'static str,
    pub days_late: fn(u32) -> String,
    pub days_left: fn(u32) -> String,
    pub extended: fn(u32) -> String,
}

impl Words {
    /// A deadline in words; on which day an event falls stands elsewhere.
    pub fn deadline(&self, deadline: &Deadline) -> String {
        let Dates { span, next_meeting, meeting, offset, .. } = &self.dates;
        self.stated(deadline, *span, *next_meeting, meeting, *offset)
    }

    /// A deadline in as few words as a cell has room for.
    pub fn short_deadline(&self, deadline: &Deadline) -> String {
        let Dates { short, short_event, short_offset, .. } = &self.dates;
        self.stated(deadline, *short, *short_event, str::to_owned, *short_offset)
    }

    /// A day for a cell.
    pub fn day(&self, day: NaiveDate) -> String {
        (self.dates.short)(Span::Day(day))
    }

    /// A note as people read it: what a component took over from the whole is told in these words.
    pub fn note<'n>(&self, note: &'n str) -> Cow<'n, str> {
        let Some(inherited) = InheritedNote::read(note) else { return Cow::Borrowed(note) };
        let from = (self.sentences.inherited)(inherited.reference, &self.day(inherited.on));
        Cow::Owned(inherited.said.map_or_else(|| from.clone(), |said| format!("{from}{}{said}", self.sentences.colon)))
    }

    /// An instant to the minute, with the zone of its place: `24 Nov 2026 15:05 UTC+2`.
    pub fn moment(&self, at: DateTime<FixedOffset>) -> String {
        let minutes = at.offset().local_minus_utc() / 60;
        let zone = match (minutes / 60, minutes.abs() % 60) {
            (0, 0) => "UTC".to_owned(),
            (hours, 0) => format!("UTC{hours:+}"),
            (hours, rest) => format!("UTC{}{}:{rest:02}", if minutes < 0 { '-' } else { '+' }, hours.abs()),
        };
        format!("{} {zone}", self.minute(at))
    }

    /// The same without the zone, where there is little room: `24 Nov 2026 15:05`.
    pub fn minute(&self, at: DateTime<FixedOffset>) -> String {
        format!("{} {}", self.day(at.date_naive()), at.format("%H:%M"))
    }

    /// A moment for a column of moments: a day of one figure has a space before it, so that they stand under one another.
    pub fn in_a_column(&self, at: DateTime<FixedOffset>, moment: fn(&Self, DateTime<FixedOffset>) -> String) -> String {
        let moment = moment(self, at);
        let one_figure = !moment.chars().nth(1).is_some_and(char::is_alphanumeric);
        format!("{}{moment}", if one_figure { " " } else { "" })
    }

    fn stated(
        &self,
        deadline: &Deadline,
        span: fn(Span) -> String,
        next: fn(MeetingKind) -> &'static str,
        meeting: impl Fn(&str) -> String,
        offset: fn(i32, &str) -> String,
    ) -> String {
        let with_offset = |days: i32, event: &str| if days == 0 { event.to_owned() } else { offset(days, event) };
        match deadline {
            Deadline::None => self.dates.none.to_owned(),
            Deadline::On(stated) => span(*stated),
            Deadline::Follows(Event::Next { kind, offset }) => with_offset(*offset, next(*kind)),
            Deadline::Follows(Event::Meeting(text)) => {
                let (reference, offset) = split_offset(text).unwrap_or((text, 0));
                with_offset(offset, &meeting(reference))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use crate::model::date::Span;
    use crate::model::deadline::Deadline;
    use crate::model::vocabulary::{Lang, Vocabulary};
    use crate::text::{Words, words};

    #[track_caller]
    fn case(lang: Lang, deadline: &str, expected: &str) {
        let deadline = Deadline::parse(deadline).expect("a deadline");
        assert_eq!(words(lang).deadline(&deadline), expected);
    }

    #[test]
    fn a_deadline_is_as_exact_as_it_was_stated() {
        case(Lang::En, "2006-11-15", "15 November 2006");
        case(Lang::En, "2006-11", "November 2006");
        case(Lang::En, "2007-Q1", "first quarter of 2007");
        case(Lang::En, "next:ministerial-30d", "30 days before the next ministerial meeting");
        case(Lang::En, "meeting:WDH-2010+1d", "1 day after the meeting WDH-2010");
        case(Lang::Fr, "2006-11-01", "1er novembre 2006");
        case(Lang::Fr, "2007-H2", "second semestre 2007");
        case(Lang::Fr, "next:summit-1d", "1 jour avant le prochain sommet");
        case(Lang::Pt, "2006-11-15", "15 de novembro de 2006");
        case(Lang::Pt, "2006-11", "novembro de 2006");
        case(Lang::Pt, "next:ministerial-30d", "30 dias antes da próxima reunião ministerial");
        case(Lang::Pt, "none", "nenhum");
    }

    #[test]
    fn a_moment_says_its_zone() {
        let at = |text| words(Lang::Fr).moment(DateTime::parse_from_rfc3339(text).expect("an instant")).replace('\u{a0}', " ");
        assert_eq!(at("2026-11-24T15:05:59+02:00"), "24 nov. 2026 15:05 UTC+2");
        assert_eq!(at("2026-11-24T15:05:59Z"), "24 nov. 2026 15:05 UTC");
        assert_eq!(at("2026-11-24T15:05:59-03:30"), "24 nov. 2026 15:05 UTC-3:30");
        assert_eq!(at("2026-11-24T15:05:59-00:30"), "24 nov. 2026 15:05 UTC-0:30");
    }

    #[test]
    fn moments_of_a_column_stand_under_one_another() {
        let at = |lang, text| {
            let words = words(lang);
            words.in_a_column(DateTime::parse_from_rfc3339(text).expect("an instant"), Words::minute).replace('\u{a0}', " ")
        };
        assert_eq!(at(Lang::En, "2026-11-24T15:05:59Z"), "24 Nov 2026 15:05");
        assert_eq!(at(Lang::En, "2026-12-01T15:05:59Z"), " 1 Dec 2026 15:05");
        assert_eq!(at(Lang::Pt, "2026-12-09T15:05:59Z"), " 9 dez. 2026 15:05");
        assert_eq!(at(Lang::Fr, "2026-12-01T15:05:59Z"), "1er déc. 2026 15:05");
    }

    #[test]
    fn what_a_cell_says_of_a_deadline_is_understood_where_it_is_typed() {
        for lang in Lang::ALL {
            for month in 1..=12 {
                for stated in [format!("2026-{month:02}-01"), format!("2026-{month:02}-28"), format!("2026-{month:02}")] {
                    let span = Span::parse(&stated).expect("a date");
                    assert_eq!(Span::parse_written(&(words(*lang).dates.short)(span), None), Ok(span), "{lang} {stated}");
                }
            }
            for stated in ["2026-Q3", "2026-H1", "2026"] {
                let span = Span::parse(stated).expect("a date");
                assert_eq!(Span::parse_written(&(words(*lang).dates.short)(span), None), Ok(span), "{lang} {stated}");
            }
        }
        let short = |lang, text| words(lang).short_deadline(&Deadline::parse(text).expect("a deadline"));
        assert_eq!(short(Lang::En, "2026-06-30"), "30\u{a0}Jun\u{a0}2026");
        assert_eq!(short(Lang::Fr, "next:ministerial"), "prochaine ministérielle");
        assert_eq!(short(Lang::Pt, "meeting:WDH-2010-30d"), "WDH-2010 −30\u{a0}d");
    }
}
