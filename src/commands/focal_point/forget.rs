//! `midsa focal-point forget`.

use super::author;
use crate::cli::context::Context;
use crate::cli::writing::WriteArguments;
use crate::error::Result;
use crate::store::{Forgotten, Keep, Register};

/// Forget a person for good: name, title, e-mail address and phone number
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The tenure and what the person reported stay, without a name. Notes and texts that name the
person stay as they are, and are told; so are the backups that still hold what was forgotten.

Examples:
  midsa focal-point forget ZMB \"Grace Phiri\" --dry-run
  midsa focal-point forget ZMB \"Grace Phiri\" --yes")]
pub struct Arguments {
    /// For whom the person reports: a code or name
    #[arg(value_name = "OWNER")]
    owner: String,

    /// The person: name or e-mail address
    #[arg(value_name = "NAME")]
    person: String,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Empties the row, cleans the file, and says where the person still stands.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let owner = register.find_owner(&arguments.owner)?;
    let code = register.owner_code(owner)?;
    let author = author("forget", &code, &arguments.writing, context);
    let keep = arguments.writing.keep();
    let forget = |register: &mut Register, keep| register.change(&author, keep, |change| change.forget(owner, &arguments.person));
    if keep == Keep::Commit {
        // Whom there is to forget is found before anything is asked.
        forget(&mut register, Keep::DryRun)?;
        arguments.writing.consent.confirm(
            "this can't be taken back",
            &format!("Forget {} of {code} for good?", arguments.person.trim()),
            Some(&register),
            context,
        )?;
    }
    let forgotten = forget(&mut register, keep)?;
    context.print(&line(&code, &forgotten))?;
    if keep == Keep::Commit
        && let Err(error) = register.sweep()
    {
        context.note(&format!("the row is emptied, but what the file freed before could not be overwritten: {error}"));
    }
    tell_the_rest(&register, &forgotten, context)?;
    arguments.writing.remind(context);
    Ok(())
}

/// `ZMB: Grace Phiri is forgotten; focal point no longer on 2026-11-24; 2 follow-ups show no name`.
fn line(code: &str, forgotten: &Forgotten) -> String {
    let name = forgotten.contact.name.as_deref().unwrap_or_default();
    let reported = match forgotten.n_reported {
        0 => String::new(),
        1 => "; 1 follow-up shows no name now".to_owned(),
        n => format!("; {n} follow-ups show no name now"),
    };
    format!("{code}: {name} is forgotten{}{reported}", if forgotten.ends_tenure { "; focal point no longer" } else { "" })
}

fn tell_the_rest(register: &Register, forgotten: &Forgotten, context: &Context) -> Result<()> {
    let mentions = &forgotten.mentions;
    if !mentions.references.is_empty() {
        context.note(&format!("texts or notes still name the person: {}", mentions.references.join(", ")));
    }
    match mentions.n_log_entries {
        0 => {}
        1 => context.note("1 entry of the log still names the person, and nothing is taken out of the log"),
        n => context.note(&format!("{n} entries of the log still name the person, and nothing is taken out of the log")),
    }
    for path in register.backups_holding(&forgotten.contact)? {
        context.note(&format!("this backup still holds it: {}", path.display()));
    }
    Ok(())
}
