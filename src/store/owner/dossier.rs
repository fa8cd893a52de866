//! Everything about one owner: names, memberships, focal points, and what it has open.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::error::Result;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::people::{Membership, OpenItem, OwnerDossier};
use crate::model::period::Period;
use crate::model::vocabulary::{Role, Tracking};
use crate::store::file::register::Register;
use crate::store::fold::leaves::{Answering, Of, leaves};
use crate::store::item::shares;
use crate::store::lookup::filter::Filter;
use crate::store::person::focal_points;
use crate::store::sql::read::all;

impl Register {
    /// Everything about the owner `id` as it stands on `today`; the open items are those that `n_open` counts.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn owner_dossier(&self, id: OwnerId, today: NaiveDate) -> Result<OwnerDossier> {
        let connection = &self.connection;
        let owner = self.owner(id, today)?;
        Ok(OwnerDossier {
            groups: memberships(connection, id, "m.group_id", "m.owner_id")?,
            members: memberships(connection, id, "m.owner_id", "m.group_id")?,
            focal_points: focal_points::of_owner(connection, id)?,
            open: self.open_items(id, today)?,
            owner,
        })
    }

    fn open_items(&self, id: OwnerId, today: NaiveDate) -> Result<Vec<OpenItem>> {
        let connection = &self.connection;
        let answering = Answering::on(connection, Of::Owner(id), today)?;
        let mut open: HashSet<RecommendationId> = HashSet::new();
        leaves(connection, Of::Owner(id), &mut |leaf| {
            let is_open = |claim: crate::store::fold::leaves::Claim| claim.watch.is_open;
            let answers = answering.of(&leaf).into_iter().any(|(owner, claim)| owner == id && is_open(claim));
            if answers && leaf.tracking != Tracking::Restated {
                open.insert(leaf.id);
            }
        })?;
        let mut items = Vec::with_capacity(open.len());
        let filter = Filter { owners: vec![id], ..Filter::default() };
        self.recommendations(&filter, today, &mut |record| {
            if !open.contains(&record.id) {
                return Ok(());
            }
            let leads = record.owners.iter().any(|one| one.owner == id && one.role == Role::Lead);
            let share = if record.tracking == Tracking::Each {
                shares::of(connection, record.id)?
                    .into_iter()
                    .find(|share| share.owner == id && Period { since: share.since_on, until: share.until_on }.covers(today))
            } else {
                None
            };
            items.push(OpenItem {
                is_share: share.is_some(),
                role: if leads || share.is_some() { Role::Lead } else { Role::Addressee },
                standing: share.map_or(record.standing, |share| share.standing),
                reference: record.reference,
                title: record.title,
            });
            Ok(())
        })?;
        Ok(items)
    }
}

/// The memberships of `id`, with the owner at the other end in the column `far`; the oldest first.
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
