//! The table `rounds`, each round with its figures, those of its closing once it is closed; and `round show`, one round as a page
//! with its days and figures, each owner's answers, the returns, the answers beside the register and the wishes.

use serde_json::{Value, json};

use super::super::document::{Block, Document};
use super::super::frame::Frame;
use super::super::table::{Cell, Column, Table, held};
use super::{returns, status};
use crate::error::Result;
use crate::model::round::{Beside, OwnerReply, Return, Round, Wish};
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
fn columns(words: &Words) -> Vec<Column> {
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

/// Everything about a round.
#[derive(Debug)]
pub struct RoundDossier {
    pub round: Round,
    pub replies: Vec<OwnerReply>,
    pub returns: Vec<Return>,
    /// The answers that the register does not have.
    pub beside: Vec<Beside>,
    pub wishes: Vec<Wish>,
}

/// The page.
pub fn round_page(dossier: &RoundDossier, frame: &Frame) -> Document<'static> {
    let (words, w) = (frame.words, &frame.words.round);
    let round = &dossier.round;
    let day = |day: Option<chrono::NaiveDate>| day.map(w.sheet.day);
    let mut fields = vec![
        (w.opened_on.to_owned(), Cell::text(day(Some(round.opened_on)))),
        (w.closes_on.to_owned(), Cell::text(day(Some(round.closes_on)))),
    ];
    fields.extend(day(round.closed_on).map(|day| (w.closed_on.to_owned(), Cell::Text(day))));
    fields.extend(round.meeting.clone().map(|meeting| (words.headings.meeting.to_owned(), Cell::Text(meeting))));
    fields.push((w.n_items.to_owned(), Cell::Integer(i64::from(round.n_items))));
    fields.push((w.returns.to_owned(), Cell::Text((w.rate)(round))));
    let mut blocks = vec![Block::Fields(fields)];
    let mut add = |heading: &str, table: Table<'static>| {
        blocks.extend([Block::Heading(heading.to_owned()), Block::Table(table)]);
    };
    add(w.owners, status::status_for_people(&dossier.replies, frame));
    if !dossier.returns.is_empty() {
        add(w.returns, returns::returns(&dossier.returns, frame));
    }
    if !dossier.beside.is_empty() {
        let seldom = ["happened_on", "cause", "evidence", "wish", "reason"];
        add(w.beside, returns::answers(&dossier.beside, frame).without_empty(&seldom));
    }
    if !dossier.wishes.is_empty() {
        add(w.requests, returns::requests(&dossier.wishes, frame));
    }
    Document { title: format!("{} {}", w.round, round.reference), lang: words.lang, blocks }
}

/// The same as one JSON object.
///
/// # Errors
/// None: the tables are held.
pub fn round_object(dossier: &RoundDossier, frame: &Frame) -> Result<Value> {
    let mut round = objects(rounds(std::slice::from_ref(&dossier.round), frame))?;
    Ok(json!({
        "schema_version": 1,
        "table": "round",
        "as_of": frame.today.to_string(),
        "round": round.pop(),
        "owners": objects(status::status(&dossier.round, &dossier.replies, frame))?,
        "returns": objects(returns::returns(&dossier.returns, frame))?,
        "answers_beside": objects(returns::answers(&dossier.beside, frame))?,
        "requests": objects(returns::requests(&dossier.wishes, frame))?,
    }))
}

fn objects(table: Table<'static>) -> Result<Vec<Value>> {
    let columns: Vec<Column> = table.columns;
    let mut found = Vec::new();
    table.rows.each(&mut |cells| {
        found.push(super::super::object::object(&columns, cells));
        Ok(())
    })?;
    Ok(found)
}
