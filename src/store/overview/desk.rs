//! The desk: how many items are overdue, due soon, silent, in dispute and undated, with the first few of each, and the
//! last changes. Also, which log entry last changed a leaf.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate};
use rusqlite::types::ToSql;
use rusqlite::{Connection, params};

use super::agenda::{DATED, DISPUTED, SILENT, SOON, UNDATED, Wanted, read_leaves};
use crate::error::Result;
use crate::model::agenda::{Desk, Leaf, Pile, Revision};
use crate::model::id::MeetingId;
use crate::model::progress::LeftOut;
use crate::model::vocabulary::{Kind, Tracking, Vocabulary};
use crate::store::file::register::Register;
use crate::store::lookup::conditions::Conditions;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::seen::{Seen, in_force};
use crate::store::lookup::settings;
use crate::store::sql::read::{all, one};
use crate::store::sql::values::Instant;

/// Things listed for each change; if there are more, only their number is shown.
const MOST_TOLD: usize = 3;

impl Register {
    /// The desk on `today`, with the first `n_first` of each pile and the last `n_changes` changes.
    pub fn desk(&self, today: NaiveDate, n_first: u32, n_changes: u32) -> Result<Desk> {
        let patience = settings::read(&self.connection)?.patience;
        let soon = patience.last_soon_day(today);
        let before_today = today.pred_opt().unwrap_or(NaiveDate::MIN);
        let piles = Piles::read(&self.connection, today, n_first)?;
        Ok(Desk {
            overdue: piles.pile(Of::Leaves, &DATED.on([before_today]))?,
            due_soon: piles.pile(Of::Leaves, &SOON.on([before_today, soon]))?,
            silent: piles.pile(Of::Leaves, &SILENT.on([patience.last_quiet_day(today), soon]))?,
            disputed: piles.pile(Of::Disputes, &DISPUTED)?,
            undated: piles.pile(Of::Undated, &UNDATED)?,
            last_changes: self.newest_told(n_changes, MOST_TOLD)?,
            is_empty: !one(&self.connection, "SELECT EXISTS (SELECT 1 FROM recommendation)", [], |row| row.get(0))?,
        })
    }

    /// When the row of the leaf, or for a share its recommendation, was last changed, by what was known then.
    pub fn revision(&self, leaf: &Leaf) -> Result<Revision> {
        let known = self.window.known_before.map_or_else(|| "9999".to_owned(), Instant::text);
        let mut statement = self.connection.prepare_cached(
            "SELECT l.id, l.at FROM log_change c JOIN log l ON l.id = c.log_id
             WHERE c.table_name = ?1 AND c.row_id = ?2 AND l.at < ?3
             ORDER BY l.id DESC LIMIT 1",
        )?;
        let of_recommendation = ("recommendation", leaf.id.0);
        let mut newest = Revision { number: 0, at: DateTime::UNIX_EPOCH };
        for (table, row) in leaf.share.map(|share| ("share", share)).into_iter().chain([of_recommendation]) {
            let mut rows = statement.query(params![table, row, known])?;
            if let Some(row) = rows.next()? {
                let (number, at): (u32, Instant) = (row.get(0)?, row.get(1)?);
                if number > newest.number {
                    newest = Revision { number, at: at.0 };
                }
            }
        }
        Ok(newest)
    }
}

/// What puts a recommendation on a pile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// Its own standing; for one tracked each, the worst of its shares.
    Leaves,
    /// Its own standing; one tracked each, if one of its open shares is undated.
    Undated,
    /// A dispute about it (compounds included) or about one of its shares.
    Disputes,
}

impl Of {
    /// How the recommendations are tracked that may be on the pile.
    fn trackings(self) -> &'static [Tracking] {
        match self {
            Self::Leaves | Self::Undated => &[Tracking::Single, Tracking::Each],
            Self::Disputes => &[Tracking::Single, Tracking::Each, Tracking::Components],
        }
    }

    /// What puts recommendations that are tracked so on the pile: no recommendation meets two of these conditions. With each,
    /// whether it is about the recommendation by itself and not about its shares.
    fn parts(self, tracking: Tracking, today: NaiveDate, wanted: &Wanted) -> Vec<(String, bool)> {
        let of_share = |more: &str| {
            let of =
                format!("SELECT v.recommendation_id FROM share v WHERE {} AND {}", wanted.condition("v."), in_force("v", today));
            (format!("r.id IN ({of}) AND {more}"), false)
        };
        match (self, tracking) {
            (Self::Undated, Tracking::Each) => vec![of_share("r.is_open = 1")],
            (Self::Disputes, Tracking::Each) => {
                vec![(wanted.condition("r."), true), of_share(&format!("NOT ({})", wanted.condition("r.")))]
            }
            _ => wanted.parts("r.").map(|part| (part, tracking != Tracking::Each)).collect(),
        }
    }

    /// The condition for all recommendations on the pile. The plus leaves the way to the days.
    fn condition(self, today: NaiveDate, wanted: &Wanted) -> String {
        let is_tracked = |tracking: &Tracking| format!("+r.tracking = '{}'", tracking.as_str());
        let any: Vec<String> = match self {
            Self::Leaves => {
                let tracked: Vec<String> = self.trackings().iter().map(is_tracked).collect();
                return format!("({}) AND {}", tracked.join(" OR "), wanted.condition("r."));
            }
            Self::Undated | Self::Disputes => {
                let of = |tracking: &Tracking| {
                    let parts = self.parts(*tracking, today, wanted).into_iter();
                    parts.map(|(part, _)| format!("({} AND {part})", is_tracked(tracking))).collect::<Vec<_>>()
                };
                self.trackings().iter().flat_map(of).collect()
            }
        };
        format!("({})", any.join(" OR "))
    }
}

/// What the piles are made from.
struct Piles<'c> {
    connection: &'c Connection,
    today: NaiveDate,
    n_first: u32,
    filter: Filter,
    /// The bodies of meetings that are not the register's own, by the meeting's id.
    foreign: HashMap<MeetingId, String>,
}

impl<'c> Piles<'c> {
    fn read(connection: &'c Connection, today: NaiveDate, n_first: u32) -> Result<Self> {
        let body = settings::read(connection)?.body;
        let sql = "SELECT id, body FROM meeting WHERE body <> ?1 ORDER BY id";
        let foreign = all(connection, sql, [body], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let kinds = Kind::followed_up();
        let filter = Filter { kinds, ..Filter::default() };
        Ok(Self { connection, today, n_first, filter, foreign: foreign.into_iter().collect() })
    }

    fn pile(&self, of: Of, wanted: &Wanted) -> Result<Pile> {
        let (n, n_own, mut left_out) = self.count(of, wanted)?;
        let shares = wanted.conditions(self.connection, &self.filter, Seen::Shares, self.today)?;
        let n_shares: u32 = self.one(&format!("SELECT count(*) {}", shares.sql()), &shares)?;
        if n == 0 {
            // A share may be better off than the worst one, which puts its recommendation on another pile.
            return Ok(Pile { n_by_share: n_shares, ..Pile::default() });
        }
        let mut wholes = self.wholes(of, &self.filter)?;
        wholes.add(of.condition(self.today, wanted), std::iter::empty());
        self.leave_out(&mut left_out, &wholes)?;
        Ok(Pile { n, n_by_share: n_own + n_shares, left_out, first: self.first(of, wanted, &wholes)? })
    }

    /// The numbers of recommendations, of those among them that are there by themselves, and of requests and actions. Each kind
    /// tracked in one way is a stretch of an index, so that no row is looked at.
    fn count(&self, of: Of, wanted: &Wanted) -> Result<(u32, u32, LeftOut)> {
        let (mut n_all, mut n_own, mut left_out) = (0, 0, LeftOut::default());
        for &kind in &self.filter.kinds {
            for &tracking in of.trackings() {
                for (part, is_own) in of.parts(tracking, self.today, wanted) {
                    let one_kind = Filter { kinds: vec![kind], ..self.filter.clone() };
                    let mut conditions = self.wholes(of, &one_kind)?;
                    conditions.add(format!("r.tracking = '{}'", tracking.as_str()), std::iter::empty());
                    conditions.add(part, std::iter::empty());
                    let n: u32 = self.one(&format!("SELECT count(*) {}", conditions.sql()), &conditions)?;
                    n_all += n;
                    n_own += if is_own { n } else { 0 };
                    match kind {
                        Kind::Request => left_out.n_requests += n,
                        Kind::Action => left_out.n_actions += n,
                        _ => {}
                    }
                }
            }
        }
        Ok((n_all, n_own, left_out))
    }

    fn wholes(&self, of: Of, filter: &Filter) -> Result<Conditions> {
        let mut conditions = Conditions::of(filter, Seen::Wholes, self.connection, self.today)?;
        if of == Of::Disputes {
            conditions.narrow_to_disputes();
        }
        Ok(conditions)
    }

    /// Counts what other bodies adopted, or no meeting: usually only a few.
    fn leave_out(&self, left_out: &mut LeftOut, wholes: &Conditions) -> Result<()> {
        let foreign: Vec<String> = self.foreign.keys().map(|id| id.0.to_string()).collect();
        let of = |meetings: &str| format!("{} AND r.kind IN ('recommendation', 'decision') AND {meetings}", wholes.sql());
        let none = of("r.meeting_id IS NULL");
        left_out.n_without_meeting = self.one(&format!("SELECT count(*) {none}"), wholes)?;
        if foreign.is_empty() {
            return Ok(());
        }
        let foreign = of(&format!("r.meeting_id IN ({})", foreign.join(", ")));
        let sql = format!(
            "SELECT r.meeting_id, r.kind, count(*) {foreign} GROUP BY r.meeting_id, r.kind ORDER BY r.meeting_id, r.kind"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(wholes.bound())?;
        while let Some(row) = rows.next()? {
            left_out.note(row.get(1)?, self.foreign.get(&row.get(0)?).map(String::as_str), row.get(2)?);
        }
        Ok(())
    }

    fn one(&self, sql: &str, conditions: &Conditions) -> Result<u32> {
        one(self.connection, sql, conditions.bound(), |row| row.get(0))
    }

    /// For each of the first recommendations, the leaves that belong on the pile.
    fn first(&self, of: Of, wanted: &Wanted, wholes: &Conditions) -> Result<Vec<Vec<Leaf>>> {
        let order = format!("{} LIMIT {}", wanted.order(Seen::Wholes), self.n_first);
        let mut first = Vec::new();
        read_leaves(self.connection, wholes, &order, self.today, &mut |_, whole| {
            first.push(whole);
            Ok(())
        })?;
        first.into_iter().map(|whole| self.of_one(of, wanted, whole)).collect()
    }

    fn of_one(&self, of: Of, wanted: &Wanted, whole: Leaf) -> Result<Vec<Leaf>> {
        let id = whole.id;
        let mut shares = wanted.conditions(self.connection, &self.filter, Seen::Shares, self.today)?;
        shares.add("r.id = ?".to_owned(), std::iter::once(Box::new(id) as Box<dyn ToSql>));
        let mut leaves = Vec::new();
        read_leaves(self.connection, &shares, "ORDER BY o.code", self.today, &mut |_, share| {
            leaves.push(share);
            Ok(())
        })?;
        if leaves.is_empty() || (of == Of::Disputes && whole.standing.dispute.is_some()) {
            leaves.insert(0, whole);
        }
        Ok(leaves)
    }
}
