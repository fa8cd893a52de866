//! Damaged files: cut, flipped, spliced. Each is read or refused, without a panic or a hang.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use midsa::cli::hint;
use midsa::import::read::input::Form;

use super::books::{CONTENT, Part, SHEET, STRINGS, ods_parts, xlsx_parts, zipped};
use super::reading::{Desk, told};
use super::support::processor::processor_time;
use super::support::random::{Random, times};

/// The most processor time that a damaged file of a few kilobytes may take.
const BUSIEST: Duration = Duration::from_secs(5);

/// Far longer than any damaged file of a few kilobytes takes, however busy the machine: what takes longer would never end.
const LONGEST: Duration = Duration::from_secs(60);

const CSV: &str = "ref,title,owners\r\nMRU-2006-01,\"One, \"\"quoted\"\"\nand broken\",ZMB;ZWE\r\n\r\nMRU-2006-02,'=1+1,é\r\n";
const JSON: &str = r#"{"schema_version": 1, "table": "owners", "rows": [{"code": "IOM", "members": ["A", 1.5e3, null]}, {"code": "Z\u00e9\ud83d\ude00", "n": -7}], "n_rows": 2}"#;
const NDJSON: &str = "{\"code\":\"IOM\",\"members\":[\"A\",1.5e3,null]}\n\n{\"code\":\"Z\\u00e9\",\"n\":-7}\n";
const XLSX_ROWS: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>ti</t></r><r><t>tle</t></r></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><f>1+1</f><v>2.5</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="str"><v>a_x000D_b</v></c></row>"#;
const STRINGS_OF_XLSX: &str =
    r#"<si><t>ref</t></si><si><t xml:space="preserve"> MRU &amp; &#233; </t><rPh sb="0" eb="1"><t>x</t></rPh></si>"#;
const ODS_ROWS: &str = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>ref</text:p></table:table-cell><table:table-cell table:number-columns-repeated="3"/></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2006-11-15"><text:p>15 Nov</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>n</text:p></office:annotation><text:p>a<text:s text:c="2"/>b &amp; c</text:p></table:table-cell></table:table-row>"#;

/// Pieces to insert into files.
const PIECES: [&[u8]; 16] = [
    b"\"",
    b",",
    b"\n",
    b"\r",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"[",
    b"{",
    b"]}",
    b"\\u",
    b"1e999",
    b"<",
    b"</row>",
    b"&",
    b"99999999999999999999",
];

fn damaged(bytes: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(3) {
        let at = random.place(bytes.len() + 1);
        match random.below(6) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            2 => {
                let piece = PIECES[random.place(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            3 => {
                let end = (at + random.place(20)).min(bytes.len());
                bytes.drain(at..end);
            }
            4 => {
                let from = random.place(other.len());
                let end = (from + random.place(40)).min(other.len());
                bytes.splice(at..at, other[from..end].iter().copied());
            }
            _ => {
                let end = (at + random.place(30)).min(bytes.len());
                let again = bytes[at..end].repeat(1 + random.place(50));
                bytes.splice(at..at, again);
            }
        }
    }
    bytes
}

/// Reads the file; tells whether it was read or refused.
fn survives(desk: &Desk, form: Form, bytes: &[u8], seed: u64) -> bool {
    let (began, before) = (Instant::now(), processor_time());
    let ended = catch_unwind(AssertUnwindSafe(|| desk.read(form, bytes)));
    let (took, busy) = (began.elapsed(), processor_time().saturating_sub(before));
    assert!(busy < BUSIEST && took < LONGEST, "{form}: {busy:?} of {took:?}, seed {seed}");
    match ended {
        Ok(Ok(_)) => true,
        Ok(Err(error)) => {
            assert!(matches!(error.exit_code(), 2 | 4), "{form}: {}, seed {seed}", told(&error));
            assert!(hint::of(&error).is_some(), "{form}: {error}, seed {seed}");
            false
        }
        Err(panic) => panic!("{form}: {panic:?}, seed {seed}"),
    }
}

fn text(form: Form, good: &str) {
    let desk = Desk::new();
    let mut random = Random::new(1);
    let n = times(500);
    let mut n_read = 0;
    for _ in 0..n {
        let seed = random.seed();
        let bytes = damaged(good.as_bytes(), CSV.as_bytes(), &mut random);
        n_read += u64::from(survives(&desk, form, &bytes, seed));
    }
    println!("{form}: {n} damaged files, {n_read} read, {} refused", n - n_read);
    assert!(n_read > 0 && n_read < n, "{form}: {n_read} of {n}");
}

/// Damages the container or one of its parts, each half of the time.
fn workbook(form: Form, parts: &[Part], tempting: &[&str]) {
    let desk = Desk::new();
    let mut random = Random::new(1);
    let good = zipped(parts);
    let n = times(20);
    let mut n_read = 0;
    for _ in 0..n {
        let seed = random.seed();
        let bytes = if random.below(4) == 0 {
            damaged(&good, &good, &mut random)
        } else {
            let mut parts = parts.to_vec();
            let name = tempting[random.place(tempting.len())];
            for (_, bytes) in parts.iter_mut().filter(|(part, _)| *part == name) {
                *bytes = damaged(bytes, ODS_ROWS.as_bytes(), &mut random);
            }
            zipped(&parts)
        };
        n_read += u64::from(survives(&desk, form, &bytes, seed));
    }
    println!("{form}: {n} damaged files, {n_read} read, {} refused", n - n_read);
    assert!(n_read > 0 && n_read < n, "{form}: {n_read} of {n}");
}

#[test]
fn a_damaged_csv() {
    text(Form::Csv, CSV);
}

#[test]
fn a_damaged_tsv() {
    text(Form::Tsv, &CSV.replace(',', "\t"));
}

#[test]
fn a_damaged_json() {
    text(Form::Json, JSON);
}

#[test]
fn a_damaged_ndjson() {
    text(Form::Ndjson, NDJSON);
}

#[test]
fn a_damaged_xlsx() {
    workbook(
        Form::Xlsx,
        &xlsx_parts(XLSX_ROWS, STRINGS_OF_XLSX),
        &[SHEET, STRINGS, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"],
    );
}

#[test]
fn a_damaged_ods() {
    workbook(Form::Ods, &ods_parts(ODS_ROWS), &[CONTENT, "META-INF/manifest.xml"]);
}
