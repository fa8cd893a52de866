//! The terminal that results go to: its width and colours. It writes nothing.

use std::ffi::OsString;
use std::io::{self, IsTerminal};

use clap::{ColorChoice, ValueEnum};

use crate::platform;

/// The environment's variables by name, as the process was given them.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// A variable that is set to something; an empty one counts as not set.
pub fn filled(environment: Environment, name: &str) -> Option<OsString> {
    environment(name).filter(|value| !value.is_empty())
}

/// The width of a terminal that does not tell it, in columns.
const WIDTH_OF_OLD: usize = 80;

/// The terminal or pipe behind standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    /// False in a pipe or a file, where nothing is cut and nothing is asked.
    pub is_terminal: bool,
    /// In columns; none where lines may be of any length. `COLUMNS` sets it, in a pipe too.
    pub width: Option<usize>,
    /// In lines; none without a terminal.
    pub height: Option<usize>,
    pub is_coloured: bool,
    /// Of standard error, in columns; none if it is no terminal.
    pub width_of_notes: Option<usize>,
}

impl Terminal {
    /// Standard output, coloured as `--color` says.
    pub fn of_stdout(colour: ColorChoice, environment: Environment) -> Self {
        let stdout = io::stdout();
        let size = terminal_size::terminal_size_of(&stdout);
        let is_terminal = stdout.is_terminal();
        Self {
            is_terminal,
            width: columns(environment)
                .or(size.map(|(width, _)| usize::from(width.0)))
                .filter(|&width| width > 0)
                .or(is_terminal.then_some(WIDTH_OF_OLD)),
            height: size.map(|(_, height)| usize::from(height.0)).filter(|&height| height > 0),
            is_coloured: is_coloured(colour, is_terminal, environment),
            width_of_notes: width_of_stderr(environment),
        }
    }
}

/// The width of standard error, in columns; none if it is no terminal, and lines may have any length.
pub fn width_of_stderr(environment: Environment) -> Option<usize> {
    let stderr = io::stderr();
    let size = || terminal_size::terminal_size_of(&stderr).map(|(width, _)| usize::from(width.0));
    stderr.is_terminal().then(|| columns(environment).or_else(size).filter(|&width| width > 0).unwrap_or(WIDTH_OF_OLD))
}

/// Whether to colour a stream: `--color` decides, then `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb`, then whether it
/// `is_terminal`.
pub fn is_coloured(colour: ColorChoice, is_terminal: bool, environment: Environment) -> bool {
    match colour {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if filled(environment, "NO_COLOR").is_some() => false,
        ColorChoice::Auto if filled(environment, "CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        ColorChoice::Auto => is_terminal && environment("TERM").is_none_or(|term| term != "dumb") && platform::can_colour(),
    }
}

/// What `--color` says in a command line that may not be readable otherwise.
pub fn colour_asked_for(arguments: &[OsString]) -> ColorChoice {
    let mut words = arguments.iter().filter_map(|word| word.to_str()).take_while(|word| *word != "--");
    let mut colour = ColorChoice::Auto;
    while let Some(word) = words.next() {
        let value = if word == "--color" { words.next() } else { word.strip_prefix("--color=") };
        if let Some(value) = value {
            colour = ColorChoice::from_str(value, false).unwrap_or(colour);
        }
    }
    colour
}

fn columns(environment: Environment) -> Option<usize> {
    environment("COLUMNS")?.to_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use clap::ColorChoice;

    use super::{colour_asked_for, is_coloured};

    #[track_caller]
    fn case(colour: ColorChoice, is_terminal: bool, set: &[(&str, &str)], expected: bool) {
        let environment = |name: &str| set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value));
        assert_eq!(is_coloured(colour, is_terminal, &environment), expected);
    }

    #[test]
    fn a_pipe_has_no_colour_unless_it_is_asked_for() {
        case(ColorChoice::Auto, true, &[], true);
        case(ColorChoice::Auto, false, &[], false);
        case(ColorChoice::Always, false, &[], true);
        case(ColorChoice::Auto, false, &[("CLICOLOR_FORCE", "1")], true);
        case(ColorChoice::Auto, false, &[("CLICOLOR_FORCE", "0")], false);
    }

    #[test]
    fn no_color_holds_until_the_flag_says_otherwise() {
        case(ColorChoice::Auto, true, &[("NO_COLOR", "1")], false);
        case(ColorChoice::Auto, true, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false);
        case(ColorChoice::Auto, true, &[("NO_COLOR", "")], true);
        case(ColorChoice::Always, true, &[("NO_COLOR", "1")], true);
        case(ColorChoice::Auto, true, &[("TERM", "dumb")], false);
    }

    #[test]
    fn the_flag_is_found_in_an_unreadable_command_line() {
        let asked = |words: &[&str]| colour_asked_for(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked(&["midsa", "lisst", "--color", "never"]), ColorChoice::Never);
        assert_eq!(asked(&["midsa", "--color=always", "--colour"]), ColorChoice::Always);
        assert_eq!(asked(&["midsa", "--", "--color=always"]), ColorChoice::Auto);
        assert_eq!(asked(&["midsa", "--color"]), ColorChoice::Auto);
    }
}
