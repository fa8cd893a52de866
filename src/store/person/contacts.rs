//! The rows with what is known of persons: reading them, and finding the person behind a name. Nothing in them is ever
//! copied to another table.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row};

use crate::error::{Error, Result};
use crate::model::id::{ContactId, OwnerId, RecommendationId};
use crate::model::people::Contact;
use crate::store::fold::settle::settle;
use crate::store::log::change::Change;
use crate::store::lookup::find;
use crate::store::lookup::find::folded;
use crate::store::sql::read::{all, one};

/// What is known of a person.
pub(in crate::store) fn contact(connection: &Connection, id: ContactId) -> Result<Contact> {
    let sql = "SELECT name, title, email, phone FROM contact WHERE id = ?1";
    one(connection, sql, [id], |row| read(row, 0))
}

/// A contact from the four columns that start at `first`.
pub(in crate::store) fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Contact> {
    Ok(Contact { name: row.get(first)?, title: row.get(first + 1)?, email: row.get(first + 2)?, phone: row.get(first + 3)? })
}

/// The focal point called `name` who reports on `recommendation`, or on the share of `owner`: one of that owner,
/// otherwise one of an owner of the recommendation, otherwise the only one of that name. `None` if there is none or it
/// could be several persons.
pub(in crate::store) fn reporter(
    connection: &Connection,
    recommendation: RecommendationId,
    owner: Option<OwnerId>,
    name: &str,
) -> Result<Option<ContactId>> {
    let wanted = folded(name.trim());
    let mut statement = connection.prepare_cached(
        "SELECT f.contact_id, f.owner_id, c.name,
                EXISTS (SELECT 1 FROM assignment a WHERE a.recommendation_id = ?1 AND a.owner_id = f.owner_id)
         FROM focal_point f JOIN contact c ON c.id = f.contact_id
         WHERE c.name IS NOT NULL
         ORDER BY f.id",
    )?;
    let mut rows = statement.query([recommendation])?;
    let (mut of_owner, mut of_item, mut anybody) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    while let Some(row) = rows.next()? {
        if folded(row.get_ref(2)?.as_str().unwrap_or_default()) != wanted {
            continue;
        }
        let id: ContactId = row.get(0)?;
        anybody.insert(id);
        if owner == Some(row.get(1)?) {
            of_owner.insert(id);
        }
        if row.get(3)? {
            of_item.insert(id);
        }
    }
    let nearest = [of_owner, of_item, anybody].into_iter().find(|found| !found.is_empty()).unwrap_or_default();
    Ok(nearest.first().copied().filter(|_| nearest.len() == 1))
}

/// The person whom `owner` knows by the name or e-mail address `name`, ignoring case and accents. If several have the
/// name, the one who served last.
pub(in crate::store) fn of_owner(connection: &Connection, owner: OwnerId, name: &str) -> Result<ContactId> {
    let wanted = folded(name.trim());
    let mut statement = connection.prepare_cached(
        "SELECT f.contact_id, c.name, c.email
         FROM focal_point f JOIN contact c ON c.id = f.contact_id
         WHERE f.owner_id = ?1 AND c.name IS NOT NULL
         ORDER BY f.until_on IS NULL DESC, f.until_on DESC, f.id DESC",
    )?;
    let mut rows = statement.query([owner])?;
    let mut known: Vec<String> = Vec::new();
    while let Some(row) = rows.next()? {
        let called: String = row.get(1)?;
        let email: Option<String> = row.get(2)?;
        if folded(&called) == wanted || email.is_some_and(|email| folded(&email) == wanted) {
            return Ok(row.get(0)?);
        }
        if !known.contains(&called) {
            known.push(called);
        }
    }
    Err(Error::NoFocalPoint { owner: find::code(connection, owner)?, name: name.trim().to_owned(), known })
}

/// The rows with that name or e-mail address that no tenure refers to any more, for example because one was undone.
pub(in crate::store) fn unattached(connection: &Connection, names: &[&str]) -> Result<Vec<ContactId>> {
    let wanted: Vec<String> = names.iter().map(|name| folded(name.trim())).collect();
    let mut statement = connection.prepare_cached(
        "SELECT id, name, email FROM contact c
         WHERE name IS NOT NULL AND NOT EXISTS (SELECT 1 FROM focal_point f WHERE f.contact_id = c.id) ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let called: [Option<String>; 2] = [row.get(1)?, row.get(2)?];
        if called.iter().flatten().any(|text| wanted.contains(&folded(text))) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

impl Change<'_> {
    /// Sets what is known of a person. What the person reported must remain valid: nobody may confirm their own report.
    pub(in crate::store) fn set_contact(&mut self, id: ContactId, contact: &Contact) -> Result<bool> {
        let before = self::contact(self.connection(), id)?;
        let is_changed = self.update_contact(id, &before, contact)?;
        if before.name != contact.name {
            let sql = "SELECT DISTINCT recommendation_id FROM follow_up WHERE reported_by_id = ?1 ORDER BY recommendation_id";
            let reported = all(self.connection(), sql, [id], |row| row.get(0))?;
            for recommendation in reported {
                settle(self, recommendation, None)?;
            }
        }
        Ok(is_changed)
    }
}
