//! The one place that counts leaves: those that pass a filter, one at a time, with only the columns needed for counting.
//! A compound is counted by its components, and a restatement not at all. All counts in all tables come from here.

use chrono::NaiveDate;
use rusqlite::{CachedStatement, Connection, Row, Rows, params};

use crate::error::Result;
use crate::model::health::{Patience, Watch, health};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::progress::Counts;
use crate::model::vocabulary::{Assurance, Health, Kind, Response, Role, Status, Tracking};
use crate::store::item::dossier::is_told_since;
use crate::store::item::search;
use crate::store::lookup::conditions::Conditions;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::seen::{Seen, in_force};
use crate::store::sql::values::day as day_in;

/// A recommendation with its own status, one tracked each as a whole, or one owner's share of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Leaf {
    pub(in crate::store) id: RecommendationId,
    pub(in crate::store) kind: Kind,
    pub(in crate::store) meeting: Option<MeetingId>,
    pub(in crate::store) response: Option<Response>,
    /// Restatements are included.
    pub(in crate::store) tracking: Tracking,
    pub(in crate::store) status: Status,
    pub(in crate::store) assurance: Assurance,
    /// The day of its own deadline, or of the inherited one.
    pub(in crate::store) due_on: Option<NaiveDate>,
    pub(in crate::store) watch: Watch,
    /// For a share, its id and its owner.
    pub(in crate::store) share: Option<(i64, OwnerId)>,
}

impl Leaf {
    /// Adds the leaf to `counts`.
    pub(in crate::store) fn count(&self, counts: &mut Counts, today: NaiveDate, patience: Patience) {
        let is_overdue = health(self.status, self.watch, today, patience) == Health::Overdue;
        counts.add(self.status, self.assurance, is_overdue, self.watch.is_open && self.watch.is_undated);
    }
}

/// Every leaf among those `seen` that passes the filter, in the order of rows. Background is left out unless the filter
/// names its kind.
pub(in crate::store) fn leaves(
    connection: &Connection,
    filter: &Filter,
    seen: Seen,
    (today, patience): (NaiveDate, Patience),
    each: &mut dyn FnMut(&Leaf) -> Result<()>,
) -> Result<()> {
    let mut conditions = Conditions::of(filter, seen, connection, today)?;
    conditions.add("r.tracking <> 'components'".to_owned(), std::iter::empty());
    if filter.kinds.is_empty() {
        conditions.add("r.kind NOT IN ('proposal', 'need')".to_owned(), std::iter::empty());
    }
    search::narrow(connection, filter, &mut conditions)?;
    let columns: Vec<String> = COLUMNS.iter().map(|name| seen.column(name)).collect();
    let sql = format!(
        "SELECT r.id, r.kind, r.meeting_id, r.tracking, {}, {} {} ORDER BY {}",
        seen.share(),
        columns.join(", "),
        conditions.sql(),
        seen.id()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(conditions.bound())?;
    while let Some(row) = rows.next()? {
        let leaf = read(row)?;
        let owner = leaf.share.map(|(_, owner)| owner);
        if filter.passes(leaf.status, leaf.watch, today, patience) && is_told_since(connection, filter, leaf.id, owner)? {
            each(&leaf)?;
        }
    }
    Ok(())
}

/// The columns of the standing.
const COLUMNS: [&str; 9] =
    ["response", "status", "assurance", "due_on", "is_open", "watch_due_on", "quiet_since_on", "is_awaiting", "is_undated"];

fn read(row: &Row<'_>) -> rusqlite::Result<Leaf> {
    let share: Option<i64> = row.get(4)?;
    Ok(Leaf {
        id: row.get(0)?,
        kind: row.get(1)?,
        meeting: row.get(2)?,
        tracking: row.get(3)?,
        share: share.map(|share| Ok::<_, rusqlite::Error>((share, row.get(5)?))).transpose()?,
        response: row.get(6)?,
        status: row.get(7)?,
        assurance: row.get(8)?,
        due_on: day_in(row, 9)?,
        watch: Watch {
            is_open: row.get(10)?,
            due_on: day_in(row, 11)?,
            quiet_since_on: day_in(row, 12)?,
            is_awaiting: row.get(13)?,
            is_undated: row.get(14)?,
        },
    })
}

/// The owners that answer for recommendations: the leads, or the addressees if nobody leads.
pub(in crate::store) enum Answering<'s> {
    /// For all recommendations, read once in the order of their rows.
    InOrder(Rows<'s>, Option<(RecommendationId, OwnerId, Role)>),
    /// For few recommendations, looked up one by one.
    OneByOne(CachedStatement<'s>),
}

/// The statement that `Answering` uses, for all or for one.
pub(in crate::store) fn answering_sql(is_of_one: bool, today: NaiveDate) -> String {
    let of = if is_of_one { "a.recommendation_id = ?1 AND" } else { "" };
    format!(
        "SELECT a.recommendation_id, a.owner_id, a.role FROM assignment a
         WHERE {of} {} AND a.role IN ('lead', 'addressee')
         ORDER BY a.recommendation_id, a.place, a.id",
        in_force("a", today)
    )
}

impl Answering<'_> {
    /// The owners that answer for `id`, in the order in which they were named; ids must be asked for in ascending order.
    pub(in crate::store) fn of(&mut self, id: RecommendationId, named: &mut Vec<OwnerId>) -> Result<()> {
        named.clear();
        let mut addressees = Vec::new();
        let mut note = |owner, role| {
            let of_role = if role == Role::Lead { &mut *named } else { &mut addressees };
            // In a register made by another program an owner may be named twice.
            if !of_role.contains(&owner) {
                of_role.push(owner);
            }
        };
        match self {
            Self::OneByOne(statement) => {
                let mut rows = statement.query(params![id])?;
                while let Some(row) = rows.next()? {
                    note(row.get(1)?, row.get(2)?);
                }
            }
            Self::InOrder(rows, next) => loop {
                match *next {
                    Some((on, owner, role)) if on == id => note(owner, role),
                    Some((on, ..)) if on > id => break,
                    Some(_) | None => {}
                }
                *next = match rows.next()? {
                    Some(row) => Some((row.get(0)?, row.get(1)?, row.get(2)?)),
                    None => break,
                };
            },
        }
        if named.is_empty() {
            named.append(&mut addressees);
        }
        Ok(())
    }
}
