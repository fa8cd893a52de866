//! `midsa report`.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::cli::context::Context;
use crate::cli::days::known_before;
use crate::cli::gathering::{Asked, Wanted, gather};
use crate::cli::output::PlaceArguments;
use crate::cli::reading::{ReadArguments, Reading};
use crate::cli::values::word_among;
use crate::error::{Error, Result};
use crate::export::{self, Format};
use crate::report::public::report::{Extent, report};
use crate::report::public::sections::{Cut, annexes};
use crate::store::Register;

/// Write the progress report that ministers read
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The first page is one sheet for a minister, and names no state; behind it stand progress by meeting, owner and theme and \
over time, the matrix, the decision-tracking table, the lineage and how it is counted. Internal notes never appear. \
--owner gives the page of one owner, which names no other.

Examples:
  midsa report
  midsa report --first-page --lang pt --output sumario.html
  midsa report --since WDH-2010 --output report.docx
  midsa report --owner MOZ --lang pt --output moz.html
  midsa report --meeting MRU-2006 --as-of 2010-12-31 --format markdown")]
pub struct Arguments {
    /// Tell what moved since this day or meeting [default: the newest meeting that was held]
    #[arg(long, value_name = "DATE|MEETING")]
    since: Option<String>,

    /// Only what this meeting adopted: its reference or place
    #[arg(long, value_name = "MEETING", allow_hyphen_values = true, conflicts_with = "owner")]
    meeting: Option<String>,

    /// Only what this owner answers for
    #[arg(long, value_name = "OWNER", allow_hyphen_values = true)]
    owner: Option<String>,

    /// The first page alone
    #[arg(long)]
    first_page: bool,

    /// Write it in this form [default: by the ending of the file, else markdown]
    #[arg(long, value_parser = word_among(Format::OF_REPORTS), help_heading = "Output")]
    format: Option<Format>,

    #[command(flatten)]
    place: PlaceArguments,

    /// Show how it stood at the end of this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, help_heading = "Output")]
    as_of: Option<String>,

    /// Leave out what was recorded after this day
    #[arg(long, value_name = "DATE|ROUND", help_heading = "Output")]
    as_known_on: Option<String>,

    /// As it was known when this round was closed
    #[arg(long, value_name = "ROUND", allow_hyphen_values = true, conflicts_with = "as_known_on")]
    round: Option<String>,
}

/// Writes the report; if a table is too long for a page, its annexes are written beside it first.
///
/// # Errors
/// Those of every read.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let reading_arguments = arguments.reading();
    let reading = reading_arguments.open_for(context, Format::OF_REPORTS, Format::Markdown)?;
    let Reading { register, frame, .. } = &reading;
    let code;
    let asked = match (&arguments.meeting, &arguments.owner) {
        (Some(meeting), _) => Asked::Meeting(register.find_meeting(meeting)?),
        (None, Some(owner)) => {
            let id = register.find_owner(owner)?;
            code = register.owner(id, reading.day)?.code;
            Asked::Owner(&code, id)
        }
        (None, None) => Asked::Whole,
    };
    let known_on = arguments.known_on(register, context.today)?;
    let what = Wanted { since: arguments.since.as_deref(), known_on, round: arguments.round.as_deref() };
    let gathered = gather(&reading, asked, &what)?;
    let extent = if arguments.first_page { Extent::FirstPage } else { Extent::Whole };
    let format = reading_arguments.format_or(Format::Markdown);
    let is_cut = format == Format::Html && extent == Extent::Whole;
    let n_annexes = if is_cut { Cut::n_annexes(&gathered) } else { 0 };
    let beside = arguments
        .place
        .file()
        .filter(|path| path.is_file() || !path.exists())
        .map(|path| (1..=n_annexes).map(|n| annex_beside(path, n)).collect::<Vec<_>>());
    let cut = (n_annexes > 0).then(|| arguments.cut(beside.as_deref()));
    if let (Some(cut), Some(beside)) = (&cut, &beside) {
        let place = |path: &PathBuf| arguments.place.beside(path.clone());
        arguments.place.refuse_what_is_there()?;
        beside.iter().try_for_each(|path| place(path).refuse_what_is_there())?;
        for (path, document) in beside.iter().zip(annexes(&gathered, cut, frame)) {
            let write =
                |style: &export::Style, out: &mut dyn std::io::Write| export::write_document(document, format, style, out);
            place(path).write_quietly(context, &export::Style::default(), write)?;
        }
    }
    let document = report(&gathered, extent, cut.as_ref(), frame);
    reading_arguments.write(context, format, |style, out| export::write_document(document, format, style, out))?;
    if let Some([first, .., last]) = beside.as_deref() {
        context.note(&(frame.words.keeping.annexes_written)(&first.display().to_string(), &name(last)));
    }
    Ok(())
}

/// The file of an annex beside the report.
fn annex_beside(report: &Path, number: usize) -> PathBuf {
    let stem = report.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    report.with_file_name(format!("{stem}-annex-{number}.html"))
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

impl Arguments {
    /// The day until which it was known: of a round that of its closing.
    fn known_on(&self, register: &Register, today: NaiveDate) -> Result<Option<NaiveDate>> {
        if let Some(round) = &self.round {
            register.find_round(round)?;
            let closing = register.closing_of(round)?.ok_or_else(|| Error::Rule {
                message: format!("the round `{round}` is not closed, so its figures are not fixed"),
                hint: format!("`midsa round close {round}` fixes them; `--as-of` shows any day"),
            })?;
            return Ok(Some(closing.0));
        }
        let Some(text) = &self.as_known_on else { return Ok(None) };
        Ok(Some(known_before(text, register, today)?.0))
    }

    fn reading(&self) -> ReadArguments {
        ReadArguments {
            format: self.format,
            place: self.place.clone(),
            as_of: self.as_of.clone(),
            as_known_on: self.round.clone().or_else(|| self.as_known_on.clone()),
            public_only: true,
            ..ReadArguments::default()
        }
    }

    /// The place of all rows of long tables.
    fn cut(&self, beside: Option<&[PathBuf]>) -> Cut {
        match (self.place.file(), beside) {
            (Some(report), Some(beside)) => {
                Cut::Annexes { report: name(report), addresses: beside.iter().map(|path| name(path)).collect() }
            }
            _ => Cut::Elsewhere("`midsa report --output FILE.html`".to_owned()),
        }
    }
}
