//! What came back in a round: the table `round-returns`, a row for each return, and `round-requests`, the deadlines that owners
//! wish for.

use super::super::frame::{Frame, Reader};
use super::super::table::{Cell, Column, Table, held};
use crate::model::people::FORGOTTEN;
use crate::model::round::{Return, Wish};
use crate::text::Words;

/// A row for each return, in order of recording.
pub fn returns(returns: &[Return], frame: &Frame) -> Table<'static> {
    let rows = returns.iter().map(|one| return_row(one, frame)).collect();
    Table {
        name: "round-returns",
        as_of: frame.today,
        lang: frame.words.lang,
        columns: return_columns(frame.words),
        rows: held(rows),
    }
}

/// The columns.
fn return_columns(words: &Words) -> Vec<Column> {
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

fn return_row(one: &Return, frame: &Frame) -> Vec<Cell> {
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

/// The wishes, in order of arrival.
pub fn requests(wishes: &[Wish], frame: &Frame) -> Table<'static> {
    let rows = wishes.iter().map(|wish| request_row(wish, frame)).collect();
    Table {
        name: "round-requests",
        as_of: frame.today,
        lang: frame.words.lang,
        columns: request_columns(frame.words),
        rows: held(rows),
    }
}

/// The columns.
fn request_columns(words: &Words) -> Vec<Column> {
    let (h, w) = (&words.headings, &words.round);
    vec![
        Column::word("ref", h.reference),
        Column::word("owner", h.owner),
        Column::text("title", h.title),
        Column::word("due_now", h.due_now),
        Column::word("wish", w.wish),
        Column::text("reason", h.reason),
        Column::date("received_on", w.received_on),
        Column::word("state", w.state),
        Column::word("round", w.round),
    ]
}

fn request_row(wish: &Wish, frame: &Frame) -> Vec<Cell> {
    vec![
        Cell::Text(wish.reference.to_string()),
        Cell::Text(wish.owner.clone()),
        Cell::Text(wish.title.clone()),
        frame.stated(wish.due_now.as_deref()),
        frame.stated(Some(&wish.due)),
        Cell::text(wish.reason.as_deref()),
        Cell::Date(wish.received_on),
        frame.word(Some(wish.state)),
        Cell::Text(wish.round.clone()),
    ]
}
