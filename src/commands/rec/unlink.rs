//! `midsa rec unlink`.

use crate::cli::context::Context;
use crate::cli::values::word;
use crate::cli::writing::{WriteArguments, tell};
use crate::model::vocabulary::RelationKind;

/// Take away a relation between two recommendations
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec unlink WDH-2010-01 takes-up MRU-2006-02a
  midsa rec unlink WDH-2010-01 reiterates MRU-2006-02a --dry-run")]
pub struct Arguments {
    /// The recommendation that has the relation
    #[arg(value_name = "REF")]
    reference: String,

    /// Its relation to the other
    #[arg(value_name = "KIND", value_parser = word::<RelationKind>())]
    kind: RelationKind,

    /// The other recommendation
    #[arg(value_name = "OTHER")]
    other: String,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Unlinks them and prints what changes because of it.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let (from, target) = (register.find_recommendation(&arguments.reference)?, register.find_recommendation(&arguments.other)?);
    let words = context.words(&register.settings()?);
    let ((name, tracking), changed) =
        register.change_telling(&arguments.writing.author(context), arguments.writing.keep(), |change| {
            let tracking = change.unlink(from, arguments.kind, target)?;
            Ok((change.reference_of(from)?, tracking))
        })?;
    tell(&changed, words, context)?;
    if arguments.kind == RelationKind::Reiterates {
        context.note(&(words.notes.unlinked)(&name, tracking));
    }
    arguments.writing.remind(context);
    Ok(())
}
