//! `midsa focal-point list`, and what it has in common with `midsa export focal-points`.

use std::collections::HashSet;

use crate::cli::context::Context;
use crate::cli::reading::{ReadArguments, Reading};
use crate::error::Result;
use crate::export::Format;
use crate::model::id::{ContactId, OwnerId};
use crate::model::people::FocalPoint;
use crate::model::vocabulary::OwnerKind;
use crate::report::tables::focal_points::{Line, Reach, focal_points, for_people, joined};

/// List the focal points, and the owners that have none any more
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa focal-point list
  midsa focal-point list --owner ZMB --all --contacts
  midsa focal-point list --as-of 2024-04-01
  midsa focal-point list --coordinator --contacts --format csv --output coordinators.csv")]
pub struct Arguments {
    #[command(flatten)]
    who: WhoArguments,

    /// Those who have left too
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    reading: ReadArguments,
}

// The flags that choose focal points. No doc comment, as in `filters`.
#[derive(Debug, clap::Args)]
pub struct WhoArguments {
    /// Those of this owner: its code or name
    #[arg(long, value_name = "OWNER", allow_hyphen_values = true)]
    owner: Vec<String>,

    /// Coordinators only
    #[arg(long)]
    coordinator: bool,

    /// With e-mail addresses and phone numbers
    #[arg(long)]
    contacts: bool,
}

/// Which tenures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tenures {
    /// Those of the day that is looked at.
    Present,
    All,
}

/// Lists them by owner; how many owners never had one is told on standard error.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let reading = arguments.reading.open(context)?;
    let tenures = if arguments.all { Tenures::All } else { Tenures::Present };
    let n_persons = arguments.who.write(&reading, &arguments.reading, Format::Table, tenures, context)?;
    if arguments.who.owner.is_empty() && !arguments.who.coordinator {
        note_without(&reading, context)?;
    } else if n_persons == 0 && !arguments.reading.is_for_people(Format::Table) {
        context.note(reading.frame.words.notes.nothing_matches);
    }
    Ok(())
}

impl WhoArguments {
    /// Writes the table and gives how many persons it names; to a file, that is told.
    ///
    /// # Errors
    /// Those of every read, and an owner that is not there (3).
    pub fn write(
        &self,
        reading: &Reading,
        output: &ReadArguments,
        otherwise: Format,
        which: Tenures,
        context: &Context,
    ) -> Result<usize> {
        let Reading { register, day, frame } = reading;
        let owners = self.owner.iter().map(|name| register.find_owner(name)).collect::<Result<Vec<OwnerId>>>()?;
        let mut tenures: Vec<FocalPoint> = Vec::new();
        register.focal_points(&owners, &mut |one| {
            tenures.push(one);
            Ok(())
        })?;
        let reach = if self.contacts { Reach::Shown } else { Reach::Hidden };
        let is_shown =
            |one: &FocalPoint| (which == Tenures::All || one.period.covers(*day)) && (!self.coordinator || one.is_coordinator);
        let persons: HashSet<ContactId> =
            tenures.iter().filter(|one| is_shown(one) && one.contact.name.is_some()).map(|one| one.person).collect();
        let table = if output.is_for_people(otherwise) {
            let is_shown = |line: &Line<'_>| match line {
                Line::Tenure(one) => is_shown(one),
                Line::Gap(_, gap) => !self.coordinator && (which == Tenures::All || gap.until.is_none_or(|until| until > *day)),
            };
            let shown = if which == Tenures::All { tenures } else { joined(&tenures, *day) };
            for_people(&shown, is_shown, reach, frame)
        } else {
            tenures.retain(is_shown);
            let source = move |each: &mut dyn FnMut(_) -> Result<()>| tenures.into_iter().try_for_each(each);
            focal_points(source, reach, *frame)
        };
        output.write_table(context, otherwise, table)?;
        if output.place.file().is_some() && !persons.is_empty() {
            context.note(&(frame.words.owners.persons)(u32::try_from(persons.len()).unwrap_or(u32::MAX)));
        }
        Ok(persons.len())
    }
}

fn note_without(reading: &Reading, context: &Context) -> Result<()> {
    let Reading { register, day, frame } = reading;
    let mut with: HashSet<OwnerId> = HashSet::new();
    register.focal_points(&[], &mut |one| {
        with.insert(one.owner);
        Ok(())
    })?;
    let mut n_without = 0;
    register.owners(*day, &mut |owner| {
        n_without += u32::from(owner.kind != OwnerKind::Group && !with.contains(&owner.id));
        Ok(())
    })?;
    if n_without > 0 {
        context.note(&(frame.words.owners.never_had)(n_without));
    }
    Ok(())
}
