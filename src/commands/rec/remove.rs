//! `midsa rec remove`.

use crate::cli::context::Context;
use crate::cli::lines::print_consequences;
use crate::cli::prompt::Answer;
use crate::cli::writing::WriteArguments;
use crate::store::{Keep, Removed};

/// Remove a recommendation that nothing depends on; its reference is never used again
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec remove WDH-2010-04
  midsa rec remove WDH-2010-04 --dry-run")]
pub struct Arguments {
    /// Its reference; case does not matter
    #[arg(value_name = "REF")]
    reference: String,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Asks where shares or a history go with it, removes it and says so.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let id = register.find_recommendation(&arguments.reference)?;
    let shown = register.change(&arguments.writing.author(context), Keep::DryRun, |change| change.remove(id))?;
    if arguments.writing.keep() == Keep::Commit
        && shown.takes_away()
        && arguments.writing.consent.ask(&question(&shown), Some(&register), context)? == Answer::No
    {
        context.note("nothing was changed");
        return Ok(());
    }
    let removed = register.change(&arguments.writing.author(context), arguments.writing.keep(), |change| change.remove(id))?;
    let with = with(&removed);
    context.print(&format!("{}: removed{with}: “{}”", removed.reference, removed.title))?;
    print_consequences(&removed.lines, context)?;
    context.note(&format!("the reference {} is never used again; `midsa undo` takes the removal back", removed.reference));
    if let Some(alone) = &removed.alone {
        context.note(&format!("{alone} has no component left, and its own status again"));
    }
    arguments.writing.remind(context);
    Ok(())
}

/// ` with 16 shares and 2 follow-ups`.
fn with(removed: &Removed) -> String {
    let counted = |n: u32, one: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {one}s")),
    };
    let parts: Vec<String> =
        [counted(removed.n_shares, "share"), counted(removed.n_follow_ups, "follow-up")].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!(" with {}", parts.join(" and ")) }
}

fn question(removed: &Removed) -> String {
    format!("Remove {} “{}”{}?", removed.reference, removed.title, with(removed))
}
