//! What moved since a day: the standing of each leaf then, by what was recorded then, and its standing now. The register
//! is read once: the families are folded for then, and the rows (or the views of the time machine) hold now.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Row, params};

use super::leaves::{Leaf, leaves};
use super::progress::{Scope, count};
use super::then::Then;
use crate::error::Result;
use crate::model::follow_up::FollowUp;
use crate::model::health::Patience;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::movement::{Changes, Compared, Move, Movement, NetChange, When};
use crate::model::reference::Ref;
use crate::model::state::Standing;
use crate::model::vocabulary::{Grouping, Status, Tracking};
use crate::store::file::register::Register;
use crate::store::fold::families;
use crate::store::item::translations;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::seen::Seen;
use crate::store::lookup::settings;
use crate::store::sql::read::one;
use crate::store::sql::standing;
use crate::store::sql::values::Instant;

/// The day since which things moved: what had happened and was recorded by its end counts as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    pub day: NaiveDate,
    /// The instant at which the day ended.
    pub ended_at: DateTime<Utc>,
}

impl Register {
    /// The net change from `since` to `today` of each leaf that passes `filter`, in the order of lists, shares by owner's
    /// code and each judged by itself; and the movement as `progress` counts it.
    ///
    /// # Errors
    /// The follow-ups break a rule.
    pub fn changes(&self, filter: &Filter, since: Since, today: NaiveDate) -> Result<Changes> {
        let connection = &self.connection;
        let patience = settings::read(connection)?.patience;
        let then = Then::read(connection, since)?;
        let counted = count(connection, filter, Grouping::Meeting, Scope::OwnDecisions, today, Some(&then))?;
        let mut changes = Changes {
            since: since.day,
            rows: Vec::new(),
            movement: counted.total_movement,
            left_out: counted.left_out,
            by_share: Movement::default(),
        };
        let mut placed: Vec<(String, NetChange)> = Vec::new();
        // A rolled-up or restated change is shown where it happened.
        for seen in [Seen::Wholes, Seen::Shares] {
            leaves(connection, filter, seen, (today, patience), &mut |leaf| {
                if leaf.tracking != Tracking::Single && leaf.share.is_none() {
                    return Ok(());
                }
                let now = leaf.standing();
                let compared = then.compared(leaf, &now);
                let moves = compared.moves(since.day, today, patience);
                changes.by_share.count(&moves);
                if then.may_differ(leaf) || compared.overdue_since(since.day, today, patience).is_some() {
                    placed.extend(self.change_of(since, leaf, moves, &then, (today, patience))?);
                }
                Ok(())
            })?;
        }
        placed.sort_by(|(a_key, a), (b_key, b)| a_key.cmp(b_key).then_with(|| a.owner.cmp(&b.owner)));
        changes.rows = placed.into_iter().map(|(_, row)| row).collect();
        Ok(changes)
    }

    /// The row for a leaf that differs or became overdue, with its place in lists.
    fn change_of(
        &self,
        since: Since,
        leaf: &Leaf,
        moves: Vec<Move>,
        then: &Then,
        (today, patience): (NaiveDate, Patience),
    ) -> Result<Option<(String, NetChange)>> {
        let changed = self.changed_leaf(leaf)?;
        let compared = Compared { now: &changed.standing, ..then.compared(leaf, &changed.standing) };
        let (then, now) = (compared.then, compared.now);
        let overdue_since = compared.overdue_since(since.day, today, patience);
        if !compared.is_changed() && overdue_since.is_none() {
            return Ok(None);
        }
        let owner = leaf.share.map(|(_, owner)| owner);
        let follow_up = if compared.is_changed() { self.deciding(since, leaf.id, owner, &compared)? } else { None };
        let is_added = then.is_none() && now.status == Status::NotReported;
        let decided = follow_up.as_ref().filter(|_| !is_added);
        let only_overdue = overdue_since.filter(|_| !compared.is_changed());
        let happened_on = only_overdue.or(decided.map(|one| one.happened_on)).or(changed.first_on);
        let learned_on = only_overdue.or(decided.map(|one| one.recorded_at.date_naive())).unwrap_or(changed.recorded_on);
        let when = match happened_on {
            _ if is_added => When::AddedSince,
            Some(day) if day <= since.day => When::LearnedSince,
            Some(_) | None => When::HappenedSince,
        };
        let change = NetChange {
            then: then.cloned(),
            reference: changed.reference,
            owner: changed.code,
            title: changed.title,
            translations: translations::of(&self.connection, leaf.id)?,
            now: changed.standing,
            when,
            happened_on,
            learned_on,
            follow_up,
            moves,
            overdue_since,
        };
        Ok(Some((changed.sort_key, change)))
    }

    /// What is shown of a leaf that changed.
    fn changed_leaf(&self, leaf: &Leaf) -> Result<ChangedLeaf> {
        let alias = if leaf.share.is_some() { "v" } else { "r" };
        let sql = format!(
            "SELECT r.ref, r.title, o.code, ifnull(v.since_on, r.first_on), ifnull(v.recorded_at, r.recorded_at), r.sort_key, {}
             FROM recommendation r LEFT JOIN share v ON v.id = ?2 LEFT JOIN owner o ON o.id = v.owner_id
             WHERE r.id = ?1",
            standing::columns_of(alias)
        );
        let read = |row: &Row<'_>| {
            Ok(ChangedLeaf {
                reference: row.get(0)?,
                title: row.get(1)?,
                code: row.get(2)?,
                first_on: row.get(3)?,
                recorded_on: row.get::<_, Instant>(4)?.0.date_naive(),
                sort_key: row.get(5)?,
                standing: standing::read(row, 6)?,
            })
        };
        let bound = params![leaf.id, leaf.share.map(|(share, _)| share)];
        one(&self.connection, &sql, bound, read)
    }

    /// The last follow-up since then that set what differs: status before assurance, deadline, response and dispute. A
    /// deadline may come from above.
    fn deciding(
        &self,
        since: Since,
        id: RecommendationId,
        owner: Option<OwnerId>,
        compared: &Compared<'_>,
    ) -> Result<Option<FollowUp>> {
        let all = families::follow_ups(&self.connection, id, self.window)?;
        let (own, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.owner == owner);
        let is_new = |one: &&FollowUp| one.happened_on > since.day || one.recorded_at >= since.ended_at;
        let last = |list: &[FollowUp], sets: fn(&FollowUp) -> bool| {
            list.iter().filter(is_new).filter(|one| sets(one)).max_by_key(|one| one.order()).cloned()
        };
        let (then, now) = (compared.then, compared.now);
        let status_differs = then.map_or(Status::NotReported, |then| then.status) != now.status;
        let assurance_differs = then.is_some_and(|then| then.assurance != now.assurance);
        let due_differs = then.is_none_or(|then| then.deadline != now.deadline || then.due_on != now.due_on);
        let found = if status_differs {
            last(&own, |one| one.sets.status.is_some())
        } else if assurance_differs {
            last(&own, |one| one.sets.assurance.is_some() || one.sets.status.is_some() || !one.evidence.is_empty())
        } else if due_differs {
            last(&own, |one| one.sets.due.is_some())
        } else {
            last(&own, |one| one.sets.response.is_some() || one.sets.dispute.is_some())
        };
        if found.is_some() || !due_differs {
            return Ok(found);
        }
        let mut above: Vec<FollowUp> = rest.into_iter().filter(|one| one.owner.is_none()).collect();
        above.extend(families::above(&self.connection, id, self.window)?.into_iter().flatten());
        Ok(last(&above, |one| one.sets.due.is_some()))
    }
}

/// What is shown of a leaf that changed; for a share, of the share.
struct ChangedLeaf {
    sort_key: String,
    reference: Ref,
    title: String,
    /// The code of the share's owner.
    code: Option<String>,
    first_on: Option<NaiveDate>,
    recorded_on: NaiveDate,
    standing: Standing,
}
