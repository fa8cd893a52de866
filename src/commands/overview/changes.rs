//! `midsa changes`.

use crate::cli::context::Context;
use crate::cli::days::since;
use crate::cli::filters::FilterArguments;
use crate::cli::reading::{ReadArguments, Reading};
use crate::error::Result;
use crate::export::Format;
use crate::report;

/// List what moved since a day or a meeting, a row for each net change
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Then is what had happened and was recorded by the end of that day. What is recorded later about an earlier day is listed \
apart, as learned since. --as-of ends the period before today. The first line counts as `midsa progress --since` does: \
what is tracked for each owner once. The filters are asked of what stands now, of each owner's share by itself.

Examples:
  midsa changes --since last
  midsa changes --since WDH-2010
  midsa changes --since 2026-01-01 --owner Zambia
  midsa changes --since 2025 --as-of 2025-12-31 --format csv --output changes.csv")]
pub struct Arguments {
    /// The day, or the meeting, since when: of a month or year its first day, of a meeting its last
    #[arg(long, value_name = "DATE|MEETING|ROUND|last")]
    since: String,

    #[command(flatten)]
    filters: FilterArguments,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Lists the changes.
///
/// # Errors
/// Those of every read, and of `since`.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    Ok(arguments.write(Format::Table, context)?)
}

impl Arguments {
    /// Writes the changes.
    ///
    /// # Errors
    /// As `run`.
    pub fn write(&self, otherwise: Format, context: &Context) -> Result<()> {
        self.filters.refuse_sort("what moved is in the order of lists")?;
        let reading = self.reading.open_for(context, Format::OF_TABLES, otherwise)?;
        let Reading { register, day, frame } = &reading;
        let since = since(&self.since, register, *day)?;
        let filter = self.reading.heard(self.filters.filter(context, register)?);
        let changes = register.changes(&filter, since, *day)?;
        let limit = self.filters.limit();
        let first = limit.first(&changes.rows);
        if self.reading.is_for_people(otherwise) {
            self.reading.write_document(context, report::pages::changes::changes_for_people(&changes, first.len(), frame))?;
        } else {
            self.reading.write_table(context, otherwise, report::tables::changes::changes(first, *frame))?;
        }
        if changes.rows.is_empty() {
            context.note(frame.words.overviews.nothing_moved);
        }
        limit.note(frame.words, context);
        Ok(())
    }
}
