//! Imports that are killed, run while others write, or see the register change between plan and lock: each is there whole or not
//! at all, and its backup is a sound register.

use std::fmt::Write as _;
use std::fs;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use chrono::NaiveDate;
use midsa::error::Error;
use midsa::store::{Author, Keep, NewFollowUp, Part, Register};

use super::kills::{Ended, MOST, how_long, killed};
use super::support::office::{Office, Told, findings};
use super::support::random::{Random, times};

/// The recommendations in the MIDSA record.
const N_BEFORE: i64 = 52;

#[test]
fn an_import_is_there_whole_or_not_at_all_after_every_kill() {
    const N_ROWS: usize = 60;
    let base = Office::new();
    write_rows(&base, "rows.csv", 100, N_ROWS);
    let rehearsed = base.copied();
    fs::copy(base.path().join("rows.csv"), rehearsed.path().join("rows.csv")).expect("copied");
    let longest = how_long(&rehearsed, &["import", "rows.csv"]);
    let mut random = Random::new(1);
    let n_all = times(4);
    let (mut n_tried, mut n_killed, mut n_whole, mut n_journals) = (0u64, 0u64, 0u64, 0u64);
    let is_mixed = |n_killed: u64, n_whole: u64, n: u64| n_killed * 5 > n_all && n_whole > 0 && n_whole < n;
    for n in 0..n_all * MOST {
        if n >= n_all && is_mixed(n_killed, n_whole, n) {
            break;
        }
        n_tried += 1;
        let office = base.copied();
        fs::copy(base.path().join("rows.csv"), office.path().join("rows.csv")).expect("copied");
        let seed = random.seed();
        let ended = killed(&office, &["import", "rows.csv"], &mut random, longest);
        n_journals += u64::from(office.path().join("register.db-journal").exists());
        assert_eq!(office.findings(), [], "import {n}, seed {seed}");
        let is_whole = look_at(&office, N_ROWS).unwrap_or_else(|why| panic!("import {n}: {why}, seed {seed}"));
        match ended {
            Ended::Acknowledged => assert!(is_whole, "import {n} was acknowledged, seed {seed}"),
            Ended::Refused(why) => panic!("refused: {why}"),
            Ended::Killed => n_killed += 1,
        }
        n_whole += u64::from(is_whole);
        // After any kill the import works, and says what was already there.
        let told = office.must(&["import", "rows.csv"]);
        let expected = if is_whole { "0 added, 0 updated, 60 the same" } else { "60 added, 0 updated, 0 the same" };
        assert!(told.out.contains(expected), "{}", told.out);
    }
    println!("{n_tried} imports, {n_killed} killed, {n_journals} journals left, {n_whole} whole");
    assert!(is_mixed(n_killed, n_whole, n_tried), "too few kills hit an import: {n_killed} of {n_tried}, {n_whole} whole");
}

#[test]
fn while_others_write_an_import_is_done() {
    let office = Office::new();
    let acknowledged = Mutex::new(Vec::new());
    let n_imports = usize::try_from(times(1).max(2)).expect("few");
    let mut n_done = 0;
    for k in 0..n_imports {
        write_rows(&office, &format!("rows-{k}.csv"), 100 + 20 * k, 20);
    }
    thread::scope(|scope| {
        for writer in 0..2 {
            let (office, acknowledged) = (&office, &acknowledged);
            scope.spawn(move || {
                for n in 0..times(4) {
                    let note = format!("during-{writer}-{n}-");
                    office.must(&["rec", "update", "MRU-2006-03", "--note", &note]);
                    acknowledged.lock().expect("nobody panics").push(note);
                    thread::sleep(Duration::from_millis(30));
                }
            });
        }
        for k in 0..n_imports {
            office.must(&["import", &format!("rows-{k}.csv")]);
            n_done += 1;
            assert_eq!(office.n_recommendations(), N_BEFORE + 20 * n_done, "{k}");
        }
    });
    let there = super::support::office::commands(&office.register());
    for note in acknowledged.into_inner().expect("nobody panics") {
        assert!(there.iter().any(|command| command.ends_with(&note)), "lost {note}");
    }
    assert_eq!(office.findings(), []);
}

/// The import has made its plan and waits for the lock of another officer.
#[test]
fn an_import_whose_register_changes_before_its_lock_begins_anew() {
    let office = Office::new();
    write_rows(&office, "rows.csv", 100, 20);
    let mut register = Register::open(&office.register()).expect("opened");
    let id = register.find_recommendation("MRU-2006-03").expect("there");
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let author = Author { by: "rui".to_owned(), today, command: "rec update MRU-2006-03 --note meanwhile".to_owned() };
    let told = register.change(&author, Keep::Commit, |change| {
        let mut command = office.command(&["import", "rows.csv"]);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it can be run");
        // It can read, and make its backup, while the lock is held.
        for _ in 0..100 {
            thread::sleep(Duration::from_millis(50));
            if backups(&office).is_ok_and(|backups| !backups.is_empty()) {
                break;
            }
        }
        let note = NewFollowUp { note: Some("meanwhile".to_owned()), ..NewFollowUp::default() };
        change.record(id, &Part::Whole, &note).expect("recorded");
        Ok(child)
    });
    let told = Told::from(told.expect("recorded").wait_with_output().expect("it has ended"));
    assert_eq!(told.code, Some(0), "{}", told.err);
    assert!(told.out.contains("20 added"), "{}", told.out);
    assert_eq!((office.n_recommendations(), office.n_entries()), (N_BEFORE + 20, 3));
    assert_eq!(office.findings(), []);
    // The backup is of the register that the import changed, with the other officer's note.
    let backups = backups(&office).expect("backups");
    assert_eq!(backups.len(), 1, "{backups:?}");
    assert_eq!(super::support::office::commands(&office.path().join("backups").join(&backups[0])).len(), 2);
}

#[test]
fn imports_among_ten_writers_all_come_through() {
    let office = Office::new();
    let n_imports = usize::try_from(times(1).max(2)).expect("few");
    for k in 0..n_imports {
        write_rows(&office, &format!("rows-{k}.csv"), 100 + 20 * k, 20);
    }
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        for writer in 0..10 {
            let (office, is_over) = (&office, &is_over);
            scope.spawn(move || {
                for n in 0.. {
                    if is_over.load(Ordering::Relaxed) {
                        break;
                    }
                    office.must(&["rec", "update", "MRU-2006-03", "--note", &format!("during-{writer}-{n}-")]);
                    thread::sleep(Duration::from_millis(50));
                }
            });
        }
        let trouble = (0..n_imports).find_map(|k| {
            let told = office.run(&["import", &format!("rows-{k}.csv")]);
            (told.code != Some(0)).then_some(told.err)
        });
        is_over.store(true, Ordering::Relaxed);
        assert_eq!(trouble, None);
    });
    assert_eq!(office.n_recommendations(), N_BEFORE + 20 * i64::try_from(n_imports).expect("few"));
    assert_eq!(office.findings(), []);
}

/// On a slow disk each of many writers holds the lock for a second or more, and there is no queue for it.
#[test]
#[ignore = "takes a minute or more; .ci/run runs it"]
fn an_import_waits_as_long_as_others_come_and_go() {
    const N_WRITERS: usize = 6;
    const HELD: Duration = Duration::from_secs(2);
    /// The shortest time until an officer's next command asks for the lock.
    const START: Duration = Duration::from_millis(20);
    let office = Office::new();
    for k in 0..3 {
        write_rows(&office, &format!("rows-{k}.csv"), 100 + 20 * k, 20);
    }
    let is_over = AtomicBool::new(false);
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    // All are opened before a lock is taken: reading the header in the same process would drop the lock.
    let registers: Vec<Register> = (0..N_WRITERS).map(|_| Register::open(&office.register()).expect("opened")).collect();
    thread::scope(|scope| {
        for (writer, mut register) in registers.into_iter().enumerate() {
            let is_over = &is_over;
            scope.spawn(move || {
                let id = register.find_recommendation("MRU-2006-03").expect("there");
                let author = Author { by: "rui".to_owned(), today, command: format!("rec update by {writer}") };
                while !is_over.load(Ordering::Relaxed) {
                    let told = register.change(&author, Keep::Commit, |change| {
                        thread::sleep(HELD);
                        let note = NewFollowUp { note: Some(format!("by {writer}")), ..NewFollowUp::default() };
                        change.record(id, &Part::Whole, &note).map(|_| ())
                    });
                    // Some of these give up, like any change except an import.
                    assert!(matches!(told, Ok(()) | Err(Error::Locked)), "{told:?}");
                    thread::sleep(START);
                }
            });
        }
        let trouble = (0..3).find_map(|k| {
            let told = office.run(&["import", &format!("rows-{k}.csv")]);
            (told.code != Some(0)).then_some((told.code, told.err))
        });
        is_over.store(true, Ordering::Relaxed);
        assert_eq!(trouble, None);
    });
    assert_eq!(office.n_recommendations(), N_BEFORE + 60);
    assert_eq!(office.findings(), []);
}

/// Writes a file of rows that no register has, numbered from `first` on.
pub(crate) fn write_rows(office: &Office, name: &str, first: usize, n: usize) {
    let mut text = "ref,kind,meeting,title,text,owners,status,due,last_note\n".to_owned();
    for k in first..first + n {
        let (status, owners) = (["not-started", "in-progress", "implemented"][k % 3], ["ZWE", "IOM;ZMB:support"][k % 2]);
        writeln!(text, "WDH-2010-{k},recommendation,WDH-2010,Title {k},Text {k},{owners},{status},2027-03,Note {k}")
            .expect("a text");
    }
    fs::write(office.path().join(name), text).expect("written");
}

/// Whether all rows are there or none; an error for anything else, or for a backup with findings.
pub(crate) fn look_at(office: &Office, n_rows: usize) -> Result<bool, String> {
    for name in backups(office).unwrap_or_default() {
        match findings(&office.path().join("backups").join(&name)) {
            Ok(found) if found.is_empty() => {}
            Ok(found) => return Err(format!("the backup {name}: {found:?}")),
            Err(error) => return Err(format!("the backup {name}: {error}")),
        }
    }
    let n_added = office.n_recommendations() - N_BEFORE;
    match usize::try_from(n_added) {
        Ok(0) => Ok(false),
        Ok(n) if n == n_rows => Ok(true),
        _ => Err(format!("{n_added} of {n_rows} rows are there")),
    }
}

/// The finished backups; an unfinished one has another name.
fn backups(office: &Office) -> std::io::Result<Vec<String>> {
    let names = fs::read_dir(office.path().join("backups"))?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let names: Vec<String> = names.collect::<std::io::Result<_>>()?;
    Ok(names.into_iter().filter(|name| !name.starts_with(".midsa-")).collect())
}
