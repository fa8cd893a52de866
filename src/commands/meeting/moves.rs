//! The deadlines that move with a meeting: shown before anything is done, and asked about on a terminal.

use chrono::NaiveDate;

use crate::cli::context::Context;
use crate::cli::prompt::Answer;
use crate::cli::writing::WriteArguments;
use crate::error::{Error, Result};
use crate::store::{Change, Keep, Moved, Register};

/// What a write of a meeting shows.
pub(super) struct Outcome {
    /// What changes of the meeting; `None` where nothing does.
    pub(super) line: Option<String>,
    pub(super) moved: Vec<Moved>,
    /// What is said beside it.
    pub(super) notes: Vec<String>,
}

/// Asks where deadlines would move, with what `work` would do; does it, and tells it.
///
/// # Errors
/// What `work` refuses; a change by another command between showing and doing.
pub(super) fn show_and_do(
    register: &mut Register,
    writing: &WriteArguments,
    context: &Context,
    work: impl Fn(&mut Change<'_>) -> Result<Outcome>,
) -> Result<()> {
    let shown = register.change(&writing.author(context), Keep::DryRun, &work)?;
    let Some(line) = &shown.line else {
        context.note("nothing changes: it stands so already");
        return Ok(());
    };
    if writing.keep() == Keep::Commit {
        if !shown.moved.is_empty() && writing.consent.ask(&question(line, &shown.moved), Some(register), context)? == Answer::No {
            context.note("nothing was changed");
            return Ok(());
        }
        register.change(&writing.author(context), Keep::Commit, |change| match work(change)? {
            Outcome { line, moved, .. } if line == shown.line && moved == shown.moved => Ok(()),
            Outcome { .. } => Err(Error::ChangedMeanwhile),
        })?;
    }
    context.print(line)?;
    for moved in &shown.moved {
        context.print(&moved_line(moved))?;
    }
    shown.notes.iter().for_each(|note| context.note(note));
    writing.remind(context);
    Ok(())
}

/// `WDH-2010-02: due 2027-03-01 → 2027-06-01 (next:ministerial)`.
fn moved_line(moved: &Moved) -> String {
    let Moved { subject, deadline, from, to } = moved;
    format!("{subject}: due {} → {} ({deadline})", day(*from), day(*to))
}

fn day(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "no day".to_owned(), |day| day.to_string())
}

/// What would be done, a line each, and the question.
fn question(line: &str, moved: &[Moved]) -> String {
    let lines: Vec<String> = moved.iter().map(moved_line).collect();
    let deadlines = if moved.len() == 1 { "this deadline".to_owned() } else { format!("these {} deadlines", moved.len()) };
    format!("{line}\n{}\nRecord this, and move {deadlines}?", lines.join("\n"))
}
