//! The history of a recommendation for people: what happened on which day, and who reported it by which channel.

use chrono::NaiveDate;

use crate::model::deadline::Deadline;
use crate::model::follow_up::{Dispute, Evidence};
use crate::model::people::FORGOTTEN;
use crate::model::record::{Entry, Step};
use crate::model::vocabulary::Status;
use crate::report::frame::Frame;
use crate::report::table::{Cell, Column, Table, held};
use crate::report::tables::follow_ups::evidence;
use crate::text::Words;

/// A row for each entry of which the audience may read anything, the newest last.
pub(in crate::report) fn history(entries: &[Entry], frame: &Frame) -> Table<'static> {
    let told = entries.iter().filter(|entry| frame.tells(entry)).map(|entry| (entry, lines(entry, frame)));
    let rows = told.filter(|(_, lines)| !lines.is_empty()).map(|(entry, lines)| row(entry, &lines, frame.words)).collect();
    let h = &frame.words.headings;
    let columns = vec![
        Column::date("happened_on", h.happened_on),
        Column::text("follow_up", h.follow_up),
        Column::text("reported_by", h.reported_by),
    ];
    Table { name: "follow-ups", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows) }
}

fn row(entry: &Entry, lines: &[Cell], words: &Words) -> Vec<Cell> {
    let said = Cell::lines(lines, words);
    let of_share = match &entry.owner {
        Some(code) => Cell::joined(&[Cell::Text(code.clone()), said], words.sentences.colon),
        None => said,
    };
    vec![Cell::Date(entry.happened_on), of_share, Cell::Text(who(entry, words))]
}

/// Who reported it, and by which channel.
pub(in crate::report) fn who(entry: &Entry, words: &Words) -> String {
    let who = entry.reported_by.as_ref().unwrap_or(&entry.recorded_by);
    let who = if who == FORGOTTEN { words.owners.forgotten } else { who };
    match entry.channel {
        Some(channel) => format!("{who} ({})", (words.labels.channel)(channel)),
        None => who.to_owned(),
    }
}

/// The changes of an entry, a line each.
pub(in crate::report) fn turns(entry: &Entry, words: &Words) -> Vec<String> {
    let (h, labels, sentences) = (&words.headings, &words.labels, &words.sentences);
    let named = |name: &str, what: &str| format!("{name}{}{what}", sentences.colon);
    let mut lines = Vec::new();
    let by = match (&entry.successor, entry.status.to) {
        (Some(successor), _) => Some((sentences.superseded_by)(successor.as_str())),
        (None, Some(Status::Superseded)) => Some(sentences.superseded_by_unknown.to_owned()),
        (None, _) => None,
    };
    // If the status was that already, only the successor is new.
    let status = change(&entry.status, |&status| (labels.status)(status).to_owned()).map(|said| named(h.status, &said));
    let status = status.or_else(|| by.is_some().then(|| (labels.status)(Status::Superseded).to_owned()));
    lines.extend(status.map(|said| said + &by.unwrap_or_default()));
    lines.extend(change(&entry.assurance, |&one| (labels.assurance)(one).to_owned()).map(|said| named(h.assurance, &said)));
    lines.extend(change(&entry.response, |&one| (labels.response)(one).to_owned()).map(|said| named(h.response, &said)));
    lines.extend(due(entry, words).map(|said| named(h.due, &said)));
    lines.extend(entry.dispute.as_ref().map(|dispute| match dispute {
        Dispute::Raised(text) => (words.desk.in_dispute)(text),
        Dispute::Settled(text) => (sentences.dispute_settled)(text),
    }));
    lines
}

/// The changes and notes of an entry, a line each, as far as the audience may read them.
pub(in crate::report) fn lines(entry: &Entry, frame: &Frame) -> Vec<Cell> {
    let (h, labels) = (&frame.words.headings, &frame.words.labels);
    let named = |name: &str, what: &str| format!("{name}{}{what}", frame.words.sentences.colon);
    let mut lines = turns(entry, frame.words);
    lines.extend(entry.decided_by.as_ref().map(|meeting| named(h.decided_by, meeting)));
    lines.extend(entry.cause.map(|cause| named(h.cause, (labels.cause)(cause))));
    let mut cells: Vec<Cell> = lines.into_iter().map(Cell::Text).collect();
    cells.push(frame.note(entry.note.as_deref(), entry.audience));
    cells.extend(entry.evidence.iter().map(|one| Cell::Text(named(h.evidence, &piece(one, frame.words)))));
    cells.retain(|cell| *cell != Cell::Empty);
    if cells.is_empty() && entry.note.is_none() && entry.round.is_some() {
        cells.push(Cell::Text(frame.words.round.unchanged_told.to_owned()));
    }
    cells
}

/// A piece of evidence, with the date it bears as people say it.
fn piece(one: &Evidence, words: &Words) -> String {
    let place = evidence(&Evidence { dated: None, ..one.clone() });
    one.dated.map_or_else(|| place.clone(), |dated| format!("{place} ({})", (words.dates.short)(dated)))
}

/// The deadline as stated, an event with its day; the days alone if it only moved with its meeting.
fn due(entry: &Entry, words: &Words) -> Option<String> {
    let stated = |text: &String| Deadline::parse(text).map_or_else(|_| text.clone(), |stated| words.short_deadline(&stated));
    let said = change(&entry.due, stated)?;
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| words.day(day));
    let (from, to) = (entry.due_on.from, entry.due_on.to);
    let is_event = entry.due.to.as_ref().is_some_and(|due| due.contains(':'));
    Some(match (entry.due.from == entry.due.to, from == to) {
        (true, false) => format!("{said}, {} → {}", day(from), day(to)),
        (false, _) if is_event && to.is_some() => format!("{said} ({})", day(to)),
        (true | false, _) => said,
    })
}

/// `no information received → in progress`; none if the entry did not set it.
fn change<T: PartialEq>(step: &Step<T>, say: impl Fn(&T) -> String) -> Option<String> {
    let to = step.to.as_ref()?;
    Some(match &step.from {
        Some(from) if from != to => format!("{} → {}", say(from), say(to)),
        _ => say(to),
    })
}

#[cfg(test)]
mod tests {
    use super::{Cell, Entry, Frame, Step, history};
    use crate::report::samples::{entry, frame, public_frame};

    fn said(entry: Entry, frame: &Frame) -> Vec<String> {
        let mut cells_said = Vec::new();
        history(&[entry], frame)
            .rows
            .each(&mut |cells| {
                cells_said = cells.iter().map(Cell::plain).collect();
                Ok(())
            })
            .expect("nothing can fail");
        cells_said
    }

    #[test]
    fn a_deadline_that_follows_a_meeting_is_told_with_its_days() {
        let day = |text: &str| text.parse().ok();
        let step = |from: Option<&str>| Step { from: from.map(str::to_owned), to: Some("next:summit".to_owned()) };
        let first = Entry {
            status: Step { from: None, to: None },
            due: step(Some("2027-01-31")),
            due_on: Step { from: day("2027-01-31"), to: day("2027-03-01") },
            ..entry()
        };
        let first_said = said(first.clone(), &public_frame());
        assert!(
            first_said[1].starts_with("ZMB: Due: 31\u{a0}Jan\u{a0}2027 → next summit (1\u{a0}Mar\u{a0}2027)"),
            "{first_said:?}"
        );
        let moved = |from, to| Entry { due: step(Some("next:summit")), due_on: Step { from, to }, ..first.clone() };
        let later = said(moved(day("2027-03-01"), day("2027-06-07")), &public_frame());
        assert!(later[1].starts_with("ZMB: Due: next summit, 1\u{a0}Mar\u{a0}2027 → 7\u{a0}Jun\u{a0}2027"), "{later:?}");
        let cancelled = said(moved(day("2027-03-01"), None), &public_frame());
        assert!(cancelled[1].starts_with("ZMB: Due: next summit, 1\u{a0}Mar\u{a0}2027 → –"), "{cancelled:?}");
    }

    #[test]
    fn an_entry_tells_what_changed_and_who_told_it() {
        let expected = "ZMB: Status: no information received → in progress;\nTwo officers were named;\n\
                        Evidence: letters/zmb.pdf sha256:abc123;\nEvidence: https://example.org/a";
        assert_eq!(said(entry(), &frame()), ["2026-03-01", expected, "Ms Phiri (letter)"]);
    }

    #[test]
    fn an_internal_note_alone_leaves_nothing_for_the_public() {
        let nothing = Step { from: None, to: None };
        let note_only = Entry { status: nothing, evidence: Vec::new(), ..entry() };
        assert!(said(note_only.clone(), &public_frame()).is_empty());
        assert_eq!(said(note_only, &frame())[1], "ZMB: Two officers were named");
    }
}
