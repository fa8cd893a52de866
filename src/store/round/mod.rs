//! Reporting rounds (DESIGN.md section 10): who is asked about what, what was sent to them, what came back.
//!
//! - `opening`: opening a round, which fixes who is asked, and closing it, which fixes its figures.
//! - `asked`: the items that an owner is asked about, with their present standing; what happened to an item after its sheet
//!   was packed.
//! - `rounds`: the rounds with their figures, and the next step with each owner. `figures`: how far each owner has answered.
//! - `letters`: who gets an owner's letters, and in which language; what was sent; the seal that identifies a sheet.
//! - `returns`: what came back; returns that wait to be accepted or rejected; deadlines that owners ask for. `answers`: their
//!   rows, and those that the register does not have.

pub(in crate::store) mod answers;
pub(in crate::store) mod asked;
mod figures;
mod letters;
pub(in crate::store) mod opening;
pub(in crate::store) mod returns;
mod rounds;
