//! `midsa rec split`.

use std::path::PathBuf;

use crate::cli::context::Context;
use crate::cli::days::happened;
use crate::cli::texts::text_or_stdin;
use crate::cli::texts::{file_or_stdin, paragraphs};
use crate::cli::writing::{WriteArguments, tell};
use crate::error::{Error, Result};
use crate::model::title::title_of;
use crate::model::vocabulary::Status;
use crate::store::{NewComponent, Split};

/// Split a recommendation into components, each with a status of its own
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec split WDH-2010-02 --into \"Integrate MIDSA into SADC structures\" --into \"MIDSA chair and IOM to lead\"
  midsa rec split WDH-2010-02 --into-file parts.txt --on 2010-11-17 --dry-run")]
pub struct Arguments {
    /// Its reference; case does not matter
    #[arg(value_name = "REF")]
    reference: String,

    /// The text of a component, word for word; give it at least twice
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, conflicts_with = "into_file")]
    into: Vec<String>,

    /// The file that holds the texts, a paragraph each, between blank lines; `-` reads standard input
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    into_file: Option<PathBuf>,

    /// The day from which the components count [default: as the whole if nobody has reported on it, else today]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Splits it and prints the new references.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let texts = arguments.texts()?;
    let on = arguments.on.as_deref().map(|text| happened(text, context.today)).transpose()?;
    let mut register = context.open_to_change()?;
    let id = register.find_recommendation(&arguments.reference)?;
    let into: Vec<NewComponent> = texts.into_iter().map(|text| NewComponent { title: title_of(&text), text }).collect();
    let words = context.words(&register.settings()?);
    let keep = arguments.writing.keep();
    let (split, changed) =
        register.change_telling(&arguments.writing.author(context), keep, |change| change.split(id, &into, on))?;
    let n = u32::try_from(split.components.len()).unwrap_or(u32::MAX);
    let from = split.from.map(|day| words.day(day));
    context.print(&(words.notes.split_into)(split.reference.as_str(), n, from.as_deref()))?;
    tell(&changed, words, context)?;
    tell_beside(&split, &into, context);
    arguments.writing.remind(context);
    Ok(())
}

/// Tells beside the lines what the components begin with, and which texts are not in the whole.
fn tell_beside(split: &Split, into: &[NewComponent], context: &Context) {
    let Split { reference, components, .. } = split;
    let notes = &context.said().notes;
    if split.status != Status::NotReported {
        context.note(&(notes.inherited)(reference.as_str()));
    }
    if split.assurance_before != split.assurance {
        context.note(&(notes.judged_whole)(split.assurance_before));
    }
    // Case is ignored, because a part of a sentence may get a capital when it becomes a text of its own.
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let whole = folded(&split.text);
    for (component, part) in components.iter().zip(into) {
        if !whole.contains(folded(&part.text).trim_end_matches(['.', ';', ','])) {
            context.note(&(notes.not_word_for_word)(component.as_str(), reference.as_str()));
        }
    }
}

impl Arguments {
    fn texts(&self) -> Result<Vec<String>> {
        let texts = match &self.into_file {
            Some(file) => paragraphs(&file_or_stdin("into-file", file)?),
            None => self.into.iter().map(|text| text_or_stdin("into", text)).collect::<Result<_>>()?,
        };
        if texts.len() < 2 {
            return Err(Error::Usage {
                message: format!("a split makes at least two components, not {}", texts.len()),
                hint: "give --into TEXT at least twice, or a file with a blank line between the texts".to_owned(),
            });
        }
        Ok(texts)
    }
}
