//! A point within a change, from which later changes can be listed.

use super::Change;
use crate::model::difference::Difference;
use crate::model::id::ContactId;

/// A point within a change under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    n_images: i64,
    n_contacts: usize,
}

impl Mark {
    /// The point before anything was changed.
    pub const BEGIN: Self = Self { n_images: 0, n_contacts: 0 };
}

impl Change<'_> {
    /// The present point.
    pub fn mark(&self) -> Mark {
        Mark { n_images: self.n_changes, n_contacts: self.contacts.len() }
    }

    /// How many rows have been written so far, counted once for each write.
    pub(in crate::store) fn n_images(&self) -> u64 {
        self.n_changes.unsigned_abs()
    }

    /// The first and the last image since `mark`; if there are none, the last is before the first.
    pub(in crate::store) fn images_since(&self, mark: Mark) -> (i64, i64) {
        (self.first_change_id + mark.n_images, self.first_change_id + self.n_changes - 1)
    }

    /// The changes to contacts since `mark`; they have no images.
    pub(in crate::store) fn contacts_since(&self, mark: Mark) -> &[(ContactId, Vec<Difference>)] {
        self.contacts.get(mark.n_contacts..).unwrap_or_default()
    }
}
