//! The agenda: what is open, leaf by leaf. An index finds what is due, silent or in dispute; neither recommendations nor
//! shares are read that are not shown.

use std::cmp::Ordering;

use chrono::NaiveDate;
use rusqlite::types::ToSql;
use rusqlite::{Connection, Row, params, params_from_iter};

use crate::error::Result;
use crate::model::agenda::Leaf;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::vocabulary::Role;
use crate::store::file::register::Register;
use crate::store::lookup::filter::{Conditions, Filter, with_their_groups};
use crate::store::sql::standing;

/// Which open leaves the agenda lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Horizon {
    /// All, those without a day last.
    Open,
    /// What is overdue or falls due up to this day, inclusive.
    Until(NaiveDate),
}

impl Register {
    /// The open leaves of what `filter` lets pass, by deadline, then in the order of lists; those without a day last. Of its
    /// owners it takes who answers: the share's owner, the leads, or the addressees where nobody leads.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn agenda(&self, filter: &Filter, horizon: Horizon, today: NaiveDate) -> Result<Vec<Leaf>> {
        let last = match horizon {
            Horizon::Open => last_day(),
            Horizon::Until(day) => day,
        };
        let mut leaves = self.walk_leaves(filter, &DATED.on([last]), today)?;
        if horizon == Horizon::Open {
            leaves.extend(self.walk_leaves(filter, &WITHOUT_DAY, today)?);
        }
        Ok(leaves)
    }

    /// The leaves that are wanted, recommendations and shares in one order.
    pub(in crate::store) fn walk_leaves(&self, filter: &Filter, wanted: &Wanted, today: NaiveDate) -> Result<Vec<Leaf>> {
        walk_leaves(&self.connection, filter, wanted, today)
    }
}

/// Every open leaf that `filter` lets pass.
pub(in crate::store) fn open_leaves(connection: &Connection, filter: &Filter, today: NaiveDate) -> Result<Vec<Leaf>> {
    let mut leaves = walk_leaves(connection, filter, &DATED.on([last_day()]), today)?;
    leaves.extend(walk_leaves(connection, filter, &WITHOUT_DAY, today)?);
    Ok(leaves)
}

/// The last day that a column can hold.
fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}

fn walk_leaves(connection: &Connection, filter: &Filter, wanted: &Wanted, today: NaiveDate) -> Result<Vec<Leaf>> {
    let answering = with_their_groups(connection, &filter.owners, today)?;
    let mut found: Vec<(Option<NaiveDate>, String, Leaf)> = Vec::new();
    for side in SIDES {
        let columns = format!("{}, {}", side.columns, standing::columns_of(side.alias));
        let order = format!("ORDER BY {}, r.sort_key{}", wanted.order.replace('@', side.alias), wanted.limit());
        let (sql, values) = wanted.query(connection, filter, side, today, &columns, &order)?;
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query(bound(&values))?;
        while let Some(row) = rows.next()? {
            let owners = match row.get(4)? {
                Some(owner) => vec![(owner, row.get(5)?)],
                None => answering_owners(connection, row.get(0)?, today)?,
            };
            if !answering.is_empty() && !owners.iter().any(|(owner, _)| answering.contains(owner)) {
                continue;
            }
            let leaf = Leaf {
                id: row.get(0)?,
                share: row.get(1)?,
                reference: row.get(2)?,
                title: row.get(3)?,
                owners: owners.into_iter().map(|(_, code)| code).collect(),
                standing: standing::read(row, N_COLUMNS)?,
            };
            found.push((wanted.day(&leaf), row.get(6)?, leaf));
        }
    }
    found.sort_by(|(a_day, a_key, a), (b_day, b_key, b)| {
        let of = |day: &Option<NaiveDate>| day.unwrap_or(NaiveDate::MAX);
        of(a_day).cmp(&of(b_day)).then_with(|| a_key.cmp(b_key)).then_with(|| a.owners.cmp(&b.owners).then(Ordering::Equal))
    });
    Ok(found.into_iter().map(|(_, _, leaf)| leaf).collect())
}

/// One of the two tables in which leaves stand.
#[derive(Clone, Copy)]
pub(in crate::store) struct Side {
    alias: &'static str,
    from: &'static str,
    /// What makes a row a leaf.
    is_leaf: &'static str,
    /// What makes a row stand for itself, leaf or not.
    is_own: &'static str,
    columns: &'static str,
}

const N_COLUMNS: usize = 7;

pub(in crate::store) const SIDES: [Side; 2] = [
    Side {
        alias: "r",
        from: "recommendation r",
        is_leaf: "r.tracking = 'single'",
        is_own: "r.tracking <> 'restated'",
        columns: "r.id, NULL, r.ref, r.title, NULL, NULL, r.sort_key",
    },
    Side {
        alias: "s",
        from: "share s JOIN recommendation r ON r.id = s.recommendation_id JOIN owner o ON o.id = s.owner_id",
        is_leaf: "r.tracking = 'each' AND (s.since_on IS NULL OR s.since_on <= ?) AND (s.until_on IS NULL OR s.until_on > ?)",
        is_own: "r.tracking = 'each' AND (s.since_on IS NULL OR s.since_on <= ?) AND (s.until_on IS NULL OR s.until_on > ?)",
        columns: "r.id, s.id, r.ref, r.title, s.owner_id, o.code, r.sort_key",
    },
];

/// What is looked for; `@` stands for the table.
#[derive(Clone, Copy)]
pub(in crate::store) struct Wanted {
    condition: &'static str,
    bound: [Option<NaiveDate>; 2],
    order: &'static str,
    /// Of each table; it knows nothing of owners.
    limit: Option<u32>,
    has_compounds: bool,
}

pub(in crate::store) const DATED: Wanted = Wanted {
    condition: "@.is_open AND @.watch_due_on <= ?",
    bound: [None, None],
    order: "@.watch_due_on",
    limit: None,
    has_compounds: false,
};

pub(in crate::store) const SOON: Wanted =
    Wanted { condition: "@.is_open AND @.watch_due_on > ? AND @.watch_due_on <= ?", ..DATED };

pub(in crate::store) const SILENT: Wanted = Wanted {
    condition: "@.is_open AND @.quiet_since_on <= ? AND (@.watch_due_on IS NULL OR @.watch_due_on > ?)",
    order: "@.quiet_since_on",
    ..DATED
};

const WITHOUT_DAY: Wanted = Wanted { condition: "@.is_open AND @.watch_due_on IS NULL", ..DATED };

pub(in crate::store) const UNDATED: Wanted =
    Wanted { condition: "@.is_open AND @.watch_due_on IS NULL AND @.is_undated", ..DATED };

pub(in crate::store) const DISPUTED: Wanted =
    Wanted { condition: "@.dispute IS NOT NULL", order: "r.sort_key", has_compounds: true, ..DATED };

impl Wanted {
    /// With the days that its condition asks for, in order.
    pub(in crate::store) fn on<const N: usize>(self, days: [NaiveDate; N]) -> Self {
        let mut days = days.into_iter();
        Self { bound: [days.next(), days.next()], ..self }
    }

    pub(in crate::store) fn limited(&self, limit: u32) -> Self {
        Self { limit: Some(limit), ..*self }
    }

    fn limit(&self) -> String {
        self.limit.map_or_else(String::new, |limit| format!(" LIMIT {limit}"))
    }

    /// By which day the leaves of both tables are set in one order.
    fn day(&self, leaf: &Leaf) -> Option<NaiveDate> {
        let watch = leaf.standing.watch;
        if self.order == SILENT.order { watch.quiet_since_on } else { watch.due_on.filter(|_| self.order == DATED.order) }
    }

    /// The statement over one of the two tables, with its values.
    pub(in crate::store) fn query(
        &self,
        connection: &Connection,
        filter: &Filter,
        side: Side,
        today: NaiveDate,
        columns: &str,
        order: &str,
    ) -> Result<(String, Vec<Box<dyn ToSql>>)> {
        let mut conditions = Conditions::of(filter, connection, today)?;
        let is_leaf = if self.has_compounds { side.is_own } else { side.is_leaf };
        let days = is_leaf.matches('?').map(|_| today).chain(self.bound.into_iter().flatten());
        let text = format!("{is_leaf} AND {}", self.condition.replace('@', side.alias));
        conditions.add(text, days.map(|day| Box::new(day) as Box<dyn ToSql>));
        Ok((format!("SELECT {columns} FROM {} {} {order}", side.from, conditions.clause()), conditions.values))
    }
}

pub(in crate::store) fn bound(values: &[Box<dyn ToSql>]) -> impl rusqlite::Params {
    params_from_iter(values.iter().map(AsRef::as_ref))
}

/// The leads, or the addressees where nobody leads, with their codes.
pub(in crate::store) fn answering_owners(
    connection: &Connection,
    id: RecommendationId,
    today: NaiveDate,
) -> Result<Vec<(OwnerId, String)>> {
    let mut statement = connection.prepare_cached(
        "SELECT a.owner_id, o.code, a.role FROM assignment a JOIN owner o ON o.id = a.owner_id
         WHERE a.recommendation_id = ?1 AND a.role IN ('lead', 'addressee')
           AND (a.since_on IS NULL OR a.since_on <= ?2) AND (a.until_on IS NULL OR a.until_on > ?2)
         ORDER BY a.place, a.id",
    )?;
    let read = |row: &Row<'_>| Ok((row.get(2)?, (row.get(0)?, row.get(1)?)));
    let named: Vec<(Role, (OwnerId, String))> =
        statement.query_map(params![id, today], read)?.collect::<rusqlite::Result<_>>()?;
    let (leads, addressees): (Vec<_>, Vec<_>) = named.into_iter().partition(|(role, _)| *role == Role::Lead);
    let answering = if leads.is_empty() { addressees } else { leads };
    Ok(answering.into_iter().map(|(_, owner)| owner).collect())
}

#[cfg(test)]
mod tests {
    use super::{DATED, DISPUTED, Filter, SIDES, SILENT, SOON, UNDATED, WITHOUT_DAY, Wanted, standing};
    use crate::model::id::MeetingId;
    use crate::store::overview::plan_tests::{assert_searched, followed_up, fresh};

    #[test]
    fn the_agenda_and_the_desk_search_an_index_and_scan_no_table() {
        let connection = fresh();
        let day = "2026-11-24".parse().expect("an ISO date");
        let days =
            |wanted: Wanted| Wanted { bound: [Some(day); 2].map(|day| day.filter(|_| wanted.condition.contains('?'))), ..wanted };
        let of_meeting = Filter { meetings: vec![MeetingId(1)], ..followed_up() };
        for filter in [followed_up(), of_meeting] {
            for wanted in [DATED, SOON, SILENT, UNDATED, WITHOUT_DAY, DISPUTED].map(days) {
                for side in SIDES {
                    let order = format!("ORDER BY {}, r.sort_key LIMIT 3", wanted.order.replace('@', side.alias));
                    let columns = format!("{}, {}", side.columns, standing::columns_of(side.alias));
                    for (columns, order) in [(columns.as_str(), order.as_str()), ("count(*)", "")] {
                        let (sql, _) = wanted.query(&connection, &filter, side, day, columns, order).expect("a statement");
                        assert_searched(&connection, &sql);
                    }
                }
            }
        }
    }
}
