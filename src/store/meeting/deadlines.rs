//! When a meeting gets a day, another day or none, the open deadlines that follow it move (DESIGN.md section 5). A move
//! is recorded as a follow-up, so that the past keeps its days.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::events::{falls_on, resolve};
use super::meetings;
use crate::error::Result;
use crate::model::deadline::Deadline;
use crate::model::follow_up::{Due, FollowUp, NOT_RECORDED, Sets};
use crate::model::id::{MeetingId, RecommendationId};
use crate::model::vocabulary::Audience;
use crate::store::fold::settle::{Place, settle, watched};
use crate::store::log::change::Change;
use crate::store::sql::read::all;

/// Whether a meeting had been held, as far as the register knew before the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Held {
    /// It had been held: the deadlines that follow it are fixed.
    Already,
    NotYet,
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
                Some(bound) if bound == meeting => falls_on(&one.deadline, &changed)?,
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
