//! The readers of CSV, TSV, JSON and NDJSON on typical files.

mod json;

use std::fs;

use crate::cli::hint;
use crate::error::Error;
use crate::import::read::input::{Form, ReadOptions, open};
use crate::import::read::rows::{RawCell, Row};

/// The header, and the rows in brackets: `2[a,,Fault(…)]`; empty cells are empty, and a row's fault follows the bracket.
fn told(ending: &str, bytes: &[u8], reading: &ReadOptions) -> Result<String, Error> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("in.{ending}"));
    fs::write(&path, bytes).expect("written");
    let rows = open(&path, reading)?;
    let mut told = vec![rows.header().join(",")];
    rows.read(&mut |row, read| {
        assert!(read.n_done <= bytes.len() as u64, "{read:?}");
        told.push(shown(row));
        Ok(())
    })?;
    Ok(told.join(" "))
}

fn shown(row: &Row) -> String {
    let fields: Vec<String> = row.fields.iter().map(field).collect();
    let fault = row.fault.as_ref().map_or_else(String::new, |why| format!("!{why}"));
    format!("{}[{}]{fault}", row.number, fields.join(","))
}

fn field(field: &RawCell) -> String {
    match field {
        RawCell::Empty => String::new(),
        RawCell::Text(text) => text.clone(),
        RawCell::List(texts) => format!("({})", texts.join("+")),
        RawCell::Fault(why) => format!("!{why}"),
    }
}

#[track_caller]
fn case(ending: &str, bytes: impl AsRef<[u8]>, expected: &str) {
    case_as(&ReadOptions::default(), ending, bytes, expected);
}

#[track_caller]
fn case_as(reading: &ReadOptions, ending: &str, bytes: impl AsRef<[u8]>, expected: &str) {
    match told(ending, bytes.as_ref(), reading) {
        Ok(told) => assert_eq!(told, expected),
        Err(error) => panic!("{error}"),
    }
}

/// The error without the folder before the file's name.
#[track_caller]
fn refused(ending: &str, bytes: impl AsRef<[u8]>, expected: &str) {
    refused_as(&ReadOptions::default(), ending, bytes, 4, expected);
}

#[track_caller]
fn refused_as(reading: &ReadOptions, ending: &str, bytes: impl AsRef<[u8]>, code: u8, expected: &str) {
    let error = told(ending, bytes.as_ref(), reading).expect_err("it is refused");
    let text = error.to_string();
    let text = text.find("in.").filter(|_| code == 4).map_or(text.as_str(), |at| &text[at..]);
    assert_eq!((text, error.exit_code()), (expected, code));
    assert!(hint::of(&error).is_some_and(|hint| !hint.is_empty()), "without a hint: {text}");
}

fn encoded_in(label: &str) -> ReadOptions {
    ReadOptions { encoding: Some(label.to_owned()), ..ReadOptions::default() }
}

fn utf_16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn every_kind_of_line_end_is_read() {
    case("csv", "a,b\n1,2\n3,4", "a,b 2[1,2] 3[3,4]");
    case("csv", "a,b\r\n1,2\r\n3,4\r\n", "a,b 2[1,2] 3[3,4]");
    case("csv", "a,b\r1,2\r3,4\r", "a,b 2[1,2] 3[3,4]");
    case("csv", "a,b\r\n1,2\r3,4\n5,6", "a,b 2[1,2] 3[3,4] 4[5,6]");
}

#[test]
fn blank_lines_are_skipped_and_counted() {
    case("csv", "\n\na,b\n\n1,2\r\n\r\n,\n \n3,4\n", "a,b 5[1,2] 9[3,4]");
    case("csv", "\r\ra,b\r\r1,2", "a,b 5[1,2]");
}

#[test]
fn a_row_with_line_breaks_in_a_cell_is_one_row() {
    case("csv", "a,b\n\"1\n1\",2\n3,4\n", "a,b 2[1\n1,2] 3[3,4]");
    case("csv", "a,b\n\"say \"\"no\"\", or\r\nnothing\" ,2\n", "a,b 2[say \"no\", or\r\nnothing,2]");
}

#[test]
fn the_delimiter_is_the_one_of_the_most_consistent_columns() {
    case("csv", "ref;title\n1;one, two\n2;three, four, five\n", "ref,title 2[1,one, two] 3[2,three, four, five]");
    case("csv", "ref,owners\n1,A;B\n2,A;B;C\n", "ref,owners 2[1,A;B] 3[2,A;B;C]");
    case("csv", "ref\ttitle, or text\n1\ta,b\n", "ref,title, or text 2[1,a,b]");
    case("csv", "a|b|c\n1|2|3\n", "a,b,c 2[1,2,3]");
    case("csv", "\"a;x\",b\n\"1;2\",3\n", "a;x,b 2[1;2,3]");
    case("csv", "text\none, two\n", "text 2[one]!has 2 cells, the header has 1");
    case("csv", "sep=;\r\na,x;b\n1;2\n", "a,x,b 2[1,2]");
    case("tsv", "a,b\tc\n1;2\t3\n", "a,b,c 2[1;2,3]");
}

#[test]
fn unicode_is_recognised() {
    let text = "a,b\né,日本\n";
    case("csv", text, "a,b 2[é,日本]");
    case("csv", format!("\u{feff}{text}"), "a,b 2[é,日本]");
    for bytes in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
        case("csv", utf_16(&format!("\u{feff}{text}"), bytes), "a,b 2[é,日本]");
        case("csv", utf_16("ref,title\n1,\u{e9}t\u{e9}\n", bytes), "ref,title 2[1,été]");
    }
}

#[test]
fn another_encoding_is_named_and_never_guessed() {
    refused("csv", b"a,b\n1,2\n3,caf\xe9\n", "in.csv:3:b: holds bytes that are not valid in UTF-8");
    refused("csv", b"a,\xe9\n1,2\n", "in.csv:1:B: holds bytes that are not valid in UTF-8");
    case_as(&encoded_in("windows-1252"), "csv", b"a,b\n\x80,caf\xe9\n", "a,b 2[€,café]");
    case_as(&encoded_in("Latin1"), "csv", b"a,b\n1,caf\xe9\n", "a,b 2[1,café]");
    case_as(&encoded_in("macintosh"), "csv", b"a,b\n1,caf\x8e\r", "a,b 2[1,café]");
    case_as(&encoded_in("shift_jis"), "csv", b"a|b\n\x83\x7c|2\n", "a,b 2[ポ,2]");
    case_as(&encoded_in("utf-16le"), "csv", utf_16("日,本\n語,人\n", u16::to_le_bytes), "日,本 2[語,人]");
}

#[test]
fn invalid_bytes_in_the_named_encoding_are_reported_with_their_cell() {
    let windows = &encoded_in("windows-1252");
    refused_as(windows, "csv", b"a,b\n1,\x81\n", 4, "in.csv:2:b: holds bytes that are not valid in windows-1252");
    let utf_16 = [utf_16("a,b\n1,", u16::to_le_bytes), vec![0, 0xd8, b'\n', 0]].concat();
    refused_as(&encoded_in("utf-16le"), "csv", utf_16, 4, "in.csv:2:b: holds bytes that are not valid in UTF-16LE");
    refused_as(windows, "csv", "\u{feff}a,b\n", 4, "in.csv: begins with the mark of UTF-8, not of windows-1252");
    refused_as(&encoded_in("klingon"), "csv", "a,b\n", 2, "`klingon` is not an encoding");
}

#[test]
fn a_nul_is_reported_with_its_cell() {
    case("csv", "a,b\n1,2\0\n3,4\n", "a,b 2[1,!character 2 is a NUL, which no text holds] 3[3,4]");
    refused("csv", "a,b\0c\n1,2\n", "in.csv:1:B: the name of a column has a NUL character");
}

#[test]
fn a_quote_that_is_not_closed_or_not_doubled_is_reported() {
    refused("csv", "a,b\n1,\"2\n3,4\n5,6\n", "in.csv:2:b: the quote that opens here is never closed");
    let not_doubled = "text follows a closing quote; a quote that belongs to the text is written twice";
    case("csv", "a,b\n1,\"say \"no\" twice\"\n3,4\n", &format!("a,b 2[1,!{not_doubled}] 3[3,4]"));
    case("csv", "a,b\n1,5\" pipe\n", "a,b 2[1,5\" pipe]");
}

#[test]
fn a_guarded_cell_comes_back_unless_all_is_taken_raw() {
    case("csv", "a,b\n'=1+1,'tis\n", "a,b 2[=1+1,'tis]");
    case_as(&ReadOptions { raw: true, ..ReadOptions::default() }, "csv", "a,b\n'=1+1,'tis\n", "a,b 2['=1+1,'tis]");
}

#[test]
fn the_header_is_in_the_given_row() {
    let rows = |rows: &str| ReadOptions { header_rows: Some(rows.parse().expect("rows")), ..ReadOptions::default() };
    let third = rows("3");
    case_as(&third, "csv", "Report, of 2006\n\na;b\n1;2\n", "a,b 4[1,2]");
    refused_as(&third, "csv", "a,b\n1,2\n\n3,4\n", 4, "in.csv:3: the row of the header is blank");
    refused_as(&third, "csv", "a,b\n1,2\n", 4, "in.csv: there is no row 3");
    case_as(&rows("1-2"), "csv", "No,State,\n,2021,2022\n1,open,done\n", "No,State 2021,State 2022 3[1,open,done]");
    refused("csv", "\n", "in.csv: is empty");
    refused("csv", "", "in.csv: is empty");
}

#[test]
fn a_cell_and_a_row_without_end_are_faults() {
    let long = "x".repeat(2 * 1024 * 1024);
    case("csv", format!("a,b\n1,{long}\n3,4\n"), "a,b 2[1,!is longer than 1 MiB] 3[3,4]");
    case("csv", format!("a,b\n1,\"{long}\"\n3,4\n"), "a,b 2[1,!is longer than 1 MiB] 3[3,4]");
    let wide = ",1".repeat(20_000);
    let told = told("csv", format!("a,b\n1{wide}\n3,4\n").as_bytes(), &ReadOptions::default()).expect("read");
    assert_eq!(told, "a,b 2[1,1]!is longer than 8 MiB or has more than 16384 cells 3[3,4]");
}

#[test]
fn a_file_of_another_kind_is_refused_with_its_kind() {
    refused("csv", b"PK\x03\x04rest", "in.csv: is a ZIP archive");
    refused("csv", b"\x89PNG\r\n\x1a\nrest", "in.csv: is a PNG picture");
    refused("json", b"%PDF-1.7", "in.json: is a PDF document");
    refused("xlsx", "a,b\n1,2\n", "in.xlsx: is not a workbook");
    refused("png", b"\x89PNG\r\n\x1a\nrest", "in.png: is a PNG picture");
    let folder = tempfile::tempdir().expect("a folder");
    let code = |path: &std::path::Path| open(path, &ReadOptions::default()).map(|_| ()).map_err(|error| error.exit_code());
    assert_eq!(code(folder.path()), Err(4));
    assert_eq!(code(&folder.path().join("none.csv")), Err(3));
    fs::write(folder.path().join("in.dat"), "a,b\n").expect("written");
    assert_eq!(code(&folder.path().join("in.dat")), Err(2));
}

#[test]
fn an_option_that_makes_no_sense_for_a_form_is_refused() {
    let sheet = ReadOptions { sheet: Some("1".into()), ..ReadOptions::default() };
    refused_as(&sheet, "csv", "a,b\n", 2, "--sheet makes no sense for csv");
    refused_as(&encoded_in("latin1"), "json", "[]", 2, "--encoding makes no sense for json");
    let raw = ReadOptions { raw: true, form: Some(Form::Ndjson), ..ReadOptions::default() };
    refused_as(&raw, "csv", "", 2, "--raw makes no sense for ndjson");
    let row = ReadOptions { header_rows: "2".parse().ok(), ..ReadOptions::default() };
    refused_as(&row, "json", "[]", 2, "--header-row makes no sense for json");
}
