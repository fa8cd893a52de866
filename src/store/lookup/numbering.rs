//! The next free reference in a meeting, in a compound or for a recommendation's actions, and whether a reference may be
//! used: numbers are never used twice, not even those of removed recommendations.

use rusqlite::{Connection, params};

use super::names::subject;
use crate::error::{AdoptedRefusal, Error, Result};
use crate::model::id::{MeetingId, RecommendationId};
use crate::model::reference::{Ref, numbered, sort_key, split_number};
use crate::store::log::change::Change;
use crate::store::sql::read::{maybe, one};

impl Change<'_> {
    /// `MRU-2006-05`: the meeting's reference with the number after its highest.
    ///
    /// # Errors
    /// The meeting's reference leaves no room for a number.
    pub fn next_in_meeting(&self, meeting: MeetingId) -> Result<Ref> {
        let reference = meeting_reference(self.connection(), meeting)?;
        next_number(self.connection(), &format!("{reference}-"))
    }

    /// `MRU-2006-A01`: the next action for a recommendation, numbered within that one's meeting.
    ///
    /// # Errors
    /// The recommendation has no meeting in which to number it.
    pub fn next_action(&self, parent: RecommendationId) -> Result<Ref> {
        let connection = self.connection();
        let sql = "SELECT meeting_id FROM recommendation WHERE id = ?1";
        let meeting: Option<MeetingId> = one(connection, sql, [parent], |row| row.get(0))?;
        let Some(meeting) = meeting else {
            return Err(AdoptedRefusal::NoMeetingToNumberBy { reference: subject(connection, parent, None)? }.into());
        };
        next_number(connection, &format!("{}-A", meeting_reference(connection, meeting)?))
    }

    /// `MRU-2006-03a`: the parent's reference with the letter after its highest.
    ///
    /// # Errors
    /// The parent can't have components, all its letters are used, or its own reference ends with one.
    pub fn next_component(&self, parent: RecommendationId) -> Result<Ref> {
        self.check_compound(parent)?;
        let connection = self.connection();
        let above = subject(connection, parent, None)?;
        if above.ends_with(|last: char| last.is_alphabetic()) {
            return Err(AdoptedRefusal::EndsWithLetter { reference: above }.into());
        }
        let used = |letter: char| Ok::<_, Error>(is_used(connection, &format!("{above}{letter}").to_lowercase())?.is_some());
        let mut next = 'a';
        for letter in 'a'..='z' {
            if used(letter)? {
                next = char::from_u32(u32::from(letter) + 1).unwrap_or('{');
            }
        }
        if next > 'z' {
            return Err(AdoptedRefusal::LettersUsedUp { reference: above }.into());
        }
        new_reference(&format!("{above}{next}"))
    }
}

/// Refuses a reference that a recommendation has or had.
pub(in crate::store) fn check_free(connection: &Connection, reference: &Ref) -> Result<()> {
    match is_used(connection, &reference.key())? {
        None => Ok(()),
        Some(Use::Present(reference)) => Err(AdoptedRefusal::ReferenceTaken { reference }.into()),
        Some(Use::Removed(reference)) => Err(AdoptedRefusal::ReferenceUsed { reference }.into()),
    }
}

enum Use {
    Present(String),
    Removed(String),
}

fn is_used(connection: &Connection, key: &str) -> Result<Option<Use>> {
    let found = |sql: &str| maybe(connection, sql, [key], |row| row.get::<_, String>(0));
    let present = found("SELECT ref FROM recommendation WHERE ref_key = ?1")?.map(Use::Present);
    let removed = || found("SELECT ref FROM reserved_ref WHERE ref_key = ?1");
    Ok(match present {
        Some(present) => Some(present),
        None => removed()?.map(Use::Removed),
    })
}

/// The reference after the highest number that starts with `prefix`.
fn next_number(connection: &Connection, prefix: &str) -> Result<Ref> {
    let key = prefix.to_lowercase();
    let sql = "SELECT ref_key FROM recommendation WHERE ref_key >= ?1 AND ref_key < ?2
        UNION ALL SELECT ref_key FROM reserved_ref WHERE ref_key >= ?1 AND ref_key < ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![key, format!("{key}\u{10ffff}")])?;
    let mut highest = 0;
    while let Some(row) = rows.next()? {
        let known: String = row.get(0)?;
        highest = highest.max(known.strip_prefix(key.as_str()).and_then(split_number).unwrap_or_default());
    }
    new_reference(&numbered(prefix, highest + 1))
}

pub(in crate::store) fn meeting_reference(connection: &Connection, meeting: MeetingId) -> Result<String> {
    one(connection, "SELECT ref FROM meeting WHERE id = ?1", [meeting], |row| row.get(0))
}

fn new_reference(text: &str) -> Result<Ref> {
    Ref::new(text).map_err(|why| Error::Reference { text: text.to_owned(), why })
}

/// The key that gives the order of lists: the meeting's first day and reference, then the number; a component comes after
/// its parent. Undated meetings come after dated ones, and recommendations without a meeting last.
pub(in crate::store) fn place_in_lists(
    connection: &Connection,
    reference: &str,
    parent: Option<RecommendationId>,
    meeting: Option<MeetingId>,
) -> Result<String> {
    let own = sort_key(reference);
    if let Some(parent) = parent {
        let sql = "SELECT sort_key FROM recommendation WHERE id = ?1";
        let above: String = one(connection, sql, [parent], |row| row.get(0))?;
        return Ok(format!("{above}\t{own}"));
    }
    let sql = "SELECT ifnull(starts_on, '~'), ref FROM meeting WHERE id = ?1";
    let Some(meeting) = meeting else { return Ok(format!("~~ {own}")) };
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let (day, reference): (String, String) = one(connection, sql, [meeting], read)?;
    Ok(format!("{day} {} {own}", reference.to_lowercase()))
}
