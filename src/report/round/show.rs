//! `round show`: one round as a page, with its days and figures, each owner's answers, the returns and the wishes.

use super::super::document::{Block, Document};
use super::super::frame::Frame;
use super::super::table::{Cell, Column, Table};
use super::{list, requests, returns, status};
use crate::error::Result;
use crate::model::round::{OwnerReply, Return, Round, Wish};
use serde_json::{Value, json};

/// Everything about a round.
#[derive(Debug)]
pub struct Dossier {
    pub round: Round,
    pub replies: Vec<OwnerReply>,
    pub returns: Vec<Return>,
    pub wishes: Vec<Wish>,
}

/// The page.
pub fn page(dossier: &Dossier, frame: &Frame) -> Document<'static> {
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
    if !dossier.wishes.is_empty() {
        add(w.requests, requests::requests(&dossier.wishes, frame));
    }
    Document { title: format!("{} {}", w.round, round.reference), lang: words.lang, blocks }
}

/// The same as one JSON object.
///
/// # Errors
/// None: the tables are held.
pub fn object(dossier: &Dossier, frame: &Frame) -> Result<Value> {
    let mut round = objects(list::rounds(std::slice::from_ref(&dossier.round), frame))?;
    Ok(json!({
        "schema_version": 1,
        "table": "round",
        "as_of": frame.today.to_string(),
        "round": round.pop(),
        "owners": objects(status::status(&dossier.round, &dossier.replies, frame))?,
        "returns": objects(returns::returns(&dossier.returns, frame))?,
        "requests": objects(requests::requests(&dossier.wishes, frame))?,
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
