//! `midsa log` for people: the entries, newest first, and the changes of one entry, thing by thing, in the words of
//! `report/changed`. Commands, UTC and column names are for programs (`tables/log`).

use chrono::{DateTime, FixedOffset, Utc};

use crate::error::Result;
use crate::model::changed::{Became, Told};
use crate::model::log::LogEntry;
use crate::report::changed::{added_or_gone, done, fields, subject, summary, tells_internal};
use crate::report::document::{Block, Document};
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table, Tone};
use crate::text::Words;

/// Turns an instant into the officer's local time.
pub type LocalTime = fn(DateTime<Utc>) -> DateTime<FixedOffset>;

/// The entries for people; one that was taken back is faint and names the entry that did it.
pub fn log_for_people<'a>(
    source: impl FnOnce(&mut dyn FnMut((LogEntry, Told)) -> Result<()>) -> Result<()> + 'a,
    local: LocalTime,
    frame: Frame,
) -> Table<'a> {
    let words = frame.words;
    let h = &words.log;
    let columns =
        vec![Column::number("id", h.id), Column::word("at", h.local), Column::word("by", h.by), Column::text("what", h.command)];
    streamed("log", &frame, columns, source, move |(entry, told): &(LogEntry, Told)| {
        let what = a_line_each(&what(entry, told, words), words);
        let what = match (tells_internal(entry, told), entry.undone_by) {
            // The note is marked within.
            (true, _) => Cell::Internal { text: what.clone(), marked: what },
            (false, Some(_)) => Cell::Toned(what, Tone::Faint),
            (false, None) => Cell::Text(what),
        };
        let at = words.in_a_column(local(entry.at), Words::moment);
        vec![Cell::Integer(entry.id), Cell::Text(at), Cell::Text(entry.by.clone()), what]
    })
}

/// One entry for people: who, when, and each thing it changed.
pub fn entry_for_people(entry: &LogEntry, told: &Told, local: LocalTime, frame: Frame) -> Document<'static> {
    let words = frame.words;
    let h = &words.log;
    let mut heads =
        vec![(h.local.to_owned(), Cell::Text(words.moment(local(entry.at)))), (h.by.to_owned(), Cell::Text(entry.by.clone()))];
    // Its changes follow below, thing by thing.
    let alone: Vec<String> = if told.first.is_empty() {
        what(entry, told, words)
    } else {
        done(entry, words).into_iter().chain(entry.undone_by.map(h.is_undone_by)).collect()
    };
    if !alone.is_empty() {
        heads.push((h.command.to_owned(), Cell::Text(a_line_each(&alone, words))));
    }
    let mut blocks = vec![Block::Fields(heads)];
    for changed in &told.first {
        let fields = fields(changed, words);
        if fields.is_empty() {
            continue;
        }
        let mark = match changed.became {
            Became::Changed if changed.follows() => Some(words.changed.follows.to_owned()),
            Became::Changed => None,
            Became::Added | Became::Removed => Some(added_or_gone(changed, words)),
        };
        let subject = subject(&changed.subject, words);
        blocks.push(Block::Heading(match mark {
            Some(mark) => format!("{subject}{}{mark}", words.sentences.colon),
            None => subject,
        }));
        blocks.push(Block::Fields(fields));
    }
    Document { title: (h.entry)(entry.id), lang: words.lang, blocks }
}

fn a_line_each(said: &[String], words: &Words) -> String {
    said.join(&format!("{}\n", words.sentences.semicolon.trim_end_matches(' ')))
}

/// What the entry did, and which entry took it back.
pub(super) fn what(entry: &LogEntry, told: &Told, words: &Words) -> Vec<String> {
    let mut said = summary(entry, told, words);
    said.extend(entry.undone_by.map(words.log.is_undone_by));
    said
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, FixedOffset, Utc};

    use super::{Cell, LogEntry, Told, entry_for_people, log_for_people};
    use crate::model::changed::{Became, Changed, Difference, Entered, Subject};
    use crate::model::vocabulary::EntryKind;
    use crate::report::document::Block;
    use crate::report::samples::frame;
    use crate::testing::day;

    fn entry() -> LogEntry {
        LogEntry {
            id: 12,
            at: "2026-11-24T23:05:07Z".parse().expect("an instant"),
            by: "officer".to_owned(),
            kind: EntryKind::Change,
            command: "rec update MRU-2006-03 --status in-progress".to_owned(),
            undoes: None,
            undone_by: Some(13),
            n_changes: 2,
        }
    }

    fn told() -> Told {
        let difference = |column: &'static str, before: Option<&str>, after: &str| Difference {
            column: column.into(),
            before: before.map(str::to_owned),
            after: Some(after.to_owned()),
        };
        let noted = Entered {
            became: Became::Added,
            happened_on: day("2026-11-24"),
            is_move: false,
            sets: vec![difference("status", None, "in-progress"), difference("note", None, "Draft sent")],
        };
        let changed = Changed {
            subject: Subject::Recommendation("MRU-2006-03".to_owned()),
            became: Became::Changed,
            differences: vec![difference("status", Some("not-reported"), "in-progress")],
            entries: vec![noted],
        };
        Told { first: vec![changed], counts: Vec::new() }
    }

    /// Windhoek.
    fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
        at.with_timezone(&FixedOffset::east_opt(2 * 3600).expect("a zone"))
    }

    #[test]
    fn an_entry_is_told_in_plain_words_with_local_time_and_what_took_it_back() {
        let mut shown = Vec::new();
        let table = log_for_people(|each| each((entry(), told())), local, frame());
        table
            .rows
            .each(&mut |cells| {
                shown.extend(cells.iter().map(Cell::plain));
                Ok(())
            })
            .expect("nothing can fail");
        let what = "MRU-2006-03: no information received → in progress; internal note “Draft sent”;\ntaken back by 13";
        assert_eq!(shown, ["12", "25\u{a0}Nov\u{a0}2026 01:05 UTC+2", "officer", what]);
    }

    #[test]
    fn one_entry_shows_each_thing_with_what_differs() {
        let document = entry_for_people(&entry(), &told(), local, frame());
        assert_eq!(document.title, "Entry 12");
        let mut blocks = document.blocks.into_iter().skip(1);
        assert!(matches!(blocks.next(), Some(Block::Heading(name)) if name == "MRU-2006-03"));
        let Some(Block::Fields(fields)) = blocks.next() else { panic!("no fields") };
        let told: Vec<String> = fields.iter().map(|(name, value)| format!("{name}: {}", value.plain())).collect();
        assert_eq!(told, ["Status: no information received → in progress", "Day: 24\u{a0}Nov\u{a0}2026", "Note: Draft sent"]);
    }
}
