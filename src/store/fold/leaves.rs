//! What progress counts: leaves, one at a time, with what they are grouped by. A compound is counted by its components, and
//! a restatement not at all.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::ToSql;
use rusqlite::{Connection, Row, params_from_iter};

use crate::error::Result;
use crate::model::health::Watch;
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::vocabulary::{Assurance, Kind, Response, Role, Status, Tracking};
use crate::store::sql::values::day as day_in;

/// A leaf: a recommendation of its own, or one of the shares of a recommendation tracked each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Leaf {
    pub(in crate::store) id: RecommendationId,
    pub(in crate::store) kind: Kind,
    pub(in crate::store) meeting: Option<MeetingId>,
    pub(in crate::store) response: Option<Response>,
    pub(in crate::store) tracking: Tracking,
    pub(in crate::store) claim: Claim,
}

/// How a leaf or share stands, as far as it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Claim {
    pub(in crate::store) status: Status,
    pub(in crate::store) assurance: Assurance,
    /// The day of its own deadline, or of the one it inherits.
    pub(in crate::store) due_on: Option<NaiveDate>,
    pub(in crate::store) watch: Watch,
    /// Whose share it is, with the share's row.
    pub(in crate::store) share: Option<(i64, OwnerId)>,
}

/// Of what the leaves are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Of {
    Everything,
    /// What this meeting adopted.
    Meeting(MeetingId),
    /// What this owner has a part or a share in.
    Owner(OwnerId),
}

impl Of {
    /// The condition on the recommendation whose id is in `column`, with its value.
    fn condition(self, column: &str) -> (String, Option<i64>) {
        match self {
            Self::Everything => ("1".to_owned(), None),
            Self::Meeting(id) => (format!("{column} IN (SELECT id FROM recommendation WHERE meeting_id = ?)"), Some(id.0)),
            Self::Owner(id) => {
                let parts =
                    "SELECT recommendation_id, owner_id FROM assignment UNION ALL SELECT recommendation_id, owner_id FROM share";
                (format!("{column} IN (SELECT recommendation_id FROM ({parts}) WHERE owner_id = ?)"), Some(id.0))
            }
        }
    }
}

/// Every leaf but background, in the order of rows; restatements are given too.
pub(in crate::store) fn leaves(connection: &Connection, of: Of, each: &mut dyn FnMut(Leaf)) -> Result<()> {
    let (condition, value) = of.condition("id");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, kind, meeting_id, response, tracking,
                status, assurance, due_on, is_open, watch_due_on, quiet_since_on, is_awaiting, is_undated
         FROM recommendation
         WHERE {condition} AND tracking <> 'components' AND kind NOT IN ('proposal', 'need')
         ORDER BY id"
    ))?;
    let mut rows = statement.query(params_from_iter(value))?;
    while let Some(row) = rows.next()? {
        each(Leaf {
            id: row.get(0)?,
            kind: row.get(1)?,
            meeting: row.get(2)?,
            response: row.get(3)?,
            tracking: row.get(4)?,
            claim: claim(row, 5)?,
        });
    }
    Ok(())
}

/// Of each recommendation, the claims that its owners answer for: its shares where it is tracked each; else its own status
/// for each lead owner, or for each addressee where nobody leads.
pub(in crate::store) struct Answering {
    shares: HashMap<RecommendationId, Vec<(OwnerId, Claim)>>,
    leads: HashMap<RecommendationId, Vec<OwnerId>>,
    addressees: HashMap<RecommendationId, Vec<OwnerId>>,
}

impl Answering {
    pub(in crate::store) fn on(connection: &Connection, of: Of, day: NaiveDate) -> Result<Self> {
        let (condition, value) = of.condition("recommendation_id");
        let mut answering = Self { shares: HashMap::new(), leads: HashMap::new(), addressees: HashMap::new() };
        let day = day.to_string();
        let values = || [&day as &dyn ToSql, &day].into_iter().chain(value.as_ref().map(|value| value as &dyn ToSql));
        let mut statement = connection.prepare_cached(&format!(
            "SELECT recommendation_id, owner_id, id,
                    status, assurance, due_on, is_open, watch_due_on, quiet_since_on, is_awaiting, is_undated
             FROM share
             WHERE (since_on IS NULL OR since_on <= ?) AND (until_on IS NULL OR until_on > ?) AND {condition}
             ORDER BY id"
        ))?;
        let mut rows = statement.query(params_from_iter(values()))?;
        while let Some(row) = rows.next()? {
            let owner: OwnerId = row.get(1)?;
            let claim = Claim { share: Some((row.get(2)?, owner)), ..claim(row, 3)? };
            answering.shares.entry(row.get(0)?).or_default().push((owner, claim));
        }
        let mut statement = connection.prepare_cached(&format!(
            "SELECT recommendation_id, owner_id, role FROM assignment
             WHERE role IN ('lead', 'addressee') AND (since_on IS NULL OR since_on <= ?) AND (until_on IS NULL OR until_on > ?)
               AND {condition}
             ORDER BY id"
        ))?;
        let mut rows = statement.query(params_from_iter(values()))?;
        while let Some(row) = rows.next()? {
            let role: Role = row.get(2)?;
            let of_role = if role == Role::Lead { &mut answering.leads } else { &mut answering.addressees };
            of_role.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        Ok(answering)
    }

    /// Who answers for the leaf, and with which claim.
    pub(in crate::store) fn of(&self, leaf: &Leaf) -> Vec<(OwnerId, Claim)> {
        if leaf.tracking == Tracking::Each {
            return self.shares.get(&leaf.id).cloned().unwrap_or_default();
        }
        let owners = self.leads.get(&leaf.id).or_else(|| self.addressees.get(&leaf.id));
        owners.map(|owners| owners.iter().map(|&owner| (owner, leaf.claim)).collect()).unwrap_or_default()
    }
}

fn claim(row: &Row<'_>, first: usize) -> rusqlite::Result<Claim> {
    Ok(Claim {
        status: row.get(first)?,
        assurance: row.get(first + 1)?,
        due_on: day_in(row, first + 2)?,
        watch: Watch {
            is_open: row.get(first + 3)?,
            due_on: day_in(row, first + 4)?,
            quiet_since_on: day_in(row, first + 5)?,
            is_awaiting: row.get(first + 6)?,
            is_undated: row.get(first + 7)?,
        },
        share: None,
    })
}
