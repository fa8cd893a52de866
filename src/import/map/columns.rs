//! The columns of each table, in the order of section 7, and what an import does with each.

use super::table::ColumnUse;
use super::table::ColumnUse::{LeftAlone, Read, Watched};

/// Columns with what an import does with them.
pub(super) type Columns = &'static [(&'static str, ColumnUse)];

pub(super) const RECOMMENDATIONS: Columns = &[
    ("ref", Read),
    ("parent", Read),
    ("kind", Read),
    ("meeting", Read),
    ("title", Read),
    ("text", Read),
    ("source", Read),
    ("themes", Read),
    ("priority", Read),
    ("response", Read),
    ("tracking", Read),
    ("status", Read),
    ("assurance", Read),
    ("owners", Read),
    ("due", Read),
    ("due_on", Watched),
    ("original_due_on", LeftAlone),
    ("health", LeftAlone),
    ("days_late", LeftAlone),
    ("n_extensions", LeftAlone),
    ("disputed", LeftAlone),
    ("done_when", Read),
    ("updated_on", LeftAlone),
    ("last_note", Read),
    ("evidence", Read),
    ("happened_on", Read),
];

pub(super) const SHARES: Columns = &[
    ("ref", Read),
    ("owner", Read),
    ("since_on", Read),
    ("until_on", Read),
    ("response", Read),
    ("status", Read),
    ("assurance", Read),
    ("due", Read),
    ("due_on", Watched),
    ("original_due_on", LeftAlone),
    ("health", LeftAlone),
    ("days_late", LeftAlone),
    ("n_extensions", LeftAlone),
    ("disputed", LeftAlone),
    ("updated_on", LeftAlone),
    ("last_note", Read),
    ("evidence", Read),
    ("happened_on", Read),
];

pub(super) const FOLLOW_UPS: Columns = &[
    ("ref", Read),
    ("owner", Read),
    ("happened_on", Read),
    ("recorded_at", LeftAlone),
    ("recorded_by", LeftAlone),
    ("reported_by", Read),
    ("channel", Read),
    ("status_from", LeftAlone),
    ("status_to", Read),
    ("assurance_from", LeftAlone),
    ("assurance_to", Read),
    ("response_from", LeftAlone),
    ("response_to", Read),
    ("due_from", Read),
    ("due_to", Read),
    ("due_on_from", LeftAlone),
    ("due_on_to", LeftAlone),
    ("decided_by", Read),
    ("dispute", Read),
    ("note", Read),
    ("audience", Read),
    ("cause", Read),
    ("evidence", Read),
    ("round", LeftAlone),
];

pub(super) const OWNERS: Columns = &[
    ("code", Read),
    ("kind", Read),
    ("name", Read),
    ("name_fr", Read),
    ("name_pt", Read),
    ("former_names", Read),
    ("members", Read),
    ("n_open", LeftAlone),
    ("n_overdue", LeftAlone),
];

pub(super) const FOCAL_POINTS: Columns = &[
    ("owner", Read),
    ("name", Read),
    ("title", Read),
    ("lang", Read),
    ("theme", Read),
    ("coordinator", Read),
    ("since_on", Read),
    ("until_on", Read),
    ("email", Read),
    ("phone", Read),
];

pub(super) const MEETINGS: Columns = &[
    ("ref", Read),
    ("kind", Read),
    ("body", Read),
    ("title", Read),
    ("starts", Read),
    ("ends", Read),
    ("place", Read),
    ("country", Read),
    ("n_recommendations", LeftAlone),
    ("n_implemented", LeftAlone),
];

pub(super) const RELATIONS: Columns = &[("ref", Read), ("kind", Read), ("target", Read), ("basis", Read), ("passage", Read)];

pub(super) const TRANSLATIONS: Columns = &[("ref", Read), ("lang", Read), ("title", Read), ("text", Read)];
