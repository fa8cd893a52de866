//! The columns of each table and what each may hold. The keys are those used in the file of a whole register.

use super::holds::{Holds, word};
use crate::model::vocabulary::{
    Assurance, Audience, Basis, Cause, Channel, EntryKind, Kind, Lang, MeetingKind, OwnerKind, Priority, RelationKind, Response,
    ReturnState, Role, Setting, Status, Tracking,
};
use crate::store::log::tables::{self, Logged};

/// The fields of a table, as they are in its rows, if the file has a section for it; otherwise none.
pub(in crate::store) fn of(table: Logged) -> &'static [Field] {
    match table {
        tables::SETTING => SETTING,
        tables::MEETING => MEETING,
        tables::OWNER => OWNER,
        tables::FORMER_NAME => FORMER_NAME,
        tables::MEMBERSHIP => MEMBERSHIP,
        tables::RECOMMENDATION => RECOMMENDATION,
        tables::THEME => THEME,
        tables::ASSIGNMENT => ASSIGNMENT,
        tables::SHARE => SHARE,
        tables::FOLLOW_UP => FOLLOW_UP,
        tables::RELATION => RELATION,
        tables::TRANSLATION => TRANSLATION,
        tables::REVISION => REVISION,
        tables::RESERVED_REF => RESERVED_REF,
        tables::FOCAL_POINT => FOCAL_POINT,
        tables::ROUND => ROUND,
        tables::ROUND_ASKED => ROUND_ASKED,
        tables::ROUND_LETTER => ROUND_LETTER,
        tables::ROUND_RETURN => ROUND_RETURN,
        tables::ROUND_ANSWER => ROUND_ANSWER,
        _ => &[],
    }
}

/// A key of a row and the column that holds its value.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Field {
    pub(in crate::store) key: &'static str,
    pub(in crate::store) column: &'static str,
    pub(in crate::store) holds: Holds,
    pub(in crate::store) need: Need,
}

/// Whether a value is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Need {
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

pub(in crate::store) const SETTING: &[Field] = &[must("name", word::<Setting>()), must("value", Holds::Text)];
pub(in crate::store) const MEETING: &[Field] = &[
    must("ref", Holds::Reference),
    must("kind", word::<MeetingKind>()),
    must("body", Holds::Text),
    must("title", Holds::Text),
    may("starts", Holds::Span),
    may("ends", Holds::Span),
    may("place", Holds::Text),
    may("country", Holds::Text),
    may("source", Holds::Text),
    must("is_cancelled", Holds::Flag),
];
pub(in crate::store) const OWNER: &[Field] = &[
    must("code", Holds::Code),
    must("kind", word::<OwnerKind>()),
    must("name", Holds::Text),
    may("name_fr", Holds::Text),
    may("name_pt", Holds::Text),
];
pub(in crate::store) const FORMER_NAME: &[Field] = &[OWNED_BY, must("name", Holds::Text)];
pub(in crate::store) const MEMBERSHIP: &[Field] =
    &[must("group", Holds::Owner).in_column("group_id"), OWNED_BY, SINCE, UNTIL, RECORDED_AT, END_RECORDED_AT];
pub(in crate::store) const RECOMMENDATION: &[Field] = &[
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
];
pub(in crate::store) const THEME: &[Field] = &[OF, must("name", Holds::Theme)];
pub(in crate::store) const ASSIGNMENT: &[Field] =
    &[OF, OWNED_BY, must("role", word::<Role>()), must("place", Holds::Number), SINCE, UNTIL];
pub(in crate::store) const SHARE: &[Field] = &[OF, OWNED_BY, SINCE, UNTIL, RECORDED_AT];
pub(in crate::store) const RELATION: &[Field] = &[
    OF,
    must("kind", word::<RelationKind>()),
    must("target", Holds::Recommendation).in_column("target_id"),
    must("basis", word::<Basis>()),
    may("passage", Holds::Text),
    RECORDED_AT,
];
pub(in crate::store) const TRANSLATION: &[Field] =
    &[OF, must("lang", word::<Lang>()), may("title", Holds::Text), may("text", Holds::Text)];
pub(in crate::store) const REVISION: &[Field] = &[
    OF,
    must("changed_on", Holds::Day),
    RECORDED_AT,
    must("recorded_by", Holds::Text),
    must("reason", Holds::Text),
    must("text", Holds::Text),
];
pub(in crate::store) const RESERVED_REF: &[Field] = &[must("ref", Holds::Reference)];
pub(in crate::store) const FOCAL_POINT: &[Field] = &[
    OWNED_BY,
    must("person", Holds::Person).in_column("contact_id"),
    may("lang", word::<Lang>()),
    may("theme", Holds::Text),
    must("is_coordinator", Holds::Flag),
    SINCE,
    UNTIL,
    RECORDED_AT,
    END_RECORDED_AT,
];
pub(in crate::store) const ROUND: &[Field] = &[
    must("ref", Holds::Reference),
    may("meeting", Holds::Meeting).in_column("meeting_id"),
    must("opened_on", Holds::Day),
    must("closes_on", Holds::Day),
    must("seal", Holds::Text),
    RECORDED_AT,
    may("closed_on", Holds::Day),
    may("closed_at", Holds::Instant),
];
pub(in crate::store) const FOLLOW_UP: &[Field] = &[
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
];
pub(in crate::store) const ROUND_ASKED: &[Field] = &[IN_ROUND, OWNED_BY, OF, must("is_share", Holds::Flag)];
pub(in crate::store) const ROUND_LETTER: &[Field] = &[
    IN_ROUND,
    OWNED_BY,
    must("level", Holds::Number),
    must("written_on", Holds::Day),
    RECORDED_AT,
    must("recorded_by", Holds::Text),
];
pub(in crate::store) const ROUND_RETURN: &[Field] = &[
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
];
pub(in crate::store) const ROUND_ANSWER: &[Field] = &[
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
];
/// The entries of the log.
pub(in crate::store) const LOG: &[Field] = &[
    must("id", Holds::Id),
    must("at", Holds::Instant),
    must("by", Holds::Text),
    must("kind", word::<EntryKind>()),
    may("undoes", Holds::Id).in_column("undoes_id"),
    must("command", Holds::Text),
    must("first_change", Holds::Id).in_column("first_change_id"),
    must("n_changes", Holds::Number),
    must("hash", Holds::Digest),
];
/// The images of the log.
pub(in crate::store) const LOG_CHANGE: &[Field] = &[
    must("id", Holds::Id),
    must("entry", Holds::Id).in_column("log_id"),
    must("table", Holds::Text).in_column("table_name"),
    must("row", Holds::Id).in_column("row_id"),
    may("before", Holds::Nested),
    may("after", Holds::Nested),
];
/// What is known of persons.
pub(in crate::store) const PERSON: &[Field] = &[
    must("person", Holds::Person),
    may("name", Holds::Text),
    may("title", Holds::Text),
    may("email", Holds::Text),
    may("phone", Holds::Text),
];
/// The key of a follow-up that holds its evidence.
pub(in crate::store) const EVIDENCE_KEY: &str = "evidence";
/// The fields of a piece of evidence.
pub(in crate::store) const EVIDENCE: &[Field] =
    &[must("place", Holds::Text), may("sha256", Holds::Digest), may("dated", Holds::Span)];
