//! The agenda: what is open, leaf by leaf. An index finds what is due, silent or in dispute; recommendations and shares
//! that are not shown are not read.

use std::cmp::Ordering;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::model::agenda::Leaf;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::vocabulary::Role;
use crate::store::file::register::Register;
use crate::store::item::dossier::is_told_since;
use crate::store::item::{search, translations};
use crate::store::lookup::conditions::Conditions;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::seen::Seen;
use crate::store::lookup::settings;
use crate::store::meeting::cancelled::cancelled_meeting;
use crate::store::sql::read::{all, holds};
use crate::store::sql::standing;

/// Which open leaves the agenda lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Horizon {
    /// All; those without a day last.
    Open,
    /// Those that are overdue or fall due up to this day, inclusive.
    Until(NaiveDate),
}

impl Register {
    /// The open leaves that pass `filter`, by deadline, then in the order of lists; those without a day last. For a
    /// recommendation tracked each the leaves are its shares, each judged by itself. A leaf names the owners that answer
    /// for it: the share's owner, the leads, or the addressees if nobody leads.
    pub fn agenda(&self, filter: &Filter, horizon: Horizon, today: NaiveDate) -> Result<Vec<Leaf>> {
        let connection = &self.connection;
        match horizon {
            Horizon::Open => open_leaves(connection, filter, today),
            Horizon::Until(day) => walk_leaves(connection, filter, &DATED.on([day]), today),
        }
    }
}

/// Every open leaf that passes `filter`, by deadline; those without a day last.
pub(in crate::store) fn open_leaves(connection: &Connection, filter: &Filter, today: NaiveDate) -> Result<Vec<Leaf>> {
    let mut leaves = walk_leaves(connection, filter, &DATED.on([last_day()]), today)?;
    leaves.extend(walk_leaves(connection, filter, &WITHOUT_DAY, today)?);
    Ok(leaves)
}

/// The last day that a column can hold.
fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// The wanted leaves, recommendations and shares in one order.
fn walk_leaves(connection: &Connection, filter: &Filter, wanted: &Wanted, today: NaiveDate) -> Result<Vec<Leaf>> {
    let patience = settings::read(connection)?.patience;
    let mut found = Vec::new();
    for side in SIDES {
        let mut conditions = wanted.conditions(connection, filter, side, today)?;
        search::narrow(connection, filter, &mut conditions)?;
        read_leaves(connection, &conditions, "", today, &mut |place, leaf| {
            if filter.passes(leaf.standing.status, leaf.standing.watch, today, patience)
                && is_told_since(connection, filter, leaf.id, leaf.owner)?
            {
                found.push((wanted.day(&leaf), place, leaf));
            }
            Ok(())
        })?;
    }
    found.sort_by(|(a_day, a_key, a), (b_day, b_key, b)| {
        let of = |day: &Option<NaiveDate>| day.unwrap_or(NaiveDate::MAX);
        of(a_day).cmp(&of(b_day)).then_with(|| a_key.cmp(b_key)).then_with(|| a.owners.cmp(&b.owners)).then(Ordering::Equal)
    });
    Ok(found.into_iter().map(|(_, _, leaf)| leaf).collect())
}

/// Calls `each` with each leaf and its place in lists, in `order`.
pub(super) fn read_leaves(
    connection: &Connection,
    conditions: &Conditions,
    order: &str,
    today: NaiveDate,
    each: &mut dyn FnMut(String, Leaf) -> Result<()>,
) -> Result<()> {
    let seen = conditions.seen();
    let (code, owner) = match seen {
        Seen::Shares | Seen::AllShares => ("o.code", "JOIN owner o ON o.id = v.owner_id"),
        Seen::Wholes | Seen::Owner(_) => ("NULL", ""),
    };
    let sql = format!(
        "SELECT r.id, r.ref, r.title, r.sort_key, {}, {code}, {} {} {order}",
        seen.share(),
        seen.columns(),
        conditions.joined(owner)
    );
    let are_translated = translations::are_any(connection)?;
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(conditions.bound())?;
    while let Some(row) = rows.next()? {
        let id: RecommendationId = row.get(0)?;
        let code: Option<String> = row.get(6)?;
        let owners = match code {
            Some(code) => vec![code],
            None => answering_owners(connection, id, today)?.into_iter().map(|(_, code)| code).collect(),
        };
        let (owner, standing) = (row.get(5)?, standing::read(row, N_COLUMNS)?);
        let leaf = Leaf {
            id,
            share: row.get(4)?,
            owner,
            reference: row.get(1)?,
            title: row.get(2)?,
            translations: if are_translated { translations::of(connection, id)? } else { Vec::new() },
            owners,
            cancelled: cancelled_meeting(connection, id, owner, &standing)?,
            standing,
        };
        each(row.get(3)?, leaf)?;
    }
    Ok(())
}

/// Columns that `read_leaves` reads before the standing.
const N_COLUMNS: usize = 7;

/// The two tables that hold leaves.
pub(super) const SIDES: [Seen; 2] = [Seen::Wholes, Seen::Shares];

/// The leaves that are wanted. In its conditions `@.` is the table of the standing, `#1` and `#2` are the days; `is_open = 1`
/// is worded as in the indexes, or SQLite would not use them.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    condition: &'static str,
    /// Further conditions of which they meet exactly one, so that the leaves of each can be counted by themselves; the one
    /// condition that always holds, if there are none.
    one_of: &'static [&'static str],
    days: [Option<NaiveDate>; 2],
    /// The column that orders the leaves of both tables.
    order: &'static str,
}

pub(super) const DATED: Wanted =
    Wanted { condition: "@.is_open = 1 AND @.watch_due_on <= #1", one_of: &["true"], days: [None, None], order: "watch_due_on" };

pub(super) const SOON: Wanted = Wanted { condition: "@.is_open = 1 AND @.watch_due_on > #1 AND @.watch_due_on <= #2", ..DATED };

pub(super) const SILENT: Wanted = Wanted {
    condition: "@.is_open = 1 AND @.quiet_since_on <= #1",
    one_of: &["@.watch_due_on IS NULL", "@.watch_due_on > #2"],
    order: "quiet_since_on",
    ..DATED
};

const WITHOUT_DAY: Wanted = Wanted { condition: "@.is_open = 1 AND @.watch_due_on IS NULL", ..DATED };

pub(super) const UNDATED: Wanted = Wanted { condition: "@.is_open = 1 AND @.watch_due_on IS NULL AND @.is_undated", ..DATED };

pub(super) const DISPUTED: Wanted = Wanted { condition: "@.dispute IS NOT NULL", order: "sort_key", ..DATED };

impl Wanted {
    /// Adds the days that its condition asks for, in order.
    pub(super) fn on<const N: usize>(self, days: [NaiveDate; N]) -> Self {
        let mut days = days.into_iter();
        Self { days: [days.next(), days.next()], ..self }
    }

    /// `ORDER BY ...` for one of the tables.
    pub(super) fn order(&self, seen: Seen) -> String {
        if self.order == DISPUTED.order {
            return "ORDER BY r.sort_key".to_owned();
        }
        format!("ORDER BY {}, r.sort_key", seen.column(self.order))
    }

    /// The day that orders the leaves of both tables.
    fn day(&self, leaf: &Leaf) -> Option<NaiveDate> {
        let watch = leaf.standing.watch;
        if self.order == SILENT.order { watch.quiet_since_on } else { watch.due_on.filter(|_| self.order == DATED.order) }
    }

    /// The conditions for one of the two tables: recommendations with their own status, or shares that count.
    pub(super) fn conditions(
        &self,
        connection: &Connection,
        filter: &Filter,
        seen: Seen,
        today: NaiveDate,
    ) -> Result<Conditions> {
        let mut conditions = Conditions::of(filter, seen, connection, today)?;
        if seen == Seen::Wholes {
            // The plus leaves the way to what the leaves are wanted for; nearly all are tracked as one.
            conditions.add("+r.tracking = 'single'".to_owned(), std::iter::empty());
        }
        self.restrict(&mut conditions);
        Ok(conditions)
    }

    /// Adds the condition to `conditions`.
    pub(super) fn restrict(&self, conditions: &mut Conditions) {
        let of_standing = conditions.seen().column("");
        conditions.add(self.condition(&of_standing), std::iter::empty());
    }

    /// The condition for a standing in the table `alias`, which ends with a point.
    pub(super) fn condition(&self, alias: &str) -> String {
        self.written(&format!("{} AND ({})", self.condition, self.one_of.join(" OR ")), alias)
    }

    /// The conditions of which every wanted standing meets exactly one.
    pub(super) fn parts(&self, alias: &str) -> impl Iterator<Item = String> {
        self.one_of.iter().map(move |part| self.written(&format!("{} AND {part}", self.condition), alias))
    }

    /// The days are written out: SQLite would check a bound value for NULL at each row.
    fn written(&self, condition: &str, alias: &str) -> String {
        let [first, second] = self.days.map(|day| day.map(|day| format!("'{day}'")).unwrap_or_default());
        condition.replace("@.", alias).replace("#1", &first).replace("#2", &second)
    }
}

/// The leads, or the addressees if nobody leads, with their codes.
pub(in crate::store) fn answering_owners(
    connection: &Connection,
    id: RecommendationId,
    today: NaiveDate,
) -> Result<Vec<(OwnerId, String)>> {
    let sql = format!(
        "SELECT a.owner_id, o.code, a.role FROM assignment a JOIN owner o ON o.id = a.owner_id
         WHERE a.recommendation_id = ?1 AND a.role IN ('lead', 'addressee') AND {}
         ORDER BY a.place, a.id",
        holds("a", "?2")
    );
    let read = |row: &Row<'_>| Ok((row.get(2)?, (row.get(0)?, row.get(1)?)));
    let named: Vec<(Role, (OwnerId, String))> = all(connection, &sql, params![id, today], read)?;
    let (leads, addressees): (Vec<_>, Vec<_>) = named.into_iter().partition(|(role, _)| *role == Role::Lead);
    let answering = if leads.is_empty() { addressees } else { leads };
    Ok(answering.into_iter().map(|(_, owner)| owner).collect())
}
