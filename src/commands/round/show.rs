//! `midsa round show`.

use crate::cli::context::Context;
use crate::cli::reading::{ReadArguments, Reading, Shape};
use crate::export::{self, Format};
use crate::report;
use crate::report::round::rounds::RoundDossier;

/// Show one round: its figures, the owners, what came back, answers beside the register, wishes for deadlines
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa round show 2027-H1
  midsa round show 2027-H1 --format json")]
pub struct Arguments {
    /// The round
    #[arg(value_name = "ROUND")]
    round: String,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Shows it as a page for people, as one JSON object, or as its row of the table.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let Reading { register, day, frame } = arguments.reading.open(context)?;
    let id = register.find_round(&arguments.round)?;
    let dossier = RoundDossier {
        round: register.round(id)?,
        replies: register.replies(id, day)?,
        returns: register.returns(id)?,
        beside: register.answers_beside(id)?,
        wishes: register.wishes(Some(id))?,
    };
    match arguments.reading.shape() {
        Shape::Object => {
            let object = report::round::rounds::round_object(&dossier, &frame)?;
            arguments.reading.write(context, Format::Json, |_, out| export::json::write_object(&object, out))?;
        }
        Shape::Page => arguments.reading.write_document(context, report::round::rounds::round_page(&dossier, &frame))?,
        Shape::Rows => {
            let table = report::round::rounds::rounds(std::slice::from_ref(&dossier.round), &frame);
            arguments.reading.write_table(context, Format::Table, table)?;
        }
    }
    Ok(())
}
