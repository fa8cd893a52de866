//! Endless input, and output that can't be written: each is refused with a reason, and what was saved is reported as saved.

use std::fs::File;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::office::{Office, Told};

#[test]
fn endless_input_is_refused_before_it_fills_anything() {
    let office = Office::new();
    let made = Command::new("mkfifo").arg(office.path().join("pipe")).status().expect("mkfifo");
    assert!(made.success());
    let commands: [&[&str]; 10] = [
        &["rec", "update", "MRU-2006-03", "--note", "n", "--evidence", "pipe"],
        &["rec", "update", "MRU-2006-03", "--note", "n", "--evidence", "/dev/zero"],
        &["rec", "update", "MRU-2006-03", "--note", "n", "--evidence", "/dev/zero", "--copy-evidence"],
        &["rec", "update", "MRU-2006-03", "--note", "-"],
        &["rec", "add", "--meeting", "WDH-2010", "--text-file", "/dev/zero"],
        &["rec", "add", "--meeting", "WDH-2010", "--text-file", "pipe"],
        &["rec", "add", "--meeting", "WDH-2010", "--text", "-"],
        &["rec", "split", "MRU-2006-03", "--into-file", "/dev/zero"],
        &["import", "rows.csv", "--mapping", "/dev/zero"],
        &["import", "rows.csv", "--mapping", "pipe"],
    ];
    let before = office.n_entries();
    for arguments in commands {
        let began = Instant::now();
        let mut command = office.command_within(10, arguments);
        command.stdin(File::open("/dev/zero").expect("opened")).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it can be run");
        while child.try_wait().expect("a child").is_none() {
            if began.elapsed() > Duration::from_secs(120) {
                child.kill().expect("killed");
                panic!("{arguments:?} reads on and on");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let told = Told::from(child.wait_with_output().expect("it has ended"));
        assert_eq!(told.code, Some(4), "{arguments:?}: {}{}", told.out, told.err);
    }
    assert_eq!(office.n_entries(), before);
}

#[test]
fn what_is_saved_and_cannot_be_shown_is_called_saved() {
    let office = Office::new();
    let full = || File::options().write(true).open("/dev/full").expect("opened");
    let mut n = office.n_entries();
    let writes: [&[&str]; 5] = [
        &["rec", "update", "MRU-2006-03", "--note", "n"],
        &["meeting", "edit", "WDH-2010", "--place", "Windhoek"],
        &["owner", "edit", "ZMB", "--name", "Sambia"],
        &["settings", "set", "stale-days", "100"],
        &["undo"],
    ];
    for arguments in writes {
        let told = Told::from(office.command(arguments).stdout(full()).output().expect("it can be run"));
        n += 1;
        assert_eq!(told.code, Some(1), "{arguments:?}: {}", told.err);
        assert!(told.err.starts_with("error: saved, but not shown: "), "{arguments:?}: {}", told.err);
        assert_eq!(office.n_entries(), n, "{arguments:?}");
    }
    // A read and a dry run save nothing.
    for arguments in [&["rec", "list"][..], &["rec", "update", "MRU-2006-03", "--note", "n", "--dry-run"]] {
        let told = Told::from(office.command(arguments).stdout(full()).output().expect("it can be run"));
        assert_eq!(told.code, Some(1));
        assert!(told.err.starts_with("error: can't write the result: "), "{}", told.err);
    }
    assert_eq!(office.n_entries(), n);
}
