//! `midsa rec add`.

use std::path::PathBuf;

use super::adding::{Texts, Typed};
use crate::cli::advice;
use crate::cli::context::Context;
use crate::cli::texts::text_or_file;
use crate::cli::values::{theme, word};
use crate::cli::writing::WriteArguments;
use crate::error::{Error, Result};
use crate::model::vocabulary::{Advice, Kind, Priority, Response};

/// Record a recommendation, decision or request that a meeting adopted
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec add --meeting WDH-2010 --kind decision --text \"Designate a national focal point\" --each PARTICIPATING-GOVERNMENTS
  midsa rec add --meeting MRU-2006 --text-file text.txt --owner IOM --owner SADC-SECRETARIAT:counterparty --due +6m
  midsa rec add --component-of MRU-2006-03 --text \"Sign the MoU\" --due next:ministerial-30d
  midsa rec add --action-of MRU-2006-03 --text \"Send the draft\" --owner SAMP --dry-run")]
pub struct Arguments {
    /// The meeting that adopted it; it gets the meeting's next free number
    #[arg(long, value_name = "MEETING", allow_hyphen_values = true, conflicts_with = "component_of")]
    pub(super) meeting: Option<String>,

    /// Give it this reference instead of the next free one
    #[arg(long = "ref", value_name = "REF", allow_hyphen_values = true)]
    pub(super) reference: Option<String>,

    /// The text as it was adopted, word for word; `-` reads standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, conflicts_with = "text_file")]
    pub(super) text: Option<String>,

    /// The file that holds the text; `-` reads standard input
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    pub(super) text_file: Option<PathBuf>,

    /// A short title [default: the first sentence of the text]
    #[arg(long, value_name = "TITLE", allow_hyphen_values = true)]
    pub(super) title: Option<String>,

    /// Its kind [default: recommendation]
    #[arg(long, value_parser = word::<Kind>())]
    pub(super) kind: Option<Kind>,

    /// An owner, by code or name; it leads unless :support, :counterparty or :addressee follows
    #[arg(long, value_name = "OWNER[:ROLE]")]
    pub(super) owner: Vec<String>,

    /// Give each lead owner, or each member of this group, a share with a status of its own
    #[arg(long, value_name = "GROUP", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "the flag, with a value or without one")]
    pub(super) each: Option<Option<String>>,

    /// The deadline: a day, month, quarter, half or year, a relative date, next:KIND or meeting:REF, or none
    #[arg(long, value_name = "DEADLINE", allow_hyphen_values = true)]
    pub(super) due: Option<String>,

    /// The meeting's decision about it
    #[arg(long, value_parser = word::<Response>())]
    pub(super) response: Option<Response>,

    /// A theme it belongs to
    #[arg(long, value_name = "THEME", value_parser = theme, allow_hyphen_values = true)]
    pub(super) theme: Vec<String>,

    /// Its priority
    #[arg(long, value_parser = word::<Priority>())]
    pub(super) priority: Option<Priority>,

    /// The source of the text: a report, a page, an address
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) source: Option<String>,

    /// A sentence that says when it counts as done
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) done_when: Option<String>,

    /// The recommendation whose text this is a part of; it gets the next letter
    #[arg(long, value_name = "REF", allow_hyphen_values = true, conflicts_with = "action_of")]
    pub(super) component_of: Option<String>,

    /// The recommendation that this action works towards
    #[arg(long, value_name = "REF", allow_hyphen_values = true)]
    pub(super) action_of: Option<String>,

    /// Give no advice on the wording
    #[arg(long)]
    pub(super) no_advice: bool,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Adds it and prints what was added, and what changes because of it.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    arguments.refuse_nowhere()?;
    let texts = Texts::read(arguments)?;
    let mut register = context.open_to_change()?;
    // Read before the change: what fails after it must not look as if nothing was saved.
    let settings = register.settings()?;
    let (words, wanted) = (context.words(&settings), if arguments.no_advice { Advice::Off } else { settings.advice });
    let typed = Typed::read(arguments, texts, &register, words, context)?;
    let (done, changed) =
        register.change_telling(&arguments.writing.author(context), arguments.writing.keep(), |change| typed.add(change))?;
    done.print(&changed, arguments, words, context)?;
    advice::tell(&done.advice, wanted, context);
    arguments.writing.remind(context);
    Ok(())
}

impl Arguments {
    fn refuse_nowhere(&self) -> Result<()> {
        let places = [&self.meeting, &self.reference, &self.component_of, &self.action_of];
        if places.iter().all(|place| place.is_none()) {
            return Err(Error::Usage {
                message: "no place for the recommendation is given".to_owned(),
                hint: "add --meeting, --component-of or --action-of, or give it a reference of its own with --ref".to_owned(),
            });
        }
        match (self.kind, &self.action_of) {
            (Some(Kind::Action), None) => Err(Error::Usage {
                message: "an action belongs to a recommendation".to_owned(),
                hint: "add --action-of REF".to_owned(),
            }),
            (Some(kind), Some(_)) if kind != Kind::Action => Err(Error::Usage {
                message: format!("--action-of makes it an action, not a {kind}"),
                hint: "leave --kind or --action-of out".to_owned(),
            }),
            _ => Ok(()),
        }
    }

    pub(super) fn text(&self) -> Result<String> {
        text_or_file(self.text.as_deref(), self.text_file.as_deref())?.ok_or_else(|| Error::Usage {
            message: "the text is missing".to_owned(),
            hint: "add --text TEXT or --text-file FILE".to_owned(),
        })
    }
}
