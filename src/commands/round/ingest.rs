//! `midsa round ingest`.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::preview;
use crate::cli::context::Context;
use crate::cli::days::happened;
use crate::cli::evidence::{Copying, Evidences};
use crate::cli::output::WRITTEN;
use crate::cli::reading::OutputArguments;
use crate::cli::rejected::write_rejected;
use crate::cli::values::{person, word};
use crate::cli::writing::WriteArguments;
use crate::error::{Error, Result};
use crate::export::Format;
use crate::import::read::input::Form;
use crate::model::date::DayOrder;
use crate::model::returned::{Told, Verdict};
use crate::model::vocabulary::{Audience, Channel, ReturnState};
use crate::report::frame::{Frame, Reader};
use crate::round::filled::{self, Filled, Manner};
use crate::round::ingest::{How, Outcome, Resolve, nil, place, refuse_contradictions};
use crate::store::{Change, Keep, Settings};
use crate::text::Words;

/// Read returned sheets: show what would change, and record it with --yes
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Without --yes nothing is written. A blank is no answer, `no change` is one; a row whose item changed in the register since \
the sheet was packed is shown with both values and left alone. The same return twice changes nothing. With --yes a backup \
is made before, and `midsa undo` takes the whole back.

Examples:
  midsa round ingest 2027-H1 returned/*.xlsx
  midsa round ingest 2027-H1 returned/*.xlsx --yes --rejects rejects.csv
  midsa round ingest 2027-H1 ZMB.xlsx --yes --theirs
  midsa round ingest 2027-H1 keyed-in.csv --yes --via letter --reported-by \"Ms Phiri\" --evidence letter.pdf
  midsa round ingest 2027-H1 ZMB.xlsx --yes --pending
  midsa round ingest 2027-H1 --nil ZMB --yes --via email")]
pub struct Arguments {
    /// The round
    #[arg(value_name = "ROUND")]
    round: String,

    /// The returned sheets: XLSX, ODS or CSV
    #[arg(value_name = "FILE", required_unless_present = "nil")]
    files: Vec<PathBuf>,

    /// The owner of the returns, if the file no longer says it
    #[arg(long, value_name = "OWNER", allow_hyphen_values = true)]
    owner: Option<String>,

    /// Record that this owner has nothing new on any item
    #[arg(long, value_name = "OWNER", allow_hyphen_values = true)]
    nil: Vec<String>,

    /// Keep them until `round accept` or `round reject`: the sender is not the focal point
    #[arg(long)]
    pending: bool,

    /// If the register has moved on: record the return
    #[arg(long, conflicts_with = "ours")]
    theirs: bool,

    /// If the register has moved on: keep what it has, and the answer beside it
    #[arg(long)]
    ours: bool,

    /// The way by which the return came
    #[arg(long, value_parser = word::<Channel>(), default_value = "return")]
    via: Channel,

    /// The person who reported it [default: the owner's focal point]
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    reported_by: Option<String>,

    /// The day it came
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,

    /// The evidence: a web address, or a file, as of a scanned letter
    #[arg(long, value_name = "ADDRESS|FILE")]
    evidence: Vec<String>,

    /// Put a copy of each file of evidence beside the register
    #[arg(long, requires = "evidence")]
    copy_evidence: bool,

    /// The order of dates such as 03/04/2026
    #[arg(long, value_parser = word::<DayOrder>())]
    dates: Option<DayOrder>,

    /// The encoding of a CSV that is not in Unicode, as in windows-1252
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    encoding: Option<String>,

    /// Write the rows that were refused or left alone to this file, as CSV
    #[arg(long, value_name = "FILE", allow_hyphen_values = true, group = WRITTEN)]
    rejects: Option<PathBuf>,

    #[command(flatten)]
    output: OutputArguments,

    #[command(flatten)]
    writing: WriteArguments,
}

/// A return, and its owner by the officer's word.
type Returned = (Filled, Option<String>);

/// Shows what each row would change or changed; records it with `--yes`, behind a backup.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let path = context.register()?;
    let copying = if arguments.copy_evidence { Copying::Beside } else { Copying::No };
    let evidences = Evidences::gather(&arguments.evidence, None, &path, copying)?;
    let keep = if arguments.writing.consent.is_given() { arguments.writing.keep() } else { Keep::DryRun };
    let (bad, returned) = arguments.read(context)?;
    let (Placed { outcomes, unanswered }, words) = arguments.record(&bad, &returned, &evidences, keep, context)?;
    tell(&outcomes, &unanswered, words, context);
    if keep == Keep::DryRun && !arguments.writing.consent.is_given() {
        context.note(words.returned.nothing_recorded);
    } else {
        arguments.writing.remind(context);
    }
    let is_all_refused = !outcomes.is_empty() && outcomes.iter().all(|outcome| outcome.verdict == Verdict::Refused);
    if is_all_refused {
        return Err(Error::Rule {
            message: "nothing of it can be recorded".to_owned(),
            hint: "the reasons are above, by file, row and column".to_owned(),
        }
        .into());
    }
    Ok(())
}

/// What became of the rows, and what held nothing to place: the names of files, and the owners of nil returns.
struct Placed {
    outcomes: Vec<Outcome>,
    unanswered: Unanswered,
}

/// Returns without an answer.
#[derive(Default)]
struct Unanswered {
    /// Files in which every question is blank.
    files: Vec<String>,
    /// Owners with a nil return to whom no question is open.
    owners: Vec<String>,
}

/// The sum of it, and what held no answer.
fn tell(outcomes: &[Outcome], unanswered: &Unanswered, words: &Words, context: &Context) {
    if !outcomes.is_empty() {
        context.note(&preview::summary(outcomes, words));
    }
    if !unanswered.files.is_empty() {
        context.note(&(words.returned.no_answers_in)(&unanswered.files.join(", ")));
    }
    if !unanswered.owners.is_empty() {
        context.note(&(words.returned.nothing_open)(&unanswered.owners.join(", ")));
    }
}

/// The fault of a file, without the file's name before it.
fn without_place(said: &str, place: &str) -> String {
    said.strip_prefix(place).map_or(said, |rest| rest.trim_start_matches(':').trim_start()).to_owned()
}

impl Arguments {
    /// The files that can be read, and what is said of the others.
    fn read(&self, context: &Context) -> Result<(Vec<Outcome>, Vec<Returned>)> {
        let manner = Manner { today: context.today, order: self.dates, encoding: self.encoding.as_deref() };
        let (mut bad, mut read) = (Vec::new(), Vec::new());
        for path in &self.files {
            let why = match filled::read(path, &manner) {
                Ok(filled) => {
                    read.push((filled, self.owner.clone()));
                    continue;
                }
                Err(Error::Usage { .. }) if Form::of_name(path).is_none() && path.exists() => Told::NoSheet,
                Err(error @ (Error::BadFile { .. } | Error::Rule { .. })) => {
                    Told::Other(without_place(&error.to_string(), &path.display().to_string()))
                }
                Err(error) => return Err(error),
            };
            let file = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
            bad.push(Outcome::refused(&file, None, None, vec![(None, why)]));
        }
        read.extend(self.nil.iter().map(|owner| (nil(), Some(owner.clone()))));
        Ok((bad, read))
    }

    /// Places what was returned in one change, behind a backup, and shows what became of it and of the files that are `bad`.
    fn record(
        &self,
        bad: &[Outcome],
        returned: &[Returned],
        evidences: &Evidences,
        keep: Keep,
        context: &Context,
    ) -> Result<(Placed, &'static Words)> {
        let received_on = self.received_on(context.today)?;
        let resolve = match (self.theirs, self.ours) {
            (true, _) => Resolve::Theirs,
            (false, true) => Resolve::Ours,
            (false, false) => Resolve::LeaveAlone,
        };
        let mut register = context.open()?;
        let settings = register.settings()?;
        let work = |change: &mut Change<'_>| {
            let round = change.find_round(&self.round)?;
            let mut placed = Placed { outcomes: bad.to_vec(), unanswered: Unanswered::default() };
            let named = |name: &Option<String>| name.as_deref().map(|name| change.find_owner(name)).transpose();
            let mut read =
                returned.iter().map(|(filled, owner)| Ok((filled.clone(), named(owner)?))).collect::<Result<Vec<_>>>()?;
            refuse_contradictions(change, &mut read)?;
            for ((filled, said), (_, owner)) in read.iter().zip(returned) {
                let how = How {
                    round,
                    owner: *said,
                    state: if self.pending { ReturnState::Pending } else { ReturnState::Recorded },
                    received_on,
                    channel: self.via,
                    reported_by: self.reported_by.as_deref(),
                    evidence: evidences.list(),
                    resolve,
                };
                let outcomes = place(change, filled, &how)?;
                match owner {
                    _ if !outcomes.is_empty() => placed.outcomes.extend(outcomes),
                    Some(owner) if filled.is_nil => placed.unanswered.owners.push(owner.clone()),
                    _ => placed.unanswered.files.push(filled.file.clone()),
                }
            }
            Ok(placed)
        };
        // Before the change is saved: where this can't be written, nothing is.
        let verdict = |placed: &Placed| self.show(&placed.outcomes, &settings, context);
        let placed = evidences
            .kept_with(keep, || register.change_behind_backup(&self.writing.author(context), keep, "ingest", 0, work, verdict))?;
        Ok((placed, context.words(&settings)))
    }

    fn show(&self, outcomes: &[Outcome], settings: &Settings, context: &Context) -> Result<()> {
        let words = context.words(settings);
        let frame = Frame {
            today: context.today,
            patience: settings.patience,
            words,
            audience: Audience::Internal,
            reader: Reader::People,
        };
        let reading = self.output.reading();
        let table = if reading.is_for_people(Format::Table) {
            preview::for_people(outcomes, context, &frame)
        } else {
            preview::for_programs(outcomes, &frame)
        };
        reading.write_table(context, Format::Table, table)?;
        self.write_rejects(outcomes, &frame, context)
    }

    fn received_on(&self, today: NaiveDate) -> Result<NaiveDate> {
        let Some(text) = &self.on else { return Ok(today) };
        let day = happened(text, today)?;
        if day.first_day() > today {
            return Err(Error::Usage {
                message: format!("{day} is after today, {today}"),
                hint: "--on takes the day on which the return came".to_owned(),
            });
        }
        Ok(day.last_day().min(today))
    }

    fn write_rejects(&self, outcomes: &[Outcome], frame: &Frame, context: &Context) -> Result<()> {
        let Some(path) = &self.rejects else { return Ok(()) };
        if !outcomes.iter().any(|outcome| preview::is_rejected(outcome.verdict)) {
            return Ok(());
        }
        write_rejected(path, self.output.overwrite(), || preview::rejects(outcomes, frame), context)
    }
}
