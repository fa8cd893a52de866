//! `midsa rec remove`.

use crate::cli::context::Context;
use crate::cli::prompt::Answer;
use crate::cli::writing::{WriteArguments, proposal, tell};
use crate::store::{Keep, Register};

/// Remove a recommendation that nothing depends on; its reference is never used again
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec remove WDH-2010-04
  midsa rec remove WDH-2010-04 --dry-run")]
pub struct Arguments {
    /// Its reference; case does not matter
    #[arg(value_name = "REF")]
    reference: String,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Asks where shares or a history go with it, removes it and says so.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let id = register.find_recommendation(&arguments.reference)?;
    let words = context.words(&register.settings()?);
    let remove = |register: &mut Register, keep| {
        register.change_telling(&arguments.writing.author(context), keep, |change| change.remove(id))
    };
    let keep = arguments.writing.keep();
    let (shown, changed) = remove(&mut register, Keep::DryRun)?;
    if keep == Keep::Commit && shown.takes_away() {
        let asked = proposal(&changed, words.keeping.remove_it, words);
        if arguments.writing.consent.ask(&asked, Some(&register), context)? == Answer::No {
            context.note(words.notes.nothing_was_changed);
            return Ok(());
        }
    }
    let (removed, changed) = remove(&mut register, keep)?;
    tell(&changed, words, context)?;
    context.note(&(words.notes.never_used_again)(&removed.reference.to_string()));
    arguments.writing.remind(context);
    Ok(())
}
