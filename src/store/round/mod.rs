//! Reporting rounds (DESIGN.md section 10): who is asked about what, what was written to them, what came back.
//!
//! - `opening`: opening a round, which fixes who is asked; closing it, which fixes its figures.
//! - `asked`: the items that an owner is asked about, as they stand.
//! - `replies`: how far each owner answered; `rounds`: the rounds with their figures.
//! - `addressees`: who reports for an owner, and in which language.
//! - `letters`: what was written to whom; the seal by which a sheet is known.
//! - `returns`: what came back, row by row; a return that waits to be accepted or rejected.
//! - `conflicts`: what happened to an item since its sheet was packed.
//! - `wishes`: deadlines that owners wish for.

mod addressees;
mod asked;
pub(in crate::store) mod conflicts;
mod letters;
pub(in crate::store) mod opening;
mod replies;
pub(in crate::store) mod returns;
mod rounds;
mod wishes;
