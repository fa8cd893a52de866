//! `midsa` alone: the desk.

use crate::cli::context::Context;
use crate::cli::days::local_time;
use crate::error::Error;
use crate::export::{self, Format, Style};
use crate::model::vocabulary::Audience;
use crate::report;
use crate::report::document::{Block, Document};
use crate::report::frame::{Frame, Reader};
use crate::store::Settings;

/// The rows shown of each pile.
const N_FIRST: u32 = 3;

/// The changes shown.
const N_CHANGES: u32 = 5;

/// Shows the desk. Without a register, or with an empty one, it says how to begin, which is no error.
///
/// # Errors
/// A file that is no register (1).
pub fn run(context: &Context) -> anyhow::Result<()> {
    let naming = |command: &str| context.on_typed_register(command);
    let register = match context.open() {
        Ok(register) => register,
        Err(Error::NoRegister { path }) => {
            let words = context.words(&Settings::default());
            return show(report::pages::desk::without_register(&path.display().to_string(), &naming, words), context);
        }
        Err(error) => return Err(error.into()),
    };
    let settings = register.settings()?;
    let words = context.words(&settings);
    let desk = register.desk(context.today, N_FIRST, N_CHANGES)?;
    if desk.is_empty {
        return show(report::pages::desk::with_empty_register(&naming, words), context);
    }
    let frame =
        Frame { today: context.today, patience: settings.patience, words, audience: Audience::Internal, reader: Reader::People };
    let mut document = report::pages::desk::desk(&desk, local_time, &naming, &frame);
    document.blocks.push(Block::Text((words.desk.lies_at)(&register.path().display().to_string())));
    show(document, context)
}

fn show(document: Document<'_>, context: &Context) -> anyhow::Result<()> {
    let terminal = &context.terminal;
    let width = terminal.width.and_then(|width| u16::try_from(width).ok());
    let style = Style { width, colour: terminal.is_coloured, ..Style::default() };
    context.show(|out| export::write_document(document, Format::Table, &style, out))?;
    Ok(())
}
