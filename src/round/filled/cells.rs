//! The cells of a row as an answer, read in any language; cells that can't be read become faults with their place.

use std::collections::HashMap;

use super::{FilledRow, Identity, Manner, key};
use crate::import::read::rows::{RawCell, Row};
use crate::model::date::{DayOrder, Span};
use crate::model::reference::is_blank;
use crate::model::returned::Told;
use crate::model::round::Answer;
use crate::round::offered::{Choice, cause, choice};
use crate::round::sheet::columns::Column;
use crate::round::sheet::lock::Lock;

/// A column with its position and heading.
pub(super) type Placed = (Column, usize, String);

/// The locks of the hidden part, by reference: the reference as it was packed, and its lock.
pub(super) type Packed = HashMap<String, (String, Lock)>;

/// The cells of a row by column.
pub(super) struct Cells<'a> {
    pub(super) row: &'a Row,
    pub(super) columns: &'a [Placed],
}

impl Cells<'_> {
    fn place(&self, wanted: Column) -> Option<(usize, &str)> {
        self.columns.iter().find(|(column, ..)| *column == wanted).map(|(_, at, heading)| (*at, heading.as_str()))
    }

    fn heading(&self, column: Column) -> String {
        self.place(column).map_or_else(|| column.key().to_owned(), |(_, heading)| heading.to_owned())
    }

    /// The value in a column; `None` if it is blank or the column is missing.
    pub(super) fn text(&self, column: Column) -> Option<String> {
        self.place(column).and_then(|(at, _)| text_at(self.row, at))
    }

    fn fault(&self, column: Column) -> Option<&str> {
        let (at, _) = self.place(column)?;
        match self.row.fields.get(at) {
            Some(RawCell::Fault(why)) => Some(why),
            _ => None,
        }
    }
}

pub(super) fn filled_row(cells: &Cells<'_>, packed: &Packed, manner: &Manner<'_>, identity: &Identity) -> Option<FilledRow> {
    let reference = cells.text(Column::Reference);
    let mut faults = Vec::new();
    let answer = answer(cells, manner, &mut faults);
    let Some(reference) = reference else {
        if answer.is_blank() && faults.is_empty() {
            return None;
        }
        faults.push((Some(cells.heading(Column::Reference)), Told::NoReference));
        let row = FilledRow {
            number: cells.row.number,
            reference: String::new(),
            answer,
            faults,
            overwritten: Vec::new(),
            text: None,
            lock: None,
        };
        return Some(row);
    };
    if let (Some(seal), Some(known)) = (cells.text(Column::Seal), &identity.seal)
        && seal != *known
    {
        faults.push((Some(cells.heading(Column::Seal)), Told::OfAnotherSheet));
    }
    let known = packed.get(&key(&reference)).map(|(_, lock)| lock.clone());
    let lock = known.or_else(|| Lock::parse(&cells.text(Column::Lock)?));
    let mut overwritten = Vec::new();
    for (place, column) in Column::LOCKED.into_iter().enumerate() {
        let Some(lock) = lock.as_ref().filter(|_| cells.place(column).is_some()) else { continue };
        if lock.is_intact(place, &cells.text(column).unwrap_or_default()) {
            continue;
        }
        let told = match column {
            Column::Reference => Some(Told::ReferenceOverwritten),
            Column::Text => text_of(&cells.text(column).unwrap_or_default(), packed).map(|reference| Told::TextOf { reference }),
            _ => None,
        };
        match told {
            Some(told) => faults.push((Some(cells.heading(Column::Reference)), told)),
            None => overwritten.push(cells.heading(column)),
        }
    }
    Some(FilledRow { number: cells.row.number, reference, answer, faults, overwritten, text: cells.text(Column::Text), lock })
}

/// The reference of the row whose text this was when the sheet was packed.
fn text_of(text: &str, packed: &Packed) -> Option<String> {
    let place = Column::LOCKED.iter().position(|column| *column == Column::Text)?;
    let mut found = packed.values().filter(|(_, lock)| !text.is_empty() && lock.is_intact(place, text));
    found.next().map(|(reference, _)| reference.clone())
}

fn answer(cells: &Cells<'_>, manner: &Manner<'_>, faults: &mut Vec<(Option<String>, Told)>) -> Answer {
    for column in Column::TO_FILL {
        if let Some(why) = cells.fault(column) {
            faults.push((Some(cells.heading(column)), Told::Other(why.to_owned())));
        }
    }
    let mut refuse = |column: Column, why: Told| faults.push((Some(cells.heading(column)), why));
    let mut answer = Answer {
        note: cells.text(Column::Note),
        evidence: cells.text(Column::Evidence),
        due: cells.text(Column::NewDue).map(|text| stated(&text, manner.order)),
        reason: cells.text(Column::Reason),
        ..Answer::default()
    };
    match cells.text(Column::Status).as_deref().map(choice) {
        None => {}
        Some(Ok(Choice::NoChange)) => answer.is_unchanged = true,
        Some(Ok(Choice::Status(status))) => answer.status = Some(status),
        Some(Err(why)) => refuse(Column::Status, why),
    }
    match cells.text(Column::Cause).as_deref().map(cause) {
        None => {}
        Some(Ok(cause)) => answer.cause = Some(cause),
        Some(Err(why)) => refuse(Column::Cause, why),
    }
    if let Some(text) = cells.text(Column::Date) {
        match Span::parse_written(&text, manner.order) {
            Ok(span) if span.first_day() > manner.today => {
                refuse(Column::Date, Told::AfterToday { date: text, today: manner.today });
            }
            Ok(span) => answer.happened_on = Some(span.last_day().min(manner.today)),
            Err(bad) => refuse(Column::Date, Told::BadDate(bad)),
        }
    }
    answer
}

/// A requested deadline: in our form if it is a date, else word for word.
fn stated(text: &str, order: Option<DayOrder>) -> String {
    Span::parse_written(text, order).map_or_else(|_| text.to_owned(), |span| span.to_string())
}

/// The text of a cell with `\n` line ends; `None` if blank.
pub(super) fn text_at(row: &Row, at: usize) -> Option<String> {
    let text = match row.fields.get(at)? {
        RawCell::Text(text) => text.clone(),
        RawCell::List(texts) => texts.join(";"),
        RawCell::Empty | RawCell::Fault(_) => return None,
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    (!is_blank(text)).then(|| text.to_owned())
}
