//! Meetings, and the deadlines that follow them.
//!
//! - `meetings`: reading them.
//! - `entering`: adding and editing them; the day from which a recommendation counts when its meeting's day changes.
//! - `deadlines`: which meeting a deadline follows and on which day it falls; how deadlines move with their meeting.
//! - `cancelled`: the deadlines that follow a cancelled meeting.

pub(in crate::store) mod cancelled;
pub(in crate::store) mod deadlines;
pub(in crate::store) mod entering;
pub(in crate::store) mod meetings;
#[cfg(test)]
pub(in crate::store) mod tests;
