//! `midsa meeting add`.

use super::fields::{country, date, line};
use super::moves::show_and_do;
use crate::cli::context::Context;
use crate::cli::names::new_reference;
use crate::cli::values::word;
use crate::cli::writing::WriteArguments;
use crate::model::vocabulary::MeetingKind;
use crate::store::NewMeeting;

/// Record a meeting, held or to come; deadlines that wait for it get their day
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa meeting add LUN-2027 --title \"Ministers in Lusaka\" --kind ministerial --starts 2027-03
  midsa meeting add LUN-2027 --title \"Ministers in Lusaka\" --kind ministerial \\
    --starts 2027-03-15 --ends 2027-03-17 --place \"Lusaka, Zambia\" --country Zambia
  midsa meeting add ADD-2027 --title \"Summit in Addis Ababa\" --kind summit --body AU --dry-run")]
pub struct Arguments {
    /// Its reference, as in WDH-2010; it stays for ever
    #[arg(value_name = "REF")]
    reference: String,

    /// Its title
    #[arg(long, value_name = "TEXT", value_parser = line, allow_hyphen_values = true)]
    title: String,

    /// Its first day; a month or year will do
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    starts: Option<String>,

    /// Its last day, month or year
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    ends: Option<String>,

    /// Its kind
    #[arg(long, value_parser = word::<MeetingKind>(), default_value = "workshop")]
    kind: MeetingKind,

    /// The body that holds it [default: the register's own]
    #[arg(long, value_name = "NAME", value_parser = line, allow_hyphen_values = true)]
    body: Option<String>,

    /// The place
    #[arg(long, value_name = "PLACE", value_parser = line, allow_hyphen_values = true)]
    place: Option<String>,

    /// The country: its name, or its ISO 3166 code of three letters
    #[arg(long, value_name = "COUNTRY", allow_hyphen_values = true, value_parser = country)]
    country: Option<String>,

    /// The source: a report, an address
    #[arg(long, value_name = "TEXT", value_parser = line, allow_hyphen_values = true)]
    source: Option<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Shows the meeting and the deadlines that get a day from it, and records it.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let day = |text: &Option<String>| text.as_deref().map(|text| date(text, context.today)).transpose();
    let (starts, ends) = (day(&arguments.starts)?, day(&arguments.ends)?);
    let mut register = context.open_to_change()?;
    let settings = register.settings()?;
    let new = NewMeeting {
        reference: new_reference(&arguments.reference, context.words(&settings), context)?,
        kind: arguments.kind,
        body: match &arguments.body {
            Some(body) => body.clone(),
            None => settings.body,
        },
        title: arguments.title.clone(),
        starts,
        ends,
        place: arguments.place.clone(),
        country: arguments.country.clone(),
        source: arguments.source.clone(),
        is_cancelled: false,
    };
    show_and_do(&mut register, &arguments.writing, context, |change| {
        change.add_meeting(&new)?;
        Ok(Vec::new())
    })?;
    Ok(())
}
