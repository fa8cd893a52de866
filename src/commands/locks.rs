//! Whether locks work in the register's folder: asked by `check`, and by a write where the folder is not on a disk of this
//! computer. A second process tries the lock, for one process never stands in its own way.

use std::path::Path;
use std::process::{Command, Stdio};

use super::context::Context;
use crate::platform;
use crate::store::{HeldLock, can_take_lock, real_path};

/// What was seen of the locks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locks {
    Work,
    DoNothing,
    /// The folder can't be written, or there is no second process.
    NotTried,
}

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

const TAKEN: &str = "taken";
const HELD: &str = "held";

/// Tries them in `folder`.
pub fn probe(folder: &Path) -> Locks {
    let Ok(held) = HeldLock::take(folder) else { return Locks::NotTried };
    let Ok(program) = std::env::current_exe() else { return Locks::NotTried };
    let answer = Command::new(program).arg("lock-probe").arg(held.path()).stdin(Stdio::null()).stderr(Stdio::null()).output();
    match answer.as_ref().map(|answer| answer.stdout.trim_ascii()) {
        Ok(answer) if answer == TAKEN.as_bytes() => Locks::DoNothing,
        Ok(answer) if answer == HELD.as_bytes() => Locks::Work,
        Ok(_) | Err(_) => Locks::NotTried,
    }
}

/// After a write: says so where locks do nothing. A disk of this computer is taken at its word, for that costs nothing.
pub fn warn(context: &Context) {
    let path = context.register().and_then(|path| real_path(&path));
    let folder = path.as_ref().ok().and_then(|path| path.parent());
    if folder.is_some_and(|folder| platform::is_on_network(folder) && probe(folder) == Locks::DoNothing) {
        context.note("locks do nothing in this folder: two officers at once can damage the register; `midsa check` says more");
    }
}
