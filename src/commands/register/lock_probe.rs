//! `midsa lock-probe`, which nobody types: the second process that tries a lock.

use crate::cli::context::Context;
use crate::cli::locks::{HELD, TAKEN};
use crate::store::{can_take_lock, real_path};

/// Try to take the lock that another process holds
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  midsa lock-probe register.db")]
pub struct Arguments {
    /// The file that is locked
    #[arg(value_name = "FILE")]
    path: std::path::PathBuf,
}

/// Prints whether the lock could be taken.
///
/// # Errors
/// The file can't be opened.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let answer = if can_take_lock(&real_path(&arguments.path)?)? { TAKEN } else { HELD };
    context.print(answer)?;
    Ok(())
}
