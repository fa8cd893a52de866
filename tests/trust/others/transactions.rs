//! One command, one moment: counts how often each command locks the register, by the system calls.

use std::fs;

use crate::every::{READS, READS_OF_THE_PAST, Typed, WRITES, office};
use crate::faults::traced;
use crate::support::office::Office;

/// Setting up a connection reads the schema, which locks the register once before the command's moment.
const BEFORE: usize = 1;

#[test]
#[ignore = "needs strace; .ci/run runs it"]
fn a_read_is_one_transaction_and_a_write_is_one() {
    let office = office();
    let mut wrong = Vec::new();
    for arguments in [READS, READS_OF_THE_PAST].concat() {
        check(&office, arguments, BEFORE + 1, 0, &mut wrong);
    }
    for arguments in WRITES {
        let copy = office.copied_whole();
        let (n_reads, n_writes) = match arguments {
            // After the change, `VACUUM` overwrites the freed pages.
            ["focal-point", "forget", ..] => (3, 2),
            // It plans on a copy, then makes a backup; hashes prove that both are of the register that is changed.
            ["import", ..] | ["round", "ingest", ..] => (4, 1),
            ["restore", ..] => (3, 1),
            _ => (2, 1),
        };
        check(&copy, arguments, n_reads, n_writes, &mut wrong);
    }
    assert_eq!(wrong, Vec::<String>::new());
}

fn check(office: &Office, arguments: Typed, n_moments: usize, n_writes: usize, wrong: &mut Vec<String>) {
    let told = traced(office, &["-y", "-e", "trace=fcntl"], arguments, "locks.txt");
    assert_eq!(told.code, Some(0), "{arguments:?}: {}", told.err);
    let trace = fs::read_to_string(office.path().join("locks.txt")).expect("a trace");
    let found = moments(&trace);
    if found.0 > n_moments || found.1 != n_writes {
        wrong.push(format!("{arguments:?}: {} moments, {} of them to write", found.0, found.1));
    }
}

/// How often the register was newly locked for reading, and how often for writing.
fn moments(trace: &str) -> (usize, usize) {
    // The bytes of a file that SQLite locks.
    const SHARED: &str = "l_start=1073741826";
    const RESERVED: &str = "l_start=1073741825";
    let (mut is_held, mut n_moments, mut n_writes) = (false, 0, 0);
    for line in trace.lines().filter(|line| line.contains("/register.db>") && line.ends_with("= 0")) {
        if line.contains("F_RDLCK") && line.contains(SHARED) && !is_held {
            is_held = true;
            n_moments += 1;
        } else if line.contains("F_WRLCK") && line.contains(RESERVED) {
            n_writes += 1;
        } else if line.contains("F_UNLCK") && line.contains("l_start=0, l_len=0") {
            is_held = false;
        }
    }
    (n_moments, n_writes)
}
