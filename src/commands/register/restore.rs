//! `midsa restore`.

use std::path::PathBuf;

use super::check::Shown;
use crate::cli::context::Context;
use crate::cli::writing::WriteArguments;
use crate::store::{Damage, Keep, Register, real_path, refuse_stray_journal};
use crate::text::Keeping;

/// Put a backup in place of the register
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa restore backups/register-2026-11-24T13-05-07.123Z.db
  midsa restore backups/register-2026-11-24T13-05-07.123Z.db --dry-run")]
pub struct Arguments {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Put it back although `midsa check` finds faults in it
    #[arg(long)]
    despite_findings: bool,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Checks the backup, asks, keeps what it replaces among the backups, and puts it in place.
///
/// # Errors
/// No such file (3), no register or one with findings (1), no leave (4), another command holds the lock (5).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let path = real_path(&context.register()?)?;
    let damage = if arguments.despite_findings { Damage::Accept } else { Damage::Refuse };
    let author = arguments.writing.author(context);
    let restore = |keep| {
        let mut shown = Shown::on(context);
        let restored = Register::restore(&path, &arguments.file, damage, &author, keep, &mut shown);
        shown.end();
        restored
    };
    let keep = arguments.writing.keep();
    refuse_stray_journal(&arguments.file)?;
    // What it replaces may be damaged, so the backup says in which language to speak.
    let settings = Register::open(&arguments.file).and_then(|register| register.settings()).unwrap_or_default();
    let words = &context.words(&settings).keeping;
    let backup = arguments.file.display().to_string();
    if keep == Keep::Commit && path.exists() && !arguments.writing.consent.is_given() {
        restore(Keep::DryRun)?;
        let reason = |keeping: &Keeping| (keeping.is_to_replace)(&backup, &path.display().to_string());
        arguments.writing.consent.confirm(reason, words.restore_it, None, context)?;
    }
    let restored = restore(keep)?;
    let say = if keep == Keep::DryRun { words.would_restore } else { words.restored };
    context.print(&say(&backup, restored.checked.n_recommendations, restored.checked.n_entries))?;
    if let Some(kept) = &restored.kept {
        context.print(&(words.kept_in)(&kept.display().to_string()))?;
    }
    if !restored.findings.is_empty() {
        context.note(words.backup_has_faults);
    }
    arguments.writing.remind(context);
    Ok(())
}
