//! `midsa round open`.

use crate::cli::context::Context;
use crate::cli::names::new_reference;
use crate::cli::values::word;
use crate::cli::writing::WriteArguments;
use crate::error::{Error, Result};
use crate::model::date::Span;
use crate::model::reference::Ref;
use crate::model::vocabulary::{Kind, Status};
use crate::store::{Filter, NewRound, Opened, Register};
use crate::text::RoundsDone;
use crate::text::as_argument;

/// Open a reporting round: fix the owners to be asked, and the open items of each
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Each owner is asked about its own share of what is tracked each; of all else the leads are asked, or the addressees if \
nobody leads. A group is asked if it has a focal point.

Examples:
  midsa round open 2027-H1 --closes 2027-03-31
  midsa round open 2027-H1 --closes +6w --meeting WDH-2027
  midsa round open VFA-2025 --closes eom --adopted-by VFA-2025 --owner ZMB --owner NAM --dry-run")]
pub struct Arguments {
    /// Its name, as in 2027-H1; it stays for ever
    #[arg(value_name = "ROUND")]
    reference: String,

    /// The day by which owners are to answer; a month or quarter counts to its last day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    closes: String,

    /// The meeting that it prepares
    #[arg(long, value_name = "MEETING", allow_hyphen_values = true)]
    meeting: Option<String>,

    /// Ask about what this meeting adopted: its reference or place
    #[arg(
        long,
        value_name = "MEETING",
        allow_hyphen_values = true,
        help_heading = "Filters (the same twice: or; different ones: and)"
    )]
    adopted_by: Vec<String>,

    /// Ask this owner: its code or name
    #[arg(
        long,
        value_name = "OWNER",
        allow_hyphen_values = true,
        help_heading = "Filters (the same twice: or; different ones: and)"
    )]
    owner: Vec<String>,

    /// Ask about items with this status
    #[arg(long, value_parser = word::<Status>(), help_heading = "Filters (the same twice: or; different ones: and)")]
    status: Vec<Status>,

    /// Ask about items of this kind [default: all but proposals and needs]
    #[arg(long, value_parser = word::<Kind>(), help_heading = "Filters (the same twice: or; different ones: and)")]
    kind: Vec<Kind>,

    /// Ask about items with this theme
    #[arg(
        long,
        value_name = "THEME",
        allow_hyphen_values = true,
        help_heading = "Filters (the same twice: or; different ones: and)"
    )]
    theme: Vec<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Opens it, and says who is asked and who can't be.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let words = context.words(&register.settings()?);
    let new = NewRound {
        reference: new_reference(&arguments.reference, words, context)?,
        meeting: arguments.meeting.as_deref().map(|name| register.find_meeting(name)).transpose()?,
        closes_on: Span::parse_typed(&arguments.closes, context.today).map_err(Error::from)?.last_day(),
        filter: arguments.filter(&register)?,
    };
    let opened =
        register.change(&arguments.writing.author(context), arguments.writing.keep(), |change| change.open_round(&new))?;
    let n_owners = u32::try_from(opened.owners.len()).unwrap_or(u32::MAX);
    let done = &words.round.done;
    context.print(&(done.opened)(new.reference.as_str(), n_owners, opened.n_items, &words.day(new.closes_on)))?;
    tell(&opened, &new.reference, done, context);
    arguments.writing.remind(context);
    Ok(())
}

/// Tells who is asked, and for whom nobody can be.
fn tell(opened: &Opened, reference: &Ref, done: &RoundsDone, context: &Context) {
    context.note(&(done.asked)(&opened.owners.join(", ")));
    let told = [
        (&opened.without_focal_point, done.no_focal_point),
        (&opened.groups, done.group_not_asked),
        (&opened.without_owner, done.without_owner),
    ];
    for (names, say) in told.into_iter().filter(|(names, _)| !names.is_empty()) {
        context.note(&say(&names.join(", ")));
    }
    context.note(&(done.next)(&as_argument(reference.as_str())));
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
