//! The forms in which a read writes.

use super::topic::{Topic, page, rules, table};
use crate::export::Format;
use crate::model::vocabulary::Vocabulary;
use crate::report::document::Document;

pub(super) const TOPIC: Topic =
    Topic { name: "formats", line: "the forms in which reads write, and the endings of files", page: told };

fn told() -> Document<'static> {
    let row = |&format: &Format| {
        let endings = format.endings().iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" ");
        [format.to_string(), endings, of(format).to_owned(), means(format).to_owned()]
    };
    page(
        "Formats: --format, or the ending of --output FILE",
        vec![
            table(["Format", "Endings", "Of", "Is"], Format::ALL.iter().map(row)),
            rules(&[
                "Tables, Markdown and pages have the reader's words; csv, json, ndjson and xlsx have codes, and go in again by `midsa import`.",
                "An ending that a command can't write is refused, and so is a --format that the ending contradicts.",
                "`midsa export TABLE` writes csv unless told otherwise, every other read a table.",
                "A file replaces another only with --force, and never a register, its journal or a backup.",
                "--bom begins csv with the mark by which Excel knows UTF-8; --raw leaves cells as they are that Excel takes for formulas.",
            ]),
        ],
        &[
            "midsa rec list --open --output open.xlsx",
            "midsa due --format ics --output deadlines.ics",
            "midsa export shares --output shares.csv --bom",
        ],
    )
}

/// Which reads write it.
fn of(format: Format) -> &'static str {
    match (Format::OF_TABLES.contains(&format), Format::OF_DEADLINES.contains(&format), Format::OF_REPORTS.contains(&format)) {
        (true, _, true) => "every read, and the report",
        (true, _, false) => "every read",
        (false, true, _) => "due, export deadlines",
        (false, false, _) => "report",
    }
}

fn means(format: Format) -> &'static str {
    match format {
        Format::Table => "a table for people",
        Format::Csv => "a line a row, in UTF-8",
        Format::Json => "one object, with a row a line",
        Format::Ndjson => "a row a line, and nothing else",
        Format::Markdown => "a table for a page",
        Format::Html => "one page that loads nothing and prints on A4",
        Format::Xlsx => "a workbook, typed, with lists to choose from",
        Format::Docx => "a document for Word",
        Format::Ics => "a calendar",
    }
}
