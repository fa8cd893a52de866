//! What a command changed, thing by thing: what an officer is told after a write, by a dry run, by `undo` and `redo`, and by
//! `log`. The store reads it from the images of the log (`store/changed`), and `report/changed` puts it into words.

use std::fmt;

use chrono::NaiveDate;

use crate::model::difference::Difference;

/// What became of a thing, or of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Became {
    Added,
    Changed,
    Removed,
}

impl Became {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}

/// What a change is about, by the names that an officer knows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// By reference, with all that is its own.
    Recommendation(String),
    /// An owner's part in a recommendation that was there before: the role, the share.
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
    /// What it holds otherwise, by the keys of the columns that people read, in their order; of one that was added or
    /// removed all that it holds or held. Values are those for programs.
    pub differences: Vec<Difference>,
    /// What came to its history, or was taken out of it, in the order in which that was done.
    pub entries: Vec<Entered>,
}

impl Changed {
    /// Whether it stands otherwise without anything having been done to it: it follows from something else.
    pub fn follows(&self) -> bool {
        self.became == Became::Changed
            && self.entries.is_empty()
            && self.differences.iter().all(|one| STANDING.contains(&one.column.as_ref()))
    }

    /// Whether nothing was done to it but that its status lives elsewhere now.
    pub fn is_of_its_parts(&self) -> bool {
        let is_of_parts = |one: &Difference| one.column == "tracking" || STANDING.contains(&one.column.as_ref());
        self.became == Became::Changed && self.entries.is_empty() && self.differences.iter().all(is_of_parts)
    }

    /// What differs in the column `key`.
    pub fn difference(&self, key: &str) -> Option<&Difference> {
        self.differences.iter().find(|one| one.column == key)
    }
}

/// The columns that follow from follow-ups.
pub const STANDING: [&str; 6] = ["response", "status", "assurance", "due", "due_on", "dispute"];

/// A follow-up that was recorded, or taken out again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    pub became: Became,
    pub happened_on: NaiveDate,
    /// Its deadline only moved with the meeting that it follows.
    pub is_move: bool,
    /// What it sets and tells, by column: nothing before where it was recorded, nothing after where it was taken out.
    pub sets: Vec<Difference>,
}

/// What an entry of the log changed: all of it, or the first few things and how much there is in all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// What was done before what follows from it, each in the order in which it came.
    pub first: Vec<Changed>,
    /// By kind, where `first` is not all of it; else empty.
    pub counts: Vec<Count>,
}

/// How many things of one kind were added, changed or removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    pub thing: Thing,
    pub became: Became,
    pub n: u64,
}

/// What is counted where there is too much to tell each, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
