//! `midsa progress`.

use crate::cli::context::Context;
use crate::cli::days::since;
use crate::cli::filters::FilterArguments;
use crate::cli::reading::{ReadArguments, Reading};
use crate::cli::tongue;
use crate::cli::values::word;
use crate::error::Result;
use crate::export::Format;
use crate::model::vocabulary::Grouping;
use crate::report;
use crate::store::Scope;

/// Count how far the recommendations are, by meeting, owner, theme, kind, response or year
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A leaf slipped where its deadline was moved to a later day, or where it became overdue; it was reopened where it was \
implemented or closed; it is silent where it is open and has no follow-up since. Then is what had happened and was \
recorded by the end of that day.

What is tracked for each owner counts once, and by owner once for each; --owner counts that owner's share. Kinds and \
meetings that are named are counted, whatever they are.

Examples:
  midsa progress
  midsa progress --meeting VFA-2025 --by owner
  midsa progress --by owner --all
  midsa progress --since WDH-2010
  midsa progress --by theme --as-of 2010-12-31 --format csv")]
pub struct Arguments {
    #[command(flatten)]
    counting: CountArguments,

    #[command(flatten)]
    reading: ReadArguments,
}

// The flags of counting: the filter and the groups. No doc comment, as in `filters`.
#[derive(Debug, clap::Args)]
pub struct CountArguments {
    /// Count by this
    #[arg(long, value_name = "GROUPING", value_parser = word::<Grouping>())]
    pub by: Option<Grouping>,

    /// Tell what moved since this day or meeting, too: newly implemented, newly confirmed, slipped, reopened, silent
    #[arg(long, value_name = "DATE|MEETING|ROUND|last")]
    pub since: Option<String>,

    /// Count requests, actions, what other bodies adopted and what has no meeting too
    #[arg(long)]
    pub all: bool,

    #[command(flatten)]
    pub filters: FilterArguments,
}

/// Prints the table, and notes what it does not count.
///
/// # Errors
/// Those of every read.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let reading = arguments.reading.open(context)?;
    arguments.counting.write(&reading, &arguments.reading, Format::Table, context)?;
    Ok(())
}

impl CountArguments {
    /// Counts and writes.
    ///
    /// # Errors
    /// The register can't be read, the output not written.
    pub fn write(&self, reading: &Reading, output: &ReadArguments, otherwise: Format, context: &Context) -> Result<()> {
        let grouping = self.by.unwrap_or(Grouping::Meeting);
        let scope = if self.all { Scope::All } else { Scope::OwnDecisions };
        self.filters.refuse_sort("groups have an order of their own")?;
        self.filters.refuse_limit("the rows add up to the total")?;
        let Reading { register, day, frame } = reading;
        let filter = output.heard(self.filters.filter(context, register)?);
        let since = self.since.as_deref().map(|text| since(text, register, *day)).transpose()?;
        let (mut progress, words) = match since {
            Some(since) => (register.progress_since(&filter, grouping, scope, *day, since)?, frame.words),
            None => (register.progress(&filter, grouping, scope, *day)?, frame.words),
        };
        tongue::groups(&mut progress, grouping, register, frame)?;
        match (output.is_for_people(otherwise), since) {
            (true, Some(since)) => {
                let page = report::pages::progress::page_with_movement(&progress, since.day, *day, words);
                output.write_document(context, page)?;
            }
            (true, None) => output.write_document(context, report::pages::progress::page(&progress, *day, words))?,
            (false, Some(_)) => {
                output.write_table(context, otherwise, report::tables::progress::progress_with_movement(&progress, frame))?;
            }
            (false, None) => {
                output.write_table(context, otherwise, report::tables::progress::progress(&progress, frame))?;
            }
        }
        for remark in report::pages::remarks::remarks(&progress, frame.words) {
            context.note(&remark);
        }
        if grouping == Grouping::Owner {
            context.note(frame.words.remarks.by_owner);
        }
        Ok(())
    }
}
