//! `midsa focal-point edit`.

use super::author;
use crate::cli::context::Context;
use crate::cli::values::{email, first_day, or_nothing, person, word};
use crate::cli::writing::{WriteArguments, tell};
use crate::error::{Error, Result};
use crate::model::becomes::Becomes;
use crate::model::vocabulary::Lang;
use crate::store::FocalPointEdit;

/// Change what is known of a focal point, or end the tenure
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa focal-point edit ZMB \"Grace Phiri\" --email grace.phiri@example.org
  midsa focal-point edit ZMB \"Grace Phiri\" --until 2026-03-01
  midsa focal-point edit ZMB \"Joseph Banda\" --coordinator --on 2026-03-01")]
pub struct Arguments {
    /// The owner for whom the person reports: a code or name
    #[arg(value_name = "OWNER")]
    owner: String,

    /// The person: name or e-mail address
    #[arg(value_name = "NAME")]
    person: String,

    /// The person's name, corrected or changed
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    name: Option<String>,

    /// The office held; an empty one takes it away
    #[arg(long, value_name = "TITLE", allow_hyphen_values = true)]
    title: Option<String>,

    /// The person's e-mail address; an empty one takes it away
    #[arg(long, value_name = "ADDRESS", allow_hyphen_values = true)]
    email: Option<String>,

    /// The person's phone number; an empty one takes it away
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    phone: Option<String>,

    /// The language of the person's sheets and letters
    #[arg(long, value_name = "LANG", value_parser = word::<Lang>())]
    language: Option<Lang>,

    /// The theme that the person is asked about; an empty one is everything
    #[arg(long, value_name = "THEME", allow_hyphen_values = true)]
    theme: Option<String>,

    /// The first day of the newest tenure; a month or year counts from its first day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// The first day on which the person is no longer a focal point
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    /// The person coordinates, in place of the present coordinator
    #[arg(long, conflicts_with = "no_coordinator")]
    coordinator: bool,

    /// The person no longer coordinates
    #[arg(long)]
    no_coordinator: bool,

    /// The day from which the person coordinates, or no longer does [default: today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Changes it and prints a line for each tenure that changed.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let edit = arguments.edit(context)?;
    let mut register = context.open_to_change()?;
    let owner = register.find_owner(&arguments.owner)?;
    let author = author("edit", &register.owner_code(owner)?, &arguments.writing, context);
    let keep = arguments.writing.keep();
    let words = context.words(&register.settings()?);
    let ((), changed) =
        register.change_telling(&author, keep, |change| change.edit_focal_point(owner, &arguments.person, &edit))?;
    if !tell(&changed, words, context)? {
        context.note(words.notes.nothing_was_changed);
    }
    arguments.writing.remind(context);
    Ok(())
}

impl Arguments {
    fn edit(&self, context: &Context) -> Result<FocalPointEdit> {
        let day = |text: &Option<String>| text.as_deref().map(|text| first_day(text, context.today)).transpose();
        let texts = [&self.name, &self.title, &self.email, &self.phone, &self.theme, &self.since, &self.until];
        let coordinates = match (self.coordinator, self.no_coordinator) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        };
        if texts.iter().all(|text| text.is_none()) && self.language.is_none() && coordinates.is_none() {
            return Err(Error::Usage {
                message: "there is nothing to change".to_owned(),
                hint:
                    "add --name, --title, --email, --phone, --language, --theme, --since, --until, --coordinator or --no-coordinator"
                        .to_owned(),
            });
        }
        let on = day(&self.on)?;
        if on.is_some() && coordinates.is_none() {
            return Err(Error::Usage {
                message: "--on goes with --coordinator or --no-coordinator".to_owned(),
                hint: "--until ends the tenure".to_owned(),
            });
        }
        Ok(FocalPointEdit {
            name: self.name.clone(),
            title: or_nothing(self.title.as_deref()),
            email: match or_nothing(self.email.as_deref()) {
                Becomes::This(text) => Becomes::This(email(&text)?),
                other => other,
            },
            phone: or_nothing(self.phone.as_deref()),
            lang: self.language,
            theme: or_nothing(self.theme.as_deref()),
            since: day(&self.since)?,
            until: day(&self.until)?,
            coordinates: coordinates.map(|coordinates| (coordinates, on)),
        })
    }
}
