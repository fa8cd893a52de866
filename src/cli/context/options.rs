//! The options that every command takes, and the command line as the log keeps it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ColorChoice;

use crate::cli::values::{person, word};
use crate::model::vocabulary::Lang;

/// The options that every command takes; help tells them in one line, `midsa help options` in full. Their variables are read
/// by `Context`, where an empty one counts as not set: clap would take it.
#[derive(Debug, clap::Args)]
pub struct GlobalOptions {
    /// Use this register [env: MIDSA_DB; default: one in your data folder]
    #[arg(long, global = true, hide = true, value_name = "FILE", allow_hyphen_values = true)]
    pub(super) db: Option<PathBuf>,

    /// Take this day (YYYY-MM-DD) for today [env: MIDSA_TODAY]
    #[arg(long, global = true, hide = true, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) today: Option<String>,

    /// Show it in this language [env: MIDSA_LANG; default: the register's]
    #[arg(long, global = true, hide = true, value_parser = word::<Lang>())]
    pub(super) lang: Option<Lang>,

    // Not global: every write has it too, and `progress` one of its own, by which it counts.
    /// Record changes under this name [env: MIDSA_BY; default: your login name]
    #[arg(long, hide = true, value_name = "NAME", value_parser = person, allow_hyphen_values = true)]
    pub(super) by: Option<String>,

    /// Colour what is shown; NO_COLOR and CLICOLOR_FORCE are honoured
    #[arg(long, global = true, hide = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub(super) color: ColorChoice,

    /// Print without a pager [env: MIDSA_PAGER or PAGER names one]
    #[arg(long, global = true, hide = true)]
    pub(super) no_pager: bool,

    /// Print results and errors, but no notes
    #[arg(long, global = true, hide = true)]
    pub(super) quiet: bool,
}

/// The words behind the program's name as one line: those with spaces quoted, the global options and long texts left out. Who
/// reported is in the follow-up, or among the contacts, from where it can be forgotten; so never here.
pub(super) fn typed(arguments: &[OsString]) -> String {
    /// In characters; the images of the log hold longer texts whole.
    const LONGEST: usize = 80;
    let mut words: Vec<String> = Vec::new();
    let mut rest = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    while let Some(word) = rest.next() {
        if matches!(word.as_ref(), "--db" | "--today" | "--by" | "--color" | "--lang") {
            rest.next();
            continue;
        }
        if word == "--reported-by" || word.starts_with("--reported-by=") {
            if word == "--reported-by" {
                rest.next();
            }
            words.push("--reported-by …".to_owned());
            continue;
        }
        let short: String = word.chars().take(LONGEST).collect();
        let short = if short.len() < word.len() { format!("{short}…") } else { short };
        words.push(if short.is_empty() || short.contains(char::is_whitespace) { format!("{short:?}") } else { short });
    }
    words.join(" ")
}
