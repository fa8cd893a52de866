//! What moved since a day: how each leaf stood then, by what was recorded then, beside how it stands now. The register is
//! read once: the families are folded anew for then; now is what the rows, or the views of the time machine, hold.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Row, params};

use super::agenda::answering_owners;
use crate::error::Result;
use crate::model::follow_up::FollowUp;
use crate::model::health::Patience;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::movement::{Changes, Compared, Move, Movement, NetChange, When};
use crate::model::record::{Recommendation, Share};
use crate::model::state::{Standing, State};
use crate::model::vocabulary::{Status, Tracking};
use crate::store::file::register::Register;
use crate::store::fold::families;
use crate::store::fold::leaves::Claim;
use crate::store::fold::past::standings;
use crate::store::item::shares;
use crate::store::lookup::filter::{Filter, with_their_groups};
use crate::store::lookup::settings;
use crate::store::sql::values::Instant;
use crate::store::sql::window::Window;

/// The day since when things moved: what had happened, and was recorded, by its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    pub day: NaiveDate,
    /// The instant at which the day ended.
    pub ended_at: DateTime<Utc>,
}

impl Register {
    /// The net change of each leaf of what `filter` lets pass from `since` to `today`, in the order of lists, shares by
    /// owner's code. Of its owners it takes who answers, as `agenda` does.
    ///
    /// # Errors
    /// The register can't be read, or its follow-ups break a rule.
    pub fn changes(&self, filter: &Filter, since: Since, today: NaiveDate) -> Result<Changes> {
        let connection = &self.connection;
        let patience = settings::read(connection)?.patience;
        let then = Then::read(connection, since)?;
        let owners = with_their_groups(connection, &filter.owners, today)?;
        let mut changes = Changes { since: since.day, rows: Vec::new(), movement: Movement::default() };
        let mut compare = |record: &Recommendation, share: Option<&Share>| -> Result<()> {
            let now = share.map_or(&record.standing, |share| &share.standing);
            let has_news = then.has_news(record.id, share.map(|share| share.owner));
            let compared = Compared { then: then.standing(record.id, share.map(|share| share.id)), now, has_news };
            let moves = compared.moves(since.day, today, patience);
            changes.movement.count(&moves);
            changes.rows.extend(self.change_of(since, record, share, &compared, moves)?);
            Ok(())
        };
        self.recommendations(filter, today, &mut |record| {
            match record.tracking {
                Tracking::Single => {
                    let answers = || answering_owners(connection, record.id, today);
                    if owners.is_empty() || answers()?.iter().any(|(owner, _)| owners.contains(owner)) {
                        compare(&record, None)?;
                    }
                }
                Tracking::Each => {
                    for share in shares::of(connection, record.id)? {
                        let is_named = owners.is_empty() || owners.contains(&share.owner);
                        let has_begun = share.since_on.is_none_or(|since| since <= today);
                        if is_named && has_begun && share.until_on.is_none_or(|until| until > today) {
                            compare(&record, Some(&share))?;
                        }
                    }
                }
                // What is rolled up or restates is told where it happened.
                Tracking::Components | Tracking::Restated => {}
            }
            Ok(())
        })?;
        Ok(changes)
    }

    fn change_of(
        &self,
        since: Since,
        record: &Recommendation,
        share: Option<&Share>,
        compared: &Compared<'_>,
        moves: Vec<Move>,
    ) -> Result<Option<NetChange>> {
        let (then, now) = (compared.then, compared.now);
        let became_overdue = if compared.is_changed() || !moves.contains(&Move::Slipped) {
            None
        } else {
            now.watch.due_on.and_then(|due_on| due_on.succ_opt())
        };
        if !compared.is_changed() && became_overdue.is_none() {
            return Ok(None);
        }
        let share_row = share.map(|share| share.id);
        let follow_up = match became_overdue {
            Some(_) => None,
            None => self.deciding(since, record.id, share.map(|share| share.owner), compared)?,
        };
        let (first_on, recorded_on) = added(&self.connection, record.id, share_row)?;
        let is_added = then.is_none() && now.status == Status::NotReported;
        let told = follow_up.as_ref().filter(|_| !is_added);
        let happened_on = became_overdue.or(told.map(|one| one.happened_on)).or(first_on);
        let learned_on = became_overdue.or(told.map(|one| one.recorded_at.date_naive())).unwrap_or(recorded_on);
        let when = match happened_on {
            _ if is_added => When::AddedSince,
            Some(day) if day <= since.day => When::LearnedSince,
            Some(_) | None => When::HappenedSince,
        };
        Ok(Some(NetChange {
            reference: record.reference.clone(),
            owner: share.map(|share| share.code.clone()),
            title: record.title.clone(),
            then: then.cloned(),
            now: now.clone(),
            when,
            happened_on,
            learned_on,
            follow_up,
            moves,
        }))
    }

    /// The last follow-up since that sets what differs: status before assurance, deadline, response and dispute. A deadline
    /// may come from above.
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

/// How everything stood then.
pub(in crate::store) struct Then {
    pub(in crate::store) since: Since,
    of: HashMap<RecommendationId, Standing>,
    of_shares: HashMap<i64, Standing>,
    /// Who has a follow-up since: of the recommendation itself, or of an owner's share.
    news: HashSet<(RecommendationId, Option<OwnerId>)>,
    /// What has a follow-up since, of whomever.
    with_news: HashSet<RecommendationId>,
}

impl Then {
    pub(in crate::store) fn read(connection: &Connection, since: Since) -> Result<Self> {
        let known = Instant(since.ended_at);
        let window = Window { until_on: since.day, known_before: Some(known) };
        let (mut of, mut of_shares) = standings(connection, window)?;
        let counted = ids(
            connection,
            "SELECT id FROM recommendation r
             WHERE r.recorded_at < ?2
               AND (r.first_on IS NULL OR r.first_on <= ?1
                    OR EXISTS (SELECT 1 FROM follow_up f
                               WHERE f.recommendation_id = r.id AND f.happened_on <= ?1 AND f.recorded_at < ?2))
             ORDER BY id",
            since,
        )?;
        of.retain(|id, _| counted.contains(&id.0));
        let counted = ids(
            connection,
            "SELECT id FROM share WHERE recorded_at < ?2 AND (since_on IS NULL OR since_on <= ?1) ORDER BY id",
            since,
        )?;
        of_shares.retain(|id, _| counted.contains(id));
        let mut statement = connection.prepare_cached(
            "SELECT DISTINCT recommendation_id, owner_id FROM follow_up
             WHERE is_move = 0 AND (happened_on > ?1 OR recorded_at >= ?2)
             ORDER BY recommendation_id, owner_id",
        )?;
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let news: HashSet<(RecommendationId, Option<OwnerId>)> =
            statement.query_map(params![since.day, known], read)?.collect::<rusqlite::Result<_>>()?;
        let with_news = news.iter().map(|(id, _)| *id).collect();
        Ok(Self { since, of, of_shares, news, with_news })
    }

    /// The movements of a leaf, or of one tracked each as a whole.
    pub(in crate::store) fn moves(&self, id: RecommendationId, claim: &Claim, today: NaiveDate, patience: Patience) -> Vec<Move> {
        let now = Standing {
            status: claim.status,
            assurance: claim.assurance,
            due_on: claim.due_on,
            watch: claim.watch,
            ..State::default().standing
        };
        let has_news = match claim.share {
            Some((_, owner)) => self.has_news(id, Some(owner)),
            None => self.with_news.contains(&id),
        };
        let then = self.standing(id, claim.share.map(|(share, _)| share));
        Compared { then, now: &now, has_news }.moves(self.since.day, today, patience)
    }

    fn standing(&self, id: RecommendationId, share: Option<i64>) -> Option<&Standing> {
        let whole = self.of.get(&id)?;
        share.map_or(Some(whole), |share| self.of_shares.get(&share))
    }

    fn has_news(&self, id: RecommendationId, owner: Option<OwnerId>) -> bool {
        self.news.contains(&(id, owner))
    }
}

fn ids(connection: &Connection, sql: &str, since: Since) -> Result<HashSet<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let bound = params![since.day, Instant(since.ended_at)];
    Ok(statement.query_map(bound, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The first day of a recommendation or share, and the day on which it was recorded.
fn added(connection: &Connection, id: RecommendationId, share: Option<i64>) -> Result<(Option<NaiveDate>, NaiveDate)> {
    let sql = "SELECT ifnull(s.since_on, r.first_on), ifnull(s.recorded_at, r.recorded_at)
        FROM recommendation r LEFT JOIN share s ON s.id = ?2 WHERE r.id = ?1";
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, Instant>(1)?.0.date_naive()));
    Ok(connection.prepare_cached(sql)?.query_row(params![id, share], read)?)
}
