//! The laptop dies in a write: every acknowledged change is there, any other is there whole or not at all.

use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::support::office::{Office, commands};
use super::support::random::{Random, times};

/// The register is checked after so many kills; a check costs as much as three kills.
const EVERY: u64 = 20;

/// On a busy machine a command takes longer or shorter than was measured, and kills come too late or too early: the test goes on
/// until enough of them hit, up to so many times the runs it was to make.
pub(crate) const MOST: u64 = 10;

#[test]
fn an_acknowledged_update_survives_every_kill() {
    let office = Office::new();
    let mut random = Random::new(1);
    let n_all = times(33);
    let longest = how_long(&office, &["rec", "update", "MRU-2006-04", "--note", "measured"]);
    let (mut acknowledged, mut n_killed, mut n_journals) = (Vec::new(), 0u64, 0u64);
    for n in 0..n_all * MOST {
        if n >= n_all && n_killed * 5 > n_all {
            break;
        }
        let note = format!("kill-{n}");
        let arguments = ["rec", "update", "MRU-2006-03", "--status", "in-progress", "--note", &note];
        match killed(&office, &arguments, &mut random, longest) {
            Ended::Acknowledged => acknowledged.push(note),
            Ended::Refused(why) => panic!("refused: {why}"),
            Ended::Killed => n_killed += 1,
        }
        n_journals += u64::from(office.path().join("register.db-journal").exists());
        if n % EVERY == EVERY - 1 || n + 1 >= n_all {
            assert_eq!(office.findings(), [], "after kill {n}, seed {}", random.seed());
            let there = commands(&office.register());
            let lost: Vec<&String> =
                acknowledged.iter().filter(|note| !there.iter().any(|command| command.ends_with(*note))).collect();
            assert!(lost.is_empty(), "lost {lost:?}, seed {}", random.seed());
        }
    }
    println!("{n_all} runs, {n_killed} killed, {n_journals} journals left, {} acknowledged, 0 lost", acknowledged.len());
    assert!(
        n_killed * 5 > n_all && (n_journals > 0 || n_all < 300),
        "too few kills hit a write: {n_killed}, {n_journals} journals"
    );
}

#[test]
fn undo_and_redo_are_done_or_not_done_after_every_kill() {
    let office = Office::new();
    for note in ["one", "two", "three"] {
        office.must(&["rec", "update", "MRU-2006-03", "--note", note]);
    }
    let mut random = Random::new(1);
    let n_all = times(15);
    let longest = how_long(&office, &["undo"]);
    office.must(&["redo"]);
    let (mut n_killed, mut n_done) = (0u64, 0u64);
    for n in 0..n_all * MOST {
        if n >= n_all && n_killed * 5 > n_all {
            break;
        }
        let before = office.n_entries();
        // In any state, one of the two is possible.
        let verb = if random.below(2) == 0 { "undo" } else { "redo" };
        match killed(&office, &[verb], &mut random, longest) {
            Ended::Acknowledged => {
                assert_eq!(office.n_entries(), before + 1, "{verb} {n} was acknowledged, seed {}", random.seed());
                n_done += 1;
            }
            Ended::Refused(why) => assert!(why.contains("taken back") || why.contains("made the register"), "{why}"),
            Ended::Killed => {
                n_killed += 1;
                assert!(office.n_entries() <= before + 1, "{verb} {n}, seed {}", random.seed());
            }
        }
        if n % EVERY == EVERY - 1 || n + 1 >= n_all {
            assert_eq!(office.findings(), [], "after kill {n}, seed {}", random.seed());
        }
    }
    println!("{n_all} runs, {n_killed} killed, {n_done} done");
    assert!(n_killed * 5 > n_all, "too few were killed: {n_killed}");
}

#[test]
fn init_leaves_a_whole_register_or_none_after_every_kill() {
    let mut random = Random::new(1);
    let longest = how_long(&Office::empty(), &["init"]);
    let (mut n_there, mut n_none, n_all) = (0u64, 0u64, times(5));
    for n in 0..n_all * MOST {
        if n >= n_all && n_there > 0 && n_none > 0 {
            break;
        }
        let office = Office::empty();
        let ended = killed(&office, &["init"], &mut random, longest);
        let is_there = office.register().exists();
        n_there += u64::from(is_there);
        n_none += u64::from(!is_there);
        assert!(is_there || !matches!(ended, Ended::Acknowledged), "init {n}, seed {}", random.seed());
        if is_there {
            assert_eq!(office.findings(), [], "init {n}, seed {}", random.seed());
        } else {
            office.must(&["init"]);
        }
    }
    println!("{n_there} registers, {n_none} times none");
    assert!(n_there > 0 && n_none > 0, "the kills came too early or too late: {n_there} registers, {n_none} times none");
}

pub(crate) enum Ended {
    Acknowledged,
    Refused(String),
    Killed,
}

/// Runs the program and kills it at a random moment; about half of the runs end before it.
pub(crate) fn killed(office: &Office, arguments: &[&str], random: &mut Random, longest: Duration) -> Ended {
    let mut command = office.command(arguments);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be run");
    let micros = u64::try_from(longest.as_micros()).expect("short");
    sleep(Duration::from_micros(random.below(micros * 2)));
    // It may have ended already.
    let _ = child.kill();
    let output = child.wait_with_output().expect("it has ended");
    match output.status.code() {
        Some(0) => Ended::Acknowledged,
        Some(_) => Ended::Refused(String::from_utf8_lossy(&output.stderr).into_owned()),
        None => Ended::Killed,
    }
}

/// How long the command takes here.
pub(crate) fn how_long(office: &Office, arguments: &[&str]) -> Duration {
    let began = Instant::now();
    office.must(arguments);
    began.elapsed()
}
