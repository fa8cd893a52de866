//! `midsa matrix`.

use crate::cli::context::Context;
use crate::cli::filters::FilterArguments;
use crate::cli::reading::{ReadArguments, Reading};
use crate::error::Result;
use crate::export::Format;
use crate::report;

/// Show what is tracked for each owner: a row per recommendation, a column per owner
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The filters are asked of each recommendation as a whole; with one --owner, of its share.

Examples:
  midsa matrix
  midsa matrix --meeting MRU-2006 --open
  midsa matrix --owner Zambia --as-of 2010-12-31
  midsa matrix --format csv --output matrix.csv")]
pub struct Arguments {
    #[command(flatten)]
    filters: FilterArguments,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Shows the matrix.
///
/// # Errors
/// Those of every read.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    Ok(arguments.write(Format::Table, context)?)
}

impl Arguments {
    /// Writes the matrix.
    ///
    /// # Errors
    /// As `run`.
    pub fn write(&self, otherwise: Format, context: &Context) -> Result<()> {
        let reading = self.reading.open_for(context, Format::OF_TABLES, otherwise)?;
        self.reading.refuse_options_of_csv(self.reading.format_or(otherwise))?;
        let Reading { register, day, frame } = &reading;
        let filter = self.reading.heard(self.filters.of_list(context, register)?);
        let all = register.matrix(&filter, *day)?;
        let limit = self.filters.limit();
        let rows = limit.first(&all);
        if !self.reading.is_for_people(otherwise) {
            self.reading.write_table(context, otherwise, report::pages::matrix::matrix(rows, *frame))?;
        } else if !rows.is_empty() || self.reading.place.file().is_some() {
            self.reading.write_document(context, report::pages::matrix::matrix_for_people(rows, frame))?;
        }
        if all.is_empty() {
            let words = frame.words;
            context.note(self.filters.nothing(&filter, words.overviews.nothing_tracked_each, words));
        }
        limit.note(frame.words, context);
        Ok(())
    }
}
