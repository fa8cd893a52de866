//! Reading recommendations one at a time, in the order of lists or another order.

use chrono::NaiveDate;
use rusqlite::types::ToSql;
use rusqlite::{CachedStatement, Connection, Row, params};

use super::dossier::told_on;
use super::{search, translations};
use crate::error::Result;
use crate::model::health::Patience;
use crate::model::id::RecommendationId;
use crate::model::progress::Tally;
use crate::model::record::{Assignment, Recommendation};
use crate::model::vocabulary::{Kind, Tracking};
use crate::store::file::register::Register;
use crate::store::fold::settle::oldest;
use crate::store::lookup::conditions::Conditions;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::seen::Seen;
use crate::store::lookup::settings;
use crate::store::sql::read::{holds, one};
use crate::store::sql::standing;

impl Register {
    /// Calls `each` with each recommendation that passes `filter`, as of `today`. If the filter names one owner, the
    /// owner's share replaces a recommendation that is tracked each.
    ///
    /// # Errors
    /// An error from `each`.
    pub fn recommendations(
        &self,
        filter: &Filter,
        today: NaiveDate,
        each: &mut dyn FnMut(Recommendation) -> Result<()>,
    ) -> Result<()> {
        let patience = settings::read(&self.connection)?.patience;
        if filter.sort.is_empty() {
            return walk(&self.connection, filter, today, patience, each);
        }
        let mut records = Vec::new();
        walk(&self.connection, filter, today, patience, &mut |record| {
            records.push(record);
            Ok(())
        })?;
        filter.sort(&mut records, today, patience);
        records.into_iter().try_for_each(each)
    }
}

impl Register {
    /// How many recommendations of the background kind `kind` pass the filter if its own kinds are ignored.
    pub fn count_background(&self, filter: &Filter, kind: Kind, today: NaiveDate) -> Result<u32> {
        let narrowed = Filter { kinds: vec![kind], sort: Vec::new(), ..filter.clone() };
        if narrowed.healths.is_empty() && !narrowed.is_undated {
            let connection = &self.connection;
            let mut conditions = Conditions::of(&narrowed, Seen::of(&narrowed), connection, today)?;
            // Worded as in the partial index, or SQLite would not use it.
            conditions.add("r.kind IN ('proposal', 'need')".to_owned(), std::iter::empty());
            search::narrow(connection, &narrowed, &mut conditions)?;
            let sql = format!("SELECT count(*) {}", conditions.sql());
            return one(connection, &sql, conditions.bound(), |row| row.get(0));
        }
        let mut n = 0;
        self.recommendations(&narrowed, today, &mut |_| {
            n += 1;
            Ok(())
        })?;
        Ok(n)
    }
}

const COLUMNS: &str = "r.id, r.ref, p.ref, r.kind, m.ref, r.title, r.text, r.source, r.priority, r.done_when, r.tracking";
const N_COLUMNS: usize = 13;

/// Reads the recommendations in the order of lists.
pub(in crate::store) fn walk(
    connection: &Connection,
    filter: &Filter,
    today: NaiveDate,
    patience: Patience,
    each: &mut dyn FnMut(Recommendation) -> Result<()>,
) -> Result<()> {
    let mut conditions = Conditions::of(filter, Seen::of(filter), connection, today)?;
    search::narrow(connection, filter, &mut conditions)?;
    let sql = select(&conditions);
    let mut details = Details::prepare(connection, today)?;
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(conditions.bound())?;
    while let Some(row) = rows.next()? {
        let mut record = read(row)?;
        if !filter.passes(record.standing.status, record.standing.watch, today, patience) {
            continue;
        }
        details.complete(&mut record, patience)?;
        if filter.leaves_internal_out {
            record.standing.updated_on = told_on(connection, record.id, record.share_of)?;
            if !filter.is_updated(record.standing.updated_on) {
                continue;
            }
        }
        each(record)?;
    }
    Ok(())
}

/// One recommendation as of `today`.
pub(in crate::store) fn by_id(
    connection: &Connection,
    id: RecommendationId,
    today: NaiveDate,
    patience: Patience,
) -> Result<Recommendation> {
    let mut only = Conditions::of(&Filter::default(), Seen::Wholes, connection, today)?;
    only.add("r.id = ?".to_owned(), std::iter::once(Box::new(id) as Box<dyn ToSql>));
    let mut record = one(connection, &select(&only), only.bound(), read)?;
    Details::prepare(connection, today)?.complete(&mut record, patience)?;
    Ok(record)
}

pub(in crate::store) fn select(conditions: &Conditions) -> String {
    let seen = conditions.seen();
    let joined = "LEFT JOIN recommendation p ON p.id = r.parent_id LEFT JOIN meeting m ON m.id = r.meeting_id";
    format!("SELECT {COLUMNS}, {}, {} {} ORDER BY r.sort_key", seen.share(), seen.columns(), conditions.joined(joined))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Recommendation> {
    Ok(Recommendation {
        id: row.get(0)?,
        reference: row.get(1)?,
        parent: row.get(2)?,
        kind: row.get(3)?,
        meeting: row.get(4)?,
        title: row.get(5)?,
        text: row.get(6)?,
        source: row.get(7)?,
        themes: Vec::new(),
        priority: row.get(8)?,
        done_when: row.get(9)?,
        tracking: row.get(10)?,
        owners: Vec::new(),
        share_of: row.get(12)?,
        standing: standing::read(row, N_COLUMNS)?,
        tally: None,
        translations: Vec::new(),
    })
}

/// What other tables hold about a recommendation.
struct Details<'c> {
    connection: &'c Connection,
    owners: CachedStatement<'c>,
    themes: CachedStatement<'c>,
    are_translated: bool,
    today: NaiveDate,
    /// `today` as SQL compares it, written once for all rows.
    day: String,
}

impl<'c> Details<'c> {
    fn prepare(connection: &'c Connection, today: NaiveDate) -> Result<Self> {
        let owners = connection.prepare_cached(&format!(
            "SELECT a.owner_id, o.code, a.role FROM assignment a JOIN owner o ON o.id = a.owner_id
             WHERE a.recommendation_id = ?1 AND {}
             ORDER BY a.place, a.id",
            holds("a", "?2")
        ))?;
        let themes = connection.prepare_cached("SELECT name FROM theme WHERE recommendation_id = ?1 ORDER BY name")?;
        let are_translated = translations::are_any(connection)?;
        Ok(Self { connection, owners, themes, are_translated, today, day: today.to_string() })
    }

    fn complete(&mut self, record: &mut Recommendation, patience: Patience) -> Result<()> {
        let mut rows = self.owners.query(params![record.id, self.day])?;
        while let Some(row) = rows.next()? {
            record.owners.push(Assignment { owner: row.get(0)?, code: row.get(1)?, role: row.get(2)? });
        }
        let mut rows = self.themes.query([record.id])?;
        while let Some(row) = rows.next()? {
            record.themes.push(row.get(0)?);
        }
        if self.are_translated {
            record.translations = translations::of(self.connection, record.id)?;
        }
        if record.share_of.is_none() {
            record.tally = tally_of(self.connection, record, self.today, patience)?;
        }
        Ok(())
    }
}

/// The tally of its own shares, or of those of the one that it restates.
fn tally_of(connection: &Connection, record: &Recommendation, today: NaiveDate, patience: Patience) -> Result<Option<Tally>> {
    let counted = match record.tracking {
        Tracking::Each => record.id,
        Tracking::Restated => oldest(connection, record.id)?,
        Tracking::Single | Tracking::Components => return Ok(None),
    };
    let tally = tally(connection, counted, today, patience)?;
    Ok(Some(tally).filter(|tally| record.tracking == Tracking::Each || tally.n_shares() > 0))
}

/// Counts the shares of a recommendation that count on `today`, by how they stand.
fn tally(connection: &Connection, id: RecommendationId, today: NaiveDate, patience: Patience) -> Result<Tally> {
    let sql = format!(
        "SELECT {} FROM share s WHERE s.recommendation_id = ?1 AND {} ORDER BY s.id",
        standing::columns_of("s"),
        holds("s", "?2")
    );
    let mut tally = Tally::default();
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![id, today])?;
    while let Some(row) = rows.next()? {
        tally.count(&standing::read(row, 0)?, today, patience);
    }
    Ok(tally)
}
