//! Many commands at once, each ended by a random signal at a random moment: the files they leave in any folder are gone after the
//! next commands that write there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::every;
use super::support::office::Office;
use super::support::random::{Random, times};

/// The commands; N is a new number each time.
const COMMANDS: [&str; 12] = [
    "import rows.csv",
    "backup",
    "backup out/N.db",
    "export recommendations --output out/table.csv --force",
    "report --output out/report.html --force",
    "site public",
    "round pack R1 --output packed-N",
    "rec update MRU-2006-03 --note N --evidence letter.txt --copy-evidence",
    "check",
    "restore whole.db --yes",
    "--db out/new-N.db init",
    "import - --format csv",
];

const SIGNALS: [&str; 4] = ["KILL", "TERM", "INT", "HUP"];

#[test]
fn what_many_ended_commands_leave_is_gone_after_the_next() {
    let office = every::office();
    office.must(&["backup", "whole.db"]);
    for folder in ["out", "temporary"] {
        fs::create_dir(office.path().join(folder)).expect("a folder");
    }
    let mut random = Random::new(11);
    let (mut n_ended, mut n_left) = (0, 0);
    for round in 0..times(3) {
        let seed = random.seed();
        let mut children: Vec<Child> = (0..6).map(|n| begin(&office, &mut random, round * 6 + n)).collect();
        for child in &mut children {
            sleep(Duration::from_micros(random.below(60_000)));
            end(child, random.pick::<&str>(&SIGNALS));
        }
        for mut child in children {
            n_ended += u64::from(child.wait().expect("ended").code().is_none());
        }
        n_left += left_in(office.path()).len();
        for words in [
            &["rec", "update", "MRU-2006-04", "--note", "after", "--evidence", "letter.txt", "--copy-evidence"][..],
            &["export", "owners", "--output", "out/owners.csv", "--force"],
            &["site", "public"],
        ] {
            office.must(words);
        }
        // Each round has its own folder, which the next write into it sweeps.
        for packed in folders(office.path()).iter().filter(|folder| is_packed(folder)) {
            office.must(&["export", "owners", "--output", &packed.join("owners.csv").display().to_string(), "--force"]);
        }
        assert_eq!(left_in(office.path()), Vec::<PathBuf>::new(), "round {round}, seed {seed}");
        assert_eq!(office.findings(), [], "round {round}, seed {seed}");
    }
    println!("{n_ended} commands ended by a signal, {n_left} files left and swept");
    assert!(n_ended > 0, "every command came to its end");
    assert!(n_left > 0 || times(3) < 30, "nothing was ever left");
}

fn begin(office: &Office, random: &mut Random, n: u64) -> Child {
    let typed = random.pick::<&str>(&COMMANDS).replace('N', &n.to_string());
    let words: Vec<&str> = typed.split(' ').collect();
    let mut command = office.command(&words);
    command.env("TMPDIR", office.path().join("temporary"));
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program can be run")
}

/// It may have ended already.
fn end(child: &Child, signal: &str) {
    let process = child.id().to_string();
    let ended = Command::new("sh").args(["-c", &format!("kill -s {signal} {process}")]).stderr(Stdio::null()).status();
    ended.expect("sh can be run");
}

/// Left-over files: half-made files, journals, anything among temporary files.
fn left_in(folder: &Path) -> Vec<PathBuf> {
    let mut left = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            left.extend(left_in(&path));
        } else if name.starts_with('.') || name.ends_with("-journal") || folder.ends_with("temporary") {
            left.push(path);
        }
    }
    left.sort();
    left
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.filter(|path| path.is_dir()).collect()
}

fn is_packed(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("packed-"))
}
