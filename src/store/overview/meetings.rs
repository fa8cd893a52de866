//! Meetings, with how what they adopted stands.

use chrono::NaiveDate;

use super::progress::{OfMeeting, by_meeting};
use crate::error::Result;
use crate::model::id::MeetingId;
use crate::model::record::Meeting;
use crate::store::file::register::Register;
use crate::store::lookup::filter::Filter;
use crate::store::meeting::meetings;

impl Register {
    /// Gives each meeting to `each`: by first day, the undated last. What it adopted stands as on `today`.
    ///
    /// # Errors
    /// The register can't be read, or what `each` says.
    pub fn meetings(&self, today: NaiveDate, each: &mut dyn FnMut(Meeting) -> Result<()>) -> Result<()> {
        let mut of = by_meeting(&self.connection, &Filter::default(), today)?;
        meetings::walk(&self.connection, &mut |meeting| {
            let of_meeting = of.remove(&meeting.id).unwrap_or_default();
            each(with(meeting, of_meeting))
        })
    }

    /// One meeting, as `meetings` gives it.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn meeting(&self, id: MeetingId, today: NaiveDate) -> Result<Meeting> {
        let mut of = by_meeting(&self.connection, &Filter { meetings: vec![id], ..Filter::default() }, today)?;
        Ok(with(meetings::row(&self.connection, id)?, of.remove(&id).unwrap_or_default()))
    }
}

fn with(meeting: Meeting, OfMeeting { counts, left_out, n_restatements }: OfMeeting) -> Meeting {
    Meeting { counts, left_out, n_restatements, ..meeting }
}
