//! `midsa meeting edit`.

use super::fields::{country, date, line, line_or_none, or_none};
use super::moves::show_and_do;
use crate::cli::context::Context;
use crate::cli::values::word;
use crate::cli::writing::WriteArguments;
use crate::error::{Error, Result};
use crate::model::vocabulary::MeetingKind;
use crate::store::{MeetingEdit, StayedBehind};
use crate::text::Words;

/// Change a meeting; open deadlines that follow it move with its first day
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa meeting edit LUN-2027 --starts 2027-06-07 --ends 2027-06-09
  midsa meeting edit LUN-2027 --starts none --ends none
  midsa meeting edit LUN-2027 --cancelled
  midsa meeting edit LUN-2027 --starts 2027-06 --dry-run")]
pub struct Arguments {
    /// Its reference or place; the reference stays as it is
    #[arg(value_name = "REF")]
    reference: String,

    /// Its title
    #[arg(long, value_name = "TEXT", value_parser = line, allow_hyphen_values = true)]
    title: Option<String>,

    /// Its first day, month or year; `none` takes it away
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    starts: Option<String>,

    /// Its last day, month or year; `none` takes it away
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    ends: Option<String>,

    /// Its kind
    #[arg(long, value_parser = word::<MeetingKind>())]
    kind: Option<MeetingKind>,

    /// The body that holds it
    #[arg(long, value_name = "NAME", value_parser = line, allow_hyphen_values = true)]
    body: Option<String>,

    /// The place; `none` takes it away
    #[arg(long, value_name = "PLACE", allow_hyphen_values = true)]
    place: Option<String>,

    /// The country: its name, or its ISO 3166 code of three letters; `none` takes it away
    #[arg(long, value_name = "COUNTRY", allow_hyphen_values = true)]
    country: Option<String>,

    /// The source: a report, an address; `none` takes it away
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    source: Option<String>,

    /// It does not take place
    #[arg(long, conflicts_with = "not_cancelled")]
    cancelled: bool,

    /// It takes place after all
    #[arg(long)]
    not_cancelled: bool,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Shows what changes and which deadlines move, and changes it.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let edit = arguments.edit(context)?;
    if edit.is_empty() {
        return Err(Error::Usage {
            message: "there is nothing to change".to_owned(),
            hint: "add --title, --starts, --ends, --kind, --body, --place, --country, --source, --cancelled or --not-cancelled"
                .to_owned(),
        }
        .into());
    }
    let mut register = context.open_to_change()?;
    let id = register.find_meeting(&arguments.reference)?;
    show_and_do(&mut register, &arguments.writing, context, |change| {
        let stayed = change.edit_meeting(id, &edit)?;
        let meeting = change.meeting(id)?;
        Ok(told(meeting.reference.as_str(), meeting.kind, &stayed, context.said()))
    })?;
    Ok(())
}

/// So many items are named in a line.
const MOST_NAMED: usize = 5;

/// The deadlines that did not move with the meeting, and why.
fn told(reference: &str, kind: MeetingKind, stayed: &StayedBehind, words: &Words) -> Vec<String> {
    let kept = words.kept_deadlines(reference, kind, stayed.n_fixed, stayed.n_bound);
    let named = stayed.early.iter().take(MOST_NAMED).map(|(item, on)| format!("{item} ({})", words.day(*on)));
    let mut named = named.collect::<Vec<_>>().join(", ");
    let n_more = stayed.early.len().saturating_sub(MOST_NAMED);
    if n_more > 0 {
        named = format!("{named} {}", (words.report.and_more)(n_more));
    }
    let early = (!named.is_empty()).then(|| (words.notes.counts_earlier)(&named));
    kept.chain(early).collect()
}

impl Arguments {
    fn edit(&self, context: &Context) -> Result<MeetingEdit> {
        let day = |text: &Option<String>| or_none(text.as_deref(), |text| date(text, context.today));
        Ok(MeetingEdit {
            kind: self.kind,
            body: self.body.clone(),
            title: self.title.clone(),
            starts: day(&self.starts)?,
            ends: day(&self.ends)?,
            place: line_or_none("--place", self.place.as_deref())?,
            country: or_none(self.country.as_deref(), country)?,
            source: line_or_none("--source", self.source.as_deref())?,
            is_cancelled: match (self.cancelled, self.not_cancelled) {
                (true, _) => Some(true),
                (false, true) => Some(false),
                (false, false) => None,
            },
        })
    }
}
