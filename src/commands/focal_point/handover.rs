//! `midsa focal-point handover`.

use super::author;
use crate::cli::context::Context;
use crate::cli::values::{email, first_day, person, word};
use crate::cli::writing::{WriteArguments, tell};
use crate::model::people::Contact;
use crate::model::vocabulary::Lang;
use crate::store::Handover;

/// Let a successor take over from a focal point
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa focal-point handover ZMB --to \"Joseph Banda\" --on 2026-03-01 --email j.banda@example.org
  midsa focal-point handover ZMB --from \"Grace Phiri\" --to \"Joseph Banda\" --on 2026-03-01")]
pub struct Arguments {
    /// The owner for whom they report: a code or name
    #[arg(value_name = "OWNER")]
    owner: String,

    /// The successor, who may be a focal point already
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    to: String,

    /// The successor's first day, on which the other is no longer a focal point
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: String,

    /// The person who leaves, if there are several: name or e-mail address
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    from: Option<String>,

    /// The successor's office
    #[arg(long, value_name = "TITLE", value_parser = person, allow_hyphen_values = true)]
    title: Option<String>,

    /// The successor's e-mail address
    #[arg(long, value_name = "ADDRESS", value_parser = email, allow_hyphen_values = true)]
    email: Option<String>,

    /// The successor's phone number
    #[arg(long, value_name = "NUMBER", value_parser = person, allow_hyphen_values = true)]
    phone: Option<String>,

    /// The language of the successor's sheets and letters [default: as before]
    #[arg(long, value_name = "LANG", value_parser = word::<Lang>())]
    language: Option<Lang>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Ends one tenure, begins the other, and prints a line for each.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let on = first_day(&arguments.on, context.today)?;
    let mut register = context.open_to_change()?;
    let owner = register.find_owner(&arguments.owner)?;
    let handover = Handover {
        owner,
        from: arguments.from.clone(),
        to: Contact {
            name: Some(arguments.to.clone()),
            title: arguments.title.clone(),
            email: arguments.email.clone(),
            phone: arguments.phone.clone(),
        },
        lang: arguments.language,
        on,
    };
    let author = author("handover", &register.owner_code(owner)?, &arguments.writing, context);
    let words = context.words(&register.settings()?);
    let ((), changed) = register.change_telling(&author, arguments.writing.keep(), |change| change.hand_over(&handover))?;
    if !tell(&changed, words, context)? {
        context.note(words.notes.nothing_was_changed);
    }
    arguments.writing.remind(context);
    Ok(())
}
