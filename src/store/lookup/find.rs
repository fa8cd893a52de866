//! Finding what an officer names: recommendations by reference, owners and meetings by code or name; and if there is
//! none, the nearest few.

use rusqlite::Connection;

use super::alike::{N_ALIKE, alike};
use crate::error::{Error, Result};
use crate::model::id::{MeetingId, OwnerId, RecommendationId, RoundId};
pub(in crate::store) use crate::model::matching::folded;
use crate::model::reference::{Ref, one_spaced};
use crate::model::states;
use crate::model::vocabulary::OwnerKind;
use crate::store::file::register::Register;
use crate::store::sql::read::{all, maybe, one};

impl Register {
    /// The recommendation with the reference `text`, ignoring case.
    ///
    /// # Errors
    /// There is none, or `text` can't be a reference; the nearest few are named.
    pub fn find_recommendation(&self, text: &str) -> Result<RecommendationId> {
        recommendation(&self.connection, text)
    }

    /// The owner with the code, name or former name `text`, ignoring case and accents.
    ///
    /// # Errors
    /// There is none, or several have the name; they are named.
    pub fn find_owner(&self, text: &str) -> Result<OwnerId> {
        owner(&self.connection, text)
    }

    /// The reporting round with the reference `text`, ignoring case.
    ///
    /// # Errors
    /// There is none; the nearest few are named.
    pub fn find_round(&self, text: &str) -> Result<RoundId> {
        round(&self.connection, text)
    }

    /// The code of an owner.
    pub fn owner_code(&self, id: OwnerId) -> Result<String> {
        code(&self.connection, id)
    }

    /// The themes that the words name: the theme with exactly that name, otherwise those that contain it, ignoring case
    /// and accents.
    ///
    /// # Errors
    /// No theme has such a name; the existing themes are named.
    pub fn find_themes(&self, typed: &[String]) -> Result<Vec<String>> {
        let known = if typed.is_empty() {
            Vec::new()
        } else {
            all_names(&self.connection, "SELECT DISTINCT name FROM theme ORDER BY name")?
        };
        let mut found: Vec<String> = Vec::new();
        for text in typed {
            let wanted = in_words(text);
            let same: Vec<&String> = known.iter().filter(|name| in_words(name) == wanted).collect();
            let named: Vec<&String> = if same.is_empty() {
                known.iter().filter(|name| !wanted.is_empty() && in_words(name).contains(&wanted)).collect()
            } else {
                same
            };
            if named.is_empty() {
                return Err(Error::NoTheme { name: text.clone(), known });
            }
            found.extend(named.into_iter().cloned());
        }
        Ok(found)
    }

    /// The kind of an owner.
    pub fn owner_kind(&self, id: OwnerId) -> Result<OwnerKind> {
        kind(&self.connection, id)
    }

    /// The one meeting that `text` names, by reference or place.
    ///
    /// # Errors
    /// There is none, or several were held at that place; they are named.
    pub fn find_meeting(&self, text: &str) -> Result<MeetingId> {
        match meetings(&self.connection, text)?.as_slice() {
            [id] => Ok(*id),
            several => {
                let sql = "SELECT ref FROM meeting WHERE id = ?1";
                let names = several.iter().map(|id| one(&self.connection, sql, [id], |row| row.get(0)));
                Err(Error::NoMeeting { name: text.to_owned(), alike: names.collect::<Result<_>>()? })
            }
        }
    }

    /// The meetings that `text` names: the one with that reference, otherwise those held at that place.
    ///
    /// # Errors
    /// There is none; the nearest few are named.
    pub fn find_meetings(&self, text: &str) -> Result<Vec<MeetingId>> {
        meetings(&self.connection, text)
    }
}

pub(in crate::store) fn recommendation(connection: &Connection, text: &str) -> Result<RecommendationId> {
    let text = &one_spaced(text);
    if let Ok(reference) = Ref::new(text) {
        let sql = "SELECT id FROM recommendation WHERE ref_key = ?1 ORDER BY id";
        let found = maybe(connection, sql, [reference.key()], |row| row.get(0))?;
        if let Some(id) = found {
            return Ok(id);
        }
    }
    if let Some(meeting) = meeting_by_reference(connection, text)? {
        let reference = one(connection, "SELECT ref FROM meeting WHERE id = ?1", [meeting], |row| row.get(0))?;
        return Err(Error::IsMeeting { reference });
    }
    if let Ok(owner) = owner(connection, text) {
        return Err(Error::IsOwner { name: text.to_owned(), code: code(connection, owner)? });
    }
    let names = all_names(connection, "SELECT ref FROM recommendation ORDER BY sort_key")?;
    Err(Error::NoRecommendation { reference: text.to_owned(), alike: alike(text, names) })
}

pub(in crate::store) fn owner(connection: &Connection, text: &str) -> Result<OwnerId> {
    let text = text.trim();
    let sql = "SELECT id FROM owner WHERE code = ?1 ORDER BY id";
    if let Some(id) = maybe(connection, sql, [text], |row| row.get(0))? {
        return Ok(id);
    }
    let wanted = folded(text);
    let mut found: Vec<(OwnerId, String)> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut statement = connection.prepare_cached(
        "SELECT id, code, name, name_fr, name_pt, (SELECT group_concat(name, char(10)) FROM former_name WHERE owner_id = owner.id)
         FROM owner ORDER BY code",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let code: String = row.get(1)?;
        let former: Option<String> = row.get(5)?;
        let mut called: Vec<String> = vec![code.clone(), row.get(2)?];
        called.extend(row.get::<_, Option<String>>(3)?);
        called.extend(row.get::<_, Option<String>>(4)?);
        called.extend(former.iter().flat_map(|names| names.lines()).map(str::to_owned));
        if called.iter().any(|name| folded(name) == wanted) {
            found.push((row.get(0)?, code));
        }
        names.extend(called);
    }
    match found.as_slice() {
        [(id, _)] => Ok(*id),
        [] => match by_name_of_state(connection, text)? {
            Some(id) => Ok(id),
            None => Err(Error::NoOwner { name: text.to_owned(), alike: alike(text, names) }),
        },
        several => {
            Err(Error::SeveralOwners { name: text.to_owned(), codes: several.iter().map(|(_, code)| code.clone()).collect() })
        }
    }
}

pub(in crate::store) fn round(connection: &Connection, text: &str) -> Result<RoundId> {
    let text = &one_spaced(text);
    let sql = "SELECT id FROM round WHERE ref = ?1 ORDER BY id";
    if let Some(id) = maybe(connection, sql, [text], |row| row.get(0))? {
        return Ok(id);
    }
    let names = all_names(connection, "SELECT ref FROM round ORDER BY opened_on, id")?;
    Err(Error::NoRound { name: text.to_owned(), alike: alike(text, names) })
}

/// The owner whose code is that of the state with this name, in one of the three languages.
fn by_name_of_state(connection: &Connection, name: &str) -> Result<Option<OwnerId>> {
    let Some(state) = states::by_name(name) else { return Ok(None) };
    let sql = "SELECT id FROM owner WHERE code = ?1 ORDER BY id";
    maybe(connection, sql, [state.code], |row| row.get(0))
}

/// The kind of an owner.
pub(in crate::store) fn kind(connection: &Connection, id: OwnerId) -> Result<OwnerKind> {
    one(connection, "SELECT kind FROM owner WHERE id = ?1", [id], |row| row.get(0))
}

/// The code of an owner.
pub(in crate::store) fn code(connection: &Connection, id: OwnerId) -> Result<String> {
    one(connection, "SELECT code FROM owner WHERE id = ?1", [id], |row| row.get(0))
}

pub(in crate::store) fn meetings(connection: &Connection, text: &str) -> Result<Vec<MeetingId>> {
    let text = &one_spaced(text);
    if let Some(id) = meeting_by_reference(connection, text)? {
        return Ok(vec![id]);
    }
    let wanted = in_words(text);
    let mut found = Vec::new();
    let mut names = Vec::new();
    let mut statement = connection.prepare_cached("SELECT id, ref, place FROM meeting ORDER BY starts_on, ref")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let place: Option<String> = row.get(2)?;
        names.push(row.get(1)?);
        if let Some(place) = place {
            if names_place(&wanted, &place) {
                found.push(row.get(0)?);
            }
            names.extend(place.split(',').map(|part| part.trim().to_owned()));
        }
    }
    if found.is_empty() {
        let begun = names.iter().filter(|name| !wanted.is_empty() && in_words(name).starts_with(&wanted)).take(N_ALIKE);
        let begun: Vec<String> = begun.cloned().collect();
        let alike = if begun.is_empty() { alike(text, names) } else { begun };
        return Err(Error::NoMeeting { name: text.to_owned(), alike });
    }
    Ok(found)
}

/// The one meeting with this reference, ignoring case.
pub(in crate::store) fn meeting_by_reference(connection: &Connection, text: &str) -> Result<Option<MeetingId>> {
    let sql = "SELECT id FROM meeting WHERE ref = ?1 ORDER BY id";
    maybe(connection, sql, [one_spaced(text)], |row| row.get(0))
}

/// The error that no meeting has the reference `text`, with the nearest few.
pub(in crate::store) fn no_meeting(connection: &Connection, text: &str) -> Result<Error> {
    let names = all_names(connection, "SELECT ref FROM meeting ORDER BY starts_on, ref")?;
    Ok(Error::NoMeeting { name: text.to_owned(), alike: alike(text, names) })
}

/// Whether `wanted`, in words, is the place or some words of it: Windhoek is in `Windhoek, Namibia`.
fn names_place(wanted: &str, place: &str) -> bool {
    /// Shorter words are `of` and `de`, not places.
    const SHORTEST: usize = 3;
    let place = in_words(place);
    wanted.chars().count() >= SHORTEST && format!(" {place} ").contains(&format!(" {wanted} "))
}

/// Folded, with exactly one space between words.
fn in_words(text: &str) -> String {
    let folded = folded(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn all_names(connection: &Connection, sql: &str) -> Result<Vec<String>> {
    all(connection, sql, [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::{in_words, names_place};

    #[test]
    fn a_place_is_found_by_a_word_of_it() {
        let is_named = |text: &str, place: &str| names_place(&in_words(text), place);
        for text in ["windhoek", "Namibia", "Windhoek, Namibia", "windhoek namibia"] {
            assert!(is_named(text, "Windhoek, Namibia"), "{text}");
        }
        assert!(is_named("Mauritius", "Republic of Mauritius"));
        assert!(is_named("Maurício", "República de Mauricio"));
        for text in ["", "of", "Maur", "Wind"] {
            assert!(!is_named(text, "Republic of Mauritius, Windhoek"), "{text}");
        }
    }
}
