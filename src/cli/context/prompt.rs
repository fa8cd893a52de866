//! The one question that a command asks: whether to go on.

use std::io::{self, BufRead, IsTerminal};

use crate::cli::context::Context;
use crate::cli::failure;
use crate::error::{Error, Result};
use crate::export::hanging;
use crate::export::harmless::harmless;
use crate::model::vocabulary::Lang;
use crate::store::Register;
use crate::text::{Keeping, capitalised, words};

/// The flag that answers it.
#[derive(Debug, clap::Args)]
pub struct ConfirmArguments {
    /// Go on without being asked
    #[arg(long, short = 'y')]
    yes: bool,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
    /// There is no terminal. A change that `undo` can take back goes on; anything else is refused.
    NobodyToAsk,
}

impl ConfirmArguments {
    /// Asks on a terminal; `--yes` is the answer where it is given. The register that is `open` is let go meanwhile: others
    /// may write while the question is thought about.
    ///
    /// # Errors
    /// Standard input can't be read.
    pub fn ask(&self, question: &str, open: Option<&Register>, context: &Context) -> Result<Answer> {
        if self.yes {
            return Ok(Answer::Yes);
        }
        let stdin = io::stdin();
        if !context.terminal.is_terminal || !stdin.is_terminal() {
            return Ok(Answer::NobodyToAsk);
        }
        open.map_or(Ok(()), Register::end_moment)?;
        context.show_so_far()?;
        let asked = format!("{} {}", harmless(question), context.said().keeping.yes_or_no);
        failure::tell(&(context.terminal.width_of_notes.map_or_else(|| asked.clone(), |width| hanging(&asked, width)) + " "));
        let mut line = String::new();
        stdin.lock().read_line(&mut line).map_err(|source| Error::io("can't read the answer", source))?;
        Ok(answer(&line))
    }
}

impl ConfirmArguments {
    /// Whether the answer was given beforehand.
    pub fn is_given(&self) -> bool {
        self.yes
    }

    /// Asks before what is not taken back easily, as `ask` does, and goes on only for a yes. `reason` says what makes it worth
    /// asking; errors say it in English.
    ///
    /// # Errors
    /// A no, or no terminal to ask on (4).
    pub fn confirm(
        &self,
        reason: impl Fn(&Keeping) -> String,
        question: &str,
        open: Option<&Register>,
        context: &Context,
    ) -> Result<()> {
        let asked = format!("{}. {question}", capitalised(&reason(&context.said().keeping)));
        match self.ask(&asked, open, context)? {
            Answer::Yes => Ok(()),
            Answer::No => Err(Error::Rule {
                message: "not confirmed; nothing was changed".to_owned(),
                hint: format!("answer `{}`, or give --yes", yes(&context.said().keeping)),
            }),
            Answer::NobodyToAsk => Err(Error::Rule {
                message: format!("{}; nothing was changed", reason(&words(Lang::En).keeping)),
                hint: "--yes answers the question that would be asked on a terminal".to_owned(),
            }),
        }
    }
}

/// The letter for a yes: the first of `[y/N]`.
fn yes(keeping: &Keeping) -> &str {
    keeping.yes_or_no.trim_start_matches('[').split('/').next().unwrap_or_default()
}

/// Only a yes is one; the end of the input is none.
fn answer(line: &str) -> Answer {
    match line.trim().to_lowercase().as_str() {
        "y" | "yes" | "o" | "oui" | "s" | "sim" => Answer::Yes,
        _ => Answer::No,
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, answer};

    #[test]
    fn only_a_yes_is_a_yes() {
        for line in ["y\n", "Yes\r\n", " oui ", "S"] {
            assert_eq!(answer(line), Answer::Yes, "{line:?}");
        }
        for line in ["", "\n", "no", "yep", "yes please"] {
            assert_eq!(answer(line), Answer::No, "{line:?}");
        }
    }
}
