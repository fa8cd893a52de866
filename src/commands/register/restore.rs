//! `midsa restore`.

use std::path::PathBuf;

use super::check::Shown;
use crate::cli::context::Context;
use crate::cli::writing::WriteArguments;
use crate::store::{Damage, Keep, Register, real_path};

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
    let damage = if arguments.despite_findings { Damage::PutUpWith } else { Damage::Refuse };
    let author = arguments.writing.author(context);
    let restore = |keep| {
        let mut shown = Shown::on(context);
        let restored = Register::restore(&path, &arguments.file, damage, &author, keep, &mut shown);
        shown.end();
        restored
    };
    let keep = arguments.writing.keep();
    if keep == Keep::Commit && path.exists() && !arguments.writing.consent.is_given() {
        restore(Keep::DryRun)?;
        let reason = format!("{} is to replace {}", arguments.file.display(), path.display());
        arguments.writing.consent.confirm(&reason, "What it replaces is kept among the backups. Go on?", None, context)?;
    }
    let restored = restore(keep)?;
    let counted = |n: u64, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    context.print(&format!(
        "{} from {}: {}, {}",
        if keep == Keep::DryRun { "would restore" } else { "restored" },
        arguments.file.display(),
        counted(restored.checked.n_recommendations, "recommendation", "recommendations"),
        counted(restored.checked.n_entries, "log entry", "log entries")
    ))?;
    if let Some(kept) = &restored.kept {
        context.print(&format!("what it replaced is kept in {}", kept.display()))?;
    }
    if !restored.findings.is_empty() {
        context.note("the backup has faults: `midsa check` tells them");
    }
    arguments.writing.remind(context);
    Ok(())
}
