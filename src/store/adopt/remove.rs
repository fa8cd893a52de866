//! Removing a recommendation from the register: only if nothing depends on it. Its reference is never used again.

use rusqlite::Row;

use crate::error::{AdoptedRefusal, Dependent, Error, Result};
use crate::model::id::RecommendationId;
use crate::model::reference::Ref;
use crate::model::vocabulary::{Kind, Tracking};
use crate::store::fold::families::components;
use crate::store::fold::settle::settle;
use crate::store::log::change::Change;
use crate::store::log::tables::{
    ASSIGNMENT, EVIDENCE, FOLLOW_UP, Logged, RECOMMENDATION, RELATION, RESERVED_REF, REVISION, ROUND_ANSWER, ROUND_ASKED, SHARE,
    THEME, TRANSLATION,
};
use crate::store::sql::read::{all, one};

/// What was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    pub reference: Ref,
    pub n_follow_ups: u32,
    /// Only for one that is tracked each.
    pub n_shares: u32,
}

impl Removed {
    /// Whether shares are removed with it, or a history beyond the entry with which it was added.
    pub fn takes_away(&self) -> bool {
        self.n_shares > 0 || self.n_follow_ups > 1
    }
}

impl Change<'_> {
    /// Removes a recommendation with everything of its own.
    ///
    /// # Errors
    /// Something depends on it: components, actions, relations to it, follow-ups that name it as a successor.
    pub fn remove(&mut self, id: RecommendationId) -> Result<Removed> {
        let connection = self.connection();
        let sql = "SELECT ref, parent_id, kind FROM recommendation WHERE id = ?1";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let (reference, parent, kind): (Ref, Option<RecommendationId>, Kind) = one(connection, sql, [id], read)?;
        self.check_alone(id, &reference)?;
        let sql = "SELECT count(*) FROM share WHERE recommendation_id = ?1";
        let n_shares = one(connection, sql, [id], |row| row.get(0))?;
        let n_follow_ups = self.take_away(id)?;
        self.insert(RESERVED_REF, &[("ref", &reference), ("ref_key", &reference.key())])?;
        if let Some(parent) = parent.filter(|_| kind != Kind::Action) {
            if components(connection, parent)?.is_empty() {
                self.update(RECOMMENDATION, parent.0, &[("tracking", &Tracking::Single)])?;
            }
            settle(self, parent, None)?;
        }
        Ok(Removed { reference, n_follow_ups, n_shares })
    }

    /// Deletes the rows, referring rows first; returns the number of follow-ups.
    fn take_away(&mut self, id: RecommendationId) -> Result<u32> {
        let of_follow_ups =
            "SELECT e.id FROM evidence e JOIN follow_up f ON f.id = e.follow_up_id WHERE f.recommendation_id = ?1";
        self.delete_all(EVIDENCE, of_follow_ups, id)?;
        let n_follow_ups = self.delete_all(FOLLOW_UP, "SELECT id FROM follow_up WHERE recommendation_id = ?1", id)?;
        self.delete_all(SHARE, "SELECT id FROM share WHERE recommendation_id = ?1", id)?;
        self.delete_all(ASSIGNMENT, "SELECT id FROM assignment WHERE recommendation_id = ?1", id)?;
        self.delete_all(THEME, "SELECT id FROM theme WHERE recommendation_id = ?1", id)?;
        self.delete_all(TRANSLATION, "SELECT id FROM translation WHERE recommendation_id = ?1", id)?;
        self.delete_all(REVISION, "SELECT id FROM revision WHERE recommendation_id = ?1", id)?;
        self.delete_all(RELATION, "SELECT id FROM relation WHERE recommendation_id = ?1", id)?;
        self.delete_all(ROUND_ANSWER, "SELECT id FROM round_answer WHERE recommendation_id = ?1", id)?;
        self.delete_all(ROUND_ASKED, "SELECT id FROM round_asked WHERE recommendation_id = ?1", id)?;
        self.delete(RECOMMENDATION, id.0).map_err(|error| match error {
            Error::Sqlite(source) if source.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
                AdoptedRefusal::StillReferredTo.into()
            }
            other => other,
        })?;
        Ok(n_follow_ups)
    }

    fn delete_all(&mut self, table: Logged, sql: &str, id: RecommendationId) -> Result<u32> {
        let sql = format!("{sql} ORDER BY 1");
        let rows = all::<i64>(self.connection(), &sql, [id], |row| row.get(0))?;
        for row in &rows {
            self.delete(table, *row)?;
        }
        Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
    }

    fn check_alone(&self, id: RecommendationId, reference: &Ref) -> Result<()> {
        let connection = self.connection();
        let mut by: Vec<Dependent> = Vec::new();
        let mut statement = connection.prepare("SELECT ref, kind FROM recommendation WHERE parent_id = ?1 ORDER BY sort_key")?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            let is_action = row.get::<_, Kind>(1)? == Kind::Action;
            by.push(if is_action { Dependent::Action(row.get(0)?) } else { Dependent::Component(row.get(0)?) });
        }
        let sql = "SELECT r.ref, l.kind FROM relation l JOIN recommendation r ON r.id = l.recommendation_id
            WHERE l.target_id = ?1 ORDER BY r.sort_key, l.id";
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            by.push(Dependent::Related(row.get(0)?, row.get(1)?));
        }
        let sql = "SELECT DISTINCT r.ref FROM follow_up f JOIN recommendation r ON r.id = f.recommendation_id
            WHERE f.successor_id = ?1 AND f.recommendation_id <> ?1 ORDER BY r.sort_key";
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            by.push(Dependent::Superseded(row.get(0)?));
        }
        if by.is_empty() { Ok(()) } else { Err(AdoptedRefusal::DependedOn { reference: reference.to_string(), by }.into()) }
    }
}
