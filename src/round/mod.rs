//! Sheets and letters of a reporting round, and returns (DESIGN.md section 10). It speaks no SQL and knows no command.
//!
//! - `sheet`: what an owner's sheet says, as a workbook or CSV.
//! - `letter`: the message that carries it, and the reminders: drafts, from templates that a user may replace.
//! - `offered`: the words that a return may hold, in any of the three languages.
//! - `filled`: a returned file, read row by row; nothing of the register.
//! - `ingest`: its rows placed in the register: recorded, the same, in conflict, refused.

pub mod filled;
pub mod ingest;
pub mod letter;
pub mod offered;
pub mod sheet;
#[cfg(test)]
mod tests;
