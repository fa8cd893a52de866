//! Whatever cells of a returned workbook are changed, only permitted cells change the register, exactly as in the preview; the
//! same return again changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use serde_json::{Map, Value};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::support::office::Office;
use super::support::random::{Random, times};

const ROUND: &str = "2026-H2";

#[test]
fn only_permitted_cells_of_a_workbook_change_the_register_and_as_the_preview_said() {
    let office = office();
    let mut random = Random::new(1);
    for _ in 0..times(8) {
        let seed = random.seed();
        let owner = *random.pick(&["MOZ", "SAMP", "NAM"]);
        let folder = office.copied_whole();
        let n = random.below(7);
        let mut cells = (0..n).map(|_| changed(&mut random)).collect::<Vec<_>>();
        cells.extend((0..=random.below(3)).flat_map(|_| answered(&mut random)));
        edit(&folder.path().join(format!("sheets/{owner}.xlsx")), &folder.path().join("returned.xlsx"), &cells);
        holds(&folder, owner, &format!("MIDSA_SEED={seed}: {owner}: {cells:?}"));
    }
}

#[test]
fn exchanged_references_are_refused_by_their_cells() {
    let office = office();
    let cells = ["MRU-2006-90", "MRU-2006-02a"].map(str::to_owned);
    let packed = office.path().join("sheets/MOZ.xlsx");
    // Mozambique is asked about both, in rows 4 and 5, in the order of their numbers.
    let mut changes: Vec<Cell> =
        vec![("2", "F4".to_owned(), "em curso".to_owned()), ("2", "F5".to_owned(), "em curso".to_owned())];
    changes.extend(["A4", "A5"].into_iter().zip(cells).map(|(at, reference)| ("2", at.to_owned(), reference)));
    edit(&packed, &office.path().join("returned.xlsx"), &changes);
    let done = office.run(&["round", "ingest", ROUND, "returned.xlsx", "--format", "csv", "--yes"]);
    let told = rows(&done.out);
    assert!(told.iter().all(|row| row["outcome"] == "refused" && row["column"] == "Referência"), "{}", done.out);
    assert_eq!((told.len(), done.code), (2, Some(4)), "{}", done.out);
}

#[test]
fn a_sheet_opens_on_its_instructions_and_keeps_its_pages() {
    let office = office();
    let file = fs::File::open(office.path().join("sheets/MOZ.xlsx")).expect("a workbook");
    let mut archive = ZipArchive::new(file).expect("a workbook");
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut text).expect("a text");
        text
    };
    let workbook = part("xl/workbook.xml");
    assert!(workbook.contains("<workbookProtection lockStructure=\"1\"/><bookViews>"), "{workbook}");
    assert!(!workbook.contains("activeTab"), "{workbook}");
    // Sorting is allowed where the attribute says 0.
    assert!(!part("xl/worksheets/sheet2.xml").contains("sort=\"0\""));
}

/// The MIDSA record with a round in which Mozambique and Namibia are asked about shares, and SAMP about what it leads.
fn office() -> Office {
    let office = Office::new();
    let title = "Ratify the protocol";
    office.must(&[
        "rec",
        "add",
        "--ref",
        "MRU-2006-90",
        "--title",
        title,
        "--text",
        title,
        "--each",
        "--owner",
        "MOZ",
        "--owner",
        "NAM",
    ]);
    office.must(&["rec", "add", "--ref", "MRU-2006-91", "--title", "Meet", "--text", "Meet.", "--owner", "SAMP"]);
    office.must(&["focal-point", "add", "--owner", "MOZ", "--name", "Ana", "--since", "2020", "--language", "pt"]);
    office.must(&["round", "open", ROUND, "--closes", "2026-12-15", "--owner", "MOZ", "--owner", "NAM", "--owner", "SAMP"]);
    office.must(&["round", "pack", ROUND, "--output", "sheets"]);
    office
}

/// The part of the workbook, the cell, and what is written into it.
type Cell = (&'static str, String, String);

fn changed(random: &mut Random) -> Cell {
    const WORDS: [&str; 26] = [
        "",
        "no change",
        "sem alteração",
        "em curso",
        "IMPLEMENTED",
        "suspensa",
        "partly-implemented",
        "en cours",
        "superseded",
        "lapsed",
        "2026-10-31",
        "31/12/2025",
        "03/04/2026",
        "46000",
        "2099-01-01",
        "funding",
        "https://example.org/a",
        "SAMP",
        "NAM",
        "MRU-2006-04",
        "MRU-2006-02a",
        "=1+1",
        "a note\nof two lines",
        "2026-H1",
        "]]> & <c r=\"F5\">",
        "30 June 2027",
    ];
    const PARTS: [&str; 8] = ["2", "2", "2", "2", "2", "2", "1", "3"];
    let part = *random.pick(&PARTS);
    let (columns, rows) = match part {
        // To fill: from F on.
        "2" if random.below(4) > 0 => ("FGHIJKL", 4..=6),
        "2" => ("ABCDEFGHIJKLM", 1..=8),
        "1" => ("AB", 1..=12),
        _ => ("AB", 1..=10),
    };
    let columns: Vec<char> = columns.chars().collect();
    let rows: Vec<u32> = rows.collect();
    (part, format!("{}{}", random.pick(&columns), random.pick(&rows)), (*random.pick(&WORDS)).to_owned())
}

/// A row with a note and a status, which may be one that owners can't report.
fn answered(random: &mut Random) -> [Cell; 2] {
    const STATUSES: [&str; 14] = [
        "not-reported",
        "not started",
        "em curso",
        "partly implemented",
        "suspendue",
        "continuing",
        "permanente",
        "mise en oeuvre",
        "superseded",
        "not applicable",
        "dropped",
        "abandonada",
        "lapsed",
        "caduque",
    ];
    let row = 4 + random.below(2);
    let status = ("2", format!("F{row}"), (*random.pick(&STATUSES)).to_owned());
    [status, ("2", format!("G{row}"), "What was done".to_owned())]
}

/// Writes the workbook with these cells changed, as another program would.
fn edit(packed: &Path, returned: &Path, cells: &[Cell]) {
    let mut archive = ZipArchive::new(fs::File::open(packed).expect("a workbook")).expect("a workbook");
    let mut writer = ZipWriter::new(fs::File::create(returned).expect("a file"));
    for place in 0..archive.len() {
        let mut member = archive.by_index(place).expect("a part");
        let name = member.name().expect("a name").into_owned();
        let mut text = String::new();
        member.read_to_string(&mut text).expect("a text");
        for (_, cell, value) in cells.iter().filter(|(part, ..)| name == format!("xl/worksheets/sheet{part}.xml")) {
            text = with_cell(&text, cell, value);
        }
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("written");
}

/// Cells that the sheet does not have are skipped.
fn with_cell(sheet: &str, cell: &str, value: &str) -> String {
    let Some(start) = sheet.find(&format!("<c r=\"{cell}\"")) else { return sheet.to_owned() };
    let tag = start + sheet[start..].find('>').expect("the end of a tag") + 1;
    let end = if sheet[..tag].ends_with("/>") { tag } else { tag + sheet[tag..].find("</c>").expect("an end") + 4 };
    let escaped = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let new = match value {
        "46000" => format!("<c r=\"{cell}\"><v>{value}</v></c>"),
        _ => format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{escaped}</t></is></c>"),
    };
    [&sheet[..start], new.as_str(), &sheet[end..]].concat()
}

fn holds(office: &Office, owner: &str, case: &str) {
    let before = everything(office);
    let states_before = states(office);
    let ingest = ["round", "ingest", ROUND, "returned.xlsx", "--format", "csv"];
    let preview = office.run(&ingest);
    assert_eq!(everything(office), before, "a preview changed something: {case}");
    let done = office.run(&[&ingest[..], &["--yes"]].concat());
    assert_eq!((done.code, &done.out), (preview.code, &preview.out), "{case}\n{}{}", preview.err, done.err);
    assert!(matches!(done.code, Some(0 | 4)), "{case}\n{}", done.err);
    let told = rows(&done.out);

    let after = everything(office);
    let asked = rows(&office.must(&["rec", "list", "--round", ROUND, "--owner", owner, "--format", "csv"]).out);
    for (section, rows) in &after {
        let known = list(&before[section]);
        let rows = list(rows);
        match section.as_str() {
            "follow_ups" => {
                assert_eq!(&rows[..known.len()], known, "{case}");
                for new in &rows[known.len()..] {
                    assert!(asked.iter().any(|one| new["ref"] == one["ref"].as_str()), "{new} {case}");
                    assert!(new.get("owner").is_none_or(|share| share == owner), "{new} {case}");
                    for key in ["assurance", "response", "due", "dispute", "settlement", "decided_by", "successor"] {
                        assert!(new.get(key).is_none(), "{key} {new} {case}");
                    }
                    let status = new.get("status").and_then(Value::as_str).unwrap_or_default();
                    let theirs =
                        ["", "not-started", "in-progress", "partly-implemented", "on-hold", "implemented", "not-applicable"];
                    assert!(theirs.contains(&status), "{new} {case}");
                }
            }
            "round_returns" | "round_answers" => assert_eq!(&rows[..known.len()], known, "{case}"),
            _ => assert_eq!(rows, known, "{section} {case}"),
        }
    }

    // The preview named exactly the statuses that changed.
    let states_after = states(office);
    let mut said: BTreeMap<String, &str> = BTreeMap::new();
    for row in told.iter().filter(|row| row["outcome"] == "recorded" && row["column"] == "status") {
        said.insert(format!("{} {}", row["ref"], row["owner"]).trim_end().to_owned(), &row["after"]);
    }
    for (subject, status) in &states_after {
        let is_told = said.get(subject).copied();
        let is_changed = states_before.get(subject) != Some(status);
        assert_eq!(is_told, is_changed.then_some(status.as_str()), "{subject} {case}\n{}", done.out);
    }

    let again = office.run(&[&ingest[..], &["--yes"]].concat());
    assert_eq!(everything(office), after, "once more: {case}");
    let idle = ["same", "refused", "conflict", "older"];
    assert!(rows(&again.out).iter().all(|row| idle.contains(&row["outcome"].as_str())), "{case}\n{}", again.out);
    assert_eq!(office.findings(), [], "{case}");
}

/// The whole register without the log, by section.
fn everything(office: &Office) -> Map<String, Value> {
    let text = office.must(&["export", "register", "--format", "json", "--contacts"]).out;
    let Value::Object(all) = serde_json::from_str(&text).expect("JSON") else { panic!("no object") };
    all
}

fn list(section: &Value) -> &[Value] {
    section.as_array().map_or(std::slice::from_ref(section), Vec::as_slice)
}

/// Every status, by reference and, for shares, owner.
fn states(office: &Office) -> BTreeMap<String, String> {
    let mut states = BTreeMap::new();
    for row in rows(&office.must(&["export", "recommendations"]).out) {
        states.insert(row["ref"].clone(), row["status"].clone());
    }
    for row in rows(&office.must(&["export", "shares"]).out) {
        states.insert(format!("{} {}", row["ref"], row["owner"]), row["status"].clone());
    }
    states
}

/// The rows of a CSV, by column.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}
