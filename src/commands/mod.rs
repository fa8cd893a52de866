//! The command line: what can be typed, and how a command that was typed is run. One file per command; what commands share
//! is in `cli`.
//!
//! - `rec/`, `meeting/`, `owner/`, `focal_point/`: the nouns, a file per verb.
//! - `overview/`: the desk, `due`, `matrix`, `progress`, `changes`, `report`, `site`.
//! - `round/`: reporting rounds.
//! - `history/`: `log`, `undo`, `redo`.
//! - `register/`: the file: `init`, `backup`, `restore`, `check`, `settings`.
//! - `import/`, `export`, `help` and its topic `exit_codes`; `workbook_rows`, which nobody types.

pub mod exit_codes;
pub mod export;
pub mod focal_point;
pub mod help;
pub mod history;
pub mod import;
pub mod meeting;
pub mod overview;
pub mod owner;
pub mod rec;
pub mod register;
pub mod round;
pub mod workbook_rows;

use std::cell::OnceCell;
use std::ffi::OsString;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use self::history::{log, redo, undo};
use self::overview::{changes, desk, due, matrix, progress, report, site};
use self::register::{backup, check, init, lock_probe, restore, settings};
use crate::cli::context::{Context, GlobalOptions};
use crate::cli::{failure, terminal, usage};
use crate::error::Result;
use crate::platform;

/// Keep the follow-up register of a regional consultative process on migration
#[derive(Debug, Parser)]
#[command(name = "midsa", version, disable_help_subcommand = true, max_term_width = 100)]
#[command(after_help = "\
Without a command it shows the desk: what is overdue, due soon, silent, in dispute and undated, and the last changes.

Examples:
  midsa
  midsa init
  midsa rec list
  midsa rec update MRU-2006-03 --status in-progress --note \"Draft sent to SADC\"
  midsa progress --by owner
  midsa export recommendations --output register.csv
  midsa help exit-codes")]
pub struct Cli {
    #[command(flatten)]
    global: GlobalOptions,

    #[command(subcommand)]
    command: Option<Command>,
}

/// The commands, each with its arguments.
#[derive(Debug, clap::Subcommand)]
enum Command {
    Init(init::Arguments),
    Rec(rec::Arguments),
    Meeting(meeting::Arguments),
    Owner(owner::Arguments),
    FocalPoint(focal_point::Arguments),
    Round(round::Arguments),
    Due(due::Arguments),
    Matrix(matrix::Arguments),
    Progress(progress::Arguments),
    Changes(changes::Arguments),
    Report(report::Arguments),
    Site(site::Arguments),
    Export(export::Arguments),
    Import(import::Arguments),
    Settings(settings::Arguments),
    Log(log::Arguments),
    Undo(undo::Arguments),
    Redo(redo::Arguments),
    Check(check::Arguments),
    Backup(backup::Arguments),
    Restore(restore::Arguments),
    #[command(hide = true)]
    LockProbe(lock_probe::Arguments),
    #[command(hide = true)]
    WorkbookRows(workbook_rows::Arguments),
    Help(help::Arguments),
}

impl Command {
    /// Runs it; `context` is for those that touch a register, so that help is given whatever the environment says.
    fn run<'c>(self, context: impl FnOnce() -> Result<&'c Context>) -> anyhow::Result<ExitCode> {
        match self {
            Self::Init(arguments) => init::run(&arguments, context()?)?,
            Self::Rec(arguments) => rec::run(arguments, context()?)?,
            Self::Meeting(arguments) => meeting::run(arguments, context()?)?,
            Self::Owner(arguments) => owner::run(arguments, context()?)?,
            Self::FocalPoint(arguments) => focal_point::run(arguments, context()?)?,
            Self::Round(arguments) => round::run(arguments, context()?)?,
            Self::Due(arguments) => return due::run(&arguments, context()?),
            Self::Matrix(arguments) => matrix::run(&arguments, context()?)?,
            Self::Progress(arguments) => progress::run(&arguments, context()?)?,
            Self::Changes(arguments) => changes::run(&arguments, context()?)?,
            Self::Report(arguments) => report::run(&arguments, context()?)?,
            Self::Site(arguments) => site::run(&arguments, context()?)?,
            Self::Export(arguments) => export::run(&arguments, context()?)?,
            Self::Import(arguments) => import::run(&arguments, context()?)?,
            Self::Settings(arguments) => settings::run(&arguments, context()?)?,
            Self::Log(arguments) => log::run(&arguments, context()?)?,
            Self::Undo(arguments) => undo::run(&arguments, context()?)?,
            Self::Redo(arguments) => redo::run(&arguments, context()?)?,
            Self::Check(arguments) => return check::run(&arguments, context()?),
            Self::Backup(arguments) => backup::run(&arguments, context()?)?,
            Self::Restore(arguments) => restore::run(&arguments, context()?)?,
            Self::LockProbe(arguments) => lock_probe::run(&arguments, context()?)?,
            Self::WorkbookRows(arguments) => workbook_rows::run(&arguments)?,
            Self::Help(arguments) => help::run(arguments)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Reads the command line, runs it, tells what went wrong and gives the exit code. `local_day` is asked at most once,
/// and only where neither the command line nor the environment says what day it is.
pub fn run(arguments: impl IntoIterator<Item = OsString>, local_day: fn() -> NaiveDate) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let environment = |name: &str| std::env::var_os(name);
    let made = OnceCell::new();
    let ended = parse(&arguments).and_then(|Cli { global, command }| {
        let context = || {
            platform::survive_file_size_limit();
            let context = Context::new(global, &environment, local_day, &arguments)?;
            Ok(made.get_or_init(|| context))
        };
        match command {
            Some(command) => command.run(context),
            None => desk::run(context()?).map(|()| ExitCode::SUCCESS),
        }
    });
    // What a command printed before it failed is shown too.
    let shown = made.get().map_or(Ok(()), Context::finish);
    let ended = ended.and_then(|code| Ok(shown.map(|()| code)?));
    ended.unwrap_or_else(|error| failure::report(&error, terminal::colour_asked_for(&arguments), &environment))
}

/// Reads a command line, the program's name first.
///
/// # Errors
/// `Error::Usage` where it can't be read; a `clap::Error` where help or the version was asked for, or a command was left
/// out that has commands of its own: its text is the answer.
pub fn parse(arguments: &[OsString]) -> anyhow::Result<Cli> {
    Cli::try_parse_from(arguments).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.into(),
        _ => usage::explain(&error, &Cli::command(), arguments).into(),
    })
}

#[cfg(test)]
mod tests {
    use clap::builder::TypedValueParser;
    use clap::{CommandFactory, Parser};

    use super::{Cli, GlobalOptions};
    use crate::cli::values::word;
    use crate::model::vocabulary::Kind;

    /// A program with a command that has a `--by` of its own.
    #[derive(Debug, Parser)]
    struct Sample {
        #[command(flatten)]
        global: GlobalOptions,
        #[command(subcommand)]
        command: SampleCommand,
    }

    #[derive(Debug, clap::Subcommand)]
    enum SampleCommand {
        Progress {
            #[arg(long, value_parser = word::<Kind>().map(|kind| kind.to_string()))]
            by: Option<String>,
        },
    }

    fn each(command: &clap::Command, claim: &mut dyn FnMut(&clap::Command)) {
        claim(command);
        command.get_subcommands().for_each(|inner| each(inner, claim));
    }

    #[test]
    fn clap_finds_the_command_line_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_help_of_every_command_is_a_line_and_an_example() {
        each(&Cli::command(), &mut |command| {
            let name = command.get_name();
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(!about.is_empty() && !about.ends_with('.') && !about.contains('\n'), "{name}: {about:?}");
            let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(command.has_subcommands() || after.contains("Examples:\n  midsa "), "{name} has no example");
        });
    }

    #[test]
    fn every_flag_has_a_line_without_full_stop() {
        each(&Cli::command(), &mut |command| {
            for argument in command.get_arguments() {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!help.is_empty() && !help.ends_with('.'), "{} {argument}: {help:?}", command.get_name());
            }
        });
    }

    /// The flag has to be text with the field's name `by`: clap hands the value of either to the other.
    #[test]
    fn a_command_may_have_a_by_of_its_own() {
        Sample::command().debug_assert();
        let by = |words: &[&str]| {
            let Sample { command: SampleCommand::Progress { by }, .. } =
                Sample::try_parse_from(["midsa"].iter().chain(words)).unwrap();
            by
        };
        assert_eq!(by(&["progress"]), None);
        assert_eq!(by(&["progress", "--by", "Decision"]).as_deref(), Some("decision"));
        assert_eq!(by(&["--by", "ana", "progress"]).as_deref(), Some("ana"));
        assert!(Sample::try_parse_from(["midsa", "progress", "--by", "ana"]).is_err());
    }
}
