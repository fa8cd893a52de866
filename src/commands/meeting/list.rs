//! `midsa meeting list`.

use super::fields::country;
use crate::cli::context::Context;
use crate::cli::reading::{ReadArguments, Reading};
use crate::cli::values::word;
use crate::error::Result;
use crate::export::Format;
use crate::model::record::Meeting;
use crate::model::vocabulary::MeetingKind;
use crate::report;

/// List meetings with their days, place and how much of what they adopted is implemented
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa meeting list
  midsa meeting list --kind ministerial --body MIDSA
  midsa meeting list --country NAM --format csv")]
pub struct Arguments {
    /// Meetings of this kind
    #[arg(long, value_parser = word::<MeetingKind>())]
    kind: Vec<MeetingKind>,

    /// Meetings of this body; case does not matter
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    body: Vec<String>,

    /// Meetings in this country, an ISO 3166 code of three letters
    #[arg(long, value_name = "CODE", allow_hyphen_values = true, value_parser = country)]
    country: Vec<String>,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Lists them by first day, the undated last.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let Reading { register, day, frame } = arguments.reading.open(context)?;
    let mut n_listed = 0u32;
    let mut n_without_items = 0u32;
    let source = |each: &mut dyn FnMut(Meeting) -> Result<()>| {
        register.meetings(day, &mut |meeting| {
            if !arguments.let_pass(&meeting) {
                return Ok(());
            }
            n_listed += 1;
            n_without_items += u32::from(!meeting.has_items() && !meeting.is_cancelled);
            each(meeting)
        })
    };
    let table = if arguments.reading.is_for_people(Format::Table) {
        report::lists::meeting_list::list(source, frame)
    } else {
        report::tables::meetings::meetings(source, frame)
    };
    arguments.reading.write_table(context, Format::Table, table)?;
    if n_listed == 0 {
        context.note(frame.words.notes.nothing_matches);
    }
    if n_without_items > 0 {
        context.note(&(frame.words.desk.without_items)(n_without_items));
    }
    Ok(())
}

impl Arguments {
    fn let_pass(&self, meeting: &Meeting) -> bool {
        let is_any = |wanted: &[String], value: &str| wanted.is_empty() || wanted.iter().any(|one| same(one, value));
        (self.kind.is_empty() || self.kind.contains(&meeting.kind))
            && is_any(&self.body, &meeting.body)
            && is_any(&self.country, meeting.country.as_deref().unwrap_or_default())
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.to_lowercase()
}
