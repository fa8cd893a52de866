//! What follows from the follow-ups: each family is folded, after those that it restates. What the rules refuse is an
//! error in the file. For rows that came without a log the standings are written; for rows that came with one they are
//! compared.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::ToSql;

use super::logged::LogIn;
use super::plain::Plain;
use super::spot::Spot;
use crate::error::{Error, Result};
use crate::model::family::{Item, Outcome, stand};
use crate::model::follow_up::FollowUp;
use crate::model::id::RecommendationId;
use crate::model::refusal::Refusal;
use crate::model::state::Standing;
use crate::store::check::standings::{roots, turning_days};
use crate::store::fold::families::{load, root};
use crate::store::fold::settle::write;
use crate::store::log::tables::{FOLLOW_UP, Logged, RECOMMENDATION, SHARE};
use crate::store::rules::between::{Broken, rules};
use crate::store::sql::read::{Window, one};
use crate::store::sql::standing;

/// Where in the file a row of a table is.
pub(super) trait Spots {
    fn connection(&self) -> &Connection;

    fn spot(&self, table: Logged, id: i64) -> Result<Spot>;

    /// The key that the file uses for a column of a table.
    fn key(&self, table: Logged, column: &'static str) -> &'static str;
}

/// Refuses rows that break a rule between rows; nothing may have happened after `today`.
pub(super) fn check_rules(spots: &impl Spots, today: NaiveDate) -> Result<()> {
    for rule in rules() {
        rule.find(spots.connection(), today, &mut |Broken { table, id, column, why }| {
            Err(spots.spot(table, id)?.wrong(spots.key(table, column), why))
        })?;
    }
    Ok(())
}

/// Refuses components nested without end: they are read recursively.
pub(super) fn check_depth(spot: Spot, place_in_lists: &str) -> Result<()> {
    /// Deeper than anybody splits.
    const DEEPEST: usize = 100;
    if place_in_lists.matches('\t').count() > DEEPEST {
        return Err(spot.wrong("parent", format!("it is more than {DEEPEST} levels deep")));
    }
    Ok(())
}

/// Writes the standings that follow from the follow-ups.
pub(super) fn settle_all(plain: &mut Plain<'_>, today: NaiveDate) -> Result<()> {
    for id in in_order(plain)? {
        for outcome in fold(plain, &load_one(plain, id)?, today)? {
            write(&mut plain.change, &outcome)?;
        }
    }
    Ok(())
}

/// Refuses standings that do not follow from the follow-ups. A share that begins or ends on a day counts as of the last
/// fold of its recommendation, which was before today.
pub(super) fn compare_all(log: &LogIn<'_>, today: NaiveDate) -> Result<()> {
    for id in in_order(log)? {
        let item = load_one(log, id)?;
        let Some(difference) = difference(log, &fold(log, &item, today)?)? else { continue };
        let mut stood = false;
        for day in turning_days(&item) {
            stood = stood || self::difference(log, &fold(log, &item, day)?)?.is_none();
        }
        if !stood {
            let (table, id, column) = difference;
            return Err(log.spot(table, id)?.wrong(column, "it does not follow from the follow-ups"));
        }
    }
    Ok(())
}

fn load_one(spots: &impl Spots, id: RecommendationId) -> Result<Item> {
    let item = load(spots.connection(), id, Window::ALL)?;
    each_follow_up(&item, &mut |follow_up| {
        let Err(refusal) = follow_up.complete() else { return Ok(()) };
        Err(refused(spots, follow_up.id, &refusal)?)
    })?;
    Ok(item)
}

fn each_follow_up(item: &Item, each: &mut dyn FnMut(&FollowUp) -> Result<()>) -> Result<()> {
    let of_shares = item.shares.iter().flat_map(|share| &share.follow_ups);
    item.follow_ups.iter().chain(of_shares).try_for_each(&mut *each)?;
    item.components.iter().try_for_each(|component| each_follow_up(component, each))
}

fn fold(spots: &impl Spots, item: &Item, day: NaiveDate) -> Result<Vec<Outcome>> {
    stand(item, day).or_else(|step| Err(refused(spots, step.step.id, &step.step.refusal)?))
}

fn refused(spots: &impl Spots, follow_up: i64, refusal: &Refusal) -> Result<Error> {
    let key = match refusal {
        Refusal::StatusNeedsNote(_) | Refusal::ReopeningNeedsNote { .. } | Refusal::QueryNeedsNote | Refusal::SaysNothing => {
            "note"
        }
        Refusal::NeedsReviewDate | Refusal::ExtensionNeedsReason { .. } => "due",
        Refusal::NeedsSuccessor | Refusal::SuccessorWithout(_) | Refusal::ReplacesItself => "successor",
        Refusal::BackToNotReported { .. } => "status",
        Refusal::NeedsEvidence(_) => "evidence",
        Refusal::ConfirmedByReporter(_) => "recorded_by",
        Refusal::NothingToConfirm(_) => "assurance",
        Refusal::JudgedOther { .. } => "judged_status",
        Refusal::NothingToSettle => "settlement",
        Refusal::LaterStep { .. } | Refusal::BeforeFirstDay { .. } | Refusal::AfterLastDay { .. } | Refusal::InFuture { .. } => {
            "happened_on"
        }
    };
    Ok(spots.spot(FOLLOW_UP, follow_up)?.wrong(key, refusal.to_string()))
}

/// The recommendations at the top, each after those that it restates; circles have already been refused.
fn in_order(spots: &impl Spots) -> Result<Vec<RecommendationId>> {
    let connection = spots.connection();
    // For each family, how many others it waits for, and which ones wait for it.
    let mut n_awaited: HashMap<RecommendationId, u32> = HashMap::new();
    let mut waiting: HashMap<RecommendationId, Vec<RecommendationId>> = HashMap::new();
    let sql = "SELECT recommendation_id, target_id FROM relation WHERE kind = 'reiterates' ORDER BY id";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (from, target) = (root(connection, row.get(0)?)?, root(connection, row.get(1)?)?);
        *n_awaited.entry(from).or_default() += 1;
        waiting.entry(target).or_default().push(from);
    }
    let mut order = roots(connection)?;
    order.retain(|id| !n_awaited.contains_key(id));
    let mut place = 0;
    while let Some(done) = order.get(place) {
        for next in waiting.remove(done).unwrap_or_default() {
            let n = n_awaited.entry(next).or_default();
            *n -= 1;
            if *n == 0 {
                n_awaited.remove(&next);
                order.push(next);
            }
        }
        place += 1;
    }
    Ok(order)
}

/// The first column of a standing that differs from what the fold gives.
fn difference(log: &LogIn<'_>, outcomes: &[Outcome]) -> Result<Option<(Logged, i64, &'static str)>> {
    for outcome in outcomes {
        let of_shares = outcome.shares.iter().map(|(id, standing)| (SHARE, *id, standing));
        for (table, id, folded) in std::iter::once((RECOMMENDATION, outcome.id.0, &outcome.standing)).chain(of_shares) {
            let sql = format!("SELECT {} FROM {} WHERE id = ?1", standing::COLUMNS, table.0);
            let present: Standing = one(log.connection(), &sql, [id], |row| standing::read(row, 0))?;
            if present == *folded {
                continue;
            }
            for ((column, ours), (_, theirs)) in standing::values(folded).into_iter().zip(standing::values(&present)) {
                if !is_same(ours, theirs)? {
                    return Ok(Some((table, id, column)));
                }
            }
        }
    }
    Ok(None)
}

fn is_same(a: &dyn ToSql, b: &dyn ToSql) -> Result<bool> {
    Ok(a.to_sql()? == b.to_sql()?)
}
