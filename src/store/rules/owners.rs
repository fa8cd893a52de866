//! Rules about owners and their groups, and about focal points and their tenures.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::between::{Broken, Rule, Tell};
use crate::error::Result;
use crate::model::matching::folded;
use crate::model::people::is_email;
use crate::store::log::tables::{FOCAL_POINT, FORMER_NAME, Logged, MEMBERSHIP, OWNER};
use crate::store::owner::owners::called;

/// Its changes are not logged; findings name it as they name the tables that are.
const CONTACT: Logged = Logged("contact");

pub(super) const RULES: &[Rule] = &[
    Rule::Walk(no_two_share_a_name),
    Rule::Walk(no_former_name_is_the_name_of_another),
    Rule::Rows {
        table: MEMBERSHIP,
        column: "group_id",
        sql: "SELECT m.id, g.code FROM membership m JOIN owner g ON g.id = m.group_id WHERE g.kind <> 'group' ORDER BY m.id",
        why: |named| format!("`{}` is not a group", named.text(1)),
    },
    Rule::Rows {
        table: MEMBERSHIP,
        column: "until_on",
        sql: "SELECT id, since_on, until_on FROM membership WHERE until_on <= since_on ORDER BY id",
        why: |named| format!("it would end ({}) before it begins ({})", named.text(2), named.text(1)),
    },
    Rule::Rows {
        table: MEMBERSHIP,
        column: "since_on",
        sql: "SELECT b.id, o.code, g.code
              FROM membership a JOIN membership b ON b.owner_id = a.owner_id AND b.group_id = a.group_id AND b.id > a.id
              JOIN owner o ON o.id = b.owner_id JOIN owner g ON g.id = b.group_id
              WHERE ifnull(a.since_on, '') < ifnull(b.until_on, '9999-99') AND ifnull(b.since_on, '') < ifnull(a.until_on, '9999-99')
              ORDER BY b.id",
        why: |named| format!("`{}` is already a member of `{}` at that time", named.text(1), named.text(2)),
    },
    Rule::Walk(no_group_contains_itself),
    Rule::Walk(an_address_can_be_one),
    Rule::Rows {
        table: FOCAL_POINT,
        column: "until_on",
        sql: "SELECT id, since_on, until_on FROM focal_point WHERE until_on <= since_on ORDER BY id",
        why: |named| format!("it would end ({}) before it begins ({})", named.text(2), named.text(1)),
    },
    Rule::Rows {
        table: FOCAL_POINT,
        column: "since_on",
        sql: "SELECT b.id, o.code
              FROM focal_point a JOIN focal_point b ON b.owner_id = a.owner_id AND b.contact_id = a.contact_id AND b.id > a.id
              JOIN owner o ON o.id = b.owner_id
              WHERE ifnull(a.since_on, '') < ifnull(b.until_on, '9999-99') AND ifnull(b.since_on, '') < ifnull(a.until_on, '9999-99')
              ORDER BY b.id",
        why: |named| format!("the person is already a focal point of `{}` at that time", named.text(1)),
    },
    Rule::Rows {
        table: FOCAL_POINT,
        column: "is_coordinator",
        sql: "SELECT b.id, o.code
              FROM focal_point a JOIN focal_point b ON b.owner_id = a.owner_id AND b.id > a.id
              JOIN owner o ON o.id = b.owner_id
              WHERE a.is_coordinator AND b.is_coordinator
                AND ifnull(a.since_on, '') < ifnull(b.until_on, '9999-99') AND ifnull(b.since_on, '') < ifnull(a.until_on, '9999-99')
              ORDER BY b.id",
        why: |named| format!("another person coordinates for `{}` at that time", named.text(1)),
    },
];

/// No image is kept of a contact, so this is all that tells of damage to one.
fn an_address_can_be_one(connection: &Connection, tell: &mut Tell<'_>) -> Result<()> {
    let mut statement = connection.prepare("SELECT id, email FROM contact WHERE email IS NOT NULL ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, email): (i64, String) = (row.get(0)?, row.get(1)?);
        if !is_email(&email) {
            tell(Broken { table: CONTACT, id, column: "email", why: "it is not an e-mail address".to_owned() })?;
        }
    }
    Ok(())
}

fn no_two_share_a_name(connection: &Connection, tell: &mut Tell<'_>) -> Result<()> {
    let mut known: HashMap<String, String> = HashMap::new();
    for (id, owner) in called(connection)? {
        for key in owner.keys() {
            match known.get(&key) {
                Some(other) if *other != owner.code => {
                    tell(Broken {
                        table: OWNER,
                        id,
                        column: "name",
                        why: format!("`{other}` has the same name or is the same state"),
                    })?;
                    break;
                }
                Some(_) => {}
                None => drop(known.insert(key, owner.code.clone())),
            }
        }
    }
    Ok(())
}

/// Two may have had the same name; what one is called now finds that one.
fn no_former_name_is_the_name_of_another(connection: &Connection, tell: &mut Tell<'_>) -> Result<()> {
    let mut present: HashMap<String, (i64, String)> = HashMap::new();
    for (id, owner) in called(connection)? {
        let names = owner.names.into_iter().flatten().chain([owner.code.clone()]);
        present.extend(names.map(|name| (folded(&name), (id, owner.code.clone()))));
    }
    let mut statement = connection.prepare("SELECT id, owner_id, name FROM former_name ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, owner, name): (i64, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if let Some((_, code)) = present.get(&folded(&name)).filter(|(other, _)| *other != owner) {
            tell(Broken { table: FORMER_NAME, id, column: "name", why: format!("`{code}` is called `{name}` now") })?;
        }
    }
    Ok(())
}

/// At any time: a group that once contained another can never be in that one.
fn no_group_contains_itself(connection: &Connection, tell: &mut Tell<'_>) -> Result<()> {
    let mut statement = connection.prepare("SELECT id, group_id, owner_id FROM membership ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut groups_of: HashMap<i64, Vec<i64>> = HashMap::new();
    for row in rows {
        let (id, group, owner): (i64, i64, i64) = row?;
        if is_above(&groups_of, group, owner) {
            tell(Broken { table: MEMBERSHIP, id, column: "owner_id", why: "the group would contain itself".to_owned() })?;
        } else {
            groups_of.entry(owner).or_default().push(group);
        }
    }
    Ok(())
}

/// Whether `above` is `below`, or a group that contains it, directly or not.
fn is_above(groups_of: &HashMap<i64, Vec<i64>>, below: i64, above: i64) -> bool {
    let (mut waiting, mut seen) = (vec![below], HashSet::new());
    while let Some(next) = waiting.pop() {
        if next == above {
            return true;
        }
        if seen.insert(next) {
            waiting.extend(groups_of.get(&next).into_iter().flatten());
        }
    }
    false
}
