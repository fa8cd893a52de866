//! Everyday commands as whole processes, side by side with public tools in the same run: `true` and the sqlite3 shell.
//!
//! `cargo bench --bench everyday -- 1000` makes a register of that many recommendations in a temporary folder, checks that
//! both give as many rows, then runs each pair in turn and prints medians and ratios. Ratios carry from one machine to
//! another; times do not. Without a sqlite3 shell its pairs are left out. `-- 100000 kept.db` makes the register once.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod filled;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use filled::{N_SHOWN, TODAY};
use midsa::error::Result;

/// Rounds of every pair.
const N_ROUNDS: usize = 41;

const LIST: &str = "SELECT r.ref, r.title, (SELECT group_concat(o.code, ', ') FROM assignment a JOIN owner o ON o.id = a.owner_id
    WHERE a.recommendation_id = r.id AND a.role = 'lead'), r.status, r.due,
    CASE WHEN NOT r.is_open THEN 'closed' WHEN r.watch_due_on < '2026-11-24' THEN 'overdue' ELSE 'on track' END
    FROM recommendation r JOIN meeting m ON m.id = r.meeting_id WHERE m.ref = 'SHOWN-2020' ORDER BY r.sort_key";
const UPDATE: &str = "BEGIN IMMEDIATE;
    INSERT INTO follow_up (recommendation_id, happened_on, recorded_at, recorded_by, status, is_move, note, audience)
      SELECT id, '2026-11-24', '2026-11-24T00:00:00.000000Z', 'officer', 'in-progress', 0, 'A letter', 'internal'
      FROM recommendation WHERE ref_key = 'shown-2020-07';
    UPDATE recommendation SET status = 'in-progress', updated_on = '2026-11-24', last_note = 'A letter', quiet_since_on = '2026-11-24'
      WHERE ref_key = 'shown-2020-07';
    COMMIT;";
const BY_MEETING: &str = "SELECT meeting_id, status, count(*) FROM recommendation GROUP BY 1, 2";

fn main() -> Result<()> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let register = folder.path().join("register.db");
    filled::register(&register)?;

    let midsa =
        |words: &[&str]| command(env!("CARGO_BIN_EXE_midsa"), &[&["--db", path(&register), "--today", TODAY], words].concat());
    let sqlite = |words: &[&str]| command("sqlite3", &[words, &[path(&register)]].concat());
    pair("start", "true", || command("true", &[]), "midsa --version", || command(env!("CARGO_BIN_EXE_midsa"), &["--version"]));
    if Command::new("sqlite3").arg("-version").stdout(Stdio::null()).status().is_err() {
        println!("no sqlite3 shell: its pairs are left out");
        return Ok(());
    }
    let list = ["rec", "list", "--meeting", "SHOWN-2020", "--quiet"];
    assert_eq!(lines(midsa(&list)), N_SHOWN + 2, "the list shows what it should");
    let shell = |sql: &'static str| {
        move || {
            let mut shell = sqlite(&["-box"]);
            shell.arg(sql);
            shell
        }
    };
    pair("list of 50 rows", "sqlite3 -box", shell(LIST), "midsa rec list", || midsa(&list));
    let update = ["rec", "update", "SHOWN-2020-07", "--status", "in-progress", "--note", "A letter"];
    let durable = || {
        let mut shell = sqlite(&["-cmd", "PRAGMA synchronous=EXTRA"]);
        shell.arg(UPDATE);
        shell
    };
    pair("update", "sqlite3", durable, "midsa rec update", || midsa(&update));
    pair("progress by meeting", "sqlite3 GROUP BY", shell(BY_MEETING), "midsa progress", || midsa(&["progress", "--quiet"]));
    Ok(())
}

fn pair(what: &str, a_name: &str, a: impl Fn() -> Command, b_name: &str, b: impl Fn() -> Command) {
    let (mut a_times, mut b_times) = (Vec::new(), Vec::new());
    for _ in 0..N_ROUNDS {
        a_times.push(time(a()));
        b_times.push(time(b()));
    }
    let mut ratios: Vec<f64> = a_times.iter().zip(&b_times).map(|(a, b)| b.as_secs_f64() / a.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    let [low, middle, high] = [N_ROUNDS / 4, N_ROUNDS / 2, N_ROUNDS * 3 / 4].map(|place| ratios[place]);
    println!(
        "{what}: {a_name} {:.2} ms, {b_name} {:.2} ms, ratio {middle:.2} ({low:.2} to {high:.2})",
        median(a_times),
        median(b_times)
    );
}

fn time(mut command: Command) -> Duration {
    let started = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the command starts");
    let taken = started.elapsed();
    assert!(status.success(), "{command:?} fails");
    taken
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

fn lines(mut command: Command) -> usize {
    let output = command.output().expect("the command starts");
    String::from_utf8_lossy(&output.stdout).lines().count()
}

fn command(program: &str, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(words);
    command
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a temporary folder has a plain name")
}
