//! `midsa man`: the manual of a command, for `man`.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Command;
use clap_mangen::Man;

use super::help::told;
use super::whole;
use crate::error::{Error, Result};
use crate::export::file::{Overwrite, make_folder, write_file};

/// Print the manual page of a command, or write those of all into a folder
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa man > midsa.1
  midsa man rec update | man -l -
  midsa man --output ~/.local/share/man/man1")]
pub struct Arguments {
    /// The command, as in `rec list` [default: midsa itself]
    #[arg(value_name = "COMMAND", conflicts_with = "output")]
    words: Vec<OsString>,

    /// Write the page of every command into this folder
    #[arg(long, short = 'o', value_name = "DIR", allow_hyphen_values = true)]
    output: Option<PathBuf>,

    /// Overwrite pages that are there
    #[arg(long, requires = "output")]
    force: bool,
}

/// Prints the page, or writes them all.
///
/// # Errors
/// No such command (2); a page that is there already, a folder that can't be written (1).
pub fn run(arguments: &Arguments) -> Result<()> {
    // The manual of the program itself tells the options of every command, which help tells in one line.
    let root = told(whole()).mut_args(|option| option.hide(false));
    if let Some(folder) = &arguments.output {
        make_folder(folder)?;
        let overwrite = if arguments.force { Overwrite::Allowed } else { Overwrite::Never };
        let mut n_pages = 0;
        each(&root, &mut |command| {
            let page = Man::new(command.clone());
            n_pages += 1;
            write_file(&folder.join(page.get_filename()), overwrite, |out| render(&page, out))
        })?;
        let told = writeln!(io::stdout(), "wrote {n_pages} pages into {}", folder.display());
        return told.map_err(|source| Error::NotShown { source, is_in_log: false });
    }
    let mut command = &root;
    for word in &arguments.words {
        command = command.find_subcommand(word).ok_or_else(|| Error::Usage {
            message: format!("no command `{}`", word.to_string_lossy()),
            hint: "`midsa help` shows the commands".to_owned(),
        })?;
    }
    render(&Man::new(command.clone()), &mut io::stdout().lock())
}

fn render(page: &Man, mut out: &mut dyn Write) -> Result<()> {
    page.render(&mut out).map_err(|source| Error::io("can't write the manual", source))
}

/// The command and those below it that people type.
fn each(command: &Command, write: &mut dyn FnMut(&Command) -> Result<()>) -> Result<()> {
    write(command)?;
    command.get_subcommands().filter(|below| !below.is_hide_set()).try_for_each(|below| each(below, write))
}
