//! Progress tables: leaves counted by group.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::groups::{Group, Groups, MeetingName, Place};
use super::leaves::{Answering, Leaf, answering_sql, leaves};
use super::movement::Since;
use super::then::Then;
use crate::error::Result;
use crate::model::health::Patience;
use crate::model::id::{MeetingId, OwnerId};
use crate::model::movement::Movement;
use crate::model::progress::{self, Counts, LeftOut, Progress};
use crate::model::vocabulary::{Grouping, Tracking};
use crate::store::file::register::Register;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::seen::Seen;
use crate::store::lookup::settings;

/// Which leaves are counted if the filter names neither kinds nor meetings; whatever it names is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// What the register's own body adopted as recommendations or decisions.
    OwnDecisions,
    /// Everything except background: also requests and actions, what other bodies adopted, and what no meeting adopted.
    All,
}

impl Register {
    /// Counts the leaves that pass `filter` by `grouping`, with their standing on `today`: one tracked each as a whole,
    /// or if the filter names one owner, by its share. When grouping by owner each share is judged by itself, and the
    /// total counts each recommendation once.
    pub fn progress(&self, filter: &Filter, grouping: Grouping, scope: Scope, today: NaiveDate) -> Result<Progress> {
        count(&self.connection, filter, grouping, scope, today, None)
    }

    /// Counts as `progress` does, and also what moved since `since`.
    pub fn progress_since(
        &self,
        filter: &Filter,
        grouping: Grouping,
        scope: Scope,
        today: NaiveDate,
        since: Since,
    ) -> Result<Progress> {
        let then = Then::read(&self.connection, since)?;
        count(&self.connection, filter, grouping, scope, today, Some(&then))
    }
}

/// As `progress`, and also what moved since `then`.
pub(super) fn count(
    connection: &Connection,
    filter: &Filter,
    grouping: Grouping,
    scope: Scope,
    today: NaiveDate,
    then: Option<&Then>,
) -> Result<Progress> {
    let groups = Groups::read(connection, grouping)?;
    let patience = settings::read(connection)?.patience;
    let mut tables = Tables { today, patience, then, ..Tables::empty() };
    let rule = Rule::of(connection, filter, scope, groups.meetings())?;
    if grouping == Grouping::Owner {
        tables.count_by_owner(connection, filter, &rule)?;
    } else {
        tables.count(connection, filter, &rule, &mut |tables, leaf| {
            groups.of(leaf, &mut |group| tables.add(group, leaf));
            Ok(())
        })?;
    }
    let groups_overlap = matches!(grouping, Grouping::Owner | Grouping::Theme | Grouping::Round);
    Ok(tables.into_progress(&groups, groups_overlap))
}

/// The counts for each owner of the leaves it answers for, and for the leaves without an owner.
pub(super) fn by_owner(connection: &Connection, filter: &Filter, today: NaiveDate) -> Result<HashMap<OwnerId, Counts>> {
    let patience = settings::read(connection)?.patience;
    let mut tables = Tables { today, patience, ..Tables::empty() };
    tables.count_by_owner(connection, filter, &Rule::everything())?;
    let of_owner = |(group, tally): (Group, Tally)| if let Group::Owner(id) = group { Some((id, tally.counts)) } else { None };
    Ok(tables.groups.into_iter().filter_map(of_owner).collect())
}

/// The counts of what one meeting adopted, whatever its body.
#[derive(Default)]
pub(super) struct OfMeeting {
    pub(super) counts: Counts,
    pub(super) left_out: LeftOut,
    pub(super) n_restatements: u32,
}

/// The same for each meeting.
pub(super) fn by_meeting(connection: &Connection, filter: &Filter, today: NaiveDate) -> Result<HashMap<MeetingId, OfMeeting>> {
    let patience = settings::read(connection)?.patience;
    let mut of: HashMap<MeetingId, OfMeeting> = HashMap::new();
    leaves(connection, filter, Seen::of(filter), (today, patience), &mut |leaf| {
        let Some(meeting) = leaf.meeting else { return Ok(()) };
        let of_meeting = of.entry(meeting).or_default();
        if leaf.tracking == Tracking::Restated {
            of_meeting.n_restatements += 1;
        } else if leaf.kind.is_counted() {
            leaf.count(&mut of_meeting.counts, today, patience);
        } else {
            of_meeting.left_out.note(leaf.kind, None, 1);
        }
        Ok(())
    })?;
    Ok(of)
}

struct Tables<'t> {
    groups: HashMap<Group, Tally>,
    total: Tally,
    left_out: LeftOut,
    n_restatements: u32,
    today: NaiveDate,
    patience: Patience,
    then: Option<&'t Then>,
}

/// The counts of a group, and what moved in it.
#[derive(Default)]
struct Tally {
    counts: Counts,
    movement: Movement,
}

impl<'t> Tables<'t> {
    fn empty() -> Self {
        Self {
            groups: HashMap::new(),
            total: Tally::default(),
            left_out: LeftOut::default(),
            n_restatements: 0,
            today: NaiveDate::MIN,
            patience: Patience::default(),
            then: None,
        }
    }

    /// Counts the leaves that pass the rule in the total, and calls `place` with each to find its groups.
    fn count(
        &mut self,
        connection: &Connection,
        filter: &Filter,
        rule: &Rule<'_>,
        place: &mut dyn FnMut(&mut Tables<'t>, &Leaf) -> Result<()>,
    ) -> Result<()> {
        leaves(connection, filter, Seen::of(filter), (self.today, self.patience), &mut |leaf| {
            if leaf.tracking == Tracking::Restated {
                self.n_restatements += 1;
                return Ok(());
            }
            if !rule.counts(leaf) {
                self.left_out.note(leaf.kind, rule.body_of(leaf), 1);
                return Ok(());
            }
            let (today, patience, then) = (self.today, self.patience, self.then);
            tally(&mut self.total, leaf, today, patience, then);
            place(self, leaf)
        })
    }

    /// Counts by the owners that answer; then the shares one by one, each judged by itself.
    fn count_by_owner(&mut self, connection: &Connection, filter: &Filter, rule: &Rule<'_>) -> Result<()> {
        let is_of_few = !filter.is_wide();
        let mut statement = connection.prepare_cached(&answering_sql(is_of_few, self.today))?;
        let mut answering =
            if is_of_few { Answering::OneByOne(statement) } else { Answering::InOrder(statement.query([])?, None) };
        let mut named = Vec::new();
        self.count(connection, filter, rule, &mut |tables, leaf| {
            if leaf.tracking == Tracking::Single {
                answering.of(leaf.id, &mut named)?;
                if named.is_empty() {
                    tables.add(Group::None, leaf);
                }
                for owner in &named {
                    tables.add(Group::Owner(*owner), leaf);
                }
            }
            Ok(())
        })?;
        leaves(connection, filter, Seen::Shares, (self.today, self.patience), &mut |leaf| {
            if let Some((_, owner)) = leaf.share.filter(|_| rule.counts(leaf)) {
                self.add(Group::Owner(owner), leaf);
            }
            Ok(())
        })
    }

    fn add(&mut self, group: Group, leaf: &Leaf) {
        tally(self.groups.entry(group).or_default(), leaf, self.today, self.patience, self.then);
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

fn tally(tally: &mut Tally, leaf: &Leaf, today: NaiveDate, patience: Patience, then: Option<&Then>) {
    leaf.count(&mut tally.counts, today, patience);
    if let Some(then) = then {
        tally.movement.count(&then.moves(leaf, today, patience));
    }
}

/// Which leaves progress counts.
pub(super) struct Rule<'m> {
    are_kinds_named: bool,
    /// `None` if it does not matter which meeting adopted it.
    own: Option<HashSet<MeetingId>>,
    meetings: Option<&'m HashMap<MeetingId, MeetingName>>,
}

impl<'m> Rule<'m> {
    pub(super) fn of(
        connection: &Connection,
        filter: &Filter,
        scope: Scope,
        meetings: &'m HashMap<MeetingId, MeetingName>,
    ) -> Result<Self> {
        let body = settings::read(connection)?.body;
        let is_all = scope == Scope::All;
        let own = || meetings.iter().filter(|(_, meeting)| meeting.body == body).map(|(id, _)| *id).collect();
        Ok(Self {
            are_kinds_named: is_all || !filter.kinds.is_empty(),
            own: (!is_all && filter.meetings.is_empty()).then(own),
            meetings: Some(meetings),
        })
    }

    fn everything() -> Self {
        Self { are_kinds_named: true, own: None, meetings: None }
    }

    pub(super) fn counts(&self, leaf: &Leaf) -> bool {
        let is_own = |own: &HashSet<MeetingId>| leaf.meeting.is_some_and(|id| own.contains(&id));
        (self.are_kinds_named || leaf.kind.is_counted()) && self.own.as_ref().is_none_or(is_own)
    }

    fn body_of(&self, leaf: &Leaf) -> Option<&str> {
        self.meetings?.get(&leaf.meeting?).map(|meeting| meeting.body.as_str())
    }
}
