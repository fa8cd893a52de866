//! The sections of the whole: how each is read from the tables, and what the fields of its rows hold. The order of rows
//! follows from their content, and from the order of recording where that decides something or is shown.

use super::holds::{Holds, word};
use crate::model::vocabulary::{
    Assurance, Audience, Basis, Cause, Channel, EntryKind, Kind, Lang, MeetingKind, OwnerKind, Priority, RelationKind, Response,
    ReturnState, Role, Setting, Status, Tracking,
};
use crate::store::log::tables::{
    ASSIGNMENT, FOCAL_POINT, FOLLOW_UP, FORMER_NAME, Logged, MEETING, MEMBERSHIP, OWNER, RECOMMENDATION, RELATION, RESERVED_REF,
    REVISION, ROUND, ROUND_ANSWER, ROUND_ASKED, ROUND_LETTER, ROUND_RETURN, SETTING, SHARE, THEME, TRANSLATION,
};

/// A section of the whole: rows of one kind.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) name: &'static str,
    /// Its columns are the keys of the rows. `person` is a table of the persons and their numbers.
    pub(super) sql: &'static str,
    /// What the rows are of; `None` of what the log does not tell of.
    pub(super) table: Option<Logged>,
    pub(super) fields: &'static [Field],
}

/// A key of a row and the column in which its value stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) column: &'static str,
    pub(super) holds: Holds,
    pub(super) need: Need,
}

/// Whether a value has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Must,
    May,
}

const fn must(key: &'static str, holds: Holds) -> Field {
    Field { key, column: key, holds, need: Need::Must }
}

const fn may(key: &'static str, holds: Holds) -> Field {
    Field { key, column: key, holds, need: Need::May }
}

impl Field {
    const fn in_column(self, column: &'static str) -> Self {
        Self { column, ..self }
    }
}

/// The recommendation that a row is about.
const OF: Field = must("ref", Holds::Recommendation).in_column("recommendation_id");
/// The owner that a row is about.
const OWNED_BY: Field = must("owner", Holds::Owner).in_column("owner_id");
/// The round that a row belongs to.
const IN_ROUND: Field = must("round", Holds::Round).in_column("round_id");
const SINCE: Field = may("since_on", Holds::Day);
const UNTIL: Field = may("until_on", Holds::Day);
const RECORDED_AT: Field = must("recorded_at", Holds::Instant);
const END_RECORDED_AT: Field = may("until_recorded_at", Holds::Instant);

/// The sections in the order in which they stand: what is named stands before what names it. The log, where it is asked
/// for, stands before all, for every row must be what it says.
pub(super) const SECTIONS: &[Section] = &[
    LOG,
    LOG_CHANGES,
    Section {
        name: "settings",
        sql: "SELECT name, value FROM setting ORDER BY name",
        table: Some(SETTING),
        fields: &[must("name", word::<Setting>()), must("value", Holds::Text)],
    },
    Section {
        name: "meetings",
        sql: "SELECT ref, kind, body, title, starts, ends, place, country, is_cancelled FROM meeting
              ORDER BY starts_on IS NULL, starts_on, ref",
        table: Some(MEETING),
        fields: &[
            must("ref", Holds::Reference),
            must("kind", word::<MeetingKind>()),
            must("body", Holds::Text),
            must("title", Holds::Text),
            may("starts", Holds::Span),
            may("ends", Holds::Span),
            may("place", Holds::Text),
            may("country", Holds::Text),
            must("is_cancelled", Holds::Flag),
        ],
    },
    Section {
        name: "owners",
        sql: "SELECT code, kind, name, name_fr, name_pt FROM owner ORDER BY code",
        table: Some(OWNER),
        fields: &[
            must("code", Holds::Code),
            must("kind", word::<OwnerKind>()),
            must("name", Holds::Text),
            may("name_fr", Holds::Text),
            may("name_pt", Holds::Text),
        ],
    },
    Section {
        name: "former_names",
        sql: "SELECT o.code AS owner, f.name FROM former_name f JOIN owner o ON o.id = f.owner_id ORDER BY o.code, f.id",
        table: Some(FORMER_NAME),
        fields: &[OWNED_BY, must("name", Holds::Text)],
    },
    Section {
        name: "memberships",
        sql: "SELECT g.code AS \"group\", o.code AS owner, m.since_on, m.until_on, m.recorded_at, m.until_recorded_at
              FROM membership m JOIN owner g ON g.id = m.group_id JOIN owner o ON o.id = m.owner_id
              ORDER BY g.code, o.code, m.since_on, m.id",
        table: Some(MEMBERSHIP),
        fields: &[must("group", Holds::Owner).in_column("group_id"), OWNED_BY, SINCE, UNTIL, RECORDED_AT, END_RECORDED_AT],
    },
    Section {
        name: "recommendations",
        sql: "SELECT r.ref, p.ref AS parent, r.kind, m.ref AS meeting, r.title, r.text, r.source, r.priority, r.done_when,
                r.tracking, r.first_on, r.recorded_at
              FROM recommendation r LEFT JOIN recommendation p ON p.id = r.parent_id LEFT JOIN meeting m ON m.id = r.meeting_id
              ORDER BY r.sort_key, r.id",
        table: Some(RECOMMENDATION),
        fields: &[
            must("ref", Holds::Reference),
            may("parent", Holds::Recommendation).in_column("parent_id"),
            must("kind", word::<Kind>()),
            may("meeting", Holds::Meeting).in_column("meeting_id"),
            must("title", Holds::Text),
            must("text", Holds::Text),
            may("source", Holds::Text),
            may("priority", word::<Priority>()),
            may("done_when", Holds::Text),
            must("tracking", word::<Tracking>()),
            may("first_on", Holds::Day),
            RECORDED_AT,
        ],
    },
    Section {
        name: "themes",
        sql: "SELECT r.ref, t.name FROM theme t JOIN recommendation r ON r.id = t.recommendation_id
              ORDER BY r.sort_key, r.id, t.name",
        table: Some(THEME),
        fields: &[OF, must("name", Holds::Theme)],
    },
    Section {
        name: "assignments",
        sql: "SELECT r.ref, o.code AS owner, a.role, a.place, a.since_on, a.until_on
              FROM assignment a JOIN recommendation r ON r.id = a.recommendation_id JOIN owner o ON o.id = a.owner_id
              ORDER BY r.sort_key, r.id, a.place, a.id",
        table: Some(ASSIGNMENT),
        fields: &[OF, OWNED_BY, must("role", word::<Role>()), must("place", Holds::Number), SINCE, UNTIL],
    },
    Section {
        name: "shares",
        sql: "SELECT r.ref, o.code AS owner, s.since_on, s.until_on, s.recorded_at
              FROM share s JOIN recommendation r ON r.id = s.recommendation_id JOIN owner o ON o.id = s.owner_id
              ORDER BY r.sort_key, r.id, s.id",
        table: Some(SHARE),
        fields: &[OF, OWNED_BY, SINCE, UNTIL, RECORDED_AT],
    },
    Section {
        name: "relations",
        sql: "SELECT r.ref, l.kind, t.ref AS target, l.basis, l.passage, l.recorded_at
              FROM relation l JOIN recommendation r ON r.id = l.recommendation_id JOIN recommendation t ON t.id = l.target_id
              ORDER BY l.id",
        table: Some(RELATION),
        fields: &[
            OF,
            must("kind", word::<RelationKind>()),
            must("target", Holds::Recommendation).in_column("target_id"),
            must("basis", word::<Basis>()),
            may("passage", Holds::Text),
            RECORDED_AT,
        ],
    },
    Section {
        name: "translations",
        sql: "SELECT r.ref, t.lang, t.title, t.text FROM translation t JOIN recommendation r ON r.id = t.recommendation_id
              ORDER BY r.sort_key, r.id, t.lang",
        table: Some(TRANSLATION),
        fields: &[OF, must("lang", word::<Lang>()), may("title", Holds::Text), may("text", Holds::Text)],
    },
    Section {
        name: "revisions",
        sql: "SELECT r.ref, v.changed_on, v.recorded_at, v.recorded_by, v.reason, v.text
              FROM revision v JOIN recommendation r ON r.id = v.recommendation_id
              ORDER BY r.sort_key, r.id, v.id",
        table: Some(REVISION),
        fields: &[
            OF,
            must("changed_on", Holds::Day),
            RECORDED_AT,
            must("recorded_by", Holds::Text),
            must("reason", Holds::Text),
            must("text", Holds::Text),
        ],
    },
    Section {
        name: "reserved_refs",
        sql: "SELECT ref FROM reserved_ref ORDER BY ref_key",
        table: Some(RESERVED_REF),
        fields: &[must("ref", Holds::Reference)],
    },
    PERSONS,
    Section {
        name: "focal_points",
        sql: "SELECT o.code AS owner, p.number AS person, f.lang, f.theme, f.is_coordinator, f.since_on, f.until_on,
                f.recorded_at, f.until_recorded_at
              FROM focal_point f JOIN owner o ON o.id = f.owner_id JOIN person p ON p.id = f.contact_id
              ORDER BY o.code, f.since_on, f.id",
        table: Some(FOCAL_POINT),
        fields: &[
            OWNED_BY,
            must("person", Holds::Person).in_column("contact_id"),
            may("lang", word::<Lang>()),
            may("theme", Holds::Text),
            must("is_coordinator", Holds::Flag),
            SINCE,
            UNTIL,
            RECORDED_AT,
            END_RECORDED_AT,
        ],
    },
    Section {
        name: "rounds",
        sql: "SELECT d.ref, m.ref AS meeting, d.opened_on, d.closes_on, d.seal, d.recorded_at, d.closed_on, d.closed_at
              FROM round d LEFT JOIN meeting m ON m.id = d.meeting_id
              ORDER BY d.id",
        table: Some(ROUND),
        fields: &[
            must("ref", Holds::Reference),
            may("meeting", Holds::Meeting).in_column("meeting_id"),
            must("opened_on", Holds::Day),
            must("closes_on", Holds::Day),
            must("seal", Holds::Text),
            RECORDED_AT,
            may("closed_on", Holds::Day),
            may("closed_at", Holds::Instant),
        ],
    },
    Section {
        name: "follow_ups",
        // In the order of recording, which decides between follow-ups of one day.
        sql: "SELECT r.ref, o.code AS owner, f.happened_on, f.recorded_at, f.recorded_by, f.reported_by,
                p.number AS reported_by_person, f.channel, f.status, f.assurance, f.judged_status, f.response, f.due, f.due_on,
                f.is_move, f.dispute, f.settlement, f.note, f.audience, f.cause, m.ref AS decided_by, s.ref AS successor,
                d.ref AS due_meeting, n.ref AS round,
                (SELECT json_group_array(json_object('place', e.place, 'sha256', e.sha256) ORDER BY e.id)
                 FROM evidence e WHERE e.follow_up_id = f.id) AS evidence
              FROM follow_up f
              JOIN recommendation r ON r.id = f.recommendation_id
              LEFT JOIN owner o ON o.id = f.owner_id
              LEFT JOIN person p ON p.id = f.reported_by_id
              LEFT JOIN meeting m ON m.id = f.decided_by_id
              LEFT JOIN recommendation s ON s.id = f.successor_id
              LEFT JOIN meeting d ON d.id = f.due_meeting_id
              LEFT JOIN round n ON n.id = f.round_id
              ORDER BY f.id",
        table: Some(FOLLOW_UP),
        fields: &[
            OF,
            may("owner", Holds::Owner).in_column("owner_id"),
            must("happened_on", Holds::Day),
            RECORDED_AT,
            must("recorded_by", Holds::Text),
            may("reported_by", Holds::Text),
            may("reported_by_person", Holds::Person).in_column("reported_by_id"),
            may("channel", word::<Channel>()),
            may("status", word::<Status>()),
            may("assurance", word::<Assurance>()),
            may("judged_status", word::<Status>()),
            may("response", word::<Response>()),
            may("due", Holds::Deadline),
            may("due_on", Holds::Day),
            must("is_move", Holds::Flag),
            may("dispute", Holds::Text),
            may("settlement", Holds::Text),
            may("note", Holds::Text),
            must("audience", word::<Audience>()),
            may("cause", word::<Cause>()),
            may("decided_by", Holds::Meeting).in_column("decided_by_id"),
            may("successor", Holds::Recommendation).in_column("successor_id"),
            may("due_meeting", Holds::Meeting).in_column("due_meeting_id"),
            may("round", Holds::Round).in_column("round_id"),
            may(EVIDENCE_KEY, Holds::Nested),
        ],
    },
    Section {
        name: "round_asked",
        sql: "SELECT d.ref AS round, o.code AS owner, r.ref, a.is_share
              FROM round_asked a JOIN round d ON d.id = a.round_id JOIN owner o ON o.id = a.owner_id
              JOIN recommendation r ON r.id = a.recommendation_id
              ORDER BY d.id, o.code, r.sort_key, r.id",
        table: Some(ROUND_ASKED),
        fields: &[IN_ROUND, OWNED_BY, OF, must("is_share", Holds::Flag)],
    },
    Section {
        name: "round_letters",
        sql: "SELECT d.ref AS round, o.code AS owner, l.level, l.written_on, l.recorded_at, l.recorded_by
              FROM round_letter l JOIN round d ON d.id = l.round_id JOIN owner o ON o.id = l.owner_id
              ORDER BY l.id",
        table: Some(ROUND_LETTER),
        fields: &[
            IN_ROUND,
            OWNED_BY,
            must("level", Holds::Number),
            must("written_on", Holds::Day),
            RECORDED_AT,
            must("recorded_by", Holds::Text),
        ],
    },
    Section {
        name: "round_returns",
        sql: "SELECT t.ref, d.ref AS round, o.code AS owner, t.state, t.received_on, t.recorded_at, t.recorded_by, t.reported_by,
                p.number AS reported_by_person, t.channel, t.file, t.sha256, t.decided_at, t.decided_by, t.reason
              FROM round_return t JOIN round d ON d.id = t.round_id JOIN owner o ON o.id = t.owner_id
              LEFT JOIN person p ON p.id = t.reported_by_id
              ORDER BY t.id",
        table: Some(ROUND_RETURN),
        fields: &[
            must("ref", Holds::Reference),
            IN_ROUND,
            OWNED_BY,
            must("state", word::<ReturnState>()),
            must("received_on", Holds::Day),
            RECORDED_AT,
            must("recorded_by", Holds::Text),
            may("reported_by", Holds::Text),
            may("reported_by_person", Holds::Person).in_column("reported_by_id"),
            must("channel", word::<Channel>()),
            may("file", Holds::Text),
            may("sha256", Holds::Digest),
            may("decided_at", Holds::Instant),
            may("decided_by", Holds::Text),
            may("reason", Holds::Text),
        ],
    },
    Section {
        name: "round_answers",
        sql: "SELECT t.ref AS \"return\", r.ref, w.is_unchanged, w.is_recorded, w.status, w.note, w.happened_on, w.cause,
                w.evidence AS evidence_told, w.due, w.reason
              FROM round_answer w JOIN round_return t ON t.id = w.return_id JOIN recommendation r ON r.id = w.recommendation_id
              ORDER BY w.id",
        table: Some(ROUND_ANSWER),
        fields: &[
            must("return", Holds::Return).in_column("return_id"),
            OF,
            must("is_unchanged", Holds::Flag),
            must("is_recorded", Holds::Flag),
            may("status", word::<Status>()),
            may("note", Holds::Text),
            may("happened_on", Holds::Day),
            may("cause", word::<Cause>()),
            may("evidence_told", Holds::Text).in_column("evidence"),
            may("due", Holds::Text),
            may("reason", Holds::Text),
        ],
    },
];

/// The entries of the log; their images stand in the next section.
pub(super) const LOG: Section = Section {
    name: "log",
    sql: "SELECT id, at, by, kind, undoes_id AS undoes, command, first_change_id AS first_change, n_changes, hash
          FROM log ORDER BY id",
    table: None,
    fields: &[
        must("id", Holds::Id),
        must("at", Holds::Instant),
        must("by", Holds::Text),
        must("kind", word::<EntryKind>()),
        may("undoes", Holds::Id),
        must("command", Holds::Text),
        must("first_change", Holds::Id),
        must("n_changes", Holds::Number),
        must("hash", Holds::Digest),
    ],
};

/// The images of the log; what they are about follows from them.
pub(super) const LOG_CHANGES: Section = Section {
    name: "log_changes",
    sql: "SELECT id, log_id AS entry, table_name AS \"table\", row_id AS row, image(before) AS before, image(after) AS after FROM log_change ORDER BY id",
    table: None,
    fields: &[
        must("id", Holds::Id),
        must("entry", Holds::Id),
        must("table", Holds::Text),
        must("row", Holds::Id),
        may("before", Holds::Nested),
        may("after", Holds::Nested),
    ],
};

/// What is known of persons; other sections name them by their number.
pub(super) const PERSONS: Section = Section {
    name: "persons",
    sql: "SELECT p.number AS person, c.name, c.title, c.email, c.phone FROM person p JOIN contact c ON c.id = p.id
          ORDER BY p.number",
    table: None,
    fields: &[
        must("person", Holds::Person),
        may("name", Holds::Text),
        may("title", Holds::Text),
        may("email", Holds::Text),
        may("phone", Holds::Text),
    ],
};

/// The key under which a follow-up has its evidence, and what each piece holds.
pub(super) const EVIDENCE_KEY: &str = "evidence";
pub(super) const EVIDENCE_FIELDS: &[Field] = &[must("place", Holds::Text), may("sha256", Holds::Digest)];

/// The keys that hold JSON.
pub(super) const NESTED: [&str; 3] = [EVIDENCE_KEY, "before", "after"];
