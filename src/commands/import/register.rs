//! `midsa import FILE --table register`: a whole register into one that is empty.

use std::fs::File;
use std::io;
use std::path::Path;

use super::Arguments;
use crate::cli::bounded;
use crate::cli::context::Context;
use crate::cli::progress_bar::Bar;
use crate::error::{Error, Result};
use crate::import::read::input::Form;
use crate::import::read::standard_input;
use crate::import::register::{RegisterFile, import};
use crate::model::work::Work;
use crate::store::{Keep, Log, Register, TakenIn};

/// Takes it in behind a backup, and says what came.
///
/// # Errors
/// An option that is for tables (2); a register that holds something, a file that tells what can't be (4).
pub(super) fn run(arguments: &Arguments, context: &Context) -> Result<()> {
    refuse_options_of_tables(arguments)?;
    let (mut file, name) = open(arguments)?;
    let n_bytes = file.metadata().map_err(|source| cannot_read(arguments.file(), source))?.len();
    let mut register = Register::open(&context.register()?)?;
    let seen = register.seen()?;
    register.refuse_unless_empty()?;
    let keep = arguments.writing.keep();
    let backup = if keep == Keep::Commit { Some(register.backup_for_now("import")?) } else { None };
    let mut bar = Bar::on(context);
    let source = RegisterFile { name: &name, bytes: &mut file, n_bytes };
    let taken = import(&mut register, &arguments.writing.author(context), keep, &seen, source, &mut |n_done, n_all| {
        bar.show(Work::Importing, n_done, n_all);
    });
    drop(bar);
    match backup {
        Some(backup) if taken.is_ok() => {
            backup.keep();
        }
        Some(backup) if !matches!(taken, Err(Error::Unsure { .. })) => backup.discard(),
        Some(_) | None => {}
    }
    let taken = taken?;
    let words = context.words(&register.settings()?);
    let say = if keep == Keep::Commit { words.importing.imported } else { words.importing.would_import };
    context.print(&format!("{name}{}{}", words.sentences.colon, say(&told(&taken))))?;
    if taken.extent.log == Log::With && keep == Keep::Commit {
        context.note(words.importing.log_came);
    }
    arguments.writing.remind(context);
    Ok(())
}

/// `recommendations (49), follow-ups (36)`: what there is of each.
fn told(taken: &TakenIn) -> String {
    let parts = taken.sections.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{} ({n})", name.replace('_', " ")));
    parts.collect::<Vec<_>>().join(", ")
}

fn refuse_options_of_tables(arguments: &Arguments) -> Result<()> {
    let mapping = &arguments.mapping;
    let is_mapped = !(mapping.map.is_empty() && mapping.map_value.is_empty() && mapping.set.is_empty());
    let given = [
        ("--format", !matches!(arguments.format, None | Some(Form::Json))),
        ("--encoding", arguments.encoding.is_some()),
        ("--sheet", arguments.sheet.is_some()),
        ("--header-row", arguments.header_row.is_some()),
        ("--raw", arguments.raw),
        ("--public", arguments.public),
        ("--rows", arguments.rows.is_some()),
        ("a mapping", is_mapped || mapping.mapping.is_some()),
        ("--ignore-unknown-columns", mapping.ignore_unknown_columns),
        ("--create-owners", arguments.create_owners),
        ("--keep-going", arguments.keep_going),
        ("--rejects", arguments.rejects.is_some()),
        ("--as", arguments.preview_format.is_some()),
        ("--output", arguments.output.is_some()),
        ("--force", arguments.force),
    ];
    match given.into_iter().find(|(_, is_given)| *is_given) {
        Some((flag, _)) => Err(Error::Usage {
            message: format!("{flag} makes no sense with --table register"),
            hint: "leave it out; a whole register comes as `midsa export register` wrote it".to_owned(),
        }),
        None => Ok(()),
    }
}

/// The file, and what errors call it. Standard input is kept first, so that the lock waits for nobody.
fn open(arguments: &Arguments) -> Result<(File, String)> {
    let path = arguments.file();
    if path.as_os_str() == "-" {
        let longest = arguments.max_size.unwrap_or(standard_input::LONGEST);
        return Ok((standard_input::keep_open(longest)?, "standard input".to_owned()));
    }
    Ok((bounded::open_file(path)?, path.display().to_string()))
}

fn cannot_read(path: &Path, source: io::Error) -> Error {
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::NoFile { path: path.to_owned() },
        _ => Error::io(format!("can't read {}", path.display()), source),
    }
}
