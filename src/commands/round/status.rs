//! `midsa round status`.

use crate::cli::context::Context;
use crate::cli::reading::{ReadArguments, Reading};
use crate::export::Format;
use crate::report;

/// Show who was asked, who answered and how, and what is next
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa round status 2027-H1
  midsa round status 2027-H1 --format csv --columns owner,reply,next")]
pub struct Arguments {
    /// The round
    #[arg(value_name = "ROUND")]
    round: String,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Shows a row for each owner; of a closed round as it was closed.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let Reading { register, day, frame } = arguments.reading.open(context)?;
    let id = register.find_round(&arguments.round)?;
    let (round, replies) = (register.round(id)?, register.replies(id, day)?);
    let table = if arguments.reading.is_for_people(Format::Table) {
        report::round::status::status_for_people(&replies, &frame)
    } else {
        report::round::status::status(&round, &replies, &frame)
    };
    arguments.reading.write_table(context, Format::Table, table)?;
    let words = frame.words;
    let rate = (words.round.rate)(&round);
    let until = match round.closed_on {
        Some(closed) => (words.round.done.closed_on)(&words.day(closed)),
        None => (words.round.done.answers_by)(&words.day(round.closes_on)),
    };
    context.note(&format!("{rate}{}{until}", words.sentences.semicolon));
    Ok(())
}
