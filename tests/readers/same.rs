//! Any table comes back unchanged, in every form.

use chrono::NaiveDate;
use midsa::export::{Format, Style, write_table};
use midsa::import::read::input::Form;
use midsa::import::read::rows::RawCell;
use midsa::model::vocabulary::Lang;
use midsa::report::table::{Cell, Column, Table, held};
use proptest::prelude::{Just, Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};
use proptest::test_runner::Config;
use rust_xlsxwriter::Workbook;

use super::books::{escaped, ods_parts, zipped};
use super::reading::Desk;
use super::support::random::times;

/// Every row begins with a text, so that no row is blank.
type Texts = Vec<Vec<String>>;

const COLUMNS: [&str; 4] = ["ref", "title", "text, or \"more\"", "propriété"];

/// Difficult texts: quotes, delimiters, line ends, formulas, blanks, escapes of workbooks, all of Unicode except NUL.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        "[,;\t|\"'\r\n =+@ax-]{0,10}",
        "(_x00[0-9A-F]{2}_|_x005F_|[ <>&\"]|é|ไ){0,5}",
        any::<String>().prop_map(|text| text.replace('\0', "0")),
        Just(String::new()),
    ]
}

fn texts() -> impl Strategy<Value = Texts> {
    let row = (1..100_000_u32, prop::collection::vec(text(), COLUMNS.len() - 1));
    let row = row.prop_map(|(number, rest)| std::iter::once(format!("R{number}")).chain(rest).collect());
    prop::collection::vec(row, 1..6)
}

fn config() -> Config {
    Config { cases: u32::try_from(times(40)).unwrap_or(u32::MAX), failure_persistence: None, ..Config::default() }
}

/// Fewer cases, because each starts a process.
fn few() -> Config {
    Config { cases: u32::try_from(times(8)).unwrap_or(u32::MAX), failure_persistence: None, ..Config::default() }
}

fn back(form: Form, bytes: &[u8]) -> (Vec<String>, Texts) {
    let whole = Desk::new().read(form, bytes).expect("it can be read");
    (whole.header.clone(), whole.texts())
}

fn csv(rows: &Texts, delimiter: u8, terminator: csv::Terminator) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).terminator(terminator).from_writer(Vec::new());
    writer.write_record(COLUMNS).expect("a header");
    for row in rows {
        writer.write_record(row).expect("a row");
    }
    writer.into_inner().expect("bytes")
}

fn objects(rows: &Texts) -> Vec<serde_json::Value> {
    let object =
        |row: &Vec<String>| COLUMNS.iter().zip(row).map(|(key, text)| ((*key).to_owned(), text.clone().into())).collect();
    rows.iter().map(|row| serde_json::Value::Object(object(row))).collect()
}

fn of_midsa(rows: &Texts, format: Format) -> Vec<u8> {
    let column = |key: &&'static str| Column::text(*key, *key);
    let cell = |text: &String| if text.is_empty() { Cell::Empty } else { Cell::Text(text.clone()) };
    let table = Table {
        name: "recommendations",
        as_of: NaiveDate::MIN,
        lang: Lang::En,
        columns: COLUMNS.iter().map(column).collect(),
        rows: held(rows.iter().map(|row| row.iter().map(cell).collect()).collect()),
    };
    let mut bytes = Vec::new();
    write_table(table, format, &Style::default(), &mut bytes).expect("written");
    bytes
}

/// With a `'` before formulas, because the `csv` crate does not guard them.
fn guarded(rows: &Texts) -> Texts {
    let guard = |text: &String| midsa::export::csv::guard(text).into_owned();
    rows.iter().map(|row| row.iter().map(guard).collect()).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn csv_of_any_delimiter_and_line_end(rows in texts(), d in 0..4_usize, t in 0..3_usize, form in 0..4_usize) {
        let delimiter = [b',', b';', b'\t', b'|'][d];
        let terminator = [csv::Terminator::CRLF, csv::Terminator::Any(b'\n'), csv::Terminator::Any(b'\r')][t];
        let bytes = csv(&guarded(&rows), delimiter, terminator);
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let units = |encode: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("\u{feff}{text}").encode_utf16().flat_map(encode).collect()
        };
        let bytes = match form {
            0 => bytes,
            1 => format!("\u{feff}{text}").into_bytes(),
            2 => units(u16::to_le_bytes),
            _ => units(u16::to_be_bytes),
        };
        let desk = Desk::new();
        let whole = if d == 2 { desk.read(Form::Tsv, &bytes) } else { desk.read(Form::Csv, &bytes) }.expect("it can be read");
        prop_assert_eq!(&whole.header, &COLUMNS);
        prop_assert_eq!(whole.texts(), rows);
    }

    #[test]
    fn our_own_csv_json_and_ndjson(rows in texts()) {
        for (format, form) in [(Format::Csv, Form::Csv), (Format::Json, Form::Json), (Format::Ndjson, Form::Ndjson)] {
            let (header, back) = back(form, &of_midsa(&rows, format));
            prop_assert_eq!(&header, &COLUMNS, "{}", format);
            prop_assert_eq!(&back, &rows, "{}", format);
        }
    }

    #[test]
    fn json_and_ndjson_of_another_writer(rows in texts()) {
        let objects = objects(&rows);
        let json = serde_json::to_vec_pretty(&objects).expect("bytes");
        let lines = objects.iter().fold(String::new(), |lines, object| lines + &object.to_string() + "\r\n");
        for (form, bytes) in [(Form::Json, json), (Form::Ndjson, lines.into_bytes())] {
            prop_assert_eq!(&back(form, &bytes), &(COLUMNS.map(str::to_owned).to_vec(), rows.clone()));
        }
    }

    /// The `csv` crate reads the same from any UTF-8, except for what only we refuse.
    #[test]
    fn any_text_is_cut_as_another_reader_cuts_it(text in "([a-c]|[,\"\r\n ]){0,40}") {
        let text = format!("h1,h2,h3\n{text}");
        if let Ok(whole) = Desk::new().read(Form::Csv, text.as_bytes()) {
            let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
            let theirs: Texts = reader
                .records()
                .map(|record| record.expect("a record").iter().map(str::to_owned).collect())
                .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty()))
                .collect();
            prop_assert_eq!(whole.rows.len(), theirs.len());
            for (row, theirs) in whole.rows.iter().zip(&theirs) {
                let is_faulty = row.fault.is_some() || row.fields.iter().any(|field| matches!(field, RawCell::Fault(_)));
                if !is_faulty {
                    // Blanks after a closing quote don't belong to the cell.
                    let trimmed = |text: &str| text.trim_end().to_owned();
                    let ours = row.fields.iter().map(|field| if let RawCell::Text(text) = field { trimmed(text) } else { String::new() });
                    let theirs = (0..3).map(|at| theirs.get(at).map_or_else(String::new, |text| trimmed(text)));
                    prop_assert_eq!(ours.collect::<Vec<_>>(), theirs.collect::<Vec<_>>());
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn xlsx_of_another_writer(rows in texts()) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (at, name) in COLUMNS.iter().enumerate() {
            sheet.write_string(0, u16::try_from(at).expect("few"), *name).expect("a cell");
        }
        for (number, row) in rows.iter().enumerate() {
            for (at, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let place = (u32::try_from(number + 1).expect("few"), u16::try_from(at).expect("few"));
                sheet.write_string(place.0, place.1, text).expect("a cell");
            }
        }
        let bytes = book.save_to_buffer().expect("bytes");
        prop_assert_eq!(back(Form::Xlsx, &bytes), (COLUMNS.map(str::to_owned).to_vec(), rows));
    }

    #[test]
    fn ods_as_libreoffice_writes_it(rows in texts()) {
        let rows: Texts = rows.iter().map(|row| row.iter().map(|text| fit_for_xml(text)).collect()).collect();
        let header = COLUMNS.map(str::to_owned).to_vec();
        let xml = std::iter::once(&header).chain(&rows).fold(String::new(), |xml, row| xml + &ods_row(row));
        prop_assert_eq!(back(Form::Ods, &zipped(&ods_parts(&xml))), (header, rows));
    }
}

/// Without the characters that XML can't write.
fn fit_for_xml(text: &str) -> String {
    text.chars().filter(|&c| matches!(c, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..)).collect()
}

fn ods_row(row: &[String]) -> String {
    format!("<table:table-row>{}</table:table-row>", row.iter().map(|text| ods_cell(text)).collect::<Vec<_>>().concat())
}

fn ods_cell(text: &str) -> String {
    if text.is_empty() {
        return "<table:table-cell/>".to_owned();
    }
    let paragraph = |line: &str| {
        let line = escaped(line).replace(' ', "<text:s/>").replace('\t', "<text:tab/>");
        format!("<text:p>{line}</text:p>")
    };
    let paragraphs = text.split('\n').map(paragraph).collect::<Vec<_>>().concat();
    format!(r#"<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>"#)
}
