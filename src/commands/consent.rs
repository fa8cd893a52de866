//! Consent to what can't be taken back: asked for on a terminal, given by `--yes`.

use std::io::{self, IsTerminal};

use super::failure;
use super::terminal::harmless;
use crate::error::{Error, Result};

/// The flag of what asks for consent.
#[derive(Debug, clap::Args)]
pub struct ConsentArguments {
    /// Do it without asking
    #[arg(long)]
    yes: bool,
}

impl ConsentArguments {
    /// Asks the `question`, which says what will be done for good, unless it was answered beforehand.
    ///
    /// # Errors
    /// It was not answered with yes, or there is no terminal to ask on (4).
    pub fn ask(&self, question: &str) -> Result<()> {
        if self.yes {
            return Ok(());
        }
        let refused = |message: &str| Error::Rule { message: message.to_owned(), hint: "add --yes".to_owned() };
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Err(refused("this can't be taken back, and there is no terminal to ask on"));
        }
        failure::tell(&format!("{} [y/N] ", harmless(question)));
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).map_err(|source| Error::io("can't read the answer", source))?;
        if matches!(answer.trim().to_lowercase().as_str(), "y" | "yes") {
            return Ok(());
        }
        Err(refused("nothing was changed, for it was not answered with yes"))
    }
}
