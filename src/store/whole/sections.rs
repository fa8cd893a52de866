//! The sections of the whole register: rows of one kind, the fields of a row, how they are read from the tables and in
//! which order. The order follows from their content, or from the order of recording if that matters or is shown. The
//! fields are those of the rules.

use crate::store::log::tables::{
    ASSIGNMENT, FOCAL_POINT, FOLLOW_UP, FORMER_NAME, Logged, MEETING, MEMBERSHIP, OWNER, RECOMMENDATION, RELATION, RESERVED_REF,
    REVISION, ROUND, ROUND_ANSWER, ROUND_ASKED, ROUND_LETTER, ROUND_RETURN, SETTING, SHARE, THEME, TRANSLATION,
};
use crate::store::rules::fields::{self, EVIDENCE_KEY, Field};
use crate::store::rules::holds::Holds;

/// A section: rows of one kind.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) name: &'static str,
    /// The table that its rows are read from, with the alias `x`.
    from: &'static str,
    /// Other tables that the order of the rows and the numbers of persons need.
    joins: &'static str,
    /// The order of its rows. A key that is more than its column is called by its name.
    order: &'static str,
    /// The table of the rows; `None` if the log does not cover them.
    pub(super) table: Option<Logged>,
    pub(super) fields: &'static [Field],
}

/// A section of the rows of a logged table.
pub(super) const fn rows_of(
    table: Logged,
    name: &'static str,
    joins: &'static str,
    order: &'static str,
    fields: &'static [Field],
) -> Section {
    Section { name, from: table.0, joins, order, table: Some(table), fields }
}

/// A section of rows that the log does not cover.
const fn unlogged(
    from: &'static str,
    name: &'static str,
    joins: &'static str,
    order: &'static str,
    fields: &'static [Field],
) -> Section {
    Section { name, from, joins, order, table: None, fields }
}

impl Section {
    /// The query for the rows; its columns are called like the keys of the fields.
    pub(super) fn sql(&self) -> String {
        let values: Vec<String> = self.fields.iter().map(|field| format!("{} AS \"{}\"", read_as(field), field.key)).collect();
        format!("SELECT {} FROM {} x {} ORDER BY {}", values.join(", "), self.from, self.joins, self.order)
    }
}

/// The expression for a field: rows are referred to by reference, code or number.
fn read_as(field: &Field) -> String {
    let named = |what: &str, table: &str| format!("(SELECT {what} FROM {table} WHERE id = x.{})", field.column);
    match field.holds {
        Holds::Recommendation => named("ref", "recommendation"),
        Holds::Meeting => named("ref", "meeting"),
        Holds::Round => named("ref", "round"),
        Holds::Return => named("ref", "round_return"),
        Holds::Owner => named("code", "owner"),
        Holds::Person => "p.number".to_owned(),
        Holds::Nested if field.key == EVIDENCE_KEY => {
            "(SELECT json_group_array(json_object('place', e.place, 'sha256', e.sha256, 'dated', e.dated) ORDER BY e.id)
                  FROM evidence e WHERE e.follow_up_id = x.id)"
                .to_owned()
        }
        Holds::Text
        | Holds::Theme
        | Holds::Code
        | Holds::Reference
        | Holds::Word(..)
        | Holds::Day
        | Holds::Instant
        | Holds::Span
        | Holds::Deadline
        | Holds::Digest
        | Holds::Number
        | Holds::Id
        | Holds::Flag
        | Holds::Bit => format!("x.{}", field.column),
        // An image of the log, which is packed.
        Holds::Nested => format!("image(x.{})", field.column),
    }
}

/// The entries of the log; their images are in the next section.
pub(super) const LOG: Section = unlogged("log", "log", "", "x.id", fields::LOG);

/// The images of the log; what they are about follows from them.
pub(super) const LOG_CHANGES: Section = unlogged("log_change", "log_changes", "", "x.id", fields::LOG_CHANGE);

/// What is known of persons; other sections refer to them by number.
pub(super) const PERSONS: Section = unlogged("contact", "persons", "JOIN person p ON p.id = x.id", "p.number", fields::PERSON);

const BY_RECOMMENDATION: &str = "JOIN recommendation r ON r.id = x.recommendation_id";
const PERSON: &str = "JOIN person p ON p.id = x.contact_id";
const REPORTER: &str = "LEFT JOIN person p ON p.id = x.reported_by_id";

/// The sections in their order: rows come before those that refer to them. The log, if requested, comes before all
/// others, because every row must match it.
pub(super) const SECTIONS: &[Section] = &[
    LOG,
    LOG_CHANGES,
    rows_of(SETTING, "settings", "", "x.name", fields::SETTING),
    rows_of(MEETING, "meetings", "", "x.starts_on IS NULL, x.starts_on, x.ref", fields::MEETING),
    rows_of(OWNER, "owners", "", "x.code", fields::OWNER),
    rows_of(FORMER_NAME, "former_names", "", "owner, x.id", fields::FORMER_NAME),
    rows_of(MEMBERSHIP, "memberships", "", "\"group\", owner, x.since_on, x.id", fields::MEMBERSHIP),
    rows_of(RECOMMENDATION, "recommendations", "", "x.sort_key, x.id", fields::RECOMMENDATION),
    rows_of(THEME, "themes", BY_RECOMMENDATION, "r.sort_key, r.id, x.name", fields::THEME),
    rows_of(ASSIGNMENT, "assignments", BY_RECOMMENDATION, "r.sort_key, r.id, x.place, x.id", fields::ASSIGNMENT),
    rows_of(SHARE, "shares", BY_RECOMMENDATION, "r.sort_key, r.id, x.id", fields::SHARE),
    rows_of(RELATION, "relations", "", "x.id", fields::RELATION),
    rows_of(TRANSLATION, "translations", BY_RECOMMENDATION, "r.sort_key, r.id, x.lang", fields::TRANSLATION),
    rows_of(REVISION, "revisions", BY_RECOMMENDATION, "r.sort_key, r.id, x.id", fields::REVISION),
    rows_of(RESERVED_REF, "reserved_refs", "", "x.ref_key", fields::RESERVED_REF),
    PERSONS,
    rows_of(FOCAL_POINT, "focal_points", PERSON, "owner, x.since_on, x.id", fields::FOCAL_POINT),
    rows_of(ROUND, "rounds", "", "x.id", fields::ROUND),
    // In the order of recording, which matters between follow-ups of one day.
    rows_of(FOLLOW_UP, "follow_ups", REPORTER, "x.id", fields::FOLLOW_UP),
    rows_of(ROUND_ASKED, "round_asked", BY_RECOMMENDATION, "x.round_id, owner, r.sort_key, r.id", fields::ROUND_ASKED),
    rows_of(ROUND_LETTER, "round_letters", "", "x.id", fields::ROUND_LETTER),
    rows_of(ROUND_RETURN, "round_returns", REPORTER, "x.id", fields::ROUND_RETURN),
    rows_of(ROUND_ANSWER, "round_answers", "", "x.id", fields::ROUND_ANSWER),
];
