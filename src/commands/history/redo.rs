//! `midsa redo`.

use super::undo::take_back;
use crate::cli::context::Context;
use crate::cli::writing::WriteArguments;
use crate::store::Target;

/// Do again what `undo` took back, the newest undo first
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa redo
  midsa redo --steps 3 --dry-run")]
pub struct Arguments {
    /// Take back this many undos, the newest first
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    steps: u32,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Takes back the undo, as new entries of the log.
///
/// # Errors
/// There is no undo, something was done after it, or somebody else undid it and there is no leave (4).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    take_back(Target::Undone(arguments.steps), &arguments.writing, context)
}
