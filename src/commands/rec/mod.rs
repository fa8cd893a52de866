//! Recommendations: listing, showing and updating them.

pub mod list;
pub mod show;
pub mod update;

use super::context::Context;

/// List, show and update recommendations
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    List(list::Arguments),
    Show(show::Arguments),
    Update(update::Arguments),
}

/// Runs the command of the noun.
///
/// # Errors
/// Those of the command.
pub fn run(arguments: Arguments, context: &Context) -> anyhow::Result<()> {
    match arguments.command {
        Command::List(arguments) => list::run(&arguments, context),
        Command::Show(arguments) => show::run(&arguments, context),
        Command::Update(arguments) => update::run(&arguments, context),
    }
}
