//! One command, one moment: a command shows the register as it was at one moment, whatever others write meanwhile; and a slow
//! reader of its output keeps no writer waiting.

use std::io::Read;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use serde_json::Value;

use crate::support::office::{Office, Told};
use crate::support::random::times;

/// All shares change together, so they have the same status at every moment, and so has the whole.
#[test]
fn no_reader_sees_half_a_change() {
    let office = Office::new();
    let is_over = AtomicBool::new(false);
    let n_writes = AtomicU64::new(0);
    let n_each = times(4);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                for status in ["implemented", "in-progress"] {
                    office.must(&["rec", "update", "MRU-2006-02a", "--owner", "all", "--status", status]);
                }
                office.must(&["undo"]);
                office.must(&["undo"]);
                n_writes.fetch_add(4, Ordering::Relaxed);
            }
        });
        let readers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let read = || -> Result<(), String> {
                        for _ in 0..n_each {
                            look_at_one(&office)?;
                            look_at_register(&office)?;
                            told_without_error(&office, &["changes", "--since", "2020"])?;
                            told_without_error(&office, &["rec", "list", "--as-of", "2026-11-24"])?;
                        }
                        Ok(())
                    };
                    let seen = read();
                    if seen.is_err() {
                        is_over.store(true, Ordering::Relaxed);
                    }
                    seen
                })
            })
            .collect();
        let seen: Vec<Result<(), String>> = readers.into_iter().map(|reader| reader.join().expect("it has ended")).collect();
        is_over.store(true, Ordering::Relaxed);
        assert!(seen.iter().all(Result::is_ok), "{seen:?}");
    });
    println!("{} reads among {} writes", n_each * 12, n_writes.load(Ordering::Relaxed));
    assert_eq!(office.findings(), []);
}

fn told_without_error(office: &Office, arguments: &[&str]) -> Result<Told, String> {
    let told = office.run(arguments);
    if told.code == Some(0) { Ok(told) } else { Err(format!("{arguments:?}: {:?} {}", told.code, told.err)) }
}

/// The page of the recommendation: its status beside those of its shares.
fn look_at_one(office: &Office) -> Result<(), String> {
    let told = told_without_error(office, &["rec", "show", "MRU-2006-02a", "--format", "json"])?;
    let shown: Value = serde_json::from_str(&told.out).map_err(|error| format!("{error}: {}", told.out))?;
    let mut statuses: Vec<&str> = Vec::new();
    collect_statuses(&shown["shares"], &mut statuses);
    statuses.sort_unstable();
    statuses.dedup();
    let whole = shown["status"].as_str().or_else(|| shown["recommendation"]["status"].as_str()).unwrap_or_default();
    if statuses.len() == 1 && statuses[0] == whole { Ok(()) } else { Err(format!("the whole is {whole}, shares {statuses:?}")) }
}

fn collect_statuses<'v>(value: &'v Value, statuses: &mut Vec<&'v str>) {
    if let Value::Array(shares) = value {
        statuses.extend(shares.iter().filter_map(|share| share["status"].as_str()));
    }
}

/// The whole register: every share has the same number of follow-ups.
fn look_at_register(office: &Office) -> Result<(), String> {
    let told = told_without_error(office, &["export", "register", "--format", "json"])?;
    let shown: Value = serde_json::from_str(&told.out).map_err(|error| error.to_string())?;
    let mut statuses: Vec<String> = Vec::new();
    for follow_up in shown["follow_ups"].as_array().into_iter().flatten() {
        if follow_up["ref"] == "MRU-2006-02a" && follow_up["owner"].is_string() {
            statuses.push(format!("{} {}", follow_up["recorded_at"], follow_up["status"]));
        }
    }
    let n_all = statuses.len();
    statuses.sort_unstable();
    statuses.dedup();
    if n_all == statuses.len() * 15 { Ok(()) } else { Err(format!("{n_all} follow-ups at {} moments", statuses.len())) }
}

#[test]
fn a_slow_reader_keeps_no_writer_waiting() {
    let office = Office::new();
    // More output than any pipe holds.
    for n in 0..12 {
        office.must(&["rec", "update", "MRU-2006-02a", "--owner", "all", "--note", &format!("{n} {}", "long ".repeat(200))]);
    }
    let commands: [&[&str]; 6] = [
        &["export", "follow-ups"],
        &["export", "register", "--with-log"],
        &["rec", "show", "MRU-2006-02a"],
        &["log", "--format", "json"],
        &["export", "follow-ups", "--output", "/dev/stdout", "--force"],
        &["report", "--format", "html", "--output", "/dev/stdout", "--force"],
    ];
    for arguments in commands {
        let whole = office.must(arguments).out;
        let mut reading = office.command(arguments).stdout(Stdio::piped()).spawn().expect("it can be run");
        let mut out = reading.stdout.take().expect("a pipe");
        let mut first = [0u8; 10];
        out.read_exact(&mut first).expect("it writes");
        // Its reader reads on only after another has written: if the export held the lock, the other would give up and fail.
        office.must(&["rec", "update", "MRU-2006-03", "--note", "meanwhile"]);
        let mut rest = Vec::new();
        out.read_to_end(&mut rest).expect("it is read");
        assert!(reading.wait().expect("it has ended").success());
        let seen = [&first[..], &rest[..]].concat();
        assert!(seen == whole.as_bytes(), "{arguments:?}: {} bytes, not {}", seen.len(), whole.len());
        office.must(&["undo"]);
        if arguments.contains(&"--with-log") || arguments[0] == "log" {
            // The log is longer now.
            office.must(&["check"]);
        }
    }
}

#[test]
fn a_reader_that_goes_early_is_no_error() {
    let office = Office::new();
    for n in 0..12 {
        office.must(&["rec", "update", "MRU-2006-02a", "--owner", "all", "--note", &format!("{n} {}", "long ".repeat(200))]);
    }
    let mut command = office.command(&["export", "register", "--with-log"]);
    let mut reading = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it can be run");
    let mut out = reading.stdout.take().expect("a pipe");
    let mut first = [0u8; 10];
    out.read_exact(&mut first).expect("it writes");
    drop(out);
    let told = Told::from(reading.wait_with_output().expect("it has ended"));
    assert_eq!((told.code, told.err.as_str()), (Some(0), ""));
}
