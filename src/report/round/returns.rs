//! What came back in a round: the table `round-returns`, a row for each return, `round-answers`, those that the register does not
//! have, and `round-requests`, the deadlines that owners wish for.

use super::super::frame::{Frame, Reader};
use super::super::table::{Cell, Column, Table, held};
use crate::model::people::FORGOTTEN;
use crate::model::returned::Verdict;
use crate::model::round::{Beside, Return, Wish};
use crate::model::vocabulary::ReturnState;
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

/// The answers that the register does not have, in order of arrival.
pub fn answers(answers: &[Beside], frame: &Frame) -> Table<'static> {
    let rows = answers.iter().map(|one| answer_row(one, frame)).collect();
    Table {
        name: "round-answers",
        as_of: frame.today,
        lang: frame.words.lang,
        columns: answer_columns(frame.words),
        rows: held(rows),
    }
}

/// The columns.
fn answer_columns(words: &Words) -> Vec<Column> {
    let (h, w) = (&words.headings, &words.round);
    vec![
        Column::word("return", w.returns),
        Column::word("ref", h.reference),
        Column::word("owner", h.owner),
        Column::word("status", h.status),
        Column::text("note", h.note),
        Column::date("happened_on", h.happened_on),
        Column::word("cause", h.cause),
        Column::text("evidence", h.evidence),
        Column::word("wish", w.wish),
        Column::text("reason", h.reason),
        Column::word("state", w.state),
    ]
}

fn answer_row(one: &Beside, frame: &Frame) -> Vec<Cell> {
    let (answer, words) = (&one.answer, frame.words);
    let status = match frame.reader {
        _ if !answer.is_unchanged => frame.word(answer.status),
        Reader::People => Cell::Text(words.round.sheet.no_change.to_owned()),
        Reader::Programs => Cell::word(Some(Verdict::Unchanged)),
    };
    let state = match (one.state, frame.reader) {
        (state @ (ReturnState::Pending | ReturnState::Rejected), _) => frame.word(Some(state)),
        (ReturnState::Recorded | ReturnState::Accepted, Reader::People) => {
            Cell::Text((words.returned.verdict)(Verdict::Kept).to_owned())
        }
        (ReturnState::Recorded | ReturnState::Accepted, Reader::Programs) => Cell::word(Some(Verdict::Kept)),
    };
    vec![
        Cell::Text(one.returned.clone()),
        Cell::Text(one.reference.to_string()),
        Cell::Text(one.owner.clone()),
        status,
        Cell::text(answer.note.as_deref()),
        Cell::date(answer.happened_on),
        frame.word(answer.cause),
        Cell::text(answer.evidence.as_deref()),
        frame.stated(answer.due.as_deref()),
        Cell::text(answer.reason.as_deref()),
        state,
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
