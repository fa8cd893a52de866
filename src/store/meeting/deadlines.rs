//! Deadlines that follow meetings (DESIGN.md section 5): which meeting an event means, on which day the deadline falls,
//! and how open deadlines move when a meeting gets a day, another day or none. A move is recorded as a follow-up, so that
//! the past keeps its days.

use std::collections::HashSet;

use chrono::{Datelike, Days, NaiveDate};
use rusqlite::{Connection, Row, params};

use super::meetings;
use crate::error::{Error, Result};
use crate::model::date::{BadDate, Span};
use crate::model::deadline::{Deadline, Event, split_offset};
use crate::model::follow_up::{Due, FollowUp, NOT_RECORDED, Sets};
use crate::model::id::{MeetingId, RecommendationId};
use crate::model::record::Meeting;
use crate::model::vocabulary::{Audience, MeetingKind};
use crate::store::fold::settle::{Place, settle, watched};
use crate::store::log::change::Change;
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
fn falls_on(deadline: &Deadline, meeting: &Meeting) -> Result<Option<NaiveDate>> {
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

/// Whether a meeting had been held, as far as the register knew before the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Held {
    /// It had been held: the deadlines that follow it are fixed.
    Already,
    NotYet,
    /// Its day did not change, so that nothing that follows it moves.
    SameDay,
}

impl Change<'_> {
    /// Moves the deadlines of open items that follow `meeting`, which was just changed, and binds those that waited for
    /// such a meeting. Closed items stay as they are. Returns how many would have moved if the meeting had not been held.
    pub(in crate::store) fn follow(&mut self, meeting: MeetingId, held: Held) -> Result<u32> {
        let connection = self.connection();
        let changed = meetings::row(connection, meeting)?;
        let mut steps = Vec::new();
        let mut n_fixed = 0;
        for one in following(connection, None, self.today())? {
            let to = match one.meeting {
                Some(bound) if bound == meeting && held != Held::SameDay => falls_on(&one.deadline, &changed)?,
                Some(_) => continue,
                None => {
                    let resolved = resolve(connection, one.place.recommendation, &one.deadline, one.set_on)?;
                    if resolved.meeting.is_some() {
                        steps.push((one, resolved.meeting, resolved.on));
                    }
                    continue;
                }
            };
            if to == one.on {
                continue;
            }
            if held == Held::Already && one.on.is_some() {
                n_fixed += 1;
            } else {
                steps.push((one, Some(meeting), to));
            }
        }
        self.take(steps)?;
        Ok(n_fixed)
    }

    /// How many deadlines of open items are bound to `meeting` as the next of its kind; they go over to no other by themselves.
    pub(in crate::store) fn n_bound(&self, meeting: MeetingId) -> Result<u32> {
        let is_bound =
            |one: &&Following| one.meeting == Some(meeting) && matches!(one.deadline, Deadline::Follows(Event::Next { .. }));
        let n = following(self.connection(), None, self.today())?.iter().filter(is_bound).count();
        Ok(u32::try_from(n).unwrap_or(u32::MAX))
    }

    /// Updates the deadlines of open items in the family of `id` to the days of the meetings they follow, which may have
    /// moved while the items were closed. Deadlines fixed by then stay.
    pub(in crate::store) fn catch_up(&mut self, id: RecommendationId) -> Result<()> {
        let connection = self.connection();
        let today = self.today();
        let mut steps = Vec::new();
        for place in watched(connection, id)?.into_iter().filter(|place| place.owner.is_none()) {
            for one in following(connection, Some(place.recommendation), today)? {
                let (meeting, to) = if let Some(bound) = one.meeting {
                    (Some(bound), falls_on(&one.deadline, &meetings::row(connection, bound)?)?)
                } else {
                    let resolved = resolve(connection, one.place.recommendation, &one.deadline, one.set_on)?;
                    (resolved.meeting, resolved.on)
                };
                let is_fixed = one.on.is_some() && to.is_some_and(|day| day <= today);
                if meeting != one.meeting || (to != one.on && !is_fixed) {
                    steps.push((one, meeting, to));
                }
            }
        }
        self.take(steps)
    }

    /// Records the moves.
    fn take(&mut self, steps: Vec<(Following, Option<MeetingId>, Option<NaiveDate>)>) -> Result<()> {
        for (one, meeting, to) in steps {
            let place = one.place;
            let row = self.insert_follow_up(place.recommendation, &self.a_move(one, to), meeting)?;
            settle(self, place.recommendation, Some(row))?;
        }
        Ok(())
    }

    /// A follow-up of today, after the one that set the deadline.
    fn a_move(&self, one: Following, to: Option<NaiveDate>) -> FollowUp {
        let due = Due { deadline: one.deadline, on: to, is_move: true };
        FollowUp {
            id: NOT_RECORDED,
            owner: one.place.owner,
            happened_on: self.today().max(one.set_on),
            recorded_at: self.at().0,
            recorded_by: self.by().to_owned(),
            reported_by: None,
            channel: None,
            sets: Sets { due: Some(due), ..Sets::default() },
            note: None,
            audience: Audience::Internal,
            cause: None,
            decided_by: None,
            successor: None,
            round: None,
            evidence: Vec::new(),
        }
    }
}

/// A deadline in force that follows a meeting or waits for one.
#[derive(Debug)]
struct Following {
    place: Place,
    deadline: Deadline,
    on: Option<NaiveDate>,
    meeting: Option<MeetingId>,
    /// The day of the follow-up that set it.
    set_on: NaiveDate,
}

/// The statement for all of them, or only for the recommendation bound as the second parameter. The condition on `due` is
/// worded as in the index `follow_up_event`, or SQLite would not use the index; the join starts with it, or all
/// recommendations would be read.
pub(in crate::store) fn following_sql(of: Option<RecommendationId>) -> String {
    let condition = if of.is_some() { "f.recommendation_id = ?2" } else { "?2 IS NULL" };
    format!(
        "SELECT f.recommendation_id, f.owner_id, f.due, f.due_on, f.due_meeting_id, f.happened_on
        FROM follow_up f
        CROSS JOIN recommendation r ON r.id = f.recommendation_id
        LEFT JOIN share s ON s.recommendation_id = f.recommendation_id AND s.owner_id = f.owner_id
             AND (s.until_on IS NULL OR s.until_on > ?1)
        WHERE (f.due GLOB 'next:*' OR f.due GLOB 'meeting:*')
          AND {condition}
          AND r.tracking <> 'restated'
          AND iif(f.owner_id IS NULL, r.is_open, s.is_open)
          AND NOT EXISTS (
                SELECT 1 FROM follow_up n
                WHERE n.recommendation_id = f.recommendation_id AND n.owner_id IS f.owner_id AND n.due IS NOT NULL
                  AND (n.happened_on, n.id) > (f.happened_on, f.id))
        ORDER BY r.sort_key, f.owner_id"
    )
}

/// The deadlines in force of open items and shares that are their own and follow meetings: all, or those of `of`.
fn following(connection: &Connection, of: Option<RecommendationId>, today: NaiveDate) -> Result<Vec<Following>> {
    let read = |row: &Row<'_>| {
        let place = Place { recommendation: row.get(0)?, owner: row.get(1)? };
        Ok(Following { place, deadline: row.get(2)?, on: row.get(3)?, meeting: row.get(4)?, set_on: row.get(5)? })
    };
    all(connection, &following_sql(of), params![today, of], read)
}
