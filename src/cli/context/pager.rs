//! The pager: started only on a terminal, and only when what is shown overflows it.

use std::io::{self, Write};
use std::process::{Child, Command, Stdio};

use crate::cli::terminal::{Environment, Terminal};
use crate::platform;

/// Which pager to start, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// The program and its arguments, by spaces.
    command: String,
    /// The lines of the terminal.
    height: usize,
}

impl Paging {
    /// How to page on this terminal: `MIDSA_PAGER`, else `PAGER`, else `less -FRX`. None where there is no terminal, or
    /// where the variable is empty or `cat`.
    pub fn on(terminal: Terminal, environment: Environment) -> Option<Self> {
        let height = terminal.height.filter(|_| terminal.is_terminal)?;
        if environment("TERM").is_some_and(|term| term == "dumb") {
            return None;
        }
        let named = environment("MIDSA_PAGER").or_else(|| environment("PAGER"));
        let command = named.map_or_else(|| "less -FRX".to_owned(), |command| command.to_string_lossy().into_owned());
        (!matches!(command.trim(), "" | "cat")).then_some(Self { command, height })
    }

    /// The pager, reading from us; `less` is told to pass colours on and to read UTF-8, unless the user told it otherwise.
    fn start(&self) -> io::Result<Child> {
        let mut words = self.command.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).stdin(Stdio::piped());
        for (variable, value) in [("LESS", "FRX"), ("LESSCHARSET", "utf-8")] {
            if std::env::var_os(variable).is_none() {
                command.env(variable, value);
            }
        }
        command.spawn()
    }
}

/// Gives `text` to `plain`, or to a pager where `paging` says so and it overflows the terminal. A pager that can't be started is
/// done without; one that quits early is no error, and what it did not read is not written.
///
/// # Errors
/// Those of writing to `plain`.
pub fn show(paging: Option<&Paging>, plain: &mut impl Write, text: &[u8]) -> io::Result<()> {
    let n_lines = text.split(|byte| *byte == b'\n').count() - 1;
    // The shell's prompt wants a line too.
    match paging.filter(|paging| n_lines >= paging.height).and_then(|paging| paging.start().ok()) {
        Some(pager) => page(pager, text),
        None => plain.write_all(text).and_then(|()| plain.flush()),
    }
}

/// Feeds the pager and waits until it has quit: two programs can't share a keyboard.
fn page(mut pager: Child, text: &[u8]) -> io::Result<()> {
    platform::leave_interrupts_to_pager();
    let fed = pager.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(text));
    pager.wait()?;
    match fed {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{Paging, show};
    use crate::cli::terminal::Terminal;

    const SCREEN: Terminal =
        Terminal { is_terminal: true, width: Some(80), height: Some(3), is_coloured: true, width_of_notes: Some(80) };

    fn paging(command: &str) -> Paging {
        Paging { command: command.to_owned(), height: 3 }
    }

    /// The output behind the pager of `n_lines` lines.
    fn shown(paging: Option<&Paging>, n_lines: usize) -> String {
        let mut plain = Vec::new();
        show(paging, &mut plain, "line\n".repeat(n_lines).as_bytes()).unwrap();
        String::from_utf8(plain).unwrap()
    }

    #[test]
    fn what_fits_is_printed_and_what_overflows_is_paged() {
        assert_eq!(shown(Some(&paging("true")), 2), "line\n".repeat(2));
        assert_eq!(shown(Some(&paging("true")), 3), "");
        assert_eq!(shown(None, 3), "line\n".repeat(3));
    }

    #[test]
    fn a_pager_that_cannot_start_is_done_without() {
        assert_eq!(shown(Some(&paging("no-such-pager --at all")), 50), "line\n".repeat(50));
    }

    #[test]
    fn a_pager_that_quits_early_is_no_error() {
        assert_eq!(shown(Some(&paging("true")), 100_000), "");
    }

    #[test]
    fn the_pager_is_named_by_the_variables() {
        let named = |set: &[(&str, &str)]| {
            let set: Vec<_> = set.iter().map(|(key, value)| ((*key).to_owned(), OsString::from(value))).collect();
            let found = move |name: &str| set.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
            Paging::on(SCREEN, &found).map(|paging| paging.command)
        };
        assert_eq!(named(&[]).as_deref(), Some("less -FRX"));
        assert_eq!(named(&[("PAGER", "more")]).as_deref(), Some("more"));
        assert_eq!(named(&[("PAGER", "more"), ("MIDSA_PAGER", "most -s")]).as_deref(), Some("most -s"));
        assert_eq!(named(&[("MIDSA_PAGER", "")]), None);
        assert_eq!(named(&[("PAGER", "cat")]), None);
        assert_eq!(named(&[("TERM", "dumb")]), None);
    }

    #[test]
    fn a_pipe_is_never_paged() {
        assert_eq!(Paging::on(Terminal { is_terminal: false, ..SCREEN }, &|_| None), None);
    }
}
