//! `midsa owner list`.

use crate::cli::context::Context;
use crate::cli::reading::{ReadArguments, Reading};
use crate::cli::values::word;
use crate::error::Result;
use crate::export::Format;
use crate::model::record::Owner;
use crate::model::vocabulary::OwnerKind;
use crate::report;

/// List owners with the number of their open and overdue items
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa owner list
  midsa owner list --kind state --open
  midsa owner list --group MIDSA-STATES --as-of 2010-12-31
  midsa owner list --format csv --output owners.csv")]
pub struct Arguments {
    /// Owners of this kind; twice: of either
    #[arg(long, value_parser = word::<OwnerKind>())]
    kind: Vec<OwnerKind>,

    /// Members of this group
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,

    /// Owners with something open
    #[arg(long)]
    open: bool,

    /// Owners with something overdue
    #[arg(long)]
    overdue: bool,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Lists them by code.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let reading = arguments.reading.open(context)?;
    let Reading { register, day, frame } = &reading;
    let members = match &arguments.group {
        Some(name) => Some(register.owner(register.find_owner(name)?, *day)?.members),
        None => None,
    };
    let passes = |owner: &Owner| {
        (arguments.kind.is_empty() || arguments.kind.contains(&owner.kind))
            && members.as_ref().is_none_or(|members| members.contains(&owner.code))
            && (!arguments.open || owner.n_open > 0)
            && (!arguments.overdue || owner.n_overdue > 0)
    };
    let mut n_listed = 0u32;
    let source = |each: &mut dyn FnMut(_) -> Result<()>| {
        register.owners(*day, &mut |owner| {
            if !passes(&owner) {
                return Ok(());
            }
            n_listed += 1;
            each(owner)
        })
    };
    let table = if arguments.reading.is_for_people(Format::Table) {
        report::lists::owner_list::list(source, *frame)
    } else {
        report::tables::owners::owners(source, *frame)
    };
    arguments.reading.write_table(context, Format::Table, table)?;
    if n_listed == 0 {
        context.note(frame.words.notes.nothing_matches);
    }
    Ok(())
}
