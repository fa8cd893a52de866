//! `midsa owner leave`.

use super::members::Members;
use crate::cli::context::Context;
use crate::cli::values::first_day;
use crate::cli::writing::WriteArguments;
use crate::error::Result;

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

    /// The first day on which they are members no longer; a month or year counts from its first day [default: today]
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
    let group_code = register.owner_code(group)?;
    let codes = owners.iter().map(|&owner| register.owner_code(owner)).collect::<Result<Vec<_>>>()?;
    let keep = arguments.writing.keep();
    let periods = register.change(&arguments.writing.author(context), keep, |change| {
        owners.iter().map(|&owner| change.leave(owner, group, until)).collect::<Result<Vec<_>>>()
    })?;
    for (code, period) in codes.iter().zip(periods) {
        let since = period.since.map_or_else(String::new, |day| format!(" (since {day})"));
        context.print(&format!("{code}: no longer member of {group_code} on {until}{since}"))?;
    }
    arguments.writing.remind(context);
    Ok(())
}
