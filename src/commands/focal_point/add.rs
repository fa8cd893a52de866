//! `midsa focal-point add`.

use super::author;
use crate::cli::context::Context;
use crate::cli::values::{email, first_day, person, word};
use crate::cli::writing::{WriteArguments, tell};
use crate::model::people::Contact;
use crate::model::period::Period;
use crate::model::vocabulary::Lang;
use crate::store::NewFocalPoint;

/// Add a person who reports for an owner
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa focal-point add --owner ZMB --name \"Grace Phiri\" --email g.phiri@example.org --since 2024-03-01 --coordinator
  midsa focal-point add --owner MOZ --name \"Rui Matola\" --title \"Director of Migration\" --language pt --theme labour")]
pub struct Arguments {
    /// The owner for whom the person reports: a code or name
    #[arg(long, value_name = "OWNER", allow_hyphen_values = true)]
    owner: String,

    /// The person's name
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    name: String,

    /// The office held
    #[arg(long, value_name = "TITLE", value_parser = person, allow_hyphen_values = true)]
    title: Option<String>,

    /// The person's e-mail address
    #[arg(long, value_name = "ADDRESS", value_parser = email, allow_hyphen_values = true)]
    email: Option<String>,

    /// The person's phone number
    #[arg(long, value_name = "NUMBER", value_parser = person, allow_hyphen_values = true)]
    phone: Option<String>,

    /// The language of the person's sheets and letters
    #[arg(long, value_name = "LANG", value_parser = word::<Lang>())]
    language: Option<Lang>,

    /// The theme that the person is asked about [default: everything]
    #[arg(long, value_name = "THEME", value_parser = person, allow_hyphen_values = true)]
    theme: Option<String>,

    /// The person's first day; a month or year counts from its first day [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// The first day on which the person is no longer a focal point
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    /// The person coordinates, in place of the present coordinator
    #[arg(long)]
    coordinator: bool,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Adds the person and prints a line for each tenure that changed.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let since = arguments.since.as_deref().map_or(Ok(context.today), |text| first_day(text, context.today))?;
    let until = arguments.until.as_deref().map(|text| first_day(text, context.today)).transpose()?;
    let mut register = context.open_to_change()?;
    let owner = register.find_owner(&arguments.owner)?;
    let new = NewFocalPoint {
        owner,
        contact: Contact {
            name: Some(arguments.name.clone()),
            title: arguments.title.clone(),
            email: arguments.email.clone(),
            phone: arguments.phone.clone(),
        },
        lang: arguments.language,
        theme: arguments.theme.clone(),
        is_coordinator: arguments.coordinator,
        period: Period { since: Some(since), until },
    };
    let author = author("add", &register.owner_code(owner)?, &arguments.writing, context);
    let words = context.words(&register.settings()?);
    let ((), changed) = register.change_telling(&author, arguments.writing.keep(), |change| change.add_focal_point(&new))?;
    if !tell(&changed, words, context)? {
        context.note(words.notes.nothing_was_changed);
    }
    arguments.writing.remind(context);
    Ok(())
}
