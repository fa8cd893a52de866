//! No output of a command replaces a register, its journal or a backup, whatever flags, names and links lead there; and no
//! register is made beside the journal of another.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::support::office::Office;
use super::support::random::soak;
use super::support::registers::leave_half_done;
use super::typing::flags::{flags, is_called};

/// Every command that writes a file to a given place, up to the place; FILE is the place.
const WRITES: &[&[&str]] = &[
    &["rec", "list", "--output", "FILE"],
    &["rec", "list", "--format", "xlsx", "--output", "FILE"],
    &["rec", "show", "MRU-2006-03", "--output", "FILE"],
    &["meeting", "list", "--output", "FILE"],
    &["meeting", "show", "WDH-2010", "--output", "FILE"],
    &["owner", "list", "--output", "FILE"],
    &["owner", "show", "ZMB", "--output", "FILE"],
    &["focal-point", "list", "--output", "FILE"],
    &["due", "--format", "csv", "--output", "FILE"],
    &["matrix", "--format", "html", "--output", "FILE"],
    &["progress", "--output", "FILE"],
    &["changes", "--since", "2007", "--output", "FILE"],
    &["log", "--format", "json", "--output", "FILE"],
    &["check", "--format", "json", "--output", "FILE"],
    &["settings", "--output", "FILE"],
    &["export", "recommendations", "--output", "FILE"],
    &["export", "shares", "--output", "FILE"],
    &["export", "follow-ups", "--format", "ndjson", "--output", "FILE"],
    &["export", "owners", "--output", "FILE"],
    &["export", "register", "--output", "FILE"],
    &["export", "progress", "--format", "markdown", "--output", "FILE"],
    &["import", "rows.csv", "--dry-run", "--output", "FILE"],
    &["import", "bad.csv", "--keep-going", "--rejects", "FILE"],
    &["import", "bad.csv", "--rejects", "FILE"],
    &["import", "bad.csv", "--keep-going", "--dry-run", "--rejects", "FILE"],
    &["export", "focal-points", "--output", "FILE"],
    &["export", "meetings", "--output", "FILE"],
    &["export", "relations", "--output", "FILE"],
    &["export", "deadlines", "--output", "FILE"],
    &["export", "matrix", "--output", "FILE"],
    &["export", "changes", "--since", "2007", "--output", "FILE"],
    &["export", "translations", "--output", "FILE"],
    &["round", "list", "--output", "FILE"],
    &["round", "show", "2026-H2", "--output", "FILE"],
    &["round", "status", "2026-H2", "--output", "FILE"],
    &["round", "requests", "2026-H2", "--output", "FILE"],
    &["round", "ingest", "2026-H2", "return.csv", "--dry-run", "--output", "FILE"],
    &["round", "ingest", "2026-H2", "return.csv", "--dry-run", "--rejects", "FILE"],
    &["import", "--template", "owners", "--output", "FILE"],
    &["report", "--output", "FILE"],
    &["backup", "FILE"],
];

#[test]
fn every_flag_that_names_a_file_to_write_is_in_this_list() {
    let is_tried = |path: &[String], flag: &str| {
        WRITES.iter().any(|words| words.iter().zip(path).all(|(word, of_path)| word == of_path) && words.contains(&flag))
    };
    let missing: Vec<String> = flags()
        .iter()
        .filter(|(_, flag)| is_called(flag, &["FILE"]) && matches!(flag.get_long(), Some("output" | "rejects")))
        .map(|(path, flag)| (path, format!("--{}", flag.get_long().unwrap_or_default())))
        .filter(|(path, flag)| !is_tried(path, flag))
        .map(|(path, flag)| format!("{} {flag}", path.join(" ")))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn no_flag_replaces_a_register_its_journal_or_a_backup() {
    let office = Office::new();
    let folder = office.path();
    office.must(&["backup"]);
    office.must(&["backup", "kept.db"]);
    office.must(&["round", "open", "2026-H2", "--closes", "2026-12-31"]);
    office.must(&["round", "pack", "2026-H2", "--output", "packed", "--format", "csv"]);
    let packed = fs::read_to_string(folder.join("packed/ZMB.csv")).expect("a sheet");
    // What stands in the column of the new status is none.
    let bad = packed.replace(",no information received,,,", ",no information received,,no status,");
    assert_ne!(bad, packed);
    fs::write(folder.join("return.csv"), bad).expect("written");
    fs::write(folder.join("rows.csv"), "ref,meeting,text\nWDH-2010-90,WDH-2010,Text\n").expect("written");
    fs::write(folder.join("bad.csv"), "ref,meeting,text\nWDH-2010-90,NOWHERE-1,Text\n").expect("written");
    fs::write(folder.join("kept.db-journal"), b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 of a crash").expect("written");
    symlink("register.db", folder.join("link")).expect("linked");
    symlink("kept.db-journal", folder.join("link-to-journal")).expect("linked");
    fs::hard_link(office.register(), folder.join("hard")).expect("linked");
    fs::create_dir(folder.join("deep")).expect("made");
    symlink("..", folder.join("deep/up")).expect("linked");
    let mut backups = fs::read_dir(folder.join("backups")).expect("backups");
    let backup = backups.next().expect("one").expect("an entry").file_name().to_string_lossy().into_owned();
    fs::write(folder.join("backups/register-damaged.db"), "no database any more").expect("written");

    let targets = [
        "register.db",
        "./register.db",
        "deep/../register.db",
        "deep/up/register.db",
        "link",
        "hard",
        // There is no file here, but any file would be taken for a journal.
        "register.db-journal",
        "register.db-wal",
        "kept.db",
        "kept.db-journal",
        "link-to-journal",
        &format!("backups/{backup}"),
        "backups/register-damaged.db",
    ];
    let before = files(folder);
    let mut trouble = Vec::new();
    for (nth, write) in WRITES.iter().enumerate() {
        // For a minute three places for each command, which cover all together; `.ci/run` takes each place for each.
        let n_places = if soak().is_some() { targets.len() } else { 3 };
        for target in targets.into_iter().cycle().skip(nth * n_places).take(n_places) {
            for force in [false, true] {
                let mut arguments: Vec<&str> = write.iter().map(|word| if *word == "FILE" { target } else { word }).collect();
                if force && write[0] != "backup" {
                    arguments.push("--force");
                }
                let told = office.run(&arguments);
                let is_refused = told.code == Some(4) || (write[0] == "backup" && told.code == Some(1));
                if !is_refused || told.err.contains("--force") || files(folder) != before {
                    trouble.push(format!("{arguments:?}: {:?} {}", told.code, told.err));
                }
            }
        }
    }
    assert_eq!(trouble, Vec::<String>::new());
    assert_eq!(office.findings(), []);
    // Other files are written, and replaced with --force, as usual.
    office.must(&["export", "owners", "--output", "owners.csv"]);
    office.must(&["export", "owners", "--output", "owners.csv", "--force"]);
    office.must(&["export", "owners", "--output", "owners-journal", "--force"]);
}

#[test]
fn a_damaged_register_is_replaced_by_nothing_but_a_backup() {
    let office = Office::new();
    let mut bytes = fs::read(office.register()).expect("the file");
    bytes[0] ^= 1;
    for name in ["damaged.db", "damaged"] {
        let path = office.path().join(name);
        fs::write(&path, &bytes).expect("written");
        let refused = office.run(&["--db", name, "import", "--template", "owners", "--output", name, "--force"]);
        assert_eq!(refused.code, Some(4), "{}", refused.err);
        assert!(refused.err.contains(&format!("{name} is the register, which nothing may replace")), "{}", refused.err);
        assert_eq!(fs::read(&path).expect("the file"), bytes, "{name}");
    }
    let refused = office.run(&["export", "owners", "--output", "damaged.db", "--force"]);
    assert!(refused.err.contains("damaged.db is a register or a backup, which nothing may replace"), "{}", refused.err);
}

#[test]
fn no_backup_is_read_together_with_a_stray_journal() {
    let office = Office::new();
    office.must(&["backup", "kept.db"]);
    let kept = office.path().join("kept.db");
    leave_half_done(&office.copied().register(), &kept);
    let bytes = fs::read(&kept).expect("the file");
    for dry_run in [&["--dry-run"][..], &["--yes"]] {
        let told = office.run(&[&["restore", "kept.db"], dry_run].concat());
        assert_eq!(told.code, Some(1), "{}", told.err);
        assert!(told.err.contains("kept.db-journal is left"), "{}", told.err);
        assert_eq!(fs::read(&kept).expect("the file"), bytes);
    }
    assert_eq!(office.run(&["--db", "kept.db", "init", "--dry-run"]).code, Some(1));
}

#[test]
fn a_hash_kept_elsewhere_proves_the_history_up_to_it() {
    let office = Office::new();
    office.must(&["rec", "update", "MRU-2006-03", "--note", "before"]);
    let hash_in = |told: &str| told.lines().find_map(|line| line.split_once("newest hash: ")).map(|(_, hash)| hash.to_owned());
    let kept = hash_in(&office.must(&["check"]).out).expect("a hash");
    assert_eq!(kept.len(), 16);
    assert_eq!(hash_in(&office.must(&["log"]).err).as_ref(), Some(&kept));
    assert_eq!(hash_in(&office.must(&["backup"]).out).as_ref(), Some(&kept));
    office.must(&["rec", "update", "MRU-2006-03", "--note", "after"]);
    office.must(&["undo"]);
    assert!(office.must(&["check", "--since", &kept]).out.contains("entry 2"));

    // Another sound history, without the note.
    let other = Office::new();
    other.must(&["rec", "update", "MRU-2006-03", "--note", "another"]);
    let told = other.run(&["check", "--since", &kept]);
    assert_eq!(told.code, Some(1), "{}", told.out);
    assert!(told.out.contains("no entry has this hash"), "{}", told.out);
    assert_eq!(office.run(&["check", "--since", "8037"]).code, Some(2));
}

#[test]
fn check_finds_what_was_appended_to_the_file() {
    let office = Office::new();
    let mut bytes = fs::read(office.register()).expect("the file");
    bytes.resize(bytes.len() + 2 * 1024 * 1024, 0);
    fs::write(office.register(), bytes).expect("written");
    let told = office.run(&["check"]);
    assert_eq!(told.code, Some(1), "{}", told.out);
    assert!(told.out.contains("not as long as its header says"), "{}", told.out);
}

#[test]
fn a_copy_of_evidence_replaces_nothing() {
    let office = Office::new();
    fs::write(office.path().join("letter.txt"), "a letter").expect("written");
    let update = ["rec", "update", "MRU-2006-03", "--note", "n", "--evidence", "letter.txt", "--copy-evidence"];
    office.must(&update);
    let copies = files(&office.path().join("evidence"));
    office.must(&update);
    assert_eq!(files(&office.path().join("evidence")), copies);
}

#[test]
fn no_register_is_made_beside_the_journal_of_another() {
    let office = Office::new();
    let journal = office.path().join("register.db-journal");
    leave_half_done(&office.copied().register(), &office.register());
    fs::remove_file(office.register()).expect("removed");
    let told = office.run(&["init"]);
    assert_eq!(told.code, Some(1), "{}", told.out);
    assert!(told.err.contains("register.db-journal is left from another register"), "{}", told.err);
    assert!(journal.exists() && !office.register().exists());
    // The way the hint names.
    fs::remove_file(&journal).expect("removed");
    office.must(&["init"]);
    assert_eq!(office.findings(), []);
}

#[test]
fn no_backup_is_made_beside_a_journal() {
    let office = Office::new();
    fs::write(office.path().join("kept.db-journal"), "of another").expect("written");
    let told = office.run(&["backup", "kept.db"]);
    assert_eq!(told.code, Some(1), "{}", told.out);
    assert!(told.err.contains("kept.db-journal is left"), "{}", told.err);
    assert!(!office.path().join("kept.db").exists());
}

#[test]
fn what_restore_kept_outlives_every_import() {
    let office = Office::new();
    office.must(&["backup", "kept.db"]);
    office.must(&["backup"]);
    office.must(&["restore", "kept.db", "--yes"]);
    for n in 0..13 {
        let row = format!("ref,meeting,text\nWDH-2010-{},WDH-2010,Text\n", 70 + n);
        fs::write(office.path().join("rows.csv"), row).expect("written");
        office.must(&["import", "rows.csv"]);
    }
    let names: Vec<String> = files(&office.path().join("backups")).into_keys().collect();
    let n_of = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).count();
    assert_eq!((n_of("-before-import.db"), n_of("-before-restore.db"), n_of("Z.db")), (10, 1, 1), "{names:?}");
}

/// The files in the folder and the folders below, with their bytes; links are followed.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_symlink() {
            files.insert(name, fs::read_link(&path).expect("a link").to_string_lossy().into_owned().into_bytes());
        } else if path.is_dir() {
            files.extend(self::files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            files.insert(name, fs::read(&path).expect("a file"));
        }
    }
    files
}
