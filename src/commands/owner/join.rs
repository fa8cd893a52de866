//! `midsa owner join`.

use crate::cli::context::Context;
use crate::cli::values::first_day;
use crate::cli::writing::WriteArguments;
use crate::model::period::Period;

/// Make an owner a member of a group
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa owner join COM SADC-MS --since 2018-08-17
  midsa owner join SYC SADC-MS --since 1997-09-08 --until 2004-07-01")]
pub struct Arguments {
    /// The owner: its code, name or former name
    #[arg(value_name = "OWNER")]
    owner: String,

    /// The group that it joins
    #[arg(value_name = "GROUP")]
    group: String,

    /// Its first day as a member; a month or year counts from its first day [default: from the beginning]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// The first day on which it is a member no longer
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Records the membership and prints a line.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let day = |text: &Option<String>| text.as_deref().map(|text| first_day(text, context.today)).transpose();
    let period = Period { since: day(&arguments.since)?, until: day(&arguments.until)? };
    let mut register = context.open()?;
    let (owner, group) = (register.find_owner(&arguments.owner)?, register.find_owner(&arguments.group)?);
    register.change(&context.author(), arguments.writing.keep(), |change| change.join(owner, group, period))?;
    let (code, group_code) = (register.owner_code(owner)?, register.owner_code(group)?);
    let since = period.since.map_or_else(|| "from the beginning".to_owned(), |day| format!("since {day}"));
    let until = period.until.map_or_else(String::new, |day| format!(", no longer on {day}"));
    context.print(&format!("{code}: member of {group_code} {since}{until}"))?;
    arguments.writing.remind(context);
    Ok(())
}
