//! `midsa matrix`.

use crate::cli::context::Context;
use crate::cli::filters::LeafFilterArguments;
use crate::cli::reading::{ReadArguments, Reading};
use crate::error::Result;
use crate::export::Format;
use crate::report;
use crate::store::Filter;

/// Show what is tracked for each owner: a row per recommendation, a column per owner
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa matrix
  midsa matrix --meeting MRU-2006 --open
  midsa matrix --owner Zambia --as-of 2010-12-31
  midsa matrix --format csv --output matrix.csv")]
pub struct Arguments {
    #[command(flatten)]
    filters: LeafFilterArguments,

    /// What is neither implemented nor closed as a whole
    #[arg(long)]
    open: bool,

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
        let reading = self.reading.open(context)?;
        self.reading.refuse_options_of_csv(self.reading.format_or(otherwise))?;
        let Reading { register, day, frame } = &reading;
        let filter = Filter { is_open: self.open, ..self.filters.filter(register)? };
        let rows = register.matrix(&filter, *day)?;
        if !self.reading.is_for_people(otherwise) {
            self.reading.write_table(context, otherwise, report::pages::matrix::matrix(&rows, *frame))?;
        } else if !rows.is_empty() || self.reading.place.file().is_some() {
            self.reading.write_document(context, report::pages::matrix::matrix_for_people(&rows, frame))?;
        }
        if rows.is_empty() {
            context.note(frame.words.overviews.nothing_tracked_each);
        }
        Ok(())
    }
}
