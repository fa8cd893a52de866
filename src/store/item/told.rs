//! What others may read of a history: the day of the last entry that is meant for them.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use crate::error::Result;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::record::Dossier;
use crate::store::file::register::Register;
use crate::store::fold::places::oldest;
use crate::store::lookup::filter::Filter;
use crate::store::sql::read::one;

impl Register {
    /// Removes from the dossier what only internal notes would reveal: the days of the last follow-up.
    pub fn leave_internal_out(&self, dossier: &mut Dossier) -> Result<()> {
        let id = dossier.recommendation.id;
        dossier.recommendation.standing.updated_on = told_on(&self.connection, id, None)?;
        for share in &mut dossier.shares {
            share.standing.updated_on = told_on(&self.connection, id, Some(share.owner))?;
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
