//! Asking before something that is not taken back easily: on a terminal alone; `--yes` answers it.

use std::io::{self, BufRead, IsTerminal};

use super::context::Context;
use super::failure::tell;
use super::terminal::harmless;
use crate::error::{Error, Result};

/// The flag that answers the question.
#[derive(Debug, clap::Args)]
pub struct AskArguments {
    /// Answer yes to what would be asked
    #[arg(long)]
    pub yes: bool,
}

impl AskArguments {
    /// Asks, and goes on only for a yes. `reason` says what makes it worth asking; `question` ends in a question mark.
    ///
    /// # Errors
    /// A no, or no terminal to ask on (4).
    pub fn confirm(&self, context: &Context, reason: &str, question: &str) -> Result<()> {
        if self.yes {
            return Ok(());
        }
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Err(Error::Rule {
                message: format!("{reason}; nothing was changed"),
                hint: "--yes answers the question that would be asked on a terminal".to_owned(),
            });
        }
        context.note(reason);
        tell(&format!("{} [y/N] ", harmless(question)));
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer).map_err(|source| Error::io("can't read the answer", source))?;
        match answer.trim().to_lowercase().as_str() {
            "y" | "yes" | "o" | "oui" | "s" | "sim" => Ok(()),
            _ => Err(Error::Rule {
                message: "not confirmed; nothing was changed".to_owned(),
                hint: "answer `y`, or give --yes".to_owned(),
            }),
        }
    }
}
