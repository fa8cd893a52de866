//! `midsa rec translate`.

use std::path::PathBuf;

use crate::cli::context::Context;
use crate::cli::texts::text_or_file;
use crate::cli::texts::text_or_stdin;
use crate::cli::values::word;
use crate::cli::writing::{WriteArguments, tell};
use crate::error::Error;
use crate::model::translation::Translation;
use crate::model::vocabulary::Lang;

/// Give a recommendation its title and text in another language
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec translate MRU-2006-02a --into fr --title \"Établir un point focal de la MIDSA\" --text \"établir un point focal\"
  midsa rec translate MRU-2006-02a --into pt --text-file texto.txt
  midsa rec translate MRU-2006-02a --into pt --remove")]
pub struct Arguments {
    /// Its reference; case does not matter
    #[arg(value_name = "REF")]
    reference: String,

    /// The language of the title and text that are given
    #[arg(long, value_name = "LANG", value_parser = word::<Lang>())]
    into: Lang,

    /// The title in that language
    #[arg(long, value_name = "TITLE", allow_hyphen_values = true)]
    title: Option<String>,

    /// The text in that language; `-` reads standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, conflicts_with = "text_file")]
    text: Option<String>,

    /// The file that holds the text in that language; `-` reads standard input
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    text_file: Option<PathBuf>,

    /// Take title and text in that language away
    #[arg(long, conflicts_with_all = ["title", "text", "text_file"])]
    remove: bool,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Keeps the translation and prints what it was, what it is.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let lang = arguments.into;
    let title = arguments.title.as_deref().map(|text| text_or_stdin("title", text)).transpose()?;
    let text = text_or_file(arguments.text.as_deref(), arguments.text_file.as_deref())?;
    if title.is_none() && text.is_none() && !arguments.remove {
        return Err(nothing("there is nothing to translate it with", "add --title, --text or --text-file").into());
    }
    let mut register = context.open_to_change()?;
    let id = register.find_recommendation(&arguments.reference)?;
    let new = Translation { lang, title, text };
    let words = context.words(&register.settings()?);
    let (reference, changed) =
        register.change_telling(&arguments.writing.author(context), arguments.writing.keep(), |change| {
            if arguments.remove {
                change.remove_translation(id, lang)?;
            } else {
                change.translate(id, &new)?;
            }
            change.reference_of(id)
        })?;
    if !tell(&changed, words, context)? {
        context.note(&(words.notes.is_as_asked)(&format!("{reference} {lang}")));
    }
    arguments.writing.remind(context);
    Ok(())
}

fn nothing(message: &str, hint: &str) -> Error {
    Error::Usage { message: message.to_owned(), hint: hint.to_owned() }
}
