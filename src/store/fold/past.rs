//! The time machine (DESIGN.md section 5): how the register stood at the end of a day, by what was known at some instant.
//! It folds the follow-ups up to then and puts the result over the tables, as temporary views of the same names, so that
//! every read answers for that time without knowing it.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::ToSql;
use rusqlite::{Connection, params, params_from_iter};

use super::census::singles;
use super::families;
use super::rewind::rewound;
use super::settle::refusal;
use crate::error::Result;
use crate::model::family::{Item, stand};
use crate::model::id::RecommendationId;
use crate::model::state::Standing;
use crate::model::vocabulary::Tracking;
use crate::store::file::register::Register;
use crate::store::sql::read::{Window, all, one};
use crate::store::sql::standing;
use crate::store::sql::values::Instant;

/// A day to look back to, and the instant whose knowledge counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The state at the end of this day, and the health on this day.
    pub day: NaiveDate,
    /// Rows recorded at this instant or later are left out.
    pub known_before: Option<DateTime<Utc>>,
}

impl Register {
    /// Makes every later read answer as of `moment`.
    ///
    /// # Errors
    /// The follow-ups break a rule.
    pub fn travel(&mut self, moment: Moment) -> Result<()> {
        let window = Window { until_on: moment.day, known_before: moment.known_before.map(Instant) };
        if let Some(known) = window.known_before
            && let Some(copy) = rewound(&self.connection, known)?
        {
            self.connection = copy;
        }
        let Standings { of, of_shares, trackings, .. } = folded(&self.connection, window)?;
        let of = of.into_iter().map(|(id, standing)| (id.0, standing, trackings.get(&id).copied()));
        put_over(&self.connection, "recommendation_then", of.collect())?;
        let of_shares = of_shares.into_iter().map(|(id, standing)| (id, standing, None));
        put_over(&self.connection, "share_then", of_shares.collect())?;
        views(&self.connection, window)?;
        self.window = window;
        Ok(())
    }
}

/// The standing of every recommendation and share within `window`, including those that did not count yet.
pub(in crate::store) fn standings(
    connection: &Connection,
    window: Window,
) -> Result<(HashMap<RecommendationId, Standing>, HashMap<i64, Standing>)> {
    let Standings { of, of_shares, .. } = folded(connection, window)?;
    Ok((of, of_shares))
}

/// The same for `ids` and their families only.
pub(in crate::store) fn standings_of(
    connection: &Connection,
    ids: impl IntoIterator<Item = RecommendationId>,
    window: Window,
) -> Result<HashMap<RecommendationId, Standing>> {
    let mut standings = Standings::none(connection, window);
    ids.into_iter().try_for_each(|id| standings.fold(id))?;
    Ok(standings.of)
}

fn folded(connection: &Connection, window: Window) -> Result<Standings<'_>> {
    let mut standings = Standings::none(connection, window);
    singles(connection, window, &mut |item| standings.stand(&item))?;
    let sql = "SELECT id FROM recommendation WHERE tracking <> 'single' OR parent_id IS NOT NULL ORDER BY id";
    for id in all::<RecommendationId>(connection, sql, [], |row| row.get(0))? {
        standings.fold(id)?;
    }
    Ok(standings)
}

/// The standings folded so far.
struct Standings<'c> {
    connection: &'c Connection,
    window: Window,
    of: HashMap<RecommendationId, Standing>,
    of_shares: HashMap<i64, Standing>,
    /// Where each status lived at that time.
    trackings: HashMap<RecommendationId, Tracking>,
}

impl<'c> Standings<'c> {
    fn none(connection: &'c Connection, window: Window) -> Self {
        Self { connection, window, of: HashMap::new(), of_shares: HashMap::new(), trackings: HashMap::new() }
    }

    /// Folds the whole family of `id`, after the recommendations that it restates.
    fn fold(&mut self, id: RecommendationId) -> Result<()> {
        if self.of.contains_key(&id) {
            return Ok(());
        }
        let root = families::root(self.connection, id)?;
        if self.of.contains_key(&root) {
            // A component that had not begun yet.
            return Ok(());
        }
        let mut item = families::load(self.connection, root, self.window)?;
        self.restate(&mut item)?;
        self.stand(&item)
    }

    /// Notes the standings of the family.
    fn stand(&mut self, item: &Item) -> Result<()> {
        self.note_tracking(item);
        match stand(item, self.window.until_on) {
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

    /// Replaces the present standing in the rows by the one of that time.
    fn restate(&mut self, item: &mut Item) -> Result<()> {
        if item.restated.is_some()
            && let Some(oldest) = families::restated_by(self.connection, item.id, self.window)?
        {
            self.fold(oldest)?;
            item.restated = self.of.get(&oldest).cloned();
        }
        item.components.iter_mut().try_for_each(|component| self.restate(component))
    }

    fn note_tracking(&mut self, item: &Item) {
        let tracking = if item.restated.is_some() {
            Tracking::Restated
        } else if !item.components.is_empty() {
            Tracking::Components
        } else if !item.shares.is_empty() {
            Tracking::Each
        } else {
            Tracking::Single
        };
        self.trackings.insert(item.id, tracking);
        item.components.iter().for_each(|component| self.note_tracking(component));
    }
}

/// Puts the standings of that time, and where each status lived, into a table of their own.
fn put_over(connection: &Connection, table: &str, mut rows: Vec<(i64, Standing, Option<Tracking>)>) -> Result<()> {
    let columns = standing::COLUMNS;
    connection
        .execute_batch(&format!("CREATE TEMP TABLE {table} (id INTEGER PRIMARY KEY, tracking, {columns}); SAVEPOINT put_over"))?;
    let places = vec!["?"; standing::N_COLUMNS].join(", ");
    let mut insert =
        connection.prepare(&format!("INSERT INTO temp.{table} (id, tracking, {columns}) VALUES (?, ?, {places})"))?;
    // In the order of ids, each row is appended after the one before.
    rows.sort_unstable_by_key(|(id, ..)| *id);
    for (id, standing, tracking) in rows {
        let values = standing::values(&standing);
        let bound = [&id as &dyn ToSql, &tracking].into_iter().chain(values.iter().map(|(_, value)| *value));
        insert.execute(params_from_iter(bound))?;
    }
    connection.execute_batch("RELEASE put_over")?;
    Ok(())
}

/// Puts views over the tables: what counted on the day, with the standings of that day.
fn views(connection: &Connection, window: Window) -> Result<()> {
    let (day, known) = (window.until_on, window.known());
    let keep =
        "id, ref, ref_key, sort_key, parent_id, kind, meeting_id, title, source, priority, done_when, first_on, recorded_at";
    let kept: Vec<String> = keep.split(", ").map(|column| format!("m.{column}")).collect();
    let standing = standing::columns_of("t");
    connection.execute_batch(&format!(
        "CREATE TEMP VIEW follow_up AS SELECT * FROM main.follow_up WHERE happened_on <= '{day}' AND recorded_at < '{known}';
         CREATE TEMP VIEW relation AS SELECT * FROM main.relation WHERE recorded_at < '{known}';
         CREATE TEMP VIEW revision AS SELECT * FROM main.revision WHERE recorded_at < '{known}';
         CREATE TEMP VIEW membership AS
           SELECT id, group_id, owner_id, since_on, CASE WHEN ifnull(until_recorded_at, '') < '{known}' THEN until_on END AS until_on, recorded_at
           FROM main.membership WHERE recorded_at < '{known}';
         CREATE TEMP VIEW focal_point AS
           SELECT id, owner_id, contact_id, lang, theme, is_coordinator, since_on,
                  CASE WHEN ifnull(until_recorded_at, '') < '{known}' THEN until_on END AS until_on, recorded_at
           FROM main.focal_point WHERE recorded_at < '{known}' AND (since_on IS NULL OR since_on <= '{day}');
         CREATE TEMP VIEW round AS
           SELECT id, ref, meeting_id, opened_on, closes_on, seal, recorded_at,
                  CASE WHEN ifnull(closed_at, '') < '{known}' AND ifnull(closed_on, '') <= '{day}' THEN closed_on END AS closed_on,
                  CASE WHEN ifnull(closed_at, '') < '{known}' AND ifnull(closed_on, '') <= '{day}' THEN closed_at END AS closed_at
           FROM main.round WHERE recorded_at < '{known}' AND opened_on <= '{day}';
         CREATE TEMP VIEW round_asked AS SELECT * FROM main.round_asked WHERE round_id IN (SELECT id FROM temp.round);
         CREATE TEMP VIEW round_letter AS
           SELECT * FROM main.round_letter WHERE recorded_at < '{known}' AND written_on <= '{day}';
         CREATE TEMP VIEW round_return AS
           SELECT id, ref, round_id, owner_id, CASE WHEN ifnull(decided_at, '') < '{known}' THEN state ELSE 'pending' END AS state,
                  received_on, recorded_at, recorded_by, reported_by, reported_by_id, channel, file, sha256,
                  decided_at, decided_by, reason
           FROM main.round_return WHERE recorded_at < '{known}' AND received_on <= '{day}';
         CREATE TEMP VIEW round_answer AS
           SELECT * FROM main.round_answer WHERE return_id IN (SELECT id FROM temp.round_return);
         CREATE TEMP VIEW share AS
           SELECT m.id, m.recommendation_id, m.owner_id, m.since_on, m.until_on, m.recorded_at, {standing}
           FROM main.share m JOIN temp.share_then t ON t.id = m.id
           WHERE m.recorded_at < '{known}' AND (m.since_on IS NULL OR m.since_on <= '{day}');
         CREATE TEMP VIEW recommendation AS
           SELECT {}, {standing}, t.tracking,
             ifnull((SELECT v.text FROM main.revision v
                     WHERE v.recommendation_id = m.id AND v.recorded_at >= '{known}' ORDER BY v.id LIMIT 1), m.text) AS text
           FROM main.recommendation m JOIN temp.recommendation_then t ON t.id = m.id
           WHERE m.recorded_at < '{known}'
             AND (m.first_on IS NULL OR m.first_on <= '{day}'
                  OR EXISTS (SELECT 1 FROM temp.follow_up f WHERE f.recommendation_id = m.id));",
        kept.join(", ")
    ))?;
    // The views are read like tables; this statement proves that they work.
    one(connection, "SELECT count(*) FROM recommendation WHERE id > ?1", params![i64::MAX], |_| Ok(()))?;
    Ok(())
}
