//! Tells how a command failed: a line, a hint, an exit code. Help and version, which clap treats as
//! errors, are told here too.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use clap::ColorChoice;

use crate::cli::hint;
use crate::cli::terminal::{Environment, is_coloured, width_of_stderr};
use crate::error::Error;
use crate::export::hanging;
use crate::export::harmless::harmless_line;

/// No value in a message is longer than this, in characters.
const LONGEST: usize = 200;

/// Tells the user and gives the exit code; `register` is the one that was typed. A reader who has gone is no failure, and nothing is told.
pub fn report(error: &anyhow::Error, register: Option<&Path>, colour: ColorChoice, environment: Environment) -> ExitCode {
    if let Some(answer) = error.downcast_ref::<clap::Error>() {
        let is_coloured = is_coloured(colour, io::stdout().is_terminal(), environment);
        return match print_answer(answer, is_coloured) {
            Ok(()) => ExitCode::SUCCESS,
            Err(source) => report(&Error::io("can't write the help", source).into(), register, colour, environment),
        };
    }
    let code = exit_code(error);
    if code != 0 {
        tell(&lines(error, register, is_coloured(colour, io::stderr().is_terminal(), environment), width_of_stderr(environment)));
    }
    ExitCode::from(code)
}

/// Writes to standard error. If that fails, nobody is left to tell.
pub fn tell(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

fn print_answer(answer: &clap::Error, is_coloured: bool) -> io::Result<()> {
    let text = answer.render();
    let mut stdout = io::stdout().lock();
    if is_coloured { write!(stdout, "{}", text.ansi()) } else { write!(stdout, "{text}") }
}

fn exit_code(error: &anyhow::Error) -> u8 {
    if let Some(ours) = ours(error) {
        return ours.exit_code();
    }
    let is_broken_pipe = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(is_broken_pipe);
    u8::from(!is_broken_pipe)
}

fn is_broken_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// ``error: no owner `IOMM` `` and ``hint: did you mean `IOM`?``, each a line.
fn lines(error: &anyhow::Error, register: Option<&Path>, is_coloured: bool, width: Option<usize>) -> String {
    let fitted = |line: String| width.map_or_else(|| line.clone(), |width| hanging(&line, width)) + "\n";
    let labelled = |word: &str, colour: AnsiColor, text: &str| {
        let style = if is_coloured { Style::new().bold().fg_color(Some(colour.into())) } else { Style::new() };
        let label = format!("{word}:");
        fitted(format!("{label} {text}")).replacen(&label, &format!("{style}{label}{style:#}"), 1)
    };
    let mut told = vec![labelled("error", AnsiColor::Red, &shortened(&folded(&message(error))))];
    told.extend(ours(error).map_or(&[][..], Error::lines).iter().map(|line| fitted(folded(line))));
    told.extend(ours(error).and_then(hint::of).map(|hint| {
        let hint = hint::on_the_register(&hint, register);
        labelled("hint", AnsiColor::Cyan, &folded(&hint))
    }));
    told.concat()
}

/// What was being done and what was wrong. Our own errors speak for what caused them; others do not.
fn message(error: &anyhow::Error) -> String {
    let mut parts = Vec::new();
    for cause in error.chain() {
        parts.push(cause.to_string());
        if cause.is::<Error>() {
            break;
        }
    }
    parts.join(": ")
}

fn ours(error: &anyhow::Error) -> Option<&Error> {
    error.chain().find_map(|cause| cause.downcast_ref::<Error>())
}

/// One harmless line.
fn folded(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    harmless_line(&lines.join(" ")).into_owned()
}

/// The message with every long value, and every long stretch between values, cut.
fn shortened(message: &str) -> String {
    let cut = |part: &str| match part.char_indices().nth(LONGEST) {
        Some((end, _)) => {
            let whole_words = part[..end].rfind(' ').filter(|_| !part[end..].starts_with(' ')).unwrap_or(end);
            format!("{}…", part[..whole_words].trim_end())
        }
        None => part.to_owned(),
    };
    message.split('`').map(cut).collect::<Vec<_>>().join("`")
}

#[cfg(test)]
mod tests {
    use std::io;

    use anyhow::Context as _;

    use super::{exit_code, lines};
    use crate::error::Error;

    fn no_owner(name: &str) -> anyhow::Error {
        Error::NoOwner { name: name.to_owned(), alike: vec!["IOM".to_owned()] }.into()
    }

    #[test]
    fn an_error_is_a_line_and_a_hint() {
        assert_eq!(lines(&no_owner("IOMM"), None, false, None), "error: no owner `IOMM`\nhint: did you mean `IOM`?\n");
    }

    #[test]
    fn on_a_terminal_an_error_is_folded_at_words() {
        let told = lines(&no_owner("a name of several words"), None, false, Some(24));
        assert_eq!(told, "error: no owner `a name\n  of several words`\nhint: did you mean\n  `IOM`?\n");
    }

    #[test]
    fn colour_is_on_the_labels_alone() {
        let told = lines(&no_owner("IOMM"), None, true, None);
        assert_eq!(
            told,
            "\u{1b}[1m\u{1b}[31merror:\u{1b}[0m no owner `IOMM`\n\u{1b}[1m\u{1b}[36mhint:\u{1b}[0m did you mean `IOM`?\n"
        );
    }

    #[test]
    fn a_message_is_one_harmless_line_of_bearable_length() {
        let told = lines(&no_owner("a\r\n\u{1b}[31m\u{202e}b"), None, false, None);
        assert_eq!(told.lines().next(), Some(r"error: no owner `a \u{1b}[31m\u{202e}b`"));
        let told = lines(&no_owner(&"é".repeat(20_000)), None, false, None);
        assert_eq!(told.lines().next(), Some(format!("error: no owner `{}…`", "é".repeat(200)).as_str()));
    }

    #[test]
    fn our_errors_are_found_beneath_what_was_being_done() {
        let wrapped = Err::<(), _>(no_owner("X")).context("row 3").unwrap_err();
        assert_eq!(
            (exit_code(&wrapped), lines(&wrapped, None, false, None).as_str()),
            (3, "error: row 3: no owner `X`\nhint: did you mean `IOM`?\n")
        );
    }

    #[test]
    fn the_cause_is_told_once() {
        let disk = Error::io("can't write x.csv", io::Error::other("no space"));
        assert_eq!(lines(&disk.into(), None, false, None), "error: can't write x.csv: no space\n");
    }

    #[test]
    fn an_error_of_others_is_exit_code_1() {
        let other = anyhow::anyhow!("inner").context("outer");
        assert_eq!((exit_code(&other), lines(&other, None, false, None).as_str()), (1, "error: outer: inner\n"));
    }

    #[test]
    fn a_reader_who_has_gone_is_no_failure() {
        assert_eq!(exit_code(&Error::BrokenPipe.into()), 0);
        assert_eq!(exit_code(&anyhow::Error::new(io::Error::from(io::ErrorKind::BrokenPipe)).context("writing")), 0);
    }
}
