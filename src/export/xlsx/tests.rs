//! Workbooks are read back with calamine, the library used by import.

use std::io::{self, Cursor, Read, Write};

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::{any, prop_assert_eq, prop_oneof, proptest};
use proptest::strategy::Strategy;
use zip::ZipArchive;

use super::super::sample::{column, table, text, titles};
use super::super::{Format, Style, write_table};
use super::cells::LONGEST;
use super::{N_COLUMNS, N_ROWS};
use crate::error::{Error, Result};
use crate::model::vocabulary::Priority;
use crate::report::table::{Cell, Column, ColumnKind, RowStream, Table, Tone};
use crate::testing::day;

fn written(table: Table<'_>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write_table(table, Format::Xlsx, &Style::default(), &mut bytes).map(|()| bytes)
}

fn read(bytes: Vec<u8>) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let formulas = workbook.worksheet_formula("recommendations").expect("the sheet");
    assert!(formulas.used_cells().next().is_none(), "there are formulas");
    let range = workbook.worksheet_range("recommendations").expect("the sheet");
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The only filled cell of a column of this kind.
fn cell(cell: Cell, kind: ColumnKind) -> Data {
    let bytes = written(table(vec![column("title", kind)], vec![vec![cell]])).expect("written");
    read(bytes).get(1).map_or(Data::Empty, |row| row[0].clone())
}

/// A part of the workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut xml = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut xml).expect("UTF-8");
    xml
}

#[test]
fn a_cell_of_every_type_has_its_own() {
    assert_eq!(cell(Cell::Integer(-5), ColumnKind::Number), Data::Float(-5.0));
    assert_eq!(cell(Cell::Decimal(100.0 / 3.0), ColumnKind::Number), Data::Float(33.3));
    assert_eq!(cell(Cell::Decimal(f64::NAN), ColumnKind::Number), Data::Empty);
    assert_eq!(cell(Cell::Integer(i64::MAX), ColumnKind::Number), Data::String(i64::MAX.to_string()));
    assert_eq!(cell(Cell::Flag(true), ColumnKind::Word), Data::String("yes".to_owned()));
    let owners = Cell::List(vec!["IOM".to_owned(), "SAMP".to_owned()]);
    assert_eq!(cell(owners, ColumnKind::List), Data::String("IOM;SAMP".to_owned()));
    assert_eq!(cell(Cell::Toned("overdue".to_owned(), Tone::Bad), ColumnKind::Word), Data::String("overdue".to_owned()));
    assert_eq!(cell(text("072"), ColumnKind::Word), Data::String("072".to_owned()));
    assert_eq!(cell(text("=1+1"), ColumnKind::Text), Data::String("=1+1".to_owned()));
    assert_eq!(cell(Cell::Date(day("1899-12-31")), ColumnKind::Date), Data::String("1899-12-31".to_owned()));
    let Data::DateTime(read) = cell(Cell::Date(day("2026-11-24")), ColumnKind::Date) else { panic!("no date") };
    assert_eq!(read.as_datetime().map(|at| at.date()), Some(day("2026-11-24")));
}

#[test]
fn the_header_is_the_keys_frozen_filtered_and_printed_on_every_page() {
    let columns = vec![column("ref", ColumnKind::Word), column("due_on", ColumnKind::Date)];
    let bytes = written(table(columns, vec![vec![text("A-1"), Cell::Date(day("2026-11-24"))]])).expect("written");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\""), "{sheet}");
    assert!(sheet.contains("<autoFilter ref=\"A1:B2\"/>"), "{sheet}");
    assert!(part(&bytes, "xl/workbook.xml").contains("recommendations!$1:$1"));
    assert_eq!(read(bytes)[0], [Data::String("ref".to_owned()), Data::String("due_on".to_owned())]);
}

#[test]
fn a_deadline_that_is_a_day_can_be_typed_over_as_a_day_and_any_other_is_a_text() {
    let rows =
        vec![vec![Cell::Date(day("2027-05-06"))], vec![text("2010")], vec![text("next:ministerial-30d")], vec![Cell::Empty]];
    let bytes = written(table(vec![column("due", ColumnKind::Date)], rows)).expect("written");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let style = |place: &str| sheet.split(place).nth(1).and_then(|rest| rest.split('"').nth(1)).map(str::to_owned);
    let (of_day, of_text) = (style("<c r=\"A2\""), style("<c r=\"A3\""));
    assert_eq!(read(bytes)[2][0], Data::String("2010".to_owned()));
    assert!(of_day.is_some() && of_day != of_text, "{sheet}");
    assert!(sheet.contains(&format!("style=\"{}\"", of_day.unwrap_or_default())), "{sheet}");
}

#[test]
fn an_empty_table_is_a_header() {
    let rows = read(written(titles(&[])).expect("written"));
    assert_eq!(rows, [[Data::String("title".to_owned())]]);
}

#[test]
fn content_that_no_sheet_can_hold_is_refused_with_the_reason() {
    let columns = vec![column("title", ColumnKind::Text); usize::from(N_COLUMNS) + 1];
    let refused = written(table(columns, Vec::new())).expect_err("it is too wide");
    assert_eq!(refused.to_string(), "16385 columns are more than a workbook can hold");
    let rows = RowStream::whole(|push| (0..N_ROWS).try_for_each(|_| push(&[Cell::Empty])));
    let refused = written(Table { rows, ..titles(&[]) }).expect_err("it is too long");
    assert_eq!(refused.to_string(), "more than 1048575 rows are more than a workbook can hold");
}

#[test]
fn a_column_of_a_closed_list_has_it_to_choose_from() {
    let columns = vec![column("ref", ColumnKind::Word), Column::one_of::<Priority>("priority", "Priority")];
    let bytes = written(table(columns, vec![vec![text("A-1"), text("high")]])).expect("written");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("sqref=\"B2:B1048576\"><formula1>\"low,normal,high\"</formula1>"), "{sheet}");
    assert_eq!(read(bytes)[1][1], Data::String("high".to_owned()));
}

#[test]
fn a_text_that_looks_like_xml_is_a_text() {
    for title in ["<r><t>x</t></r>", "<r></r>", "<r>_x0041_\u{1}</r>", "_x0041\u{1}", "_x005F_x0041\r_x000D_"] {
        assert_eq!(cell(text(title), ColumnKind::Text), Data::String(title.to_owned()));
    }
}

#[test]
fn the_same_table_gives_the_same_bytes_at_any_time() {
    let first = written(titles(&["a", "b"])).expect("written");
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert_eq!(first, written(titles(&["a", "b"])).expect("written"));
}

#[test]
fn a_text_that_is_too_long_for_a_cell_is_refused_with_its_place() {
    let longest = "é".repeat(LONGEST);
    assert_eq!(cell(text(&longest), ColumnKind::Text), Data::String(longest.clone()));
    let refused = written(titles(&["a", &(longest + "é")])).expect_err("it is too long");
    assert_eq!(refused.exit_code(), 4);
    let told = "row 3, column `title`: a text of 32768 characters is longer than a cell of a workbook can be (32767)";
    assert_eq!(refused.to_string(), told);
    assert!(matches!(refused, Error::Rule { hint, .. } if hint == "`--format csv` has no such limit"));
}

/// A disk with room for this many bytes.
struct Disk(usize);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error_wherever_it_is_full() {
    let texts: Vec<String> = (0..500u32).map(|n| format!("{:x}", n.wrapping_mul(2_654_435_761))).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let n_bytes = written(titles(&texts)).expect("written").len();
    for room in (0..n_bytes).step_by(97) {
        let refused = write_table(titles(&texts), Format::Xlsx, &Style::default(), &mut Disk(room));
        assert!(matches!(&refused, Err(Error::Io { source, .. }) if source.kind() == io::ErrorKind::StorageFull), "{room}");
    }
    write_table(titles(&texts), Format::Xlsx, &Style::default(), &mut Disk(n_bytes)).expect("there is room");
}

#[test]
fn an_error_of_the_rows_leaves_nothing_written() {
    let table = Table { rows: RowStream::whole(|_| Err(Error::Locked)), ..titles(&[]) };
    let mut bytes = Vec::new();
    let refused = write_table(table, Format::Xlsx, &Style::default(), &mut bytes);
    assert!(matches!(refused, Err(Error::Locked)));
    assert!(bytes.is_empty(), "half a table looks like a whole one");
}

proptest! {
    #[test]
    fn every_text_is_had_back(title in prop_oneof![
        any::<String>(),
        "[=+@'\"<>&_x0-9A-Fa-f\u{0}-\u{20}\u{7f}-\u{9f}\u{feff}\u{fffe}\u{ffff}\u{202e}é移🙂-]{0,40}",
        "(_x[0-9A-Fa-f]{4}_?|\r|\n|\u{1}|_){0,8}",
    ].prop_filter("an empty text is not a cell", |text| !text.is_empty())) {
        for kind in [ColumnKind::Text, ColumnKind::Word] {
            prop_assert_eq!(cell(text(&title), kind), Data::String(title.clone()));
        }
    }
}
