//! What came back in a round: each return, whether it waits for a decision, and the deadlines that owners ask for in it: each
//! wish waits until a deadline is set.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::answers::{ANSWER, N_ANSWER, answer};
use super::asked::subject;
use crate::error::{Error, Result};
use crate::model::id::{ContactId, OwnerId, RecommendationId, RoundId};
use crate::model::reference::one_spaced;
use crate::model::round::{Answer, Return, Wish};
use crate::model::vocabulary::{Channel, ReturnState, WishState};
use crate::store::file::register::Register;
use crate::store::log::change::Change;
use crate::store::log::tables::{ROUND_ANSWER, ROUND_RETURN};
use crate::store::lookup::find::folded;
use crate::store::person::focal_points;
use crate::store::sql::read::{all, maybe, one};
use crate::store::sql::values::Instant;

/// A return that was received; its answers are added one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReturn {
    pub round: RoundId,
    pub owner: OwnerId,
    pub state: ReturnState,
    pub received_on: NaiveDate,
    pub reported_by: Option<String>,
    pub channel: Channel,
    pub file: Option<String>,
    /// Of the file's bytes, in hexadecimal digits.
    pub sha256: Option<String>,
}

/// A return with its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptReturn {
    pub round: RoundId,
    /// Its row id.
    pub id: i64,
    pub told: Return,
    /// By item, in the order of the file.
    pub answers: Vec<(RecommendationId, Answer)>,
}

impl Change<'_> {
    /// Saves a return, and returns its row id and its reference, which is the round's with the next number.
    pub fn keep_return(&mut self, new: &NewReturn) -> Result<(i64, String)> {
        let connection = self.connection();
        // If a return was undone, its number and reference are free again.
        let sql = "SELECT r.ref, (SELECT count(*) FROM round_return WHERE round_id = r.id) FROM round r WHERE r.id = ?1";
        let (round, n): (String, i64) = one(connection, sql, [new.round], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut number = n + 1;
        let is_taken = |number: i64| -> Result<bool> {
            let sql = "SELECT EXISTS (SELECT 1 FROM round_return WHERE ref = ?1)";
            one(connection, sql, [format!("{round}/{number}")], |row| row.get(0))
        };
        while is_taken(number)? {
            number += 1;
        }
        let reference = format!("{round}/{number}");
        let reporter = match &new.reported_by {
            Some(name) => person_of(connection, new.owner, name)?,
            None => None,
        };
        let reported_by = if reporter.is_some() { &None } else { &new.reported_by };
        let row = self.insert(
            ROUND_RETURN,
            &[
                ("ref", &reference),
                ("round_id", &new.round),
                ("owner_id", &new.owner),
                ("state", &new.state),
                ("received_on", &new.received_on),
                ("recorded_at", &self.at()),
                ("recorded_by", &self.by().to_owned()),
                ("reported_by", reported_by),
                ("reported_by_id", &reporter),
                ("channel", &new.channel),
                ("file", &new.file),
                ("sha256", &new.sha256),
            ],
        )?;
        Ok((row, reference))
    }

    /// The return called `text`, whatever its case, with its answers.
    ///
    /// # Errors
    /// There is none; the waiting ones are named.
    pub fn find_return(&self, text: &str) -> Result<KeptReturn> {
        let connection = self.connection();
        let sql = "SELECT id, round_id FROM round_return WHERE ref = ?1";
        let found: Option<(i64, RoundId)> = maybe(connection, sql, [one_spaced(text)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let Some((id, round)) = found else {
            let sql = "SELECT ref FROM round_return WHERE state = 'pending' ORDER BY id LIMIT 5";
            let alike = all(connection, sql, [], |row| row.get(0))?;
            return Err(Error::NoReturn { name: text.trim().to_owned(), alike });
        };
        let wanted = returns(connection, round)?.into_iter().find(|(row, _)| *row == id);
        let (_, found) = wanted.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let sql = format!("SELECT {ANSWER}, w.recommendation_id FROM round_answer w WHERE w.return_id = ?1 ORDER BY w.id");
        let read = |row: &Row<'_>| Ok((row.get(N_ANSWER)?, answer(row)?));
        let answers = all(connection, &sql, [id], read)?;
        Ok(KeptReturn { round, id, told: found, answers })
    }

    /// Accepts or rejects a waiting return; `recorded` are the items whose answers became follow-ups.
    pub fn decide_return(
        &mut self,
        id: i64,
        state: ReturnState,
        reason: Option<&str>,
        recorded: &BTreeSet<RecommendationId>,
    ) -> Result<()> {
        let (at, by) = (self.at(), self.by().to_owned());
        self.update(ROUND_RETURN, id, &[("state", &state), ("decided_at", &at), ("decided_by", &by), ("reason", &reason)])?;
        let sql = "SELECT id, recommendation_id FROM round_answer WHERE return_id = ?1 ORDER BY id";
        let rows: Vec<(i64, RecommendationId)> = all(self.connection(), sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (row, item) in rows {
            if recorded.contains(&item) {
                self.update(ROUND_ANSWER, row, &[("is_recorded", &true)])?;
            }
        }
        Ok(())
    }

    /// Accepts the waiting returns of the owner of which every answer has since been given in a return that counts; returns
    /// their references.
    pub fn settle_waiting(&mut self, round: RoundId, owner: OwnerId) -> Result<Vec<String>> {
        let sql = "SELECT id, ref FROM round_return WHERE round_id = ?1 AND owner_id = ?2 AND state = 'pending' ORDER BY id";
        let waiting: Vec<(i64, String)> =
            all(self.connection(), sql, params![round, owner], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut settled = Vec::new();
        for (id, reference) in waiting {
            if let Some(recorded) = self.given_since(id)? {
                self.decide_return(id, ReturnState::Accepted, None, &recorded)?;
                settled.push(reference);
            }
        }
        Ok(settled)
    }
}

impl Register {
    /// What came back in the round, in the order of recording.
    pub fn returns(&self, round: RoundId) -> Result<Vec<Return>> {
        Ok(returns(&self.connection, round)?.into_iter().map(|(_, one)| one).collect())
    }
}

fn returns(connection: &Connection, round: RoundId) -> Result<Vec<(i64, Return)>> {
    let sql = "SELECT t.id, t.ref, t.owner_id, o.code, t.state, t.received_on, t.recorded_at, t.recorded_by,
          ifnull(t.reported_by, (SELECT ifnull(c.name, '[forgotten]') FROM contact c WHERE c.id = t.reported_by_id)),
          t.channel, t.file, t.reason, (SELECT count(*) FROM round_answer w WHERE w.return_id = t.id)
        FROM round_return t JOIN owner o ON o.id = t.owner_id
        WHERE t.round_id = ?1 ORDER BY t.id";
    let read = |row: &Row<'_>| {
        let at: Instant = row.get(6)?;
        let one = Return {
            reference: row.get(1)?,
            owner: row.get(2)?,
            code: row.get(3)?,
            state: row.get(4)?,
            received_on: row.get(5)?,
            recorded_at: at.0,
            recorded_by: row.get(7)?,
            reported_by: row.get(8)?,
            channel: row.get(9)?,
            file: row.get(10)?,
            reason: row.get(11)?,
            n_answers: row.get(12)?,
        };
        Ok((row.get(0)?, one))
    };
    all(connection, sql, [round], read)
}

/// The owner's focal point, present or past, with that name.
fn person_of(connection: &Connection, owner: OwnerId, name: &str) -> Result<Option<ContactId>> {
    let wanted = folded(name.trim());
    let tenures = focal_points::of_owner(connection, owner)?;
    let is_called = |called: &str| folded(called) == wanted;
    let person = tenures.iter().rev().find(|one| one.contact.name.as_deref().is_some_and(is_called));
    Ok(person.map(|one| one.person))
}

impl Register {
    /// The wishes of one round or of all, in the order in which they came. A wish is decided once any deadline has been
    /// set on the item, even the old one again.
    pub fn wishes(&self, round: Option<RoundId>) -> Result<Vec<Wish>> {
        let sql = format!(
            "SELECT d.ref, r.ref, o.code, r.title, ifnull(s.due, q.due), w.due, w.reason,
              t.received_on,
              EXISTS (SELECT 1 FROM follow_up f
                      WHERE f.recommendation_id = q.id AND f.owner_id IS s.owner_id
                        AND f.due IS NOT NULL AND NOT f.is_move
                        AND f.recorded_at > iif(t.state = 'accepted', t.decided_at, t.recorded_at))
            FROM round_answer w
            JOIN round_return t ON t.id = w.return_id
            JOIN round d ON d.id = t.round_id
            JOIN round_asked a ON a.round_id = t.round_id AND a.owner_id = t.owner_id AND a.recommendation_id = w.recommendation_id
            JOIN owner o ON o.id = t.owner_id
            {}
            WHERE (?1 IS NULL OR d.id = ?1) AND t.state IN ('recorded', 'accepted') AND w.due IS NOT NULL
              AND NOT EXISTS (
                SELECT 1 FROM round_answer n JOIN round_return u ON u.id = n.return_id
                WHERE u.round_id = t.round_id AND u.owner_id = t.owner_id AND n.recommendation_id = w.recommendation_id
                  AND u.state IN ('recorded', 'accepted') AND n.id > w.id)
            ORDER BY w.id",
            subject()
        );
        let read = |row: &Row<'_>| {
            let is_decided: bool = row.get(8)?;
            Ok(Wish {
                round: row.get(0)?,
                reference: row.get(1)?,
                owner: row.get(2)?,
                title: row.get(3)?,
                due_now: row.get(4)?,
                due: row.get(5)?,
                reason: row.get(6)?,
                received_on: row.get(7)?,
                state: if is_decided { WishState::Decided } else { WishState::Open },
            })
        };
        all(&self.connection, &sql, params![round], read)
    }
}
