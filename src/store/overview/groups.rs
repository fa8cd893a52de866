//! The groups of a progress table: which of them a leaf belongs to, and what they are called.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

use super::leaves::Leaf;
use crate::error::Result;
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::vocabulary::{Grouping, Kind, Response, Vocabulary};
use crate::store::lookup::seen::still_asked;
use crate::store::sql::read::all;

/// A group by which leaves are counted, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Group {
    /// The group of leaves that have none.
    None,
    Meeting(MeetingId),
    Year(i32),
    Kind(Kind),
    Response(Response),
    Owner(OwnerId),
    /// A theme or a round, by its position in `Groups::labels`.
    Label(usize),
}

/// What a group is called, and its place in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) order: String,
    pub(super) key: String,
    pub(super) name: String,
}

/// The key of the group of leaves that have none.
const NONE: &str = "none";

impl Place {
    fn new(order: impl Into<String>, key: impl Into<String>, name: impl Into<String>) -> Self {
        Self { order: order.into(), key: key.into(), name: name.into() }
    }

    /// After all others.
    fn none() -> Self {
        Self::new("\u{10ffff}", NONE, "")
    }

    fn word<T: Vocabulary>(word: T) -> Self {
        let place = T::ALL.iter().position(|known| *known == word).unwrap_or_default();
        Self::new(format!("{place:03}"), word.as_str(), "")
    }
}

/// What progress needs of a meeting.
pub(super) struct MeetingName {
    reference: String,
    title: String,
    pub(super) body: String,
    pub(super) starts_on: Option<NaiveDate>,
}

/// The groups of one table, with what they need from tables other than the recommendation's own.
pub(super) struct Groups {
    grouping: Grouping,
    meetings: HashMap<MeetingId, MeetingName>,
    owners: HashMap<OwnerId, (String, String)>,
    labels: Vec<Place>,
    labels_of: HashMap<RecommendationId, Vec<usize>>,
}

impl Groups {
    /// Reads what `grouping` needs.
    pub(super) fn read(connection: &Connection, grouping: Grouping) -> Result<Self> {
        let is_by_owner = grouping == Grouping::Owner;
        let mut groups = Self {
            grouping,
            meetings: meetings(connection)?,
            owners: if is_by_owner { owners(connection)? } else { HashMap::new() },
            labels: Vec::new(),
            labels_of: HashMap::new(),
        };
        match grouping {
            Grouping::Theme => groups.read_labels(connection, "SELECT recommendation_id, name, name FROM theme ORDER BY id")?,
            Grouping::Round => groups.read_labels(
                connection,
                &format!(
                    "SELECT DISTINCT a.recommendation_id, r.opened_on || ' ' || r.ref, r.ref
                     FROM round_asked a JOIN round r ON r.id = a.round_id WHERE {}
                     ORDER BY r.opened_on, r.id",
                    still_asked("a"),
                ),
            )?,
            Grouping::Meeting | Grouping::Owner | Grouping::Kind | Grouping::Response | Grouping::Year => {}
        }
        Ok(groups)
    }

    /// The labels of recommendations, each with its place in the table and its key.
    fn read_labels(&mut self, connection: &Connection, sql: &str) -> Result<()> {
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (order, key): (String, String) = (row.get(1)?, row.get(2)?);
            let label = *known.entry(order).or_insert_with_key(|order| {
                self.labels.push(Place::new(order.as_str(), key, ""));
                self.labels.len() - 1
            });
            self.labels_of.entry(row.get(0)?).or_default().push(label);
        }
        Ok(())
    }

    /// Every meeting by its id.
    pub(super) fn meetings(&self) -> &HashMap<MeetingId, MeetingName> {
        &self.meetings
    }

    fn meeting(&self, leaf: &Leaf) -> Option<&MeetingName> {
        leaf.meeting.and_then(|id| self.meetings.get(&id))
    }

    /// Calls `each` with the groups that the leaf belongs to; groups of owners are not found here.
    pub(super) fn of(&self, leaf: &Leaf, each: &mut dyn FnMut(Group)) {
        let mut one = |group: Option<Group>| each(group.unwrap_or(Group::None));
        match self.grouping {
            Grouping::Meeting => one(leaf.meeting.map(Group::Meeting)),
            Grouping::Year => one(self.meeting(leaf).and_then(|meeting| meeting.starts_on).map(|day| Group::Year(day.year()))),
            Grouping::Kind => one(Some(Group::Kind(leaf.kind))),
            Grouping::Response => one(leaf.response.map(Group::Response)),
            Grouping::Theme | Grouping::Round => match self.labels_of.get(&leaf.id) {
                Some(labels) => labels.iter().for_each(|label| one(Some(Group::Label(*label)))),
                None => one(None),
            },
            Grouping::Owner => {}
        }
    }

    /// What the group is called; `None` if its row does not exist.
    pub(super) fn place(&self, group: Group) -> Option<Place> {
        Some(match group {
            Group::None => Place::none(),
            Group::Meeting(id) => {
                let meeting = self.meetings.get(&id)?;
                let day = meeting.starts_on.map_or_else(|| "~".to_owned(), |day| day.to_string());
                Place::new(format!("{day} {}", meeting.reference), &meeting.reference, &meeting.title)
            }
            Group::Year(year) => Place::new(format!("{year:04}"), format!("{year:04}"), ""),
            Group::Kind(kind) => Place::word(kind),
            Group::Response(response) => Place::word(response),
            Group::Owner(id) => self.owners.get(&id).map(|(code, name)| Place::new(code, code, name))?,
            Group::Label(label) => self.labels.get(label).cloned()?,
        })
    }
}

/// Every meeting by its id.
pub(super) fn meetings(connection: &Connection) -> Result<HashMap<MeetingId, MeetingName>> {
    let mut meetings = HashMap::new();
    let mut statement = connection.prepare("SELECT id, ref, title, body, starts_on FROM meeting ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name = MeetingName { reference: row.get(1)?, title: row.get(2)?, body: row.get(3)?, starts_on: row.get(4)? };
        meetings.insert(row.get(0)?, name);
    }
    Ok(meetings)
}

fn owners(connection: &Connection) -> Result<HashMap<OwnerId, (String, String)>> {
    let sql = "SELECT id, code, name FROM owner ORDER BY id";
    let found = all(connection, sql, [], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(found.into_iter().collect())
}
