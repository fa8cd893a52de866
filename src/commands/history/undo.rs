//! `midsa undo`; `redo` shares what it prints and asks.

use crate::cli::context::Context;
use crate::cli::progress_bar::Bar;
use crate::cli::writing::WriteArguments;
use crate::error::Result;
use crate::model::log::LogEntry;
use crate::model::vocabulary::EntryKind;
use crate::model::work::Work;
use crate::report::changed::lines_of;
use crate::store::{Consent, Outcome, TakenBack, Target};
use crate::text::{Keeping, Words};

/// Take back what was done, the newest first
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa undo
  midsa undo --steps 3 --dry-run
  midsa undo 12")]
pub struct Arguments {
    /// Take back this entry of the log, if nothing depends on it; `midsa log` shows the numbers
    #[arg(value_name = "ID", conflicts_with = "steps", value_parser = clap::value_parser!(i64).range(1..))]
    id: Option<i64>,

    /// Take back this many commands, the newest first
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    steps: Option<u32>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Takes it back as new entries of the log; `midsa redo` takes that back.
///
/// # Errors
/// There is nothing to take back, something depends on it, or somebody else did it and there is no leave (4).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let target = arguments.id.map_or(Target::Newest(arguments.steps.unwrap_or(1)), Target::Entry);
    take_back(target, &arguments.writing, context)
}

/// Takes back what `target` names, asking first where somebody else did it, and prints a line for each row.
///
/// # Errors
/// As `run`.
pub(super) fn take_back(target: Target, writing: &WriteArguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    // Read before the change: what fails after it must not look as if nothing was saved.
    let words = context.words(&register.settings()?);
    let author = writing.author(context);
    let consent = if writing.consent.is_given() { Consent::ToAll } else { Consent::NotAsked };
    let mut bar = Bar::on(context);
    bar.show(Work::TakingBack, 0, 0);
    let outcome = register.take_back(&author, writing.keep(), target, &consent)?;
    drop(bar);
    let done = match outcome {
        Outcome::Done(done) => done,
        Outcome::Asks(entries) => {
            let named: Vec<(i64, &str)> = entries.iter().map(|entry| (entry.id, entry.by.as_str())).collect();
            let reason = |keeping: &Keeping| (keeping.by_somebody_else)(&named);
            writing.consent.confirm(reason, words.keeping.take_it_back, Some(&register), context)?;
            let shown = Consent::To(entries.iter().map(|entry| entry.id).collect());
            match register.take_back(&author, writing.keep(), target, &shown)? {
                Outcome::Done(done) => done,
                Outcome::Asks(_) => Vec::new(),
            }
        }
    };
    for step in &done {
        tell(step, words, context)?;
    }
    writing.remind(context);
    Ok(())
}

fn tell(step: &TakenBack, words: &Words, context: &Context) -> Result<()> {
    let c = &words.changed;
    let LogEntry { id, by, .. } = if step.entry.kind == EntryKind::Undo { &step.command } else { &step.entry };
    context.print(&if step.entry.kind == EntryKind::Undo { (c.done_again)(*id, by) } else { (c.taken_back)(*id, by) })?;
    lines_of(&step.told, words).iter().try_for_each(|line| context.print(&format!("  {line}")))?;
    if !step.told.counts.is_empty() {
        context.note(&(words.keeping.first_told)(step.told.first.len() as u64, step.entry.id));
    }
    for entry in &step.passed_over {
        context.note(&(words.keeping.passed_over)(entry.id));
    }
    Ok(())
}
