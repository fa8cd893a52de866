//! Every command (each leaf of the command tree) with arguments, and an office where each has something to do.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clap::CommandFactory;
use midsa::commands::Cli;

use super::support::office::Office;

/// The arguments of the program.
pub(crate) type Typed = &'static [&'static str];

/// Commands that only read.
pub(crate) const READS: &[Typed] = &[
    &[],
    &["rec", "list", "--open", "memorandum"],
    &["rec", "show", "MRU-2006-02a"],
    &["meeting", "list"],
    &["meeting", "show", "WDH-2010"],
    &["owner", "list"],
    &["owner", "show", "ZMB"],
    &["focal-point", "list", "--contacts"],
    &["due"],
    &["matrix"],
    &["progress", "--by", "owner", "--since", "2007"],
    &["changes", "--since", "2007"],
    &["report", "--since", "2007", "--format", "html"],
    &["export", "recommendations"],
    &["export", "shares"],
    &["export", "follow-ups"],
    &["export", "meetings"],
    &["export", "owners"],
    &["export", "focal-points"],
    &["export", "relations"],
    &["export", "translations"],
    &["export", "deadlines"],
    &["export", "progress"],
    &["export", "changes", "--since", "2007"],
    &["export", "matrix"],
    &["export", "register", "--with-log", "--contacts"],
    &["log"],
    &["log", "2"],
    &["settings"],
    &["check"],
    &["round", "list"],
    &["round", "show", "R1"],
    &["round", "status", "R1"],
    &["round", "requests"],
];

/// Commands that read the past.
pub(crate) const READS_OF_THE_PAST: &[Typed] = &[
    &["rec", "list", "--as-of", "2020-01-01"],
    &["rec", "list", "--as-known-on", "2031-01-01"],
    &["rec", "show", "MRU-2006-02a", "--as-of", "2020-01-01", "--as-known-on", "2031-01-01"],
    &["progress", "--as-of", "2020-01-01"],
    &["report", "--as-of", "2020-01-01"],
    &["report", "--round", "R0", "--format", "json"],
];

/// Commands that change the register.
pub(crate) const WRITES: &[Typed] = &[
    &[
        "rec",
        "update",
        "MRU-2006-02a",
        "--owner",
        "all",
        "--status",
        "in-progress",
        "--note",
        "All have begun",
        "--evidence",
        "letter.txt",
    ],
    &["rec", "add", "--meeting", "WDH-2010", "--text", "Name a focal point", "--owner", "IOM", "--due", "2027-03"],
    &["rec", "edit", "MRU-2006-03", "--title", "A new title", "--add-owner", "ZMB"],
    &["rec", "split", "WDH-2010-05", "--into", "one", "--into", "two"],
    &["rec", "translate", "MRU-2006-03", "--into", "fr", "--title", "Titre"],
    &["rec", "link", "MRU-2006-03", "overlaps", "WDH-2010-01"],
    &["rec", "unlink", "MRU-2006-03", "supports", "WDH-2010-01"],
    &["rec", "remove", "WDH-2010-04", "--yes"],
    &["meeting", "add", "NEW-2028", "--title", "Another", "--starts", "2028-03"],
    &["meeting", "edit", "NEW-2027", "--starts", "2027-04-05", "--yes"],
    &["owner", "add", "KEN"],
    &["owner", "edit", "ZMB", "--name", "Republic of Zambia"],
    &["owner", "join", "GRP", "BWA", "ZMB"],
    &["owner", "leave", "GRP", "ZWE", "--until", "2026-01-01"],
    &["owner", "merge", "OLD", "IOM"],
    &["focal-point", "add", "--owner", "ZWE", "--name", "Mr Moyo", "--email", "moyo@example.org"],
    &["focal-point", "edit", "ZMB", "Ms Phiri", "--title", "Director"],
    &["focal-point", "handover", "ZMB", "--to", "Mr Banda", "--on", "2026-11-01"],
    &["focal-point", "forget", "ZMB", "Ms Phiri", "--yes"],
    &["settings", "set", "stale-days", "100"],
    &["round", "open", "R2", "--closes", "2027-06-30"],
    &["round", "pack", "R1", "--output", "packed-again"],
    &["round", "chase", "R1", "--output", "chased"],
    &["round", "ingest", "R1", "ZWE.csv", "--yes"],
    &["round", "accept", "R1/1"],
    &["round", "reject", "R1/1", "--reason", "Not from the focal point"],
    &["round", "close", "R1"],
    &["import", "rows.csv"],
    &["undo"],
    &["redo"],
    &["check", "--mend"],
    &["restore", "kept.db", "--yes"],
];

/// Commands that write files or make another register.
pub(crate) const WRITES_FILES: &[Typed] = &[
    &["backup"],
    &["backup", "made.db"],
    &["site", "public"],
    &["export", "recommendations", "--output", "made.csv"],
    &["report", "--output", "made.docx"],
    &["import", "rows.csv", "--dry-run"],
    &["--db", "new.db", "init"],
];

/// Commands without a register.
const APART: &[Typed] =
    &[&["help"], &["lock-probe", "register.db"], &["workbook-rows", "packed/ZMB.xlsx"], &["completions", "bash"], &["man"]];

/// The MIDSA record with a bit of everything.
pub(crate) fn office() -> Office {
    let office = Office::new();
    let must = |words: &[&str]| office.must(words);
    fs::write(office.path().join("letter.txt"), "a letter\n").expect("written");
    fs::write(
        office.path().join("rows.csv"),
        "ref,meeting,text,owners,status,last_note\nWDH-2010-90,WDH-2010,First text,IOM,in-progress,Begun\nWDH-2010-91,WDH-2010,Second text,ZMB,,\n",
    )
    .expect("written");
    must(&["meeting", "add", "NEW-2027", "--title", "The next", "--kind", "ministerial", "--starts", "2027-03"]);
    must(&["owner", "add", "GRP", "--kind", "group", "--name", "A group"]);
    must(&["owner", "join", "GRP", "ZWE", "NAM", "--since", "2010"]);
    must(&["owner", "add", "OLD", "--kind", "organisation", "--name", "An older name of it"]);
    must(&["focal-point", "add", "--owner", "ZMB", "--name", "Ms Phiri", "--email", "phiri@example.org", "--since", "2020"]);
    must(&["rec", "update", "MRU-2006-03", "--status", "in-progress", "--note", "Draft sent", "--evidence", "letter.txt"]);
    must(&["rec", "update", "MRU-2006-01a", "--due", "meeting:NEW-2027", "--dispute", "Whose is it?"]);
    must(&["rec", "update", "MRU-2006-02a", "--owner", "ZMB", "--status", "implemented", "--note", "Two named", "--public"]);
    must(&["rec", "update", "WDH-2010-04", "--note", "A campaign has begun"]);
    must(&["rec", "link", "MRU-2006-03", "supports", "WDH-2010-01"]);
    must(&["rec", "translate", "MRU-2006-03", "--into", "pt", "--title", "Um título"]);
    must(&["rec", "remove", "WDH-2010-06"]);
    must(&["round", "open", "R0", "--closes", "2026-12-31"]);
    must(&["round", "close", "R0"]);
    must(&["backup", "kept.db"]);
    must(&["round", "open", "R1", "--closes", "2027-03-31"]);
    must(&["round", "pack", "R1", "--output", "packed", "--format", "csv"]);
    must(&["round", "pack", "R1", "--output", "packed", "--owner", "ZMB"]);
    for owner in ["BWA", "ZWE"] {
        fill(&office.path().join("packed").join(owner).with_extension("csv"), &office.path().join(owner).with_extension("csv"));
    }
    must(&["round", "ingest", "R1", "BWA.csv", "--pending", "--yes"]);
    must(&["rec", "update", "MRU-2006-04", "--note", "To be taken back"]);
    must(&["undo"]);
    office
}

/// Fills in the packed sheet: each item is in progress.
fn fill(packed: &Path, filled: &Path) {
    let mut sheet = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(packed).expect("a sheet");
    let mut out = csv::Writer::from_path(filled).expect("a file");
    for (n, row) in sheet.records().enumerate() {
        let row = row.expect("a row");
        let cells = row.iter().enumerate().map(|(column, cell)| match (n, column) {
            (1.., 5) => "in-progress",
            (1.., 6) => "Begun this year",
            _ => cell,
        });
        out.write_record(cells).expect("written");
    }
    out.flush().expect("written");
}

/// The leaves of the command tree, as they are typed.
fn leaves() -> BTreeSet<String> {
    fn walk(command: &clap::Command, above: &str, leaves: &mut BTreeSet<String>) {
        for inner in command.get_subcommands() {
            let typed = format!("{above} {}", inner.get_name()).trim().to_owned();
            if inner.has_subcommands() {
                walk(inner, &typed, leaves);
            }
            if !inner.is_subcommand_required_set() {
                leaves.insert(typed);
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(&Cli::command(), "", &mut found);
    found
}

#[test]
fn every_command_is_in_these_lists() {
    let typed: Vec<String> = [READS, READS_OF_THE_PAST, WRITES, WRITES_FILES, APART]
        .concat()
        .iter()
        .map(|words| format!("{} ", words.join(" ")))
        .collect();
    let is_typed =
        |leaf: &String| typed.iter().any(|words| words.trim_start_matches("--db new.db ").starts_with(&format!("{leaf} ")));
    let missing: Vec<String> = leaves().into_iter().filter(|leaf| !is_typed(leaf)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_command_of_these_lists_has_something_to_do() {
    let office = office();
    for arguments in [READS, READS_OF_THE_PAST].concat() {
        let before = office.n_entries();
        office.must(arguments);
        assert_eq!(office.n_entries(), before, "{arguments:?}");
    }
    for arguments in WRITES {
        let copy = office.copied_whole();
        let before = copy.n_entries();
        copy.must(arguments);
        let is_mend = arguments == &["check", "--mend"];
        assert!(copy.n_entries() != before || is_mend, "{arguments:?} changed nothing");
        assert_eq!(copy.findings(), [], "{arguments:?}");
    }
    let copy = office.copied_whole();
    for arguments in WRITES_FILES {
        copy.must(arguments);
        assert_eq!(copy.n_entries(), office.n_entries(), "{arguments:?}");
    }
}
