//! How far a change had come: what was changed since is told from there.

use super::Change;
use crate::model::difference::Difference;
use crate::model::id::ContactId;

/// A moment of a change under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    n_images: i64,
    n_contacts: usize,
}

impl Mark {
    /// Before anything was changed.
    pub const BEGIN: Self = Self { n_images: 0, n_contacts: 0 };
}

impl Change<'_> {
    /// How far it has come.
    pub fn mark(&self) -> Mark {
        Mark { n_images: self.n_changes, n_contacts: self.contacts.len() }
    }

    /// How many times a row was written so far.
    pub(in crate::store) fn n_images(&self) -> u64 {
        self.n_changes.unsigned_abs()
    }

    /// The first and the last of the images since `mark`; the last is before the first where there are none.
    pub(in crate::store) fn images_since(&self, mark: Mark) -> (i64, i64) {
        (self.first_change_id + mark.n_images, self.first_change_id + self.n_changes - 1)
    }

    /// What was changed since `mark` of what is known of persons, which leaves no image.
    pub(in crate::store) fn contacts_since(&self, mark: Mark) -> &[(ContactId, Vec<Difference>)] {
        self.contacts.get(mark.n_contacts..).unwrap_or_default()
    }
}
