//! Workbooks made to use up memory or time. Each is refused in a sentence, and the child that reads it stays within its memory
//! limit, measured on Linux as `VmHWM` in `/proc/PID/status` every millisecond.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use midsa::import::read::input::{Form, ReadOptions};
use midsa::import::read::workbook::COMMAND;

use super::books::{CONTENT, Part, SHEET, STRINGS, ods_parts, shared_strings, with, xlsx_parts, zipped};
use super::reading::{Desk, read, told};
use super::support::office::MIDSA;

const MIB: u64 = 1024 * 1024;

/// The child's limit; the parent, which holds one row at a time, has the rest of 256 MiB.
const MOST: u64 = 228 * MIB;

/// Longer is a hang. The figures say how long it takes, because machines differ.
const LONGEST: Duration = Duration::from_secs(60);

/// A row of one cell that is a text.
const ONE: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>ref</t></is></c></row>"#;

/// Reads the workbook; the error must contain `expected`.
#[track_caller]
fn refused(what: &str, form: Form, bytes: &[u8], expected: &str) {
    let desk = Desk::new();
    let path = desk.put("bomb", bytes);
    let began = Instant::now();
    let whole = read(&path, &ReadOptions { form: Some(form), ..ReadOptions::default() });
    let took = began.elapsed();
    let error = whole.map(|whole| whole.rows.len()).expect_err(what);
    let peak = peak(&path);
    println!("{what}: {} KiB, {} ms, {} MiB: {}", bytes.len() / 1024, took.as_millis(), peak / MIB, told(&error));
    assert!(error.to_string().contains(expected), "{what}: {error}");
    assert_eq!(error.exit_code(), 4, "{what}");
    assert!(took < LONGEST, "{what}: {took:?}");
    assert!(peak < MOST, "{what}: {} MiB", peak / MIB);
}

/// The most memory of the child while it reads the workbook; 0 if the system does not tell.
fn peak(path: &Path) -> u64 {
    let mut child = Command::new(MIDSA)
        .args([COMMAND, "--"])
        .env("RUST_BACKTRACE", "0")
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program can be run");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().expect("it is ours").is_none() {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().strip_suffix(" kB")).and_then(|kib| kib.trim().parse::<u64>().ok());
        peak = peak.max(kib.unwrap_or(0) * 1024);
        std::thread::sleep(Duration::from_millis(1));
    }
    peak
}

fn xlsx(what: &str, parts: &[Part], expected: &str) {
    refused(what, Form::Xlsx, &zipped(parts), expected);
}

#[test]
fn a_part_that_inflates_to_half_a_gigabyte_of_zeros() {
    let zeros = vec![0; 512 * 1024 * 1024];
    xlsx("512 MiB of zeros", &with(xlsx_parts(ONE, ""), SHEET, zeros), "times when it is inflated");
}

#[test]
fn cells_in_the_far_corners() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    let desk = Desk::new();
    let whole = desk.read(Form::Xlsx, &zipped(&xlsx_parts(rows, ""))).expect("two rows");
    assert_eq!(whole.rows[0].number, 1_048_576);
    assert_eq!(whole.rows[0].fault.as_deref(), Some("has 16384 cells, the header has 1"));
    let beyond = rows.replace("1048576", "4294967295").replace("XFD", "ZZZZ");
    xlsx("cells beyond all corners", &xlsx_parts(&beyond, ""), "is damaged");
    let repeated = |n: &str| {
        format!(
            r#"<table:table-row table:number-rows-repeated="{n}"><table:table-cell table:number-columns-repeated="16384" {VALUE}"#
        )
    };
    let ods = zipped(&ods_parts(&repeated("1048576")));
    refused("an ODS that repeats a full row", Form::Ods, &ods, "repeats more than 250000 cells");
    let ods = zipped(&ods_parts(&format!("{}{}", repeated("1").replace("16384", "1"), repeated("99999999999"))));
    refused("an ODS that repeats it for ever", Form::Ods, &ods, "repeats more than 250000 cells");
}

const VALUE: &str = r#"office:value-type="float" office:value="1"/></table:table-row>"#;

#[test]
fn counts_that_are_not_true() {
    for count in ["4000000000", "4000000000000000000"] {
        let strings = shared_strings(&format!(r#" count="1" uniqueCount="{count}""#), "<si><t>a</t></si>");
        let parts = with(xlsx_parts(ONE, ""), STRINGS, strings);
        xlsx(&format!("uniqueCount={count}"), &parts, if count.len() < 12 { "needs more than" } else { "is damaged" });
    }
    let dimension = r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData>"#;
    let sheet = format!("{dimension}{ONE}</sheetData></worksheet>");
    let desk = Desk::new();
    let whole = desk.read(Form::Xlsx, &zipped(&with(xlsx_parts("", ""), SHEET, sheet))).expect("a header");
    assert_eq!(whole.header, ["ref"]);
}

#[test]
#[ignore = "takes ten seconds; .ci/run runs it"]
fn more_shared_strings_than_there_is_memory() {
    let strings: String = (0..2_200_000_u32).fold(String::new(), |mut strings, n| {
        let _ = write!(strings, "<si><t>{:x}</t></si>", n.wrapping_mul(2_654_435_761));
        strings
    });
    xlsx("2.2 million shared strings", &xlsx_parts(ONE, &strings), "needs more than");
    let one = format!("<si><t>{}</t></si>", "lorem ipsum 7 ".repeat(1_000_000));
    let cells = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(10_000);
    let parts = xlsx_parts(&cells, &one);
    refused_or_faulty("a string of 14 MB in 10,000 cells", &zipped(&parts));
}

/// A text too long for a cell is a fault or a refusal, never a text.
#[track_caller]
fn refused_or_faulty(what: &str, bytes: &[u8]) {
    let desk = Desk::new();
    let began = Instant::now();
    match desk.read(Form::Xlsx, bytes) {
        Ok(whole) => assert!(whole.rows.iter().all(|row| row.fault.is_some()), "{what}"),
        Err(error) => assert_eq!(error.exit_code(), 4, "{what}: {error}"),
    }
    assert!(began.elapsed() < LONGEST, "{what}: {:?}", began.elapsed());
}

#[test]
fn sizes_that_are_not_true() {
    let sheet = vec![b' '; 3_000_000];
    let mut bytes = zipped(&with(xlsx_parts(ONE, ""), SHEET, sheet));
    let (said, lie) = (3_000_000_u32.to_le_bytes(), 1_000_u32.to_le_bytes());
    let places: Vec<usize> = bytes.windows(4).enumerate().filter(|(_, window)| *window == said).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&lie);
    }
    refused("a part that is larger than it says", Form::Xlsx, &bytes, "is damaged");
}

#[test]
fn entities_that_grow() {
    let mut entities = String::from(r#"<!ENTITY a0 "lol">"#);
    for n in 1..20 {
        let _ = write!(entities, r#"<!ENTITY a{n} "{}">"#, format!("&a{};", n - 1).repeat(10));
    }
    let strings = format!("<?xml version=\"1.0\"?><!DOCTYPE sst [{entities}]><sst><si><t>&a19;</t></si></sst>");
    let parts = with(xlsx_parts(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#, ""), STRINGS, strings);
    xlsx("a billion laughs", &parts, "is damaged");
    let content = format!(
        "<!DOCTYPE x [{entities}]><table:table-row><table:table-cell><text:p>&a19;</text:p></table:table-cell></table:table-row>"
    );
    refused("a billion laughs in ODS", Form::Ods, &zipped(&ods_parts(&content)), "is damaged");
}

#[test]
fn more_parts_and_sheets_than_any_workbook_has() {
    let mut parts = xlsx_parts(ONE, "");
    let names: Vec<&'static str> =
        (0..20_000).map(|n| -> &'static str { Box::leak(format!("xl/p{n}.xml").into_boxed_str()) }).collect();
    parts.extend(names.into_iter().map(|name| (name, Vec::new())));
    xlsx("20,006 parts", &parts, "has 20006 parts");
    let mut sheets = String::new();
    for n in 0..200_000 {
        let _ = write!(sheets, r#"<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>"#);
    }
    let book = format!(
        r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{sheets}</sheets></workbook>"#
    );
    xlsx("200,000 sheets", &with(xlsx_parts(ONE, ""), "xl/workbook.xml", book), "has more than 1000 sheets");
}

#[test]
fn a_file_that_is_no_workbook_inside() {
    let inner = zipped(&xlsx_parts(ONE, ""));
    xlsx("a ZIP in a ZIP", &with(xlsx_parts(ONE, ""), SHEET, inner), "is damaged");
    refused("a ZIP of anything", Form::Xlsx, &zipped(&[("a.txt", b"a".to_vec())]), "is a ZIP archive, not a workbook");
    refused(
        "an OLE of anything",
        Form::Xlsx,
        &[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 4096]].concat(),
        "not a workbook",
    );
}

#[test]
fn a_document_that_ends_too_early_or_goes_too_deep() {
    for (what, content) in [
        ("an ODS that ends in a table", "<o:c xmlns:o='x'><table:table table:name='a'><table:table-row>".to_owned()),
        (
            "an ODS that ends in a note",
            "<o:c><table:table table:name='a'><table:table-row><table:table-cell><office:annotation>".to_owned(),
        ),
        ("an ODS a million elements deep", format!("<table:table table:name='a'>{}", "<x1>".repeat(1_000_000))),
    ] {
        let parts = with(ods_parts(""), CONTENT, content);
        refused(what, Form::Ods, &zipped(&parts), "is damaged");
    }
    for (what, part) in [("an XLSX that ends in its sheet", SHEET), ("an XLSX that ends in its strings", STRINGS)] {
        let parts = xlsx_parts(ONE, "<si><t>a</t></si>");
        let whole = parts.iter().find(|(name, _)| *name == part).map(|(_, bytes)| bytes.clone()).expect("the part");
        for n in [whole.len() - 20, whole.len() / 2, 60, 0] {
            refused(what, Form::Xlsx, &zipped(&with(parts.clone(), part, whole[..n].to_vec())), "in");
        }
    }
}
