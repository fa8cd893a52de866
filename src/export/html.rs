//! Tables and documents as one page of HTML: its style is in it, it loads nothing and runs nothing. It is written as it
//! comes; no row is held. Texts are escaped, so that they read as they are stored and nothing in them is markup.

use std::borrow::Cow;
use std::io::Write;

use super::harmless::harmless;
use super::output_error;
use crate::error::Result;
use crate::model::date::Span;
use crate::model::vocabulary::Vocabulary;
use crate::report::bar::PARTS;
use crate::report::document::{Block, Document};
use crate::report::table::{Cell, Column, ColumnKind, Table, Tone};
use crate::text::{Words, words};

const STYLE: &str = include_str!("html/style.css");

/// From how many columns a page is printed across; letters take little room.
const N_ACROSS: usize = 7;

/// From how many it is printed small.
const N_SMALL: usize = 13;

/// Writes a page with the table, under its name and the day for which it was drawn.
pub(super) fn write_table(table: Table<'_>, out: &mut dyn Write) -> Result<()> {
    let words = words(table.lang);
    let title = title(&table, words);
    begin(&title, shape(&table.columns), words, out)?;
    write(out, &format!("<h1>{}</h1>\n", escaped(&title)))?;
    rows(table, &title, out)?;
    write(out, END)
}

/// Writes a page with the document.
pub(super) fn write_document(document: Document<'_>, out: &mut dyn Write) -> Result<()> {
    let words = words(document.lang);
    let tables = || {
        document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Heading(_) | Block::Text(_) | Block::Quotation(_) | Block::Fields(_) => None,
        })
    };
    let title = match tables().next() {
        Some(first) if document.title.is_empty() => self::title(first, words),
        Some(_) | None => document.title.clone(),
    };
    let widest = tables().map(|table| shape(&table.columns)).max().unwrap_or(Shape::Upright);
    begin(&title, widest, words, out)?;
    write(out, &format!("<h1>{}</h1>\n", escaped(&title)))?;
    // What a table is about: the last heading above it.
    let mut about = title;
    for block in document.blocks {
        match block {
            Block::Heading(heading) => {
                write(out, &format!("<h2>{}</h2>\n", escaped(&heading)))?;
                about = heading;
            }
            Block::Text(text) => write(out, &format!("<p>{}</p>\n", escaped(text.trim_end())))?,
            Block::Quotation(text) => write(out, &format!("<blockquote>{}</blockquote>\n", escaped(text.trim_end())))?,
            Block::Fields(fields) => {
                write(out, "<dl>\n")?;
                for (name, value) in &fields {
                    let class = ["value", tone(value)].concat();
                    write(out, &format!("<dt>{}</dt><dd class=\"{class}\">{}</dd>\n", escaped(name), shown(value)))?;
                }
                write(out, "</dl>\n")?;
            }
            Block::Table(table) => rows(table, &about, out)?,
        }
    }
    write(out, END)
}

const END: &str = "</main>\n</body>\n</html>\n";

/// How a page is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Upright,
    Across,
    Small,
}

fn shape(columns: &[Column]) -> Shape {
    let n_letters = columns.iter().filter(|column| column.kind == ColumnKind::Letter).count();
    match columns.len() - n_letters + n_letters / 4 {
        n if n >= N_SMALL => Shape::Small,
        n if n >= N_ACROSS => Shape::Across,
        _ => Shape::Upright,
    }
}

fn title(table: &Table<'_>, words: &Words) -> String {
    format!("{}, {}", (words.table)(table.name), (words.dates.span)(Span::Day(table.as_of)))
}

fn begin(title: &str, shape: Shape, words: &Words, out: &mut dyn Write) -> Result<()> {
    let page = match shape {
        Shape::Upright => "upright",
        Shape::Across => "across",
        Shape::Small => "small",
    };
    write(
        out,
        &format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body class=\"{page}\">\n<main>\n",
            words.lang.as_str(),
            escaped(title),
        ),
    )
}

/// A table. Its caption is for those who hear the page; those who see it have the heading above.
fn rows(table: Table<'_>, caption: &str, out: &mut dyn Write) -> Result<()> {
    let Table { columns, rows, .. } = table;
    let headings: String = columns.iter().map(heading).collect();
    let head = format!("<table>\n<caption>{}</caption>\n<thead>\n<tr>{headings}</tr>\n</thead>\n<tbody>\n", escaped(caption));
    write(out, &head)?;
    rows(&mut |cells| {
        let line: String =
            columns.iter().zip(cells).enumerate().map(|(place, (column, cell))| of_row(place, column, cell)).collect();
        write(out, &format!("<tr>{line}</tr>\n"))
    })?;
    write(out, "</tbody>\n</table>\n")
}

fn heading(column: &Column) -> String {
    let heading = escaped(&column.heading);
    match column.kind {
        ColumnKind::Letter => format!("<th scope=\"col\" class=\"letter\"><span>{heading}</span></th>"),
        ColumnKind::Word | ColumnKind::Text | ColumnKind::Number | ColumnKind::Date | ColumnKind::List => {
            format!("<th scope=\"col\" class=\"{}\">{heading}</th>", class(column.kind))
        }
    }
}

/// A cell; the first of a row tells what the row is about.
fn of_row(place: usize, column: &Column, cell: &Cell) -> String {
    let shown = shown(cell);
    let class = [class(column.kind), tone(cell), form(&shown)].concat();
    if place == 0 && !shown.is_empty() {
        format!("<th scope=\"row\" class=\"{class}\">{shown}</th>")
    } else {
        format!("<td class=\"{class}\">{shown}</td>")
    }
}

fn class(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Word => "word",
        ColumnKind::Text => "text",
        ColumnKind::Number => "number",
        ColumnKind::Date => "date",
        ColumnKind::List => "list",
        ColumnKind::Letter => "letter",
    }
}

/// The class of a colour; the word in the cell says the same.
fn tone(cell: &Cell) -> &'static str {
    match cell {
        Cell::Toned(_, Tone::Good) => " good",
        Cell::Toned(_, Tone::Warning) => " warning",
        Cell::Toned(_, Tone::Bad) => " bad",
        Cell::Toned(_, Tone::Faint) => " faint",
        Cell::Toned(_, Tone::Neutral)
        | Cell::Empty
        | Cell::Text(_)
        | Cell::Integer(_)
        | Cell::Decimal(_)
        | Cell::Date(_)
        | Cell::Flag(_)
        | Cell::List(_) => "",
    }
}

/// The class of what a text is drawn like: a bar of shapes, which must be of one width; what is indented below another.
fn form(text: &str) -> &'static str {
    let is_bar = text.chars().count() > 1 && text.chars().all(|c| PARTS.iter().any(|(shape, _)| *shape == c));
    match text.starts_with("  ") {
        _ if is_bar => " bar",
        true => " inner",
        false => "",
    }
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::List(words) => escaped(&words.join(", ")).into_owned(),
        Cell::Empty | Cell::Text(_) | Cell::Integer(_) | Cell::Decimal(_) | Cell::Date(_) | Cell::Flag(_) | Cell::Toned(..) => {
            escaped(&cell.plain()).into_owned()
        }
    }
}

/// The text as it reads, in an element or between the quotes of an attribute; line breaks and spaces are kept by the style.
fn escaped(text: &str) -> Cow<'_, str> {
    let text = harmless(text);
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text;
    }
    let mut html = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    Cow::Owned(html)
}

fn write(out: &mut dyn Write, html: &str) -> Result<()> {
    out.write_all(html.as_bytes()).map_err(output_error)
}

#[cfg(test)]
mod tests;
