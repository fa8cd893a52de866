//! `midsa owner join`.

use super::members::Members;
use crate::cli::context::Context;
use crate::cli::values::first_day;
use crate::cli::writing::{WriteArguments, tell};
use crate::model::period::Period;

/// Make owners members of a group
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa owner join SADC-MS ZMB NAM BWA
  midsa owner join SADC-MS SYC --since 1997-09-08 --until 2004-07-01")]
pub struct Arguments {
    /// The group, then the owners that join it: codes, names or former names
    #[arg(value_names = ["GROUP", "OWNER"], num_args = 2.., required = true)]
    members: Vec<String>,

    /// Their first day as members; a month or year counts from its first day [default: from the beginning]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// The first day on which they are no longer members
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Records the memberships, all or none, and prints a line each.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let day = |text: &Option<String>| text.as_deref().map(|text| first_day(text, context.today)).transpose();
    let period = Period { since: day(&arguments.since)?, until: day(&arguments.until)? };
    let mut register = context.open_to_change()?;
    let Members { group, owners } = Members::find(&register, &arguments.members)?;
    let words = context.words(&register.settings()?);
    let ((), changed) = register.change_telling(&arguments.writing.author(context), arguments.writing.keep(), |change| {
        owners.iter().try_for_each(|&owner| change.join(owner, group, period))
    })?;
    tell(&changed, words, context)?;
    arguments.writing.remind(context);
    Ok(())
}
