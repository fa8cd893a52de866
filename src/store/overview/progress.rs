//! Progress tables: leaves counted by group.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;

use super::movement::{Since, Then};
use crate::error::Result;
use crate::model::health::{Patience, health};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::movement::Movement;
use crate::model::progress::{Counts, Group, LeftOut, Progress};
use crate::model::vocabulary::{Grouping, Health, Kind, Tracking, Vocabulary};
use crate::store::file::register::Register;
use crate::store::fold::leaves::{Answering, Claim, Leaf, Of, leaves};
use crate::store::lookup::settings::Settings;

/// Whether the leaves are counted that the register's own body did not adopt as recommendations or decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    OwnDecisions,
    All,
}

/// The key of the group of what has none.
const NONE: &str = "none";

impl Register {
    /// Counts the leaves by `grouping` as they stand on `today`.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn progress(&self, grouping: Grouping, scope: Scope, today: NaiveDate) -> Result<Progress> {
        self.count(grouping, scope, today, None)
    }

    /// Counts as `progress` does, and what moved since `since`.
    ///
    /// # Errors
    /// As `progress`.
    pub fn progress_since(&self, grouping: Grouping, scope: Scope, today: NaiveDate, since: Since) -> Result<Progress> {
        self.count(grouping, scope, today, Some(&Then::read(&self.connection, since)?))
    }

    fn count(&self, grouping: Grouping, scope: Scope, today: NaiveDate, then: Option<&Then>) -> Result<Progress> {
        let connection = &self.connection;
        let settings = self.settings()?;
        let names = Names::read(connection)?;
        let sides = Sides::read(connection, grouping, today)?;
        let mut tables = Tables::default();
        leaves(connection, Of::Everything, &mut |leaf| {
            let meeting = leaf.meeting.and_then(|id| names.meetings.get(&id));
            if leaf.tracking == Tracking::Restated {
                tables.n_restatements += 1;
            } else if scope == Scope::All || tables.left_out.keeps(&leaf, meeting, &settings) {
                tables.count(&leaf, &sides.places(grouping, &leaf, &names), today, settings.patience, then);
            }
        })?;
        let groups_overlap = matches!(grouping, Grouping::Owner | Grouping::Theme | Grouping::Round);
        Ok(tables.into_progress(groups_overlap))
    }
}

#[derive(Default)]
struct Tables {
    /// By the group's place in the table, then its key.
    groups: BTreeMap<(String, String), (String, Tally)>,
    total: Tally,
    left_out: LeftOut,
    n_restatements: u32,
}

/// How a group stands, and what moved in it.
#[derive(Default)]
struct Tally {
    counts: Counts,
    movement: Movement,
}

impl Tables {
    fn count(&mut self, leaf: &Leaf, places: &[(Place, Claim)], today: NaiveDate, patience: Patience, then: Option<&Then>) {
        let add = |tally: &mut Tally, claim: Claim| {
            add(&mut tally.counts, claim, today, patience);
            tally.movement.count(&then.map(|then| then.moves(leaf.id, &claim, today, patience)).unwrap_or_default());
        };
        add(&mut self.total, leaf.claim);
        for (place, claim) in places {
            let group = self.groups.entry((place.order.clone(), place.key.clone()));
            let (_, tally) = group.or_insert_with(|| (place.name.clone(), Tally::default()));
            add(tally, *claim);
        }
    }

    fn into_progress(self, groups_overlap: bool) -> Progress {
        let group = |((_, key), (name, Tally { counts, movement }))| Group { key, name, counts, movement };
        Progress {
            groups: self.groups.into_iter().map(group).collect(),
            total: self.total.counts,
            total_movement: self.total.movement,
            groups_overlap,
            left_out: self.left_out,
            n_restatements: self.n_restatements,
        }
    }
}

fn add(counts: &mut Counts, claim: Claim, today: NaiveDate, patience: Patience) {
    let is_overdue = health(claim.status, claim.watch, today, patience) == Health::Overdue;
    counts.add(claim.status, claim.assurance, is_overdue, claim.watch.is_open && claim.watch.is_undated);
}

/// Whether the leaf is counted; if not, it is noted in `left_out`.
pub(super) fn keeps(left_out: &mut LeftOut, leaf: &Leaf, meeting: Option<&MeetingName>, settings: &Settings) -> bool {
    left_out.keeps(leaf, meeting, settings)
}

impl LeftOut {
    /// Whether the leaf is counted; if not, it is noted here.
    fn keeps(&mut self, leaf: &Leaf, meeting: Option<&MeetingName>, settings: &Settings) -> bool {
        match (leaf.kind, meeting) {
            (Kind::Request, _) => self.n_requests += 1,
            (Kind::Action, _) => self.n_actions += 1,
            (_, None) => self.n_without_meeting += 1,
            (kind, Some(meeting)) if meeting.body != settings.body => {
                match self.of_others.iter_mut().find(|(body, known, _)| *body == meeting.body && *known == kind) {
                    Some((_, _, n)) => *n += 1,
                    None => self.of_others.push((meeting.body.clone(), kind, 1)),
                }
            }
            (_, Some(_)) => return true,
        }
        false
    }
}

/// A group that a leaf stands in.
#[derive(Clone)]
struct Place {
    order: String,
    key: String,
    name: String,
}

impl Place {
    fn new(order: impl Into<String>, key: impl Into<String>, name: impl Into<String>) -> Self {
        Self { order: order.into(), key: key.into(), name: name.into() }
    }

    /// Behind all others.
    fn none() -> Self {
        Self::new("\u{10ffff}", NONE, "")
    }

    fn word<T: Vocabulary>(word: T) -> Self {
        let place = T::ALL.iter().position(|known| *known == word).unwrap_or_default();
        Self::new(format!("{place:03}"), word.as_str(), "")
    }
}

pub(super) struct MeetingName {
    reference: String,
    title: String,
    body: String,
    pub(super) starts_on: Option<NaiveDate>,
}

pub(super) struct Names {
    pub(super) meetings: HashMap<MeetingId, MeetingName>,
    owners: HashMap<OwnerId, (String, String)>,
}

impl Names {
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let mut names = Self { meetings: HashMap::new(), owners: HashMap::new() };
        let mut statement = connection.prepare("SELECT id, ref, title, body, starts_on FROM meeting ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let name = MeetingName { reference: row.get(1)?, title: row.get(2)?, body: row.get(3)?, starts_on: row.get(4)? };
            names.meetings.insert(row.get(0)?, name);
        }
        let mut statement = connection.prepare("SELECT id, code, name FROM owner ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            names.owners.insert(row.get(0)?, (row.get(1)?, row.get(2)?));
        }
        Ok(names)
    }
}

/// What groups stand in other tables than the recommendation's own; read only where the grouping asks for it.
struct Sides {
    answering: Option<Answering>,
    themes: HashMap<RecommendationId, Vec<String>>,
    rounds: HashMap<RecommendationId, Vec<(String, String)>>,
}

impl Sides {
    fn read(connection: &Connection, grouping: Grouping, today: NaiveDate) -> Result<Self> {
        let answering = if grouping == Grouping::Owner { Some(Answering::on(connection, Of::Everything, today)?) } else { None };
        let mut themes: HashMap<RecommendationId, Vec<String>> = HashMap::new();
        if grouping == Grouping::Theme {
            let mut statement = connection.prepare("SELECT recommendation_id, name FROM theme ORDER BY id")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                themes.entry(row.get(0)?).or_default().push(row.get(1)?);
            }
        }
        let mut rounds: HashMap<RecommendationId, Vec<(String, String)>> = HashMap::new();
        if grouping == Grouping::Round {
            let sql =
                "SELECT DISTINCT a.recommendation_id, r.opened_on, r.ref FROM round_asked a JOIN round r ON r.id = a.round_id
                ORDER BY r.opened_on, r.id";
            let mut statement = connection.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                rounds.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
            }
        }
        Ok(Self { answering, themes, rounds })
    }

    /// The groups that the leaf stands in, with the claim that counts there.
    fn places(&self, grouping: Grouping, leaf: &Leaf, names: &Names) -> Vec<(Place, Claim)> {
        let meeting = leaf.meeting.and_then(|id| names.meetings.get(&id));
        let one = |place: Option<Place>| vec![(place.unwrap_or_else(Place::none), leaf.claim)];
        match grouping {
            Grouping::Meeting => one(meeting.map(|meeting| {
                let day = meeting.starts_on.map_or_else(|| "~".to_owned(), |day| day.to_string());
                Place::new(format!("{day} {}", meeting.reference), &meeting.reference, &meeting.title)
            })),
            Grouping::Year => one(meeting.and_then(|meeting| meeting.starts_on).map(|day| {
                let year = format!("{:04}", day.year());
                Place::new(year.clone(), year, "")
            })),
            Grouping::Kind => one(Some(Place::word(leaf.kind))),
            Grouping::Response => one(leaf.response.map(Place::word)),
            Grouping::Theme => match self.themes.get(&leaf.id) {
                Some(themes) => themes.iter().map(|theme| (Place::new(theme, theme, ""), leaf.claim)).collect(),
                None => one(None),
            },
            Grouping::Round => match self.rounds.get(&leaf.id) {
                Some(rounds) => {
                    rounds.iter().map(|(day, name)| (Place::new(format!("{day} {name}"), name, ""), leaf.claim)).collect()
                }
                None => one(None),
            },
            Grouping::Owner => {
                let answers = self.answering.as_ref().map(|answering| answering.of(leaf)).unwrap_or_default();
                if answers.is_empty() {
                    return one(None);
                }
                let places = answers.into_iter().filter_map(|(owner, claim)| {
                    let (code, name) = names.owners.get(&owner)?;
                    Some((Place::new(code, code, name), claim))
                });
                places.collect()
            }
        }
    }
}
