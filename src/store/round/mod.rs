//! Reporting rounds (DESIGN.md section 10): who is asked about what, what was sent to them, what came back.
//!
//! - `opening`: opening a round, which fixes who is asked, and closing it, which fixes its figures.
//! - `asked`: the items that an owner is asked about, with their present standing.
//! - `replies`: how far each owner has answered; `rounds`: the rounds with their figures.
//! - `addressees`: who reports for an owner, and in which language.
//! - `letters`: what was sent to whom; the seal that identifies a sheet.
//! - `returns`: what came back, row by row, and returns that wait to be accepted or rejected.
//! - `conflicts`: what happened to an item after its sheet was packed.
//! - `wishes`: deadlines that owners ask for.

mod addressees;
mod asked;
pub(in crate::store) mod conflicts;
mod letters;
pub(in crate::store) mod opening;
mod replies;
pub(in crate::store) mod returns;
mod rounds;
mod wishes;
