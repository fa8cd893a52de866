//! `midsa owner leave`.

use super::members::Members;
use crate::cli::context::Context;
use crate::cli::values::first_day;
use crate::cli::writing::{WriteArguments, tell};

/// End the membership of owners in a group
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa owner leave SADC-MS SYC --until 2004-07-01
  midsa owner leave SADC-MS SYC COM")]
pub struct Arguments {
    /// The group, then the owners that leave it: codes, names or former names
    #[arg(value_names = ["GROUP", "OWNER"], num_args = 2.., required = true)]
    members: Vec<String>,

    /// The first day on which they are no longer members; a month or year counts from its first day [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Ends the memberships, all or none, and prints a line each.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let until = arguments.until.as_deref().map_or(Ok(context.today), |text| first_day(text, context.today))?;
    let mut register = context.open_to_change()?;
    let Members { group, owners } = Members::find(&register, &arguments.members)?;
    let keep = arguments.writing.keep();
    let words = context.words(&register.settings()?);
    let ((), changed) = register.change_telling(&arguments.writing.author(context), keep, |change| {
        owners.iter().try_for_each(|&owner| change.leave(owner, group, until))
    })?;
    tell(&changed, words, context)?;
    arguments.writing.remind(context);
    Ok(())
}
