//! `midsa rec list`.

use crate::cli::context::Context;
use crate::cli::filters::FilterArguments;
use crate::cli::reading::{ReadArguments, Reading};
use crate::error::Result;
use crate::export::Format;
use crate::model::vocabulary::{Kind, Vocabulary};
use crate::report;
use crate::store::Filter;

/// List recommendations with their leads, status, deadline and health
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec list
  midsa rec list focal point
  midsa rec list --meeting MRU-2006 --open --sort due
  midsa rec list --status \"in progress\" --limit 5
  midsa rec list --owner Zambia --overdue --format csv --output zambia.csv")]
pub struct Arguments {
    #[command(flatten)]
    filters: FilterArguments,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Lists; what is background is counted on standard error.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let reading = arguments.reading.open(context)?;
    let mut filter = arguments.reading.heard(arguments.filters.filter(context, &reading.register)?);
    let names_kinds = !filter.kinds.is_empty();
    if !names_kinds {
        filter.kinds = Kind::followed_up();
    }
    let limit = arguments.filters.limit();
    let Reading { register, day, frame } = &reading;
    let source = |each: &mut dyn FnMut(_) -> Result<()>| {
        register.recommendations(&filter, *day, &mut |record| if limit.lets_pass() { each(record) } else { Ok(()) })
    };
    let table = if arguments.reading.is_for_people(Format::Table) {
        report::lists::recommendation_list::list(source, *frame)
    } else {
        report::tables::recommendations::recommendations(source, *frame)
    };
    let table = table.seeking(&["title", "text", "last_note"], &filter.words);
    arguments.reading.write_table(context, Format::Table, table)?;

    if limit.n_met() == 0 {
        context.note(frame.words.notes.nothing_matches);
    }
    limit.note(reading.frame.words, context);
    arguments.filters.note_hidden_by_stale(&filter, &reading, context)?;
    if !names_kinds {
        note_background(&reading, &filter, context)?;
    }
    Ok(())
}

/// Says how many proposals and needs match and are not listed.
fn note_background(reading: &Reading, filter: &Filter, context: &Context) -> Result<()> {
    let remarks = &reading.frame.words.remarks;
    let mut counts = Vec::new();
    for kind in Kind::ALL.iter().copied().filter(|kind| kind.is_background()) {
        match reading.register.count_background(filter, kind, reading.day)? {
            0 => {}
            n => counts.push((remarks.n_of_kind)(n, kind)),
        }
    }
    if !counts.is_empty() {
        context.note(&(remarks.not_listed)(&counts));
    }
    Ok(())
}
