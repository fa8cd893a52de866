//! Every output form, with a checker for what a hostile word must never do there. A structured form must have the structure of
//! the same form with a tame word.

mod marked;
mod texts;

use std::collections::BTreeMap;
use std::fs;

use self::marked::{html, office};
pub(super) use self::texts::check_terminal;
use self::texts::{csv, eml, ics, json, markdown};
use crate::support::office::Office;

/// A form of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Terminal,
    Csv,
    Json,
    NdJson,
    Markdown,
    Html,
    /// XLSX and DOCX: a ZIP of XML.
    Office,
    Ics,
    /// A letter with its attachments.
    Eml,
    /// The files of a site.
    Site,
}

const OF_TABLES: [(Form, &str); 7] = [
    (Form::Terminal, "table"),
    (Form::Csv, "csv"),
    (Form::Json, "json"),
    (Form::NdJson, "ndjson"),
    (Form::Markdown, "markdown"),
    (Form::Html, "html"),
    (Form::Office, "xlsx"),
];

const TABLES: [&[&str]; 20] = [
    &["rec", "list"],
    &["rec", "show", "MRU-2006-03"],
    &["rec", "show", "WDH-2010-01"],
    &["rec", "show", "MRU-2006-02a"],
    &["meeting", "list"],
    &["meeting", "show", "NEW-2027"],
    &["owner", "list"],
    &["owner", "show", "ZWE"],
    &["focal-point", "list", "--contacts"],
    &["due"],
    &["matrix"],
    &["progress", "--by", "theme"],
    &["progress", "--by", "owner", "--since", "2007"],
    &["changes", "--since", "2007"],
    &["log"],
    &["settings"],
    &["round", "show", "R1"],
    &["round", "status", "R1"],
    &["round", "requests"],
    &["check"],
];

const EXPORTS: [&str; 8] =
    ["recommendations", "shares", "follow-ups", "meetings", "owners", "relations", "translations", "deadlines"];

/// Every command with its form.
pub(super) fn all() -> Vec<(Vec<&'static str>, Form)> {
    let mut all = Vec::new();
    for table in TABLES {
        all.extend(OF_TABLES.map(|(form, name)| ([table, &["--format", name]].concat(), form)));
    }
    for table in EXPORTS {
        all.extend([(vec!["export", table], Form::Csv), (vec!["export", table, "--format", "xlsx"], Form::Office)]);
    }
    all.push((vec![], Form::Terminal));
    all.push((vec!["export", "register", "--with-log", "--contacts"], Form::Json));
    all.push((vec!["due", "--format", "ics"], Form::Ics));
    for (name, form) in
        [("html", Form::Html), ("docx", Form::Office), ("xlsx", Form::Office), ("markdown", Form::Markdown), ("json", Form::Json)]
    {
        all.push((vec!["report", "--since", "2007", "--format", name], form));
    }
    all.push((vec!["report", "--owner", "ZWE", "--lang", "fr", "--format", "html"], Form::Html));
    all.push((vec!["site", "public"], Form::Site));
    all.push((vec!["packed9/ZWE.xlsx"], Form::Office));
    all.push((vec!["packed9/ZWE.eml"], Form::Eml));
    all.push((vec!["chased9/ZWE-reminder-1.eml"], Form::Eml));
    all
}

/// The output of the command in the form.
pub(super) fn written(office: &Office, arguments: &[&str], form: Form) -> Vec<u8> {
    if let [file] = arguments {
        return fs::read(office.path().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    }
    if form == Form::Site {
        let told = office.run(arguments);
        assert_eq!(told.code, Some(0), "{arguments:?}: {}", told.err);
        return site(office);
    }
    let command = office.command(&[arguments, &["--quiet"]].concat()).output().expect("the program can be run");
    let said = String::from_utf8_lossy(&command.stderr);
    assert_eq!(command.status.code(), Some(0), "{arguments:?}: {said}");
    command.stdout
}

/// The pages of the site, one after the other, in the order of their names.
fn site(office: &Office) -> Vec<u8> {
    let mut pages = BTreeMap::new();
    let mut folders = vec![office.path().join("public")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                pages.insert(path.clone(), fs::read(path).expect("a page"));
            }
        }
    }
    pages.into_values().flatten().collect()
}

/// Checks `ours`; `tame` is the same output with a tame word.
pub(super) fn check(form: Form, ours: &[u8], tame: &[u8]) -> Result<(), String> {
    if form == Form::Office {
        return office(ours, tame);
    }
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string());
    let (ours, tame) = (text(ours)?, text(tame)?);
    match form {
        Form::Terminal => check_terminal(&ours),
        Form::Csv => csv(&ours, &tame),
        Form::Json => json(&ours, &tame),
        Form::NdJson => ours.lines().zip(tame.lines()).try_for_each(|(ours, tame)| json(ours, tame)),
        Form::Markdown => markdown(&ours, &tame),
        Form::Html | Form::Site => html(&ours, &tame),
        Form::Ics => ics(&ours, &tame),
        Form::Eml => eml(&ours, &tame),
        Form::Office => Ok(()),
    }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, ours: &T, tame: &T) -> Result<(), String> {
    if ours == tame { Ok(()) } else { Err(format!("{what}: {ours:?}, and with a tame word {tame:?}")) }
}
