//! The table `round-returns`: a row for each return of a round.

use super::super::frame::{Frame, Reader};
use super::super::table::{Cell, Column, Table, held};
use crate::model::people::FORGOTTEN;
use crate::model::round::Return;
use crate::text::Words;

/// A row for each return, in order of recording.
pub fn returns(returns: &[Return], frame: &Frame) -> Table<'static> {
    let rows = returns.iter().map(|one| row(one, frame)).collect();
    Table { name: "round-returns", as_of: frame.today, lang: frame.words.lang, columns: columns(frame.words), rows: held(rows) }
}

/// The columns.
pub fn columns(words: &Words) -> Vec<Column> {
    let (h, w) = (&words.headings, &words.round);
    vec![
        Column::word("return", w.returns),
        Column::word("owner", h.owner),
        Column::date("received_on", w.received_on),
        Column::word("channel", h.channel),
        Column::text("reported_by", h.reported_by),
        Column::number("n_answers", w.n_answered),
        Column::word("state", w.state),
        Column::text("file", w.file),
        Column::text("reason", h.reason),
    ]
}

fn row(one: &Return, frame: &Frame) -> Vec<Cell> {
    let reporter = match (one.reported_by.as_deref(), frame.reader) {
        (Some(FORGOTTEN), Reader::People) => Some(frame.words.owners.forgotten),
        (reporter, Reader::People | Reader::Programs) => reporter,
    };
    vec![
        Cell::Text(one.reference.clone()),
        Cell::Text(one.code.clone()),
        Cell::Date(one.received_on),
        frame.word(Some(one.channel)),
        Cell::text(reporter),
        Cell::Integer(i64::from(one.n_answers)),
        frame.word(Some(one.state)),
        Cell::text(one.file.as_deref()),
        Cell::text(one.reason.as_deref()),
    ]
}
