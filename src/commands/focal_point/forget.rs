//! `midsa focal-point forget`.

use super::author;
use crate::cli::context::Context;
use crate::cli::writing::WriteArguments;
use crate::error::Result;
use crate::store::{Forgotten, Keep, Register};
use crate::text::{Keeping, Words, as_argument};

/// Forget a person for good: name, title, e-mail address and phone number
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The tenure and what the person reported stay, without a name. Notes and texts that name the person stay as they are, and \
are told; so are the backups that still hold what was forgotten.

Examples:
  midsa focal-point forget ZMB \"Grace Phiri\" --dry-run
  midsa focal-point forget ZMB \"Grace Phiri\" --yes")]
pub struct Arguments {
    /// The owner for whom the person reports: a code or name
    #[arg(value_name = "OWNER")]
    owner: String,

    /// The person: name or e-mail address
    #[arg(value_name = "NAME")]
    person: String,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Empties the row, cleans the file, and says where the person is still named.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let owner = register.find_owner(&arguments.owner)?;
    let code = register.owner_code(owner)?;
    let author = author("forget", &code, &arguments.writing, context);
    let words = context.words(&register.settings()?);
    let keep = arguments.writing.keep();
    let forget = |register: &mut Register, keep| register.change(&author, keep, |change| change.forget(owner, &arguments.person));
    if keep == Keep::Commit {
        // Whom there is to forget is found before anything is asked.
        forget(&mut register, Keep::DryRun)?;
        let question = (words.keeping.forget)(arguments.person.trim(), &code);
        let reason = |keeping: &Keeping| keeping.not_taken_back.to_owned();
        arguments.writing.consent.confirm(reason, &question, Some(&register), context)?;
    }
    let forgotten = forget(&mut register, keep)?;
    context.print(&line(&code, &forgotten, words))?;
    if keep == Keep::Commit
        && let Err(error) = register.sweep()
    {
        context.note(&(words.keeping.not_cleaned)(&error.to_string()));
    }
    if forgotten.has_namesake {
        context.note(&(words.keeping.namesake)(&code, &as_argument(arguments.person.trim())));
    }
    tell_the_rest(&register, &forgotten, words, context)?;
    arguments.writing.remind(context);
    Ok(())
}

/// `ZMB: Grace Phiri is forgotten; focal point no longer; 2 follow-ups show no name now`.
fn line(code: &str, forgotten: &Forgotten, words: &Words) -> String {
    let keeping = &words.keeping;
    let mut parts = vec![(keeping.forgotten)(code, forgotten.contact.name.as_deref().unwrap_or_default())];
    parts.extend(forgotten.ends_tenure.then(|| keeping.tenure_ended.to_owned()));
    parts.extend((forgotten.n_reported > 0).then(|| (keeping.without_name)(forgotten.n_reported)));
    parts.join(words.sentences.semicolon)
}

fn tell_the_rest(register: &Register, forgotten: &Forgotten, words: &Words, context: &Context) -> Result<()> {
    let mentions = &forgotten.mentions;
    if !mentions.references.is_empty() {
        context.note(&(words.keeping.still_named)(&mentions.references.join(", ")));
    }
    if mentions.n_log_entries > 0 {
        context.note(&(words.keeping.named_in_log)(mentions.n_log_entries));
    }
    for path in register.backups_holding(&forgotten.contact)? {
        context.note(&(words.keeping.held_by_backup)(&path.display().to_string()));
    }
    Ok(())
}
