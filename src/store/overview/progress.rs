//! Progress tables: leaves counted by group.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::groups::{Group, Groups, MeetingName, Place};
use super::movement::{Since, Then};
use crate::error::Result;
use crate::model::health::{Patience, health};
use crate::model::id::MeetingId;
use crate::model::movement::Movement;
use crate::model::progress::{self, Counts, LeftOut, Progress};
use crate::model::vocabulary::{Grouping, Health, Kind, Tracking};
use crate::store::file::register::Register;
use crate::store::fold::leaves::{Claim, Leaf, Of, leaves};
use crate::store::lookup::settings::Settings;

/// Whether the leaves are counted that the register's own body did not adopt as recommendations or decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    OwnDecisions,
    All,
}

impl Register {
    /// Counts the leaves by `grouping` as they stand on `today`.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn progress(&self, grouping: Grouping, scope: Scope, today: NaiveDate) -> Result<Progress> {
        self.count(Of::Everything, grouping, scope, today, None)
    }

    /// How what one meeting adopted stands on `today`, whatever body and kind it is of.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn progress_of_meeting(&self, id: MeetingId, today: NaiveDate) -> Result<Counts> {
        Ok(self.count(Of::Meeting(id), Grouping::Meeting, Scope::All, today, None)?.total)
    }

    /// Counts as `progress` does, and what moved since `since`.
    ///
    /// # Errors
    /// As `progress`.
    pub fn progress_since(&self, grouping: Grouping, scope: Scope, today: NaiveDate, since: Since) -> Result<Progress> {
        let then = Then::read(&self.connection, since)?;
        self.count(Of::Everything, grouping, scope, today, Some(&then))
    }

    fn count(&self, of: Of, grouping: Grouping, scope: Scope, today: NaiveDate, then: Option<&Then>) -> Result<Progress> {
        let connection = &self.connection;
        let settings = self.settings()?;
        let groups = Groups::read(connection, grouping, of, today)?;
        let mut tables = Tables::default();
        leaves(connection, of, &mut |leaf| {
            if leaf.tracking == Tracking::Restated {
                tables.n_restatements += 1;
            } else if scope == Scope::All || tables.left_out.keeps(&leaf, groups.meeting(&leaf), &settings) {
                tables.count(&leaf, &groups, today, settings.patience, then);
            }
        })?;
        let groups_overlap = matches!(grouping, Grouping::Owner | Grouping::Theme | Grouping::Round);
        Ok(tables.into_progress(&groups, groups_overlap))
    }
}

#[derive(Default)]
struct Tables {
    groups: HashMap<Group, Tally>,
    total: Tally,
    left_out: LeftOut,
    n_restatements: u32,
}

/// How a group stands, and what moved in it.
#[derive(Default)]
struct Tally {
    counts: Counts,
    movement: Movement,
}

impl Tables {
    fn count(&mut self, leaf: &Leaf, groups: &Groups, today: NaiveDate, patience: Patience, then: Option<&Then>) {
        let add = |tally: &mut Tally, claim: Claim| {
            add(&mut tally.counts, claim, today, patience);
            if let Some(then) = then {
                tally.movement.count(&then.moves(leaf.id, &claim, today, patience));
            }
        };
        add(&mut self.total, leaf.claim);
        groups.of(leaf, &mut |group, claim| add(self.groups.entry(group).or_default(), claim));
    }

    fn into_progress(self, groups: &Groups, groups_overlap: bool) -> Progress {
        let named = self.groups.into_iter().filter_map(|(group, tally)| groups.place(group).map(|place| (place, tally)));
        let mut named: Vec<(Place, Tally)> = named.collect();
        named.sort_by(|(a, _), (b, _)| (&a.order, &a.key).cmp(&(&b.order, &b.key)));
        let row = |(place, tally): (Place, Tally)| {
            let (Place { key, name, .. }, Tally { counts, movement }) = (place, tally);
            progress::Group { key, name, counts, movement }
        };
        Progress {
            groups: named.into_iter().map(row).collect(),
            total: self.total.counts,
            total_movement: self.total.movement,
            groups_overlap,
            left_out: self.left_out,
            n_restatements: self.n_restatements,
        }
    }
}

fn add(counts: &mut Counts, claim: Claim, today: NaiveDate, patience: Patience) {
    let is_overdue = health(claim.status, claim.watch, today, patience) == Health::Overdue;
    counts.add(claim.status, claim.assurance, is_overdue, claim.watch.is_open && claim.watch.is_undated);
}

/// Whether the leaf is counted; if not, it is noted in `left_out`.
pub(super) fn keeps(left_out: &mut LeftOut, leaf: &Leaf, meeting: Option<&MeetingName>, settings: &Settings) -> bool {
    left_out.keeps(leaf, meeting, settings)
}

impl LeftOut {
    /// Whether the leaf is counted; if not, it is noted here.
    fn keeps(&mut self, leaf: &Leaf, meeting: Option<&MeetingName>, settings: &Settings) -> bool {
        match (leaf.kind, meeting) {
            (Kind::Request, _) => self.n_requests += 1,
            (Kind::Action, _) => self.n_actions += 1,
            (_, None) => self.n_without_meeting += 1,
            (kind, Some(meeting)) if meeting.body != settings.body => {
                match self.of_others.iter_mut().find(|(body, known, _)| *body == meeting.body && *known == kind) {
                    Some((_, _, n)) => *n += 1,
                    None => self.of_others.push((meeting.body.clone(), kind, 1)),
                }
            }
            (_, Some(_)) => return true,
        }
        false
    }
}
