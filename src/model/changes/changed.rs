//! What a command changed, thing by thing, as shown after a write, by a dry run, by `undo`, `redo` and `log`. The store reads
//! it from the images of the log (`store/changed`), and `report/changed` puts it into words.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Whether a thing or a row was added, changed or removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Became {
    Added,
    Changed,
    Removed,
}

impl Became {
    /// The word in machine-readable output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}

/// The thing that changed, by the names that officers know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// By reference, with everything that belongs to it.
    Recommendation(String),
    /// An owner's part in an existing recommendation: the role, the share.
    Share {
        reference: String,
        owner: String,
    },
    /// By the word of the kind: `reiterates`.
    Relation {
        from: String,
        kind: String,
        target: String,
    },
    /// By the word of the language: `fr`.
    Translation {
        reference: String,
        lang: String,
    },
    /// By reference.
    Meeting(String),
    /// By code.
    Owner(String),
    Membership {
        owner: String,
        group: String,
    },
    /// By the owner's code and the person's name.
    FocalPoint {
        owner: String,
        name: String,
    },
    /// By reference.
    Round(String),
    /// A sheet or reminder that was written to an owner.
    Letter {
        round: String,
        owner: String,
    },
    /// By reference: `2007-H1/3`.
    Return(String),
    /// By name.
    Setting(String),
}

impl fmt::Display for Subject {
    /// `MRU-2006-03`, `MRU-2006-02a ZWE`; a relation by the words for programs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Recommendation(name)
            | Self::Meeting(name)
            | Self::Owner(name)
            | Self::Round(name)
            | Self::Return(name)
            | Self::Setting(name) => f.write_str(name),
            Self::Share { reference, owner } => write!(f, "{reference} {owner}"),
            Self::Relation { from, kind, target } => write!(f, "{from} {kind} {target}"),
            Self::Translation { reference, lang } => write!(f, "{reference} {lang}"),
            Self::Membership { owner, group } => write!(f, "{owner} {group}"),
            Self::FocalPoint { owner, name } => write!(f, "{owner} {name}"),
            Self::Letter { round, owner } => write!(f, "{round} {owner}"),
        }
    }
}

/// A thing that one entry of the log added, changed or removed, from before its first change of it to after its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub subject: Subject,
    pub became: Became,
    /// The values that differ, by column key, in the order of the columns; for an added or removed thing, all its values.
    /// Values are machine-readable.
    pub differences: Vec<Difference>,
    /// Follow-ups added to or removed from its history, in the order in which that was done.
    pub entries: Vec<Entered>,
}

impl Changed {
    /// Whether only its standing changed, as a consequence of another change.
    pub fn follows(&self) -> bool {
        self.became == Became::Changed
            && self.entries.is_empty()
            && self.differences.iter().all(|one| STANDING.contains(&one.column.as_ref()))
    }

    /// Whether the only change is where its status comes from.
    pub fn is_of_its_parts(&self) -> bool {
        let is_of_parts = |one: &Difference| one.column == "tracking" || STANDING.contains(&one.column.as_ref());
        self.became == Became::Changed && self.entries.is_empty() && self.differences.iter().all(is_of_parts)
    }

    /// The difference in the column `key`.
    pub fn difference(&self, key: &str) -> Option<&Difference> {
        self.differences.iter().find(|one| one.column == key)
    }
}

/// The columns derived from follow-ups.
pub const STANDING: [&str; 6] = ["response", "status", "assurance", "due", "due_on", "dispute"];

/// A follow-up that was recorded or removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    pub became: Became,
    pub happened_on: NaiveDate,
    /// Its deadline only moved with the meeting that it follows.
    pub is_move: bool,
    /// Its values by column: empty before if it was recorded, empty after if it was removed.
    pub sets: Vec<Difference>,
}

/// What a log entry changed: everything, or the first few things and the totals.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// Direct changes before their consequences, each in order of occurrence.
    pub first: Vec<Changed>,
    /// Totals by kind if `first` is incomplete; else empty.
    pub counts: Vec<Count>,
}

/// The number of things of one kind that were added, changed or removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    pub thing: Thing,
    pub became: Became,
    pub n: u64,
}

/// The kinds that are counted if there are too many changes to list, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    Recommendation,
    FollowUp,
    Share,
    Relation,
    Translation,
    Meeting,
    Owner,
    Membership,
    FocalPoint,
    Round,
    Letter,
    Return,
    Setting,
}

impl Entered {
    /// Whether its note is for the officers alone.
    pub fn holds_internal_note(&self) -> bool {
        let sets = |column: &str| self.sets.iter().any(|one| one.column == column);
        sets("note") && !sets("audience")
    }
}

/// A column with its value before and after; `None` is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    pub column: Cow<'static, str>,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Difference {
    /// A value in a column that was empty.
    pub fn set(column: &'static str, after: Option<String>) -> Option<Self> {
        after.map(|after| Self { column: column.into(), before: None, after: Some(after) })
    }

    /// The difference between two values, if any.
    pub fn between(column: &'static str, before: Option<String>, after: Option<String>) -> Option<Self> {
        (before != after).then_some(Self { column: column.into(), before, after })
    }
}
