//! A whole round with fourteen states: CSV sheets filled in by hand in three languages, one late, one silent, one in conflict,
//! one damaged, one hostile; then reminders, the closing, and the report. `tests/other-tools/round` tests workbooks with other
//! programs.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::support::office::Office;

const ROUND: &str = "2026-H2";
const STATES: [(&str, &str); 14] = [
    ("AGO", "pt"),
    ("BWA", "en"),
    ("COD", "fr"),
    ("COM", "fr"),
    ("MDG", "fr"),
    ("MOZ", "pt"),
    ("MUS", "en"),
    ("MWI", "en"),
    ("NAM", "en"),
    ("SYC", "en"),
    ("TZA", "en"),
    ("ZAF", "en"),
    ("ZMB", "en"),
    ("ZWE", "en"),
];

/// The columns of a sheet, in its order.
const REFERENCE: usize = 0;
const DUE: usize = 2;
const STATUS: usize = 5;
const NOTE: usize = 6;
const DATE: usize = 7;
const CAUSE: usize = 8;
const NEW_DUE: usize = 10;
const REASON: usize = 11;
const OWNER: usize = 13;

type Rows = Vec<Vec<String>>;

fn opened(office: &Office, state: &str) -> Rows {
    let text = fs::read_to_string(office.path().join(format!("sheets/{state}.csv"))).expect("a sheet");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// The row of the protocol.
fn protocol(rows: &mut Rows) -> &mut Vec<String> {
    rows.iter_mut().find(|row| row[REFERENCE] == "MRU-2006-90").expect("asked about")
}

fn fill(rows: &mut Rows, cells: &[(usize, &str)]) {
    for (column, text) in cells {
        protocol(rows)[*column] = String::from(*text);
    }
}

fn returned(office: &Office, name: &str, rows: &Rows, delimiter: u8) -> PathBuf {
    let folder = office.path().join("returned");
    fs::create_dir_all(&folder).expect("made");
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_path(folder.join(name)).expect("a file");
    for row in rows {
        writer.write_record(row).expect("written");
    }
    writer.flush().expect("written");
    PathBuf::from("returned").join(name)
}

/// The record with a recommendation for each of the fourteen, who are asked and have their sheets.
fn asked() -> Office {
    let office = Office::new();
    let owners = STATES.iter().flat_map(|(state, _)| ["--owner", state]).collect::<Vec<_>>();
    for (state, lang) in STATES {
        if office.run(&["owner", "show", state]).code != Some(0) {
            office.must(&["owner", "add", state]);
        }
        office.must(&["focal-point", "add", "--owner", state, "--name", state, "--since", "2020", "--language", lang]);
    }
    let texts = ["--title", "Ratify the protocol", "--text", "Ratify the protocol."];
    let new = ["rec", "add", "--ref", "MRU-2006-90", "--each", "--due", "2026-09-30"];
    office.must(&[&new[..], &texts, &owners].concat());
    office.must(&[&["round", "open", ROUND, "--closes", "2026-12-15"], &owners[..]].concat());
    office.must(&["round", "pack", ROUND, "--output", "sheets", "--format", "csv"]);
    office
}

/// The returns before the closing day, file by file.
fn answers(office: &Office) -> Vec<PathBuf> {
    let mut files = Vec::new();
    // Plainly, with a wish that is no date.
    let mut rows = opened(office, "ZMB");
    fill(&mut rows, &[(STATUS, "partly implemented"), (NOTE, "Signed.\nBefore parliament"), (NEW_DUE, "end of next year")]);
    fill(&mut rows, &[(REASON, "Elections")]);
    files.push(returned(office, "ZMB.csv", &rows, b','));
    // In French, in capitals; the file renamed, its columns moved, saved with semicolons.
    let mut rows = opened(office, "COD");
    fill(&mut rows, &[(STATUS, "EN COURS"), (NOTE, "Le projet de loi est prêt"), (CAUSE, "Financement")]);
    for row in &mut rows {
        row.rotate_left(4);
    }
    files.push(returned(office, "réponse (2).csv", &rows, b';'));
    // In Portuguese: a word of another language, a day as a text, the rows the other way round.
    let mut rows = opened(office, "MOZ");
    fill(&mut rows, &[(STATUS, "on hold"), (NOTE, "À espera do parlamento"), (DATE, "31/10/2026")]);
    rows[1..].reverse();
    files.push(returned(office, "MOZ.csv", &rows, b','));
    let mut rows = opened(office, "AGO");
    fill(&mut rows, &[(STATUS, "Nao iniciada")]);
    files.push(returned(office, "AGO.csv", &rows, b','));
    // A sheet that knows the round by another case of its letters.
    let mut rows = opened(office, "COM");
    fill(&mut rows, &[(STATUS, "aucun changement")]);
    rows.iter_mut().skip(1).for_each(|row| row[OWNER - 1] = "2026-h2".into());
    files.push(returned(office, "COM.csv", &rows, b','));
    // A locked cell overwritten.
    let mut rows = opened(office, "NAM");
    fill(&mut rows, &[(STATUS, "in progress"), (DUE, "2099-12-31")]);
    files.push(returned(office, "NAM.csv", &rows, b','));
    // In conflict: a letter came meanwhile.
    let mut rows = opened(office, "MWI");
    fill(&mut rows, &[(STATUS, "in progress"), (NOTE, "We have begun")]);
    files.push(returned(office, "MWI.csv", &rows, b','));
    let letter = ["--status", "implemented", "--via", "letter", "--note", "Ratified in May"];
    office.must(&[&["rec", "update", "MRU-2006-90", "--owner", "MWI"], &letter[..]].concat());
    // Damaged on its way.
    let bytes = fs::read(office.path().join("sheets/MUS.csv")).expect("a sheet");
    fs::write(office.path().join("returned/MUS.csv"), [&bytes[..40], b"\xff\xfe\x00\x9c".as_slice()].concat()).expect("written");
    files.push(PathBuf::from("returned/MUS.csv"));
    // Hostile: it claims to be Botswana's, and answers what it was not asked.
    let mut rows = opened(office, "ZWE");
    fill(&mut rows, &[(STATUS, "implemented"), (NOTE, "=HYPERLINK(\"http://evil.example\")")]);
    rows.iter_mut().skip(1).for_each(|row| row[OWNER] = "BWA".into());
    files.push(returned(office, "BWA.csv", &rows, b','));
    files
}

fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.expect("a row")).collect()
}

/// The reply word of each owner.
fn replies(office: &Office, today: &str) -> BTreeMap<String, String> {
    let told = office.must(&["--today", today, "round", "status", ROUND, "--format", "csv"]).out;
    table(&told).into_iter().map(|row| (row["owner"].clone(), row["reply"].clone())).collect()
}

#[test]
fn a_round_of_fourteen_states_from_opening_to_closing() {
    let office = asked();
    let files = answers(&office);
    let files: Vec<&str> = files.iter().map(|file| file.to_str().expect("UTF-8")).collect();
    let ingest = [&["round", "ingest", ROUND][..], &files].concat();

    // The preview says what would be recorded, and records nothing.
    let before = office.must(&["export", "register", "--format", "json", "--contacts"]).out;
    let preview = office.must(&[&ingest[..], &["--format", "csv"]].concat()).out;
    assert_eq!(office.must(&["export", "register", "--format", "json", "--contacts"]).out, before);
    let outcomes: BTreeMap<String, String> = table(&preview)
        .into_iter()
        .map(|row| (row["file"].clone() + " " + &row["ref"] + " " + &row["owner"], row["outcome"].clone()))
        .collect();
    for (row, outcome) in [
        ("ZMB.csv MRU-2006-90 ZMB", "recorded"),
        ("réponse (2).csv MRU-2006-90 COD", "recorded"),
        ("MOZ.csv MRU-2006-90 MOZ", "recorded"),
        ("AGO.csv MRU-2006-90 AGO", "recorded"),
        ("COM.csv MRU-2006-90 COM", "no-change"),
        ("NAM.csv MRU-2006-90 NAM", "recorded"),
        ("MWI.csv MRU-2006-90 MWI", "conflict"),
        ("MUS.csv  ", "refused"),
        ("BWA.csv  ", "refused"),
    ] {
        assert_eq!(outcomes.get(row).map(String::as_str), Some(outcome), "{row}\n{preview}");
    }
    // The officer reads it in her language.
    let in_french = office.must(&[&["--lang", "fr"], &ingest[..]].concat());
    for said in ["conflit", "refusée", "aucun changement", "la cellule verrouillée a été modifiée", "n’est pas une date"] {
        assert!(in_french.out.contains(said), "{said}\n{}", in_french.out);
    }
    assert!(in_french.err.contains("rien n’a été enregistré"), "{}", in_french.err);
    let in_portuguese = office.must(&[&["--lang", "pt"], &ingest[..]].concat()).out;
    assert!(in_portuguese.contains("o registo tem «implementada»"), "{in_portuguese}");

    let recorded = office.must(&[&ingest[..], &["--format", "csv", "--yes", "--rejects", "rejects.csv"]].concat()).out;
    assert_eq!(recorded, preview);
    let rejected = fs::read_to_string(office.path().join("rejects.csv")).expect("written");
    let files: Vec<String> = table(&rejected).into_iter().map(|row| row["file"].clone()).collect();
    // What is in conflict waits, and says until when.
    assert_eq!(files, ["MUS.csv", "MWI.csv", "MWI.csv", "BWA.csv"], "{rejected}");
    let items: Vec<String> = table(&rejected).into_iter().map(|row| row["ref"].clone() + "|" + &row["owner"]).collect();
    assert_eq!(items, ["|", "MRU-2006-90|MWI", "MRU-2006-90|MWI", "|"]);

    // The wish in words waits for a decision, word for word.
    let wishes = table(&office.must(&["round", "requests", ROUND, "--format", "csv"]).out);
    assert_eq!(wishes.iter().map(|wish| wish["wish"].as_str()).collect::<Vec<_>>(), ["end of next year"]);
    assert_eq!(wishes[0]["reason"], "Elections");

    // The officer decides the conflict; one return has nothing new, one comes by telephone, one is entered by another officer.
    office.must(&["round", "ingest", ROUND, "returned/MWI.csv", "--yes", "--theirs"]);
    office.must(&["round", "ingest", ROUND, "--nil", "BWA", "--yes", "--via", "email"]);
    office.must(&[
        "rec",
        "update",
        "MRU-2006-90",
        "--owner",
        "TZA",
        "--status",
        "in-progress",
        "--via",
        "phone",
        "--round",
        ROUND,
    ]);
    let mut rows = opened(&office, "SYC");
    fill(&mut rows, &[(STATUS, "implemented")]);
    returned(&office, "SYC.csv", &rows, b',');
    office.must(&["round", "ingest", ROUND, "returned/SYC.csv", "--yes", "--pending", "--reported-by", "A stranger"]);
    assert_eq!(replies(&office, "2026-11-24")["SYC"], "pending");
    let shown = office.must(&["round", "show", ROUND, "--format", "json"]).out;
    let shown: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    let returns = shown["returns"].as_array().expect("returns");
    let waiting = returns.iter().find(|one| one["owner"] == "SYC").expect("it waits");
    office.must(&["round", "accept", waiting["return"].as_str().expect("its name")]);

    // One comes late.
    let mut rows = opened(&office, "ZAF");
    fill(&mut rows, &[(STATUS, "implemented")]);
    returned(&office, "ZAF.csv", &rows, b',');
    office.must(&["--today", "2026-12-20", "round", "ingest", ROUND, "returned/ZAF.csv", "--yes"]);
    let status = office.must(&["--today", "2026-12-20", "round", "status", ROUND, "--format", "csv"]).out;
    let late: Vec<String> =
        table(&status).into_iter().filter(|row| row["late"] == "yes").map(|row| row["owner"].clone()).collect();
    assert_eq!(late, ["ZAF"]);

    // Only the silent owner is reminded, in its language.
    office.must(&["--today", "2026-12-20", "round", "chase", ROUND, "--output", "reminders"]);
    let mut reminders: Vec<String> = fs::read_dir(office.path().join("reminders"))
        .expect("reminders")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    reminders.sort();
    assert_eq!(reminders, ["MDG-reminder-1.eml", "MUS-reminder-1.eml", "ZWE-reminder-1.eml"]);

    // Closed with eleven of fourteen; later returns change nothing.
    let closed = office.must(&["--today", "2026-12-21", "round", "close", ROUND]).out;
    assert!(closed.contains("11 of 14 returned"), "{closed}");
    let mut rows = opened(&office, "MDG");
    fill(&mut rows, &[(STATUS, "mise en œuvre")]);
    returned(&office, "MDG.csv", &rows, b',');
    office.must(&["--today", "2026-12-22", "round", "ingest", ROUND, "returned/MDG.csv", "--yes"]);
    assert_eq!(replies(&office, "2026-12-22")["MDG"], "no-information-received");
    for (lang, said) in [("en", "11 of 14 owners returned"), ("fr", "11"), ("pt", "11")] {
        let report = office.must(&["--today", "2026-12-22", "--lang", lang, "report", "--round", "2026-h2", "--first-page"]).out;
        assert!(report.contains(said) && report.contains(ROUND), "{report}");
    }
    office.must(&["--today", "2026-12-22", "check"]);
}
