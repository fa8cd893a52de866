//! The files of `pack` and `chase`: where they go, and that all of them are written or none.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::export::file::{Overwrite, make_folder, write_file};
use crate::model::people::FocalPoint;
use crate::round::letter::{Person, Templates};
use crate::store::{Register, Settings};

/// The folder for the files, and the templates of the letters.
#[derive(Debug, clap::Args)]
pub(super) struct LetterArguments {
    /// The folder for the files; it is made if it is missing
    #[arg(long, short = 'o', value_name = "DIR", allow_hyphen_values = true)]
    output: PathBuf,

    /// Replace files that are there
    #[arg(long)]
    force: bool,

    /// Take templates from this folder [default: `templates` beside the register]
    #[arg(long, value_name = "DIR", allow_hyphen_values = true)]
    templates: Option<PathBuf>,
}

impl LetterArguments {
    /// The templates: those of the folder that is named, or of `templates` beside the register; ours for the rest.
    ///
    /// # Errors
    /// The folder that is named is not there (3); a template that is none (4).
    pub(super) fn templates(&self, register: &Register) -> Result<Templates> {
        if let Some(folder) = &self.templates
            && !folder.is_dir()
        {
            return Err(Error::NoFile { path: folder.clone() });
        }
        let beside = register.folder().join("templates");
        let folder = self.templates.as_deref().or_else(|| beside.is_dir().then_some(beside.as_path()));
        Templates::read(folder)
    }

    /// Writes the files, by their names; if one can't be written, those before it are removed.
    ///
    /// # Errors
    /// A file that is there already, a folder that can't be written.
    pub(super) fn write(&self, files: &[(String, Vec<u8>)]) -> Result<()> {
        make_folder(&self.output)?;
        let overwrite = self.overwrite();
        if overwrite == Overwrite::Never
            && let Some((name, _)) = files.iter().find(|(name, _)| self.output.join(name).exists())
        {
            return write_file(&self.output.join(name), overwrite, |_| Ok(()));
        }
        let mut written: Vec<PathBuf> = Vec::new();
        for (name, bytes) in files {
            let path = self.output.join(name);
            let done = write_file(&path, overwrite, |out| {
                out.write_all(bytes).map_err(|source| Error::io(format!("can't write {}", path.display()), source))
            });
            if let Err(error) = done {
                for path in written {
                    // A file that can't be removed does no harm to the register.
                    let _ = fs::remove_file(path);
                }
                return Err(error);
            }
            written.push(path);
        }
        Ok(())
    }

    /// Whether a file that is there is replaced.
    pub(super) fn overwrite(&self) -> Overwrite {
        if self.force { Overwrite::Allowed } else { Overwrite::Never }
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.output
    }
}

/// The owner's code as the name of a file.
pub(super) fn file_name(code: &str) -> String {
    code.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' }).collect()
}

/// The sender.
pub(super) fn sender(settings: &Settings) -> Person {
    Person { name: settings.sender_name.clone(), title: None, email: settings.sender_email.clone() }
}

/// The recipient.
pub(super) fn addressee(focal_point: Option<&FocalPoint>) -> Person {
    focal_point.map_or_else(Person::default, |one| Person {
        name: one.contact.name.clone(),
        title: one.contact.title.clone(),
        email: one.contact.email.clone(),
    })
}
