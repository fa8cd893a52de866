//! Meetings, and the deadlines that follow them.
//!
//! - `meetings`: reading them.
//! - `entering`: adding and editing them; the day from which a recommendation counts when its meeting's day changes.
//! - `events`: which meeting a deadline follows, and on which day it falls.
//! - `deadlines`: how deadlines move when a meeting gets another day, or none.

pub(in crate::store) mod deadlines;
pub(in crate::store) mod entering;
pub(in crate::store) mod events;
pub(in crate::store) mod meetings;
#[cfg(test)]
pub(in crate::store) mod tests;
