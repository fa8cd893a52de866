//! Every family of the register, read in one pass over each table: for answers about all of it at once.

use std::collections::HashMap;

use rusqlite::{Connection, Row, Rows, params};

use super::families::{FOLLOW_UP_COLUMNS, ON_RECOMMENDATION, Window, follow_up, hang};
use super::values::Instant;
use crate::error::Result;
use crate::model::family::{Item, Share};
use crate::model::follow_up::FollowUp;
use crate::model::id::RecommendationId;
use crate::model::vocabulary::{Kind, Tracking};

/// A family, and the recommendations in it that restate another one, whose standing is the caller's to put in.
pub(super) struct Family {
    pub(super) item: Item,
    pub(super) restating: Vec<RecommendationId>,
}

/// Gives every family to `each`: first those of one recommendation, in the order of rows, then the compounds and those
/// that restate another, in the order of rows too.
pub(super) fn families(connection: &Connection, window: Window, each: &mut dyn FnMut(Family) -> Result<()>) -> Result<()> {
    let (until, known) = window.bounds();
    let mut statement = connection.prepare(&format!(
        "SELECT {FOLLOW_UP_COLUMNS} FROM main.follow_up f
         WHERE happened_on <= ?1 AND recorded_at < ?2
         ORDER BY recommendation_id, happened_on, id"
    ))?;
    let mut follow_ups = FollowUps { connection, rows: statement.query(params![until, known])?, next: None };
    let mut shares = shares(connection)?;
    let mut waiting: Vec<Member> = Vec::new();

    let mut statement =
        connection.prepare("SELECT id, first_on, recorded_at, parent_id, kind, tracking FROM main.recommendation ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut member = member(row)?;
        if member.tracking == Tracking::Each {
            member.item.shares = shares.remove(&member.item.id).unwrap_or_default();
        }
        let history = follow_ups.of(member.item.id)?;
        hang(&mut member.item, history);
        if member.compound.is_none() && matches!(member.tracking, Tracking::Single | Tracking::Each) {
            each(Family { item: member.item, restating: Vec::new() })?;
        } else {
            waiting.push(member);
        }
    }
    compounds(waiting).into_iter().try_for_each(each)
}

/// A recommendation without its components.
struct Member {
    item: Item,
    /// What it is a component of.
    compound: Option<RecommendationId>,
    tracking: Tracking,
}

fn member(row: &Row<'_>) -> Result<Member> {
    let recorded_at: Instant = row.get(2)?;
    let kind: Kind = row.get(4)?;
    let item = Item {
        id: row.get(0)?,
        first_on: row.get(1)?,
        recorded_on: recorded_at.0.date_naive(),
        follow_ups: Vec::new(),
        shares: Vec::new(),
        components: Vec::new(),
        restated: None,
    };
    Ok(Member { item, compound: row.get::<_, Option<_>>(3)?.filter(|_| kind != Kind::Action), tracking: row.get(5)? })
}

/// Puts components under their compounds.
fn compounds(members: Vec<Member>) -> Vec<Family> {
    let mut below: HashMap<RecommendationId, Vec<Member>> = HashMap::new();
    let mut tops = Vec::new();
    for member in members {
        match member.compound {
            Some(compound) => below.entry(compound).or_default().push(member),
            None => tops.push(member),
        }
    }
    tops.into_iter().map(|top| assemble(top, &mut below)).collect()
}

fn assemble(member: Member, below: &mut HashMap<RecommendationId, Vec<Member>>) -> Family {
    let Member { mut item, tracking, .. } = member;
    let mut restating = if tracking == Tracking::Restated { vec![item.id] } else { Vec::new() };
    for component in below.remove(&item.id).unwrap_or_default() {
        let family = assemble(component, below);
        restating.extend(family.restating);
        item.components.push(family.item);
    }
    Family { item, restating }
}

/// The shares of every recommendation, in the order of rows.
fn shares(connection: &Connection) -> Result<HashMap<RecommendationId, Vec<Share>>> {
    let mut shares: HashMap<RecommendationId, Vec<Share>> = HashMap::new();
    let mut statement =
        connection.prepare("SELECT recommendation_id, id, owner_id, since_on, until_on FROM main.share ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        shares.entry(row.get(0)?).or_default().push(Share {
            id: row.get(1)?,
            owner: row.get(2)?,
            since_on: row.get(3)?,
            until_on: row.get(4)?,
            follow_ups: Vec::new(),
        });
    }
    Ok(shares)
}

/// Follow-ups in the order of the recommendations they are on.
struct FollowUps<'s> {
    connection: &'s Connection,
    rows: Rows<'s>,
    /// Read already, and of a recommendation further on.
    next: Option<(RecommendationId, FollowUp)>,
}

impl FollowUps<'_> {
    /// Those on `id`; ids must be asked for in ascending order.
    fn of(&mut self, id: RecommendationId) -> Result<Vec<FollowUp>> {
        let mut found = Vec::new();
        loop {
            match self.next.take() {
                Some((on, follow_up)) if on == id => found.push(follow_up),
                Some(further) if further.0 > id => {
                    self.next = Some(further);
                    return Ok(found);
                }
                Some(_) | None => {}
            }
            match self.rows.next()? {
                Some(row) => self.next = Some((row.get(ON_RECOMMENDATION)?, follow_up(self.connection, row)?)),
                None => return Ok(found),
            }
        }
    }
}
