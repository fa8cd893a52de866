//! Which recommendations a read is about, and in which order.

use std::cmp::Ordering;

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::ToSql;

use super::find::folded;
use crate::error::Result;
use crate::model::health::Patience;
use crate::model::id::{MeetingId, OwnerId, RoundId};
use crate::model::record::Recommendation;
use crate::model::vocabulary::{Assurance, Cause, Health, Kind, Response, Status, Vocabulary};

/// Which recommendations: an empty list does not restrict; several values of one list mean "or", several lists "and".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur in title, text or notes; case and accents do not matter.
    pub words: Vec<String>,
    pub meetings: Vec<MeetingId>,
    /// What they own directly or through a group.
    pub owners: Vec<OwnerId>,
    pub statuses: Vec<Status>,
    pub assurances: Vec<Assurance>,
    pub responses: Vec<Response>,
    pub healths: Vec<Health>,
    pub kinds: Vec<Kind>,
    pub themes: Vec<String>,
    pub causes: Vec<Cause>,
    /// What is or was asked about in these rounds.
    pub rounds: Vec<RoundId>,
    pub is_disputed: bool,
    /// Deadlines before this day, exclusive.
    pub due_before: Option<NaiveDate>,
    /// Deadlines after this day, exclusive.
    pub due_after: Option<NaiveDate>,
    /// Follow-ups on this day or later.
    pub updated_since: Option<NaiveDate>,
    /// Notes for the office alone are not searched, and the last follow-up is the last one that others may read of.
    pub leaves_internal_out: bool,
    /// Neither implemented nor closed.
    pub is_open: bool,
    /// Superseded, not applicable, dropped or lapsed.
    pub is_closed: bool,
    /// Owners have or had shares in it.
    pub has_shares: bool,
    /// Empty is the order of lists: the meeting's date, then the number.
    pub sort: Vec<SortKey>,
}

/// A column to sort by; what has no value stands last either way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortKey {
    /// One of `SORT_KEYS`.
    pub key: &'static str,
    pub is_descending: bool,
}

/// What `--sort` takes.
pub const SORT_KEYS: [&str; 12] = [
    "ref",
    "meeting",
    "title",
    "kind",
    "status",
    "assurance",
    "response",
    "priority",
    "due",
    "days_late",
    "health",
    "updated_on",
];

/// SQL conditions with their values.
pub(in crate::store) struct Conditions {
    texts: Vec<String>,
    pub(in crate::store) values: Vec<Box<dyn ToSql>>,
}

impl Conditions {
    /// What the filter restricts in SQL; `passes` does the rest.
    pub(in crate::store) fn of(filter: &Filter, connection: &Connection, today: NaiveDate) -> Result<Self> {
        let mut conditions = Self { texts: Vec::new(), values: Vec::new() };
        conditions.one_of("r.meeting_id IN", &filter.meetings, "");
        let owners = with_their_groups(connection, &filter.owners, today)?;
        let in_force = format!("(since_on IS NULL OR since_on <= '{today}') AND (until_on IS NULL OR until_on > '{today}')");
        let owned = format!("r.id IN (SELECT recommendation_id FROM assignment WHERE {in_force} AND owner_id IN");
        conditions.one_of(&owned, &owners, ")");
        conditions.one_of("r.status IN", &filter.statuses, "");
        conditions.one_of("r.assurance IN", &filter.assurances, "");
        conditions.one_of("r.response IN", &filter.responses, "");
        // Of many kinds the few others are left out, so that each row is compared with those alone.
        let others: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| !filter.kinds.contains(kind)).collect();
        if !filter.kinds.is_empty() && others.len() < filter.kinds.len() {
            conditions.one_of("r.kind NOT IN", &others, "");
        } else {
            conditions.one_of("r.kind IN", &filter.kinds, "");
        }
        conditions.one_of("r.id IN (SELECT recommendation_id FROM theme WHERE name IN", &filter.themes, ")");
        conditions.one_of("r.cause IN", &filter.causes, "");
        conditions.one_of("r.id IN (SELECT recommendation_id FROM round_asked WHERE round_id IN", &filter.rounds, ")");
        if filter.is_disputed {
            let share = "SELECT 1 FROM share s WHERE s.recommendation_id = r.id AND s.dispute IS NOT NULL";
            conditions.texts.push(format!("(r.dispute IS NOT NULL OR EXISTS ({share}))"));
        }
        for (text, day) in
            [("r.due_on < ?", filter.due_before), ("r.due_on > ?", filter.due_after), ("r.updated_on >= ?", filter.updated_since)]
        {
            conditions.texts.extend(day.map(|_| text.to_owned()));
            conditions.values.extend(day.map(|day| Box::new(day) as Box<dyn ToSql>));
        }
        if filter.is_open {
            conditions.texts.push("r.is_open".to_owned());
        }
        if filter.is_closed {
            let closed: Vec<Status> = Status::ALL.iter().copied().filter(|status| status.is_closed()).collect();
            conditions.one_of("r.status IN", &closed, "");
        }
        if filter.has_shares {
            conditions.texts.push("r.id IN (SELECT recommendation_id FROM share)".to_owned());
        }
        if filter.healths == [Health::Overdue] {
            // Only narrows what `passes` judges: the index is walked instead of the table.
            conditions.texts.push("r.is_open AND unlikely(r.watch_due_on < ?)".to_owned());
            conditions.values.push(Box::new(today));
        }
        Ok(conditions)
    }

    /// Restricts further.
    pub(in crate::store) fn add(&mut self, text: String, values: impl Iterator<Item = Box<dyn ToSql>>) {
        self.texts.push(text);
        self.values.extend(values);
    }

    /// `WHERE ...`, or nothing.
    pub(in crate::store) fn clause(&self) -> String {
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

impl Filter {
    /// Whether the record passes what SQL does not judge: its health.
    pub(in crate::store) fn passes(&self, record: &Recommendation, today: NaiveDate, patience: Patience) -> bool {
        self.healths.is_empty() || self.healths.contains(&record.standing.health(today, patience))
    }

    /// Puts records that stand in the order of lists into the order that `--sort` asks for; equal ones stay as they are.
    pub(in crate::store) fn sort(&self, records: &mut Vec<Recommendation>, today: NaiveDate, patience: Patience) {
        let mut placed: Vec<(usize, Recommendation)> = std::mem::take(records).into_iter().enumerate().collect();
        placed.sort_by(|(a_place, a), (b_place, b)| self.compare((*a_place, a), (*b_place, b), today, patience));
        records.extend(placed.into_iter().map(|(_, record)| record));
    }

    fn compare(
        &self,
        (a_place, a): (usize, &Recommendation),
        (b_place, b): (usize, &Recommendation),
        today: NaiveDate,
        patience: Patience,
    ) -> Ordering {
        let by = |sort: &SortKey| {
            let direct = |ordering: Ordering| if sort.is_descending { ordering.reverse() } else { ordering };
            match sort.key {
                "meeting" => last_without(a.meeting.as_ref(), b.meeting.as_ref(), direct),
                "title" => direct(folded(&a.title).cmp(&folded(&b.title))),
                "kind" => direct(a.kind.cmp(&b.kind)),
                "status" => direct(a.standing.status.cmp(&b.standing.status)),
                "assurance" => direct(a.standing.assurance.cmp(&b.standing.assurance)),
                "response" => last_without(a.standing.response, b.standing.response, direct),
                "priority" => last_without(a.priority, b.priority, direct),
                "due" => last_without(a.standing.due_on, b.standing.due_on, direct),
                "days_late" => direct(a.standing.watch.days_late(today).cmp(&b.standing.watch.days_late(today))),
                "health" => direct(a.standing.health(today, patience).cmp(&b.standing.health(today, patience))),
                "updated_on" => last_without(a.standing.updated_on, b.standing.updated_on, direct),
                _ => direct(a_place.cmp(&b_place)),
            }
        };
        self.sort.iter().map(by).find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
    }
}

fn last_without<T: Ord>(a: Option<T>, b: Option<T>, direct: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => direct(a.cmp(&b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// The owners and every group that they belong to on `today`.
pub(in crate::store) fn with_their_groups(connection: &Connection, owners: &[OwnerId], today: NaiveDate) -> Result<Vec<OwnerId>> {
    let mut all = owners.to_vec();
    let sql = "SELECT group_id FROM membership WHERE owner_id = ?1 AND (since_on IS NULL OR since_on <= ?2)
        AND (until_on IS NULL OR until_on > ?2) ORDER BY group_id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut next = 0;
    while let Some(&owner) = all.get(next) {
        let groups = statement.query_map((owner, today), |row| row.get(0))?.collect::<rusqlite::Result<Vec<OwnerId>>>()?;
        for group in groups {
            if !all.contains(&group) {
                all.push(group);
            }
        }
        next += 1;
    }
    Ok(all)
}
