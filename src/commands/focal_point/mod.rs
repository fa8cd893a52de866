//! Focal points: the persons who report for an owner. Nothing typed about a person reaches the log: it records the owner and
//! that a contact changed.
//!
//! - a file for each command.

pub mod add;
pub mod edit;
pub mod forget;
pub mod handover;
pub mod list;

use crate::cli::context::Context;
use crate::cli::writing::WriteArguments;
use crate::store::Author;

/// List, add, edit and forget focal points, and hand over from one to the next
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
    Add(add::Arguments),
    Edit(edit::Arguments),
    Handover(handover::Arguments),
    Forget(forget::Arguments),
}

/// Runs the command of the noun.
///
/// # Errors
/// Those of the command.
pub fn run(arguments: Arguments, context: &Context) -> anyhow::Result<()> {
    match arguments.command {
        Command::List(arguments) => list::run(&arguments, context),
        Command::Add(arguments) => add::run(&arguments, context),
        Command::Edit(arguments) => edit::run(&arguments, context),
        Command::Handover(arguments) => handover::run(&arguments, context),
        Command::Forget(arguments) => forget::run(&arguments, context),
    }
}

/// The author of a change of which the log may tell the verb and the owner's code, and nothing else that was typed.
fn author(verb: &str, code: &str, writing: &WriteArguments, context: &Context) -> Author {
    Author { command: format!("focal-point {verb} {code} (contact changed)"), ..writing.author(context) }
}
