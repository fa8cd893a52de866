//! Documents for word processors: real headings, lists and tables that can be edited. Written by hand, as no crate supports
//! header rows that repeat on every page and the language of a document, and officers need both. A dozen elements are
//! enough. The same document gives the same bytes. Rows are held to compute the column widths.
//!
//! - here: the blocks of a document, in their order
//! - [`table`]: tables; `widths`: their column widths
//! - [`picture`]: pictures as shaded cells, which print well and can be edited; `chart`: charts drawn by Word
//! - [`text`]: paragraphs and runs
//! - [`package`]: the parts of the file around them

mod chart;
mod package;
mod picture;
mod table;
mod text;
mod widths;

use std::io::Write;

use self::text::{Style, lines, paragraph};
use super::output_error;
use crate::error::Result;
use crate::report::chart::{Chart, Picture};
use crate::report::document::{Block, Document};
use crate::text::words;

/// Writes the document as one file.
pub(super) fn write_document(document: Document<'_>, out: &mut dyn Write) -> Result<()> {
    let Document { title, lang, blocks } = document;
    let words = words(lang);
    let mut body = paragraph(Style::Title, &title);
    // A chart drawn by Word is a separate part of the file.
    let mut charts: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Lead(text) => body.push_str(&lines(Style::Lead, text.trim_end())),
            Block::KeyNumbers(numbers) => body.push_str(&picture::key_numbers(&numbers)),
            Block::Heading(heading) => body.push_str(&paragraph(Style::Heading1, &heading)),
            Block::Subheading(heading) => body.push_str(&paragraph(Style::Heading2, &heading)),
            Block::Text(text) => body.push_str(&lines(Style::Plain, text.trim_end())),
            Block::List(sentences) => sentences.iter().for_each(|said| body.push_str(&lines(Style::Bullet, said))),
            Block::Links(links) => links.iter().for_each(|link| body.push_str(&lines(Style::Bullet, &link.said))),
            Block::Quotation(text) => body.push_str(&lines(Style::Quotation, text.trim_end())),
            Block::Fields(fields) => body.push_str(&table::fields(&fields, words)),
            Block::Table(of) => body.push_str(&table::table(of)?),
            Block::Chart(chart) | Block::Drawn(chart, _) => body.push_str(&drawn(&chart, &mut charts)),
            Block::Rule => body.push_str(&text::rule()),
            Block::PageBreak => body.push_str(&text::page_break()),
        }
    }
    out.write_all(&package::package(&title, lang, &body, &charts)?).map_err(output_error)
}

fn drawn(of: &Chart, charts: &mut Vec<String>) -> String {
    let Picture::Lines(lines) = &of.picture else { return picture::picture(of) };
    charts.push(chart::lines(lines));
    chart::placed(&of.alternative, charts.len())
}

#[cfg(test)]
mod tests;
