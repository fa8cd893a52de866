//! Writes tables and documents as bytes, and files. It holds no words of a report and does not look at the terminal or the
//! environment: the caller describes the output.
//!
//! - here: `write_table`, `write_document` and their style; `format`: the forms and the endings of their files
//! - `file`: a file written whole or not at all; `kept`: files that are never replaced
//! - one module for each form: `terminal`, `csv`, `json`, `markdown`, `html`, `xlsx`, `docx`, `ics`
//! - shared by forms: `harmless` (control characters shown, HTML and SVG escaped), `drawing` (pictures as SVG), `paper` (the
//!   colours of shades), `plain_blocks` (what a terminal and Markdown share)
//! - `hostile`: the test that no form executes a text

pub mod csv;
mod docx;
mod drawing;
pub mod file;
pub mod format;
pub mod harmless;
pub mod html;
pub mod ics;
pub mod json;
mod kept;
mod markdown;
mod paper;
mod plain_blocks;
mod terminal;
pub(crate) mod xlsx;

use std::io::{self, BufWriter, Write};

use crate::error::{Error, Result};
use crate::report::document::Document;
use crate::report::table::Table;

pub use self::format::Format;
use self::harmless::HarmlessWriter;
pub use self::terminal::wrap::hanging;

/// How the output looks. The default is for a pipe.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    /// The terminal's width in columns; `None` if the output is not a terminal: then nothing is cut or wrapped.
    pub width: Option<u16>,
    /// Whether `table` may use colour.
    pub colour: bool,
    /// Whether `csv` begins with a byte-order mark, by which Excel recognises UTF-8.
    pub bom: bool,
    /// Whether `csv` leaves cells unchanged that a spreadsheet would take for formulas.
    pub raw: bool,
}

/// Writes the table row by row. An empty one is a header in CSV and Markdown, no rows in JSON, and nothing at all for people:
/// the command says so in words.
///
/// # Errors
/// Errors of the rows, `Error::BrokenPipe` or `Error::Io` from `out`, `Error::Rule` for content that a workbook can't hold,
/// and `Error::Usage` for a calendar.
pub fn write_table(table: Table<'_>, format: Format, style: &Style, out: &mut dyn Write) -> Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Table => terminal::write_table(table, style, &mut out)?,
        Format::Csv if style.width.is_some() => {
            let mut harmless = HarmlessWriter::new(&mut out);
            csv::write_table(table, style, &mut harmless)?;
            harmless.finish().map_err(output_error)?;
        }
        Format::Csv => csv::write_table(table, style, &mut out)?,
        Format::Json => json::write_table(table, &mut out)?,
        Format::Ndjson => json::write_lines(table, &mut out)?,
        Format::Markdown => markdown::write_table(table, &mut out)?,
        Format::Html => html::write_table(table, &mut out)?,
        Format::Xlsx => xlsx::write_table(table, &mut out)?,
        Format::Docx | Format::Ics => return Err(unfit(format)),
    }
    out.flush().map_err(output_error)
}

/// Writes the document: as Markdown, a page, a workbook or for Word for people, as one object for programs.
///
/// # Errors
/// As `write_table`; and `Error::Usage` for the formats that hold tables only.
pub fn write_document(document: Document<'_>, format: Format, style: &Style, out: &mut dyn Write) -> Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Table => terminal::page::write_document(document, style, &mut out)?,
        Format::Markdown => markdown::write_document(document, &mut out)?,
        Format::Html => html::write_document(document, &mut out)?,
        Format::Json => json::write_document(document, &mut out)?,
        Format::Xlsx => xlsx::document::write_document(document, &mut out)?,
        Format::Docx => docx::write_document(document, &mut out)?,
        Format::Csv | Format::Ndjson | Format::Ics => return Err(unfit(format)),
    }
    out.flush().map_err(output_error)
}

fn unfit(format: Format) -> Error {
    Error::Usage {
        message: format!("this can't be written as {format}"),
        hint: "choose `--format table` or `--format markdown`".to_owned(),
    }
}

fn output_error(source: io::Error) -> Error {
    Error::io("can't write the output", source)
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod sample;

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use super::sample::{column, table};
    use super::{Format, Style, write_document, write_table};
    use crate::error::Error;
    use crate::model::vocabulary::Lang;
    use crate::report::document::Document;
    use crate::report::table::{Cell, ColumnKind};

    struct Gone;

    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_reader_is_a_broken_pipe_in_every_format() {
        for &format in Format::OF_TABLES {
            let rows = vec![vec![Cell::Text("x".repeat(9))]; 9_000];
            let table = table(vec![column("title", ColumnKind::Text)], rows);
            let written = write_table(table, format, &Style::default(), &mut Gone);
            assert!(matches!(written, Err(Error::BrokenPipe)), "{format}");
        }
    }

    #[test]
    fn csv_on_a_terminal_shows_control_characters_instead_of_obeying_them() {
        let rows = vec![vec![Cell::Text("red \u{1b}[31m\u{202e}".to_owned())]];
        let table = table(vec![column("title", ColumnKind::Text)], rows);
        let mut out = Vec::new();
        let style = Style { width: Some(80), ..Style::default() };
        write_table(table, Format::Csv, &style, &mut out).expect("memory can be written");
        assert_eq!(String::from_utf8_lossy(&out), "title\nred \\u{1b}[31m\\u{202e}\n");
    }

    #[test]
    fn a_document_is_refused_in_the_formats_of_tables() {
        let document = Document { title: String::new(), lang: Lang::En, blocks: Vec::new() };
        let written = write_document(document, Format::Csv, &Style::default(), &mut Vec::new());
        assert_eq!(written.map_err(|error| error.exit_code()), Err(2));
    }
}
