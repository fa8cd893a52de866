//! Hostile words in every kind of cell, heading and block, in every form: they stay text and nothing executes them.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::csv::unguard;
use super::harmless::is_hidden;
use super::sample::{table, text, written, written_document};
use super::{Format, Style, write_table};
use crate::model::vocabulary::Lang;
use crate::report::document::{Block, Document, KeyNumber};
use crate::report::table::{Cell, Column, ColumnKind, Table, Tone};

/// Texts with a meaning for terminals, spreadsheets, calendars, Markdown, HTML, JSON or XML.
const HOSTILE: &[&str] = &[
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}]0;title\u{7}",
    "\u{9b}2J\u{90}x\u{9c}",
    "a\u{202e}b\u{2066}c",
    "a\rb",
    "a\r\nb\u{2028}c\u{2029}d",
    "a\0=1",
    "=1+1",
    "\0=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-1-2",
    "\t=1",
    "\n=1",
    "＝1",
    "a;=1+1;b",
    "a,=1",
    "a\";=1",
    "'=1",
    "<script>alert(1)</script>",
    "\" onload=\"x",
    "' onload='x",
    "&copy; &#42; &amp;",
    "]]><x/>",
    "<r><t>x</t></r>",
    "_x000D_ _x0041\u{1}",
    "~~gone~~ **bold** _so_ `code`",
    "[x](http://x) ![x](y) <http://x>",
    "http://x.org www.x.org a@x.org mailto:a@x.org",
    "a|b\\|c",
    "# x\n- y\n1. z\n> q\n---\n===",
    "a\nEND:VCALENDAR\nBEGIN:VEVENT",
    "{\"a\":1}\\",
];

/// The word in every kind of text cell.
fn cells(word: &str) -> Vec<Cell> {
    vec![
        Cell::Named { reference: word.to_owned(), title: word.to_owned() },
        text(word),
        Cell::Toned(word.to_owned(), Tone::Bad),
        Cell::List(vec![word.to_owned(), word.to_owned()]),
        Cell::Internal { text: word.to_owned(), marked: word.to_owned() },
    ]
}

/// A table whose keys, headings and cells are the word.
fn hostile_table(word: &str) -> Table<'static> {
    let kinds = [ColumnKind::Text, ColumnKind::Text, ColumnKind::Word, ColumnKind::List, ColumnKind::Letter];
    let columns = kinds.map(|kind| Column::new(word.to_owned(), word, kind)).to_vec();
    table(columns, vec![cells(word)])
}

/// A document with the word in every place.
fn hostile_document(word: &str) -> Document<'static> {
    let said = || word.to_owned();
    let blocks = vec![
        Block::Lead(said()),
        Block::KeyNumbers(vec![KeyNumber { number: said(), of: said(), label: said(), tone: Tone::Bad }]),
        Block::Heading(said()),
        Block::Subheading(said()),
        Block::Text(said()),
        Block::List(vec![said()]),
        Block::Quotation(said()),
        Block::Fields(cells(word).into_iter().map(|cell| (said(), cell)).collect()),
        Block::Table(hostile_table(word)),
    ];
    Document { title: said(), lang: Lang::En, blocks }
}

/// The word as a table and as a document, in a form.
fn both(word: &str, format: Format, style: &Style) -> String {
    written(hostile_table(word), format, style) + &written_document(hostile_document(word), format, style)
}

/// Whether a terminal shows every character.
fn is_shown(text: &str) -> bool {
    !text.contains(|c: char| c != '\n' && (is_hidden(c) || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')))
}

#[test]
fn a_terminal_and_a_pipe_show_it() {
    for word in HOSTILE {
        for width in [None, Some(20), Some(80), Some(200)] {
            let style = Style { width, ..Style::default() };
            assert!(is_shown(&both(word, Format::Table, &style)), "{word:?}");
        }
        let on_terminal = Style { width: Some(80), raw: true, ..Style::default() };
        let csv = written(hostile_table(word), Format::Csv, &on_terminal);
        assert!(is_shown(&csv.replace('\t', " ")), "{word:?}: {csv:?}");
    }
}

#[test]
fn csv_is_read_back_and_starts_no_formula_with_any_separator() {
    for word in HOSTILE {
        let csv = written(hostile_table(word), Format::Csv, &Style::default());
        let read = |separator: u8| -> Vec<Vec<String>> {
            let mut reader = csv::ReaderBuilder::new();
            let reader = reader.delimiter(separator).has_headers(false).flexible(true).from_reader(csv.as_bytes());
            reader.into_records().map(|row| row.expect("CSV").iter().map(str::to_owned).collect()).collect()
        };
        let list = format!("{word};{word}");
        let rows: Vec<Vec<String>> =
            read(b',').iter().map(|row| row.iter().map(|cell| unguard(cell).into_owned()).collect()).collect();
        let word = (*word).to_owned();
        let cells = vec![format!("{word} {word}"), word.clone(), word.clone(), list, word.clone()];
        assert_eq!(rows, [vec![word.clone(); 5], cells]);
        for cell in read(b';').iter().chain(&read(b',')).flatten() {
            let start = cell.trim_start_matches(['\0', '\n', '\r']);
            assert!(!start.starts_with(['=', '+', '-', '@', '\t', '＝']), "{word:?}: {csv:?}");
        }
    }
}

#[test]
fn json_is_read_back_and_hides_nothing() {
    for word in HOSTILE {
        let json = written(hostile_table(word), Format::Ndjson, &Style::default());
        assert!(is_shown(&json), "{word:?}: {json:?}");
        let row: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(row.get(*word).and_then(|cell| cell.as_str()), Some(*word));
        let whole = written(hostile_table(word), Format::Json, &Style::default());
        assert!(serde_json::from_str::<serde_json::Value>(&whole).is_ok() && is_shown(&whole), "{whole:?}");
    }
}

#[test]
fn a_page_has_the_same_marks_as_with_a_harmless_word() {
    let marks = |html: &str| html.matches(['<', '>', '"', '\'']).count();
    let harmless = marks(&both("x", Format::Html, &Style::default()));
    for word in HOSTILE {
        let html = both(word, Format::Html, &Style::default());
        assert_eq!(marks(&html), harmless, "{word:?}");
        assert!(is_shown(&html.replace('\t', " ")), "{word:?}");
    }
}

#[test]
fn markdown_leaves_nothing_active() {
    /// A mark is active unless an odd number of `\` is before it.
    fn has_active(line: &str, mark: &str) -> bool {
        line.match_indices(mark).any(|(place, _)| line[..place].bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 0)
    }
    for word in HOSTILE {
        let markdown = both(word, Format::Markdown, &Style::default());
        assert!(is_shown(&markdown), "{word:?}");
        for line in markdown.lines() {
            // Our own marks, not those of the word.
            let line = line.replace("<br>", " ").replace("&nbsp;", " ").replace("**", " ");
            for mark in ["~~", "&copy;", "&#42;", "&amp;", "<", "[", "`", "://", "www.", "a@x", "mailto:"] {
                assert!(!has_active(&line, mark), "{mark} of {word:?} in {line:?}");
            }
        }
        let table = written(hostile_table(word), Format::Markdown, &Style::default());
        assert_eq!(table.lines().count(), 3, "{word:?}: {table}");
        assert!(
            table.lines().all(|line| line.match_indices('|').filter(|(at, _)| !line[..*at].ends_with('\\')).count() == 6),
            "{table}"
        );
    }
}

#[test]
fn a_workbook_is_read_back_and_has_no_formula() {
    for word in HOSTILE {
        let mut bytes = Vec::new();
        write_table(hostile_table(word), Format::Xlsx, &Style::default(), &mut bytes).expect("written");
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        assert!(workbook.worksheet_formula("recommendations").expect("the sheet").used_cells().next().is_none(), "{word:?}");
        let range = workbook.worksheet_range("recommendations").expect("the sheet");
        let list = Data::String(format!("{word};{word}"));
        let cell = Data::String((*word).to_owned());
        let rows: Vec<Vec<Data>> = range.rows().map(<[Data]>::to_vec).collect();
        let named = Data::String(format!("{word} {word}"));
        assert_eq!(rows, [vec![cell.clone(); 5], vec![named, cell.clone(), cell.clone(), list, cell]]);
    }
}
