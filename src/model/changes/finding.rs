//! The findings of `check`: the place, what is wrong, what is expected and what is there.

use crate::model::vocabulary::Vocabulary;

/// A fault in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub problem: Problem,
    /// The file, the row, the entry: `recommendation MRU-2006-03, title`.
    pub place: String,
    /// The expected value: by the log, the follow-ups, the hash.
    pub log_says: Option<String>,
    /// The value found.
    pub row_says: Option<String>,
}

/// The kinds of findings, in the order of the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// The file is longer or shorter than its header says.
    Size,
    /// SQLite finds its own structure damaged.
    Structure,
    /// A table or index differs from what this program makes.
    Schema,
    /// A row refers to one that does not exist.
    Reference,
    /// A row holds a value that can't be read.
    Unreadable,
    /// A row breaks a rule.
    Rule,
    /// A row's state does not follow from its follow-ups.
    Standing,
    /// An entry of the log was changed after it was written.
    Chain,
    /// The instant of a log entry is not possible: the clock was wrong.
    Clock,
    /// A log entry is missing, or there is one that no command wrote.
    Gap,
    /// No log entry has the hash that was kept outside the register.
    History,
    /// A row differs from what the log says.
    Row,
    /// There is a row that the log does not know.
    Stranger,
    /// A row that the log knows is missing.
    Gone,
    EvidenceMissing,
    /// The disk or the network fails, or reading it is not allowed.
    EvidenceUnread,
    EvidenceChanged,
    /// Locks have no effect in the register's folder.
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
        Self::Clock,
        Self::Gap,
        Self::History,
        Self::Row,
        Self::Stranger,
        Self::Gone,
        Self::EvidenceMissing,
        Self::EvidenceUnread,
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
            Self::Clock => "clock",
            Self::Gap => "gap",
            Self::History => "history",
            Self::Row => "row",
            Self::Stranger => "stranger",
            Self::Gone => "gone",
            Self::EvidenceMissing => "evidence-missing",
            Self::EvidenceUnread => "evidence-unread",
            Self::EvidenceChanged => "evidence-changed",
            Self::Locks => "locks",
        }
    }
}
