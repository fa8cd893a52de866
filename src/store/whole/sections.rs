//! The sections of the whole register and the order of their rows: it follows from their content, or from the order of
//! recording if that matters or is shown. The fields of the rows are those of the rules.

use super::section::{Section, rows_of};
use super::unlogged::{LOG, LOG_CHANGES, PERSONS};
use crate::store::log::tables::{
    ASSIGNMENT, FOCAL_POINT, FOLLOW_UP, FORMER_NAME, MEETING, MEMBERSHIP, OWNER, RECOMMENDATION, RELATION, RESERVED_REF,
    REVISION, ROUND, ROUND_ANSWER, ROUND_ASKED, ROUND_LETTER, ROUND_RETURN, SETTING, SHARE, THEME, TRANSLATION,
};
use crate::store::rules::fields;

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
