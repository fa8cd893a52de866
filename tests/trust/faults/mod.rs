//! A fault at every system call: `strace` makes one call after the other fail, or kills the program there. The message about the
//! register must be true: saved, not saved, or "may or may not be saved".

mod reads;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::imports;
use crate::support::office::{MIDSA, Office, Told, findings};

/// Rows of the file that is imported.
const N_ROWS: usize = 20;

/// The system calls that read and write a register; calls that a command does not make are skipped.
const CALLS: [&str; 13] = [
    "pwrite64",
    "fsync",
    "fdatasync",
    "unlink",
    "ftruncate",
    "openat",
    "fcntl",
    "pread64",
    "write",
    "rename",
    "renameat2",
    "linkat",
    "fchmod",
];

/// The faults of a call. A kill before a call is a kill after the previous one.
const FAULTS: [&str; 3] = ["error=EIO", "error=ENOSPC", "signal=KILL"];

/// A command whose calls are made to fail, and what it writes.
struct Victim {
    arguments: &'static [&'static str],
    /// The register that it changes or makes.
    file: &'static str,
    /// Whether the command makes the file.
    makes: bool,
}

#[test]
#[ignore = "needs strace and minutes; .ci/run runs it"]
fn after_a_fault_at_any_system_call_the_register_is_as_it_was_said() {
    let base = Office::new();
    base.must(&["rec", "update", "MRU-2006-01a", "--note", "first"]);
    base.must(&["backup", "kept.db"]);
    imports::write_rows(&base, "rows.csv", 100, N_ROWS);
    let victims = [
        Victim { arguments: &["rec", "update", "MRU-2006-03", "--note", "n"], file: "register.db", makes: false },
        Victim { arguments: &["undo"], file: "register.db", makes: false },
        Victim { arguments: &["restore", "kept.db", "--yes"], file: "register.db", makes: false },
        Victim { arguments: &["import", "rows.csv"], file: "register.db", makes: false },
        Victim { arguments: &["backup", "made.db"], file: "made.db", makes: true },
        Victim { arguments: &["--db", "new.db", "init", "--empty"], file: "new.db", makes: true },
    ];
    // All the other commands that write run through the same few lines of the store; the soak tries some of them.
    let others = [
        &["rec", "add", "--meeting", "WDH-2010", "--title", "t", "--text", "t", "--owner", "IOM"][..],
        &["rec", "edit", "MRU-2006-03", "--title", "t"],
        &["rec", "split", "WDH-2010-03", "--into", "one", "--into", "two"],
        &["rec", "link", "MRU-2006-03", "supports", "WDH-2010-03"],
        &["meeting", "edit", "WDH-2010", "--starts", "2010-11-16", "--yes"],
        &["owner", "edit", "ZMB", "--name", "n"],
        &["focal-point", "add", "--owner", "ZMB", "--name", "Ms Phiri", "--since", "2020"],
        &["settings", "set", "stale-days", "100"],
    ];
    let is_soak = std::env::var("MIDSA_SOAK").is_ok();
    let others = others.into_iter().filter(|_| is_soak);
    let victims: Vec<Victim> =
        victims.into_iter().chain(others.map(|arguments| Victim { arguments, file: "register.db", makes: false })).collect();
    let mut runs = Vec::new();
    for victim in &victims {
        for (call, n) in calls_of(&base, victim.arguments) {
            // The soak tries every one; without it, every tenth of a frequent call is enough.
            let places = (1..=n).filter(|place| is_soak || n <= 12 || place % 10 == 0);
            runs.extend(places.flat_map(|place| FAULTS.map(|fault| (victim, format!("{call}:{fault}:when={place}")))));
        }
    }
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new([0usize; 6]);
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((victim, fault)) = runs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    match one(&base, victim, fault) {
                        Ok(outcome) => outcomes.lock().expect("nobody panics")[outcome as usize] += 1,
                        Err(why) => wrong.lock().expect("nobody panics").push(format!("{:?} {fault}: {why}", victim.arguments)),
                    }
                }
            });
        }
    });
    let [saved, not_saved, unsure, killed, not_begun, missed] = outcomes.into_inner().expect("nobody panics");
    println!(
        "{} runs: {saved} saved, {not_saved} not saved, {unsure} unsure, {killed} killed, {not_begun} not begun, {missed} missed",
        runs.len()
    );
    let wrong = wrong.into_inner().expect("nobody panics");
    assert!(wrong.is_empty(), "{} of {} were wrong:\n{}", wrong.len(), runs.len(), wrong.join("\n"));
    assert!(saved > 0 && not_saved > 0 && unsure > 0 && killed > 0, "a kind of outcome never came");
    // A run proves nothing if the fault did not come, or came before the program began; only few runs may be so.
    assert!(missed * 20 < runs.len(), "{missed} of {} runs met no fault", runs.len());
    assert!(not_begun * 5 < runs.len(), "{not_begun} of {} runs never began", runs.len());
    let n_kills = runs.iter().filter(|(_, fault)| fault.contains("signal=KILL")).count();
    assert!(killed + missed >= n_kills, "only {killed} of {n_kills} kills killed");
}

/// Protection against a power cut, which no test can cause: each step is on the disk before the next one relies on it.
#[test]
#[ignore = "needs strace; .ci/run runs it"]
fn an_update_is_on_the_disk_before_it_is_acknowledged() {
    let office = Office::new();
    let arguments = ["rec", "update", "MRU-2006-03", "--note", "n"];
    let told = traced(&office, &["-y"], &arguments, "calls.txt");
    assert_eq!(told.code, Some(0), "{}", told.err);
    let trace = fs::read_to_string(office.path().join("calls.txt")).expect("a trace");
    let calls: Vec<&str> = trace.lines().collect();
    let folder = fs::canonicalize(office.path()).expect("a folder").display().to_string();
    let is = |line: &str, call: &str, file: &str| line.contains(&format!("{call}(")) && line.contains(&format!("{folder}{file}"));
    let first = |call: &str, file: &str| calls.iter().position(|line| is(line, call, file));
    let last = |call: &str, file: &str| calls.iter().rposition(|line| is(line, call, file));
    let steps = [
        ("the journal is synced", first("fsync", "/register.db-journal>")),
        ("the register is written", first("pwrite64", "/register.db>")),
        ("the register is written whole", last("pwrite64", "/register.db>")),
        ("the register is synced", last("fsync", "/register.db>")),
        ("the journal is removed", last("unlink", "/register.db-journal\"")),
        ("the folder is synced", last("fsync", ">")),
        ("it is acknowledged", calls.iter().position(|line| line.contains("write(1") && line.contains("MRU-2006-03"))),
    ];
    for pair in steps.windows(2) {
        let [(before, at), (after, then)] = pair else { continue };
        assert!(at.is_some(), "{before}: never");
        assert!(at <= then, "{after} before {before}");
    }
}

#[derive(Debug, Clone, Copy)]
enum Outcome {
    Saved,
    NotSaved,
    Unsure,
    Killed,
    /// The fault came while the system loaded the program.
    NotBegun,
    /// The call was not made this often this time.
    Missed,
}

/// Runs the command with one fault, and compares its message with the register. The trace shows whether the fault came.
fn one(base: &Office, victim: &Victim, fault: &str) -> Result<Outcome, String> {
    let office = with_files(base);
    let n_before = office.n_entries();
    let told = traced(&office, &["-e", &format!("inject={fault}")], victim.arguments, "fault.txt");
    let trace = fs::read_to_string(office.path().join("fault.txt")).unwrap_or_default();
    let has_come = trace.contains("(INJECTED)") || trace.contains("killed by SIGKILL");

    let file = office.path().join(victim.file);
    let is_there = fs::symlink_metadata(&file).is_ok();
    if is_there || !victim.makes {
        match findings(&file) {
            Ok(found) if found.is_empty() => {}
            Ok(found) => return Err(format!("damaged: {found:?}")),
            Err(error) => return Err(format!("can't be opened: {error}")),
        }
    }
    if victim.arguments[0] == "import" {
        imports::look_at(&office, N_ROWS)?;
    }
    let is_saved = if victim.makes { is_there } else { office.n_entries() != n_before || was_restored(victim, &file) };
    match told.code {
        Some(0) if !is_saved => Err("acknowledged, and lost".to_owned()),
        Some(0) if !has_come => Ok(Outcome::Missed),
        _ if !has_come => Err(format!("no fault came, and yet: {:?} {}", told.code, told.err)),
        None => Ok(Outcome::Killed),
        Some(0) => Ok(Outcome::Saved),
        Some(101) => Err(format!("panic: {}", told.err)),
        Some(_) if told.err.contains("may or may not be saved") => Ok(Outcome::Unsure),
        // The register is written; either the line about it could not be written, or the folder could not be synced.
        Some(_) if is_saved && told.err.starts_with("error: saved, but not shown") => Ok(Outcome::Saved),
        Some(_) if is_saved && (told.err.contains("can't write") || told.err.is_empty()) => Ok(Outcome::Unsure),
        Some(_) if is_saved => Err(format!("saved, but it said: {}", told.err)),
        Some(127) if told.err.contains("error while loading shared libraries") => Ok(Outcome::NotBegun),
        Some(1..=5) if told.err.starts_with("error: ") => Ok(Outcome::NotSaved),
        // The error message itself could not be written.
        Some(1..=5) if told.err.is_empty() && fault.starts_with("write:") => Ok(Outcome::NotSaved),
        code => Err(format!("it is not midsa that says so: {code:?} {}", told.err)),
    }
}

/// A copy of the office with the files that its victims use.
fn with_files(base: &Office) -> Office {
    let office = base.copied();
    for file in ["kept.db", "rows.csv"] {
        fs::copy(base.path().join(file), office.path().join(file)).expect("copied");
    }
    office
}

fn was_restored(victim: &Victim, register: &Path) -> bool {
    victim.arguments[0] == "restore"
        && crate::support::office::commands(register).iter().any(|command| command.contains("restore"))
}

/// How often the command makes each call.
fn calls_of(base: &Office, arguments: &[&str]) -> Vec<(&'static str, usize)> {
    let office = with_files(base);
    let told = traced(&office, &[], arguments, "calls.txt");
    assert_eq!(told.code, Some(0), "{arguments:?}: {}", told.err);
    let trace = fs::read_to_string(office.path().join("calls.txt")).expect("a trace");
    let count = |call: &str| {
        trace
            .lines()
            .filter(|line| line.split_once(' ').is_some_and(|(_, rest)| rest.trim_start().starts_with(&format!("{call}("))))
            .count()
    };
    CALLS.iter().map(|&call| (call, count(call))).filter(|(_, n)| *n > 0).collect()
}

pub(crate) fn traced(office: &Office, options: &[&str], arguments: &[&str], output: &str) -> Told {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", output]).args(options).arg(MIDSA).args(arguments);
    let path = std::env::var_os("PATH").unwrap_or_default();
    office.prepare(&mut command);
    Told::from(command.env("PATH", path).output().expect("strace can be run"))
}
