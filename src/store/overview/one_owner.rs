//! Everything about one owner: names, memberships, focal points, and everything it owns with the last entries.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::error::Result;
use crate::model::id::OwnerId;
use crate::model::people::{Membership, Owned, OwnerDossier};
use crate::model::period::Period;
use crate::model::record::{Assignment, Recommendation};
use crate::model::vocabulary::{Audience, Kind, Role, Tracking};
use crate::store::file::register::Register;
use crate::store::lookup::conditions::with_their_groups;
use crate::store::lookup::filter::Filter;
use crate::store::person::focal_points;
use crate::store::sql::read::all;

impl Register {
    /// Everything about the owner `id` as of `today`, for this audience: `Public` does not see the days of notes that are
    /// only internal.
    pub fn owner_dossier(&self, id: OwnerId, today: NaiveDate, audience: Audience) -> Result<OwnerDossier> {
        let connection = &self.connection;
        let owner = self.owner(id, today)?;
        Ok(OwnerDossier {
            groups: memberships(connection, id, "m.group_id", "m.owner_id")?,
            members: memberships(connection, id, "m.owner_id", "m.group_id")?,
            focal_points: focal_points::of_owner(connection, id)?,
            owned: self.owned(id, &owner.code, today, audience)?,
            owner,
        })
    }

    fn owned(&self, id: OwnerId, code: &str, today: NaiveDate, audience: Audience) -> Result<Vec<Owned>> {
        let groups = with_their_groups(&self.connection, &[id], today)?;
        let mut owned = Vec::new();
        let filter = Filter {
            owners: vec![id],
            kinds: Kind::followed_up(),
            leaves_internal_out: audience == Audience::Public,
            ..Filter::default()
        };
        self.recommendations(&filter, today, &mut |record| {
            let Some(part) = part_of(&record, id, &groups) else { return Ok(()) };
            let is_direct = part.owner == id;
            let answers = answers(&record, id);
            let mut entries = self.entries(record.id, &record.reference)?;
            if record.is_share() {
                entries.retain(|entry| entry.owner.as_deref() == Some(code));
            }
            owned.push(Owned {
                answers,
                role: if answers && part.role != Role::Lead { Role::Addressee } else { part.role },
                through: (!is_direct).then(|| part.code.clone()),
                entries,
                record,
            });
            Ok(())
        })?;
        Ok(owned)
    }
}

/// The owner's part in it: its own, as lead if possible, otherwise that of one of its groups.
fn part_of<'r>(record: &'r Recommendation, id: OwnerId, groups: &[OwnerId]) -> Option<&'r Assignment> {
    let own = record.owners.iter().filter(|one| one.owner == id).min_by_key(|one| one.role);
    own.or_else(|| record.owners.iter().filter(|one| groups.contains(&one.owner)).min_by_key(|one| one.role))
}

/// Whether the owner answers for it: by a share of its own, as a lead, or as an addressee if nobody leads.
fn answers(record: &Recommendation, id: OwnerId) -> bool {
    let has = |role| record.owners.iter().any(|one| one.owner == id && one.role == role);
    let is_led = record.owners.iter().any(|one| one.role == Role::Lead);
    match record.tracking {
        Tracking::Each => record.is_share(),
        Tracking::Single | Tracking::Components | Tracking::Restated => has(Role::Lead) || (!is_led && has(Role::Addressee)),
    }
}

/// The memberships of `id`, with the owner at the other end from the column `far`; the oldest first.
fn memberships(connection: &Connection, id: OwnerId, far: &str, near: &str) -> Result<Vec<Membership>> {
    let read = |row: &rusqlite::Row<'_>| {
        let period = Period { since: row.get(4)?, until: row.get(5)? };
        Ok(Membership { code: row.get(0)?, name: row.get(1)?, name_fr: row.get(2)?, name_pt: row.get(3)?, period })
    };
    all(
        connection,
        &format!(
            "SELECT o.code, o.name, o.name_fr, o.name_pt, m.since_on, m.until_on FROM membership m JOIN owner o ON o.id = {far}
         WHERE {near} = ?1 ORDER BY o.code, m.since_on, m.id"
        ),
        [id],
        read,
    )
}
