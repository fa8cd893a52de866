//! The world around a command: the place of the register, the day, the author, the language, the terminal.
//! Commands write through it; nothing else of ours speaks to standard output and standard error.
//!
//! - `failure`: how a command that did not end well is told; `terminal`: its width and colours; `prompt`: a question
//! - `files`: what is written into a file; `spool`: what is shown once the register is closed; `pager`, `progress_bar`
//! - `options`: those that every command takes
//! - `locks`: whether they work in the register's folder

pub mod failure;
mod files;
pub mod locks;
mod options;
pub mod pager;
pub mod progress_bar;
pub mod prompt;
mod spool;
pub mod terminal;

use std::cell::{Cell, RefCell};
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

pub use self::files::Saved;
pub use self::options::GlobalOptions;
use self::options::typed;
use self::pager::Paging;
use self::spool::{Shown, Spool};
use self::terminal::{Environment, Terminal, filled};
use crate::cli::hint::{command_on_the_register, on_the_register};
use crate::cli::place;
use crate::cli::values::{parse_day, parse_word, person};
use crate::error::{Error, Result};
use crate::export::hanging;
use crate::export::harmless::harmless;
use crate::model::vocabulary::Lang;
use crate::platform;
use crate::store::{Author, Register, Settings, is_the_disk, when_clock_seems_wrong, when_waiting};
use crate::text::{Words, words};

/// The world as a command sees it.
#[derive(Debug)]
pub struct Context {
    /// The day by which things are late; never the day on which a change is recorded.
    pub today: NaiveDate,
    /// The author of what is recorded.
    pub by: String,
    /// The language of the command line or the environment; without one, the register's setting holds.
    pub lang: Option<Lang>,
    pub terminal: Terminal,
    /// The command line, for the log.
    command: String,
    register: Option<PathBuf>,
    /// Whether it was typed, and not the environment's.
    is_register_typed: bool,
    paging: Option<Paging>,
    is_quiet: bool,
    /// The output, shown once the register is closed.
    shown: RefCell<Spool>,
    /// What was saved, of which no error may say otherwise.
    saved: Cell<Saved>,
    /// That of the register, once it was read.
    lang_of_register: Cell<Lang>,
}

impl Context {
    /// Reads options and environment; `local_day` is asked only where neither says what day it is. The register is not
    /// looked for.
    ///
    /// # Errors
    /// A day, language or name that can't be read (2).
    pub fn new(
        options: GlobalOptions,
        environment: Environment,
        local_day: fn() -> NaiveDate,
        arguments: &[OsString],
    ) -> Result<Self> {
        let variable = |name| filled(environment, name).map(|value| value.to_string_lossy().into_owned());
        let today = match options.today.or_else(|| variable("MIDSA_TODAY")) {
            Some(text) => parse_day(&text)?,
            None => local_day(),
        };
        let by = match options.by {
            Some(name) => name,
            None => variable("MIDSA_BY").map_or_else(|| Ok(platform::login_name()), |name| person(&name))?,
        };
        let lang = match options.lang {
            Some(lang) => Some(lang),
            None => variable("MIDSA_LANG").map(|text| parse_word(&text)).transpose()?,
        };
        let terminal = Terminal::of_stdout(options.color, environment);
        let paging = if options.no_pager { None } else { Paging::on(terminal, environment) };
        // The register's own language is not known yet.
        let early = move |text: fn(&Words) -> &'static str| {
            let words = words(lang.unwrap_or(Lang::En));
            format!("{}{}{}\n", words.notes.note, words.sentences.colon, text(words))
        };
        if io::stderr().is_terminal() && !options.quiet {
            // It takes the place of the line that shows how far the work is.
            when_waiting(move || failure::tell(&format!("\r\u{1b}[K{}", early(|words| words.keeping.waiting))));
        }
        if !options.quiet {
            when_clock_seems_wrong(move || failure::tell(&early(|words| words.keeping.clock_seems_wrong)));
        }
        let is_register_typed = options.db.is_some();
        let register = options.db.or_else(|| filled(environment, "MIDSA_DB").map(PathBuf::from));
        Ok(Self {
            today,
            by,
            lang,
            terminal,
            command: typed(arguments),
            register,
            is_register_typed,
            paging,
            is_quiet: options.quiet,
            shown: RefCell::default(),
            saved: Cell::new(Saved::Nothing),
            lang_of_register: Cell::new(Lang::En),
        })
    }

    /// The path of the register; the store says whether it exists.
    ///
    /// # Errors
    /// None was named, and without a home folder there is no default (2).
    pub fn register(&self) -> Result<PathBuf> {
        if let Some(named) = &self.register {
            return Ok(named.clone());
        }
        place::usual().ok_or_else(|| Error::Usage {
            message: "no register is named, and there is no home folder to look in".to_owned(),
            hint: "--db or MIDSA_DB names the register".to_owned(),
        })
    }

    /// The register that the command line names.
    pub fn typed_register(&self) -> Option<&Path> {
        self.register.as_deref().filter(|_| self.is_register_typed)
    }

    /// The command, with the register that was typed.
    pub fn on_typed_register(&self, command: &str) -> String {
        command_on_the_register(command, self.typed_register())
    }

    /// The text, each of whose commands in backticks has the register that was typed.
    pub fn with_typed_register(&self, text: &str) -> String {
        on_the_register(text, self.typed_register()).into_owned()
    }

    /// Opens the register for reading, as of one moment. Don't wait for anybody while it is open.
    ///
    /// # Errors
    /// No register (3), or none that can be used (1).
    pub fn open(&self) -> Result<Register> {
        Register::open_at_one_moment(&self.register()?)
    }

    /// Opens the register under the lock: what a command looks up is still so when it makes its change. Nobody is to be
    /// waited for while it is held: what comes from standard input or other files is read before.
    ///
    /// # Errors
    /// No register (3), one that can't be used or written (1), or is locked by another command (5).
    pub fn open_to_change(&self) -> Result<Register> {
        Register::open_to_change(&self.register()?)
    }

    /// Looks again at a register that SQLite calls damaged: a read that the disk refused is told by it in the same way. Gives the
    /// error that it is then.
    pub fn look_again(&self, error: &Error) -> Option<Error> {
        let path = match error {
            Error::Damaged { path, .. } => path.clone(),
            _ => self.register().ok()?,
        };
        (error.is_of_sqlite() && is_the_disk(&path)).then_some(Error::DiskFails { path })
    }

    /// The words of the language that is asked for, or else of the register's own.
    pub fn words(&self, settings: &Settings) -> &'static Words {
        self.lang_of_register.set(settings.lang);
        self.said()
    }

    /// The same before the register's own language is known: English, where none is asked for.
    pub fn said(&self) -> &'static Words {
        words(self.lang.unwrap_or(self.lang_of_register.get()))
    }

    /// The author, the day and the command of a change.
    pub fn author(&self) -> Author {
        Author { by: self.by.clone(), today: self.today, command: self.command.clone() }
    }

    /// Prints a result, as a line of standard output, harmless to a terminal and folded to it at words. It is shown when the
    /// command ends.
    ///
    /// # Errors
    /// Standard output can't be written, or its reader has gone.
    pub fn print(&self, line: &str) -> Result<()> {
        let line = harmless(line);
        match self.terminal.width.filter(|_| self.terminal.is_terminal) {
            Some(width) => writeln!(self.shown.borrow_mut(), "{}", hanging(&line, width)),
            None => writeln!(self.shown.borrow_mut(), "{line}"),
        }
        .map_err(cannot_show)
    }

    /// Remembers what was saved: whatever fails from now on, no error may say otherwise.
    pub fn saved(&self, what: Saved) {
        self.saved.set(what);
    }

    /// Shows what was printed so far: before a question.
    ///
    /// # Errors
    /// Standard output can't be written, or its reader has gone.
    pub fn show_so_far(&self) -> Result<()> {
        self.shown.borrow_mut().finish(self.paging.as_ref()).map_err(cannot_show)
    }

    /// Shows what a command printed that has ended well; its register is closed. A reader who has gone is no error.
    ///
    /// # Errors
    /// Standard output can't be written; `Error::NotShown` where something was saved.
    pub fn finish(&self) -> Result<()> {
        match (self.show_so_far(), self.saved.get()) {
            (Ok(()) | Err(Error::BrokenPipe), _) => Ok(()),
            (Err(Error::Io { source, .. }), Saved::Change) => Err(Error::NotShown { source, is_in_log: true }),
            (Err(Error::Io { source, .. }), Saved::Files) => Err(Error::NotShown { source, is_in_log: false }),
            (Err(error), _) => Err(error),
        }
    }

    /// Whether notes, and the progress of long work, are not wanted.
    pub fn is_quiet(&self) -> bool {
        self.is_quiet
    }

    /// Tells a note as a line of standard error; nothing under `--quiet`.
    pub fn note(&self, text: &str) {
        if !self.is_quiet {
            let words = self.said();
            self.tell(&format!("{}{}", words.notes.note, words.sentences.colon), text);
        }
    }

    /// Tells what could be entered better, as a line of standard error; nothing under `--quiet`.
    pub fn advise(&self, text: &str) {
        if !self.is_quiet {
            self.tell("advice: ", text);
        }
    }

    fn tell(&self, label: &str, text: &str) {
        let text = on_the_register(text, self.typed_register());
        let line = format!("{label}{}", harmless(&text));
        let line = self.terminal.width_of_notes.map_or_else(|| line.clone(), |width| hanging(&line, width));
        self.shown.borrow_mut().note(&(line + "\n"));
    }

    /// Gives what `write` writes to standard output as it is, through a pager where it overflows a terminal. Making it
    /// harmless is left to `write`, for it may hold colours. It is shown when the command ends; so much that it would fill the
    /// memory is handed on before, as fast as it is read.
    ///
    /// # Errors
    /// Those of `write`; standard output can't be written, or its reader has gone. A pager that quits is no error.
    pub fn show(&self, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
        if self.paging.is_some() {
            let mut text = Vec::new();
            let written = write(&mut text);
            self.shown.borrow_mut().page(text);
            return written;
        }
        let mut out = BufWriter::with_capacity(1 << 16, Shown(&self.shown));
        write(&mut out)?;
        out.flush().map_err(cannot_show)
    }
}

fn cannot_show(source: io::Error) -> Error {
    Error::io("can't write the result", source)
}

#[cfg(test)]
mod tests;
