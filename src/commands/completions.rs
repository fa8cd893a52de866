//! `midsa completions`: a script for a shell, which asks this program what could follow what was typed so far. References,
//! owners, meetings, groups, rounds and themes come from the register, read as of one moment and never made.
//!
//! A name ends up in a command line that somebody runs: one with a character that means something to a shell is not offered.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Command;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter};
use clap_complete::env::Shells;

use super::whole;
use crate::cli::place;
use crate::cli::terminal::Environment;
use crate::error::{Error, Result};
use crate::export::harmless::harmless_line;
use crate::store::{Named, Register};

/// By this variable a shell's script asks what could follow; it holds the shell's name.
pub const VARIABLE: &str = "MIDSA_COMPLETE";

/// So many names are offered at once.
const N_MOST: u32 = 500;

/// Print the script by which a shell completes commands, references, owners and meetings
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Where it goes:
  bash        echo 'source <(midsa completions bash)' >> ~/.bashrc
  zsh         echo 'source <(midsa completions zsh)' >> ~/.zshrc
  fish        midsa completions fish > ~/.config/fish/completions/midsa.fish
  elvish      echo 'eval (midsa completions elvish | slurp)' >> ~/.config/elvish/rc.elv
  powershell  midsa completions powershell | Out-String | Invoke-Expression, in $PROFILE

Examples:
  midsa completions bash
  midsa completions powershell")]
pub struct Arguments {
    /// The shell
    #[arg(value_name = "SHELL", value_parser = ["bash", "zsh", "fish", "elvish", "powershell"])]
    shell: String,
}

/// Prints the script.
///
/// # Errors
/// Standard output can't be written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let mut script = Vec::new();
    let written = match Shells::builtins().completer(&arguments.shell) {
        // Its script would hand the line to the shell to be evaluated before it is entered: this one asks nothing.
        None | Some(_) if arguments.shell == "powershell" => {
            clap_complete::generate(clap_complete::Shell::PowerShell, &mut whole(), "midsa", &mut script);
            Ok(())
        }
        None => Ok(()),
        Some(shell) => shell.write_registration(VARIABLE, "midsa", "midsa", &this_program(), &mut script),
    };
    let printed = written.and_then(|()| io::stdout().lock().write_all(&script));
    printed.map_err(|source| Error::io("can't write the script", source))
}

/// The name by which a script calls this program: its own if the shell finds it by that, else its path.
fn this_program() -> String {
    let called = env::args_os().next().map(PathBuf::from).unwrap_or_default();
    let place = if called.components().count() > 1 { env::current_exe().unwrap_or(called) } else { PathBuf::from("midsa") };
    place.to_string_lossy().into_owned()
}

/// Answers the script of `shell`, which asks behind `--` what could follow: the candidates, in the way of that shell.
pub fn answer(shell: &OsStr, arguments: &[OsString], environment: Environment) -> ExitCode {
    let typed: Vec<OsString> = arguments.iter().skip_while(|word| *word != "--").skip(1).cloned().collect();
    let Some(shell) = shell.to_str().and_then(|shell| Shells::builtins().0.iter().find(|known| known.is(shell))) else {
        return ExitCode::from(2);
    };
    if typed.is_empty() {
        return ExitCode::from(2);
    }
    let register = place::named(&typed, environment).or_else(place::usual);
    let mut command = offering(whole(), "", register.as_deref());
    let mut out = Vec::new();
    let folder = env::current_dir().ok();
    let written = shell.write_complete(&mut command, typed, folder.as_deref(), &mut out);
    match written.and_then(|()| io::stdout().lock().write_all(&out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The command and those below it, with what the register has to offer for each of their values.
fn offering(command: Command, noun: &str, register: Option<&Path>) -> Command {
    let inner = if noun.is_empty() && command.get_name() != "midsa" { command.get_name().to_owned() } else { noun.to_owned() };
    let command = command.mut_args(|argument| {
        let is_path = matches!(argument.get_value_hint(), clap::ValueHint::AnyPath | clap::ValueHint::FilePath);
        let named = argument.get_value_names().and_then(<[_]>::first).and_then(|name| named(name, &inner));
        let argument = if argument.is_global_set() { argument.hide(false) } else { argument };
        match (named, register) {
            _ if is_path => argument.add(ArgValueCompleter::new(|beginning: &OsStr| files(beginning))),
            (Some(of), Some(register)) => {
                let register = register.to_path_buf();
                argument.add(ArgValueCompleter::new(move |beginning: &OsStr| names(of, beginning, &register)))
            }
            (Some(_) | None, _) => argument,
        }
    });
    command.mut_subcommands(|below| offering(below, &inner, register))
}

/// The kind of thing that a value called `name` stands for in the commands of this noun.
fn named(name: &str, noun: &str) -> Option<Named> {
    let first = name.split(['|', '[']).next().unwrap_or(name);
    let is_among = |words: &str| name.split('|').any(|word| word == words);
    Some(match first {
        "REF" if noun == "meeting" => Named::Meeting,
        "REF" | "OTHER" => Named::Recommendation,
        "OWNER" | "OLD" | "NEW" => Named::Owner,
        "GROUP" => Named::Group,
        "MEETING" => Named::Meeting,
        "ROUND" => Named::Round,
        "THEME" => Named::Theme,
        _ if is_among("MEETING") => Named::Meeting,
        _ if is_among("ROUND") => Named::Round,
        _ => return None,
    })
}

fn names(of: Named, beginning: &OsStr, register: &Path) -> Vec<CompletionCandidate> {
    let Some(beginning) = beginning.to_str() else { return Vec::new() };
    let names = Register::open_at_one_moment(register).and_then(|register| register.names_beginning(of, beginning, N_MOST));
    let offered = names.unwrap_or_default().into_iter().filter(|(name, _)| means_nothing_to_a_shell(name));
    let candidate = |(name, title): (String, Option<String>)| {
        CompletionCandidate::new(name).help(title.map(|title| harmless_line(&title).into_owned().into()))
    };
    offered.map(candidate).collect()
}

fn files(beginning: &OsStr) -> Vec<CompletionCandidate> {
    let found = PathCompleter::any().complete(beginning);
    found.into_iter().filter(|one| one.get_value().to_str().is_some_and(means_nothing_to_a_shell)).collect()
}

/// Whether no shell would take a part of it for anything but a letter.
fn means_nothing_to_a_shell(name: &str) -> bool {
    name.chars().all(|c| c.is_alphanumeric() || "-_./\\:+@".contains(c)) && !name.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::{Named, means_nothing_to_a_shell, named};

    #[test]
    fn a_value_is_offered_what_it_names() {
        for (name, noun, expected) in [
            ("REF", "rec", Some(Named::Recommendation)),
            ("REF", "meeting", Some(Named::Meeting)),
            ("REF|PLACE", "meeting", Some(Named::Meeting)),
            ("OWNER[:ROLE]", "rec", Some(Named::Owner)),
            ("DATE|MEETING|ROUND|last", "changes", Some(Named::Meeting)),
            ("DATE|ROUND", "rec", Some(Named::Round)),
            ("DATE", "rec", None),
        ] {
            assert_eq!(named(name, noun), expected, "{name}");
        }
    }

    #[test]
    fn what_a_shell_would_obey_is_not_offered() {
        for name in ["MRU-2006-02a", "SADC-SEC", "returned/ZMB.xlsx", "Côte", "no:10"] {
            assert!(means_nothing_to_a_shell(name), "{name}");
        }
        for name in ["$(reboot)", "`x`", "a b", "a;b", "a'b", "~x", "*", "a|b", "-rf", "a\nb", "#1", "{a,b}", "!x", "a&b"] {
            assert!(!means_nothing_to_a_shell(name), "{name}");
        }
    }
}
