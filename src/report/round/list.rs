//! The table `rounds`: each round with its figures; a closed round has the figures of its closing.

use super::super::frame::Frame;
use super::super::table::{Cell, Column, Table, held};
use crate::model::round::Round;
use crate::text::Words;

/// A row for each round, the oldest first.
pub fn rounds(rounds: &[Round], frame: &Frame) -> Table<'static> {
    Table {
        name: "rounds",
        as_of: frame.today,
        lang: frame.words.lang,
        columns: columns(frame.words),
        rows: held(rounds.iter().map(row).collect()),
    }
}

/// The same for people: what came back beside what was asked for.
pub fn rounds_for_people(rounds: &[Round], frame: &Frame) -> Table<'static> {
    let (words, w) = (frame.words, &frame.words.round);
    let columns = vec![
        Column::text("round", w.round),
        Column::text("meeting", words.headings.meeting),
        Column::date("opened_on", w.opened_on),
        Column::date("closes_on", w.closes_on),
        Column::date("closed_on", w.closed_on),
        Column::number("items", w.n_items),
        Column::text("returned", w.n_returned),
        Column::text("answered", w.n_answered),
    ];
    let n_of = words.sentences.n_of;
    let row = |round: &Round| {
        vec![
            Cell::Text(round.reference.clone()),
            Cell::text(round.meeting.as_deref()),
            Cell::Date(round.opened_on),
            Cell::Date(round.closes_on),
            Cell::date(round.closed_on),
            Cell::Integer(i64::from(round.n_items)),
            Cell::Text(n_of(round.n_returned, round.n_owners)),
            Cell::Text(n_of(round.n_answered, round.n_asked)),
        ]
    };
    Table { name: "rounds", as_of: frame.today, lang: words.lang, columns, rows: held(rounds.iter().map(row).collect()) }
}

/// The columns.
pub fn columns(words: &Words) -> Vec<Column> {
    let w = &words.round;
    vec![
        Column::word("round", w.round),
        Column::word("meeting", words.headings.meeting),
        Column::date("opened_on", w.opened_on),
        Column::date("closes_on", w.closes_on),
        Column::date("closed_on", w.closed_on),
        Column::number("n_owners", w.owners),
        Column::number("n_returned", w.n_returned),
        Column::number("n_items", w.n_items),
        Column::number("n_asked", w.n_asked),
        Column::number("n_answered", w.n_answered),
    ]
}

fn row(round: &Round) -> Vec<Cell> {
    let number = |n: u32| Cell::Integer(i64::from(n));
    vec![
        Cell::Text(round.reference.clone()),
        Cell::text(round.meeting.as_deref()),
        Cell::Date(round.opened_on),
        Cell::Date(round.closes_on),
        Cell::date(round.closed_on),
        number(round.n_owners),
        number(round.n_returned),
        number(round.n_items),
        number(round.n_asked),
        number(round.n_answered),
    ]
}
