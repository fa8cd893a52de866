//! Documents for Word and its like: real headings, lists and tables, to go on editing. Written by hand: of the crates, none has
//! header rows that repeat on every page, nor the language of a document, both of which an officer needs. A dozen
//! elements are enough. The same document gives the same bytes.
//!
//! - here: the blocks of a document, in their order
//! - [`table`]: tables, and pictures as shaded cells
//! - [`text`]: paragraphs and what stands in them
//! - [`package`]: the parts of the file around them

mod package;
mod table;
mod text;

use std::io::Write;

use self::text::{Style, lines, paragraph};
use super::output_error;
use crate::error::Result;
use crate::report::document::{Block, Document};

/// Writes the document as one file.
pub(super) fn write_document(document: Document<'_>, out: &mut dyn Write) -> Result<()> {
    let Document { title, lang, blocks } = document;
    let mut body = paragraph(Style::Title, &title);
    for block in blocks {
        match block {
            Block::Heading(heading) => body.push_str(&paragraph(Style::Heading1, &heading)),
            Block::Subheading(heading) => body.push_str(&paragraph(Style::Heading2, &heading)),
            Block::Text(text) => body.push_str(&lines(Style::Plain, text.trim_end())),
            Block::List(sentences) => sentences.iter().for_each(|said| body.push_str(&lines(Style::Bullet, said))),
            Block::Quotation(text) => body.push_str(&lines(Style::Quotation, text.trim_end())),
            Block::Fields(fields) => body.push_str(&table::fields(&fields)),
            Block::Table(of) => body.push_str(&table::table(of)?),
            Block::Chart(chart) => body.push_str(&table::chart(&chart)),
            Block::Rule => body.push_str(&text::rule()),
            Block::PageBreak => body.push_str(&text::page_break()),
        }
    }
    out.write_all(&package::package(&title, lang, &body)?).map_err(output_error)
}

#[cfg(test)]
mod tests;
