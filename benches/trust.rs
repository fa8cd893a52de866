//! What section 12 of DESIGN.md promises, on a large register: how long a check, a backup, an undo of everything and the log
//! take, and how it grows.
//!
//! `cargo bench --bench trust -- 100000 kept.db` makes the register once, in `kept.db`.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod filled;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use filled::{TODAY, author};
use midsa::error::Result;
use midsa::model::vocabulary::Status;
use midsa::store::{Author, Filter, Keep, NewFollowUp, Part, Register};

fn main() -> Result<()> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let register = folder.path().join("register.db");
    let n = filled::register(&register)?;
    let size = std::fs::metadata(&register).expect("made").len();
    println!("{} MiB", size >> 20);

    timed(&register, &["check"]);
    timed(&register, &["log"]);
    timed(&register, &["backup", "copy.db"]);
    let started = Instant::now();
    update_all(&register)?;
    println!("an update of all of them: {:.2} s", started.elapsed().as_secs_f64());
    timed(&register, &["undo", "--yes"]);
    timed(&register, &["redo", "--yes"]);
    timed(&register, &["check"]);

    let small = folder.path().join("log.db");
    let n_recommendations = filled::N_SHOWN.max(n / 20);
    filled::fill(&small, n_recommendations)?;
    let started = Instant::now();
    commands(&small, n, n_recommendations)?;
    println!("{n} commands of their own: {:.2} s", started.elapsed().as_secs_f64());
    timed(&small, &["log"]);
    timed(&small, &["log", "--format", "csv"]);
    timed(&small, &["log", &n.to_string()]);
    timed(&small, &["rec", "show", "SHOWN-2020-07"]);
    timed(&small, &["undo", "--yes"]);
    timed(&small, &["undo", "--steps", "100", "--yes"]);
    timed(&small, &["check"]);
    Ok(())
}

/// One change of every recommendation.
fn update_all(path: &Path) -> Result<()> {
    let mut register = Register::open(path)?;
    let mut ids = Vec::new();
    register.recommendations(&Filter::default(), author().today, &mut |recommendation| {
        ids.push(recommendation.id);
        Ok(())
    })?;
    let author = Author { command: "update of all".to_owned(), ..author() };
    register.change(&author, Keep::Commit, |change| {
        for id in &ids {
            let status = Some(Status::InProgress);
            change.record(
                *id,
                &Part::Whole,
                &NewFollowUp { status, note: Some("a letter".to_owned()), ..NewFollowUp::default() },
            )?;
        }
        Ok(())
    })
}

/// `n` changes of a recommendation each, of all in turn.
fn commands(path: &Path, n: usize, n_recommendations: usize) -> Result<()> {
    let mut register = Register::open(path)?;
    let mut ids = Vec::with_capacity(n_recommendations);
    register.recommendations(&Filter::default(), author().today, &mut |recommendation| {
        ids.push(recommendation.id);
        Ok(())
    })?;
    for k in 0..n {
        let note = NewFollowUp { note: Some(format!("letter {k}")), ..NewFollowUp::default() };
        register.change(&author(), Keep::Commit, |change| change.record(ids[k % ids.len()], &Part::Whole, &note))?;
    }
    Ok(())
}

fn timed(register: &Path, words: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_midsa"));
    command.arg("--db").arg(register).args(["--today", TODAY, "--by", "bench"]).args(words);
    command.current_dir(register.parent().expect("a folder")).stdout(Stdio::null());
    let started = Instant::now();
    let status = command.status().expect("the command starts");
    println!("midsa {}: {:.2} s", words.join(" "), started.elapsed().as_secs_f64());
    assert!(status.success(), "{words:?} fails");
}
