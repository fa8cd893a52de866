//! A table on a page.

use std::io::Write;

use super::super::drawing::{small_bar, swatch};
use super::super::harmless::escaped;
use super::site::Surroundings;
use super::write;
use crate::error::Result;
use crate::model::date::Span;
use crate::report::chart::Sign;
use crate::report::lists::bar::{KEYS, PARTS, has_parts, signs};
use crate::report::table::{Cell, Column, ColumnKind, Table, Tone};
use crate::text::{Words, words};

/// The name of a table and its day.
pub(super) fn title(table: &Table<'_>, words: &Words) -> String {
    format!("{}, {}", (words.table)(table.name), (words.dates.span)(Span::Day(table.as_of)))
}

/// The number of rows of a table on a site that are shown before a search: a browser takes seconds to lay out many more.
/// Without scripts all are shown.
const MOST_ROWS: usize = 1000;

/// A table. Its caption is for screen readers; the heading above it says the same. It scrolls if it is wider than the page; on
/// a phone a row of texts is a card.
pub(super) fn rows(table: Table<'_>, caption: &str, among: Option<&Surroundings<'_>>, out: &mut dyn Write) -> Result<()> {
    let Table { name, columns, rows, lang, .. } = table;
    let words = words(lang);
    let signs = signs(words);
    let is_counted = has_parts(&columns);
    let headings: String = columns.iter().map(|column| heading(column, &signs, is_counted)).collect();
    let is_of_texts = is_of_texts(&columns);
    let form = format!("live{} {name}", if is_of_texts { " cards" } else { "" });
    let caption = escaped(caption);
    let head = format!(
        "<section class=\"scroll\" tabindex=\"0\" aria-label=\"{caption}\">\n<table class=\"{form}\">\n\
         <caption>{caption}</caption>\n<thead>\n<tr>{headings}</tr>\n</thead>\n<tbody>\n"
    );
    write(out, &head)?;
    let labels: Vec<String> = columns.iter().map(|column| escaped(&column.heading).into_owned()).collect();
    let labels: &[String] = if is_of_texts { &labels } else { &[] };
    let mut n_rows = 0;
    rows.each(&mut |cells| {
        n_rows += 1;
        let is_total = matches!(cells.first(), Some(Cell::Toned(_, Tone::Total)));
        let cells = columns.iter().zip(cells).enumerate();
        let line: String =
            cells.map(|(place, (column, cell))| of_row(place, column, cell, labels.get(place), words, among)).collect();
        let is_hidden = among.is_some() && n_rows > MOST_ROWS;
        let form = match (is_total, is_hidden) {
            (true, _) => " class=\"total\"",
            (false, true) => " hidden",
            (false, false) => "",
        };
        write(out, &format!("<tr{form}>{line}</tr>\n"))
    })?;
    write(out, "</tbody>\n</table>\n</section>\n")
}

/// Whether rows are read one by one rather than compared.
fn is_of_texts(columns: &[Column]) -> bool {
    let n_texts = columns.iter().filter(|column| column.kind == ColumnKind::Text).count();
    (3..=9).contains(&columns.len()) && n_texts >= 2
}

/// A heading; the shape of a text bar is replaced by words, as the bars on a page have no shapes.
fn heading(column: &Column, signs: &[Sign], is_counted: bool) -> String {
    let shape = PARTS.iter().position(|(shape, _)| column.heading.chars().eq([*shape]));
    let sign = shape.filter(|_| column.kind == ColumnKind::Number).and_then(|place| signs.get(place));
    let heading = escaped(sign.map_or(&column.heading, |sign| &sign.label));
    let of_key = || KEYS.iter().position(|key| is_counted && column.key == *key).and_then(|place| signs.get(place));
    let counted = sign.or_else(of_key);
    let heading =
        counted.map_or_else(|| heading.to_string(), |sign| format!("{}<span class=\"label\">{heading}</span>", swatch(sign)));
    match column.kind {
        ColumnKind::Letter => format!("<th scope=\"col\" class=\"letter\"><span>{heading}</span></th>"),
        ColumnKind::Word | ColumnKind::Text | ColumnKind::Number | ColumnKind::Date | ColumnKind::List | ColumnKind::Picture => {
            format!("<th scope=\"col\" class=\"{}\">{heading}</th>", class(column.kind))
        }
    }
}

/// A cell; the first one of a row is its heading.
fn of_row(
    place: usize,
    column: &Column,
    cell: &Cell,
    label: Option<&String>,
    words: &Words,
    among: Option<&Surroundings<'_>>,
) -> String {
    let shown = shown(cell, words);
    let class = [class(column.kind), tone(cell), form(&shown)].concat();
    let named = if let Cell::Named { reference, .. } = cell { reference.clone() } else { cell.plain() };
    let address = among.and_then(|among| (among.address)(&column.key, &named));
    let shown = address.map_or(shown.clone(), |address| format!("<a href=\"{}\">{shown}</a>", escaped(&address)));
    let label = label.filter(|label| !label.is_empty()).map_or_else(String::new, |label| format!(" data-label=\"{label}\""));
    let order = match cell {
        Cell::Dated { on, .. } | Cell::Date(on) => format!(" data-order=\"{on}\""),
        // A script compares numbers as they are, not as they are spelled here.
        Cell::Integer(_) | Cell::Decimal(_) if shown != cell.plain() => format!(" data-order=\"{}\"", cell.plain()),
        _ => String::new(),
    };
    if place == 0 && !shown.is_empty() {
        return format!("<th scope=\"row\" class=\"{class}\"{order}>{shown}</th>");
    }
    format!("<td class=\"{class}\"{label}{order}>{shown}</td>")
}

fn class(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Word => "word",
        ColumnKind::Text => "text",
        ColumnKind::Number => "number",
        ColumnKind::Date => "date",
        ColumnKind::List => "list",
        ColumnKind::Letter => "letter",
        ColumnKind::Picture => "picture",
    }
}

/// The class of a colour; the word in the cell says the same.
pub(super) fn tone(cell: &Cell) -> &'static str {
    let tone = match cell {
        // What there is none of does not ask to be read.
        Cell::Integer(0) => Tone::Faint,
        Cell::Decimal(number) if *number < 0.05 => Tone::Faint,
        _ => cell.tone(),
    };
    match tone {
        Tone::Good => " good",
        Tone::Warning => " warning",
        Tone::Bad => " bad",
        Tone::Faint => " faint",
        Tone::Neutral | Tone::Total => "",
    }
}

/// The class of an indented text.
fn form(text: &str) -> &'static str {
    if text.starts_with("  ") { " inner" } else { "" }
}

pub(super) fn shown(cell: &Cell, words: &Words) -> String {
    match cell {
        Cell::Bar(bar) => small_bar(bar),
        Cell::Named { reference, title } => named(reference, title),
        other => escaped(&other.shown(words)).into_owned(),
    }
}

/// The reference in a muted colour, then the title.
fn named(reference: &str, title: &str) -> String {
    match (reference, title) {
        ("", title) => escaped(title).into_owned(),
        (reference, "") => escaped(reference).into_owned(),
        (reference, title) => {
            format!("<span class=\"ref\">{} </span><span class=\"title\">{}</span>", escaped(reference), escaped(title))
        }
    }
}
