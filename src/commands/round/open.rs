//! `midsa round open`.

use crate::cli::context::Context;
use crate::cli::values::word;
use crate::cli::writing::WriteArguments;
use crate::error::{Error, Result};
use crate::model::date::Span;
use crate::model::reference::Ref;
use crate::model::vocabulary::{Kind, Status};
use crate::store::{Filter, NewRound, Opened, Register};

/// Open a reporting round: fix which owners are asked about which open items
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Of a recommendation tracked each every state is asked about its own share; else the leads are asked, or
the addressees where nobody leads. A group is asked where it has a focal point.

Examples:
  midsa round open 2027-H1 --closes 2027-03-31
  midsa round open 2027-H1 --closes +6w --meeting WDH-2027
  midsa round open VFA-2025 --closes eom --adopted-by VFA-2025 --owner ZMB --owner NAM --dry-run")]
pub struct Arguments {
    /// What it is called, as in 2027-H1; it stays for ever
    #[arg(value_name = "ROUND")]
    reference: String,

    /// The day by which owners are to answer; a month or quarter counts to its last day
    #[arg(long, value_name = "DATE")]
    closes: String,

    /// The meeting that it prepares
    #[arg(long, value_name = "MEETING")]
    meeting: Option<String>,

    /// Ask about what this meeting adopted: its reference, or its place
    #[arg(long, value_name = "MEETING", help_heading = "Filters (the same twice: or; different ones: and)")]
    adopted_by: Vec<String>,

    /// Ask this owner: its code or name
    #[arg(long, value_name = "OWNER", help_heading = "Filters (the same twice: or; different ones: and)")]
    owner: Vec<String>,

    /// Ask about what has this status
    #[arg(long, value_parser = word::<Status>(), help_heading = "Filters (the same twice: or; different ones: and)")]
    status: Vec<Status>,

    /// Ask about what is of this kind [default: all but proposals and needs]
    #[arg(long, value_parser = word::<Kind>(), help_heading = "Filters (the same twice: or; different ones: and)")]
    kind: Vec<Kind>,

    /// Ask about what belongs to this theme
    #[arg(long, value_name = "THEME", help_heading = "Filters (the same twice: or; different ones: and)")]
    theme: Vec<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Opens it, and says who is asked and who can't be.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let new = NewRound {
        reference: Ref::new(&arguments.reference).map_err(|why| Error::Reference { text: arguments.reference.clone(), why })?,
        meeting: arguments.meeting.as_deref().map(|name| register.find_meeting(name)).transpose()?,
        closes_on: Span::parse_typed(&arguments.closes, context.today).map_err(Error::from)?.last_day(),
        filter: arguments.filter(&register)?,
    };
    let opened =
        register.change(&arguments.writing.author(context), arguments.writing.keep(), |change| change.open_round(&new))?;
    context.print(&format!(
        "{}: opened; {} asked about {}; answers by {}",
        new.reference,
        counted(opened.owners.len(), "owner", "owners"),
        counted(opened.n_items as usize, "item", "items"),
        new.closes_on
    ))?;
    tell(&opened, &new.reference, context);
    arguments.writing.remind(context);
    Ok(())
}

/// Who is asked, and for whom nobody can be.
fn tell(opened: &Opened, reference: &Ref, context: &Context) {
    context.note(&format!("asked: {}", opened.owners.join(", ")));
    let told = [
        (&opened.without_focal_point, "no focal point, so the letter has no address", "midsa focal-point add"),
        (&opened.groups, "a group without a focal point: nobody is asked for it", "midsa focal-point add"),
        (&opened.without_owner, "nobody leads it or is addressed: nobody is asked", "midsa rec edit --add-owner"),
    ];
    for (names, what, hint) in told.into_iter().filter(|(names, ..)| !names.is_empty()) {
        context.note(&format!("{}: {what} (`{hint}`)", names.join(", ")));
    }
    context.note(&format!("next: `midsa round pack {reference} --output DIR` writes the sheets and letters"));
}

/// `1 owner`, `3 owners`.
pub(super) fn counted(n: usize, one: &str, several: &str) -> String {
    if n == 1 { format!("{n} {one}") } else { format!("{n} {several}") }
}

impl Arguments {
    fn filter(&self, register: &Register) -> Result<Filter> {
        let mut meetings = Vec::new();
        for name in &self.adopted_by {
            meetings.extend(register.find_meetings(name)?);
        }
        Ok(Filter {
            meetings,
            owners: self.owner.iter().map(|name| register.find_owner(name)).collect::<Result<_>>()?,
            statuses: self.status.clone(),
            kinds: if self.kind.is_empty() { Kind::followed_up() } else { self.kind.clone() },
            themes: self.theme.clone(),
            ..Filter::default()
        })
    }
}
