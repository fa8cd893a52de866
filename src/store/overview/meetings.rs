//! Meetings, with the counts of what they adopted.

use chrono::NaiveDate;

use super::progress::{OfMeeting, by_meeting};
use crate::error::Result;
use crate::model::id::MeetingId;
use crate::model::record::Meeting;
use crate::store::file::register::Register;
use crate::store::lookup::filter::Filter;
use crate::store::meeting::meetings;

impl Register {
    /// Calls `each` with each meeting, by first day, undated meetings last, with the counts as of `today`.
    ///
    /// # Errors
    /// An error from `each`.
    pub fn meetings(&self, today: NaiveDate, each: &mut dyn FnMut(Meeting) -> Result<()>) -> Result<()> {
        let mut of = by_meeting(&self.connection, &Filter::default(), today)?;
        meetings::walk(&self.connection, &mut |meeting| {
            let of_meeting = of.remove(&meeting.id).unwrap_or_default();
            each(with(meeting, of_meeting))
        })
    }

    /// One meeting, as from `meetings`.
    pub fn meeting(&self, id: MeetingId, today: NaiveDate) -> Result<Meeting> {
        let mut of = by_meeting(&self.connection, &Filter { meetings: vec![id], ..Filter::default() }, today)?;
        Ok(with(meetings::row(&self.connection, id)?, of.remove(&id).unwrap_or_default()))
    }
}

fn with(meeting: Meeting, OfMeeting { counts, left_out, n_restatements }: OfMeeting) -> Meeting {
    Meeting { counts, left_out, n_restatements, ..meeting }
}
