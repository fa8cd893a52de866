//! `midsa backup`.

use std::path::PathBuf;

use super::check::Shown;
use crate::cli::context::{Context, Saved};
use crate::store::{BackupPlace, Register};

/// Make a backup: a checked copy, while others go on writing
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa backup
  midsa backup E:/register-2026-11.db")]
pub struct Arguments {
    /// The file to make, or a folder for it; without it, the folder `backups` beside the register
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

/// Makes it; findings in the register are told.
///
/// # Errors
/// A file of that name (1), a folder that can't be written (1), a register that can't be copied (1).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let register = Register::open(&context.register()?)?;
    let words = context.words(&register.settings()?);
    let place = arguments.file.as_deref().map_or(BackupPlace::Beside, BackupPlace::File);
    let mut shown = Shown::on(context);
    let backup = register.backup(place, context.today, &mut shown)?;
    shown.end();
    context.saved(Saved::Files);
    context.print(&(words.keeping.backed_up)(&backup.path.display().to_string()))?;
    if let Some(hash) = backup.newest.short() {
        context.print(&(words.log.newest_hash)(hash))?;
    }
    if !backup.findings.is_empty() {
        context.note(&(words.keeping.has_faults)(backup.findings.len() as u64));
    }
    Ok(())
}
