//! `midsa round accept`.

use super::preview;
use crate::cli::context::Context;
use crate::cli::writing::{WriteArguments, tell};
use crate::round::ingest::{Resolve, accept};

/// Accept a return that waits, from somebody else or in conflict: record what it says
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa round accept 2027-H1/3
  midsa round accept 2027-H1/3 --theirs")]
pub struct Arguments {
    /// The return, as `round show` names it
    #[arg(value_name = "RETURN")]
    name: String,

    /// If the register has moved on: record the return
    #[arg(long, conflicts_with = "ours")]
    theirs: bool,

    /// If the register has moved on: keep what it has, and the answer beside it
    #[arg(long)]
    ours: bool,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Records its answers and prints a line a change.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let resolve = match (arguments.theirs, arguments.ours) {
        (true, _) => Resolve::Theirs,
        (false, true) => Resolve::Ours,
        (false, false) => Resolve::LeaveAlone,
    };
    let words = context.words(&register.settings()?);
    let (reference, outcomes) = register.change(&arguments.writing.author(context), arguments.writing.keep(), |change| {
        accept(change, &arguments.name, resolve)
    })?;
    for outcome in &outcomes {
        tell(&outcome.changed, words, context)?;
        for (_, told) in &outcome.told {
            context.note(&format!(
                "{}{}{}",
                outcome.subject().unwrap_or_default(),
                words.sentences.colon,
                (words.returned.told)(told)
            ));
        }
    }
    context.print(&(words.round.done.accepted)(&reference, &preview::summary(&outcomes, words)))?;
    arguments.writing.remind(context);
    Ok(())
}
