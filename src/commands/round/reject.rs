//! `midsa round reject`.

use crate::cli::context::Context;
use crate::cli::texts::text_or_stdin;
use crate::cli::writing::WriteArguments;
use crate::round::ingest::reject;

/// Reject a return that waits; what it said stays kept and counts nowhere
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa round reject 2027-H1/3 --reason \"The ministry has sent its own\"")]
pub struct Arguments {
    /// The return, as `round show` names it
    #[arg(value_name = "RETURN")]
    name: String,

    /// Why; `-` reads standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: String,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Rejects it.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let reason = text_or_stdin("reason", &arguments.reason)?;
    let mut register = context.open_to_change()?;
    let words = context.words(&register.settings()?);
    let keep = arguments.writing.keep();
    let (reference, owner) =
        register.change(&arguments.writing.author(context), keep, |change| reject(change, &arguments.name, &reason))?;
    context.print(&(words.round.done.rejected)(&reference, &owner))?;
    arguments.writing.remind(context);
    Ok(())
}
