//! Meetings: listing, showing, adding and editing them.
//!
//! - a file for each command; `fields`: a meeting as it is typed; `moves`: a write with the deadlines that move by it.

pub mod add;
pub mod edit;
mod fields;
pub mod list;
mod moves;
pub mod show;

use crate::cli::context::Context;

/// List, show, add and edit meetings
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
enum Command {
    List(list::Arguments),
    Show(show::Arguments),
    Add(add::Arguments),
    Edit(edit::Arguments),
}

/// Runs the command of the noun.
///
/// # Errors
/// Those of the command.
pub fn run(arguments: Arguments, context: &Context) -> anyhow::Result<()> {
    match arguments.command {
        Command::List(arguments) => list::run(&arguments, context),
        Command::Show(arguments) => show::run(&arguments, context),
        Command::Add(arguments) => add::run(&arguments, context),
        Command::Edit(arguments) => edit::run(&arguments, context),
    }
}
