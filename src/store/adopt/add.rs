//! Adding recommendations, and their place in lists; also together with a history. In that case the standing is folded
//! before the row is written, so that an import writes each row once.

use chrono::NaiveDate;

use crate::error::{AdoptedRefusal, Error, NoParts, Result};
use crate::model::deadline::Deadline;
use crate::model::family::{Item, stand};
use crate::model::follow_up::{Due, FollowUp, Judgement};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::reference::Ref;
use crate::model::refusal::Refusal;
use crate::model::state::{Standing, State};
use crate::model::vocabulary::{Kind, Priority, Role, Status, Tracking};
use crate::store::fold::settle::{Place, settle};
use crate::store::item::record::NewFollowUp;
use crate::store::item::targets::happened_on;
use crate::store::log::change::Change;
use crate::store::log::tables::{ASSIGNMENT, RECOMMENDATION, SHARE, THEME};
use crate::store::lookup::numbering::{self, check_free, place_in_lists};
use crate::store::sql::read::one;
use crate::store::sql::standing;

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
    /// Each lead owner gets its own share.
    pub is_each: bool,
    pub owners: Vec<(OwnerId, Role)>,
    /// What is set on its first day: response and deadline.
    pub first: Option<NewFollowUp>,
}

impl Change<'_> {
    /// Adds a recommendation with its themes, owners, shares and first follow-up. The parent of a component is from then
    /// on rolled up from its components.
    ///
    /// # Errors
    /// The reference is taken, or was; the parent of a component is tracked each, restates another or is an action.
    pub fn add_recommendation(&mut self, new: &NewRecommendation) -> Result<RecommendationId> {
        let first_on = self.own_first_day(new)?;
        self.add_from(new, first_on)
    }

    /// Adds a recommendation that counts from `first_on`; `None` is from the beginning.
    pub(in crate::store) fn add_from(
        &mut self,
        new: &NewRecommendation,
        first_on: Option<NaiveDate>,
    ) -> Result<RecommendationId> {
        let blank = State::default().standing;
        if new.kind == Kind::Action && new.parent.is_none() {
            return Err(AdoptedRefusal::ActionTowardsNothing { reference: new.reference.to_string() }.into());
        }
        numbering::check_free(self.connection(), &new.reference)?;
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

    /// Writes the rows of a recommendation with this standing, which its shares, if any, have too. The reference must be
    /// free.
    pub(in crate::store) fn insert_recommendation(
        &mut self,
        new: &NewRecommendation,
        first_on: Option<NaiveDate>,
        standing: &Standing,
    ) -> Result<RecommendationId> {
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

    fn make_compound(&mut self, new: &NewRecommendation) -> Result<()> {
        let Some(parent) = new.parent.filter(|_| new.kind != Kind::Action) else { return Ok(()) };
        self.check_compound(parent)?;
        self.update(RECOMMENDATION, parent.0, &[("tracking", &Tracking::Components)])?;
        Ok(())
    }

    /// Refuses components for a recommendation that can't have any.
    pub(in crate::store) fn check_compound(&self, parent: RecommendationId) -> Result<()> {
        let sql = "SELECT ref, kind, tracking FROM recommendation WHERE id = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let (above, kind, tracking): (String, Kind, Tracking) = one(self.connection(), sql, [parent], read)?;
        let why = match tracking {
            Tracking::Each => NoParts::TrackedEach,
            Tracking::Restated => NoParts::Restated,
            Tracking::Single | Tracking::Components if kind == Kind::Action => NoParts::Action,
            Tracking::Single | Tracking::Components => return Ok(()),
        };
        Err(AdoptedRefusal::NoComponents { reference: above, why }.into())
    }

    /// The meeting's first day. For a component it is the parent's, since they were adopted together; but today if the
    /// parent was already reported on or split, because that was about the whole. For an action without a meeting it is
    /// today.
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
        let (first_on, is_later): (Option<NaiveDate>, bool) = one(self.connection(), sql, [parent], read)?;
        Ok(if is_later { Some(self.today()) } else { first_on })
    }

    pub(in crate::store) fn first_day(&self, meeting: Option<MeetingId>) -> Result<Option<NaiveDate>> {
        let sql = "SELECT starts_on FROM meeting WHERE id = ?1";
        Ok(match meeting {
            Some(meeting) => one(self.connection(), sql, [meeting], |row| row.get(0))?,
            None => None,
        })
    }

    /// See `place_in_lists`.
    pub(in crate::store) fn place_in_lists(
        &self,
        reference: &str,
        parent: Option<RecommendationId>,
        meeting: Option<MeetingId>,
    ) -> Result<String> {
        place_in_lists(self.connection(), reference, parent, meeting)
    }
}

impl Change<'_> {
    /// Adds a recommendation with its first follow-up, on its first day, and one more, and returns its id. If something
    /// else affects its standing (a parent, shares, a meeting that a deadline follows), does nothing and returns `None`.
    ///
    /// # Errors
    /// Those of `add_recommendation` and `record`.
    pub fn add_at_once(&mut self, new: &NewRecommendation, then: Option<&NewFollowUp>) -> Result<Option<RecommendationId>> {
        if !is_plain(new, then) {
            return Ok(None);
        }
        let first_on = self.first_day(new.meeting)?;
        let subject = new.reference.as_str();
        let refused = |refusal: Refusal| Error::Refused { subject: subject.to_owned(), refusal };
        let mut entries: Vec<(NaiveDate, &NewFollowUp)> = Vec::with_capacity(2);
        let today = self.today();
        entries.extend(new.first.as_ref().map(|first| (first_on.unwrap_or(today).min(today), first)));
        if let Some(then) = then {
            entries.push((happened_on(then.happened, today).map_err(refused)?, then));
        }
        let mut follow_ups = Vec::with_capacity(2);
        for (id, (day, entry)) in (1..).zip(&entries) {
            let of = entry.status.unwrap_or(Status::NotReported);
            let assurance = entry.assurance.map(|assurance| Judgement { assurance, of });
            let due = entry.due.as_ref().map(|due| Due { deadline: due.clone(), on: due.due_on(), is_move: false });
            let entry = self.entry(None, *day, entry, assurance, due).map_err(refused)?;
            follow_ups.push(FollowUp { id, ..entry });
        }
        let item = Item {
            id: RecommendationId(0),
            first_on,
            recorded_on: self.at().0.date_naive(),
            follow_ups,
            shares: Vec::new(),
            components: Vec::new(),
            restated: None,
        };
        let outcomes = stand(&item, today).map_err(|one| refused(one.step.refusal))?;
        let Some(standing) = outcomes.into_iter().next().map(|outcome| outcome.standing) else { return Ok(None) };
        check_free(self.connection(), &new.reference)?;
        self.without_refusals(|change| {
            let id = change.insert_recommendation(new, first_on, &standing)?;
            for follow_up in &item.follow_ups {
                change.insert_follow_up(id, follow_up, None)?;
            }
            Ok(Some(id))
        })
    }
}

/// Whether nothing else in the register can affect its standing.
fn is_plain(new: &NewRecommendation, then: Option<&NewFollowUp>) -> bool {
    let follows = |entry: Option<&NewFollowUp>| entry.is_some_and(|entry| entry.due.as_ref().is_some_and(Deadline::is_event));
    let is_reported = then.is_some_and(|then| then.reported_by.is_some());
    new.parent.is_none() && !new.is_each && !follows(new.first.as_ref()) && !follows(then) && !is_reported
}
