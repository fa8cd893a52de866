//! A calendar as iCalendar (RFC 5545). The same calendar gives the same bytes: it holds no time of writing.

use std::io::Write;

use icalendar::{Calendar as Ics, Component, Event as IcsEvent, EventLike, Property};

use super::harmless::{HarmlessWriter, harmless, harmless_line};
use super::{Style, output_error};
use crate::error::Result;
use crate::report::calendar::{Calendar, Event};

/// Writes one VCALENDAR with an all-day event, shown as free, for each event.
///
/// # Errors
/// `Error::BrokenPipe` or `Error::Io` where `out` can't be written.
pub fn write_calendar(calendar: &Calendar, style: &Style, out: &mut dyn Write) -> Result<()> {
    let mut ics = Ics::empty();
    for (name, value) in [("VERSION", "2.0"), ("PRODID", "-//midsa//midsa//EN"), ("CALSCALE", "GREGORIAN")] {
        ics.append_property(Property::new(name, value));
    }
    ics.append_property(Property::new("X-WR-CALNAME", harmless(&calendar.name)));
    for one in &calendar.events {
        ics.push(event(one));
    }
    let text = ics.to_string();
    if style.width.is_some() {
        let mut harmless = HarmlessWriter::new(out);
        harmless.write_all(text.as_bytes()).map_err(output_error)?;
        return harmless.finish().map_err(output_error);
    }
    out.write_all(text.as_bytes()).map_err(output_error)
}

/// Texts are made harmless: a calendar must not hold control characters, and treats a bare carriage return as a line end.
fn event(event: &Event) -> IcsEvent {
    IcsEvent::new()
        .uid(&harmless_line(&event.uid))
        .timestamp(event.changed_at)
        .last_modified(event.changed_at)
        .sequence(event.sequence)
        .starts(event.day)
        .summary(&harmless(&event.summary))
        .description(&harmless(&event.description))
        .add_property("TRANSP", "TRANSPARENT")
        .done()
}

#[cfg(test)]
mod tests {
    use icalendar::{Calendar as Ics, Component, DatePerhapsTime};

    use super::{Calendar, Event, Style, write_calendar};

    fn written(event: Event) -> String {
        let mut out = Vec::new();
        write_calendar(&Calendar { name: "MIDSA".to_owned(), events: vec![event] }, &Style::default(), &mut out)
            .expect("memory can be written");
        String::from_utf8(out).expect("UTF-8")
    }

    fn event() -> Event {
        Event {
            uid: "MRU-2006-02a-ZMB@midsa".to_owned(),
            day: "2026-11-30".parse().expect("a day"),
            summary: "MRU-2006-02a Pontos focais, nos ministérios; \"competentes\" — การย้ายถิ่น ".repeat(4) + "(ZMB)",
            description: "Due: November 2026\nStatus: in progress".to_owned(),
            sequence: 12,
            changed_at: "2026-11-24T13:05:07.123456Z".parse().expect("an instant"),
        }
    }

    #[test]
    fn a_calendar_is_read_back() {
        let calendar: Ics = written(event()).parse().expect("a calendar");
        let read: Vec<_> = calendar.events().collect();
        assert_eq!(read.len(), 1);
        let (read, event) = (read[0], event());
        assert_eq!(read.get_uid(), Some(event.uid.as_str()));
        assert_eq!(read.get_summary(), Some(event.summary.as_str()));
        assert_eq!(read.get_description(), Some(event.description.as_str()));
        assert_eq!(read.get_sequence(), Some(12));
        assert_eq!(read.get_start(), Some(DatePerhapsTime::Date(event.day)));
        assert_eq!(read.get_end(), None);
        assert_eq!(read.get_timestamp().map(|at| at.to_string()), Some("2026-11-24 13:05:07 UTC".to_owned()));
    }

    #[test]
    fn no_text_ends_its_line() {
        let hostile = "a\rATTENDEE:mailto:x@y\u{2028}b\r\nEND:VEVENT\u{1b}";
        let text =
            written(Event { summary: hostile.to_owned(), description: hostile.to_owned(), uid: hostile.to_owned(), ..event() });
        assert!(!text.replace("\r\n", "").contains(|c: char| c.is_control()), "{text:?}");
        assert!(text.lines().all(|line| !line.starts_with("ATTENDEE")), "{text}");
        let calendar: Ics = text.parse().expect("a calendar");
        let summary = calendar.events().next().and_then(|event| event.get_summary().map(str::to_owned));
        assert_eq!(summary.as_deref(), Some("a\nATTENDEE:mailto:x@y\nb\nEND:VEVENT\\u{1b}"));
    }

    #[test]
    fn the_same_calendar_gives_the_same_bytes_in_lines_of_75_octets() {
        let text = written(event());
        assert_eq!(text, written(event()));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
        assert!(text.contains("DTSTART;VALUE=DATE:20261130\r\n"), "{text}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{text}");
    }
}
