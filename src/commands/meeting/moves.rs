//! A write of a meeting with the deadlines that move by it: shown before anything is done, and asked about on a terminal.

use crate::cli::context::Context;
use crate::cli::prompt::Answer;
use crate::cli::writing::{WriteArguments, proposal, tell};
use crate::error::{Error, Result};
use crate::model::changed::{Changed, Subject};
use crate::store::{Change, Keep, Register};

/// Shows what `work` would do and asks if deadlines would move; then does it and tells it. `work` gives the notes.
///
/// # Errors
/// What `work` refuses; a change by another command between showing and doing.
pub(super) fn show_and_do(
    register: &mut Register,
    writing: &WriteArguments,
    context: &Context,
    work: impl Fn(&mut Change<'_>) -> Result<Vec<String>>,
) -> Result<()> {
    let words = context.words(&register.settings()?);
    let (notes, shown) = register.change_telling(&writing.author(context), Keep::DryRun, &work)?;
    if shown.is_empty() {
        context.note(words.notes.stands_so);
        return Ok(());
    }
    if writing.keep() == Keep::Commit {
        let n_moved = shown.iter().filter(|one| is_moved(one)).count();
        let question = (words.keeping.record_and_move)(u32::try_from(n_moved).unwrap_or(u32::MAX));
        let asked = proposal(&shown, &question, words);
        if n_moved > 0 && writing.consent.ask(&asked, Some(register), context)? == Answer::No {
            context.note(words.notes.nothing_was_changed);
            return Ok(());
        }
        register.change(&writing.author(context), Keep::Commit, |change| {
            let mark = change.mark();
            work(change)?;
            if change.changed_since(mark)? == shown { Ok(()) } else { Err(Error::ChangedMeanwhile) }
        })?;
    }
    tell(&shown, words, context)?;
    for note in &notes {
        context.note(note);
    }
    writing.remind(context);
    Ok(())
}

/// Whether the deadline of an item or share moved to another day.
fn is_moved(changed: &Changed) -> bool {
    matches!(changed.subject, Subject::Recommendation(_) | Subject::Share { .. }) && changed.difference("due_on").is_some()
}
