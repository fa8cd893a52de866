//! `midsa meeting edit`.

use super::fields::{country, date, line, or_none};
use super::moves::{Outcome, show_and_do};
use crate::cli::context::Context;
use crate::cli::values::word;
use crate::cli::writing::WriteArguments;
use crate::error::{Error, Result};
use crate::model::date::Span;
use crate::model::record::Meeting;
use crate::model::vocabulary::MeetingKind;
use crate::store::{EditedMeeting, MeetingEdit};

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

    /// What it is called
    #[arg(long, value_name = "TEXT", value_parser = line, allow_hyphen_values = true)]
    title: Option<String>,

    /// Its first day, month or year; `none` takes it away
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    starts: Option<String>,

    /// Its last day, month or year; `none` takes it away
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    ends: Option<String>,

    /// What kind of meeting it is
    #[arg(long, value_parser = word::<MeetingKind>())]
    kind: Option<MeetingKind>,

    /// Whose meeting it is
    #[arg(long, value_name = "NAME", value_parser = line, allow_hyphen_values = true)]
    body: Option<String>,

    /// Where it is held; `none` takes it away
    #[arg(long, value_name = "PLACE", allow_hyphen_values = true)]
    place: Option<String>,

    /// In which country, an ISO 3166 code of three letters; `none` takes it away
    #[arg(long, value_name = "CODE")]
    country: Option<String>,

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
            hint: "add --title, --starts, --ends, --kind, --body, --place, --country, --cancelled or --not-cancelled".to_owned(),
        }
        .into());
    }
    let mut register = context.open_to_change()?;
    let id = register.find_meeting(&arguments.reference)?;
    show_and_do(&mut register, &arguments.writing, context, |change| {
        let EditedMeeting { before, after, moved, n_fixed } = change.edit_meeting(id, &edit)?;
        let notes = match n_fixed {
            0 => Vec::new(),
            1 => vec![format!("{} was held: 1 deadline that follows it stays where it is", after.reference)],
            n => vec![format!("{} was held: {n} deadlines that follow it stay where they are", after.reference)],
        };
        Ok(Outcome { line: edited_line(&before, &after), moved, notes })
    })?;
    Ok(())
}

impl Arguments {
    fn edit(&self, context: &Context) -> Result<MeetingEdit> {
        let day = |text: &Option<String>| text.as_deref().map(|text| or_none(text, |text| date(text, context.today))).transpose();
        Ok(MeetingEdit {
            kind: self.kind,
            body: self.body.clone(),
            title: self.title.clone(),
            starts: day(&self.starts)?,
            ends: day(&self.ends)?,
            place: self.place.as_deref().map(|text| or_none(text, line)).transpose()?,
            country: self.country.as_deref().map(|text| or_none(text, country)).transpose()?,
            is_cancelled: match (self.cancelled, self.not_cancelled) {
                (true, _) => Some(true),
                (false, true) => Some(false),
                (false, false) => None,
            },
        })
    }
}

/// `LUN-2027: starts 2027-03 → 2027-06-07; ends not set → 2027-06-09`; `None` where nothing changes.
fn edited_line(before: &Meeting, after: &Meeting) -> Option<String> {
    let said = |meeting: &Meeting| {
        let span = |span: Option<Span>| span.map(|span| span.to_string());
        [
            ("title", Some(meeting.title.clone())),
            ("kind", Some(meeting.kind.to_string())),
            ("body", Some(meeting.body.clone())),
            ("starts", span(meeting.starts)),
            ("ends", span(meeting.ends)),
            ("place", meeting.place.clone()),
            ("country", meeting.country.clone()),
        ]
    };
    let or_not_set = |value: Option<String>| value.unwrap_or_else(|| "not set".to_owned());
    let differing = said(before).into_iter().zip(said(after)).filter(|(from, to)| from != to);
    let mut parts: Vec<String> =
        differing.map(|((name, from), (_, to))| format!("{name} {} → {}", or_not_set(from), or_not_set(to))).collect();
    match (before.is_cancelled, after.is_cancelled) {
        (false, true) => parts.push("cancelled".to_owned()),
        (true, false) => parts.push("no longer cancelled".to_owned()),
        (true, true) | (false, false) => {}
    }
    (!parts.is_empty()).then(|| format!("{}: {}", after.reference, parts.join("; ")))
}
