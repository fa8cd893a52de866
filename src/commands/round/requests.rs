//! `midsa round requests`.

use crate::cli::context::Context;
use crate::cli::reading::{ReadArguments, Reading};
use crate::cli::tongue;
use crate::export::Format;
use crate::model::vocabulary::WishState;
use crate::report;

/// List the wishes for other deadlines that wait for a decision
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A wish is granted with `midsa rec update REF --due DATE --reason TEXT`, and declined by recording the deadline that \
stands, with the reason.

Examples:
  midsa round requests
  midsa round requests 2027-H1 --all --format csv")]
pub struct Arguments {
    /// The round [default: all]
    #[arg(value_name = "ROUND")]
    round: Option<String>,

    /// List decided ones too
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Lists them in the order in which they came.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let Reading { register, frame, .. } = arguments.reading.open(context)?;
    let round = arguments.round.as_deref().map(|name| register.find_round(name)).transpose()?;
    let mut wishes = register.wishes(round)?;
    if !arguments.all {
        wishes.retain(|wish| wish.state == WishState::Open);
    }
    tongue::titles(&mut wishes, &register, &frame)?;
    let table = report::round::returns::requests(&wishes, &frame);
    arguments.reading.write_table(context, Format::Table, table)?;
    if wishes.is_empty() {
        context.note(frame.words.round.done.no_wishes);
    }
    Ok(())
}
