//! What becomes of a returned row, and what is to be told of it: why it is refused, both values of a conflict. The words are
//! those of `text/returned`.

use chrono::NaiveDate;

use crate::model::date::BadDate;
use crate::model::refusal::Refusal;
use crate::model::vocabulary::{Status, Vocabulary};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Recorded,
    /// `no change`.
    Unchanged,
    /// It waits to be accepted or rejected.
    Pending,
    /// It was given before.
    Same,
    /// A newer return said something else since.
    Older,
    Conflict,
    /// The register's value stays, by the officer's word.
    Kept,
    Refused,
}

impl Vocabulary for Verdict {
    const NAME: &'static str = "outcome";
    const ALL: &'static [Self] =
        &[Self::Recorded, Self::Unchanged, Self::Pending, Self::Same, Self::Older, Self::Conflict, Self::Kept, Self::Refused];

    fn as_str(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Unchanged => "no-change",
            Self::Pending => "pending",
            Self::Same => "same",
            Self::Older => "older",
            Self::Conflict => "conflict",
            Self::Kept => "kept",
            Self::Refused => "refused",
        }
    }
}

/// What is to be told of a row, or of a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    // Of a row as it was written.
    NoReference,
    /// A row copied from the sheet of another owner or round.
    OfAnotherSheet,
    NoStatus(String),
    /// A status that is the secretariat's to set.
    NotTheirs(Status),
    NoCause(String),
    BadDate(BadDate),
    AfterToday {
        date: String,
        today: NaiveDate,
    },
    /// The number of the other row.
    AnsweredTwice(u64),
    /// A locked cell was overwritten; nothing was taken of it.
    Overwritten,
    /// A wish for another deadline that is no date; its words are kept.
    WishInWords(String),

    // Of a file as a whole.
    OtherRound {
        said: String,
        asked: String,
    },
    NoSuchOwner(String),
    /// The hidden part does not fit the owner that it names.
    SealBroken(String),
    SheetOf {
        named: String,
        said: String,
    },
    NamesNoOwner,
    OwnerNotAsked {
        round: String,
    },

    // Of an answer in the register.
    NotAsked {
        reference: String,
        owner: String,
    },
    /// Since the return of that day.
    GivenAlready(NaiveDate),
    OvertakenBy(NaiveDate),
    OlderThan(NaiveDate),
    Conflict(Box<Conflict>),
    Overridden {
        happened_on: NaiveDate,
        later: NaiveDate,
    },
    RolledUp {
        reference: String,
    },
    Refused(Refusal),
    /// What `round accept` calls it.
    Waits {
        reference: String,
    },

    /// What another part of the program says, as it says it.
    Other(String),
}

/// Both values, where the register has moved on since the sheet was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub now: Status,
    /// What the sheet had, where that differs.
    pub packed: Option<Status>,
    pub newest: Option<Newest>,
    /// What the return says; `None` where it is a note alone.
    pub theirs: Option<Status>,
    /// Nobody has decided it yet.
    pub is_open: bool,
}

/// The newest entry since the sheet was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newest {
    pub happened_on: NaiveDate,
    pub recorded_by: String,
    pub note: Option<String>,
}

impl From<Refusal> for Told {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
