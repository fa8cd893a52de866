//! The table `round-requests`: deadlines that owners wish for.

use super::super::frame::Frame;
use super::super::table::{Cell, Column, Table, held};
use crate::model::round::Wish;
use crate::text::Words;

/// The wishes, in order of arrival.
pub fn requests(wishes: &[Wish], frame: &Frame) -> Table<'static> {
    let rows = wishes.iter().map(|wish| row(wish, frame)).collect();
    Table { name: "round-requests", as_of: frame.today, lang: frame.words.lang, columns: columns(frame.words), rows: held(rows) }
}

/// The columns.
pub fn columns(words: &Words) -> Vec<Column> {
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

fn row(wish: &Wish, frame: &Frame) -> Vec<Cell> {
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
