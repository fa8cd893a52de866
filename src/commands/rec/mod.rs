//! Recommendations: listing, showing and updating them; adding them and changing what they are.
//!
//! - a file for each command; `adding`: what `add` does; `reassigning`: the owners that `edit` adds and removes.

pub mod add;
mod adding;
pub mod edit;
pub mod link;
pub mod list;
mod reassigning;
pub mod remove;
pub mod show;
pub mod split;
pub mod translate;
pub mod unlink;
pub mod update;

use crate::cli::context::Context;

/// List, show, add, update, edit and link recommendations
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
    Update(update::Arguments),
    Add(Box<add::Arguments>),
    Edit(Box<edit::Arguments>),
    Remove(remove::Arguments),
    Split(split::Arguments),
    Translate(translate::Arguments),
    Link(link::Arguments),
    Unlink(unlink::Arguments),
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
        Command::Add(arguments) => add::run(&arguments, context),
        Command::Edit(arguments) => edit::run(&arguments, context),
        Command::Remove(arguments) => remove::run(&arguments, context),
        Command::Split(arguments) => split::run(&arguments, context),
        Command::Translate(arguments) => translate::run(&arguments, context),
        Command::Link(arguments) => link::run(&arguments, context),
        Command::Unlink(arguments) => unlink::run(&arguments, context),
    }
}
