//! Several officers at once: they wait for each other, and no change is lost.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use crate::support::office::{Office, commands};
use crate::support::random::times;

#[test]
fn many_officers_write_at_once_and_nothing_is_lost() {
    let office = Office::new();
    // The soak has twice as many.
    let n_writers = if times(1) > 10 { 16 } else { 8 };
    let n_each = times(5);
    // Spread over many recommendations, because no real history has thousands of entries.
    let references = office.must(&["rec", "list", "--format", "csv", "--columns", "ref"]).out;
    let references: Vec<&str> = references.lines().skip(1).collect();
    thread::scope(|scope| {
        for writer in 0..n_writers {
            let (office, references) = (&office, &references);
            scope.spawn(move || {
                for n in 0..n_each {
                    let note = format!("{writer}-{n}");
                    let place = usize::try_from(writer + n).expect("a small number") % references.len();
                    let told = office.must(&["rec", "update", references[place], "--note", &note]);
                    assert!(!told.out.is_empty(), "{}", told.err);
                }
            });
        }
    });
    let there = commands(&office.register());
    assert_eq!(there.len() as u64, 1 + n_writers * n_each);
    for writer in 0..n_writers {
        for n in 0..n_each {
            assert!(there.iter().any(|command| command.ends_with(&format!(" {writer}-{n}"))), "lost {writer}-{n}");
        }
    }
    assert_eq!(office.findings(), []);
}

#[test]
fn what_is_written_while_a_backup_is_put_back_is_there_or_in_what_was_replaced() {
    let office = Office::new();
    office.must(&["backup", "kept.db"]);
    let acknowledged = Mutex::new(BTreeSet::new());
    let n_each = times(5);
    thread::scope(|scope| {
        for writer in 0..4 {
            let (office, acknowledged) = (&office, &acknowledged);
            scope.spawn(move || {
                for n in 0..n_each {
                    let note = format!("during-{writer}-{n}-");
                    let told = office.run(&["rec", "update", "MRU-2006-03", "--note", &note]);
                    match told.code {
                        Some(0) => drop(acknowledged.lock().expect("nobody panics").insert(note)),
                        // The register was replaced while it waited.
                        Some(5) => assert!(told.err.contains("has changed meanwhile"), "{}", told.err),
                        code => panic!("{code:?}: {}", told.err),
                    }
                }
            });
        }
        for _ in 0..times(1) {
            thread::sleep(Duration::from_millis(60));
            office.must(&["restore", "kept.db", "--yes"]);
        }
    });
    assert_eq!(office.findings(), []);
    let mut everywhere: Vec<String> = commands(&office.register()).into_iter().collect();
    for entry in fs::read_dir(office.path().join("backups")).expect("backups") {
        everywhere.extend(commands(&entry.expect("an entry").path()));
    }
    let acknowledged = acknowledged.into_inner().expect("nobody panics");
    let lost: Vec<&String> = acknowledged.iter().filter(|note| !everywhere.iter().any(|text| text.contains(*note))).collect();
    assert!(lost.is_empty(), "lost {lost:?} of {}", acknowledged.len());
}

#[test]
#[ignore = "waits for ten seconds; .ci/run runs it"]
fn a_lock_is_waited_for_ten_seconds_and_then_given_up() {
    let office = Office::new();
    let other = rusqlite::Connection::open(office.register()).expect("opened");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");
    let began = Instant::now();
    let told = office.run(&["rec", "update", "MRU-2006-03", "--note", "n"]);
    assert_eq!(told.code, Some(5), "{}", told.err);
    assert!(told.err.contains("the register is locked by another command"), "{}", told.err);
    let waited = began.elapsed();
    assert!((Duration::from_secs(10)..Duration::from_secs(13)).contains(&waited), "{waited:?}");
    // A reader does not wait.
    office.must(&["rec", "list"]);
    drop(other);
    office.must(&["rec", "update", "MRU-2006-03", "--note", "n"]);
}
