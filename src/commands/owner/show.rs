//! `midsa owner show`.

use crate::cli::context::Context;
use crate::cli::reading::{ReadArguments, Reading, Shape};
use crate::error::Result;
use crate::export::{self, Format};
use crate::report;

/// Show everything about one owner: its names, what is late and why, what it still owes, what it reported
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Of a recommendation tracked for each owner, its own share is shown. With --public-only the page can be sent.

Examples:
  midsa owner show ZMB
  midsa owner show Zambia --lang pt --public-only --output zambia.html
  midsa owner show Swaziland
  midsa owner show SADC-SEC --as-of 2010-12-31 --format json")]
pub struct Arguments {
    /// Its code, name or former name; case and accents do not matter
    #[arg(value_name = "OWNER")]
    owner: String,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Shows the dossier: as a page for people, as one JSON object, or as its row of the table.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let reading = arguments.reading.open(context)?;
    let Reading { register, day, frame } = &reading;
    let dossier = register.owner_dossier(register.find_owner(&arguments.owner)?, *day, frame.audience)?;
    let n_internal = report::pages::owner_show::n_internal_notes(&dossier, frame);
    match arguments.reading.shape() {
        Shape::Object => {
            let object = report::pages::owner_show::dossier_json(&dossier, frame);
            arguments.reading.write(context, Format::Json, |_, out| export::json::write_object(&object, out))?;
            arguments.reading.note_internal(n_internal, frame.words, context);
        }
        Shape::Page => {
            arguments.reading.write_page(context, report::pages::owner_show::dossier(&dossier, frame), n_internal)?;
        }
        Shape::Rows => {
            let source = |each: &mut dyn FnMut(_) -> Result<()>| each(dossier.owner.clone());
            let table = report::tables::owners::owners(source, *frame);
            arguments.reading.write_table(context, Format::Table, table)?;
        }
    }
    Ok(())
}
