//! What a topic of the help is, and the pieces of its page.

use chrono::NaiveDate;

use crate::model::vocabulary::Lang;
use crate::report::document::{Block, Document};
use crate::report::table::{Cell, Column, Table, held};

/// A topic.
#[derive(Clone, Copy)]
pub(super) struct Topic {
    pub(super) name: &'static str,
    /// What it tells, for the list of topics.
    pub(super) line: &'static str,
    pub(super) page: fn() -> Document<'static>,
}

/// The page of a topic: its pieces, and commands that show what it tells of.
pub(super) fn page(title: &str, mut blocks: Vec<Block<'static>>, examples: &[&str]) -> Document<'static> {
    blocks.push(heading("Examples"));
    blocks.push(Block::Text(examples.join("\n")));
    Document { title: title.to_owned(), lang: Lang::En, blocks }
}

pub(super) fn heading(text: &str) -> Block<'static> {
    Block::Heading(text.to_owned())
}

/// Rules, each a sentence behind a mark.
pub(super) fn rules(sentences: &[&str]) -> Block<'static> {
    Block::List(sentences.iter().map(|&said| said.to_owned()).collect())
}

/// A table of texts; what stands in its first column is never broken.
pub(super) fn table<const N: usize>(headings: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> Block<'static> {
    let column = |(place, heading): (usize, &&str)| {
        let key = format!("column {place}");
        if place == 0 { Column::word(key, *heading) } else { Column::text(key, *heading) }
    };
    let rows = rows.into_iter().map(|cells| cells.into_iter().map(Cell::Text).collect()).collect();
    Block::Table(Table {
        name: "help",
        // No day is told.
        as_of: NaiveDate::MIN,
        lang: Lang::En,
        columns: headings.iter().enumerate().map(column).collect(),
        rows: held(rows),
    })
}

/// The page on a terminal of 80 columns.
#[cfg(test)]
pub(super) fn shown(topic: &Topic) -> String {
    let style = crate::export::Style { width: Some(80), ..Default::default() };
    let mut out = Vec::new();
    crate::export::write_document((topic.page)(), crate::export::Format::Table, &style, &mut out).expect("memory can be written");
    String::from_utf8(out).expect("what is shown is UTF-8")
}

/// The words of each example, the program's name first.
#[cfg(test)]
pub(super) fn examples(topic: &Topic) -> Vec<Vec<String>> {
    let Some(Block::Text(lines)) = (topic.page)().blocks.pop() else { return Vec::new() };
    let words = |line: &str| {
        let parts = line.split('"').enumerate();
        let words = parts.flat_map(|(place, part)| match place % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        });
        words.collect()
    };
    lines.lines().map(words).collect()
}
