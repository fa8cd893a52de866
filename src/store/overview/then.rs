//! How everything stood at the end of a day, by what was recorded then: the families are folded again for that day, and
//! the present is compared with it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::leaves::Leaf;
use super::movement::Since;
use crate::error::Result;
use crate::model::health::Patience;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::movement::{Compared, Move};
use crate::model::state::{Standing, State};
use crate::model::vocabulary::Tracking;
use crate::store::fold::past::standings;
use crate::store::sql::read::{Window, all};
use crate::store::sql::values::Instant;

/// The standings at that time.
pub(in crate::store) struct Then {
    pub(in crate::store) since: Since,
    of: HashMap<RecommendationId, Standing>,
    of_shares: HashMap<i64, Standing>,
    /// Recommendations and shares with a follow-up since then; `None` for the recommendation itself.
    news: HashSet<(RecommendationId, Option<OwnerId>)>,
    /// Recommendations with any follow-up since then.
    with_news: HashSet<RecommendationId>,
    /// These, and those below one with a follow-up, whose deadline they may inherit.
    with_news_above: HashSet<RecommendationId>,
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
        let sql = "SELECT DISTINCT recommendation_id, owner_id FROM follow_up
             WHERE is_move = 0 AND (happened_on > ?1 OR recorded_at >= ?2)
             ORDER BY recommendation_id, owner_id";
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let news = all(connection, sql, params![since.day, known], read)?;
        let news: HashSet<(RecommendationId, Option<OwnerId>)> = news.into_iter().collect();
        let with_news: HashSet<RecommendationId> = news.iter().map(|(id, _)| *id).collect();
        let with_news_above = and_below(connection, with_news.clone())?;
        Ok(Self { since, of, of_shares, news, with_news, with_news_above })
    }

    /// The movements of a leaf: of a recommendation, as a whole if it is tracked each, or of a share.
    pub(in crate::store) fn moves(&self, leaf: &Leaf, today: NaiveDate, patience: Patience) -> Vec<Move> {
        self.compared(leaf, &leaf.standing()).moves(self.since.day, today, patience)
    }

    /// Whether the leaf may have changed since; if so, its whole standing has to be read.
    pub(in crate::store) fn may_differ(&self, leaf: &Leaf) -> bool {
        let told = |standing: &Standing| (standing.status, standing.assurance, standing.response, standing.due_on);
        let now = (leaf.status, leaf.assurance, leaf.response, leaf.due_on);
        let then = self.standing(leaf.id, leaf.share.map(|(share, _)| share));
        self.with_news_above.contains(&leaf.id) || then.is_none_or(|then| told(then) != now)
    }

    pub(in crate::store) fn compared<'c>(&'c self, leaf: &Leaf, now: &'c Standing) -> Compared<'c> {
        let has_news = match (leaf.share, leaf.tracking) {
            (Some((_, owner)), _) => self.news.contains(&(leaf.id, Some(owner))),
            (None, Tracking::Each) => self.with_news.contains(&leaf.id),
            (None, Tracking::Single | Tracking::Components | Tracking::Restated) => self.news.contains(&(leaf.id, None)),
        };
        Compared { then: self.standing(leaf.id, leaf.share.map(|(share, _)| share)), now, has_news }
    }

    fn standing(&self, id: RecommendationId, share: Option<i64>) -> Option<&Standing> {
        let whole = self.of.get(&id)?;
        share.map_or(Some(whole), |share| self.of_shares.get(&share))
    }
}

/// The recommendations `ids` and everything below them.
fn and_below(connection: &Connection, mut ids: HashSet<RecommendationId>) -> Result<HashSet<RecommendationId>> {
    let sql = "SELECT id, parent_id FROM recommendation WHERE parent_id IS NOT NULL ORDER BY id";
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let parents: Vec<(RecommendationId, RecommendationId)> = all(connection, sql, [], read)?;
    let mut n_before = 0;
    while n_before != ids.len() {
        n_before = ids.len();
        for (id, _) in parents.iter().filter(|(_, parent)| ids.contains(parent)).copied().collect::<Vec<_>>() {
            ids.insert(id);
        }
    }
    Ok(ids)
}

fn ids(connection: &Connection, sql: &str, since: Since) -> Result<HashSet<i64>> {
    let bound = params![since.day, Instant(since.ended_at)];
    Ok(all(connection, sql, bound, |row| row.get(0))?.into_iter().collect())
}

impl Leaf {
    /// The standing, as far as movements depend on it.
    pub(in crate::store) fn standing(&self) -> Standing {
        Standing {
            status: self.status,
            assurance: self.assurance,
            due_on: self.due_on,
            watch: self.watch,
            ..State::default().standing
        }
    }
}
