//! Any text in any cell comes back from the CSV and workbooks that the program writes, and none is a formula.
//!
//! `tests/other-tools/libreoffice` opens a long table of hostile texts from here in `LibreOffice`.

use std::fs::{self, File};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use chrono::{Days, NaiveDate};
use midsa::export::csv::unguard;
use midsa::export::{Format, Style, write_table};
use midsa::model::vocabulary::Lang;
use midsa::report::table::{Cell, Column, ColumnKind, RowStream, Table};

use super::support::days::TODAY;
use super::support::random::{Random, times};

const KINDS: [ColumnKind; 6] =
    [ColumnKind::Word, ColumnKind::Text, ColumnKind::Number, ColumnKind::Date, ColumnKind::List, ColumnKind::Letter];

/// Pieces of texts that spreadsheets, XML, CSV, HTML or terminals could take for something else.
const PIECES: &[&str] = &[
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "'",
    "\"",
    ",",
    ";",
    " ",
    "\u{a0}",
    "_",
    "_x000D_",
    "_x005F_",
    "_x0041",
    "x0041_",
    "1+1",
    "0",
    "-5",
    "+3.2",
    "007",
    "1E5",
    "2006-11-15",
    "15/11/2006",
    "TRUE",
    "#REF!",
    "NaN",
    "=HYPERLINK(\"http://x\",\"y\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "DDE(\"cmd\")",
    "{=1}",
    "<b>",
    "</t>",
    "]]>",
    "&amp;",
    "<!--",
    "<script>",
    "http://example.org/",
    "mailto:a@b",
    "file:///etc/passwd",
    "\u{0}",
    "\u{1}",
    "\u{7}",
    "\u{b}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{9b}",
    "\u{2028}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{fffd}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{10ffff}",
    "é",
    "ã",
    "การย้ายถิ่น",
    "移民",
    "مرحبا",
    "👩‍👧",
    "MRU-2006-02a",
];

#[test]
fn every_generated_table_comes_back_from_csv_and_from_a_workbook() {
    let mut random = Random::new(1);
    let texts = naughty_strings();
    let (n, mut n_cells) = (times(50), 0);
    for _ in 0..n {
        let seed = random.seed();
        let (columns, rows) = generated(&mut random, &texts);
        n_cells += columns.len() * rows.len();
        let plain = |form: fn(&Cell) -> String| -> Vec<Vec<String>> {
            rows.iter().map(|cells| cells.iter().map(form).collect()).collect()
        };
        for style in [Style::default(), Style { bom: true, ..Style::default() }] {
            let csv = written(&columns, &rows, Format::Csv, &style);
            assert_eq!(from_csv(&csv), plain(Cell::plain), "CSV, seed {seed}");
        }
        let xlsx = written(&columns, &rows, Format::Xlsx, &Style::default());
        assert_eq!(from_workbook(xlsx, columns.len(), rows.len()), plain(in_workbook), "XLSX, seed {seed}");
    }
    println!("{n} tables of {n_cells} cells had back from CSV and XLSX");
}

#[test]
#[ignore = "leaves files for tests/other-tools/libreoffice, which runs it"]
fn a_long_table_of_hostile_texts_is_kept_for_other_tools() {
    let folder = std::env::var_os("MIDSA_KEEP").map_or_else(|| env!("CARGO_TARGET_TMPDIR").into(), PathBuf::from);
    let (mut random, texts) = (Random::new(1), naughty_strings());
    let columns = [("word", ColumnKind::Word), ("text", ColumnKind::Text), ("list", ColumnKind::List)]
        .map(|(key, kind)| Column::new(key, key, kind));
    let mut rows: Vec<Vec<Cell>> = texts.iter().map(|text| vec![Cell::Text(text.clone()); 3]).collect();
    rows.extend((0..times(1000)).map(|_| columns.iter().map(|column| cell(column.kind, &mut random, &texts)).collect()));
    fs::create_dir_all(&folder).expect("the folder can be made");
    let raw = Style { raw: true, ..Style::default() };
    for (name, format, style) in [
        ("hostile.csv", Format::Csv, &Style::default()),
        ("hostile-raw.csv", Format::Csv, &raw),
        ("hostile.xlsx", Format::Xlsx, &Style::default()),
        ("hostile.json", Format::Json, &Style::default()),
    ] {
        let mut file = File::create(folder.join(name)).expect("the file can be made");
        write_table(table(&columns, &rows), format, style, &mut file).expect("the table can be written");
    }
    println!("{} rows of hostile texts kept in {}", rows.len(), folder.display());
}

fn generated(random: &mut Random, texts: &[String]) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let n_columns = 1 + random.below(7);
    let columns: Vec<Column> =
        (0..n_columns).map(|place| Column::new(format!("c{place}"), String::new(), *random.pick(&KINDS))).collect();
    let n_rows = random.below(13);
    let row = |random: &mut Random| columns.iter().map(|column| cell(column.kind, random, texts)).collect();
    let mut rows: Vec<Vec<Cell>> = (0..n_rows).map(|_| row(random)).collect();
    // CSV can't tell a row of one empty cell from no row.
    rows.retain(|cells: &Vec<Cell>| cells.iter().any(|cell| !cell.plain().is_empty()));
    (columns, rows)
}

fn cell(kind: ColumnKind, random: &mut Random, texts: &[String]) -> Cell {
    if random.below(8) == 0 {
        return Cell::Empty;
    }
    match kind {
        ColumnKind::Word | ColumnKind::Text | ColumnKind::Letter | ColumnKind::Picture => Cell::Text(text(random, texts)),
        ColumnKind::List => Cell::List((0..random.below(4)).map(|_| text(random, texts)).collect()),
        ColumnKind::Number if random.below(2) == 0 => {
            let tenths = i32::try_from(random.below(2_000_000)).expect("it is small");
            Cell::Decimal(f64::from(tenths - 1_000_000) / 10.0)
        }
        ColumnKind::Number => Cell::Integer(i64::from_le_bytes(random.below(u64::MAX).to_le_bytes()) >> random.below(64)),
        ColumnKind::Date => Cell::Date(first_day() + Days::new(random.below(2_900_000))),
    }
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(1800, 1, 1).expect("a day of the calendar")
}

fn text(random: &mut Random, texts: &[String]) -> String {
    match random.below(4) {
        0 if !texts.is_empty() => random.pick(texts).clone(),
        1 => (0..random.below(12)).filter_map(|_| char::from_u32(u32::try_from(random.below(0x11_0000)).ok()?)).collect(),
        _ => (0..random.below(7)).map(|_| *random.pick(PIECES)).collect(),
    }
}

fn table<'a>(columns: &[Column], rows: &'a [Vec<Cell>]) -> Table<'a> {
    Table {
        name: "recommendations",
        as_of: TODAY,
        lang: Lang::En,
        columns: columns.to_vec(),
        rows: RowStream::whole(|push| rows.iter().try_for_each(|cells| push(cells))),
    }
}

fn written(columns: &[Column], rows: &[Vec<Cell>], format: Format, style: &Style) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_table(table(columns, rows), format, style, &mut bytes).expect("memory can be written");
    bytes
}

fn from_csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    let records = reader.records().map(|record| record.expect("a row of CSV"));
    records.map(|record| record.iter().map(|field| unguard(field).into_owned()).collect()).collect()
}

fn from_workbook(bytes: Vec<u8>, n_columns: usize, n_rows: usize) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let formulas = workbook.worksheet_formula("recommendations").expect("the sheet");
    assert!(formulas.used_cells().next().is_none(), "there are formulas");
    let range = workbook.worksheet_range("recommendations").expect("the sheet");
    let cell = |row: usize, column: usize| match range.get((row, column)) {
        None | Some(Data::Empty) => String::new(),
        Some(Data::String(text)) => text.clone(),
        Some(Data::DateTime(day)) => day.as_datetime().expect("a day").date().to_string(),
        Some(Data::Float(number)) => number.to_string(),
        Some(other) => panic!("a cell holds {other:?}"),
    };
    (1..=n_rows).map(|row| (0..n_columns).map(|column| cell(row, column)).collect()).collect()
}

/// The cell as a workbook holds it: a number without its decimal places.
fn in_workbook(cell: &Cell) -> String {
    match cell {
        Cell::Decimal(_) => cell.plain().parse::<f64>().expect("a number").to_string(),
        Cell::Dated { on, .. } => on.to_string(),
        Cell::Empty
        | Cell::Text(_)
        | Cell::Integer(_)
        | Cell::Date(_)
        | Cell::Flag(_)
        | Cell::List(_)
        | Cell::Toned(..)
        | Cell::Internal { .. }
        | Cell::Named { .. }
        | Cell::Bar(_) => cell.plain(),
    }
}

/// Strings that break programs, if the samples are beside the project.
fn naughty_strings() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples/naughty-strings.json");
    fs::read_to_string(path).map_or_else(|_| Vec::new(), |json| serde_json::from_str(&json).expect("a list of strings"))
}
