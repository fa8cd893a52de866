//! Tables and documents as one page of HTML: style and script are inside, it loads nothing, and its policy allows no other
//! style or script. Rows are written as they come; none is held. Texts are escaped, so that they read as stored and nothing
//! in them is markup.
//!
//! - [`page`]: the head, and the print layout
//! - [`table`]: rows, which readers can sort and filter
//! - [`figure`]: pictures with their legends
//! - [`site`]: a page of a site, whose pages share style and script and link to each other

mod figure;
mod page;
pub mod site;
mod table;

use std::io::Write;

use self::page::{END, Shape, begin, shape};
use self::site::Surroundings;
use self::table::{rows, shown, title, tone};
use super::harmless::escaped;
use super::output_error;
use crate::error::Result;
use crate::report::document::{Block, Document, KeyNumber, Link};
use crate::report::table::{Cell, Table, Tone};
use crate::text::{Words, words};

/// Writes a page with the table, under its name and its day.
pub(super) fn write_table(table: Table<'_>, out: &mut dyn Write) -> Result<()> {
    let words = words(table.lang);
    let title = title(&table, words);
    begin(&title, shape(&table.columns), words, None, out)?;
    write(out, &format!("<h1>{}</h1>\n", escaped(&title)))?;
    rows(table, &title, None, out)?;
    write(out, END)
}

/// Writes a page with the document.
pub(super) fn write_document(document: Document<'_>, out: &mut dyn Write) -> Result<()> {
    write_page(document, None, out)
}

fn write_page(document: Document<'_>, among: Option<&Surroundings<'_>>, out: &mut dyn Write) -> Result<()> {
    let words = words(document.lang);
    // A table behind a picture is not printed.
    let tables = || document.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let title = match tables().next() {
        Some(first) if document.title.is_empty() => self::title(first, words),
        Some(_) | None => document.title.clone(),
    };
    let widest = tables().map(|table| shape(&table.columns)).max().unwrap_or(Shape::Upright);
    begin(&title, widest, words, among, out)?;
    write(out, &format!("<h1>{}</h1>\n", escaped(&title)))?;
    let said = |text: &str| among.map_or_else(|| escaped(text).into_owned(), |among| among.linked(text));
    // The caption of a table: the last heading above it.
    let mut about = title;
    for block in document.blocks {
        match block {
            Block::Lead(text) => write(out, &format!("<p class=\"lead\">{}</p>\n", escaped(text.trim_end())))?,
            Block::KeyNumbers(numbers) => write(out, &key_numbers(&numbers))?,
            Block::Heading(heading) => {
                write(out, &format!("<h2>{}</h2>\n", escaped(&heading)))?;
                about = heading;
            }
            Block::Subheading(heading) => {
                write(out, &format!("<h3>{}</h3>\n", escaped(&heading)))?;
                about = heading;
            }
            Block::Text(text) => write(out, &format!("<p>{}</p>\n", said(text.trim_end())))?,
            Block::List(sentences) => {
                write(out, "<ul>\n")?;
                sentences.iter().try_for_each(|one| write(out, &format!("<li>{}</li>\n", said(one))))?;
                write(out, "</ul>\n")?;
            }
            Block::Links(links) => write(out, &list_of_links(&links))?,
            Block::Quotation(text) => write(out, &format!("<blockquote>{}</blockquote>\n", escaped(text.trim_end())))?,
            Block::Fields(fields) => write(out, &list_of_fields(&fields, words, &said))?,
            Block::Table(table) => rows(table, &about, among, out)?,
            Block::Chart(chart) => write(out, &figure::figure(&chart, &said))?,
            Block::Drawn(chart, table) => {
                let figure = figure::figure(&chart, &said);
                write(out, &format!("{figure}<details>\n<summary>{}</summary>\n", escaped(words.pages.as_table)))?;
                rows(table, &about, among, out)?;
                write(out, "</details>\n")?;
            }
            Block::Rule => write(out, "<hr>\n")?,
            Block::PageBreak => write(out, "<div class=\"page-break\"></div>\n")?,
        }
    }
    write(out, END)
}

/// Key numbers side by side, each with its total and its label.
fn key_numbers(numbers: &[KeyNumber]) -> String {
    let number = |one: &KeyNumber| {
        let of = if one.of.is_empty() { String::new() } else { format!(" <span>{}</span>", escaped(&one.of)) };
        let class = if one.tone == Tone::Bad { " class=\"bad\"" } else { "" };
        format!("<li{class}><b>{}</b>{of} <span>{}</span></li>\n", escaped(&one.number), escaped(&one.label))
    };
    format!("<ul class=\"key\">\n{}</ul>\n", numbers.iter().map(number).collect::<String>())
}

fn list_of_links(links: &[Link]) -> String {
    let link = |one: &Link| format!("<li><a href=\"{}\">{}</a></li>\n", address(&one.address), escaped(&one.said));
    format!("<ul class=\"links\">\n{}</ul>\n", links.iter().map(link).collect::<String>())
}

/// The name of a neighbouring file, escaped for an address.
fn address(file: &str) -> String {
    let spelled = |byte: u8| match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    file.bytes().map(spelled).collect::<Vec<_>>().concat()
}

fn list_of_fields(fields: &[(String, Cell)], words: &Words, said: &dyn Fn(&str) -> String) -> String {
    let field = |(name, value): &(String, Cell)| {
        let class = ["value", tone(value)].concat();
        let shown = if let Cell::Text(text) = value { said(text) } else { shown(value, words) };
        format!("<dt>{}</dt><dd class=\"{class}\">{shown}</dd>\n", escaped(name))
    };
    let fields: String = fields.iter().map(field).collect();
    format!("<dl>\n{fields}</dl>\n")
}

fn write(out: &mut dyn Write, html: &str) -> Result<()> {
    out.write_all(html.as_bytes()).map_err(output_error)
}

#[cfg(test)]
mod tests;
