//! The outcome of a returned row, and the remarks about it: why it is refused, both values of a conflict. The words are in
//! `text/returned`.

use chrono::NaiveDate;

use crate::model::date::BadDate;
use crate::model::refusal::Refusal;
use crate::model::vocabulary::{Status, Vocabulary};

/// The outcome of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Recorded,
    /// `no change`.
    Unchanged,
    /// It is waiting to be accepted or rejected.
    Pending,
    /// The same answer was given before.
    Same,
    /// A newer return says something else.
    Older,
    Conflict,
    /// The officer chose to keep the register's value.
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

/// A remark about a row, or about the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    // About a row as it was filled in.
    NoReference,
    /// A row copied from the sheet of another owner or round.
    OfAnotherSheet,
    NoStatus(String),
    /// A status that only the secretariat can set.
    NotTheirs(Status),
    NoCause(String),
    BadDate(BadDate),
    AfterToday {
        date: String,
        today: NaiveDate,
    },
    /// The number of the other row.
    AnsweredTwice(u64),
    /// It is answered under this reference too, of what it restates or of what restates it.
    AnsweredAs(String),
    /// Another return in the same command says something else, in that row.
    OtherwiseIn {
        file: String,
        row: u64,
    },
    /// A locked cell was overwritten; the change was ignored.
    Overwritten,
    /// The locked text beside the reference is that of another item.
    TextOf {
        reference: String,
    },
    /// The locked reference is not the one that was packed in its place.
    ReferenceOverwritten,
    /// The hidden part does not match the row.
    RowChanged,
    /// A request for another deadline that is not a date; its text is kept.
    WishInWords(String),

    // About the whole file.
    /// Neither a workbook nor CSV, by its name.
    NoSheet,
    OtherRound {
        said: String,
        asked: String,
    },
    NoSuchOwner(String),
    /// The hidden part does not match the owner that it names.
    SealBroken(String),
    SheetOf {
        named: String,
        said: String,
    },
    NamesNoOwner,
    OwnerNotAsked {
        round: String,
    },

    // About an answer in the register.
    NotAsked {
        reference: String,
        owner: String,
    },
    /// The day of that return.
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
    /// The name of the return for `round accept`.
    Waits {
        reference: String,
    },
    /// The name of the return in which an answer in conflict waits for a decision.
    Undecided {
        reference: String,
    },
    /// The name of a return that waited until its answers were given.
    NoLongerWaits {
        reference: String,
    },

    /// A message from another part of the program, unchanged.
    Other(String),
}

/// Both values, if the register has changed since the sheet was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub now: Status,
    /// The value on the sheet, if it differs.
    pub packed: Option<Status>,
    pub newest: Option<Newest>,
    /// The value in the return; `None` if it is only a note.
    pub theirs: Option<Status>,
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
