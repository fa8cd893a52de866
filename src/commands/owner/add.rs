//! `midsa owner add`.

use super::advise;
use crate::cli::context::Context;
use crate::cli::values::{person, word};
use crate::cli::writing::WriteArguments;
use crate::error::{Error, Result};
use crate::model::owner_code;
use crate::model::vocabulary::OwnerKind;
use crate::store::NewOwner;

/// Add an owner: a state, an organisation, an office, or a group of owners
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa owner add SWZ --kind state --name Eswatini --former-name Swaziland
  midsa owner add MOZ --kind state --name Mozambique --name-pt Moçambique
  midsa owner add SADC-MS --kind group --name \"Member states of SADC\"")]
pub struct Arguments {
    /// Its code: ISO 3166 alpha-3 of a state, short and in upper case otherwise
    #[arg(value_name = "CODE", value_parser = code)]
    code: String,

    /// Its name
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    name: String,

    /// What it is
    #[arg(long, value_parser = word::<OwnerKind>())]
    kind: OwnerKind,

    /// Its name in French
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    name_fr: Option<String>,

    /// Its name in Portuguese
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    name_pt: Option<String>,

    /// A name that it had, by which it is found too
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    former_name: Vec<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Adds it and prints a line.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let Arguments { code, name, kind, name_fr, name_pt, former_name, writing } = arguments;
    let new = NewOwner {
        code: code.clone(),
        kind: *kind,
        name: name.clone(),
        name_fr: name_fr.clone(),
        name_pt: name_pt.clone(),
        former_names: former_name.clone(),
        members: Vec::new(),
    };
    let mut register = context.open()?;
    register.change(&context.author(), writing.keep(), |change| change.add_owner(&new))?;
    let formerly = if former_name.is_empty() { String::new() } else { format!("; formerly {}", former_name.join(", ")) };
    context.print(&format!("{code}: added, {kind} {name}{formerly}"))?;
    advise(code, *kind, context);
    if *kind == OwnerKind::Group {
        context.note(&format!("`midsa owner join CODE {code}` adds its members"));
    }
    writing.remind(context);
    Ok(())
}

/// Reads a code.
fn code(text: &str) -> Result<String> {
    let code = text.trim();
    owner_code::check(code).map_err(|why| Error::Usage {
        message: format!("`{code}` is no code of an owner: {why}"),
        hint: "a code looks like `ZMB` or `SADC-SEC`".to_owned(),
    })?;
    Ok(code.to_owned())
}
