//! The sections that the log does not cover: the log itself, its images, and what is known of persons.

use super::section::{Section, unlogged};
use crate::store::rules::fields;

/// The entries of the log; their images are in the next section.
pub(super) const LOG: Section = unlogged("log", "log", "", "x.id", fields::LOG);

/// The images of the log; what they are about follows from them.
pub(super) const LOG_CHANGES: Section = unlogged("log_change", "log_changes", "", "x.id", fields::LOG_CHANGE);

/// What is known of persons; other sections refer to them by number.
pub(super) const PERSONS: Section = unlogged("contact", "persons", "JOIN person p ON p.id = x.id", "p.number", fields::PERSON);
