//! Who must act, changed later from a given day: an owner is added or removed, and with a lead of one tracked each, its
//! share.

use chrono::NaiveDate;
use rusqlite::{Row, params};

use crate::error::{Error, Result, ShareRefusal};
use crate::model::date::Span;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::refusal::Refusal;
use crate::model::state::State;
use crate::model::vocabulary::{Role, Tracking};
use crate::store::fold::settle::settle;
use crate::store::log::change::Change;
use crate::store::log::tables::{ASSIGNMENT, RECOMMENDATION, SHARE};
use crate::store::lookup::find::code;
use crate::store::lookup::names::subject;
use crate::store::sql::read::{all, one};
use crate::store::sql::standing;

/// An owner to add to a recommendation, or to remove from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reassignment {
    pub owner: OwnerId,
    /// `None` means lead for an added owner, and whatever role it has for a removed one.
    pub role: Option<Role>,
}

/// An assignment as in its row.
struct Held {
    id: i64,
    role: Role,
    since_on: Option<NaiveDate>,
}

impl Change<'_> {
    /// The day from which a reassignment counts: the first of the span, or today if none is given. `None` is from the
    /// beginning; any day up to the recommendation's first means that.
    ///
    /// # Errors
    /// The day is in the future.
    pub fn day_of_reassignment(&self, id: RecommendationId, on: Option<Span>) -> Result<Option<NaiveDate>> {
        let day = on.map_or(self.today(), Span::first_day);
        if day > self.today() {
            let refusal = Refusal::InFuture { happened_on: day, today: self.today() };
            return Err(Error::Refused { subject: subject(self.connection(), id, None)?, refusal });
        }
        let sql = "SELECT first_on FROM recommendation WHERE id = ?1";
        let first_on: Option<NaiveDate> = one(self.connection(), sql, [id], |row| row.get(0))?;
        Ok(Some(day).filter(|day| first_on.is_none_or(|first| *day > first)))
    }

    /// Removes and adds owners, all from the same day (`None`: from the beginning).
    ///
    /// # Errors
    /// An owner to remove does not have the role, or has several; one to add has a role, or had one at that time; a share has an
    /// entry on that day or later; nobody would have a share of a recommendation that is tracked each.
    pub fn reassign(
        &mut self,
        id: RecommendationId,
        removed: &[Reassignment],
        added: &[Reassignment],
        from_on: Option<NaiveDate>,
    ) -> Result<()> {
        let had_shares = self.has_shares(id)?;
        for one in removed {
            self.remove_owner_from(id, *one, from_on)?;
        }
        for one in added {
            self.add_owner_to(id, *one, from_on, had_shares)?;
        }
        let sql = "SELECT EXISTS (SELECT 1 FROM share WHERE recommendation_id = ?1 AND until_on IS NULL)";
        let has_open: bool = one(self.connection(), sql, [id], |row| row.get(0))?;
        if had_shares && !has_open {
            return Err(ShareRefusal::NobodyLeft { reference: subject(self.connection(), id, None)? }.into());
        }
        settle(self, id, None)
    }

    /// The roles that the owners to add still have: to remove with them, where a new role takes the place of the old one.
    pub fn other_roles(&self, id: RecommendationId, added: &[Reassignment]) -> Result<Vec<Reassignment>> {
        let mut roles = Vec::new();
        for one in added {
            let held = self.held(id, one.owner)?.into_iter().filter(|held| Some(held.role) != one.role);
            roles.extend(held.map(|held| Reassignment { owner: one.owner, role: Some(held.role) }));
        }
        Ok(roles)
    }

    /// A lead of one tracked each gets a share.
    fn add_owner_to(
        &mut self,
        id: RecommendationId,
        new: Reassignment,
        since_on: Option<NaiveDate>,
        has_shares: bool,
    ) -> Result<()> {
        let connection = self.connection();
        let role = new.role.unwrap_or(Role::Lead);
        if let Some(held) = self.held(id, new.owner)?.first() {
            let (subject, code) = (subject(connection, id, Some(new.owner))?, code(connection, new.owner)?);
            return Err(ShareRefusal::HasRole { subject, code, role: held.role, wanted: role }.into());
        }
        if let Some((role, until_on)) = self.had_until(id, new.owner, since_on)? {
            return Err(ShareRefusal::HadRole { subject: subject(connection, id, Some(new.owner))?, role, until_on }.into());
        }
        let place: i64 =
            one(connection, "SELECT ifnull(max(place), 0) + 1 FROM assignment WHERE recommendation_id = ?1", [id], |row| {
                row.get(0)
            })?;
        self.insert(
            ASSIGNMENT,
            &[("recommendation_id", &id), ("owner_id", &new.owner), ("role", &role), ("place", &place), ("since_on", &since_on)],
        )?;
        if role == Role::Lead && has_shares {
            self.insert_share(id, new.owner, since_on)?;
        }
        Ok(())
    }

    /// A lead's share of one tracked each ends on that day; if it never began, it is deleted.
    fn remove_owner_from(&mut self, id: RecommendationId, gone: Reassignment, until_on: Option<NaiveDate>) -> Result<()> {
        let subject = || subject(self.connection(), id, Some(gone.owner));
        let held = self.held(id, gone.owner)?;
        let fits: Vec<&Held> = held.iter().filter(|held| gone.role.is_none_or(|role| role == held.role)).collect();
        let held = match fits.as_slice() {
            [one] => *one,
            [] => {
                return Err(match gone.role {
                    Some(role) => ShareRefusal::HasNotRole { subject: subject()?, role }.into(),
                    None => ShareRefusal::NoOwner { subject: subject()? }.into(),
                });
            }
            several => {
                let roles = several.iter().map(|held| held.role).collect();
                return Err(ShareRefusal::SeveralRoles { subject: subject()?, roles }.into());
            }
        };
        // An owner that leaves before it begins was never an owner.
        let until_on = until_on.filter(|until| held.since_on.is_none_or(|since| since < *until));
        if held.role == Role::Lead && self.has_shares(id)? {
            self.end_share(id, gone.owner, until_on)?;
        }
        match until_on {
            Some(_) => {
                self.update(ASSIGNMENT, held.id, &[("until_on", &until_on)])?;
                Ok(())
            }
            None => self.delete(ASSIGNMENT, held.id),
        }
    }

    /// Gives every lead a share from now on: the recommendation becomes tracked each.
    ///
    /// # Errors
    /// It has no lead, something was reported on the whole, or its status already lives elsewhere.
    pub fn track_each(&mut self, id: RecommendationId) -> Result<u32> {
        let connection = self.connection();
        let reference = subject(connection, id, None)?;
        let sql = "SELECT tracking, EXISTS (SELECT 1 FROM follow_up f WHERE f.recommendation_id = r.id
                AND (f.status IS NOT NULL OR f.assurance IS NOT NULL))
            FROM recommendation r WHERE r.id = ?1";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let (tracking, is_reported): (Tracking, bool) = one(connection, sql, [id], read)?;
        match tracking {
            Tracking::Single if is_reported => return Err(ShareRefusal::ReportedAsWhole { reference }.into()),
            Tracking::Single => {}
            Tracking::Each => return Err(ShareRefusal::EachAlready { reference }.into()),
            Tracking::Components | Tracking::Restated => {
                return Err(ShareRefusal::TrackedElsewhere { reference, tracking }.into());
            }
        }
        let sql = "SELECT owner_id, since_on FROM assignment
            WHERE recommendation_id = ?1 AND role = 'lead' AND until_on IS NULL ORDER BY place, id";
        let leads: Vec<(OwnerId, Option<NaiveDate>)> = all(connection, sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if leads.is_empty() {
            return Err(ShareRefusal::NoLead { reference }.into());
        }
        for (owner, since_on) in &leads {
            self.insert_share(id, *owner, *since_on)?;
        }
        self.update(RECOMMENDATION, id.0, &[("tracking", &Tracking::Each)])?;
        settle(self, id, None)?;
        Ok(u32::try_from(leads.len()).unwrap_or(u32::MAX))
    }

    fn insert_share(&mut self, id: RecommendationId, owner: OwnerId, since_on: Option<NaiveDate>) -> Result<()> {
        let (at, blank) = (self.at(), State::default().standing);
        let mut values: Vec<(&'static str, &dyn rusqlite::ToSql)> =
            vec![("recommendation_id", &id), ("owner_id", &owner), ("since_on", &since_on), ("recorded_at", &at)];
        values.extend(standing::values(&blank));
        self.insert(SHARE, &values)?;
        Ok(())
    }

    fn end_share(&mut self, id: RecommendationId, owner: OwnerId, until_on: Option<NaiveDate>) -> Result<()> {
        let connection = self.connection();
        let name = subject(connection, id, Some(owner))?;
        let sql =
            "SELECT id, since_on FROM share WHERE recommendation_id = ?1 AND owner_id = ?2 AND until_on IS NULL ORDER BY id DESC";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let (share, since_on): (i64, Option<NaiveDate>) = one(connection, sql, params![id, owner], read)?;
        let sql = "SELECT max(happened_on) FROM follow_up WHERE recommendation_id = ?1 AND owner_id = ?2 AND happened_on >= ?3";
        let from = until_on.or(since_on).map_or_else(|| "0000-01-01".to_owned(), |day| day.to_string());
        let last: Option<NaiveDate> = one(connection, sql, params![id, owner, from], |row| row.get(0))?;
        if let Some(last) = last {
            let end_on = last.succ_opt().filter(|day| *day <= self.today());
            return Err(ShareRefusal::EntryBehindEnd { subject: name, day: last, end_on }.into());
        }
        match until_on {
            Some(_) => {
                self.update(SHARE, share, &[("until_on", &until_on)])?;
                Ok(())
            }
            None => self.delete(SHARE, share),
        }
    }

    /// Whether its leads have shares, including those set aside by a restatement.
    fn has_shares(&self, id: RecommendationId) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM share WHERE recommendation_id = ?1)";
        one(self.connection(), sql, [id], |row| row.get(0))
    }

    /// The role that the owner had last, and until when, if that is after `since_on`.
    fn had_until(&self, id: RecommendationId, owner: OwnerId, since_on: Option<NaiveDate>) -> Result<Option<(Role, NaiveDate)>> {
        let sql = "SELECT role, until_on FROM assignment
            WHERE recommendation_id = ?1 AND owner_id = ?2 AND (?3 IS NULL OR until_on > ?3) ORDER BY until_on DESC, id LIMIT 1";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        Ok(all(self.connection(), sql, params![id, owner, since_on], read)?.pop())
    }

    /// The roles that the owner still has.
    fn held(&self, id: RecommendationId, owner: OwnerId) -> Result<Vec<Held>> {
        let sql = "SELECT id, role, since_on FROM assignment
            WHERE recommendation_id = ?1 AND owner_id = ?2 AND until_on IS NULL ORDER BY place, id";
        let read = |row: &Row<'_>| Ok(Held { id: row.get(0)?, role: row.get(1)?, since_on: row.get(2)? });
        all(self.connection(), sql, params![id, owner], read)
    }
}
