//! `undo` and `redo` compared with the simplest possible model: a dump of every logged table before and after each
//! command. After any walk the register is exactly what the model says, and `check` finds nothing.

mod cases;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::{Just, Strategy, any, prop_oneof};

use super::steps::{Consent, Outcome, Target};
use crate::error::Result;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::follow_up::{Dispute, Evidence};
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::reference::Ref;
use crate::model::vocabulary::{Assurance, Basis, Kind, MeetingKind, OwnerKind, RelationKind, Role, Status, Vocabulary};
use crate::store::adopt::add::NewRecommendation;
use crate::store::adopt::link::NewRelation;
use crate::store::file::register::{Keep, Register};
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::log::tables::LOGGED;
use crate::store::meeting::entering::NewMeeting;
use crate::store::owner::entering::{NewOwner, OwnerEdit};
use crate::testing::{TODAY, author, register};

/// The recommendations of the small register: a simple one, one tracked each, a compound with two components, and another
/// simple one.
const REFERENCES: [&str; 6] = ["WDH-2010-01", "WDH-2010-02", "WDH-2010-03", "WDH-2010-03a", "WDH-2010-03b", "WDH-2010-04"];

/// One step of a walk.
#[derive(Debug, Clone)]
enum Step {
    Update {
        item: usize,
        owner: Option<usize>,
        new: NewFollowUp,
    },
    AddRecommendation,
    Link {
        from: usize,
        target: usize,
    },
    Rename {
        owner: usize,
        name: String,
    },
    Undo(u32),
    Redo(u32),
    /// The n-th command of the log; the count wraps around.
    UndoEntry(usize),
}

/// Dumps: the past ones that `undo` leads to, the present one, and those that `redo` leads to.
struct Model {
    past: Vec<Dump>,
    future: Vec<Dump>,
}

impl Model {
    fn of(register: &Register) -> Self {
        Self { past: vec![dump(register)], future: Vec::new() }
    }

    fn now(&self) -> &Dump {
        self.past.last().expect("the register as it was made")
    }

    fn done(&mut self, now: Dump) {
        // A command that changed nothing leaves no entry.
        if now != *self.now() {
            self.past.push(now);
            self.future.clear();
        }
    }

    fn undo(&mut self, n: usize) {
        for _ in 0..n {
            assert!(self.past.len() > 1, "undo went past the first entry");
            self.future.extend(self.past.pop());
        }
    }

    fn redo(&mut self, n: usize) {
        for _ in 0..n {
            self.past.push(self.future.pop().expect("redo did what was never undone"));
        }
    }

    /// Whatever is refused must be impossible in the model too.
    fn refused(&self, step: &Step) {
        match step {
            Step::Undo(n) => assert!(self.past.len() <= *n as usize, "undo was refused"),
            Step::Redo(n) => assert!(self.future.len() < *n as usize, "redo was refused"),
            Step::Update { .. } | Step::AddRecommendation | Step::Link { .. } | Step::Rename { .. } | Step::UndoEntry(_) => {}
        }
    }
}

type Dump = BTreeMap<&'static str, Vec<String>>;

fn dump(register: &Register) -> Dump {
    let mut tables = Dump::new();
    for table in LOGGED {
        let mut statement = register.connection.prepare(&format!("SELECT * FROM {} ORDER BY id", table.0)).expect("a table");
        let n_columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            (0..n_columns).map(|place| row.get_ref(place).map(|value| format!("{value:?}"))).collect::<rusqlite::Result<Vec<_>>>()
        };
        let rows = statement.query_map([], row).expect("rows").map(|row| row.expect("a row").join("|")).collect();
        tables.insert(table.0, rows);
    }
    tables
}

fn take_back(register: &mut Register, target: Target) -> Result<()> {
    match register.take_back(&author("undo"), Keep::Commit, target, &Consent::NotAsked)? {
        Outcome::Done(_) => Ok(()),
        Outcome::Asks(entries) => panic!("asked about {entries:?}"),
    }
}

fn take(register: &mut Register, step: &Step) -> Result<()> {
    match step {
        Step::Undo(n) => take_back(register, Target::Newest(*n)),
        Step::Redo(n) => take_back(register, Target::Undone(*n)),
        Step::UndoEntry(place) => {
            let sql = "SELECT id FROM log WHERE kind = 'change' ORDER BY id";
            let mut statement = register.connection.prepare(sql).expect("the log");
            let ids: Vec<i64> = statement.query_map([], |row| row.get(0)).expect("ids").map(|id| id.expect("an id")).collect();
            drop(statement);
            take_back(register, Target::Entry(ids[place % ids.len()]))
        }
        Step::Update { item, owner, new } => {
            let id = register.find_recommendation(REFERENCES[*item])?;
            let part = owner.map_or(Part::Whole, |owner| Part::Owners(vec![OwnerId(i64::try_from(owner).expect("small") + 1)]));
            register.change(&author("rec update"), Keep::Commit, |change| change.record(id, &part, new).map(|_| ()))
        }
        Step::AddRecommendation => register.change(&author("rec add"), Keep::Commit, |change| {
            let sql = "SELECT count(*) FROM recommendation";
            let n: i64 = change.connection().query_row(sql, [], |row| row.get(0))?;
            let first = NewFollowUp { due: Deadline::parse("2027-06").ok(), ..NewFollowUp::default() };
            change.add_recommendation(&recommendation(&format!("X-{n}"), Some(first), &[(1, Role::Lead)])).map(|_| ())
        }),
        Step::Link { from, target } => {
            let [from, target] = [*from, *target].map(|item| register.find_recommendation(REFERENCES[item]));
            let new =
                NewRelation { from: from?, kind: RelationKind::Supports, target: target?, basis: Basis::Stated, passage: None };
            register.change(&author("rec link"), Keep::Commit, |change| change.add_relation(&new))
        }
        Step::Rename { owner, name } => register.change(&author("owner edit"), Keep::Commit, |change| {
            let edit = OwnerEdit { name: Some(name.clone()), is_correction: true, ..OwnerEdit::default() };
            change.edit_owner(OwnerId(i64::try_from(*owner).expect("small") + 1), &edit)
        }),
    }
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..REFERENCES.len(), proptest::option::of(0..3usize), new_follow_up())
            .prop_map(|(item, owner, new)| Step::Update { item, owner, new }),
        1 => Just(Step::AddRecommendation),
        1 => (0..REFERENCES.len(), 0..REFERENCES.len()).prop_map(|(from, target)| Step::Link { from, target }),
        1 => (0..3usize, "[a-z]{1,3}").prop_map(|(owner, name)| Step::Rename { owner, name }),
        3 => (1..4u32).prop_map(Step::Undo),
        3 => (1..4u32).prop_map(Step::Redo),
        2 => any::<u8>().prop_map(|place| Step::UndoEntry(place.into())),
    ]
}

/// A status, an assurance, a deadline, a dispute, evidence; today or on an earlier day; mostly with a note.
fn new_follow_up() -> impl Strategy<Value = NewFollowUp> {
    let sets = (
        proptest::option::weighted(0.6, proptest::sample::select(Status::ALL)),
        proptest::option::weighted(0.2, proptest::sample::select(Assurance::ALL)),
        proptest::option::weighted(0.3, proptest::sample::select(vec!["2025-03-31", "2027", "none", "2026-Q4"])),
        proptest::option::weighted(0.2, any::<bool>()),
    );
    let rest = (proptest::option::weighted(0.4, 0..900u64), proptest::option::weighted(0.8, "[a-z]{1,4}"), any::<bool>());
    (sets, rest).prop_map(|((status, assurance, due, dispute), (days, note, has_evidence))| NewFollowUp {
        status,
        assurance,
        due: due.and_then(|due| Deadline::parse(due).ok()),
        dispute: dispute.map(|raised| if raised { Dispute::Raised("so".into()) } else { Dispute::Settled("thus".into()) }),
        happened: days.and_then(|days| TODAY.checked_sub_days(chrono::Days::new(days))).map(Span::Day),
        reported_by: Some("Ms Phiri".to_owned()),
        note,
        evidence: if has_evidence {
            vec![Evidence { place: "https://example.org".to_owned(), sha256: None, dated: None }]
        } else {
            Vec::new()
        },
        ..NewFollowUp::default()
    })
}

fn recommendation(reference: &str, first: Option<NewFollowUp>, owners: &[(i64, Role)]) -> NewRecommendation {
    NewRecommendation {
        reference: Ref::new(reference).expect("a reference"),
        parent: None,
        kind: Kind::Recommendation,
        meeting: None,
        title: reference.to_owned(),
        text: "Do it".to_owned(),
        source: None,
        themes: vec!["data".to_owned()],
        priority: None,
        done_when: None,
        is_each: false,
        owners: owners.iter().map(|(id, role)| (OwnerId(*id), *role)).collect(),
        first,
    }
}

/// A register with three owners and the recommendations of `REFERENCES`, all made by its first entry.
fn small() -> (tempfile::TempDir, Register) {
    register(&author("init"), |change| {
        change.add_meeting(&NewMeeting {
            reference: Ref::new("WDH-2010").expect("a reference"),
            kind: MeetingKind::Ministerial,
            body: "MIDSA".to_owned(),
            title: "Ministers".to_owned(),
            starts: Some(Span::Day(NaiveDate::from_ymd_opt(2010, 11, 15).expect("a day"))),
            ends: None,
            place: None,
            country: None,
            source: None,
            is_cancelled: false,
        })?;
        for code in ["ZMB", "ZWE", "BWA"] {
            change.add_owner(&NewOwner {
                code: code.to_owned(),
                kind: OwnerKind::State,
                name: code.to_lowercase(),
                name_fr: None,
                name_pt: None,
                former_names: Vec::new(),
                members: Vec::new(),
            })?;
        }
        let mut parent = None;
        for reference in REFERENCES {
            let leads = [(1, Role::Lead), (2, Role::Lead), (3, Role::Lead)];
            let is_each = reference == "WDH-2010-02";
            let is_component = reference.ends_with(['a', 'b']);
            let new = recommendation(reference, None, if is_each { &leads } else { &leads[..1] });
            let id: RecommendationId =
                change.add_recommendation(&NewRecommendation { is_each, parent: parent.filter(|_| is_component), ..new })?;
            if reference == "WDH-2010-03" {
                parent = Some(id);
            }
        }
        Ok(())
    })
}
