//! The MIDSA record in `fixtures/midsa`, read as plain data without the program: its quotations are in the report, all names
//! exist, and claims about later years have a source.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Row = BTreeMap<String, String>;

/// How the `source` of everything taken from the report of the Mauritius workshop begins.
const REPORT: &str = "MIDSA workshop report, Mauritius 2006, ";

#[test]
fn every_quotation_from_the_mauritius_report_is_in_it() {
    let report = join_superscripts(&fold(&report()));
    for row in quoted_from_the_report() {
        let text = fold(&row["text"]);
        assert!(report.contains(&text), "{}: not in the report: {text}", row["ref"]);
    }
}

#[test]
fn only_the_two_texts_with_a_split_superscript_need_more_than_white_space_folded() {
    let report = fold(&report());
    let split: Vec<String> = quoted_from_the_report()
        .into_iter()
        .filter(|row| !report.contains(&fold(&row["text"])))
        .map(|row| row["ref"].clone())
        .collect();
    assert_eq!(split, ["MRU-2006-R03", "MRU-2006-R03b"]);
}

#[test]
fn every_quotation_is_on_the_lines_that_its_source_names() {
    let report = report();
    let lines: Vec<&str> = report.lines().collect();
    for row in quoted_from_the_report() {
        let (first, last) = lines_named_in(&row["source"]);
        let passage =
            lines.get(first - 1..last).unwrap_or_else(|| panic!("{}: the report has no lines {first}-{last}", row["ref"]));
        assert!(
            join_superscripts(&fold(&passage.join("\n"))).contains(&fold(&row["text"])),
            "{}: not on lines {first}-{last}",
            row["ref"]
        );
    }
}

#[test]
fn everything_but_what_ministers_adopted_in_2010_is_quoted_from_the_report() {
    let elsewhere: Vec<String> = rows("recommendations.csv")
        .into_iter()
        .filter(|row| !row["source"].starts_with(REPORT))
        .map(|row| row["ref"].clone())
        .collect();
    assert_eq!(elsewhere, ["WDH-2010-01", "WDH-2010-02", "WDH-2010-03", "WDH-2010-04", "WDH-2010-05", "WDH-2010-06"]);
}

#[test]
fn what_ministers_adopted_in_2010_names_a_web_address_as_its_source() {
    let adopted: Vec<Row> = rows("recommendations.csv").into_iter().filter(|row| row["meeting"] == "WDH-2010").collect();
    assert_eq!(adopted.len(), 6);
    for row in adopted {
        assert!(is_web_address(&row["source"]), "{}: {}", row["ref"], row["source"]);
    }
}

#[test]
fn every_paraphrase_says_that_it_is_one() {
    let marked: Vec<String> = rows("recommendations.csv")
        .into_iter()
        .filter(|row| row["text"].starts_with("[Paraphrase] "))
        .map(|row| row["ref"].clone())
        .collect();
    assert_eq!(marked, ["WDH-2010-03", "WDH-2010-04", "WDH-2010-05", "WDH-2010-06"]);
}

#[test]
fn every_owner_named_anywhere_exists() {
    let codes = column("owners.csv", "code");
    let exists = |place: &str, code: &str| {
        assert!(codes.contains(code), "{place}: no owner `{code}`");
    };
    for row in rows("recommendations.csv") {
        for owner in parts(&row["owners"]) {
            let (code, role) = owner.split_once(':').unwrap_or((owner, "lead"));
            exists(&row["ref"], code);
            assert!(["lead", "support", "counterparty", "addressee"].contains(&role), "{}: no role `{role}`", row["ref"]);
        }
    }
    for row in rows("owners.csv") {
        for member in parts(&row["members"]) {
            exists(&row["code"], member);
        }
    }
    for row in rows("follow-ups.csv") {
        for owner in parts(&row["owner"]) {
            exists(&row["ref"], owner);
        }
    }
}

#[test]
fn every_meeting_named_anywhere_exists() {
    let meetings = column("meetings.csv", "ref");
    for row in rows("recommendations.csv") {
        let meeting = &row["meeting"];
        assert!(meeting.is_empty() || meetings.contains(meeting), "{}: no meeting `{meeting}`", row["ref"]);
    }
}

#[test]
fn every_reference_named_anywhere_exists() {
    let refs = column("recommendations.csv", "ref");
    let exists = |file: &str, reference: &str| {
        assert!(refs.contains(reference), "{file}: no recommendation `{reference}`");
    };
    for row in rows("relations.csv") {
        exists("relations.csv", &row["ref"]);
        exists("relations.csv", &row["target"]);
    }
    for row in rows("follow-ups.csv") {
        exists("follow-ups.csv", &row["ref"]);
    }
}

#[test]
fn every_parent_comes_before_its_components_and_is_tracked_by_them() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for row in rows("recommendations.csv") {
        let parent = &row["parent"];
        if !parent.is_empty() {
            assert_eq!(seen.get(parent).map(String::as_str), Some("components"), "{}: parent `{parent}`", row["ref"]);
        }
        seen.insert(row["ref"].clone(), row["tracking"].clone());
    }
}

#[test]
fn only_the_national_focal_points_are_tracked_each_and_by_the_fifteen_governments() {
    let each: Vec<Row> = rows("recommendations.csv").into_iter().filter(|row| row["tracking"] == "each").collect();
    let refs: Vec<&str> = each.iter().map(|row| row["ref"].as_str()).collect();
    assert_eq!(refs, ["MRU-2006-02a"]);

    let states: BTreeSet<String> =
        rows("owners.csv").into_iter().filter(|row| row["kind"] == "state").map(|row| row["code"].clone()).collect();
    let leads: BTreeSet<String> = parts(&each[0]["owners"]).filter(|owner| !owner.contains(':')).map(String::from).collect();
    assert_eq!(leads.len(), 15);
    // Angola is in the record only as a member of SADC.
    let others: Vec<&String> = states.difference(&leads).collect();
    assert_eq!(others, ["AGO"]);
}

#[test]
fn references_meetings_and_owner_codes_are_unique_without_regard_to_case() {
    for (file, key) in [("recommendations.csv", "ref"), ("meetings.csv", "ref"), ("owners.csv", "code")] {
        let mut seen = BTreeSet::new();
        for row in rows(file) {
            assert!(seen.insert(row[key].to_lowercase()), "{file}: `{}` stands there twice", row[key]);
        }
    }
}

#[test]
fn no_relation_is_recorded_twice() {
    let mut seen = BTreeSet::new();
    for row in rows("relations.csv") {
        // An overlap is the same in both directions.
        let (from, to) = (row["ref"].clone(), row["target"].clone());
        let ends = if row["kind"] == "overlaps" && to < from { (to, from) } else { (from, to) };
        assert!(seen.insert((row["kind"].clone(), ends)), "twice: {row:?}");
    }
}

#[test]
fn no_follow_up_is_confirmed() {
    for row in rows("follow-ups.csv") {
        for (column, value) in &row {
            assert!(!column.starts_with("assurance"), "follow-ups.csv has a column `{column}`");
            assert_ne!(value, "confirmed", "{}: {column}", row["ref"]);
        }
    }
}

#[test]
fn all_evidence_is_a_web_address() {
    for row in rows("follow-ups.csv") {
        for evidence in parts(&row["evidence"]) {
            assert!(is_web_address(evidence), "{}: {evidence}", row["ref"]);
        }
    }
}

#[test]
fn every_public_fact_has_evidence_unless_somebody_is_named_who_reported_it() {
    for row in rows("follow-ups.csv") {
        if row["audience"] == "public" && row["reported_by"].is_empty() {
            assert!(!row["evidence"].is_empty(), "{}: {}", row["ref"], row["note"]);
        }
    }
}

#[test]
fn a_status_without_evidence_was_reported_by_somebody_at_the_meeting() {
    let without: Vec<(String, String)> = rows("follow-ups.csv")
        .into_iter()
        .filter(|row| !row["status_to"].is_empty() && row["evidence"].is_empty())
        .map(|row| (row["ref"].clone(), row["reported_by"].clone()))
        .collect();
    assert_eq!(without, [(String::from("MIDSA-UND-01"), String::from("Mr. Hans-Petter Boe"))]);
}

#[test]
fn every_note_is_internal_or_public() {
    for row in rows("follow-ups.csv") {
        assert!(["internal", "public"].contains(&row["audience"].as_str()), "{}: audience `{}`", row["ref"], row["audience"]);
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/midsa")
}

fn report() -> String {
    std::fs::read_to_string(folder().join("report.txt")).expect("the report is there, in UTF-8")
}

fn rows(file: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(folder().join(file)).unwrap_or_else(|error| panic!("{file} cannot be read: {error}"));
    let rows: Vec<Row> =
        reader.deserialize().collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{file} is damaged: {error}"));
    assert!(!rows.is_empty(), "{file} has no rows");
    rows
}

fn column(file: &str, name: &str) -> BTreeSet<String> {
    rows(file).into_iter().map(|row| row[name].clone()).collect()
}

fn quoted_from_the_report() -> Vec<Row> {
    rows("recommendations.csv").into_iter().filter(|row| row["source"].starts_with(REPORT)).collect()
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').filter(|part| !part.is_empty())
}

fn is_web_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}

/// One space for every run of white space, none at the ends.
fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Folded text; a raised `th` that the extraction put on its own line is joined to its number again: `15 th .` is `15th.`
fn join_superscripts(folded: &str) -> String {
    let mut joined = String::new();
    let mut rest = folded;
    while let Some(at) = rest.find(" th ") {
        let (before, after) = (&rest[..at], &rest[at + " th ".len()..]);
        joined.push_str(before);
        if before.ends_with(|c: char| c.is_ascii_digit()) {
            joined.push_str("th");
            if !after.starts_with(|c: char| c.is_ascii_punctuation()) {
                joined.push(' ');
            }
        } else {
            joined.push_str(" th ");
        }
        rest = after;
    }
    joined + rest
}

/// First and last line, both inclusive and counted from 1, of `..., line 404` or `..., lines 470-472`.
fn lines_named_in(source: &str) -> (usize, usize) {
    let (_, place) = source.rsplit_once(", line").unwrap_or_else(|| panic!("no lines are named in: {source}"));
    let place = place.trim_start_matches('s').trim();
    let (first, last) = place.split_once('-').unwrap_or((place, place));
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("`{text}` is not a line number in: {source}"));
    (number(first), number(last))
}
