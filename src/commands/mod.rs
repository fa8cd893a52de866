//! The command line: what can be typed, and how a command that was typed is run. One file per command; what commands share
//! is in `cli`.
//!
//! - `rec/`, `meeting/`, `owner/`, `focal_point/`: the nouns, a file per verb.
//! - `overview/`: the desk, `due`, `matrix`, `progress`, `changes`, `report`, `site`.
//! - `round/`: reporting rounds.
//! - `history/`: `log`, `undo`, `redo`.
//! - `register/`: the file: `init`, `backup`, `restore`, `check`, `settings`.
//! - `import/`, `export`; `help/`: the help of every command, and topics.
//! - `completions`, `man`: for the shell and for `man`; `workbook_rows`, which nobody types.

pub mod completions;
pub mod export;
pub mod focal_point;
pub mod help;
pub mod history;
pub mod import;
pub mod man;
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
use crate::cli::terminal::{self, Terminal};
use crate::cli::{failure, usage};
use crate::error::Result;
use crate::platform;

/// Keep the follow-up register of a regional consultative process on migration
#[derive(Debug, Parser)]
#[command(name = "midsa", version, disable_help_subcommand = true, max_term_width = help::WIDEST)]
#[command(after_help = "\
Without a command it shows the desk: what is overdue, due soon, silent, in dispute and undated, and the last changes.

Examples:
  midsa
  midsa init
  midsa rec list
  midsa rec update MRU-2006-03 --status in-progress --note \"Draft sent to SADC\"
  midsa progress --by owner
  midsa export recommendations --output register.csv
  midsa help statuses")]
pub struct Cli {
    #[command(flatten)]
    global: GlobalOptions,

    #[command(subcommand)]
    command: Option<Command>,
}

/// The commands, each with its arguments. Only the one that is typed is built: see `whole`.
#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
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
    Completions(completions::Arguments),
    Man(man::Arguments),
    Help(help::Arguments),
}

impl Command {
    /// Runs it; `context` is for those that touch a register, so that help is given whatever the environment says.
    fn run<'c>(self, terminal: Terminal, context: impl FnOnce() -> Result<&'c Context>) -> anyhow::Result<ExitCode> {
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
            Self::Completions(arguments) => completions::run(&arguments)?,
            Self::Man(arguments) => man::run(&arguments)?,
            Self::Help(arguments) => help::run(arguments, terminal)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Reads the command line, runs it, tells what went wrong and gives the exit code. `local_day` is asked at most once,
/// and only where neither the command line nor the environment says what day it is.
pub fn run(arguments: impl IntoIterator<Item = OsString>, local_day: fn() -> NaiveDate) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let environment = |name: &str| std::env::var_os(name);
    if let Some(shell) = terminal::filled(&environment, completions::VARIABLE) {
        return completions::answer(&shell, &arguments, &environment);
    }
    let colour = terminal::colour_asked_for(&arguments);
    let made = OnceCell::new();
    let ended = parse(&arguments).and_then(|Cli { global, command }| {
        let context = || {
            platform::survive_file_size_limit();
            let context = Context::new(global, &environment, local_day, &arguments)?;
            Ok(made.get_or_init(|| context))
        };
        match command {
            Some(command) => command.run(Terminal::of_stdout(colour, &environment), context),
            None => desk::run(context()?).map(|()| ExitCode::SUCCESS),
        }
    });
    // The output before a failure is shown too.
    let shown = made.get().map_or(Ok(()), Context::finish);
    let ended = ended.and_then(|code| Ok(shown.map(|()| code)?));
    ended.unwrap_or_else(|error| {
        let of_the_disk = made.get().zip(error.downcast_ref()).and_then(|(context, ours)| context.look_again(ours));
        let error = of_the_disk.map_or(error, Into::into);
        let register = made.get().and_then(Context::typed_register);
        failure::report(&error, register, colour, &environment)
    })
}

/// Reads a command line, the program's name first.
///
/// # Errors
/// `Error::Usage` where it can't be read; a `clap::Error` where help or the version was asked for, or a command was left
/// out that has commands of its own: its text is the answer.
pub fn parse(arguments: &[OsString]) -> anyhow::Result<Cli> {
    Cli::try_parse_from(arguments).map_err(|error| match error.kind() {
        ErrorKind::DisplayVersion => error.into(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => help::answer(error, arguments).into(),
        _ => usage::explain(&error, &whole(), arguments).into(),
    })
}

/// The whole command line, every command built: for what tells of it. Reading it builds only the command that was typed.
pub fn whole() -> clap::Command {
    let mut root = Cli::command();
    root.build();
    root
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{parse, whole};

    fn each(command: &clap::Command, claim: &mut dyn FnMut(&clap::Command)) {
        claim(command);
        command.get_subcommands().for_each(|inner| each(inner, claim));
    }

    #[test]
    fn clap_finds_the_command_line_consistent() {
        whole().debug_assert();
    }

    #[test]
    fn the_help_of_every_command_is_a_line_and_an_example() {
        each(&whole(), &mut |command| {
            let name = command.get_name();
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(!about.is_empty() && !about.ends_with('.') && !about.contains('\n'), "{name}: {about:?}");
            let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(command.has_subcommands() || after.contains("Examples:\n  midsa "), "{name} has no example");
        });
    }

    #[test]
    fn the_help_breaks_its_prose_where_the_terminal_ends_alone() {
        let is_prose = |line: &str| !line.is_empty() && !line.starts_with(' ') && !line.ends_with(':');
        each(&whole(), &mut |command| {
            let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let lines: Vec<&str> = after.lines().collect();
            let broken = lines.windows(2).find(|pair| pair.iter().all(|line| is_prose(line)));
            assert_eq!(broken, None, "{}", command.get_name());
        });
    }

    #[test]
    fn every_flag_has_a_line_without_full_stop() {
        each(&whole(), &mut |command| {
            for argument in command.get_arguments() {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!help.is_empty() && !help.ends_with('.'), "{} {argument}: {help:?}", command.get_name());
            }
        });
    }

    #[test]
    fn who_records_may_be_said_before_a_command_or_behind_a_write() {
        let read = |words: &str| parse(&words.split(' ').map(OsString::from).collect::<Vec<_>>()).map(|_| ());
        for words in ["midsa --by ana progress --by owner", "midsa --by ana undo", "midsa undo --by ana", "midsa undo --by -a"] {
            assert!(read(words).is_ok(), "{words}");
        }
        for words in ["midsa progress --by ana", "midsa due --by ana"] {
            assert!(read(words).is_err(), "{words}");
        }
    }
}
