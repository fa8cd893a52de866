//! Nobody who writes waits for somebody who types: while a command reads what comes slowly, or asks a question, others write.
//!
//! No test here looks at a clock. The command goes on only after the other has written; if it held the lock, the other would give
//! up and fail.

use std::fs::File;
use std::io::{Read, Write};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::ioctl_fionread;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use crate::every::office;
use crate::support::office::{Office, Told};

/// Every command that takes something from standard input, and what is typed there.
const TYPED: &[(&[&str], &str)] = &[
    (&["rec", "update", "MRU-2006-03", "--note", "-"], "typed slowly"),
    (&["rec", "update", "MRU-2006-03", "--due", "2030", "--reason", "-"], "typed slowly"),
    (&["rec", "update", "MRU-2006-03", "--dispute", "-"], "typed slowly"),
    (&["rec", "update", "MRU-2006-01a", "--settle", "-"], "typed slowly"),
    (&["rec", "add", "--meeting", "WDH-2010", "--text", "-"], "typed slowly"),
    (&["rec", "add", "--meeting", "WDH-2010", "--text-file", "-"], "typed slowly"),
    (&["rec", "add", "--meeting", "WDH-2010", "--text", "t", "--title", "-"], "typed slowly"),
    (&["rec", "add", "--meeting", "WDH-2010", "--text", "t", "--source", "-"], "typed slowly"),
    (&["rec", "add", "--meeting", "WDH-2010", "--text", "t", "--done-when", "-"], "typed slowly"),
    (&["rec", "edit", "MRU-2006-03", "--title", "-"], "typed slowly"),
    (&["rec", "edit", "MRU-2006-03", "--text", "-", "--reason", "r"], "typed slowly"),
    (&["rec", "edit", "MRU-2006-03", "--text", "t", "--reason", "-"], "typed slowly"),
    (&["rec", "edit", "MRU-2006-03", "--text-file", "-", "--reason", "r"], "typed slowly"),
    (&["rec", "edit", "MRU-2006-03", "--source", "-"], "typed slowly"),
    (&["rec", "edit", "MRU-2006-03", "--done-when", "-"], "typed slowly"),
    (&["rec", "split", "WDH-2010-05", "--into", "one", "--into", "-"], "typed slowly"),
    (&["rec", "split", "WDH-2010-02", "--into-file", "-"], "one\n\ntwo\n"),
    (&["rec", "translate", "MRU-2006-03", "--into", "fr", "--title", "-"], "typed slowly"),
    (&["rec", "translate", "MRU-2006-03", "--into", "fr", "--text", "-"], "typed slowly"),
    (&["rec", "translate", "MRU-2006-03", "--into", "fr", "--text-file", "-"], "typed slowly"),
    (&["rec", "link", "MRU-2006-03", "overlaps", "WDH-2010-01", "--passage", "-"], "typed slowly"),
    (&["round", "reject", "R1/1", "--reason", "-"], "typed slowly"),
    (&["import", "-", "--format", "csv"], "ref,meeting,text\nWDH-2010-95,WDH-2010,Text\n"),
    (&["import", "-", "--format", "ndjson"], "{\"ref\":\"WDH-2010-96\",\"meeting\":\"WDH-2010\",\"text\":\"Text\"}\n"),
];

#[test]
fn who_types_slowly_keeps_nobody_waiting() {
    let office = office();
    for (arguments, text) in TYPED {
        let mut slow = office.command(arguments);
        let slow = slow.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = slow.spawn().expect("it can be run");
        let mut typed = child.stdin.take().expect("a pipe");
        let (first, rest) = text.split_at(1);
        typed.write_all(first.as_bytes()).expect("typed");
        // It has begun to read when the pipe is empty.
        while ioctl_fionread(&typed).expect("a pipe") > 0 {
            thread::sleep(Duration::from_millis(1));
            assert!(child.try_wait().expect("a child").is_none(), "{arguments:?} ended and read nothing");
        }
        another_writes(&office);
        typed.write_all(rest.as_bytes()).expect("typed");
        drop(typed);
        let told = Told::from(child.wait_with_output().expect("it has ended"));
        assert_eq!(told.code, Some(0), "{arguments:?}: {}", told.err);
    }
    assert_eq!(office.findings(), []);
}

/// Every question that a command asks, and what it goes on to say after a no.
const ASKED: &[&[&str]] = &[
    &["rec", "remove", "WDH-2010-04"],
    &["meeting", "edit", "NEW-2027", "--starts", "2027-05"],
    &["focal-point", "forget", "ZMB", "Ms Phiri"],
    &["--by", "another", "undo"],
    &["restore", "kept.db"],
];

#[test]
fn a_question_keeps_nobody_waiting() {
    let office = office();
    for arguments in ASKED {
        let mut terminal = Terminal::new();
        let mut child = terminal.run(&office, arguments, &[]);
        let asked = terminal.read_until("[y/N] ");
        assert!(asked.contains("[y/N] "), "{arguments:?}: {asked}");
        another_writes(&office);
        terminal.master.write_all(b"n\n").expect("answered");
        child.wait().expect("it has ended");
    }
    assert_eq!(office.findings(), []);
}

#[test]
fn a_question_comes_before_anything_is_said_to_be_done() {
    let office = office();
    let asked: &[(&[&str], &str, &str)] = &[
        (&["rec", "remove", "WDH-2010-04", "--lang", "pt"], "Isto seria feito:", "  WDH-2010-04: suprimida"),
        (&["meeting", "edit", "NEW-2027", "--starts", "2027-05"], "This would be done:", "  NEW-2027: starts"),
    ];
    for (arguments, heading, change) in asked {
        let mut terminal = Terminal::new();
        let mut child = terminal.run(&office, arguments, &[]);
        let asked = terminal.read_until("] ");
        let (head, rest) = asked.split_once("\r\n").expect("lines");
        assert_eq!(&head, heading, "{asked}");
        assert!(rest.starts_with(change) && rest.lines().rev().skip(1).all(|line| line.starts_with("  ")), "{asked}");
        terminal.master.write_all(b"n\n").expect("answered");
        child.wait().expect("it has ended");
    }
    assert_eq!(office.findings(), []);
}

#[test]
fn a_pager_keeps_nobody_waiting() {
    let office = office();
    for arguments in [&["rec", "list"][..], &["log"], &["export", "follow-ups", "--format", "table"], &["report"]] {
        let mut terminal = Terminal::new();
        // It shows a line and is read until somebody types.
        let pager = office.path().join("pager");
        std::fs::write(&pager, "#!/bin/sh\necho paged\nread -r line <&2\n").expect("written");
        std::fs::set_permissions(&pager, std::os::unix::fs::PermissionsExt::from_mode(0o755)).expect("set");
        let mut child = terminal.run(&office, arguments, &[("MIDSA_PAGER", "./pager")]);
        let shown = terminal.read_until("paged");
        assert!(shown.contains("paged"), "{arguments:?}: {shown}");
        another_writes(&office);
        assert!(child.try_wait().expect("a child").is_none(), "{arguments:?}: the pager had gone before");
        terminal.master.write_all(b"\n").expect("typed");
        assert!(child.wait().expect("it has ended").success(), "{arguments:?}");
    }
}

/// A terminal of 80 columns and 24 lines on which a command runs.
struct Terminal {
    master: File,
    slave: File,
}

impl Terminal {
    fn new() -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).expect("a terminal");
        unlockpt(&master).expect("a terminal");
        let name = ptsname(&master, Vec::new()).expect("its name").into_string().expect("ASCII");
        let slave = File::options().read(true).write(true).open(name).expect("its other end");
        tcsetwinsize(&slave, Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 }).expect("its size");
        Self { master: File::from(master), slave }
    }

    fn run(&self, office: &Office, arguments: &[&str], variables: &[(&str, &str)]) -> std::process::Child {
        let end = || Stdio::from(self.slave.try_clone().expect("a handle"));
        let mut command = office.command(arguments);
        command.envs(variables.iter().copied()).env("PATH", "/usr/bin:/bin").env("TERM", "xterm");
        command.stdin(end()).stdout(end()).stderr(end()).spawn().expect("it can be run")
    }

    /// What is shown up to `end`, or for a while where it does not come.
    fn read_until(&mut self, end: &str) -> String {
        const LONGEST: Timespec = Timespec { tv_sec: 120, tv_nsec: 0 };
        let mut shown = Vec::new();
        let mut buffer = [0u8; 1024];
        while !String::from_utf8_lossy(&shown).contains(end) {
            let n_ready = poll(&mut [PollFd::new(&self.master, PollFlags::IN)], Some(&LONGEST));
            if n_ready != Ok(1) {
                break;
            }
            match self.master.read(&mut buffer) {
                Ok(n) if n > 0 => shown.extend_from_slice(&buffer[..n]),
                _ => break,
            }
        }
        String::from_utf8_lossy(&shown).into_owned()
    }
}

/// Fails where the register stays locked.
fn another_writes(office: &Office) {
    office.must(&["rec", "update", "MRU-2006-04", "--note", "meanwhile"]);
}
