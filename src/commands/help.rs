//! `midsa help`: topics of our own, and the help of every command, which is the same as with `--help`.

use std::ffi::OsString;
use std::io::{self, Write};

use super::{exit_codes, parse};
use crate::error::Error;

/// The topics that are no commands.
const TOPICS: [(&str, &str); 1] = [("exit-codes", exit_codes::TOPIC)];

/// Show the help of a command or of a topic
#[derive(Debug, Default, clap::Args)]
#[command(after_help = "\
Topics:
  exit-codes  what the exit codes mean

Examples:
  midsa help exit-codes
  midsa help help")]
pub struct Arguments {
    /// A topic, or a command with its own, as in `rec list`
    #[arg(value_name = "TOPIC|COMMAND")]
    words: Vec<OsString>,
}

/// Prints a topic; for a command, ends in the help that clap has for it.
///
/// # Errors
/// No such command or topic (2).
pub fn run(arguments: Arguments) -> anyhow::Result<()> {
    if let [word] = arguments.words.as_slice()
        && let Some((_, text)) = TOPICS.iter().find(|(topic, _)| word == topic)
    {
        io::stdout().lock().write_all(text.as_bytes()).map_err(|source| Error::io("can't write the help", source))?;
        return Ok(());
    }
    let mut words = vec![OsString::from("midsa")];
    words.extend(arguments.words);
    words.push("--help".into());
    parse(&words).map(|_| ())
}
