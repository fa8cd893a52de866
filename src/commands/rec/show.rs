//! `midsa rec show`.

use crate::cli::context::Context;
use crate::cli::reading::{ReadArguments, Reading, Shape};
use crate::cli::tongue;
use crate::error::Result;
use crate::export::{self, Format};
use crate::model::vocabulary::Audience;
use crate::report;

/// Show everything about one recommendation
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec show MRU-2006-03
  midsa rec show MRU-2006-02a --as-of 2010-12-31
  midsa rec show MRU-2006-03 --format json")]
pub struct Arguments {
    /// Its reference; case does not matter
    #[arg(value_name = "REF")]
    reference: String,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Shows the dossier: as a page for people, as one JSON object, or as its row of the table.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let reading = arguments.reading.open(context)?;
    let Reading { register, day, frame } = &reading;
    let id = register.find_recommendation(&arguments.reference)?;
    let mut dossier = register.dossier(id, *day)?;
    if frame.audience == Audience::Public {
        register.leave_internal_out(&mut dossier)?;
    }
    tongue::names(&mut dossier, register, frame)?;
    match arguments.reading.shape() {
        Shape::Object => {
            let object = report::pages::show::dossier_json(&dossier, frame);
            arguments.reading.write(context, Format::Json, |_, out| export::json::write_object(&object, out))?;
            arguments.reading.note_internal(report::pages::show::n_internal_in_object(&dossier, frame), frame.words, context);
        }
        Shape::Page => {
            let n_internal = report::pages::show::n_internal_notes(&dossier, frame);
            arguments.reading.write_page(context, report::pages::show::dossier(&dossier, frame), n_internal)?;
        }
        Shape::Rows => {
            let source = |each: &mut dyn FnMut(_) -> Result<()>| each(dossier.recommendation.clone());
            let table = report::tables::recommendations::recommendations(source, *frame);
            arguments.reading.write_table(context, Format::Table, table)?;
        }
    }
    Ok(())
}
