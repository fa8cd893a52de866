//! Adding and editing meetings: their fields, the place in lists and first day of what they adopted, and the deadlines
//! that follow them.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::deadlines::{Held, day_of};
use super::meetings;
use crate::error::{MeetingRefusal, Result};
use crate::model::becomes::Becomes;
use crate::model::date::Span;
use crate::model::id::{MeetingId, RecommendationId};
use crate::model::record::Meeting;
use crate::model::reference::Ref;
use crate::model::vocabulary::MeetingKind;
use crate::store::fold::families::root;
use crate::store::fold::settle::settle;
use crate::store::log::change::Change;
use crate::store::log::tables::{MEETING, RECOMMENDATION};
use crate::store::lookup::find;
use crate::store::sql::read::{all, one};

/// Changes to a meeting; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MeetingEdit {
    pub kind: Option<MeetingKind>,
    pub body: Option<String>,
    pub title: Option<String>,
    pub starts: Becomes<Span>,
    pub ends: Becomes<Span>,
    pub place: Becomes<String>,
    pub country: Becomes<String>,
    pub source: Becomes<String>,
    pub is_cancelled: Option<bool>,
}

/// A meeting to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMeeting {
    pub reference: Ref,
    pub kind: MeetingKind,
    pub body: String,
    pub title: String,
    pub starts: Option<Span>,
    pub ends: Option<Span>,
    pub place: Option<String>,
    pub country: Option<String>,
    /// Where it is known from: an address or a report, with any remark.
    pub source: Option<String>,
    pub is_cancelled: bool,
}

/// What did not move together with a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StayedBehind {
    /// Deadlines that stay because the meeting had been held.
    pub n_fixed: u32,
    /// Deadlines of open items that stay bound to the meeting as the next of its kind though it is now cancelled.
    pub n_bound: u32,
    /// References that still count from a day before the meeting because of a follow-up on that day, with the day.
    pub early: Vec<(String, NaiveDate)>,
}

impl Change<'_> {
    /// Adds a meeting; deadlines that were waiting for it now follow it.
    ///
    /// # Errors
    /// The reference is taken, or the meeting ends before it starts.
    pub fn add_meeting(&mut self, new: &NewMeeting) -> Result<MeetingId> {
        check_order(new.reference.as_str(), new.starts, new.ends)?;
        if find::meeting_by_reference(self.connection(), new.reference.as_str())?.is_some() {
            return Err(MeetingRefusal::Known { reference: new.reference.to_string() }.into());
        }
        let id = self.insert(
            MEETING,
            &[
                ("ref", &new.reference),
                ("kind", &new.kind),
                ("body", &new.body),
                ("title", &new.title),
                ("starts", &new.starts),
                ("starts_on", &new.starts.map(Span::first_day)),
                ("ends", &new.ends),
                ("ends_on", &new.ends.map(Span::last_day)),
                ("place", &new.place),
                ("country", &new.country),
                ("source", &new.source),
                ("is_cancelled", &new.is_cancelled),
            ],
        )?;
        let id = MeetingId(id);
        self.follow(id, Held::NotYet)?;
        Ok(id)
    }

    /// Changes a meeting. What it adopted counts from the new day and is sorted by it, and open deadlines that follow the
    /// meeting move unless it had been held.
    ///
    /// # Errors
    /// The meeting would end before it starts.
    pub fn edit_meeting(&mut self, id: MeetingId, edit: &MeetingEdit) -> Result<StayedBehind> {
        let before = meetings::row(self.connection(), id)?;
        let after = edit.of(&before);
        check_order(&after.reference, after.starts, after.ends)?;
        let starts_on = after.starts.map(Span::first_day);
        self.update(
            MEETING,
            id.0,
            &[
                ("kind", &after.kind),
                ("body", &after.body),
                ("title", &after.title),
                ("starts", &after.starts),
                ("starts_on", &starts_on),
                ("ends", &after.ends),
                ("ends_on", &after.ends.map(Span::last_day)),
                ("place", &after.place),
                ("country", &after.country),
                ("source", &after.source),
                ("is_cancelled", &after.is_cancelled),
            ],
        )?;
        let started_on = before.starts.map(Span::first_day);
        let early = if started_on == starts_on { Vec::new() } else { self.move_first_days(id, started_on, starts_on)? };
        let held = match day_of(&before) {
            day if day == day_of(&after) => Held::SameDay,
            Some(day) if day <= self.today() => Held::Already,
            _ => Held::NotYet,
        };
        let n_fixed = self.follow(id, held)?;
        let n_bound = if after.is_cancelled && !before.is_cancelled { self.n_bound(id)? } else { 0 };
        Ok(StayedBehind { n_fixed, n_bound, early })
    }

    /// Makes what the meeting adopted count from the new first day and be sorted by it. Returns what has to count from an
    /// earlier day because it has a follow-up on that day. A component that counts from its split keeps that day.
    pub(in crate::store) fn move_first_days(
        &mut self,
        meeting: MeetingId,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Result<Vec<(String, NaiveDate)>> {
        let connection = self.connection();
        let adopted = adopted(connection, meeting)?;
        let mut early = Vec::new();
        for one in &adopted {
            if is_of_meeting(connection, one.id, one.first_on, from)? {
                let first_on = first_day_with(connection, one.id, to)?;
                if first_on != one.first_on {
                    self.update(RECOMMENDATION, one.id.0, &[("first_on", &first_on)])?;
                }
                early.extend(first_on.filter(|_| first_on != to).map(|day| (one.reference.clone(), day)));
            }
            if one.parent.is_none() {
                self.place_below(one.id)?;
            }
        }
        let mut seen = HashSet::new();
        for one in adopted {
            if seen.insert(root(connection, one.id)?) {
                settle(self, one.id, None)?;
            }
        }
        Ok(early)
    }

    /// Sets the sort key of `id`, then those of everything below it.
    pub(in crate::store) fn place_below(&mut self, id: RecommendationId) -> Result<()> {
        let connection = self.connection();
        let sql = "SELECT ref, parent_id, meeting_id FROM recommendation WHERE id = ?1";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let (reference, parent, meeting): (String, Option<RecommendationId>, Option<MeetingId>) =
            one(connection, sql, [id], read)?;
        let sort_key = self.place_in_lists(&reference, parent, meeting)?;
        self.update(RECOMMENDATION, id.0, &[("sort_key", &sort_key)])?;
        let sql = "SELECT id FROM recommendation WHERE parent_id = ?1 ORDER BY id";
        let below = all(connection, sql, [id], |row| row.get(0))?;
        below.into_iter().try_for_each(|child| self.place_below(child))
    }
}

impl MeetingEdit {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The meeting with these changes.
    pub fn of(&self, before: &Meeting) -> Meeting {
        Meeting {
            kind: self.kind.unwrap_or(before.kind),
            body: self.body.clone().unwrap_or_else(|| before.body.clone()),
            title: self.title.clone().unwrap_or_else(|| before.title.clone()),
            starts: self.starts.of(before.starts),
            ends: self.ends.of(before.ends),
            place: self.place.clone().of(before.place.clone()),
            country: self.country.clone().of(before.country.clone()),
            source: self.source.clone().of(before.source.clone()),
            is_cancelled: self.is_cancelled.unwrap_or(before.is_cancelled),
            ..before.clone()
        }
    }
}

/// Refuses an end that is entirely before the start.
fn check_order(reference: &str, starts: Option<Span>, ends: Option<Span>) -> Result<()> {
    match (starts, ends) {
        (Some(starts), Some(ends)) if ends.last_day() < starts.first_day() => {
            Err(MeetingRefusal::EndsFirst { reference: reference.to_owned(), starts, ends }.into())
        }
        _ => Ok(()),
    }
}

/// A recommendation that the meeting adopted.
struct Adopted {
    id: RecommendationId,
    reference: String,
    parent: Option<RecommendationId>,
    first_on: Option<NaiveDate>,
}

fn adopted(connection: &Connection, meeting: MeetingId) -> Result<Vec<Adopted>> {
    let sql = "SELECT id, ref, parent_id, first_on FROM recommendation WHERE meeting_id = ?1 ORDER BY sort_key";
    let read =
        |row: &Row<'_>| Ok(Adopted { id: row.get(0)?, reference: row.get(1)?, parent: row.get(2)?, first_on: row.get(3)? });
    all(connection, sql, [meeting], read)
}

/// Whether `item` counts from the first day of its meeting (`starts_on`), or from earlier because something was reported
/// earlier; `first_on` is the day it counts from. A component that counts from its split does not.
pub(in crate::store) fn is_of_meeting(
    connection: &Connection,
    item: RecommendationId,
    first_on: Option<NaiveDate>,
    starts_on: Option<NaiveDate>,
) -> Result<bool> {
    let is_before = first_on.zip(starts_on).is_some_and(|(first_on, starts_on)| first_on < starts_on);
    Ok(first_on == starts_on || (is_before && first_on == first_entry(connection, item)? && !has_inherited(connection, item)?))
}

/// The first day of `item` if its meeting begins on `starts_on`: that day, or the day of an earlier follow-up, which
/// can't lie before the first day.
fn first_day_with(connection: &Connection, item: RecommendationId, starts_on: Option<NaiveDate>) -> Result<Option<NaiveDate>> {
    let Some(starts_on) = starts_on else { return Ok(None) };
    Ok(Some(first_entry(connection, item)?.map_or(starts_on, |day| day.min(starts_on))))
}

/// The day of the first follow-up of a component, or of a share that counts from the first day.
fn first_entry(connection: &Connection, item: RecommendationId) -> Result<Option<NaiveDate>> {
    let sql = "SELECT min(f.happened_on) FROM follow_up f JOIN recommendation r ON r.id = f.recommendation_id
        WHERE r.id = ?1 AND CASE
          WHEN f.owner_id IS NULL THEN r.parent_id IS NOT NULL AND r.kind <> 'action'
          ELSE EXISTS (
            SELECT 1 FROM share s
            WHERE s.recommendation_id = r.id AND s.owner_id = f.owner_id AND s.since_on IS NULL
              AND ifnull(s.until_on, '9999-99') > f.happened_on) END";
    one(connection, sql, params![item], |row| row.get(0))
}

/// Whether its first entry is a status inherited from the whole by a split.
fn has_inherited(connection: &Connection, item: RecommendationId) -> Result<bool> {
    let sql = "SELECT EXISTS (
        SELECT 1 FROM follow_up f JOIN recommendation r ON r.id = f.recommendation_id
        WHERE r.id = ?1 AND f.recorded_at = r.recorded_at AND f.happened_on = r.first_on AND f.status IS NOT NULL)";
    one(connection, sql, params![item], |row| row.get(0))
}
