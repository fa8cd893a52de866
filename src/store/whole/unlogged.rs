//! The sections that the log does not tell of: itself, its images, and what is known of persons.

use super::holds::{Holds, word};
use super::section::{Section, may, must, unlogged};
use crate::model::vocabulary::EntryKind;

/// The entries of the log; their images stand in the next section.
pub(super) const LOG: Section = unlogged(
    "log",
    "log",
    "",
    "x.id",
    &[
        must("id", Holds::Id),
        must("at", Holds::Instant),
        must("by", Holds::Text),
        must("kind", word::<EntryKind>()),
        may("undoes", Holds::Id).in_column("undoes_id"),
        must("command", Holds::Text),
        must("first_change", Holds::Id).in_column("first_change_id"),
        must("n_changes", Holds::Number),
        must("hash", Holds::Digest),
    ],
);

/// The images of the log; what they are about follows from them.
pub(super) const LOG_CHANGES: Section = unlogged(
    "log_change",
    "log_changes",
    "",
    "x.id",
    &[
        must("id", Holds::Id),
        must("entry", Holds::Id).in_column("log_id"),
        must("table", Holds::Text).in_column("table_name"),
        must("row", Holds::Id).in_column("row_id"),
        may("before", Holds::Nested),
        may("after", Holds::Nested),
    ],
);

/// What is known of persons; other sections name them by their number.
pub(super) const PERSONS: Section = unlogged(
    "contact",
    "persons",
    "JOIN person p ON p.id = x.id",
    "p.number",
    &[
        must("person", Holds::Person),
        may("name", Holds::Text),
        may("title", Holds::Text),
        may("email", Holds::Text),
        may("phone", Holds::Text),
    ],
);
