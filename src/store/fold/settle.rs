//! After a follow-up, folds the standings that it affects again and writes them on their rows: up to the compound, and on
//! to whatever restates it.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::families;
use crate::error::{Error, Result};
use crate::model::family::{Outcome, Refused, stand};
use crate::model::id::RecommendationId;
use crate::store::log::change::Change;
use crate::store::log::tables::{RECOMMENDATION, SHARE};
use crate::store::lookup::subject::subject;
use crate::store::sql::standing;
use crate::store::sql::window::Window;

/// Writes the standings of `start`, of its whole family and of whatever restates a member of it. `recorded` is the
/// follow-up that was just added, so that the error can say when it is a later one that is refused.
///
/// # Errors
/// The rule that refuses a follow-up; the change must then be given up.
pub(in crate::store) fn settle(change: &mut Change<'_>, start: RecommendationId, recorded: Option<i64>) -> Result<()> {
    /// Restatements may lead to a family in several ways, and it is folded once for each. Only if relations run in a
    /// circle, which `link` refuses, would it be more than this.
    const MOST_VISITS: u32 = 1000;
    let connection = change.connection();
    let mut waiting = vec![families::root(connection, start)?];
    let mut visits: HashMap<RecommendationId, u32> = HashMap::new();
    while let Some(root) = waiting.pop() {
        let n_visits = visits.entry(root).or_default();
        *n_visits += 1;
        if *n_visits > MOST_VISITS {
            continue;
        }
        let is_first = *n_visits == 1;
        for outcome in folded(connection, root, change.today(), recorded)? {
            if write(change, &outcome)? || is_first {
                for restating in families::restating(connection, outcome.id)? {
                    waiting.push(families::root(connection, restating)?);
                }
            }
        }
    }
    Ok(())
}

fn folded(connection: &Connection, root: RecommendationId, today: NaiveDate, recorded: Option<i64>) -> Result<Vec<Outcome>> {
    let item = families::load(connection, root, Window::ALL)?;
    stand(&item, today).or_else(|refused| Err(refusal(connection, refused, recorded)?))
}

/// A family's refusal, with the reference and the owner's code that it is about.
pub(in crate::store) fn refusal(connection: &Connection, refused: Refused, recorded: Option<i64>) -> Result<Error> {
    let subject = subject(connection, refused.id, refused.owner)?;
    Ok(Error::Refused { subject, refusal: refused.because(recorded.unwrap_or_default()) })
}

/// Writes the standings and returns whether the recommendation's own has changed.
pub(in crate::store) fn write(change: &mut Change<'_>, outcome: &Outcome) -> Result<bool> {
    for (id, share) in &outcome.shares {
        change.update(SHARE, *id, &standing::values(share))?;
    }
    change.update(RECOMMENDATION, outcome.id.0, &standing::values(&outcome.standing))
}
