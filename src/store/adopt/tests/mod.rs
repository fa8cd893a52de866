//! What officers enter by hand, on whole registers. After adding, splitting, linking, editing and removing, every
//! standing is the fold of what was recorded, and the past is unchanged.

mod adding;
mod any_order;
mod changing;

use chrono::{DateTime, Utc};

use super::add::NewRecommendation;
use super::link::NewRelation;
use super::split::NewComponent;
use crate::error::Result;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::family::stand;
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::record::Dossier;
use crate::model::reference::Ref;
use crate::model::title::title_of;
use crate::model::vocabulary::{Basis, Kind, MeetingKind, OwnerKind, RelationKind, Role, Status};
use crate::store::file::register::{Keep, Register};
use crate::store::fold::families;
use crate::store::fold::past::Moment;
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::log::change::{Author, Change};
use crate::store::lookup::filter::Filter;
use crate::store::meeting::entering::NewMeeting;
use crate::store::owner::entering::NewOwner;
use crate::store::sql::read::Window;
use crate::store::sql::standing::{self, COLUMNS};
use crate::testing::{self, TODAY, day, register};

const ADOPTED: &str = "2020-03-10";

#[expect(clippy::unnecessary_wraps, reason = "reads as what is given")]
fn on(text: &str) -> Option<Span> {
    Some(Span::parse(text).expect("a span"))
}

/// A register with one meeting, three states, and a group that the third state left and a fourth joined later.
struct Fixture {
    _folder: tempfile::TempDir,
    register: Register,
    meeting: MeetingId,
    owners: Vec<OwnerId>,
    group: OwnerId,
}

impl Fixture {
    fn new() -> Self {
        let (folder, mut register) = register(&author(), |_| Ok(()));
        let (meeting, owners, group) = register.change(&author(), Keep::Commit, fill).expect("filled");
        Self { _folder: folder, register, meeting, owners, group }
    }

    fn change<T>(&mut self, work: impl FnOnce(&mut Change<'_>) -> Result<T>) -> Result<T> {
        self.register.change(&author(), Keep::Commit, work)
    }

    fn text(&self, text: &str) -> NewRecommendation {
        NewRecommendation {
            reference: Ref::new("M-2020-01").expect("a reference"),
            parent: None,
            kind: Kind::Recommendation,
            meeting: Some(self.meeting),
            title: title_of(text),
            text: text.to_owned(),
            source: None,
            themes: Vec::new(),
            priority: None,
            done_when: None,
            is_each: false,
            owners: vec![(self.owners[0], Role::Lead)],
            first: None,
        }
    }

    /// Adds a recommendation under the meeting's next number.
    fn add(&mut self, new: NewRecommendation) -> RecommendationId {
        let meeting = self.meeting;
        let added = self.change(|change| {
            let reference = change.next_in_meeting(meeting)?;
            change.add(&NewRecommendation { reference, ..new })
        });
        added.expect("added").id
    }

    fn each(&mut self) -> RecommendationId {
        let owners = self.owners[..2].iter().map(|owner| (*owner, Role::Lead)).collect();
        let new = NewRecommendation { is_each: true, owners, ..self.text("Each names a focal point") };
        self.add(new)
    }

    fn update(&mut self, id: RecommendationId, part: &Part, new: &NewFollowUp) -> Result<()> {
        self.change(|change| change.record(id, part, new).map(|_| ()))
    }

    fn split(&mut self, id: RecommendationId, on: Option<Span>) -> Result<crate::store::adopt::split::Split> {
        let part = |text: &str| NewComponent { title: title_of(text), text: text.to_owned() };
        self.change(|change| change.split(id, &[part("Sign the MoU"), part("Report on it")], on))
    }

    fn find(&self, reference: &str) -> RecommendationId {
        self.register.find_recommendation(reference).expect("there")
    }

    fn dossier(&self, id: RecommendationId) -> Dossier {
        self.register.dossier(id, TODAY).expect("read")
    }

    fn status(&self, id: RecommendationId) -> Status {
        self.dossier(id).recommendation.standing.status
    }

    /// Reference, tracking and status of everything on a day, by what was known before an instant.
    fn then(&self, when: &str, known_before: Option<DateTime<Utc>>) -> Vec<String> {
        let mut register = Register::open(self.register.path()).expect("opened");
        register.travel(Moment { day: day(when), known_before }).expect("travelled");
        let mut found = Vec::new();
        register
            .recommendations(&Filter::default(), day(when), &mut |record| {
                found.push(format!("{} {} {}", record.reference, record.tracking, record.standing.status));
                Ok(())
            })
            .expect("read");
        found
    }

    /// The instant of the newest entry of the log.
    fn last_instant(&self) -> DateTime<Utc> {
        let at: String = self.register.connection.query_row("SELECT max(at) FROM log", [], |row| row.get(0)).expect("an entry");
        at.parse().expect("an instant")
    }

    /// Checks that every row has the standing that the fold gives.
    fn assert_folded(&self) {
        let connection = &self.register.connection;
        let ids = |sql: &str| -> Vec<RecommendationId> {
            let mut statement = connection.prepare(sql).expect("read");
            statement.query_map([], |row| row.get(0)).expect("read").map(|id| id.expect("an id")).collect()
        };
        for root in ids("SELECT id FROM recommendation WHERE parent_id IS NULL OR kind = 'action' ORDER BY id") {
            let item = families::load(connection, root, Window::ALL).expect("read");
            for outcome in stand(&item, TODAY).expect("allowed") {
                let sql = format!("SELECT {COLUMNS} FROM recommendation WHERE id = ?1");
                let row = connection.query_row(&sql, [outcome.id], |row| standing::read(row, 0)).expect("a row");
                assert_eq!(row, outcome.standing, "{:?}", outcome.id);
                for (share, expected) in &outcome.shares {
                    let sql = format!("SELECT {COLUMNS} FROM share WHERE id = ?1");
                    let row = connection.query_row(&sql, [share], |row| standing::read(row, 0)).expect("a row");
                    assert_eq!(row, *expected, "share {share}");
                }
            }
        }
    }
}

fn author() -> Author {
    testing::author("test")
}

fn fill(change: &mut Change<'_>) -> Result<(MeetingId, Vec<OwnerId>, OwnerId)> {
    let meeting = change.add_meeting(&NewMeeting {
        reference: Ref::new("M-2020").expect("a reference"),
        kind: MeetingKind::Ministerial,
        body: "MIDSA".to_owned(),
        title: "Ministers".to_owned(),
        starts: on(ADOPTED),
        ends: None,
        place: None,
        country: None,
        source: None,
        is_cancelled: false,
    })?;
    let owner = |code: &str, kind, members| NewOwner {
        code: code.to_owned(),
        kind,
        name: code.to_owned(),
        name_fr: None,
        name_pt: None,
        former_names: Vec::new(),
        members,
    };
    let mut owners = Vec::new();
    for code in ["BWA", "ZMB", "ZWE", "AGO"] {
        owners.push(change.add_owner(&owner(code, OwnerKind::State, Vec::new()))?);
    }
    let group = change.add_owner(&owner("GROUP", OwnerKind::Group, owners[..2].to_vec()))?;
    let at = change.at();
    let mut dated = |owner: OwnerId, since: Option<&str>, until: Option<&str>| {
        let values: [(&'static str, &dyn rusqlite::ToSql); 5] =
            [("group_id", &group), ("owner_id", &owner), ("since_on", &since), ("until_on", &until), ("recorded_at", &at)];
        change.insert(crate::store::log::tables::MEMBERSHIP, &values)
    };
    dated(owners[2], None, Some("2019-01-01"))?;
    dated(owners[3], Some("2021-01-01"), None)?;
    Ok((meeting, owners, group))
}

fn status(status: Status, when: &str) -> NewFollowUp {
    let needs = |wanted: &[Status]| wanted.contains(&status);
    NewFollowUp {
        happened: on(when),
        status: Some(status),
        note: (!needs(&[Status::InProgress, Status::Implemented, Status::NotStarted])).then(|| "why".to_owned()),
        due: needs(&[Status::Continuing]).then_some(Deadline::None),
        ..NewFollowUp::default()
    }
}

fn relation(from: RecommendationId, kind: RelationKind, target: RecommendationId) -> NewRelation {
    NewRelation { from, kind, target, basis: Basis::Editorial, passage: None }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T>, words: &str) {
    let error = result.expect_err("refused");
    assert!(error.exit_code() == 4 && error.to_string().contains(words), "{error}");
}
