//! `midsa owner leave`.

use crate::cli::context::Context;
use crate::cli::values::first_day;
use crate::cli::writing::WriteArguments;

/// End an owner's membership of a group
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa owner leave SYC SADC-MS --until 2004-07-01
  midsa owner leave SYC SADC-MS")]
pub struct Arguments {
    /// The owner: its code, name or former name
    #[arg(value_name = "OWNER")]
    owner: String,

    /// The group that it leaves
    #[arg(value_name = "GROUP")]
    group: String,

    /// The first day on which it is a member no longer; a month or year counts from its first day [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Ends the membership and prints a line.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let until = arguments.until.as_deref().map_or(Ok(context.today), |text| first_day(text, context.today))?;
    let mut register = context.open()?;
    let (owner, group) = (register.find_owner(&arguments.owner)?, register.find_owner(&arguments.group)?);
    let keep = arguments.writing.keep();
    let period = register.change(&context.author(), keep, |change| change.leave(owner, group, until))?;
    let (code, group_code) = (register.owner_code(owner)?, register.owner_code(group)?);
    let since = period.since.map_or_else(String::new, |day| format!(" (since {day})"));
    context.print(&format!("{code}: no longer member of {group_code} on {until}{since}"))?;
    arguments.writing.remind(context);
    Ok(())
}
