//! Reading the shares of recommendations that are tracked each.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::ToSql;
use rusqlite::{Connection, Row};

use super::dossier::told_on;
use super::search;
use crate::error::Result;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::record::Share;
use crate::store::file::register::Register;
use crate::store::lookup::conditions::Conditions;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::seen::Seen;
use crate::store::sql::read::all;
use crate::store::sql::standing;

impl Register {
    /// Calls `each` with the shares that pass `filter`: by recommendation, then owner's code. Conditions on meetings,
    /// kinds, themes and words apply to the recommendation, all others to the share itself. A share that does not count on
    /// `today` is not open and has no health.
    ///
    /// # Errors
    /// An error from `each`.
    pub fn shares(&self, filter: &Filter, today: NaiveDate, each: &mut dyn FnMut(Share) -> Result<()>) -> Result<()> {
        if filter.sort.is_empty() {
            return self.walk_shares(filter, today, &mut |_, share| each(share));
        }
        let mut shares: HashMap<RecommendationId, Vec<Share>> = HashMap::new();
        self.walk_shares(filter, today, &mut |id, share| {
            shares.entry(id).or_default().push(share);
            Ok(())
        })?;
        let sorted = Filter { sort: filter.sort.clone(), has_shares: true, ..Filter::default() };
        self.recommendations(&sorted, today, &mut |record| {
            shares.remove(&record.id).into_iter().flatten().try_for_each(&mut *each)
        })
    }

    fn walk_shares(
        &self,
        filter: &Filter,
        today: NaiveDate,
        each: &mut dyn FnMut(RecommendationId, Share) -> Result<()>,
    ) -> Result<()> {
        let connection = &self.connection;
        let patience = self.settings()?.patience;
        let mut conditions = Conditions::of(filter, Seen::AllShares, connection, today)?;
        search::narrow(connection, filter, &mut conditions)?;
        let sql = format!("{}, r.id {} ORDER BY r.sort_key, o.code, v.id", select(), conditions.joined(OWNER));
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query(conditions.bound())?;
        while let Some(row) = rows.next()? {
            let mut share = read(row)?;
            let id: RecommendationId = row.get(FIRST + standing::N_COLUMNS)?;
            let is_judged_today = filter.is_open || filter.is_undated || !filter.healths.is_empty();
            let passes = filter.passes(share.standing.status, share.standing.watch, today, patience);
            if !passes || (is_judged_today && !share.counts_on(today)) {
                continue;
            }
            if filter.leaves_internal_out {
                share.standing.updated_on = told_on(connection, id, Some(share.owner))?;
                if !filter.is_updated(share.standing.updated_on) {
                    continue;
                }
            }
            each(id, share)?;
        }
        Ok(())
    }
}

/// The shares of one recommendation that count on `today`, by owner's code. If `owners` names some and any of these have
/// a share, only theirs.
pub(in crate::store) fn counting(
    connection: &Connection,
    id: RecommendationId,
    owners: &[OwnerId],
    today: NaiveDate,
) -> Result<Vec<Share>> {
    let filter = Filter { owners: owners.to_vec(), ..Filter::default() };
    let mut conditions = Conditions::of(&filter, Seen::Shares, connection, today)?;
    conditions.add("r.id = ?".to_owned(), std::iter::once(Box::new(id) as Box<dyn ToSql>));
    let sql = format!("{} {} ORDER BY o.code, v.id", select(), conditions.joined(OWNER));
    all(connection, &sql, conditions.bound(), read)
}

/// The shares of one recommendation, by owner's code, including those that have not begun or have ended.
pub(in crate::store) fn of(connection: &Connection, id: RecommendationId) -> Result<Vec<Share>> {
    let sql = format!(
        "{} FROM share v JOIN recommendation r ON r.id = v.recommendation_id {OWNER}
         WHERE v.recommendation_id = ?1
         ORDER BY o.code, v.id",
        select()
    );
    all(connection, &sql, [id], read)
}

const OWNER: &str = "JOIN owner o ON o.id = v.owner_id";

/// The columns that `read` expects.
fn select() -> String {
    format!("SELECT v.id, r.ref, v.owner_id, o.code, o.name, v.since_on, v.until_on, {}", standing::columns_of("v"))
}

/// The first column of the standing.
const FIRST: usize = 7;

fn read(row: &Row<'_>) -> rusqlite::Result<Share> {
    Ok(Share {
        id: row.get(0)?,
        reference: row.get(1)?,
        owner: row.get(2)?,
        code: row.get(3)?,
        owner_name: row.get(4)?,
        since_on: row.get(5)?,
        until_on: row.get(6)?,
        standing: standing::read(row, FIRST)?,
    })
}
