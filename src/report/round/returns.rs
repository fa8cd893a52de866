//! The table `round-returns`: what came back in a round, a row for each return.

use super::super::frame::Frame;
use super::super::table::{Cell, Column, Table, held};
use crate::model::people::FORGOTTEN;
use crate::model::round::Return;
use crate::text::Words;

/// Every return in the order of recording; for people in their words.
pub fn returns(returns: &[Return], frame: &Frame, is_for_people: bool) -> Table<'static> {
    let rows = returns.iter().map(|one| row(one, frame.words, is_for_people)).collect();
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

fn row(one: &Return, words: &Words, is_for_people: bool) -> Vec<Cell> {
    let reporter = one.reported_by.as_deref();
    let reporter = if is_for_people && reporter == Some(FORGOTTEN) { Some(words.owners.forgotten) } else { reporter };
    let (channel, state) = if is_for_people {
        ((words.labels.channel)(one.channel).to_owned(), (words.round.return_state)(one.state).to_owned())
    } else {
        (one.channel.to_string(), one.state.to_string())
    };
    vec![
        Cell::Text(one.reference.clone()),
        Cell::Text(one.code.clone()),
        Cell::Date(one.received_on),
        Cell::Text(channel),
        Cell::text(reporter),
        Cell::Integer(i64::from(one.n_answers)),
        Cell::Text(state),
        Cell::text(one.file.as_deref()),
        Cell::text(one.reason.as_deref()),
    ]
}
