//! What is said of returned rows: what becomes of each, and why.

use crate::model::returned::{Told, Verdict};

/// In one language.
#[derive(Debug)]
pub struct ReturnedWords {
    /// What becomes of a row, in a word.
    pub verdict: fn(Verdict) -> &'static str,
    pub told: fn(&Told) -> String,
    /// Where a return holds none.
    pub no_answers: &'static str,
    /// After a preview, and what records it.
    pub nothing_recorded: &'static str,
}
