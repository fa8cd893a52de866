//! Sheets and letters of a reporting round, and returns (DESIGN.md section 10). It speaks no SQL and knows no command.
//!
//! - `sheet`: an owner's sheet, as a workbook or CSV.
//! - `letter`: the message with the sheet, and the reminders: drafts from templates that users can replace.
//! - `offered`: the words that a return can use, in any of the three languages.
//! - `filled`: a returned file, read row by row without the register.
//! - `ingest`: its rows applied to the register: recorded, the same, in conflict, refused.

pub mod filled;
pub mod ingest;
pub mod letter;
pub mod offered;
pub mod sheet;
#[cfg(test)]
mod tests;
