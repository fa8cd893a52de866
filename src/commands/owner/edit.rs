//! `midsa owner edit`.

use super::advise;
use crate::cli::context::Context;
use crate::cli::values::{or_nothing, person, word};
use crate::cli::writing::{WriteArguments, tell};
use crate::error::{Error, Result};
use crate::model::vocabulary::OwnerKind;
use crate::store::OwnerEdit;

/// Change an owner's names or kind; its code stays for ever
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa owner edit SWZ --name Eswatini
  midsa owner edit MOZ --name-pt Moçambique --name-fr Mozambique
  midsa owner edit COD --add-former-name Zaire
  midsa owner edit ZMB --name Zambia --no-former-name")]
pub struct Arguments {
    /// Its code, name or former name
    #[arg(value_name = "OWNER")]
    owner: String,

    /// Its new name; the old one becomes a former name, by which it is still found
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    name: Option<String>,

    /// Its kind
    #[arg(long, value_parser = word::<OwnerKind>())]
    kind: Option<OwnerKind>,

    /// Its name in French; an empty one takes it away
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    name_fr: Option<String>,

    /// Its name in Portuguese; an empty one takes it away
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    name_pt: Option<String>,

    /// Its former names, in place of the present ones
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true, conflicts_with_all = ["add_former_name", "remove_former_name"])]
    former_name: Vec<String>,

    /// Another former name
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    add_former_name: Vec<String>,

    /// A former name to take away
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    remove_former_name: Vec<String>,

    /// The old name was a mistake and is not kept
    #[arg(long)]
    no_former_name: bool,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Changes it and prints a line: what it was, what it is.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let edit = arguments.edit()?;
    let mut register = context.open_to_change()?;
    let id = register.find_owner(&arguments.owner)?;
    let keep = arguments.writing.keep();
    let (words, code) = (context.words(&register.settings()?), register.owner_code(id)?);
    let ((), changed) =
        register.change_telling(&arguments.writing.author(context), keep, |change| change.edit_owner(id, &edit))?;
    if !tell(&changed, words, context)? {
        context.note(&(words.notes.is_as_asked)(&code));
    }
    if let Some(kind) = arguments.kind {
        advise(&code, kind, context);
    }
    arguments.writing.remind(context);
    Ok(())
}

impl Arguments {
    fn edit(&self) -> Result<OwnerEdit> {
        let names = [&self.name, &self.name_fr, &self.name_pt];
        let renames = names.iter().any(|name| name.is_some());
        let lists = [&self.former_name, &self.add_former_name, &self.remove_former_name];
        if self.no_former_name && !renames {
            return Err(Error::Usage {
                message: "--no-former-name goes with a new name".to_owned(),
                hint: "--remove-former-name takes one away".to_owned(),
            });
        }
        if !renames && self.kind.is_none() && lists.iter().all(|list| list.is_empty()) {
            return Err(Error::Usage {
                message: "there is nothing to change".to_owned(),
                hint: "add --name, --kind, --name-fr, --name-pt, --former-name, --add-former-name or --remove-former-name"
                    .to_owned(),
            });
        }
        Ok(OwnerEdit {
            kind: self.kind,
            name: self.name.clone(),
            name_fr: or_nothing(self.name_fr.as_deref()),
            name_pt: or_nothing(self.name_pt.as_deref()),
            former_names: (!self.former_name.is_empty()).then(|| self.former_name.clone()),
            added: self.add_former_name.clone(),
            removed: self.remove_former_name.clone(),
            is_correction: self.no_former_name,
        })
    }
}
