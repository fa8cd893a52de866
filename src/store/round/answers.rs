//! The answered rows of returns, as received: what an owner said earlier about an item, and the answers that the register does
//! not have.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Row, params};

use crate::error::Result;
use crate::model::id::{RecommendationId, RoundId};
use crate::model::round::{Answer, Asked, Beside};
use crate::model::vocabulary::ReturnState;
use crate::store::file::register::Register;
use crate::store::log::change::Change;
use crate::store::log::tables::ROUND_ANSWER;
use crate::store::sql::read::all;

/// An answer that was given earlier to the same item in the same round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The reference of its return.
    pub reference: String,
    pub received_on: NaiveDate,
    pub state: ReturnState,
    /// It became a follow-up; otherwise it waits, or the register's version was kept.
    pub is_recorded: bool,
    pub answer: Answer,
}

/// The values of an answer `w`.
pub(super) const ANSWER: &str = "w.is_unchanged, w.status, w.note, w.happened_on, w.cause, w.evidence, w.due, w.reason";
pub(super) const N_ANSWER: usize = 8;

pub(super) fn answer(row: &Row<'_>) -> rusqlite::Result<Answer> {
    Ok(Answer {
        is_unchanged: row.get(0)?,
        status: row.get(1)?,
        note: row.get(2)?,
        happened_on: row.get(3)?,
        cause: row.get(4)?,
        evidence: row.get(5)?,
        due: row.get(6)?,
        reason: row.get(7)?,
    })
}

/// Another answer `n`, of the return `u`, says the same of the same item as `w` of `t`, in the same round.
const GIVEN_AGAIN: &str = "u.round_id = t.round_id AND u.owner_id = t.owner_id AND n.recommendation_id = w.recommendation_id
      AND n.is_unchanged = w.is_unchanged AND n.status IS w.status AND n.note IS w.note AND n.happened_on IS w.happened_on
      AND n.cause IS w.cause AND n.evidence IS w.evidence AND n.due IS w.due AND n.reason IS w.reason";

impl Change<'_> {
    /// Adds an answered row to a return; `is_recorded` says whether it became a follow-up.
    pub fn keep_answer(&mut self, of: i64, item: RecommendationId, answer: &Answer, is_recorded: bool) -> Result<()> {
        self.insert(
            ROUND_ANSWER,
            &[
                ("return_id", &of),
                ("recommendation_id", &item),
                ("is_unchanged", &answer.is_unchanged),
                ("is_recorded", &is_recorded),
                ("status", &answer.status),
                ("note", &answer.note),
                ("happened_on", &answer.happened_on),
                ("cause", &answer.cause),
                ("evidence", &answer.evidence),
                ("due", &answer.due),
                ("reason", &answer.reason),
            ],
        )?;
        Ok(())
    }

    /// What the owner's earlier returns in the round answered to the question, the newest last, without rejected ones.
    pub fn earlier_answers(&self, round: RoundId, asked: &Asked) -> Result<Vec<Earlier>> {
        let others = asked.others.iter().map(|(item, _)| item.0.to_string());
        let items: Vec<String> = std::iter::once(asked.recommendation.0.to_string()).chain(others).collect();
        let sql = format!(
            "SELECT {ANSWER}, t.received_on, t.state, t.ref, w.is_recorded FROM round_answer w JOIN round_return t ON t.id = w.return_id
             WHERE t.round_id = ?1 AND t.owner_id = ?2 AND w.recommendation_id IN ({}) AND t.state <> 'rejected'
             ORDER BY t.id",
            items.join(", ")
        );
        let read = |row: &Row<'_>| {
            Ok(Earlier {
                answer: answer(row)?,
                received_on: row.get(N_ANSWER)?,
                state: row.get(N_ANSWER + 1)?,
                reference: row.get(N_ANSWER + 2)?,
                is_recorded: row.get(N_ANSWER + 3)?,
            })
        };
        all(self.connection(), &sql, params![round, asked.owner], read)
    }

    /// If every answer of a return has also been given in another one that counts: the items of those that became follow-ups.
    pub(super) fn given_since(&self, of: i64) -> Result<Option<BTreeSet<RecommendationId>>> {
        let sql = format!(
            "SELECT w.recommendation_id,
               (SELECT max(n.is_recorded) FROM round_answer n JOIN round_return u ON u.id = n.return_id
                WHERE {GIVEN_AGAIN} AND u.state IN ('recorded', 'accepted'))
             FROM round_answer w JOIN round_return t ON t.id = w.return_id
             WHERE w.return_id = ?1 ORDER BY w.id"
        );
        let given: Vec<(RecommendationId, Option<bool>)> =
            all(self.connection(), &sql, [of], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if given.iter().any(|(_, is_recorded)| is_recorded.is_none()) {
            return Ok(None);
        }
        Ok(Some(given.into_iter().filter(|(_, is_recorded)| *is_recorded == Some(true)).map(|(item, _)| item).collect()))
    }
}

impl Register {
    /// The answers of the round that the register does not have, in the order in which they came: they wait for a decision, the
    /// register's version was kept, or their return was rejected.
    pub fn answers_beside(&self, round: RoundId) -> Result<Vec<Beside>> {
        let sql = format!(
            "SELECT {ANSWER}, t.ref, r.ref, o.code, t.state
             FROM round_answer w
             JOIN round_return t ON t.id = w.return_id
             JOIN owner o ON o.id = t.owner_id
             JOIN recommendation r ON r.id = w.recommendation_id
             WHERE t.round_id = ?1 AND NOT w.is_recorded
               AND NOT EXISTS (SELECT 1 FROM round_answer n JOIN round_return u ON u.id = n.return_id
                               WHERE {GIVEN_AGAIN} AND u.state <> 'rejected' AND (n.is_recorded OR n.id > w.id))
             ORDER BY w.id"
        );
        let read = |row: &Row<'_>| {
            Ok(Beside {
                answer: answer(row)?,
                returned: row.get(N_ANSWER)?,
                reference: row.get(N_ANSWER + 1)?,
                owner: row.get(N_ANSWER + 2)?,
                state: row.get(N_ANSWER + 3)?,
            })
        };
        all(&self.connection, &sql, params![round], read)
    }
}
