//! What every report is drawn with, and how a stream of records becomes a table.

use chrono::NaiveDate;

use crate::error::Result;
use crate::model::health::Patience;
use crate::model::record::Entry;
use crate::model::state::Standing;
use crate::model::vocabulary::{Audience, Health};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

/// For which day a report is drawn, in which words and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    pub today: NaiveDate,
    pub patience: Patience,
    pub words: &'static Words,
    /// `Internal` shows every note, `Public` leaves internal ones out.
    pub audience: Audience,
}

impl Frame {
    /// The health of what stands so, on the day of the frame.
    pub fn health(&self, standing: &Standing) -> Health {
        standing.health(self.today, self.patience)
    }

    /// Whole days past the deadline: 0 while there is time, nothing where no day is counted to (closed, implemented, undated).
    pub fn days_late(&self, standing: &Standing) -> Option<i64> {
        let watch = standing.watch;
        let is_counted = standing.status.is_open() && watch.is_open && watch.due_on.is_some();
        is_counted.then(|| watch.days_late(self.today))
    }

    /// The last note that the audience may read; an internal one is told as such.
    pub fn last_note(&self, standing: &Standing) -> Cell {
        let public = standing.last_public_note.as_deref();
        match (self.audience, standing.last_note.as_deref()) {
            (Audience::Public, _) => Cell::text(public),
            (Audience::Internal, last) if last == public => Cell::text(public),
            (Audience::Internal, last) => last.map_or(Cell::Empty, |note| self.internal(note)),
        }
    }

    /// A note of this audience, if whom the report is for may read it; an internal one is told as such.
    pub fn note(&self, note: Option<&str>, audience: Audience) -> Cell {
        match (self.audience, audience) {
            (_, Audience::Public) => Cell::text(note),
            (Audience::Internal, Audience::Internal) => note.map_or(Cell::Empty, |note| self.internal(note)),
            (Audience::Public, Audience::Internal) => Cell::Empty,
        }
    }

    /// Whether there is something in the entry for whom the report is for: an internal note that came with nothing that is
    /// shown is left out whole.
    pub fn tells(&self, entry: &Entry) -> bool {
        self.audience == Audience::Internal || entry.audience == Audience::Public || !entry.is_note_alone()
    }

    fn internal(&self, note: &str) -> Cell {
        Cell::Internal { text: note.to_owned(), marked: (self.words.desk.internal)(note) }
    }
}

/// A table with a row for each record, in the order of the source, as they come.
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
        rows: Box::new(move |push| source(&mut |record| push(&row(&record)))),
    }
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
