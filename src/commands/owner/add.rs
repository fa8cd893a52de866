//! `midsa owner add`.

use super::advise;
use crate::cli::context::Context;
use crate::cli::values::{person, word};
use crate::cli::writing::{WriteArguments, tell};
use crate::error::{Error, Result};
use crate::model::matching::folded;
use crate::model::owner_code;
use crate::model::states;
use crate::model::vocabulary::OwnerKind;
use crate::store::{NewOwner, Register};

/// Add owners: states by their codes alone; an organisation, an office or a group by code, name and kind
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The names of all states come with the program, in three languages, short ones too (DRC, RDC).

Examples:
  midsa owner add ZMB NAM BWA
  midsa owner add ILO --kind organisation --name \"International Labour Organization\"
  midsa owner add SADC-MS --kind group --name \"Member states of SADC\"")]
pub struct Arguments {
    /// ISO 3166 alpha-3 codes of states; or one short code in upper case of another owner
    #[arg(value_name = "CODE", required = true, value_parser = code)]
    codes: Vec<String>,

    /// Its name [default: that of the state]
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    name: Option<String>,

    /// Its kind [default: state]
    #[arg(long, value_parser = word::<OwnerKind>())]
    kind: Option<OwnerKind>,

    /// Its name in French
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    name_fr: Option<String>,

    /// Its name in Portuguese
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    name_pt: Option<String>,

    /// A former name, by which it is found too
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    former_name: Vec<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Adds them all or none, and prints a line each.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let names_one = arguments.name.is_some()
        || arguments.name_fr.is_some()
        || arguments.name_pt.is_some()
        || !arguments.former_name.is_empty();
    if names_one && arguments.codes.len() > 1 {
        return Err(Error::Usage {
            message: format!("a name is for one owner, and {} codes are given", arguments.codes.len()),
            hint: "leave the name out for states, whose names are known; add others one by one".to_owned(),
        }
        .into());
    }
    let mut register = context.open_to_change()?;
    let owners = arguments.codes.iter().map(|code| arguments.owner(code, &register)).collect::<Result<Vec<_>>>()?;
    let words = context.words(&register.settings()?);
    let ((), changed) = register.change_telling(&arguments.writing.author(context), arguments.writing.keep(), |change| {
        owners.iter().try_for_each(|new| change.add_owner(new).map(|_| ()))
    })?;
    tell(&changed, words, context)?;
    for NewOwner { code, kind, .. } in &owners {
        advise(code, *kind, context);
        if *kind == OwnerKind::Group {
            context.note(&(words.notes.has_no_members)(code));
        }
    }
    arguments.writing.remind(context);
    Ok(())
}

impl Arguments {
    /// The owner to add under the code: as it is described, with what is known of a state.
    fn owner(&self, code: &str, register: &Register) -> Result<NewOwner> {
        let is_state = self.kind.is_none_or(|kind| kind == OwnerKind::State);
        let known = states::by_code(code).filter(|_| is_state);
        let (Some(name), Some(kind)) =
            (self.name.clone().or(known.map(|state| state.name.to_owned())), self.kind.or(known.map(|_| OwnerKind::State)))
        else {
            return Err(not_enough(code, self.name.as_deref(), register));
        };
        let same = known.filter(|state| state.names().any(|one| folded(one) == folded(&name)));
        Ok(NewOwner {
            code: known.map_or_else(|| code.to_owned(), |state| state.code.to_owned()),
            kind,
            name,
            name_fr: self.name_fr.clone().or(same.map(|state| state.name_fr.to_owned())),
            name_pt: self.name_pt.clone().or(same.map(|state| state.name_pt.to_owned())),
            former_names: self.former_name.clone(),
            members: Vec::new(),
        })
    }
}

/// Refuses an owner that is no state with a known code, and says what is missing.
fn not_enough(code: &str, name: Option<&str>, register: &Register) -> Error {
    let hint = match states::by_name(name.unwrap_or(code)) {
        Some(state) if register.find_owner(state.code).is_ok() => {
            format!("the code of {} is `{}`, and it is an owner already: midsa owner show {}", state.name, state.code, state.code)
        }
        Some(state) => format!("the code of {} is `{}`: midsa owner add {}", state.name, state.code, state.code),
        None => format!("of all but states say what it is: midsa owner add {code} --kind organisation --name NAME"),
    };
    Error::Usage { message: format!("`{code}` is not an ISO 3166 code of a state"), hint }
}

/// Reads a code.
fn code(text: &str) -> Result<String> {
    let code = text.trim();
    owner_code::check(code).map_err(|why| Error::Usage {
        message: format!("`{code}` is not a code of an owner: {why}"),
        hint: "a code looks like `ZMB` or `SADC-SEC`".to_owned(),
    })?;
    Ok(code.to_owned())
}
