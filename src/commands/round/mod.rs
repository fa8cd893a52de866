//! Reporting rounds (DESIGN.md section 10): opening, packing, ingesting, chasing, closing and looking at them.
//!
//! - a file for each command; `files`: what `pack` and `chase` write, all or nothing; `preview`: what became of returned rows.

pub mod accept;
pub mod chase;
pub mod close;
mod files;
pub mod ingest;
pub mod list;
pub mod open;
pub mod pack;
mod preview;
pub mod reject;
pub mod requests;
pub mod show;
pub mod status;

use crate::cli::context::Context;

/// Run reporting rounds: sheets out by e-mail, returns in
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
enum Command {
    Open(open::Arguments),
    Pack(pack::Arguments),
    Ingest(ingest::Arguments),
    Status(status::Arguments),
    Chase(chase::Arguments),
    Accept(accept::Arguments),
    Reject(reject::Arguments),
    Close(close::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
    Requests(requests::Arguments),
}

/// Runs the command of the noun.
///
/// # Errors
/// Those of the command.
pub fn run(arguments: Arguments, context: &Context) -> anyhow::Result<()> {
    match arguments.command {
        Command::Open(arguments) => open::run(&arguments, context),
        Command::Pack(arguments) => pack::run(&arguments, context),
        Command::Ingest(arguments) => ingest::run(&arguments, context),
        Command::Chase(arguments) => chase::run(&arguments, context),
        Command::Accept(arguments) => accept::run(&arguments, context),
        Command::Reject(arguments) => reject::run(&arguments, context),
        Command::Status(arguments) => status::run(&arguments, context),
        Command::Close(arguments) => close::run(&arguments, context),
        Command::List(arguments) => list::run(&arguments, context),
        Command::Show(arguments) => show::run(&arguments, context),
        Command::Requests(arguments) => requests::run(&arguments, context),
    }
}
