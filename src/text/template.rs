//! The words of the sheets that people without a file begin with.

/// In one language.
#[derive(Debug)]
pub struct TemplateWords {
    /// The title of a sheet, by the name of its table.
    pub title: fn(&str) -> &'static str,
    /// What to do, a sentence each.
    pub steps: &'static [&'static str],
    /// Before the words that a column takes.
    pub one_of: &'static str,
    /// What belongs in a column of ours; nothing for one that no sheet has.
    pub about: fn(&str) -> &'static str,
    /// What could stand there, where that is a sentence and no code.
    pub example: fn(&str) -> Option<&'static str>,
}
