//! The sections of the whole, and the fields of their rows: a new column of a table is one line here. The order of rows follows
//! from their content, and from the order of recording where that decides something or is shown.

use super::holds::{Holds, word};
use super::section::{EVIDENCE_KEY, Field, Section, may, must, rows_of};
use super::unlogged::{LOG, LOG_CHANGES, PERSONS};
use crate::model::vocabulary::{
    Assurance, Audience, Basis, Cause, Channel, Kind, Lang, MeetingKind, OwnerKind, Priority, RelationKind, Response,
    ReturnState, Role, Setting, Status, Tracking,
};
use crate::store::log::tables::{
    ASSIGNMENT, FOCAL_POINT, FOLLOW_UP, FORMER_NAME, MEETING, MEMBERSHIP, OWNER, RECOMMENDATION, RELATION, RESERVED_REF,
    REVISION, ROUND, ROUND_ANSWER, ROUND_ASKED, ROUND_LETTER, ROUND_RETURN, SETTING, SHARE, THEME, TRANSLATION,
};

const BY_RECOMMENDATION: &str = "JOIN recommendation r ON r.id = x.recommendation_id";
const PERSON: &str = "JOIN person p ON p.id = x.contact_id";
const REPORTER: &str = "LEFT JOIN person p ON p.id = x.reported_by_id";

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
    rows_of(SETTING, "settings", "", "x.name", &[must("name", word::<Setting>()), must("value", Holds::Text)]),
    rows_of(
        MEETING,
        "meetings",
        "",
        "x.starts_on IS NULL, x.starts_on, x.ref",
        &[
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
    ),
    rows_of(
        OWNER,
        "owners",
        "",
        "x.code",
        &[
            must("code", Holds::Code),
            must("kind", word::<OwnerKind>()),
            must("name", Holds::Text),
            may("name_fr", Holds::Text),
            may("name_pt", Holds::Text),
        ],
    ),
    rows_of(FORMER_NAME, "former_names", "", "owner, x.id", &[OWNED_BY, must("name", Holds::Text)]),
    rows_of(
        MEMBERSHIP,
        "memberships",
        "",
        "\"group\", owner, x.since_on, x.id",
        &[must("group", Holds::Owner).in_column("group_id"), OWNED_BY, SINCE, UNTIL, RECORDED_AT, END_RECORDED_AT],
    ),
    rows_of(
        RECOMMENDATION,
        "recommendations",
        "",
        "x.sort_key, x.id",
        &[
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
    ),
    rows_of(THEME, "themes", BY_RECOMMENDATION, "r.sort_key, r.id, x.name", &[OF, must("name", Holds::Theme)]),
    rows_of(
        ASSIGNMENT,
        "assignments",
        BY_RECOMMENDATION,
        "r.sort_key, r.id, x.place, x.id",
        &[OF, OWNED_BY, must("role", word::<Role>()), must("place", Holds::Number), SINCE, UNTIL],
    ),
    rows_of(SHARE, "shares", BY_RECOMMENDATION, "r.sort_key, r.id, x.id", &[OF, OWNED_BY, SINCE, UNTIL, RECORDED_AT]),
    rows_of(
        RELATION,
        "relations",
        "",
        "x.id",
        &[
            OF,
            must("kind", word::<RelationKind>()),
            must("target", Holds::Recommendation).in_column("target_id"),
            must("basis", word::<Basis>()),
            may("passage", Holds::Text),
            RECORDED_AT,
        ],
    ),
    rows_of(
        TRANSLATION,
        "translations",
        BY_RECOMMENDATION,
        "r.sort_key, r.id, x.lang",
        &[OF, must("lang", word::<Lang>()), may("title", Holds::Text), may("text", Holds::Text)],
    ),
    rows_of(
        REVISION,
        "revisions",
        BY_RECOMMENDATION,
        "r.sort_key, r.id, x.id",
        &[
            OF,
            must("changed_on", Holds::Day),
            RECORDED_AT,
            must("recorded_by", Holds::Text),
            must("reason", Holds::Text),
            must("text", Holds::Text),
        ],
    ),
    rows_of(RESERVED_REF, "reserved_refs", "", "x.ref_key", &[must("ref", Holds::Reference)]),
    PERSONS,
    rows_of(
        FOCAL_POINT,
        "focal_points",
        PERSON,
        "owner, x.since_on, x.id",
        &[
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
    ),
    rows_of(
        ROUND,
        "rounds",
        "",
        "x.id",
        &[
            must("ref", Holds::Reference),
            may("meeting", Holds::Meeting).in_column("meeting_id"),
            must("opened_on", Holds::Day),
            must("closes_on", Holds::Day),
            must("seal", Holds::Text),
            RECORDED_AT,
            may("closed_on", Holds::Day),
            may("closed_at", Holds::Instant),
        ],
    ),
    // In the order of recording, which decides between follow-ups of one day.
    rows_of(
        FOLLOW_UP,
        "follow_ups",
        REPORTER,
        "x.id",
        &[
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
    ),
    rows_of(
        ROUND_ASKED,
        "round_asked",
        BY_RECOMMENDATION,
        "x.round_id, owner, r.sort_key, r.id",
        &[IN_ROUND, OWNED_BY, OF, must("is_share", Holds::Flag)],
    ),
    rows_of(
        ROUND_LETTER,
        "round_letters",
        "",
        "x.id",
        &[
            IN_ROUND,
            OWNED_BY,
            must("level", Holds::Number),
            must("written_on", Holds::Day),
            RECORDED_AT,
            must("recorded_by", Holds::Text),
        ],
    ),
    rows_of(
        ROUND_RETURN,
        "round_returns",
        REPORTER,
        "x.id",
        &[
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
    ),
    rows_of(
        ROUND_ANSWER,
        "round_answers",
        "",
        "x.id",
        &[
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
    ),
];

/// What a piece of evidence holds.
pub(super) const EVIDENCE_FIELDS: &[Field] = &[must("place", Holds::Text), may("sha256", Holds::Digest)];
