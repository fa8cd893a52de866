//! `midsa owner merge`.

use crate::cli::context::Context;
use crate::cli::writing::WriteArguments;
use crate::store::Merged;
use crate::text::{Moved, Words};

/// Merge an owner into another: everything moves, and the old names still find it
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa owner merge SWAZILAND SWZ --dry-run
  midsa owner merge SWAZILAND SWZ")]
pub struct Arguments {
    /// The owner that goes: its code or present name
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
    let (old, new) = (register.find_owner_of_now(&arguments.old)?, register.find_owner(&arguments.new)?);
    let words = context.words(&register.settings()?);
    let keep = arguments.writing.keep();
    let merged = register.change(&arguments.writing.author(context), keep, |change| change.merge_owners(old, new))?;
    context.print(&line(&merged, words))?;
    for name in &merged.no_coordinators {
        context.note(&(words.keeping.coordinates_no_longer)(name, &merged.new));
    }
    arguments.writing.remind(context);
    Ok(())
}

/// `SWAZILAND → SWZ: 2 roles, 1 share; found as SWAZILAND too`.
fn line(merged: &Merged, words: &Words) -> String {
    let (sentences, keeping) = (&words.sentences, &words.keeping);
    let counts = [
        (Moved::Roles, merged.n_assignments),
        (Moved::Shares, merged.n_shares),
        (Moved::FollowUps, merged.n_follow_ups),
        (Moved::Memberships, merged.n_memberships),
        (Moved::FocalPoints, merged.n_focal_points),
    ];
    let moved: Vec<String> = counts.into_iter().filter(|(_, n)| *n > 0).map(|(what, n)| (keeping.moved)(what, n)).collect();
    let moved = if moved.is_empty() { keeping.nothing_moved.to_owned() } else { moved.join(", ") };
    let names = match merged.names.as_slice() {
        [] => String::new(),
        names => format!("{}{}", sentences.semicolon, (keeping.found_as)(&names.join(", "))),
    };
    format!("{} → {}{}{moved}{names}", merged.old, merged.new, sentences.colon)
}
