//! `midsa log`.

use std::cell::Cell;

use chrono::{DateTime, NaiveDate, Utc};

use crate::cli::context::Context;
use crate::cli::days::{local_end, local_time};
use crate::cli::reading::{OutputArguments, Reading};
use crate::error::{Error, Result};
use crate::export::Format;
use crate::model::date::Span;
use crate::report;
use crate::store::{LogFilter, Register};

/// Show what was done to the register, the newest first
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa log
  midsa log 12
  midsa log focal point --since 2026-10
  midsa log --rec MRU-2006-03 --person \"Ana Silva\"
  midsa log --owner ZMB --since 2026-11-01 --until 2026-11-30 --format csv")]
pub struct Arguments {
    /// The number of an entry, to show its changes; or words that must all occur
    #[arg(value_name = "ID|TEXT")]
    words: Vec<String>,

    /// Only what changed this recommendation, also one that was removed
    #[arg(long, value_name = "REF", allow_hyphen_values = true)]
    rec: Option<String>,

    /// Only what changed something of this owner
    #[arg(long, value_name = "OWNER", allow_hyphen_values = true)]
    owner: Option<String>,

    /// Only what this person recorded
    #[arg(long, value_name = "NAME", value_parser = crate::cli::values::person, allow_hyphen_values = true)]
    person: Option<String>,

    /// Only what was recorded on this day or later
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Only what was recorded on this day or earlier
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    #[command(flatten)]
    output: OutputArguments,
}

/// So many things of an entry are told in the list.
const MOST_TOLD: usize = 4;

/// Lists the entries, or shows one.
///
/// # Errors
/// What is named does not exist (3), a day that can't be read (2), and those of every read.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let output = arguments.output.reading();
    let id = arguments.id()?;
    let reading = output.open(context)?;
    let Reading { register, frame, .. } = &reading;
    if let Some(id) = id {
        let entry = register.log_entry(id)?;
        if output.is_for_people(Format::Table) {
            let told = register.told(id, usize::MAX)?;
            output.write_document(context, report::pages::log::entry_for_people(&entry, &told, local_time, *frame))?;
        } else {
            let source = |each: &mut dyn FnMut(_) -> Result<()>| register.row_changes(id, each);
            output.write_table(context, Format::Table, report::tables::upkeep::log::entry_rows(id, source, *frame))?;
        }
        return Ok(());
    }

    let filter = arguments.filter(register, context)?;
    let n_listed = Cell::new(0u32);
    let count = || n_listed.set(n_listed.get() + 1);
    let for_people = |each: &mut dyn FnMut(_) -> Result<()>| {
        register.log_told(&filter, MOST_TOLD, &mut |entry, told| {
            count();
            each((entry, told))
        })
    };
    let for_programs = |each: &mut dyn FnMut(_) -> Result<()>| {
        register.log(&filter, &mut |entry| {
            count();
            each(entry)
        })
    };
    let is_for_people = output.is_for_people(Format::Table);
    let table = if is_for_people {
        report::pages::log::log_for_people(for_people, local_time, *frame)
    } else {
        report::tables::upkeep::log::log(for_programs, *frame)
    };
    output.write_table(context, Format::Table, table)?;
    if is_for_people && let Some(hash) = register.seen()?.short() {
        context.note(&(frame.words.log.newest_hash)(hash));
    }
    if n_listed.get() == 0 {
        context.note(frame.words.notes.nothing_matches);
    }
    Ok(())
}

impl Arguments {
    /// The number, where nothing but a number was given.
    fn id(&self) -> Result<Option<i64>> {
        let [word] = self.words.as_slice() else { return Ok(None) };
        let Ok(id) = word.parse() else { return Ok(None) };
        let filters = [&self.rec, &self.owner, &self.person, &self.since, &self.until];
        if filters.iter().any(|filter| filter.is_some()) {
            return Err(Error::Usage {
                message: format!("entry {id} is shown whole: --rec, --owner, --person, --since and --until filter the list"),
                hint: format!("`midsa log {id}` shows the entry"),
            });
        }
        Ok(Some(id))
    }

    fn filter(&self, register: &Register, context: &Context) -> Result<LogFilter> {
        let span = |text: &Option<String>| text.as_deref().map(|text| Span::parse_typed(text, context.today)).transpose();
        let begins =
            |day: NaiveDate| -> Result<DateTime<Utc>> { day.pred_opt().map_or_else(|| Ok(DateTime::<Utc>::MIN_UTC), local_end) };
        let words = self.words.iter().flat_map(|words| words.split_whitespace()).map(str::to_owned);
        Ok(LogFilter {
            recommendation: self.rec.as_deref().map(|text| register.find_logged_recommendation(text)).transpose()?,
            owner: self.owner.as_deref().map(|name| register.find_owner(name)).transpose()?,
            person: self.person.clone(),
            since: span(&self.since)?.map(|span| begins(span.first_day())).transpose()?,
            before: span(&self.until)?.map(|span| local_end(span.last_day())).transpose()?,
            words: words.collect(),
        })
    }
}
