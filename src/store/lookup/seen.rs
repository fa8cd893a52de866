//! What a read sees: each recommendation itself, one owner's share in its place, or the shares one by one. The alias `r`
//! is the recommendation, `v` the share; ask here for the columns of the standing.

use chrono::NaiveDate;

use super::filter::Filter;
use crate::model::id::OwnerId;
use crate::store::sql::read::holds;
use crate::store::sql::standing;

/// The oldest recommendation that `r` restates, directly or through others.
pub(in crate::store) const OLDEST: &str = "WITH RECURSIVE older (id, n) AS (
      SELECT r.id, 0
      UNION ALL SELECT l.target_id, n + 1 FROM older JOIN relation l ON l.recommendation_id = older.id AND l.kind = 'reiterates'
    )
    SELECT id FROM older ORDER BY n DESC LIMIT 1";

/// The rows that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Seen {
    /// Recommendations.
    Wholes,
    /// Recommendations; for one tracked each, or a restatement of one, this owner's share instead, if it has one that counts.
    Owner(OwnerId),
    /// Shares that count.
    Shares,
    /// Shares, including those that have not begun or have ended.
    AllShares,
}

impl Seen {
    /// What a list of recommendations sees: the owner's shares if the filter names one owner.
    pub(in crate::store) fn of(filter: &Filter) -> Self {
        match filter.owners[..] {
            [owner] => Self::Owner(owner),
            _ => Self::Wholes,
        }
    }

    /// The tables to read from.
    pub(in crate::store) fn from(self, today: NaiveDate) -> String {
        match self {
            Self::Wholes => "recommendation r".to_owned(),
            // The plus keeps SQLite from reading all shares of the owner for each recommendation.
            Self::Owner(owner) => format!(
                "recommendation r LEFT JOIN share v ON v.recommendation_id = iif(r.tracking = 'restated', ({OLDEST}), r.id)
                   AND +v.owner_id = {} AND r.tracking IN ('each', 'restated') AND {}",
                owner.0,
                in_force("v", today)
            ),
            Self::Shares | Self::AllShares => "share v JOIN recommendation r ON r.id = v.recommendation_id".to_owned(),
        }
    }

    /// The condition for the shares that are read.
    pub(in crate::store) fn condition(self, today: NaiveDate) -> Option<String> {
        match self {
            Self::Wholes | Self::Owner(_) => None,
            Self::Shares => Some(format!("r.tracking = 'each' AND {}", in_force("v", today))),
            Self::AllShares => Some("r.tracking = 'each'".to_owned()),
        }
    }

    /// The column `name` of the standing.
    pub(in crate::store) fn column(self, name: &str) -> String {
        match self {
            Self::Wholes => format!("r.{name}"),
            Self::Owner(_) => format!("iif(v.id IS NULL, r.{name}, v.{name})"),
            Self::Shares | Self::AllShares => format!("v.{name}"),
        }
    }

    /// The columns of the standing, in the order of `standing::read`.
    pub(in crate::store) fn columns(self) -> String {
        standing::COLUMNS.split(", ").map(|name| self.column(name.trim())).collect::<Vec<_>>().join(", ")
    }

    /// The recommendation's id, which gives the order of what is read.
    pub(in crate::store) fn id(self) -> &'static str {
        match self {
            Self::Wholes | Self::Owner(_) => "r.id",
            Self::Shares | Self::AllShares => "v.recommendation_id",
        }
    }

    /// The share's id and its owner; NULL for a recommendation.
    pub(in crate::store) fn share(self) -> &'static str {
        match self {
            Self::Wholes => "NULL, NULL",
            Self::Owner(_) | Self::Shares | Self::AllShares => "v.id, v.owner_id",
        }
    }
}

/// The condition for what counts on `today` in a table with `since_on` and `until_on`.
pub(in crate::store) fn in_force(alias: &str, today: NaiveDate) -> String {
    holds(alias, &format!("'{today}'"))
}

/// The condition that a row of `round_asked`, with the alias `alias`, is still valid. If a share was deleted, as one that
/// its owner should never have had, there is nothing to ask; if it ended on a day, or went over to what the recommendation
/// restates, the question stays.
pub(in crate::store) fn still_asked(alias: &str) -> String {
    format!(
        "(NOT {alias}.is_share
          OR EXISTS (SELECT 1 FROM share h WHERE h.recommendation_id = {alias}.recommendation_id AND h.owner_id = {alias}.owner_id)
          OR EXISTS (SELECT 1 FROM recommendation k WHERE k.id = {alias}.recommendation_id AND k.tracking = 'restated'))"
    )
}
