//! `midsa help`: the help of every command, which is the same as with `--help`, and topics, each made from the code that it
//! tells of.
//!
//! - `topic`: what a topic is, and the pieces of its page
//! - words: `statuses`, `assurance`, `health`, `relations`, `words` (all other closed lists)
//! - what is typed: `dates`, `filters`, `options`; what is written: `columns`, `formats`, `exit_codes`

mod assurance;
mod columns;
mod dates;
mod exit_codes;
mod filters;
mod formats;
mod health;
mod options;
mod relations;
mod statuses;
mod topic;
mod words;

use std::ffi::OsString;
use std::io;

pub use self::statuses::meanings as meanings_of_statuses;
use self::topic::Topic;
use super::{parse, whole};
use crate::cli::terminal::Terminal;
use crate::error::{Error, nearest_known};
use crate::export::{Format, Style, write_document};
use crate::model::vocabulary::{Health, Vocabulary};

/// Help is never wider than this, however wide the terminal is.
pub const WIDEST: usize = 100;

/// The topics that are no commands, in the order in which they are told.
const TOPICS: [Topic; 11] = [
    statuses::TOPIC,
    assurance::TOPIC,
    health::TOPIC,
    dates::TOPIC,
    filters::TOPIC,
    words::TOPIC,
    relations::TOPIC,
    columns::TOPIC,
    formats::TOPIC,
    options::TOPIC,
    exit_codes::TOPIC,
];

/// Show the help of a command or of a topic
#[derive(Debug, Default, clap::Args)]
#[command(after_help = "\
Examples:
  midsa help statuses
  midsa help rec list")]
pub struct Arguments {
    /// A topic, or a command with its own, as in `rec list`
    #[arg(value_name = "TOPIC|COMMAND")]
    words: Vec<OsString>,
}

/// Prints a topic; for a command, ends in the help that clap has for it.
///
/// # Errors
/// No such command or topic (2).
pub fn run(arguments: Arguments, terminal: Terminal) -> anyhow::Result<()> {
    if let [word] = arguments.words.as_slice() {
        if let Some(topic) = TOPICS.iter().find(|topic| word == topic.name) {
            let width = terminal.width.map(|width| u16::try_from(width.min(WIDEST)).unwrap_or(u16::MAX));
            let style = Style { width, colour: terminal.is_coloured, ..Style::default() };
            return Ok(write_document((topic.page)(), Format::Table, &style, &mut io::stdout().lock())?);
        }
        let word = word.to_string_lossy();
        if whole().find_subcommand(word.as_ref()).is_none() {
            return Err(no_topic(&word).into());
        }
    }
    let mut words = vec![OsString::from("midsa")];
    words.extend(arguments.words);
    words.push("--help".into());
    parse(&words).map(|_| ())
}

fn no_topic(word: &str) -> Error {
    let stem = word.trim_end_matches('s').to_lowercase();
    let within = if Health::from_word(word).is_some() || stem == "silent" { "health" } else { stem.as_str() };
    let meant = TOPICS.iter().find(|topic| within.len() > 2 && topic.name.starts_with(within));
    let hint = match meant {
        Some(topic) => format!("did you mean `midsa help {}`?", topic.name),
        None => nearest_known(word, &TOPICS.map(|topic| topic.name)),
    };
    Error::Usage { message: format!("no command or topic `{word}`"), hint }
}

/// The help that `error` is, of the command that is named in `arguments`, as it is shown: clap found it in a command line of
/// which only that command was built.
pub fn answer(error: clap::Error, arguments: &[OsString]) -> clap::Error {
    told(whole()).try_get_matches_from(arguments).err().unwrap_or(error)
}

/// The command and those below it, each with a last line on what all of them take.
pub(super) fn told(command: clap::Command) -> clap::Command {
    let after = command.get_after_help().map(ToString::to_string);
    let topics = match command.get_name() {
        "midsa" => Some(format!("Topics (midsa help TOPIC): {}", TOPICS.map(|topic| topic.name).join(", "))),
        "help" => Some(
            TOPICS.iter().fold("Topics:".to_owned(), |list, Topic { name, line, .. }| format!("{list}\n  {name:10}  {line}")),
        ),
        _ => None,
    };
    let parts: Vec<String> = [after, topics, Some(options::LINE.to_owned())].into_iter().flatten().collect();
    command.after_help(parts.join("\n\n")).mut_subcommands(told)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{TOPICS, answer, no_topic, options, topic};
    use crate::cli::hint;
    use crate::commands::parse;
    use crate::error::Error;

    #[test]
    fn every_topic_has_a_line_and_a_page() {
        for topic in TOPICS {
            assert!(!topic.line.ends_with('.') && topic.line.len() < 70, "{}", topic.name);
            let page = topic::shown(&topic);
            assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
        }
    }

    #[test]
    fn the_examples_of_every_topic_can_be_typed() {
        for topic in TOPICS {
            let examples = topic::examples(&topic);
            assert!(!examples.is_empty(), "{} has no example", topic.name);
            for words in examples {
                let read = parse(&words.iter().map(OsString::from).collect::<Vec<_>>());
                assert!(read.is_ok(), "{words:?}");
            }
        }
    }

    #[test]
    fn the_singular_finds_its_topic() {
        let hint_for = |word| hint::of(&no_topic(word)).unwrap_or_default();
        assert_eq!(hint_for("status"), "did you mean `midsa help statuses`?");
        assert_eq!(hint_for("date"), "did you mean `midsa help dates`?");
        assert!(matches!(no_topic("frob"), Error::Usage { .. }));
    }

    #[test]
    fn a_page_of_help_ends_in_the_line_on_the_options_of_all() {
        for words in [&["midsa", "--help"][..], &["midsa", "rec", "list", "--help"], &["midsa", "rec"]] {
            let arguments: Vec<OsString> = words.iter().map(OsString::from).collect();
            let error = clap::Error::new(clap::error::ErrorKind::DisplayHelp);
            let page = answer(error, &arguments).to_string();
            let folded = page.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(folded.ends_with(options::LINE), "{page}");
            assert_eq!(folded.matches("--no-pager").count(), 1, "{page}");
        }
    }
}
