//! Owners: who must act, under which names, in which groups.
//!
//! - a file for each command; `members`: a group and its members as they are typed.

pub mod add;
pub mod edit;
pub mod join;
pub mod leave;
pub mod list;
mod members;
pub mod merge;
pub mod show;

use crate::cli::context::Context;
use crate::model::owner_code::{Unusual, unusual};
use crate::model::vocabulary::OwnerKind;

/// List, show, add, edit and merge owners, and say who belongs to which group
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
    Join(join::Arguments),
    Leave(leave::Arguments),
    Merge(merge::Arguments),
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
        Command::Join(arguments) => join::run(&arguments, context),
        Command::Leave(arguments) => leave::run(&arguments, context),
        Command::Merge(arguments) => merge::run(&arguments, context),
    }
}

/// Says what is unusual about a code; it is taken all the same.
fn advise(code: &str, kind: OwnerKind, context: &Context) {
    match unusual(code, kind) {
        Some(Unusual::NotAlpha3) => context.note(&(context.said().keeping.not_alpha_3)(code)),
        Some(Unusual::NotUpperCase) => context.note(&(context.said().keeping.not_upper_case)(code)),
        None => {}
    }
}
