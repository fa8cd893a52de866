//! The time machine (DESIGN.md section 5): how the register stood at the end of a day, by what was known then. It folds the
//! follow-ups of that time anew and lays the result over the tables, as temporary views of the same names, so that every
//! read answers of that time without knowing it.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::ToSql;
use rusqlite::{Connection, params, params_from_iter};

use super::families::{self, Window};
use super::settle::refusal;
use super::values::Instant;
use super::{Register, standing};
use crate::error::Result;
use crate::model::family::{Item, stand};
use crate::model::id::RecommendationId;
use crate::model::state::Standing;

/// A day to look at, and what was known when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The state at the end of this day, and the health of this day.
    pub day: NaiveDate,
    /// What was recorded at this instant or later is left out.
    pub known_before: Option<DateTime<Utc>>,
}

impl Register {
    /// Lets every read that follows answer as of `moment`.
    ///
    /// # Errors
    /// The register can't be read, or its follow-ups break a rule.
    pub fn travel(&mut self, moment: Moment) -> Result<()> {
        let window = Window { until_on: moment.day, known_before: moment.known_before.map(Instant) };
        let mut standings = Standings { connection: &self.connection, window, of: HashMap::new(), of_shares: HashMap::new() };
        let mut statement = self.connection.prepare("SELECT id FROM recommendation ORDER BY id")?;
        let ids = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<RecommendationId>>>()?;
        for id in ids {
            standings.fold(id)?;
        }
        let Standings { of, of_shares, .. } = standings;
        lay_over(&self.connection, window, of, of_shares)?;
        drop(statement);
        self.window = window;
        Ok(())
    }
}

/// How every recommendation and every share stood within `window`, those too that did not count yet.
pub(super) fn standings(
    connection: &Connection,
    window: Window,
) -> Result<(HashMap<RecommendationId, Standing>, HashMap<i64, Standing>)> {
    let mut standings = Standings { connection, window, of: HashMap::new(), of_shares: HashMap::new() };
    let mut statement = connection.prepare("SELECT id FROM recommendation ORDER BY id")?;
    for id in statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<RecommendationId>>>()? {
        standings.fold(id)?;
    }
    Ok((standings.of, standings.of_shares))
}

/// The standings folded so far.
struct Standings<'c> {
    connection: &'c Connection,
    window: Window,
    of: HashMap<RecommendationId, Standing>,
    of_shares: HashMap<i64, Standing>,
}

impl Standings<'_> {
    /// Folds the whole family of `id`, after what it restates.
    fn fold(&mut self, id: RecommendationId) -> Result<()> {
        if self.of.contains_key(&id) {
            return Ok(());
        }
        let root = families::root(self.connection, id)?;
        let mut item = families::load(self.connection, root, self.window)?;
        self.restate(&mut item)?;
        match stand(&item, self.window.until_on) {
            Ok(outcomes) => {
                for outcome in outcomes {
                    self.of.insert(outcome.id, outcome.standing);
                    self.of_shares.extend(outcome.shares);
                }
                Ok(())
            }
            Err(refused) => Err(refusal(self.connection, refused, None)?),
        }
    }

    /// Puts the standing of that time in place of the present one that the rows hold.
    fn restate(&mut self, item: &mut Item) -> Result<()> {
        if item.restated.is_some()
            && let Some(oldest) = families::restated_by(self.connection, item.id)?
        {
            self.fold(oldest)?;
            item.restated = self.of.get(&oldest).cloned();
        }
        item.components.iter_mut().try_for_each(|component| self.restate(component))
    }
}

fn lay_over(
    connection: &Connection,
    window: Window,
    recommendations: HashMap<RecommendationId, Standing>,
    shares: HashMap<i64, Standing>,
) -> Result<()> {
    let columns = standing::COLUMNS;
    connection.execute_batch(&format!(
        "CREATE TEMP TABLE recommendation_then (id INTEGER PRIMARY KEY, {columns});
         CREATE TEMP TABLE share_then (id INTEGER PRIMARY KEY, {columns});
         BEGIN"
    ))?;
    let places = vec!["?"; standing::N_COLUMNS].join(", ");
    for (table, standings) in [
        ("recommendation_then", recommendations.into_iter().map(|(id, standing)| (id.0, standing)).collect::<Vec<_>>()),
        ("share_then", shares.into_iter().collect()),
    ] {
        let mut insert = connection.prepare(&format!("INSERT INTO temp.{table} (id, {columns}) VALUES (?, {places})"))?;
        for (id, standing) in standings {
            let values = standing::values(&standing);
            let bound = std::iter::once(&id as &dyn ToSql).chain(values.iter().map(|(_, value)| *value));
            insert.execute(params_from_iter(bound))?;
        }
    }
    connection.execute_batch("COMMIT")?;
    views(connection, window)
}

/// Views over the tables: what counted on the day, with the standings of that day.
fn views(connection: &Connection, window: Window) -> Result<()> {
    let day = window.until_on;
    let known = window.known_before.map_or_else(|| "9999".to_owned(), Instant::text);
    let keep = "id, ref, ref_key, sort_key, parent_id, kind, meeting_id, title, text, source, priority, done_when, tracking, first_on, recorded_at";
    let kept: Vec<String> = keep.split(", ").map(|column| format!("m.{column}")).collect();
    let standing = standing::columns_of("t");
    connection.execute_batch(&format!(
        "CREATE TEMP VIEW follow_up AS SELECT * FROM main.follow_up WHERE happened_on <= '{day}' AND recorded_at < '{known}';
         CREATE TEMP VIEW membership AS SELECT * FROM main.membership WHERE recorded_at < '{known}';
         CREATE TEMP VIEW share AS
           SELECT m.id, m.recommendation_id, m.owner_id, m.since_on, m.until_on, m.recorded_at, {standing}
           FROM main.share m JOIN temp.share_then t ON t.id = m.id
           WHERE m.recorded_at < '{known}' AND (m.since_on IS NULL OR m.since_on <= '{day}');
         CREATE TEMP VIEW recommendation AS
           SELECT {}, {standing}
           FROM main.recommendation m JOIN temp.recommendation_then t ON t.id = m.id
           WHERE m.recorded_at < '{known}'
             AND (m.first_on IS NULL OR m.first_on <= '{day}'
                  OR EXISTS (SELECT 1 FROM temp.follow_up f WHERE f.recommendation_id = m.id));",
        kept.join(", ")
    ))?;
    // The views are read as tables are; the statement proves that they can be.
    connection.query_row("SELECT count(*) FROM recommendation WHERE id > ?1", params![i64::MAX], |_| Ok(()))?;
    Ok(())
}
