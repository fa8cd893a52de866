//! Everyday commands as whole processes, side by side with public tools in the same run: `true` and the sqlite3 shell.
//!
//! `cargo bench --bench everyday -- 1000` makes a register of that many recommendations in a temporary folder, checks that
//! both give as many rows, then runs each pair in turn and prints medians and ratios. Ratios carry from one machine to
//! another; times do not. Without a sqlite3 shell its pairs are left out.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use midsa::error::Result;
use midsa::model::date::Span;
use midsa::model::deadline::Deadline;
use midsa::model::reference::Ref;
use midsa::model::vocabulary::{Kind, MeetingKind, OwnerKind, Role, Status};
use midsa::platform::Access;
use midsa::store::{Author, Change, Keep, NewFollowUp, NewMeeting, NewOwner, NewRecommendation, Part, Register, Settings};

/// Rounds of every pair.
const N_ROUNDS: usize = 41;
/// Rows that the lists show, whatever the register holds.
const N_SHOWN: usize = 50;
const TODAY: &str = "2026-11-24";

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
    let n = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(1000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let register = folder.path().join("register.db");
    let started = Instant::now();
    fill(&register, n)?;
    println!("{n} recommendations made in {:.1} s", started.elapsed().as_secs_f64());

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

/// A register of `n` recommendations: 50 of one meeting, the rest of twenty others, with forty owners and three follow-ups each.
fn fill(path: &Path, n: usize) -> Result<()> {
    let author = Author { by: "bench".to_owned(), today: TODAY.parse().expect("a day"), command: "fill".to_owned() };
    Register::create(path, Access::Owner, |register| {
        register.change(&author, Keep::Commit, |change| {
            change.keep_settings(&Settings::default())?;
            let owners = (1..=40).map(|k| change.add_owner(&owner(k))).collect::<Result<Vec<_>>>()?;
            let mut meetings = Vec::new();
            for k in 0..21u32 {
                let reference = if k == 0 { "SHOWN-2020".to_owned() } else { format!("M{k:02}-{}", 2000 + k) };
                meetings.push((change.add_meeting(&meeting(&reference, k))?, reference));
            }
            for k in 0..n {
                let place = if k < N_SHOWN { 0 } else { 1 + k % 20 };
                let (meeting, reference) = &meetings[place];
                let id = change.add_recommendation(&NewRecommendation {
                    reference: Ref::new(&format!("{reference}-{:02}", k + 1)).expect("a reference"),
                    parent: None,
                    kind: Kind::Recommendation,
                    meeting: Some(*meeting),
                    title: format!("Harmonise the procedures of border posts for the {k}th time"),
                    text: "Member states should harmonise the procedures of their border posts and report on it. ".repeat(2),
                    source: None,
                    themes: vec![format!("theme-{}", k % 12)],
                    priority: None,
                    done_when: None,
                    is_each: false,
                    owners: vec![(owners[k % 40], Role::Lead), (owners[(k * 7 + 1) % 40], Role::Support)],
                    first: Some(NewFollowUp { due: Some(due(k)), ..NewFollowUp::default() }),
                })?;
                follow(change, id, k)?;
            }
            Ok(())
        })
    })
}

fn follow(change: &mut Change<'_>, id: midsa::model::id::RecommendationId, k: usize) -> Result<()> {
    let statuses = [Status::NotStarted, Status::InProgress, Status::Implemented];
    for (step, year) in (0..2 + k % 2).zip(2021..) {
        let status = Some(statuses[(k + step) % 3]);
        let happened = NaiveDate::from_ymd_opt(year, 3, 1).map(Span::Day);
        let new = NewFollowUp { status, happened, note: Some("A letter came in".to_owned()), ..NewFollowUp::default() };
        change.record(id, &Part::Whole, &new)?;
    }
    Ok(())
}

fn due(k: usize) -> Deadline {
    let day = NaiveDate::from_yo_opt(2024, 1).expect("a day") + chrono::Days::new(k as u64 * 13 % 1500);
    Deadline::On(Span::Day(day))
}

fn owner(k: usize) -> NewOwner {
    NewOwner {
        code: format!("O{k:02}"),
        kind: OwnerKind::Organisation,
        name: format!("Office {k}"),
        name_fr: None,
        name_pt: None,
        former_names: Vec::new(),
        members: Vec::new(),
    }
}

fn meeting(reference: &str, k: u32) -> NewMeeting {
    let year = 2000 + i32::try_from(k).expect("few");
    NewMeeting {
        reference: Ref::new(reference).expect("a reference"),
        kind: MeetingKind::Workshop,
        body: "MIDSA".to_owned(),
        title: format!("Workshop of {year}"),
        starts: Some(Span::Year(year)),
        ends: Some(Span::Year(year)),
        place: None,
        country: None,
    }
}
