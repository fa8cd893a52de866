//! `midsa round list`.

use crate::cli::context::Context;
use crate::cli::reading::{ReadArguments, Reading};
use crate::export::Format;
use crate::report;

/// List the reporting rounds with their figures
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa round list
  midsa round list --format csv --columns round,n_returned,n_owners")]
pub struct Arguments {
    #[command(flatten)]
    reading: ReadArguments,
}

/// Lists them, the oldest first.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let Reading { register, frame, .. } = arguments.reading.open(context)?;
    let rounds = register.rounds()?;
    let table = if arguments.reading.is_for_people(Format::Table) {
        report::round::rounds::rounds_for_people(&rounds, &frame)
    } else {
        report::round::rounds::rounds(&rounds, &frame)
    };
    arguments.reading.write_table(context, Format::Table, table)?;
    if rounds.is_empty() {
        context.note(frame.words.round.done.no_round);
    }
    Ok(())
}
