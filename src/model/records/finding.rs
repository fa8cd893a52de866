//! What `check` finds: where, what is wrong there, what the log says and what the row says.

use crate::model::vocabulary::Vocabulary;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub problem: Problem,
    /// The file, the row, the entry: `recommendation MRU-2006-03, title`.
    pub place: String,
    /// What should be there: by the log, the follow-ups, the hash.
    pub log_says: Option<String>,
    /// What is there.
    pub row_says: Option<String>,
}

/// The kinds of findings, in the order in which they are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// The file is longer or shorter than its header says.
    Size,
    /// SQLite finds its own structure damaged.
    Structure,
    /// A table or index is not as this program makes it.
    Schema,
    /// A row refers to one that is not there.
    Reference,
    /// A row holds what can't be read.
    Unreadable,
    /// A follow-up breaks a rule.
    Rule,
    /// A row does not stand as its follow-ups say.
    Standing,
    /// An entry of the log was changed after it was written.
    Chain,
    /// An entry of the log is missing, or one is there that no command wrote.
    Gap,
    /// No entry of the log has the hash that was kept elsewhere.
    History,
    /// A row is not what the log says.
    Row,
    /// A row is there that the log does not know.
    Stranger,
    /// A row that the log knows is gone.
    Gone,
    EvidenceMissing,
    EvidenceChanged,
    /// Locks do nothing in the register's folder.
    Locks,
}

impl Vocabulary for Problem {
    const NAME: &'static str = "problem";
    const ALL: &'static [Self] = &[
        Self::Size,
        Self::Structure,
        Self::Schema,
        Self::Reference,
        Self::Unreadable,
        Self::Rule,
        Self::Standing,
        Self::Chain,
        Self::Gap,
        Self::History,
        Self::Row,
        Self::Stranger,
        Self::Gone,
        Self::EvidenceMissing,
        Self::EvidenceChanged,
        Self::Locks,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Structure => "structure",
            Self::Schema => "schema",
            Self::Reference => "reference",
            Self::Unreadable => "unreadable",
            Self::Rule => "rule",
            Self::Standing => "standing",
            Self::Chain => "chain",
            Self::Gap => "gap",
            Self::History => "history",
            Self::Row => "row",
            Self::Stranger => "stranger",
            Self::Gone => "gone",
            Self::EvidenceMissing => "evidence-missing",
            Self::EvidenceChanged => "evidence-changed",
            Self::Locks => "locks",
        }
    }
}
