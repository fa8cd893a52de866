//! Adding meetings, owners, recommendations and relations.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::change::{ASSIGNMENT, FORMER_NAME, MEETING, MEMBERSHIP, OWNER, RECOMMENDATION, RELATION, SHARE, THEME};
use super::meeting_changes::check_order;
use super::moves::{Held, Moved};
use super::owner_writes::check_new_code;
use super::record::NewFollowUp;
use super::settle::settle;
use super::targets::Place;
use super::{Change, find, numbering, standing};
use crate::error::{Error, Result};
use crate::model::date::Span;
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::reference::{Ref, sort_key};
use crate::model::state::{Standing, State};
use crate::model::vocabulary::{Basis, Kind, MeetingKind, OwnerKind, Priority, RelationKind, Role, Tracking};

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
}

/// An owner to add; the members of a group must be there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOwner {
    pub code: String,
    pub kind: OwnerKind,
    pub name: String,
    pub name_fr: Option<String>,
    pub name_pt: Option<String>,
    pub former_names: Vec<String>,
    pub members: Vec<OwnerId>,
}

/// A recommendation to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecommendation {
    pub reference: Ref,
    pub parent: Option<RecommendationId>,
    pub kind: Kind,
    pub meeting: Option<MeetingId>,
    pub title: String,
    pub text: String,
    pub source: Option<String>,
    pub themes: Vec<String>,
    pub priority: Option<Priority>,
    pub done_when: Option<String>,
    /// Each lead owner gets a share of its own.
    pub is_each: bool,
    pub owners: Vec<(OwnerId, Role)>,
    /// What is set on its first day: response and deadline.
    pub first: Option<NewFollowUp>,
}

/// A relation to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRelation {
    pub from: RecommendationId,
    pub kind: RelationKind,
    pub target: RecommendationId,
    pub basis: Basis,
    pub passage: Option<String>,
}

impl Change<'_> {
    /// Adds a meeting; deadlines that waited for it follow it from now on.
    ///
    /// # Errors
    /// The reference is taken, or it ends before it starts.
    pub fn add_meeting(&mut self, new: &NewMeeting) -> Result<MeetingId> {
        self.add_meeting_and_move(new).map(|(id, _)| id)
    }

    /// Adds a meeting as `add_meeting` does, and tells which deadlines got their day from it.
    ///
    /// # Errors
    /// As `add_meeting`.
    pub fn add_meeting_and_move(&mut self, new: &NewMeeting) -> Result<(MeetingId, Vec<Moved>)> {
        check_order(new.reference.as_str(), new.starts, new.ends)?;
        if find::meeting_by_reference(self.connection(), new.reference.as_str())?.is_some() {
            return Err(taken("meeting", new.reference.as_str()));
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
            ],
        )?;
        let id = MeetingId(id);
        let moves = self.follow(id, Held::NotYet)?;
        Ok((id, moves.moved))
    }

    /// Adds an owner with its former names and, of a group, its members from the beginning.
    ///
    /// # Errors
    /// The code is taken, or was before a merge.
    pub fn add_owner(&mut self, new: &NewOwner) -> Result<OwnerId> {
        check_new_code(self.connection(), &new.code)?;
        let values: [(&'static str, &dyn rusqlite::ToSql); 5] =
            [("code", &new.code), ("kind", &new.kind), ("name", &new.name), ("name_fr", &new.name_fr), ("name_pt", &new.name_pt)];
        let id = OwnerId(self.insert(OWNER, &values)?);
        for name in &new.former_names {
            self.insert(FORMER_NAME, &[("owner_id", &id), ("name", name)])?;
        }
        let at = self.at();
        for member in &new.members {
            self.insert(MEMBERSHIP, &[("group_id", &id), ("owner_id", member), ("recorded_at", &at)])?;
        }
        Ok(id)
    }

    /// Adds a recommendation with its themes, owners, shares and first follow-up. A parent of a component becomes
    /// rolled up from its components.
    ///
    /// # Errors
    /// The reference is or was taken; components under a recommendation that is tracked each, restates one or is an action.
    pub fn add_recommendation(&mut self, new: &NewRecommendation) -> Result<RecommendationId> {
        let first_on = self.own_first_day(new)?;
        self.add_from(new, first_on)
    }

    /// Adds a recommendation that counts from `first_on`; `None` is from the beginning.
    pub(super) fn add_from(&mut self, new: &NewRecommendation, first_on: Option<NaiveDate>) -> Result<RecommendationId> {
        let blank = State::default().standing;
        let id = self.insert_recommendation(new, first_on, &blank)?;
        self.make_compound(new)?;
        match &new.first {
            Some(first) => {
                let on = first_on.unwrap_or(self.today()).min(self.today());
                self.add_follow_up(Place { recommendation: id, owner: None }, on, first)?;
            }
            None => settle(self, id, None)?,
        }
        Ok(id)
    }

    /// Writes the rows of a recommendation that stands so; its shares, where it has any, stand as it does.
    pub(super) fn insert_recommendation(
        &mut self,
        new: &NewRecommendation,
        first_on: Option<NaiveDate>,
        standing: &Standing,
    ) -> Result<RecommendationId> {
        numbering::check_free(self.connection(), &new.reference)?;
        let key = new.reference.key();
        let sort_key = self.place_in_lists(new.reference.as_str(), new.parent, new.meeting)?;
        let tracking = if new.is_each { Tracking::Each } else { Tracking::Single };
        let at = self.at();
        let mut values: Vec<(&'static str, &dyn rusqlite::ToSql)> = vec![
            ("ref", &new.reference),
            ("ref_key", &key),
            ("sort_key", &sort_key),
            ("parent_id", &new.parent),
            ("kind", &new.kind),
            ("meeting_id", &new.meeting),
            ("title", &new.title),
            ("text", &new.text),
            ("source", &new.source),
            ("priority", &new.priority),
            ("done_when", &new.done_when),
            ("tracking", &tracking),
            ("first_on", &first_on),
            ("recorded_at", &at),
        ];
        values.extend(standing::values(standing));
        let id = RecommendationId(self.insert(RECOMMENDATION, &values)?);
        for theme in &new.themes {
            self.insert(THEME, &[("recommendation_id", &id), ("name", theme)])?;
        }
        for (place, (owner, role)) in (1i64..).zip(&new.owners) {
            self.insert(ASSIGNMENT, &[("recommendation_id", &id), ("owner_id", owner), ("role", role), ("place", &place)])?;
            if new.is_each && *role == Role::Lead {
                let mut values: Vec<(&'static str, &dyn rusqlite::ToSql)> =
                    vec![("recommendation_id", &id), ("owner_id", owner), ("recorded_at", &at)];
                values.extend(standing::values(standing));
                self.insert(SHARE, &values)?;
            }
        }
        Ok(id)
    }

    /// Adds a relation between two recommendations.
    ///
    /// # Errors
    /// It is there already.
    pub fn add_relation(&mut self, new: &NewRelation) -> Result<()> {
        let sql = "SELECT 1 FROM relation WHERE recommendation_id = ?1 AND kind = ?2 AND target_id = ?3";
        let bound = params![new.from, new.kind, new.target];
        if self.connection().query_row(sql, bound, |_| Ok(())).optional()?.is_some() {
            return Err(Error::Rule {
                message: format!("this relation `{}` is recorded already", new.kind),
                hint: "`midsa rec show` tells the relations".to_owned(),
            });
        }
        let at = self.at();
        self.insert(
            RELATION,
            &[
                ("recommendation_id", &new.from),
                ("kind", &new.kind),
                ("target_id", &new.target),
                ("basis", &new.basis),
                ("passage", &new.passage),
                ("recorded_at", &at),
            ],
        )?;
        Ok(())
    }

    fn make_compound(&mut self, new: &NewRecommendation) -> Result<()> {
        let Some(parent) = new.parent.filter(|_| new.kind != Kind::Action) else { return Ok(()) };
        self.check_compound(parent)?;
        self.update(RECOMMENDATION, parent.0, &[("tracking", &Tracking::Components)])?;
        Ok(())
    }

    /// Refuses components of what can't have any.
    pub(super) fn check_compound(&self, parent: RecommendationId) -> Result<()> {
        let sql = "SELECT ref, kind, tracking FROM recommendation WHERE id = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let (above, kind, tracking): (String, Kind, Tracking) =
            self.connection().prepare_cached(sql)?.query_row([parent], read)?;
        let why = match tracking {
            Tracking::Each => "is tracked for each of its owners",
            Tracking::Restated => "restates another and has its status",
            Tracking::Single | Tracking::Components if kind == Kind::Action => "is an action",
            Tracking::Single | Tracking::Components => return Ok(()),
        };
        Err(Error::Rule {
            message: format!("`{above}` {why} and can't have components"),
            hint: "record the part as a recommendation of its own, and `midsa rec link` it".to_owned(),
        })
    }

    /// The meeting's; of a component its parent's, with which it was adopted, or today where the parent was reported on
    /// or split before: what was said then was said of the whole. Of an action without a meeting today.
    fn own_first_day(&self, new: &NewRecommendation) -> Result<Option<NaiveDate>> {
        let Some(parent) = new.parent else { return self.first_day(new.meeting) };
        if new.kind == Kind::Action {
            return Ok(if new.meeting.is_some() { self.first_day(new.meeting)? } else { Some(self.today()) });
        }
        let sql = "SELECT p.first_on,
              EXISTS (SELECT 1 FROM follow_up f WHERE f.recommendation_id = p.id AND f.status IS NOT NULL)
              OR EXISTS (SELECT 1 FROM recommendation c WHERE c.parent_id = p.id AND c.kind <> 'action' AND c.first_on IS NOT p.first_on)
            FROM recommendation p WHERE p.id = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let (first_on, is_later): (Option<NaiveDate>, bool) = self.connection().prepare_cached(sql)?.query_row([parent], read)?;
        Ok(if is_later { Some(self.today()) } else { first_on })
    }

    pub(super) fn first_day(&self, meeting: Option<MeetingId>) -> Result<Option<NaiveDate>> {
        let sql = "SELECT starts_on FROM meeting WHERE id = ?1";
        Ok(match meeting {
            Some(meeting) => self.connection().prepare_cached(sql)?.query_row([meeting], |row| row.get(0))?,
            None => None,
        })
    }

    /// See `place_in_lists`.
    pub(super) fn place_in_lists(
        &self,
        reference: &str,
        parent: Option<RecommendationId>,
        meeting: Option<MeetingId>,
    ) -> Result<String> {
        place_in_lists(self.connection(), reference, parent, meeting)
    }
}

/// The key by which lists are ordered: the meeting's first day and reference, then the number; a component behind
/// its parent. Undated meetings stand behind the dated ones, and what has no meeting behind all.
pub(super) fn place_in_lists(
    connection: &Connection,
    reference: &str,
    parent: Option<RecommendationId>,
    meeting: Option<MeetingId>,
) -> Result<String> {
    let own = sort_key(reference);
    if let Some(parent) = parent {
        let sql = "SELECT sort_key FROM recommendation WHERE id = ?1";
        let above: String = connection.prepare_cached(sql)?.query_row([parent], |row| row.get(0))?;
        return Ok(format!("{above}\t{own}"));
    }
    let sql = "SELECT ifnull(starts_on, '~'), ref FROM meeting WHERE id = ?1";
    let Some(meeting) = meeting else { return Ok(format!("~~ {own}")) };
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let (day, reference): (String, String) = connection.prepare_cached(sql)?.query_row([meeting], read)?;
    Ok(format!("{day} {} {own}", reference.to_lowercase()))
}

fn taken(what: &str, name: &str) -> Error {
    Error::Rule {
        message: format!("there is a {what} `{name}` already"),
        hint: "references and codes are never used twice".to_owned(),
    }
}
