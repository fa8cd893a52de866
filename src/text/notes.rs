//! The words of the notes that a command adds to its answer.

/// What stands in notes, in one language.
#[derive(Debug)]
pub struct Notes {
    /// Of a read with filters: nothing is listed.
    pub nothing_matches: &'static str,
    /// Where `--health undated` was asked for and more lacks a deadline.
    pub stale_without_deadline: &'static str,
}
