//! `midsa round close`.

use crate::cli::context::Context;
use crate::cli::writing::WriteArguments;

/// Close a round: its figures are fixed, what comes later counts as received after closing
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa round close 2027-H1
  midsa rec list --as-known-on 2027-H1")]
pub struct Arguments {
    /// The round
    #[arg(value_name = "ROUND")]
    round: String,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Closes it and says with which figures.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let id = register.find_round(&arguments.round)?;
    let words = context.words(&register.settings()?);
    let round = register.change(&arguments.writing.author(context), arguments.writing.keep(), |change| change.close_round(id))?;
    let rate = (words.round.rate)(&round);
    context.print(&(words.round.done.closed)(round.reference.as_str(), &rate))?;
    arguments.writing.remind(context);
    Ok(())
}
