//! `midsa import FILE --table register`: a whole register into one that is empty.

use std::fs::File;
use std::io::{self, Seek};
use std::path::Path;

use super::Arguments;
use crate::cli::context::Context;
use crate::cli::progress_bar::Bar;
use crate::error::{Error, Result};
use crate::import::read::input::Form;
use crate::import::register::{Source, import};
use crate::store::{Keep, Log, Register, TakenIn};

/// Takes it in behind a backup, and says what came.
///
/// # Errors
/// An option that is for tables (2); a register that holds something, a file that tells what can't be (4).
pub(super) fn run(arguments: &Arguments, context: &Context) -> Result<()> {
    refuse_options_of_tables(arguments)?;
    let (mut file, name) = open(arguments.file())?;
    let n_bytes = file.metadata().map_err(|source| cannot_read(arguments.file(), source))?.len();
    let mut register = Register::open(&context.register()?)?;
    let seen = register.seen()?;
    register.refuse_unless_empty()?;
    let keep = arguments.writing.keep();
    let backup = if keep == Keep::Commit { Some(register.backup_for_now("import")?) } else { None };
    let mut bar = Bar::on(context);
    let source = Source { name: &name, bytes: &mut file, n_bytes };
    let taken = import(&mut register, &arguments.writing.author(context), keep, &seen, source, &mut |n_done, n_all| {
        bar.show("importing", n_done, n_all);
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
    let verb = if keep == Keep::Commit { "imported" } else { "would import" };
    context.print(&format!("{name}: {verb} {}", told(&taken)))?;
    if taken.extent.log == Log::With && keep == Keep::Commit {
        context.note("the log is the one that came; `midsa undo` goes on from its newest entry");
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
fn open(path: &Path) -> Result<(File, String)> {
    if path.as_os_str() != "-" {
        let file = File::open(path).map_err(|source| cannot_read(path, source))?;
        let is_file = file.metadata().is_ok_and(|metadata| metadata.is_file());
        let name = path.display().to_string();
        return if is_file { Ok((file, name)) } else { kept(file).map(|file| (file, name)) };
    }
    Ok((kept(io::stdin().lock())?, "standard input".to_owned()))
}

fn kept(mut bytes: impl io::Read) -> Result<File> {
    let cannot_keep = |source| Error::io("can't keep what is read", source);
    let mut file = tempfile::tempfile().map_err(cannot_keep)?;
    io::copy(&mut bytes, &mut file).map_err(cannot_keep)?;
    file.rewind().map_err(cannot_keep)?;
    Ok(file)
}

fn cannot_read(path: &Path, source: io::Error) -> Error {
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::NoFile { path: path.to_owned() },
        _ => Error::io(format!("can't read {}", path.display()), source),
    }
}
