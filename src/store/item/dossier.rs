//! Everything about one recommendation; and what others may read of its history: the day of the last entry that is meant
//! for them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::{recommendations, relations, shares};
use crate::error::Result;
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::record::{Dossier, Elsewhere, Entry, Recommendation, Revision};
use crate::model::reference::Ref;
use crate::model::vocabulary::Tracking;
use crate::store::file::register::Register;
use crate::store::fold::past::standings_of;
use crate::store::fold::settle::oldest;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::names::subject;
use crate::store::meeting::cancelled::cancelled_meeting;
use crate::store::meeting::meetings;
use crate::store::sql::read::{Window, all, one};

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
            shares: if recommendation.tracking == Tracking::Each { shares::of(connection, id)? } else { Vec::new() },
            entries: self.entries(id, &recommendation.reference)?,
            relations: relations::of(connection, id)?,
            descent: relations::descent(connection, id, today)?,
            restates,
            cancelled: cancelled_meeting(connection, first, None, &recommendation.standing)?,
            revisions: revisions(connection, id)?,
            elsewhere: self.elsewhere(&recommendation, first)?,
            recommendation,
        })
    }

    /// `first` is the recommendation itself, or the one that it restates.
    fn elsewhere(&self, of: &Recommendation, first: RecommendationId) -> Result<Elsewhere> {
        let connection = &self.connection;
        match of.tracking {
            Tracking::Single | Tracking::Each => return Ok(Elsewhere::default()),
            Tracking::Components | Tracking::Restated => {}
        }
        let sql = "WITH RECURSIVE part (id) AS (
               SELECT ?1
               UNION SELECT r.id FROM recommendation r JOIN part p ON r.parent_id = p.id WHERE r.kind <> 'action'
             )
             SELECT r.id, r.ref FROM recommendation r JOIN part p ON p.id = r.id ORDER BY r.sort_key";
        let parts: Vec<(RecommendationId, String)> = all(connection, sql, [first], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (mut days, mut entries, mut of_parts) = (BTreeSet::new(), Vec::new(), Vec::new());
        for (part, reference) in parts {
            let Ok(reference) = Ref::as_typed(&reference) else { continue };
            let setting = self.entries(part, &reference)?.into_iter().filter(|entry| entry.status.to.is_some());
            let setting: Vec<Entry> = setting.collect();
            days.extend(setting.iter().map(|entry| entry.happened_on));
            if part != of.id {
                entries.extend(setting);
                of_parts.extend(shares::of(connection, part)?);
            }
        }
        entries.sort_by_key(|entry| (entry.happened_on, entry.id));
        let mut statuses = Vec::with_capacity(days.len());
        for day in days {
            let window = Window { until_on: day, known_before: self.window.known_before };
            let standing = standings_of(connection, [of.id], window)?.remove(&of.id);
            statuses.extend(standing.map(|standing| (day, standing.status)));
        }
        Ok(Elsewhere { entries, shares: of_parts, statuses })
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

impl Register {
    /// Removes from the dossier what only internal notes would reveal: the days of the last follow-up.
    pub fn leave_internal_out(&self, dossier: &mut Dossier) -> Result<()> {
        let id = dossier.recommendation.id;
        dossier.recommendation.standing.updated_on = told_on(&self.connection, id, None)?;
        for share in &mut dossier.shares {
            share.standing.updated_on = told_on(&self.connection, id, Some(share.owner))?;
        }
        for child in &mut dossier.children {
            child.standing.updated_on = told_on(&self.connection, child.id, None)?;
        }
        Ok(())
    }
}

/// Whether the last follow-up that others may know of is of the day the filter asks for or later; always true if SQL has
/// already checked it.
pub(in crate::store) fn is_told_since(
    connection: &Connection,
    filter: &Filter,
    id: RecommendationId,
    share_of: Option<OwnerId>,
) -> Result<bool> {
    if !filter.leaves_internal_out || filter.updated_since.is_none() {
        return Ok(true);
    }
    Ok(filter.is_updated(told_on(connection, id, share_of)?))
}

/// The day of the last follow-up that holds more than an internal note, on the recommendation and all its parts or on one
/// owner's share. A deadline that only moved with its meeting is not news.
pub(in crate::store) fn told_on(
    connection: &Connection,
    id: RecommendationId,
    share_of: Option<OwnerId>,
) -> Result<Option<NaiveDate>> {
    let sql = "WITH RECURSIVE part (id) AS (
           SELECT ?1
           UNION SELECT r.id FROM recommendation r JOIN part p ON r.parent_id = p.id WHERE r.kind <> 'action'
         )
         SELECT max(f.happened_on) FROM follow_up f JOIN part p ON p.id = f.recommendation_id
         WHERE (?2 IS NULL OR f.owner_id = ?2) AND NOT f.is_move
           AND (f.note IS NULL OR f.audience = 'public' OR coalesce(f.status, f.assurance, f.response, f.due, f.dispute,
             f.settlement, f.decided_by_id) IS NOT NULL)";
    let of = params![oldest(connection, id)?, share_of];
    one(connection, sql, of, |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use crate::model::vocabulary::Status;
    use crate::testing::{TODAY, day, midsa};

    #[test]
    fn one_with_components_has_their_history() {
        let (_folder, register) = midsa();
        let id = register.find_recommendation("MRU-2006-02").expect("there");
        let elsewhere = register.dossier(id, TODAY).expect("readable").elsewhere;
        assert_eq!(elsewhere.statuses, [(day("2010-11-15"), Status::PartlyImplemented)]);
        let told: Vec<String> = elsewhere.entries.iter().map(|entry| entry.reference.to_string()).collect();
        assert_eq!(told, ["MRU-2006-02b"]);
        assert_eq!(elsewhere.shares.len(), 15);
    }
}
