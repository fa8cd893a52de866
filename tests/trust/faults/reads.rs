//! The disk refuses one read after the other, once or from then on. SQLite calls most of these damage; the officer is told about
//! the disk and not sent to a backup, and the register stays as it was.

use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::traced;
use crate::support::office::Office;
use crate::support::random::soak;

const COMMANDS: [&[&str]; 8] = [
    &["rec", "list"],
    &["rec", "show", "MRU-2006-02a"],
    &["export", "register"],
    &["log"],
    &["rec", "update", "MRU-2006-03", "--note", "n"],
    &["undo"],
    &["check"],
    &["backup", "made.db"],
];

#[test]
#[ignore = "needs strace and a minute; .ci/run runs it"]
fn a_read_that_the_disk_refuses_is_never_called_damage() {
    let base = Office::new();
    base.must(&["rec", "update", "MRU-2006-01a", "--note", "first"]);
    let mut runs = Vec::new();
    for command in COMMANDS {
        let n = n_reads(&base, command);
        assert!(n > 10, "{command:?} reads {n} times");
        let step = if soak().is_some() { 1 } else { 1 + n / 30 };
        let places = (1..=n).step_by(step);
        runs.extend(places.flat_map(|place| ["", "+"].map(|on| (command, format!("pread64:error=EIO:when={place}{on}")))));
    }
    let next = AtomicUsize::new(0);
    let counts = Mutex::new([0usize; 3]);
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((command, fault)) = runs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    match one(&base, command, fault) {
                        Ok(outcome) => counts.lock().expect("nobody panics")[outcome as usize] += 1,
                        Err(why) => wrong.lock().expect("nobody panics").push(format!("{command:?} {fault}: {why}")),
                    }
                }
            });
        }
    });
    let [told, put_up_with, not_begun] = counts.into_inner().expect("nobody panics");
    println!("{} runs: {told} told, {put_up_with} put up with, {not_begun} not begun", runs.len());
    let wrong = wrong.into_inner().expect("nobody panics");
    assert!(wrong.is_empty(), "{} of {} were wrong:\n{}", wrong.len(), runs.len(), wrong.join("\n"));
    assert!(told * 2 > runs.len(), "only {told} of {} were told", runs.len());
}

enum Outcome {
    Told,
    PutUpWith,
    NotBegun,
}

fn one(base: &Office, command: &[&str], fault: &str) -> Result<Outcome, String> {
    let office = base.copied();
    let n_before = office.n_entries();
    let told = traced(&office, &["-e", "trace=pread64", "-e", &format!("inject={fault}")], command, "fault.txt");
    let all = format!("{}{}", told.out, told.err);
    let found = office.findings();
    if !found.is_empty() {
        return Err(format!("damaged: {found:?}"));
    }
    let is_changed = office.n_entries() != n_before;
    if ["damage", "restore", "value that", "finding"].iter().any(|word| all.contains(word)) {
        return Err(all);
    }
    match told.code {
        Some(0) => Ok(Outcome::PutUpWith),
        Some(127) if told.err.contains("error while loading shared libraries") => Ok(Outcome::NotBegun),
        Some(1) if told.err.contains("may or may not be saved") => Ok(Outcome::Told),
        Some(1) if is_changed => Err(format!("saved, and it said: {all}")),
        Some(1) if told.err.contains("the disk") && told.err.contains("hint: ") => Ok(Outcome::Told),
        Some(1) if told.err.contains("Input/output error") => Ok(Outcome::Told),
        code => Err(format!("{code:?} {all}")),
    }
}

/// How often the command reads.
fn n_reads(base: &Office, command: &[&str]) -> usize {
    let office = base.copied();
    let told = traced(&office, &["-e", "trace=pread64"], command, "calls.txt");
    assert_eq!(told.code, Some(0), "{command:?}: {}", told.err);
    fs::read_to_string(office.path().join("calls.txt")).expect("a trace").matches("pread64(").count()
}
