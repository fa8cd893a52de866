//! A filter as SQL: which tables are read, and under which conditions.

use chrono::NaiveDate;
use rusqlite::types::ToSql;
use rusqlite::{Connection, params_from_iter};

use super::filter::Filter;
use super::seen::still_asked;
use super::seen::{Seen, in_force};
use crate::error::Result;
use crate::model::id::OwnerId;
use crate::model::vocabulary::{Health, Kind, Status, Vocabulary};
use crate::store::sql::read::{all, holds};

/// The tables to read and the SQL conditions, with their values.
pub(in crate::store) struct Conditions {
    seen: Seen,
    from: String,
    texts: Vec<String>,
    pub(in crate::store) values: Vec<Box<dyn ToSql>>,
}

impl Conditions {
    /// The part of the filter that SQL can check, for the rows that are `seen`; `Filter::passes` checks the rest.
    pub(in crate::store) fn of(filter: &Filter, seen: Seen, connection: &Connection, today: NaiveDate) -> Result<Self> {
        let texts = seen.condition(today).into_iter().collect();
        let mut conditions = Self { seen, from: seen.from(today), texts, values: Vec::new() };
        conditions.one_of("r.meeting_id IN", &filter.meetings, "");
        conditions.owned(filter, connection, today)?;
        conditions.one_of(&format!("{} IN", seen.column("status")), &filter.statuses, "");
        conditions.one_of(&format!("{} IN", seen.column("assurance")), &filter.assurances, "");
        conditions.one_of(&format!("{} IN", seen.column("response")), &filter.responses, "");
        // If many kinds are wanted, the few others are excluded, so that each row is compared with fewer. They are
        // written out, not bound: SQLite would check a bound value for NULL at each row.
        let others: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| !filter.kinds.contains(kind)).collect();
        if !filter.kinds.is_empty() && others.len() < filter.kinds.len() {
            let others: Vec<String> = others.iter().map(|kind| format!("'{}'", kind.as_str())).collect();
            conditions.texts.push(format!("r.kind NOT IN ({})", others.join(", ")));
        } else {
            conditions.one_of("r.kind IN", &filter.kinds, "");
        }
        conditions.one_of("r.id IN (SELECT recommendation_id FROM theme WHERE name IN", &filter.themes, ")");
        conditions.texts.extend(is_caused(filter, seen, today));
        let asked =
            format!("r.id IN (SELECT a.recommendation_id FROM round_asked a WHERE {} AND a.round_id IN", still_asked("a"));
        conditions.one_of(&asked, &filter.rounds, ")");
        conditions.texts.extend(is_share_asked(filter, seen));
        if filter.is_disputed {
            conditions.texts.push(is_disputed(seen, today));
            conditions.narrow_to_disputes();
        }
        for (column, compared, day) in [
            ("due_on", "< ?", filter.due_before),
            ("due_on", "> ?", filter.due_after),
            ("updated_on", ">= ?", filter.updated_since),
        ] {
            conditions.texts.extend(day.map(|_| format!("{} {compared}", seen.column(column))));
            conditions.values.extend(day.map(|day| Box::new(day) as Box<dyn ToSql>));
        }
        if filter.is_open {
            conditions.texts.push(seen.column("is_open"));
        }
        if filter.is_closed {
            let closed: Vec<Status> = Status::ALL.iter().copied().filter(|status| status.is_closed()).collect();
            conditions.one_of(&format!("{} IN", seen.column("status")), &closed, "");
        }
        if filter.has_shares {
            conditions.texts.push("r.id IN (SELECT recommendation_id FROM share)".to_owned());
        }
        if filter.healths == [Health::Overdue] && !filter.is_undated {
            // Only narrows down what `passes` checks, so that the index is read instead of the table.
            conditions.texts.push(format!("{} = 1 AND unlikely({} < ?)", seen.column("is_open"), seen.column("watch_due_on")));
            conditions.values.push(Box::new(today));
        }
        Ok(conditions)
    }

    /// What the filter's owners own, in any role, directly or through a group. If shares are read: those of the owners
    /// themselves; otherwise those of their groups; and if they own it without a share, every share.
    fn owned(&mut self, filter: &Filter, connection: &Connection, today: NaiveDate) -> Result<()> {
        if filter.owners.is_empty() {
            return Ok(());
        }
        let owners = with_their_groups(connection, &filter.owners, today)?;
        if self.seen == Seen::AllShares {
            self.one_of("v.owner_id IN", &owners, "");
            return Ok(());
        }
        let owned =
            format!("r.id IN (SELECT a.recommendation_id FROM assignment a WHERE {} AND a.owner_id IN", in_force("a", today));
        self.one_of(&owned, &owners, ")");
        let list = |owners: &[OwnerId]| owners.iter().map(|owner| owner.0.to_string()).collect::<Vec<_>>().join(", ");
        let (named, groups) = (list(&filter.owners), list(&owners[filter.owners.len()..]));
        let there_is = |owners: &str| {
            let of_these = format!("w.recommendation_id = r.id AND +w.owner_id IN ({owners}) AND {}", in_force("w", today));
            format!("EXISTS (SELECT 1 FROM share w WHERE {of_these})")
        };
        if self.seen == Seen::Shares {
            let (of_named, of_groups) = (there_is(&named), there_is(&groups));
            let of_others = format!("NOT {of_named} AND (v.owner_id IN ({groups}) OR NOT {of_groups})");
            self.texts.push(format!("(v.owner_id IN ({named}) OR ({of_others}))"));
        }
        Ok(())
    }

    /// `FROM ... WHERE ...`.
    pub(in crate::store) fn sql(&self) -> String {
        format!("FROM {} {}", self.from, self.clause())
    }

    /// The same, with the tables of `more` joined.
    pub(in crate::store) fn joined(&self, more: &str) -> String {
        format!("FROM {} {more} {}", self.from, self.clause())
    }

    pub(in crate::store) fn seen(&self) -> Seen {
        self.seen
    }

    /// The values to bind.
    pub(in crate::store) fn bound(&self) -> impl rusqlite::Params {
        params_from_iter(self.values.iter().map(AsRef::as_ref))
    }

    /// Reads only what has a dispute, its own or about a share: there is an index for each.
    pub(in crate::store) fn narrow_to_disputes(&mut self) {
        let of_shares = "SELECT recommendation_id FROM share WHERE dispute IS NOT NULL";
        self.texts.push(format!("r.id IN (SELECT id FROM recommendation WHERE dispute IS NOT NULL UNION ALL {of_shares})"));
    }

    /// Adds a condition.
    pub(in crate::store) fn add(&mut self, text: String, values: impl Iterator<Item = Box<dyn ToSql>>) {
        self.texts.push(text);
        self.values.extend(values);
    }

    /// `WHERE ...`, or nothing.
    fn clause(&self) -> String {
        if self.texts.is_empty() { String::new() } else { format!("WHERE {}", self.texts.join(" AND ")) }
    }

    fn one_of<T: ToSql + Clone + 'static>(&mut self, before: &str, values: &[T], after: &str) {
        if values.is_empty() {
            return;
        }
        let places = vec!["?"; values.len()].join(", ");
        self.texts.push(format!("{before} ({places}){after}"));
        self.values.extend(values.iter().map(|value| Box::new(value.clone()) as Box<dyn ToSql>));
    }
}

/// For a share, whether its owner was asked about it in one of the filter's rounds.
fn is_share_asked(filter: &Filter, seen: Seen) -> Option<String> {
    if filter.rounds.is_empty() {
        return None;
    }
    let rounds = filter.rounds.iter().map(|round| round.0.to_string()).collect::<Vec<_>>().join(", ");
    let asked = format!(
        "EXISTS (SELECT 1 FROM round_asked q WHERE q.round_id IN ({rounds}) AND q.owner_id = v.owner_id AND q.recommendation_id = r.id)"
    );
    match seen {
        Seen::Wholes => None,
        Seen::Owner(_) => Some(format!("(v.id IS NULL OR r.tracking = 'restated' OR {asked})")),
        Seen::Shares | Seen::AllShares => Some(asked),
    }
}

fn is_disputed(seen: Seen, today: NaiveDate) -> String {
    itself_or_a_share("dispute IS NOT NULL", seen, today)
}

/// Whether one of the filter's causes was given, of a whole by one of its owners too.
fn is_caused(filter: &Filter, seen: Seen, today: NaiveDate) -> Option<String> {
    let causes: Vec<String> = filter.causes.iter().map(|cause| format!("'{}'", cause.as_str())).collect();
    (!causes.is_empty()).then(|| itself_or_a_share(&format!("cause IN ({})", causes.join(", ")), seen, today))
}

/// Whether `holds`, which begins with a column, is true of what is seen; of a recommendation tracked each, it is enough
/// that it is true of one present share.
fn itself_or_a_share(holds: &str, seen: Seen, today: NaiveDate) -> String {
    let of_share = format!("SELECT 1 FROM share w WHERE w.recommendation_id = r.id AND w.{holds} AND {}", in_force("w", today));
    let whole = format!("(r.{holds} OR (r.tracking = 'each' AND EXISTS ({of_share})))");
    match seen {
        Seen::Wholes => whole,
        Seen::Owner(_) => format!("iif(v.id IS NULL, {whole}, v.{holds})"),
        Seen::Shares | Seen::AllShares => format!("v.{holds}"),
    }
}

/// The owners and every group that they belong to on `today`.
pub(in crate::store) fn with_their_groups(connection: &Connection, owners: &[OwnerId], today: NaiveDate) -> Result<Vec<OwnerId>> {
    let mut owners = owners.to_vec();
    let sql = format!("SELECT m.group_id FROM membership m WHERE m.owner_id = ?1 AND {} ORDER BY m.group_id", holds("m", "?2"));
    let mut next = 0;
    while let Some(&owner) = owners.get(next) {
        let groups: Vec<OwnerId> = all(connection, &sql, (owner, today), |row| row.get(0))?;
        for group in groups {
            if !owners.contains(&group) {
                owners.push(group);
            }
        }
        next += 1;
    }
    Ok(owners)
}
