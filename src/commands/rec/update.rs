//! `midsa rec update`.

use crate::text::as_argument;
use std::collections::HashSet;

use crate::cli::context::Context;
use crate::cli::days::happened;
use crate::cli::evidence::{Copying, Evidences};
use crate::cli::texts::text_or_stdin;
use crate::cli::values::{deadline, is_all, person, word};
use crate::cli::writing::{WriteArguments, tell};
use crate::error::{Error, Result};
use crate::model::follow_up::Dispute;
use crate::model::vocabulary::{Assurance, Audience, Cause, Channel, Response, Status};
use crate::store::{NewFollowUp, Part, Recorded, Register, Successor};
use crate::text::Words;

/// Record a follow-up: a status, an assurance, a deadline, a note
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec update MRU-2006-03 --status in-progress --note \"Draft sent to SADC\" --via letter
  midsa rec update MRU-2006-02a --owner ZMB --status implemented --evidence https://example.org/gazette
  midsa rec update MRU-2006-03 --due +60d --reason \"Ministers meet in March\"
  midsa rec update MRU-2006-03 --due next:ministerial-30d
  midsa rec update MRU-2006-03 --note - --on 2026-10 < letter.txt")]
pub struct Arguments {
    /// The references; all are updated, or none
    #[arg(value_name = "REF", required = true)]
    references: Vec<String>,

    /// The status that the owner reports
    #[arg(long, value_parser = word::<Status>())]
    status: Option<Status>,

    /// The secretariat's judgement of that status
    #[arg(long, value_parser = word::<Assurance>())]
    assurance: Option<Assurance>,

    /// The decision about it
    #[arg(long, value_parser = word::<Response>())]
    response: Option<Response>,

    /// The deadline: a day, month, quarter, half or year, a relative date, next:KIND or meeting:REF, or none
    #[arg(long, value_name = "DEADLINE", allow_hyphen_values = true)]
    due: Option<String>,

    /// The note; `-` reads standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,

    /// Let reports, sheets and letters carry the note
    #[arg(long)]
    public: bool,

    /// Why the deadline changes; kept as the note
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: Option<String>,

    /// Why it is late
    #[arg(long, value_parser = word::<Cause>())]
    cause: Option<Cause>,

    /// The evidence: a web address, or a file, whose path and SHA-256 are kept
    #[arg(long, value_name = "ADDRESS|FILE")]
    evidence: Vec<String>,

    /// The date of the evidence itself, if it is not the day it came; a month or year will do
    #[arg(long, value_name = "DATE", requires = "evidence", allow_hyphen_values = true)]
    evidence_on: Option<String>,

    /// Put a copy of each file of evidence beside the register
    #[arg(long, requires = "evidence")]
    copy_evidence: bool,

    /// The owner whose share it is about, of a recommendation tracked each; `all` is every owner
    #[arg(long, value_name = "OWNER", allow_hyphen_values = true)]
    owner: Vec<String>,

    /// The day it happened; a month or year counts to its last day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,

    /// Who reported it
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    reported_by: Option<String>,

    /// The way by which the report came
    #[arg(long, value_parser = word::<Channel>())]
    via: Option<Channel>,

    /// The reporting round in which it counts as an answer, as one by telephone
    #[arg(long, value_name = "ROUND", allow_hyphen_values = true)]
    round: Option<String>,

    /// The meeting that decided it
    #[arg(long, value_name = "MEETING", allow_hyphen_values = true)]
    decided_by: Option<String>,

    /// The recommendation that replaces it
    #[arg(long, value_name = "REF", allow_hyphen_values = true)]
    successor: Option<String>,

    /// The matter in dispute
    #[arg(long, value_name = "TEXT", conflicts_with = "settle", allow_hyphen_values = true)]
    dispute: Option<String>,

    /// How the dispute was settled
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    settle: Option<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Records it on every recommendation in one transaction and prints a line a change.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    arguments.refuse_nothing()?;
    let path = context.register()?;
    let copying = if arguments.copy_evidence { Copying::Beside } else { Copying::No };
    let dated = arguments.evidence_on.as_deref().map(|text| happened(text, context.today)).transpose()?;
    let evidences = Evidences::gather(&arguments.evidence, dated, &path, copying)?;
    let texts = Texts::read(arguments)?;
    let keep = arguments.writing.keep();
    let (recorded, changed, words) = evidences.kept_with(keep, || {
        let mut register = context.open_to_change()?;
        let part = arguments.part(&register)?;
        let new = NewFollowUp { evidence: evidences.list().to_vec(), ..arguments.follow_up(texts, &register, context)? };
        let mut ids = arguments.references.iter().map(|text| register.find_recommendation(text)).collect::<Result<Vec<_>>>()?;
        let mut named = HashSet::new();
        ids.retain(|id| named.insert(*id));
        // Read before the change: what fails after it must not look as if nothing was saved.
        let words = context.words(&register.settings()?);
        let (recorded, changed) = register.change_telling(&arguments.writing.author(context), keep, |change| {
            ids.iter().map(|id| change.record(*id, &part, &new)).collect::<Result<Vec<Recorded>>>()
        })?;
        Ok((recorded, changed, words))
    })?;
    tell(&changed, words, context)?;
    for one in &recorded {
        tell_beside(one, words, context);
    }
    arguments.writing.remind(context);
    Ok(())
}

/// A note with the reason for a deadline behind it, in one line where the note is one.
fn joined(note: &str, reason: &str) -> String {
    let between = match note.chars().next_back() {
        _ if note.contains('\n') => "\n",
        Some('.' | '!' | '?' | '…') => " ",
        _ => "; ",
    };
    format!("{note}{between}{reason}")
}

/// Tells beside the lines where it was recorded, and which later entry overrides it.
fn tell_beside(recorded: &Recorded, words: &Words, context: &Context) {
    if let Some(oldest) = &recorded.recorded_on {
        context.note(&(words.notes.recorded_on)(oldest));
    }
    if let Some(meeting) = &recorded.bound_to {
        context.note(&(words.notes.follows)(meeting));
    }
    if let Some((whole, component)) = &recorded.before_components {
        context.note(&(words.notes.before_components)(whole, &as_argument(component)));
        return;
    }
    for (subject, day) in &recorded.overridden {
        context.note(&(words.notes.overridden)(subject, &words.day(recorded.happened_on), &words.day(*day)));
    }
}

/// Texts that may come from standard input; they are read before the register is opened.
struct Texts {
    note: Option<String>,
    dispute: Option<Dispute>,
}

impl Texts {
    fn read(arguments: &Arguments) -> Result<Self> {
        let read = |flag: &str, text: &Option<String>| text.as_deref().map(|text| text_or_stdin(flag, text)).transpose();
        let note = match (read("note", &arguments.note)?, read("reason", &arguments.reason)?) {
            (Some(note), Some(reason)) => Some(joined(&note, &reason)),
            (note, reason) => note.or(reason),
        };
        let raised = read("dispute", &arguments.dispute)?.map(Dispute::Raised);
        let settled = read("settle", &arguments.settle)?.map(Dispute::Settled);
        Ok(Self { note, dispute: raised.or(settled) })
    }
}

impl Arguments {
    fn refuse_nothing(&self) -> Result<()> {
        let texts = [&self.due, &self.note, &self.reason, &self.dispute, &self.settle];
        let sets_something = self.status.is_some() || self.assurance.is_some() || self.response.is_some() || self.cause.is_some();
        if sets_something || texts.iter().any(|text| text.is_some()) || !self.evidence.is_empty() {
            return Ok(());
        }
        Err(Error::Usage {
            message: "there is nothing to record".to_owned(),
            hint: "add --status, --assurance, --response, --due, --note, --evidence, --dispute or --settle".to_owned(),
        })
    }

    fn part(&self, register: &Register) -> Result<Part> {
        if self.owner.iter().any(|owner| is_all(owner)) {
            return Ok(Part::AllOwners);
        }
        if self.owner.is_empty() {
            return Ok(Part::Whole);
        }
        Ok(Part::Owners(self.owner.iter().map(|name| register.find_owner(name)).collect::<Result<_>>()?))
    }

    /// All but the evidence.
    fn follow_up(&self, texts: Texts, register: &Register, context: &Context) -> Result<NewFollowUp> {
        let due = self.due.as_deref().map(|text| deadline(text, context.today)).transpose()?;
        let happened = self.on.as_deref().map(|text| happened(text, context.today)).transpose()?;
        Ok(NewFollowUp {
            happened,
            reported_by: self.reported_by.clone(),
            channel: self.via,
            status: self.status,
            assurance: self.assurance,
            response: self.response,
            due,
            dispute: texts.dispute,
            note: texts.note,
            audience: if self.public { Audience::Public } else { Audience::Internal },
            cause: self.cause,
            decided_by: self.decided_by.as_deref().map(|name| register.find_meeting(name)).transpose()?,
            successor: match self.successor.as_deref() {
                Some(text) => Successor::Is(register.find_recommendation(text)?),
                None => Successor::NotNamed,
            },
            round: self.round.as_deref().map(|name| register.find_round(name)).transpose()?,
            evidence: Vec::new(),
        })
    }
}
