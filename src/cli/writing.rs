//! What every write has in common: `--dry-run`, `--yes` and `--by`, and texts that may come from standard input.

use super::bounded;
use super::context::Context;
use super::locks;
use super::prompt::ConfirmArguments;
use super::values::person;
use crate::error::{Error, Result};
use crate::store::{Author, Keep};

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
    /// Who changes the register, on which day, with which command.
    pub fn author(&self, context: &Context) -> Author {
        let author = context.author();
        Author { by: self.by.clone().unwrap_or(author.by), ..author }
    }

    /// Whether the change is kept.
    pub fn keep(&self) -> Keep {
        if self.dry_run { Keep::DryRun } else { Keep::Commit }
    }

    /// Says that nothing was written, where nothing was; else warns of a folder whose locks don't work.
    pub fn remind(&self, context: &Context) {
        if self.dry_run {
            context.note("dry run: nothing was written");
        } else {
            context.saved();
            locks::warn(context);
        }
    }
}

/// The text of `--flag`, or standard input for `-`; kept as it is but for line ends at its end.
///
/// # Errors
/// An empty text, or standard input that is no UTF-8 (2).
pub fn text_or_stdin(flag: &str, text: &str) -> Result<String> {
    let text = if text == "-" { from_stdin(flag)? } else { text.to_owned() };
    if text.trim().is_empty() {
        return Err(Error::Usage {
            message: format!("--{flag} is empty"),
            hint: "write a text, or leave the flag out".to_owned(),
        });
    }
    Ok(text)
}

fn from_stdin(flag: &str) -> Result<String> {
    let bytes = bounded::read_stdin()?;
    let text = String::from_utf8(bytes).map_err(|_| Error::Usage {
        message: format!("what standard input gives for --{flag} is no UTF-8 text"),
        hint: "save the text as UTF-8".to_owned(),
    })?;
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}
