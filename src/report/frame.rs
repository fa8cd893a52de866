//! What every report needs to know (day, words, audience), and how a stream of records becomes a table.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::error::Result;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::health::Patience;
use crate::model::record::{Entry, Recommendation};
use crate::model::state::Standing;
use crate::model::translation::Translation;
use crate::model::vocabulary::{Audience, Health, Vocabulary};
use crate::report::field::{self, Field};
use crate::report::lists::recommendation_list::{dated, due, own_title, titled};
use crate::report::table::{Cell, Column, Push, RowStream, Table, tone};
use crate::text::Words;

/// The day of a report, its words and its readers.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    pub today: NaiveDate,
    pub patience: Patience,
    pub words: &'static Words,
    /// `Internal` shows every note, `Public` leaves internal ones out.
    pub audience: Audience,
    pub reader: Reader,
}

/// Who reads the words of closed lists, the deadlines and the titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// In the reader's language.
    People,
    /// As they are stored, typed and imported.
    Programs,
}

impl Frame {
    /// The health of this standing, on the day of the frame.
    pub fn health(&self, standing: &Standing) -> Health {
        standing.health(self.today, self.patience)
    }

    /// A word of a closed list, or an empty cell.
    pub fn word<V: Vocabulary>(&self, word: Option<V>) -> Cell {
        match (word, self.reader) {
            (None, _) => Cell::Empty,
            (Some(word), Reader::Programs) => Cell::word(Some(word)),
            (Some(word), Reader::People) => Cell::Text(self.words.called(word).to_owned()),
        }
    }

    /// The health, with its colour.
    pub fn health_cell(&self, standing: &Standing) -> Cell {
        let health = self.health(standing);
        let said = match self.reader {
            Reader::Programs => health.as_str(),
            Reader::People => (self.words.labels.health)(health),
        };
        Cell::Toned(said.to_owned(), tone(health))
    }

    /// The deadline as stated; for people an event is its day, if it has one.
    pub fn due(&self, standing: &Standing) -> Cell {
        match self.reader {
            Reader::Programs => standing.deadline.as_ref().map_or(Cell::Empty, as_stated),
            Reader::People => due(standing, self.words),
        }
    }

    /// The title as it was adopted; for people in their language.
    pub fn title(&self, record: &Recommendation) -> String {
        match self.reader {
            Reader::Programs => record.title.clone(),
            Reader::People => own_title(record, self.words),
        }
    }

    /// The same for a record with only a title and its translations.
    pub fn titled(&self, title: &str, translations: &[Translation]) -> Cell {
        Cell::Text(match self.reader {
            Reader::Programs => title.to_owned(),
            Reader::People => titled(title, translations, self.words),
        })
    }

    /// A deadline as it was stated at some time.
    pub fn stated(&self, stated: Option<&str>) -> Cell {
        match (self.reader, stated.map(Deadline::parse)) {
            (Reader::People, Some(Ok(deadline))) => dated(self.words.short_deadline(&deadline), deadline.due_on()),
            (Reader::Programs, Some(Ok(deadline))) => as_stated(&deadline),
            (Reader::People | Reader::Programs, None | Some(Err(_))) => Cell::text(stated),
        }
    }

    /// Whole days past the deadline: 0 until it has passed; none where no deadline runs (closed, implemented, undated).
    pub fn days_late(&self, standing: &Standing) -> Option<i64> {
        let watch = standing.watch;
        let is_counted = standing.status.is_open() && watch.is_open && watch.due_on.is_some();
        is_counted.then(|| watch.days_late(self.today))
    }

    /// The last note that the audience may read, marked if it is internal.
    pub fn last_note(&self, standing: &Standing) -> Cell {
        let (last, public) = (standing.last_note.as_deref(), standing.last_public_note.as_deref());
        match self.audience {
            Audience::Public => self.note(public, Audience::Public),
            Audience::Internal if last == public => self.note(public, Audience::Public),
            Audience::Internal => self.note(last, Audience::Internal),
        }
    }

    /// A note for this audience, if the readers of the report may see it; marked if it is internal.
    pub fn note(&self, note: Option<&str>, audience: Audience) -> Cell {
        let told = |note| match self.reader {
            Reader::Programs => Cow::Borrowed(note),
            Reader::People => self.words.note(note),
        };
        match (note, self.audience, audience) {
            (None, ..) | (_, Audience::Public, Audience::Internal) => Cell::Empty,
            (Some(note), _, Audience::Public) => Cell::Text(told(note).into_owned()),
            (Some(note), Audience::Internal, Audience::Internal) => {
                Cell::Internal { text: note.to_owned(), marked: (self.words.desk.internal)(&told(note)) }
            }
        }
    }

    /// Whether the readers of the report see anything of the entry: an entry with only an internal note is left out for the
    /// public.
    pub fn tells(&self, entry: &Entry) -> bool {
        self.audience == Audience::Internal || entry.audience == Audience::Public || !entry.is_note_alone()
    }

    /// The number of internal notes among these entries and last notes; a last note that is one of the entries counts once.
    pub fn n_internal<'s>(&self, entries: &[Entry], last: impl IntoIterator<Item = &'s Standing>) -> u32 {
        let is_internal = |cell: &Cell| matches!(cell, Cell::Internal { .. });
        let told: Vec<&str> = entries
            .iter()
            .filter(|one| is_internal(&self.note(one.note.as_deref(), one.audience)))
            .filter_map(|one| one.note.as_deref())
            .collect();
        let last = last.into_iter().filter(|standing| is_internal(&self.last_note(standing)));
        let further: BTreeSet<&str> =
            last.filter_map(|standing| standing.last_note.as_deref()).filter(|note| !told.contains(note)).collect();
        u32::try_from(told.len() + further.len()).unwrap_or(u32::MAX)
    }
}

/// For programs: a day as a day, which a workbook holds as such; a period or a meeting as text.
fn as_stated(deadline: &Deadline) -> Cell {
    match deadline {
        Deadline::On(Span::Day(day)) => Cell::Date(*day),
        Deadline::On(_) | Deadline::None | Deadline::Follows(_) => Cell::Text(deadline.to_string()),
    }
}

/// A table that streams a row for each record, in the order of the source.
pub(in crate::report) fn streamed<'a, R>(
    name: &'static str,
    frame: &Frame,
    columns: Vec<Column>,
    source: impl FnOnce(&mut dyn FnMut(R) -> Result<()>) -> Result<()> + 'a,
    mut row: impl FnMut(&R) -> Vec<Cell> + 'a,
) -> Table<'a> {
    Table {
        name,
        as_of: frame.today,
        lang: frame.words.lang,
        columns,
        rows: RowStream::whole(move |push| source(&mut |record| push(&row(&record)))),
    }
}

/// A table with a row for each record, in the order of the source, of the fields that are asked for; on request or not, all of
/// them are its columns.
pub(in crate::report) fn of_fields<'a, R>(
    name: &'static str,
    frame: Frame,
    fields: &'static [Field<R>],
    source: impl FnOnce(&mut dyn FnMut(R) -> Result<()>) -> Result<()> + 'a,
) -> Table<'a> {
    let rows = move |places: Option<&[usize]>, push: &mut Push<'_>| match places {
        None => source(&mut |record| push(&field::row(fields, &record, &frame))),
        Some(places) => source(&mut |record| {
            let cells: Vec<Cell> = places.iter().map(|&place| (fields[place].cell)(&record, &frame)).collect();
            push(&cells)
        }),
    };
    let columns = field::columns(fields, frame.words);
    Table { name, as_of: frame.today, lang: frame.words.lang, columns, rows: RowStream::chosen(rows) }
}

#[cfg(test)]
mod tests {
    use crate::model::vocabulary::Status;
    use crate::report::samples::{frame, standing};
    use crate::testing::day;

    #[test]
    fn days_are_counted_only_towards_a_day() {
        let mut late = standing(Status::InProgress, Some("2026-11-23"));
        assert_eq!(frame().days_late(&late), Some(1));
        late.watch.due_on = Some(day("2026-11-24"));
        assert_eq!(frame().days_late(&late), Some(0));
        late.watch.due_on = None;
        assert_eq!(frame().days_late(&late), None);
        assert_eq!(frame().days_late(&standing(Status::Implemented, Some("2026-11-23"))), None);
    }
}
