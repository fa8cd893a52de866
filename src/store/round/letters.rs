//! The letters of a round: who gets an owner's letters and in which language, what was sent, and the seal that identifies
//! a sheet when it comes back. Letters go to the coordinator among the owner's focal points, or if there is none to the
//! one who has served longest.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use super::rounds;
use crate::error::{Result, RoundRefusal};
use crate::model::id::{OwnerId, RoundId};
use crate::model::people::FocalPoint;
use crate::model::vocabulary::Lang;
use crate::store::file::register::Register;
use crate::store::log::change::Change;
use crate::store::log::images::hexadecimal;
use crate::store::log::tables::ROUND_LETTER;
use crate::store::lookup::settings;
use crate::store::person::focal_points;
use crate::store::sql::read::{all, maybe, one};
use crate::store::sql::values::Instant;

/// The number of hexadecimal digits of a seal that a sheet carries.
const N_DIGITS: usize = 20;

impl Change<'_> {
    /// Notes that a sheet (level 0) or a reminder (levels 1 to 3) was written to `owner`, and returns the instant, which
    /// the sheet carries.
    ///
    /// # Errors
    /// The round is closed.
    pub fn note_letter(&mut self, round: RoundId, owner: OwnerId, level: u8) -> Result<DateTime<Utc>> {
        let known = rounds::by_id(self.connection(), round)?;
        if let Some(day) = known.closed_on {
            return Err(RoundRefusal::ClosedForLetters { reference: known.reference, day }.into());
        }
        self.insert(
            ROUND_LETTER,
            &[
                ("round_id", &round),
                ("owner_id", &owner),
                ("level", &level),
                ("written_on", &self.today()),
                ("recorded_at", &self.at()),
                ("recorded_by", &self.by().to_owned()),
            ],
        )?;
        Ok(self.at().0)
    }

    /// As `Register::owner_seal`.
    pub fn owner_seal(&self, round: RoundId, owner: OwnerId) -> Result<String> {
        owner_seal(self.connection(), round, owner)
    }

    /// The seal of a row, with this text, on a sheet of `owner`.
    pub fn row_seal(&self, round: RoundId, owner: OwnerId, text: &str) -> Result<String> {
        sealed(self.connection(), round, owner, text)
    }

    /// The first sheet written to `owner`.
    pub fn first_packed(&self, round: RoundId, owner: OwnerId) -> Result<Option<DateTime<Utc>>> {
        packed(self.connection(), "min", round, owner)
    }

    /// The newest sheet written to `owner`.
    pub fn last_packed(&self, round: RoundId, owner: OwnerId) -> Result<Option<DateTime<Utc>>> {
        packed(self.connection(), "max", round, owner)
    }
}

fn packed(connection: &Connection, which: &str, round: RoundId, owner: OwnerId) -> Result<Option<DateTime<Utc>>> {
    let sql = format!("SELECT {which}(recorded_at) FROM round_letter WHERE round_id = ?1 AND owner_id = ?2 AND level = 0");
    let found: Option<Instant> = one(connection, &sql, params![round, owner], |row| row.get(0))?;
    Ok(found.map(|instant| instant.0))
}

impl Register {
    /// The seal on the sheets of `owner`: only somebody who has the register can make it.
    pub fn owner_seal(&self, round: RoundId, owner: OwnerId) -> Result<String> {
        owner_seal(&self.connection, round, owner)
    }
}

fn owner_seal(connection: &Connection, round: RoundId, owner: OwnerId) -> Result<String> {
    sealed(connection, round, owner, "")
}

/// The seal of `text` for the owner; of an empty text, the owner's own.
fn sealed(connection: &Connection, round: RoundId, owner: OwnerId, text: &str) -> Result<String> {
    let sql = "SELECT r.seal, r.ref, o.code FROM round r, owner o WHERE r.id = ?1 AND o.id = ?2";
    let (seal, reference, code): (String, String, String) =
        one(connection, sql, params![round, owner], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let after = if text.is_empty() { String::new() } else { format!("\n{text}") };
    let digest = Sha256::new().chain_update(format!("{seal}\n{reference}\n{code}{after}")).finalize();
    let mut digits = hexadecimal(&digest);
    digits.truncate(N_DIGITS);
    Ok(digits)
}

/// A text that only somebody who has the register can know: it is computed from the log so far.
pub(super) fn seal(connection: &Connection, at: Instant) -> Result<String> {
    let sql = "SELECT hash FROM log ORDER BY id DESC LIMIT 1";
    let last: Option<String> = maybe(connection, sql, [], |row| row.get(0))?;
    let digest = Sha256::new().chain_update(format!("{}\n{}", last.unwrap_or_default(), at.text())).finalize();
    Ok(hexadecimal(&digest))
}

/// A letter, as far as it matters for judging replies.
pub(super) struct Letter {
    pub(super) owner: OwnerId,
    pub(super) level: u8,
    pub(super) written_on: NaiveDate,
}

/// The letters of a round, in the order in which they were written.
pub(super) fn of_round(connection: &Connection, round: RoundId) -> Result<Vec<Letter>> {
    let sql = "SELECT owner_id, level, written_on FROM round_letter WHERE round_id = ?1 ORDER BY id";
    let read = |row: &rusqlite::Row<'_>| Ok(Letter { owner: row.get(0)?, level: row.get(1)?, written_on: row.get(2)? });
    all(connection, sql, [round], read)
}

impl Change<'_> {
    /// The person who reports for the owner today.
    pub fn addressee(&self, owner: OwnerId) -> Result<Option<FocalPoint>> {
        addressee(self.connection(), owner, self.today())
    }

    /// The name of the person who reports for the owner today.
    pub fn focal_point_name(&self, owner: OwnerId) -> Result<Option<String>> {
        Ok(self.addressee(owner)?.and_then(|one| one.contact.name))
    }

    /// The language of the person who reports for the owner, or if there is none the register's.
    pub fn language_of(&self, owner: OwnerId) -> Result<Lang> {
        let lang = self.addressee(owner)?.and_then(|one| one.lang);
        Ok(match lang {
            Some(lang) => lang,
            None => settings::read(self.connection())?.lang,
        })
    }
}

fn addressee(connection: &Connection, owner: OwnerId, day: NaiveDate) -> Result<Option<FocalPoint>> {
    let mut serving = focal_points::of_owner(connection, owner)?;
    serving.retain(|one| one.period.covers(day) && one.contact.name.is_some());
    let coordinator = serving.iter().position(|one| one.is_coordinator);
    let of_everything = || serving.iter().position(|one| one.theme.is_none());
    let place = coordinator.or_else(of_everything).unwrap_or(0);
    Ok(if serving.is_empty() { None } else { Some(serving.swap_remove(place)) })
}
