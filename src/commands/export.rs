//! `midsa export`.

use std::cell::Cell;

use super::overview::{changes as movement, matrix};
use crate::cli::context::Context;
use crate::cli::filters::{FilterArguments, Limit};
use crate::cli::output::PlaceArguments;
use crate::cli::reading::{ReadArguments, Reading};
use crate::commands::focal_point::list::{Tenures, WhoArguments};
use crate::commands::overview::due::AgendaArguments;
use crate::commands::overview::progress::CountArguments;
use crate::error::Result;
use crate::export::json::{self, Objects};
use crate::export::{Format, Style};
use crate::model::vocabulary::{Audience, Vocabulary};
use crate::report;
use crate::report::table::Table;
use crate::store::{Extent, Filter, Log, Persons as WithPersons};

/// Write a table of the register, CSV unless told otherwise
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
enum What {
    /// Write the recommendations, background too
    #[command(after_help = "Examples:\n  midsa export recommendations --output register.csv")]
    Recommendations(Filtered),

    /// Write the shares of what is tracked for each owner
    #[command(after_help = "Examples:\n  midsa export shares --owner ZMB")]
    Shares(Filtered),

    /// Write the follow-ups, with what each changed from
    #[command(after_help = "Examples:\n  midsa export follow-ups --meeting MRU-2006 --format json")]
    FollowUps(Filtered),

    /// Write the owners, with what they have open
    #[command(after_help = "Examples:\n  midsa export owners")]
    Owners(Whole),

    /// Write the focal points with their tenures; e-mail addresses and phone numbers only with --contacts
    #[command(
        after_help = "Examples:\n  midsa export focal-points\n  midsa export focal-points --contacts --output contacts.csv"
    )]
    FocalPoints(Persons),

    /// Write the meetings, with how much of what they adopted is implemented
    #[command(after_help = "Examples:\n  midsa export meetings --format markdown")]
    Meetings(Whole),

    /// Write the relations between recommendations
    #[command(after_help = "Examples:\n  midsa export relations")]
    Relations(Whole),

    /// Write the agenda of deadlines
    #[command(after_help = "Examples:\n  midsa export deadlines --within 60d --output deadlines.csv")]
    Deadlines(AgendaArguments),

    /// Write the status of each owner's share, a column per owner
    #[command(after_help = "Examples:\n  midsa export matrix --meeting MRU-2006 --output matrix.csv")]
    Matrix(matrix::Arguments),

    /// Write what moved since a day or a meeting, a row for each net change
    #[command(after_help = "Examples:\n  midsa export changes --since WDH-2010 --output changes.csv")]
    Changes(movement::Arguments),

    /// Write the whole register, in a fixed order: equal registers give equal bytes
    #[command(
        after_help = "Examples:\n  midsa export register --format json --output register.json\n  midsa export register --contacts --with-log --output handover.json"
    )]
    Register(Everything),

    /// Write the titles and texts in other languages
    #[command(after_help = "Examples:\n  midsa export translations --output translations.csv")]
    Translations(Whole),

    /// Write a progress table
    #[command(after_help = "Examples:\n  midsa export progress --by owner --output progress.csv")]
    Progress(Counted),
}

// A table of which a part may be asked for.
#[derive(Debug, clap::Args)]
struct Filtered {
    #[command(flatten)]
    filters: FilterArguments,

    #[command(flatten)]
    reading: ReadArguments,
}

// A table that is written whole.
#[derive(Debug, clap::Args)]
struct Whole {
    #[command(flatten)]
    reading: ReadArguments,
}

// All of it, in the program's own form.
#[derive(Debug, clap::Args)]
struct Everything {
    /// The form; there is one
    #[arg(long = "format", value_name = "json", value_parser = ["json"], default_value = "json", hide_possible_values = true)]
    _form: String,

    /// Write the names, e-mail addresses and telephone numbers of focal points too
    #[arg(long)]
    contacts: bool,

    /// Write the log too, with every image: what was changed when and by whom, and what `undo` takes back
    #[arg(long)]
    with_log: bool,

    #[command(flatten)]
    place: PlaceArguments,
}

// A table of persons.
#[derive(Debug, clap::Args)]
struct Persons {
    #[command(flatten)]
    who: WhoArguments,

    #[command(flatten)]
    reading: ReadArguments,
}

// A table of counts.
#[derive(Debug, clap::Args)]
struct Counted {
    #[command(flatten)]
    counting: CountArguments,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Writes the table that was named.
///
/// # Errors
/// Those of every read.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    match &arguments.what {
        What::Recommendations(part) => {
            part.write(context, |reading, filter, limit| {
                let source = |each: &mut dyn FnMut(_) -> Result<()>| {
                    let first = &mut |record| if limit.lets_pass() { each(record) } else { Ok(()) };
                    reading.register.recommendations(filter, reading.day, first)
                };
                report::tables::recommendations::recommendations(source, reading.frame)
            })?;
            if part.filters.names_one_owner() && !part.reading.has_column("tracking") {
                context.note(context.said().remarks.may_be_shares);
            }
        }
        What::Shares(part) => part.write(context, |reading, filter, limit| {
            let source = |each: &mut dyn FnMut(_) -> Result<()>| {
                let first = &mut |record| if limit.lets_pass() { each(record) } else { Ok(()) };
                reading.register.shares(filter, reading.day, first)
            };
            report::tables::shares::shares(source, reading.frame)
        })?,
        What::FollowUps(part) => part.write(context, |reading, filter, limit| {
            let source = |each: &mut dyn FnMut(_) -> Result<()>| {
                let first = &mut |record| if limit.lets_pass() { each(record) } else { Ok(()) };
                reading.register.follow_ups(filter, reading.day, first)
            };
            report::tables::follow_ups::follow_ups(source, reading.frame)
        })?,
        What::Owners(whole) => whole.write(context, |reading| {
            let source = |each: &mut dyn FnMut(_) -> Result<()>| reading.register.owners(reading.day, each);
            report::tables::owners::owners(source, reading.frame)
        })?,
        What::FocalPoints(Persons { who, reading: output }) => {
            let reading = output.open_for(context, Format::OF_TABLES, Format::Csv)?;
            who.write(&reading, output, Format::Csv, Tenures::All, context)?;
        }
        What::Meetings(whole) => whole.write(context, |reading| {
            let source = |each: &mut dyn FnMut(_) -> Result<()>| reading.register.meetings(reading.day, each);
            report::tables::meetings::meetings(source, reading.frame)
        })?,
        What::Relations(whole) => whole.write(context, |reading| {
            let source = |each: &mut dyn FnMut(_) -> Result<()>| reading.register.relations(each);
            report::tables::relations::relations(source, reading.frame)
        })?,
        What::Deadlines(agenda) => {
            agenda.write(Format::Csv, context)?;
        }
        What::Matrix(matrix) => matrix.write(Format::Csv, context)?,
        What::Changes(changes) => changes.write(Format::Csv, context)?,
        What::Register(everything) => everything.write(context)?,
        What::Translations(whole) => whole.write(context, |reading| {
            let source = |each: &mut dyn FnMut(_) -> Result<()>| reading.register.translations(each);
            report::tables::translations::translations(source, reading.frame)
        })?,
        What::Progress(Counted { counting, reading: output }) => {
            let reading = output.open_for(context, Format::OF_TABLES, Format::Csv)?;
            counting.write(&reading, output, Format::Csv, context)?;
        }
    }
    Ok(())
}

impl Filtered {
    fn write(
        &self,
        context: &Context,
        table: impl for<'r> FnOnce(&'r Reading, &'r Filter, &'r Limit) -> Table<'r>,
    ) -> Result<()> {
        let reading = self.reading.open_for(context, Format::OF_TABLES, Format::Csv)?;
        let filter = self.reading.heard(self.filters.filter(context, &reading.register)?);
        let limit = self.filters.limit();
        self.reading.write_table(context, Format::Csv, table(&reading, &filter, &limit))?;
        limit.note(reading.frame.words, context);
        Ok(())
    }
}

impl Whole {
    fn write(&self, context: &Context, table: impl for<'r> FnOnce(&'r Reading) -> Table<'r>) -> Result<()> {
        let reading = self.reading.open_for(context, Format::OF_TABLES, Format::Csv)?;
        self.reading.write_table(context, Format::Csv, table(&reading))
    }
}

impl Everything {
    fn write(&self, context: &Context) -> Result<()> {
        self.place.refuse_contradiction(None, &[Format::Json])?;
        let register = context.open()?;
        let extent = Extent {
            persons: if self.contacts { WithPersons::Named } else { WithPersons::Numbered },
            log: if self.with_log { Log::With } else { Log::Without },
        };
        let words = context.words(&register.settings()?);
        let (register, n_internal) = (&register, &Cell::new(0));
        let rows = |name: &'static str| -> Objects<'_> {
            Box::new(move |each| {
                register.section(name, extent, &mut |row| {
                    let is_internal = row.get("note").is_some() && row["audience"] == Audience::Internal.as_str();
                    n_internal.set(n_internal.get() + u32::from(is_internal));
                    each(row)
                })
            })
        };
        let sections = extent.sections().into_iter().map(|name| (name, rows(name))).collect();
        self.place.write(context, &Style::default(), |_, out| json::write_register(sections, out))?;
        self.place.note_internal(n_internal.get(), words.remarks.internal_notes_kept, context);
        Ok(())
    }
}
