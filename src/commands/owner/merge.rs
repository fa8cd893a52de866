//! `midsa owner merge`.

use crate::cli::context::Context;
use crate::cli::writing::WriteArguments;
use crate::store::Merged;

/// Merge an owner into another: everything moves, and the old names still find it
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa owner merge SWAZILAND SWZ --dry-run
  midsa owner merge SWAZILAND SWZ")]
pub struct Arguments {
    /// The owner that goes: its code, name or former name
    #[arg(value_name = "OLD")]
    old: String,

    /// The owner that stays
    #[arg(value_name = "NEW")]
    new: String,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Merges them in one transaction and prints what moved.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let (old, new) = (register.find_owner(&arguments.old)?, register.find_owner(&arguments.new)?);
    let keep = arguments.writing.keep();
    let merged = register.change(&arguments.writing.author(context), keep, |change| change.merge_owners(old, new))?;
    context.print(&line(&merged))?;
    for name in &merged.no_coordinators {
        context.note(&format!("{name} coordinates no longer, for {} has a coordinator", merged.new));
    }
    arguments.writing.remind(context);
    Ok(())
}

/// `SWAZILAND → SWZ: 2 assignments, 1 share; found as SWAZILAND too`.
fn line(merged: &Merged) -> String {
    let counts = [
        (merged.n_assignments, "assignment", "assignments"),
        (merged.n_shares, "share", "shares"),
        (merged.n_follow_ups, "follow-up", "follow-ups"),
        (merged.n_memberships, "membership", "memberships"),
        (merged.n_focal_points, "focal point", "focal points"),
    ];
    let moved: Vec<String> = counts
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }))
        .collect();
    let moved = if moved.is_empty() { "nothing to move".to_owned() } else { moved.join(", ") };
    let names = if merged.names.is_empty() { String::new() } else { format!("; found as {} too", merged.names.join(", ")) };
    format!("{} → {}: {moved}{names}", merged.old, merged.new)
}
