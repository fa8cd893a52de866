//! Adding a recommendation as an officer does, with what the officer should know about it.

use chrono::NaiveDate;
use rusqlite::Row;

use super::add::NewRecommendation;
use crate::error::Result;
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::vocabulary::{Kind, OwnerKind, Response, Role};
use crate::store::log::change::Change;
use crate::store::lookup::find;
use crate::store::sql::read::{maybe, one};

/// What was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    pub id: RecommendationId,
    /// Whether a deadline is in force, of its own or inherited.
    pub has_deadline: bool,
    /// For a component, the day from which it counts, if that is later than the first day of the whole.
    pub counts_from: Option<NaiveDate>,
}

/// What a component or action takes from the recommendation it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parent {
    pub id: RecommendationId,
    pub reference: String,
    pub kind: Kind,
    pub meeting: Option<MeetingId>,
    pub text: String,
    pub response: Option<Response>,
    pub has_deadline: bool,
    /// In force today.
    pub owners: Vec<(OwnerId, Role)>,
}

impl Change<'_> {
    /// Adds a recommendation.
    ///
    /// # Errors
    /// Those of `add_recommendation`.
    pub fn add(&mut self, new: &NewRecommendation) -> Result<Added> {
        let connection = self.connection();
        let first_day = "SELECT first_on FROM recommendation WHERE id = ?1";
        let whole: Option<Option<NaiveDate>> = match new.parent.filter(|_| new.kind != Kind::Action) {
            Some(parent) => maybe(connection, first_day, [parent], |row| row.get(0))?,
            None => None,
        };
        let id = self.add_recommendation(new)?;
        let sql = "SELECT first_on, due IS NOT NULL FROM recommendation WHERE id = ?1";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let (first_on, has_deadline): (Option<NaiveDate>, bool) = one(connection, sql, [id], read)?;
        let counts_from = first_on.filter(|day| whole.is_some_and(|whole| whole != Some(*day)));
        Ok(Added { id, has_deadline, counts_from })
    }

    /// What a component or action of `id` takes from it.
    pub fn parent(&self, id: RecommendationId) -> Result<Parent> {
        let sql = "SELECT ref, kind, meeting_id, text, due IS NOT NULL, response FROM recommendation WHERE id = ?1";
        let read = |row: &Row<'_>| {
            Ok(Parent {
                id,
                reference: row.get(0)?,
                kind: row.get(1)?,
                meeting: row.get(2)?,
                text: row.get(3)?,
                has_deadline: row.get(4)?,
                response: row.get(5)?,
                owners: Vec::new(),
            })
        };
        let parent: Parent = one(self.connection(), sql, [id], read)?;
        Ok(Parent { owners: self.owners_on(id, self.today())?, ..parent })
    }

    /// The codes of the owners with their roles, as an officer types them: `IOM`, `SADC-SECRETARIAT:counterparty`.
    pub fn owners_as_typed(&self, owners: &[(OwnerId, Role)]) -> Result<Vec<String>> {
        let mut typed = Vec::with_capacity(owners.len());
        for (owner, role) in owners {
            let code = find::code(self.connection(), *owner)?;
            typed.push(if *role == Role::Lead { code } else { format!("{code}:{role}") });
        }
        Ok(typed)
    }

    /// The codes of the leads that are groups.
    pub fn groups_that_lead(&self, owners: &[(OwnerId, Role)]) -> Result<Vec<String>> {
        let sql = "SELECT code, kind FROM owner WHERE id = ?1";
        let mut groups = Vec::new();
        for (owner, _) in owners.iter().filter(|(_, role)| *role == Role::Lead) {
            let (code, kind): (String, OwnerKind) = one(self.connection(), sql, [owner], |row| Ok((row.get(0)?, row.get(1)?)))?;
            if kind == OwnerKind::Group {
                groups.push(code);
            }
        }
        Ok(groups)
    }
}
