//! `midsa meeting show`.

use crate::cli::context::Context;
use crate::cli::reading::{ReadArguments, Reading, Shape};
use crate::error::{Error, Result};
use crate::export::{self, Format};
use crate::model::id::MeetingId;
use crate::model::vocabulary::Audience;
use crate::report;
use crate::report::pages::meeting_show::MeetingPage;
use crate::store::Filter;

/// Show a meeting and what became of what it adopted
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa meeting show MRU-2006
  midsa meeting show Windhoek
  midsa meeting show WDH-2010 --as-of 2016-12-31
  midsa meeting show WDH-2010 --format json")]
pub struct Arguments {
    /// Its reference; or a place, which shows every meeting that was held there
    #[arg(value_name = "REF|PLACE")]
    name: String,

    #[command(flatten)]
    reading: ReadArguments,
}

/// Shows a page for people, one JSON object, or the rows of the table `meetings`.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let reading = arguments.reading.open(context)?;
    let Reading { register, frame, .. } = &reading;
    let ids = register.find_meetings(&arguments.name)?;
    match arguments.reading.shape() {
        Shape::Object => {
            let page = page_of(&reading, arguments.only(&ids, &reading)?)?;
            let object = report::pages::meeting_show::meeting_json(&page, frame);
            arguments.reading.write(context, Format::Json, |_, out| export::json::write_object(&object, out))?;
            let n_internal = report::pages::meeting_show::n_internal_notes(&page, frame);
            arguments.reading.note_internal(n_internal, frame.words, context);
        }
        Shape::Page => {
            let pages = ids.iter().map(|id| page_of(&reading, *id)).collect::<Result<Vec<_>>>()?;
            arguments.reading.write_document(context, report::pages::meeting_show::pages(pages, frame))?;
        }
        Shape::Rows => {
            let meetings = ids.iter().map(|id| register.meeting(*id, reading.day)).collect::<Result<Vec<_>>>()?;
            let source = |each: &mut dyn FnMut(_) -> Result<()>| meetings.into_iter().try_for_each(each);
            arguments.reading.write_table(context, Format::Table, report::tables::meetings::meetings(source, *frame))?;
        }
    }
    Ok(())
}

impl Arguments {
    /// The one meeting that is written as a single object.
    fn only(&self, ids: &[MeetingId], reading: &Reading) -> Result<MeetingId> {
        if let [only] = ids {
            return Ok(*only);
        }
        let names =
            ids.iter().map(|id| reading.register.meeting(*id, reading.day).map(|meeting| format!("`{}`", meeting.reference)));
        Err(Error::Usage {
            message: format!("`{}` names {} meetings, and JSON holds one", self.name, ids.len()),
            hint: format!("name one of {}", names.collect::<Result<Vec<_>>>()?.join(", ")),
        })
    }
}

/// A meeting with what it adopted, as it stood on the day of the reading.
fn page_of(reading: &Reading, id: MeetingId) -> Result<MeetingPage> {
    let Reading { register, day, .. } = reading;
    let meeting = register.meeting(id, *day)?;
    let mut recommendations = Vec::new();
    let filter =
        Filter { meetings: vec![id], leaves_internal_out: reading.frame.audience == Audience::Public, ..Filter::default() };
    register.recommendations(&filter, *day, &mut |record| {
        recommendations.push(record);
        Ok(())
    })?;
    Ok(MeetingPage { meeting, recommendations, matrix: register.matrix(&filter, *day)? })
}
