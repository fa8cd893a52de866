//! Everything about one recommendation.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::{recommendations, relations, shares};
use crate::error::Result;
use crate::model::id::{MeetingId, RecommendationId};
use crate::model::record::{Dossier, Recommendation, Revision};
use crate::model::reference::Ref;
use crate::store::file::register::Register;
use crate::store::fold::places::oldest;
use crate::store::lookup::subject::subject;
use crate::store::meeting::meetings;
use crate::store::sql::read::{all, one};

impl Register {
    /// Everything about the recommendation `id`, as of `today`.
    pub fn dossier(&self, id: RecommendationId, today: NaiveDate) -> Result<Dossier> {
        let connection = &self.connection;
        let patience = self.settings()?.patience;
        let recommendation = recommendations::by_id(connection, id, today, patience)?;
        let meeting: Option<MeetingId> =
            one(connection, "SELECT meeting_id FROM recommendation WHERE id = ?1", [id], |row| row.get(0))?;
        let children = children(connection, id)?;
        let first = oldest(connection, id)?;
        let restates = if first == id { None } else { Ref::as_typed(&subject(connection, first, None)?).ok() };
        Ok(Dossier {
            meeting: meeting.map(|meeting| meetings::row(connection, meeting)).transpose()?,
            owner_names: owner_names(connection, &recommendation)?,
            children: children
                .into_iter()
                .map(|child| recommendations::by_id(connection, child, today, patience))
                .collect::<Result<_>>()?,
            shares: if recommendation.tally.is_some() { shares::of(connection, id)? } else { Vec::new() },
            entries: self.entries(id, &recommendation.reference)?,
            relations: relations::of(connection, id)?,
            descent: relations::descent(connection, id, today)?,
            restates,
            revisions: revisions(connection, id)?,
            recommendation,
        })
    }
}

fn children(connection: &Connection, id: RecommendationId) -> Result<Vec<RecommendationId>> {
    all(connection, "SELECT id FROM recommendation WHERE parent_id = ?1 ORDER BY sort_key", [id], |row| row.get(0))
}

fn revisions(connection: &Connection, id: RecommendationId) -> Result<Vec<Revision>> {
    let sql = "SELECT changed_on, recorded_by, reason, text FROM revision WHERE recommendation_id = ?1 ORDER BY id";
    let read = |row: &Row<'_>| {
        Ok(Revision { changed_on: row.get(0)?, recorded_by: row.get(1)?, reason: row.get(2)?, text: row.get(3)? })
    };
    all(connection, sql, [id], read)
}

fn owner_names(connection: &Connection, recommendation: &Recommendation) -> Result<Vec<String>> {
    let sql = "SELECT name FROM owner WHERE id = ?1";
    let names = recommendation.owners.iter().map(|owner| one(connection, sql, [owner.owner], |row| row.get(0)));
    names.collect()
}
