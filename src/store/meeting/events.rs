//! Deadlines that follow meetings (DESIGN.md section 5): which meeting an event means, and on which day the deadline
//! falls.

use std::collections::HashSet;

use chrono::{Datelike, Days, NaiveDate};
use rusqlite::{Connection, Row, params};

use super::meetings;
use crate::error::{Error, Result};
use crate::model::date::{BadDate, Span};
use crate::model::deadline::{Deadline, Event, split_offset};
use crate::model::id::{MeetingId, RecommendationId};
use crate::model::record::Meeting;
use crate::model::vocabulary::MeetingKind;
use crate::store::lookup::{find, settings};
use crate::store::sql::read::{all, maybe};

/// A deadline, the meeting it follows and the day on which it falls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Resolved {
    /// As stated, but with the meeting's reference as it is in the register.
    pub(in crate::store) deadline: Deadline,
    /// `None` if it follows no meeting, or as long as there is no next one.
    pub(in crate::store) meeting: Option<MeetingId>,
    /// The meeting's reference.
    pub(in crate::store) reference: Option<String>,
    /// `None` if there is no deadline, or as long as its meeting has no day.
    pub(in crate::store) on: Option<NaiveDate>,
}

/// The meeting that `deadline` follows for the recommendation `id`, and its day. `set_on`, the day on which the deadline
/// was set, replaces the adopting meeting's day if that is unknown.
///
/// # Errors
/// No meeting has the reference; the offset goes beyond the calendar.
pub(in crate::store) fn resolve(
    connection: &Connection,
    id: RecommendationId,
    deadline: &Deadline,
    set_on: NaiveDate,
) -> Result<Resolved> {
    let (deadline, meeting) = match deadline {
        Deadline::None | Deadline::On(_) => (deadline.clone(), None),
        Deadline::Follows(Event::Meeting(text)) => {
            let (meeting, text) = named(connection, text)?;
            (Deadline::Follows(Event::Meeting(text)), Some(meeting))
        }
        Deadline::Follows(Event::Next { kind, .. }) => {
            let after = adopted_on(connection, id)?.unwrap_or(set_on);
            (deadline.clone(), first_after(connection, *kind, after)?)
        }
    };
    let on = match &meeting {
        Some(meeting) => falls_on(&deadline, meeting)?,
        None => deadline.due_on(),
    };
    let (meeting, reference) = meeting.map(|meeting| (meeting.id, meeting.reference)).unzip();
    Ok(Resolved { deadline, meeting, reference, on })
}

/// The meeting's day for whatever follows it: its first day, or the end of its month or year; none if it is cancelled.
pub(in crate::store) fn day_of(meeting: &Meeting) -> Option<NaiveDate> {
    meeting.starts.filter(|_| !meeting.is_cancelled).map(Span::last_day)
}

/// The meeting that `WDH-2010-30d` names, and the text with its reference as it is in the register: the longest matching
/// reference wins, and the rest is the offset.
fn named(connection: &Connection, text: &str) -> Result<(Meeting, String)> {
    let split = split_offset(text);
    for reference in [Some(text), split.map(|(reference, _)| reference)].into_iter().flatten() {
        if let Some(id) = find::meeting_by_reference(connection, reference)? {
            let meeting = meetings::row(connection, id)?;
            let text = format!("{}{}", meeting.reference, &text[reference.len()..]);
            return Ok((meeting, text));
        }
    }
    let reference = split.map_or(text, |(reference, _)| reference);
    Err(find::no_meeting(connection, reference)?)
}

/// The first meeting of the kind, of the register's body, that starts after `day` and is not cancelled.
fn first_after(connection: &Connection, kind: MeetingKind, day: NaiveDate) -> Result<Option<Meeting>> {
    let body = settings::read(connection)?.body;
    let sql = "SELECT id FROM meeting WHERE kind = ?1 AND body = ?2 AND starts IS NOT NULL ORDER BY ref";
    let ids: Vec<MeetingId> = all(connection, sql, params![kind, body], |row| row.get(0))?;
    let mut first: Option<(NaiveDate, Meeting)> = None;
    for id in ids {
        let meeting = meetings::row(connection, id)?;
        if let Some(starts) = day_of(&meeting).filter(|&starts| starts > day)
            && first.as_ref().is_none_or(|(earliest, _)| starts < *earliest)
        {
            first = Some((starts, meeting));
        }
    }
    Ok(first.map(|(_, meeting)| meeting))
}

/// The day of the meeting that adopted `id` or the whole it is part of; `None` if that is unknown.
fn adopted_on(connection: &Connection, id: RecommendationId) -> Result<Option<NaiveDate>> {
    let sql = "SELECT meeting_id, parent_id FROM recommendation WHERE id = ?1";
    let mut next = Some(id);
    let mut seen = HashSet::new();
    // In a damaged register something may be part of itself.
    while let Some(id) = next.filter(|id| seen.insert(*id)) {
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let found: Option<(Option<MeetingId>, Option<RecommendationId>)> = maybe(connection, sql, [id], read)?;
        let (meeting, parent) = found.unwrap_or_default();
        if let Some(meeting) = meeting {
            return Ok(meetings::row(connection, meeting)?.starts.map(Span::last_day));
        }
        next = parent;
    }
    Ok(None)
}

/// The day on which a deadline that follows `meeting` falls.
pub(in crate::store) fn falls_on(deadline: &Deadline, meeting: &Meeting) -> Result<Option<NaiveDate>> {
    let Some(day) = day_of(meeting) else { return Ok(None) };
    let offset = match deadline {
        Deadline::None | Deadline::On(_) => 0,
        Deadline::Follows(Event::Next { offset, .. }) => *offset,
        Deadline::Follows(Event::Meeting(text)) if text.eq_ignore_ascii_case(&meeting.reference) => 0,
        Deadline::Follows(Event::Meeting(text)) => split_offset(text).map_or(0, |(_, offset)| offset),
    };
    let days = Days::new(offset.unsigned_abs().into());
    let moved = if offset < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) };
    let in_calendar = moved.filter(|moved| (1..=9999).contains(&moved.year()));
    in_calendar.map(Some).ok_or_else(|| Error::Date(BadDate::OutOfRange { text: deadline.to_string() }))
}
