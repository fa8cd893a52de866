//! Small records for the tests of the reports.

use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::follow_up::Evidence;
use crate::model::health::{Patience, Watch};
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::movement::Movement;
use crate::model::progress::{Counts, Group, LeftOut, Progress};
use crate::model::record::{Assignment, Dossier, Elsewhere, Entry, Meeting, Recommendation, Relation, Share, Step};
use crate::model::reference::Ref;
use crate::model::state::{Standing, State};
use crate::model::vocabulary::{
    Assurance, Audience, Basis, Channel, Kind, Lang, MeetingKind, RelationKind, Role, Status, Tracking,
};
use crate::report::document::{Block, Document};
use crate::report::frame::{Frame, Reader};
use crate::report::table::{Cell, Column};
use crate::testing::{TODAY, day};
use crate::text::words;

pub(super) fn reference(text: &str) -> Ref {
    Ref::new(text).expect("a reference")
}

/// The officer's own view on 24 November 2026.
pub(super) fn frame() -> Frame {
    let words = words(Lang::En);
    Frame { today: TODAY, patience: Patience::default(), words, audience: Audience::Internal, reader: Reader::Programs }
}

pub(super) fn public_frame() -> Frame {
    Frame { audience: Audience::Public, ..frame() }
}

pub(super) fn keys(columns: &[Column]) -> String {
    columns.iter().map(|column| column.key.as_ref()).collect::<Vec<_>>().join(", ")
}

#[track_caller]
pub(super) fn cell(columns: &[Column], cells: &[Cell], key: &str) -> Cell {
    let place = columns.iter().position(|column| column.key == key).expect("a column of the table");
    cells[place].clone()
}

pub(super) fn standing(status: Status, due: Option<&str>) -> Standing {
    let deadline = due.map(|due| Deadline::parse(due).expect("a deadline"));
    let due_on = deadline.as_ref().and_then(Deadline::due_on);
    let watch = Watch { is_open: status.is_open(), due_on, is_undated: due_on.is_none(), ..Watch::nothing() };
    Standing { status, deadline, due_on, original_due_on: due_on, watch, ..State::default().standing }
}

fn assignment(code: &str, role: Role) -> Assignment {
    Assignment { owner: OwnerId(1), code: code.to_owned(), role }
}

pub(super) fn recommendation(text: &str, parent: Option<&str>) -> Recommendation {
    Recommendation {
        id: RecommendationId(1),
        reference: reference(text),
        parent: parent.map(reference),
        kind: Kind::Recommendation,
        meeting: Some("MRU-2006".to_owned()),
        title: "Focal points".to_owned(),
        text: "establishing a focal point".to_owned(),
        source: None,
        themes: Vec::new(),
        priority: None,
        tracking: Tracking::Single,
        owners: Vec::new(),
        done_when: None,
        standing: standing(Status::NotReported, None),
        tally: None,
        share_of: None,
        translations: Vec::new(),
    }
}

/// The memorandum with SADC, extended once and late.
pub(super) fn mou() -> Recommendation {
    let owners = [("IOM", Role::Lead), ("SAMP", Role::Lead), ("SADC-SEC", Role::Counterparty)];
    Recommendation {
        title: "Make efforts to sign MoUs with the SADC Secretariat".to_owned(),
        owners: owners.map(|(code, role)| assignment(code, role)).to_vec(),
        standing: Standing {
            n_extensions: 1,
            original_due_on: Some(day("2006-11-15")),
            last_note: Some("Ask again in May".to_owned()),
            last_public_note: Some("A draft was sent".to_owned()),
            ..standing(Status::InProgress, Some("2007-06-30"))
        },
        ..recommendation("MRU-2006-03", None)
    }
}

pub(super) fn share(code: &str) -> Share {
    Share {
        id: 1,
        reference: reference("MRU-2006-02a"),
        owner: OwnerId(1),
        code: code.to_owned(),
        owner_name: "Zambia".to_owned(),
        since_on: None,
        until_on: None,
        standing: standing(Status::NotReported, None),
    }
}

/// Zambia's letter, with an internal note.
pub(super) fn entry() -> Entry {
    let evidence =
        |place: &str, sha256: Option<&str>| Evidence { place: place.to_owned(), sha256: sha256.map(str::to_owned), dated: None };
    Entry {
        id: 7,
        reference: reference("MRU-2006-02a"),
        owner: Some("ZMB".to_owned()),
        happened_on: day("2026-03-01"),
        recorded_at: "2026-03-02T08:30:00Z".parse().expect("an instant"),
        recorded_by: "officer".to_owned(),
        reported_by: Some("Ms Phiri".to_owned()),
        channel: Some(Channel::Letter),
        status: Step { from: Some(Status::NotReported), to: Some(Status::InProgress) },
        assurance: Step { from: None, to: None },
        response: Step { from: None, to: None },
        due: Step { from: None, to: None },
        due_on: Step { from: None, to: None },
        decided_by: None,
        dispute: None,
        note: Some("Two officers were named".to_owned()),
        audience: Audience::Internal,
        cause: None,
        evidence: vec![evidence("letters/zmb.pdf", Some("abc123")), evidence("https://example.org/a", None)],
        successor: None,
        round: None,
    }
}

pub(super) fn meeting() -> Meeting {
    Meeting {
        id: MeetingId(1),
        reference: "MRU-2006".to_owned(),
        kind: MeetingKind::Workshop,
        body: "MIDSA".to_owned(),
        title: "Workshop on Irregular Migration".to_owned(),
        starts: Some(Span::Day(day("2006-10-11"))),
        ends: Some(Span::Day(day("2006-10-13"))),
        place: Some("Balaclava, Mauritius".to_owned()),
        country: Some("MUS".to_owned()),
        source: None,
        is_cancelled: false,
        counts: {
            let mut counts = Counts::default();
            counts.add(Status::Implemented, Assurance::None, false, false);
            (0..3).for_each(|_| counts.add(Status::NotReported, Assurance::None, false, false));
            counts
        },
        left_out: LeftOut::default(),
        n_restatements: 0,
    }
}

/// Six leaves of 2006 and four of 2010, of which one is implemented and one in progress and late.
pub(super) fn two_meetings() -> Progress {
    let counts = |n_silent: u32, told: &[(Status, bool)]| {
        let mut counts = Counts::default();
        for &(status, is_overdue) in told {
            counts.add(status, Assurance::None, is_overdue, false);
        }
        for _ in 0..n_silent {
            counts.add(Status::NotReported, Assurance::None, false, true);
        }
        counts
    };
    let told = [(Status::Implemented, false), (Status::InProgress, true)];
    let group = |key: &str, name: &str, counts| Group {
        key: key.to_owned(),
        name: name.to_owned(),
        counts,
        movement: Movement::default(),
    };
    Progress {
        groups: vec![group("MRU-2006", "Workshop", counts(4, &told)), group("WDH-2010", "", counts(4, &[]))],
        total: counts(8, &told),
        total_movement: Movement::default(),
        groups_overlap: true,
        left_out: LeftOut {
            n_requests: 9,
            n_actions: 0,
            of_others: vec![("AU".to_owned(), Kind::Decision, 4)],
            n_without_meeting: 1,
        },
        n_restatements: 1,
    }
}

/// Focal points: nothing known but Zambia's letter.
pub(super) fn dossier() -> Dossier {
    let relation = Relation {
        reference: reference("WDH-2010-01"),
        kind: RelationKind::TakesUp,
        target: reference("MRU-2006-02a"),
        basis: Basis::Editorial,
        passage: Some("same subject".to_owned()),
    };
    Dossier {
        recommendation: recommendation("MRU-2006-02a", None),
        meeting: Some(meeting()),
        owner_names: Vec::new(),
        children: Vec::new(),
        shares: vec![share("ZMB")],
        entries: vec![entry()],
        relations: vec![relation],
        descent: None,
        restates: None,
        cancelled: None,
        revisions: Vec::new(),
        elsewhere: Elsewhere::default(),
    }
}

pub(super) fn headings<'a>(document: &'a Document<'_>) -> Vec<&'a str> {
    let heading = |block: &'a Block<'_>| if let Block::Heading(text) = block { Some(text.as_str()) } else { None };
    document.blocks.iter().filter_map(heading).collect()
}

/// The value of the first field of that name; empty where there is none.
pub(super) fn field(document: &Document<'_>, name: &str) -> String {
    let fields = document.blocks.iter().filter_map(|block| if let Block::Fields(fields) = block { Some(fields) } else { None });
    fields.flatten().find(|(known, _)| known == name).map(|(_, cell)| cell.plain()).unwrap_or_default()
}
