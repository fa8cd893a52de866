//! The tables about the register itself, which no import reads: `log` (entries, and the changes of one), `plan` (of an import),
//! `findings` (of a check), `settings`.

pub mod findings;
pub mod log;
pub mod plan;
pub mod settings;
