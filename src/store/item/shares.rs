//! Reading the shares of recommendations that are tracked each.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::told::told_on;
use crate::error::Result;
use crate::model::health::Patience;
use crate::model::id::RecommendationId;
use crate::model::record::Share;
use crate::store::file::register::Register;
use crate::store::lookup::filter::Filter;
use crate::store::sql::read::all;
use crate::store::sql::standing;

impl Register {
    /// Gives the shares that `filter` lets pass to `each`: by recommendation, then owner's code. What it says of meetings,
    /// kinds, themes and words is asked of the recommendation; all else of the share itself.
    ///
    /// # Errors
    /// The register can't be read, or what `each` says.
    pub fn shares(&self, filter: &Filter, today: NaiveDate, each: &mut dyn FnMut(Share) -> Result<()>) -> Result<()> {
        let patience = self.settings()?.patience;
        let of_recommendation = Filter {
            words: filter.words.clone(),
            meetings: filter.meetings.clone(),
            kinds: filter.kinds.clone(),
            themes: filter.themes.clone(),
            sort: filter.sort.clone(),
            has_shares: true,
            leaves_internal_out: filter.leaves_internal_out,
            ..Filter::default()
        };
        self.recommendations(&of_recommendation, today, &mut |record| {
            if record.tally.is_none() {
                return Ok(());
            }
            let mut shares = of(&self.connection, record.id)?;
            if filter.leaves_internal_out {
                for share in &mut shares {
                    share.standing.updated_on = told_on(&self.connection, record.id, Some(share.owner))?;
                }
            }
            shares.into_iter().filter(|share| passes(filter, share, today, patience)).try_for_each(&mut *each)
        })
    }
}

/// Whether a share passes what the filter asks of owners, states and days.
fn passes(filter: &Filter, share: &Share, today: NaiveDate, patience: Patience) -> bool {
    fn is_among<T: PartialEq>(values: &[T], value: Option<T>) -> bool {
        values.is_empty() || value.is_some_and(|value| values.contains(&value))
    }
    let Share { standing, .. } = share;
    is_among(&filter.owners, Some(share.owner))
        && is_among(&filter.statuses, Some(standing.status))
        && is_among(&filter.assurances, Some(standing.assurance))
        && is_among(&filter.responses, standing.response)
        && is_among(&filter.healths, Some(standing.health(today, patience)))
        && is_among(&filter.causes, standing.cause)
        && (!filter.is_disputed || standing.dispute.is_some())
        && filter.due_before.is_none_or(|day| standing.due_on.is_some_and(|due| due < day))
        && filter.due_after.is_none_or(|day| standing.due_on.is_some_and(|due| due > day))
        && filter.updated_since.is_none_or(|day| standing.updated_on.is_some_and(|updated| updated >= day))
        && (!filter.is_open || standing.watch.is_open)
        && (!filter.is_closed || standing.status.is_closed())
}

/// The shares of one recommendation, by owner's code.
pub(in crate::store) fn of(connection: &Connection, id: RecommendationId) -> Result<Vec<Share>> {
    let sql = format!(
        "SELECT s.id, r.ref, s.owner_id, o.code, o.name, s.since_on, s.until_on, {}
         FROM share s
         JOIN recommendation r ON r.id = s.recommendation_id
         JOIN owner o ON o.id = s.owner_id
         WHERE s.recommendation_id = ?1
         ORDER BY o.code, s.id",
        standing::columns_of("s")
    );
    all(connection, &sql, [id], read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Share> {
    Ok(Share {
        id: row.get(0)?,
        reference: row.get(1)?,
        owner: row.get(2)?,
        code: row.get(3)?,
        owner_name: row.get(4)?,
        since_on: row.get(5)?,
        until_on: row.get(6)?,
        standing: standing::read(row, 7)?,
    })
}
