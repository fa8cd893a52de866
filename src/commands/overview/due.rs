//! `midsa due`.

use std::process::ExitCode;

use chrono::NaiveDate;

use crate::cli::context::Context;
use crate::cli::filters::FilterArguments;
use crate::cli::reading::{ReadArguments, Reading};
use crate::cli::values::word_among;
use crate::error::Result;
use crate::export::{Format, ics};
use crate::model::agenda::{Leaf, Revision};
use crate::model::date::Span;
use crate::report;
use crate::report::pages::due::n_overdue;
use crate::store::Horizon;

/// Show the agenda of deadlines: overdue, due soon, later, awaiting a meeting, undated
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Of what is tracked for each owner every open share is a line, and the filters are asked of it. Days are whole days from \
today: in CSV and JSON negative when it is late.

Examples:
  midsa due
  midsa due --owner Zambia --within 60d
  midsa due --overdue --cause funding
  midsa due --format ics --output deadlines.ics
  midsa due --within 0d --exit-code --quiet")]
pub struct Arguments {
    /// Exit with 1 when something that is shown is overdue
    #[arg(long)]
    exit_code: bool,

    #[command(flatten)]
    agenda: AgendaArguments,
}

// Which deadlines, and how they are written.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", |format| format.value_parser(word_among(Format::OF_DEADLINES))))]
pub struct AgendaArguments {
    /// Only what is overdue or falls due within this time, or up to this day: 60d, 3w, 2m, eom, 2027-03
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    within: Option<String>,

    #[command(flatten)]
    filters: FilterArguments,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Shows the agenda.
///
/// # Errors
/// Those of every read; a time that can't be read (2).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<ExitCode> {
    let n_overdue = arguments.agenda.write(Format::Table, context)?;
    Ok(if arguments.exit_code && n_overdue > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

impl AgendaArguments {
    /// Writes the agenda and gives how many leaves in it are overdue.
    ///
    /// # Errors
    /// As `run`.
    pub fn write(&self, otherwise: Format, context: &Context) -> Result<usize> {
        self.filters.refuse_sort("the agenda goes by deadline")?;
        self.filters.refuse_closed()?;
        let reading = self.reading.open_for(context, Format::OF_DEADLINES, otherwise)?;
        self.reading.refuse_options_of_csv(self.reading.format_or(otherwise))?;
        let Reading { register, day, frame } = &reading;
        let horizon = match &self.within {
            Some(text) => Horizon::Until(last_day(text, *day)?),
            None => Horizon::Open,
        };
        let filter = self.reading.heard(self.filters.of_list(context, register)?);
        let all = register.agenda(&filter, horizon, *day)?;
        let limit = self.filters.limit();
        let leaves = limit.first(&all);
        match self.reading.format_or(otherwise) {
            Format::Ics => self.write_calendar(leaves, &reading, context)?,
            _ if self.reading.is_for_people(otherwise) => {
                // A file is written even if nothing is in it: an older one would tell another story.
                if !leaves.is_empty() || self.reading.place.file().is_some() {
                    self.reading.write_document(context, report::pages::due::agenda(&all, leaves.len(), frame))?;
                }
            }
            _ => self.reading.write_table(context, otherwise, report::tables::deadlines::deadlines(leaves, *frame))?,
        }
        if all.is_empty() {
            let overviews = &frame.words.overviews;
            context.note(match horizon {
                Horizon::Open => self.filters.nothing(&filter, frame.words.overviews.nothing_open, frame.words),
                Horizon::Until(_) => overviews.nothing_due,
            });
        }
        self.filters.note_hidden_by_stale(&filter, &reading, context)?;
        limit.note(frame.words, context);
        Ok(n_overdue(leaves, frame))
    }

    fn write_calendar(&self, leaves: &[Leaf], reading: &Reading, context: &Context) -> Result<()> {
        self.reading.refuse_columns(Format::Ics)?;
        let dated = leaves.iter().filter(|leaf| leaf.standing.watch.due_on.is_some());
        let revised = dated.map(|leaf| Ok((leaf.clone(), reading.register.revision(leaf)?)));
        let calendar = report::calendar::calendar(&revised.collect::<Result<Vec<(Leaf, Revision)>>>()?, &reading.frame);
        self.reading.write(context, Format::Ics, |style, out| ics::write_calendar(&calendar, style, out))
    }
}

/// The last day within a time from `today`: `60d` is `+60d`.
fn last_day(text: &str, today: NaiveDate) -> Result<NaiveDate> {
    let text = text.trim();
    let is_time = text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(|c: char| c.is_ascii_alphabetic());
    let typed = if is_time { format!("+{text}") } else { text.to_owned() };
    Ok(Span::parse_typed(&typed, today)?.last_day())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::last_day;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day of the calendar");
        let read = last_day(text, today).map(|day| day.to_string());
        assert_eq!(read.unwrap_or_else(|error| error.to_string()), expected);
    }

    #[test]
    fn a_time_is_typed_with_or_without_its_sign() {
        case("60d", "2027-01-23");
        case("+60d", "2027-01-23");
        case("0d", "2026-11-24");
        case("2m", "2027-01-24");
        case("eom", "2026-11-30");
        case("2027-03", "2027-03-31");
        case("soon", "the date `soon` is not understood");
        case("60x", "the date `+60x` is not understood");
    }
}
