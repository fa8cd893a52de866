//! The place that a read writes to, and its form: the one that is asked for, else that of the file's ending, else the default.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::error::{Error, Result, Taken};
use crate::export::file::Overwrite;
use crate::export::format::Ending;
use crate::export::{Format, Style};
use crate::model::vocabulary::Vocabulary;

/// The arguments that name a file to be written, of which --force speaks.
pub const WRITTEN: &str = "written";

// The place where it is written; no doc comment, as in `reading`.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Output", group = clap::ArgGroup::new(WRITTEN).multiple(true))]
pub struct PlaceArguments {
    /// Write it to this file; `-` is standard output
    #[arg(long, short = 'o', value_name = "FILE", allow_hyphen_values = true, group = WRITTEN)]
    output: Option<PathBuf>,

    /// Overwrite the file if it is there
    #[arg(long, requires = WRITTEN)]
    force: bool,
}

impl PlaceArguments {
    /// Gives `write` the place that is wanted: a file, which is `plain`, or standard output, which may be a terminal.
    ///
    /// # Errors
    /// A file that is there already (1), whatever `write` says.
    pub fn write(
        &self,
        context: &Context,
        plain: &Style,
        write: impl FnOnce(&Style, &mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        if let Some(path) = self.file() {
            context.write_file(path, self.overwrite(), |out| write(plain, out))?;
            context.note(&(context.said().notes.wrote)(&path.display().to_string()));
            return Ok(());
        }
        let terminal = &context.terminal;
        let width = terminal.width.and_then(|width| u16::try_from(width).ok());
        let style = Style { width, colour: terminal.is_coloured, ..plain.clone() };
        context.show(|out| write(&style, out))
    }

    /// Writes the file, and says nothing of it.
    ///
    /// # Errors
    /// A file that is there already (1), whatever `write` says.
    pub fn write_quietly(
        &self,
        context: &Context,
        plain: &Style,
        write: impl FnOnce(&Style, &mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        self.file().map_or(Ok(()), |path| context.write_file(path, self.overwrite(), |out| write(plain, out)))
    }

    /// Refuses before anything is written what would be refused then.
    ///
    /// # Errors
    /// A file that is there already, and was not to be replaced (1).
    pub fn refuse_what_is_there(&self) -> Result<()> {
        match self.file().filter(|path| self.overwrite() == Overwrite::Never && path.is_file()) {
            Some(path) => Err(Error::Exists { path: path.to_path_buf(), taken: Taken::Output }),
            None => Ok(()),
        }
    }

    /// Says how many internal notes the file holds, if it is one.
    pub fn note_internal(&self, n_internal: u32, say: fn(u32) -> String, context: &Context) {
        if n_internal > 0 && self.file().is_some() {
            context.note(&say(n_internal));
        }
    }

    /// Another file, written under the same rule.
    #[must_use]
    pub fn beside(&self, output: PathBuf) -> Self {
        Self { output: Some(output), force: self.force }
    }

    /// The place `output`, where a file that is there stays or is replaced.
    pub fn at(output: Option<PathBuf>, overwrite: Overwrite) -> Self {
        Self { output, force: overwrite == Overwrite::Allowed }
    }

    /// Whether a file that is there is replaced.
    pub fn overwrite(&self) -> Overwrite {
        if self.force { Overwrite::Allowed } else { Overwrite::Never }
    }

    /// The file it goes to, unless that is standard output.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    /// Refuses a file whose ending is that of another form than the one it would have.
    ///
    /// # Errors
    /// The ending is known, and it is none of `formats`, or not the one that was asked for (2).
    pub fn refuse_contradiction(&self, asked: Option<Format>, formats: &[Format]) -> Result<()> {
        refuse_contradiction(asked, self.file(), formats)
    }
}

/// The form that is asked for, or that the ending of the file says.
pub fn chosen(asked: Option<Format>, file: Option<&Path>) -> Option<Format> {
    asked.or_else(|| match file.and_then(Ending::of) {
        Some(Ending::Of(format)) => Some(format),
        Some(Ending::Foreign(_)) | None => None,
    })
}

/// Refuses a file whose ending is that of another form than the one it would have.
///
/// # Errors
/// The ending is known, and it is none of `formats`, or not the one that was asked for (2).
pub fn refuse_contradiction(asked: Option<Format>, file: Option<&Path>, formats: &[Format]) -> Result<()> {
    let Some((file, ending)) = file.and_then(|file| Some((file, Ending::of(file)?))) else { return Ok(()) };
    let file = file.display();
    match (ending, asked) {
        (Ending::Of(said), Some(asked)) if said != asked => Err(Error::Usage {
            message: format!("--format {asked} contradicts the name `{file}`, which says {said}"),
            hint: format!("leave --format out, or {}", name_it(asked)),
        }),
        (Ending::Of(said), _) if formats.contains(&said) => Ok(()),
        (Ending::Of(said), _) => Err(no_form(&file.to_string(), said.as_str(), formats)),
        (Ending::Foreign(said), _) => Err(no_form(&file.to_string(), said, formats)),
    }
}

fn no_form(file: &str, said: &str, formats: &[Format]) -> Error {
    let endings: Vec<String> =
        formats.iter().filter_map(|format| format.endings().first()).map(|end| format!(".{end}")).collect();
    let endings = match endings.as_slice() {
        [several @ .., last] if !several.is_empty() => format!("{} or {last}", several.join(", ")),
        few => few.concat(),
    };
    Error::Usage {
        message: format!("this can't be written as {said}, as the name `{file}` says"),
        hint: format!("name it with {endings}"),
    }
}

fn name_it(format: Format) -> String {
    match format.endings() {
        [] => "give the file no ending".to_owned(),
        [ending, ..] => format!("name the file with .{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Format, chosen, refuse_contradiction};

    #[track_caller]
    fn case(asked: Option<Format>, file: &str, expected: Result<Option<Format>, &str>) {
        let file = Some(Path::new(file));
        let found = refuse_contradiction(asked, file, Format::OF_TABLES).map(|()| chosen(asked, file));
        assert_eq!(found.map_err(|error| error.to_string()), expected.map_err(str::to_owned));
    }

    #[test]
    fn a_file_has_the_form_that_its_ending_says() {
        case(None, "list.xlsx", Ok(Some(Format::Xlsx)));
        case(Some(Format::Xlsx), "list.xlsx", Ok(Some(Format::Xlsx)));
        case(None, "list", Ok(None));
        case(Some(Format::Html), "list.txt", Ok(Some(Format::Html)));
        case(Some(Format::Csv), "list.xlsx", Err("--format csv contradicts the name `list.xlsx`, which says xlsx"));
        case(None, "list.docx", Err("this can't be written as docx, as the name `list.docx` says"));
        case(Some(Format::Csv), "list.pdf", Err("this can't be written as pdf, as the name `list.pdf` says"));
        case(None, "list.ics", Err("this can't be written as ics, as the name `list.ics` says"));
    }
}
