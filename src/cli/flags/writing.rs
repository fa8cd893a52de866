//! The flags that every write takes, `--dry-run`, `--yes` and `--by`, and the lines that it prints for what it changed.

use crate::cli::context::{Context, Saved};
use crate::cli::locks;
use crate::cli::prompt::ConfirmArguments;
use crate::cli::values::person;
use crate::error::Result;
use crate::model::changed::Changed;
use crate::report::changed::lines;
use crate::store::{Author, Keep};
use crate::text::Words;

/// The flags of every write.
#[derive(Debug, clap::Args)]
pub struct WriteArguments {
    /// Print what would change and change nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    pub consent: ConfirmArguments,

    /// Record it under this name [env: MIDSA_BY; default: your login name]
    #[arg(long, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    by: Option<String>,
}

impl WriteArguments {
    /// The author, the day and the command of a change.
    pub fn author(&self, context: &Context) -> Author {
        let author = context.author();
        Author { by: self.by.clone().unwrap_or(author.by), ..author }
    }

    /// Whether the change is kept.
    pub fn keep(&self) -> Keep {
        if self.dry_run { Keep::DryRun } else { Keep::Commit }
    }

    /// Says of a dry run that the register was not changed; else warns of a folder whose locks don't work.
    pub fn remind(&self, context: &Context) {
        if self.dry_run {
            context.note(context.said().notes.dry_run);
        } else {
            context.saved(Saved::Change);
            locks::warn(context);
        }
    }
}

/// What would change, a line each, and the question whether to do it.
pub fn proposal(changed: &[Changed], question: &str, words: &Words) -> String {
    let told = changed.iter().flat_map(|one| lines(one, words)).map(|line| format!("  {line}"));
    let said: Vec<String> = std::iter::once(words.keeping.would_change.to_owned()).chain(told).collect();
    format!("{}\n{question}", said.join("\n"))
}

/// Prints a line for each thing that was changed; gives whether there was one.
///
/// # Errors
/// Standard output can't be written.
pub fn tell(changed: &[Changed], words: &Words, context: &Context) -> Result<bool> {
    let mut is_told = false;
    for line in changed.iter().flat_map(|one| lines(one, words)) {
        context.print(&line)?;
        is_told = true;
    }
    Ok(is_told)
}
