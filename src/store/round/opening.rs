//! Opening a round, which fixes who is asked about which items, and closing it, which fixes its figures.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::letters::seal;
use super::rounds;
use crate::error::{Result, RoundRefusal};
use crate::model::id::{MeetingId, OwnerId, RecommendationId, RoundId};
use crate::model::reference::Ref;
use crate::model::round::Round;
use crate::model::vocabulary::OwnerKind;
use crate::store::log::change::Change;
use crate::store::log::tables::{ROUND, ROUND_ASKED};
use crate::store::lookup::filter::Filter;
use crate::store::overview::agenda::{answering_owners, open_leaves};
use crate::store::person::focal_points;
use crate::store::sql::read::{maybe, one};

/// A round to open.
#[derive(Debug, Clone)]
pub struct NewRound {
    pub reference: Ref,
    pub meeting: Option<MeetingId>,
    /// The day by which owners must answer, inclusive.
    pub closes_on: NaiveDate,
    /// Which open items; if it names owners, only these are asked.
    pub filter: Filter,
}

/// What opening a round fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub id: RoundId,
    pub n_items: u32,
    /// The codes of the owners that are asked, in order.
    pub owners: Vec<String>,
    /// The codes of those among them that have no focal point.
    pub without_focal_point: Vec<String>,
    /// Groups that own items but have no focal point: nobody is asked on their behalf.
    pub groups: Vec<String>,
    /// The references of open items that nobody can be asked about.
    pub without_owner: Vec<String>,
}

impl Change<'_> {
    /// Opens a round: fixes which owners are asked about which open items. About a share, its owner is asked; about
    /// anything else the leads, or if there are none the addressees. A group is asked only if it has a focal point.
    ///
    /// # Errors
    /// The reference is taken; the last day has passed; there is nobody to ask.
    pub fn open_round(&mut self, new: &NewRound) -> Result<Opened> {
        let (connection, today) = (self.connection(), self.today());
        refuse_known(connection, &new.reference)?;
        if new.closes_on < today {
            return Err(RoundRefusal::ClosesInPast { closes_on: new.closes_on, today }.into());
        }
        let seal = seal(connection, self.at())?;
        let reference = new.reference.to_string();
        let id = RoundId(self.insert(
            ROUND,
            &[
                ("ref", &reference),
                ("meeting_id", &new.meeting),
                ("opened_on", &today),
                ("closes_on", &new.closes_on),
                ("seal", &seal),
                ("recorded_at", &self.at()),
            ],
        )?);
        let mut opened = Opened {
            id,
            n_items: 0,
            owners: Vec::new(),
            without_focal_point: Vec::new(),
            groups: Vec::new(),
            without_owner: Vec::new(),
        };
        let mut owners: BTreeSet<(String, OwnerId)> = BTreeSet::new();
        let mut items: BTreeSet<RecommendationId> = BTreeSet::new();
        let mut groups: BTreeSet<String> = BTreeSet::new();
        for leaf in open_leaves(connection, &new.filter, today)? {
            let answering = match leaf.share {
                Some(share) => vec![share_owner(connection, share)?],
                None => answering_owners(connection, leaf.id, today)?,
            };
            if answering.is_empty() && new.filter.owners.is_empty() {
                opened.without_owner.push(leaf.reference.to_string());
            }
            for (owner, code) in answering {
                let is_wanted = new.filter.owners.is_empty() || new.filter.owners.contains(&owner);
                if !is_wanted {
                    continue;
                }
                if is_group(connection, owner)? && !has_focal_point(connection, owner, today)? {
                    groups.insert(code);
                    continue;
                }
                self.insert(
                    ROUND_ASKED,
                    &[
                        ("round_id", &id),
                        ("owner_id", &owner),
                        ("recommendation_id", &leaf.id),
                        ("is_share", &leaf.share.is_some()),
                    ],
                )?;
                owners.insert((code, owner));
                items.insert(leaf.id);
            }
        }
        if owners.is_empty() {
            return Err(RoundRefusal::NobodyToAsk { reference }.into());
        }
        for (code, owner) in owners {
            if !has_focal_point(connection, owner, today)? {
                opened.without_focal_point.push(code.clone());
            }
            opened.owners.push(code);
        }
        opened.n_items = u32::try_from(items.len()).unwrap_or(u32::MAX);
        opened.groups = groups.into_iter().collect();
        Ok(opened)
    }

    /// Closes a round, which fixes its figures as of now, and returns it with them.
    ///
    /// # Errors
    /// It is already closed.
    pub fn close_round(&mut self, id: RoundId) -> Result<Round> {
        let round = rounds::by_id(self.connection(), id)?;
        if let Some(day) = round.closed_on {
            return Err(RoundRefusal::ClosedAlready { reference: round.reference, day }.into());
        }
        self.update(ROUND, id.0, &[("closed_on", &self.today()), ("closed_at", &self.at())])?;
        rounds::by_id(self.connection(), id)
    }
}

fn refuse_known(connection: &Connection, reference: &Ref) -> Result<()> {
    let sql = "SELECT ref FROM round WHERE ref = ?1";
    let known: Option<String> = maybe(connection, sql, [reference.to_string()], |row| row.get(0))?;
    match known {
        Some(reference) => Err(RoundRefusal::Known { reference }.into()),
        None => Ok(()),
    }
}

fn share_owner(connection: &Connection, share: i64) -> Result<(OwnerId, String)> {
    let sql = "SELECT o.id, o.code FROM share s JOIN owner o ON o.id = s.owner_id WHERE s.id = ?1";
    one(connection, sql, [share], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn is_group(connection: &Connection, owner: OwnerId) -> Result<bool> {
    let sql = "SELECT kind = ?2 FROM owner WHERE id = ?1";
    one(connection, sql, params![owner, OwnerKind::Group], |row| row.get(0))
}

/// Whether the owner has a focal point on `day`.
pub(in crate::store) fn has_focal_point(connection: &Connection, owner: OwnerId, day: NaiveDate) -> Result<bool> {
    Ok(focal_points::of_owner(connection, owner)?.iter().any(|one| one.period.covers(day)))
}
