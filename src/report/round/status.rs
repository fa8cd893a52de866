//! The table `round-status`: how much each owner answered in a round, by which channel, and the next step.

use super::super::frame::Frame;
use super::super::table::{Cell, Column, Table, Tone, held};
use crate::model::round::{OwnerReply, Round};
use crate::model::vocabulary::{Lang, Reply};
use crate::text::Words;

/// A row for each owner, for programs.
pub fn status(round: &Round, replies: &[OwnerReply], frame: &Frame) -> Table<'static> {
    let rows = replies.iter().map(|reply| row(round, reply, frame)).collect();
    table(columns(frame.words), rows, frame)
}

/// A row for each owner, for people, in their language.
pub fn status_for_people(replies: &[OwnerReply], frame: &Frame) -> Table<'static> {
    let (words, w) = (frame.words, &frame.words.round);
    let columns = vec![
        Column::text("owner", words.headings.owner),
        Column::text("reply", w.reply_heading),
        Column::list("channels", w.channels),
        Column::date("received_on", w.received_on),
        Column::text("next", w.next_heading),
    ];
    table(columns, replies.iter().map(|reply| row_for_people(reply, words)).collect(), frame)
}

/// The columns for programs.
fn columns(words: &Words) -> Vec<Column> {
    let (h, w) = (&words.headings, &words.round);
    vec![
        Column::word("round", w.round),
        Column::word("owner", h.owner),
        Column::number("n_asked", w.n_asked),
        Column::number("n_answered", w.n_answered),
        Column::number("n_unchanged", w.n_unchanged),
        Column::word("reply", w.reply_heading),
        Column::list("channels", w.channels),
        Column::date("received_on", w.received_on),
        Column::word("late", w.late),
        Column::number("n_after_closing", w.n_after_closing),
        Column::date("packed_on", w.packed_on),
        Column::number("level", w.level),
        Column::date("chased_on", w.chased_on),
        Column::word("next", w.next_heading),
    ]
}

fn row(round: &Round, reply: &OwnerReply, frame: &Frame) -> Vec<Cell> {
    let number = |n: u32| Cell::Integer(i64::from(n));
    vec![
        Cell::Text(round.reference.clone()),
        Cell::Text(reply.code.clone()),
        number(reply.n_asked),
        number(reply.n_answered),
        number(reply.n_unchanged),
        frame.word(Some(reply.reply)),
        Cell::List(reply.channels.iter().map(|&channel| frame.word(Some(channel)).plain()).collect()),
        Cell::date(reply.received_on),
        Cell::Flag(reply.is_late),
        number(reply.n_after_closing),
        Cell::date(reply.packed_on),
        reply.chased.map_or(Cell::Empty, |(level, _)| Cell::Integer(i64::from(level))),
        Cell::date(reply.chased.map(|(_, day)| day)),
        frame.word(Some(reply.next)),
    ]
}

fn row_for_people(reply: &OwnerReply, words: &Words) -> Vec<Cell> {
    let w = &words.round;
    let mut said = (w.reply)(reply.reply).to_owned();
    if reply.n_answered > 0 {
        said = format!("{said}, {}", (words.sentences.n_of)(reply.n_answered, reply.n_asked));
    }
    if reply.is_late {
        said = format!("{said}, {}", w.late.to_lowercase());
    }
    if reply.n_after_closing > 0 {
        said = format!("{said}, {} {}", reply.n_after_closing, w.n_after_closing.to_lowercase());
    }
    let tone = match reply.reply {
        Reply::Silent => Tone::Neutral,
        Reply::Pending | Reply::Partly => Tone::Warning,
        Reply::Answered | Reply::Nil => Tone::Good,
    };
    vec![
        Cell::Text(format!("{} {}", reply.code, owner_name(reply, words.lang))),
        Cell::Toned(said, tone),
        Cell::List(reply.channels.iter().map(|&one| (words.labels.channel)(one).to_owned()).collect()),
        Cell::date(reply.received_on),
        Cell::Text((w.next)(reply.next).to_owned()),
    ]
}

/// The owner's name for a reader of `lang`.
pub fn owner_name(reply: &OwnerReply, lang: Lang) -> &str {
    let translated = match lang {
        Lang::En => None,
        Lang::Fr => reply.name_fr.as_deref(),
        Lang::Pt => reply.name_pt.as_deref(),
    };
    translated.unwrap_or(&reply.name)
}

fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>, frame: &Frame) -> Table<'static> {
    Table { name: "round-status", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows) }
}
