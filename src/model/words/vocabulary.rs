//! The closed lists of words of DESIGN.md section 2: each is an enum with one spelling everywhere (SQL, flags, columns,
//! help). Their meaning and the steps that they allow are elsewhere.

use std::fmt;

/// A closed list of words.
pub trait Vocabulary: Copy + Eq + Send + Sync + 'static {
    /// The name of the list, for messages: "status", "channel".
    const NAME: &'static str;
    /// Every word, in listing order.
    const ALL: &'static [Self];

    /// The word as it is stored, typed and exported.
    fn as_str(self) -> &'static str;

    /// The variant spelled `word`, in any case.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.as_str().eq_ignore_ascii_case(word))
    }
}

/// The text is not a word of `list`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    pub list: &'static str,
    pub word: String,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let article = if self.list.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        write!(f, "`{}` is not {article} {}", self.word, self.list)
    }
}

impl std::error::Error for UnknownWord {}

macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident $label:literal { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl Vocabulary for $name {
            const NAME: &'static str = $label;
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                Self::from_word(word).ok_or_else(|| UnknownWord { list: $label, word: word.to_owned() })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    )+};
}

mod of_register;

pub use self::of_register::{Advice, EntryKind, Grouping, NextStep, Reply, ReturnState, Setting, WishState};

vocabulary! {
    /// How far implementation has come, according to the owner (section 4).
    Status "status" {
        /// Nobody has said anything; every item starts here.
        NotReported = "not-reported",
        NotStarted = "not-started",
        InProgress = "in-progress",
        PartlyImplemented = "partly-implemented",
        OnHold = "on-hold",
        /// A standing principle, which can't be completed.
        Continuing = "continuing",
        Implemented = "implemented",
        Superseded = "superseded",
        NotApplicable = "not-applicable",
        Dropped = "dropped",
        Lapsed = "lapsed",
    }

    /// The secretariat's judgement of the present status (section 4).
    Assurance "assurance" {
        None = "none",
        Documented = "documented",
        Confirmed = "confirmed",
        Queried = "queried",
    }

    /// The decision about a recommendation.
    Response "response" {
        Proposed = "proposed",
        AgreedInPrinciple = "agreed-in-principle",
        Accepted = "accepted",
        AcceptedInPart = "accepted-in-part",
        Noted = "noted",
        Declined = "declined",
    }

    /// The kind of a tracked text.
    Kind "kind" {
        Recommendation = "recommendation",
        /// Binding, by ministers or the meeting's body.
        Decision = "decision",
        Request = "request",
        /// A step of an owner towards its parent.
        Action = "action",
        /// Background.
        Proposal = "proposal",
        /// Background.
        Need = "need",
    }

    /// Where an item's status comes from (section 4, "Where status lives").
    Tracking "tracking" {
        Single = "single",
        Each = "each",
        Components = "components",
        Restated = "restated",
    }

    Priority "priority" {
        Low = "low",
        Normal = "normal",
        High = "high",
    }

    /// The role of an owner in a recommendation.
    Role "role" {
        Lead = "lead",
        Support = "support",
        Counterparty = "counterparty",
        Addressee = "addressee",
    }

    OwnerKind "kind of owner" {
        State = "state",
        Organisation = "organisation",
        Office = "office",
        Group = "group",
    }

    MeetingKind "kind of meeting" {
        Workshop = "workshop",
        Ministerial = "ministerial",
        Technical = "technical",
        Summit = "summit",
        Other = "other",
    }

    /// How a report reached the secretariat.
    Channel "channel" {
        Email = "email",
        Phone = "phone",
        Letter = "letter",
        Meeting = "meeting",
        Return = "return",
        Other = "other",
    }

    /// Why something is late.
    Cause "cause" {
        Funding = "funding",
        Legal = "legal",
        Political = "political",
        Capacity = "capacity",
        Coordination = "coordination",
        Data = "data",
        Dependency = "dependency",
        Other = "other",
    }

    /// The readers of a note.
    Audience "audience" {
        Internal = "internal",
        Public = "public",
    }

    /// How one recommendation relates to another.
    RelationKind "kind of relation" {
        /// A restatement: never counted as a second recommendation.
        Reiterates = "reiterates",
        /// Changed substance: counts.
        TakesUp = "takes-up",
        Supersedes = "supersedes",
        RespondsTo = "responds-to",
        AssignsOwnerTo = "assigns-owner-to",
        ConstrainedBy = "constrained-by",
        FollowUpOf = "follow-up-of",
        Supports = "supports",
        Overlaps = "overlaps",
    }

    /// Whether a relation is stated in a source or is the secretariat's reading.
    Basis "basis" {
        Stated = "stated",
        Editorial = "editorial",
    }

    /// The language of reports, sheets, letters and translations.
    Lang "language" {
        En = "en",
        Fr = "fr",
        Pt = "pt",
    }

    /// Derived from status, deadline and today (section 5); never stored. From worst to best.
    Health "health" {
        Overdue = "overdue",
        DueSoon = "due-soon",
        Stale = "stale",
        AwaitingMeeting = "awaiting-meeting",
        Undated = "undated",
        OnTrack = "on-track",
        Done = "done",
        Closed = "closed",
    }
}

impl Status {
    /// Whether the status is one of the four closed ones; leaving them requires a note.
    pub fn is_closed(self) -> bool {
        match self {
            Self::Superseded | Self::NotApplicable | Self::Dropped | Self::Lapsed => true,
            Self::NotReported
            | Self::NotStarted
            | Self::InProgress
            | Self::PartlyImplemented
            | Self::OnHold
            | Self::Continuing
            | Self::Implemented => false,
        }
    }

    /// Whether setting it requires a note.
    pub fn asks_for_note(self) -> bool {
        match self {
            Self::PartlyImplemented | Self::OnHold | Self::NotApplicable | Self::Dropped | Self::Lapsed => true,
            Self::NotReported | Self::NotStarted | Self::InProgress | Self::Continuing | Self::Implemented | Self::Superseded => {
                false
            }
        }
    }

    /// Neither implemented nor closed.
    pub fn is_open(self) -> bool {
        self != Self::Implemented && !self.is_closed()
    }
}

impl Kind {
    /// The kinds that are followed up: all except background.
    pub fn followed_up() -> Vec<Self> {
        Self::ALL.iter().copied().filter(|kind| !kind.is_background()).collect()
    }

    /// Background is kept, related and searched, but not followed up by default.
    pub fn is_background(self) -> bool {
        match self {
            Self::Proposal | Self::Need => true,
            Self::Recommendation | Self::Decision | Self::Request | Self::Action => false,
        }
    }

    /// Whether `progress` counts the kind by default.
    pub fn is_counted(self) -> bool {
        match self {
            Self::Recommendation | Self::Decision => true,
            Self::Request | Self::Action | Self::Proposal | Self::Need => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Status, Vocabulary};

    #[test]
    fn a_word_is_read_back_whatever_its_case() {
        for status in Status::ALL {
            assert_eq!(Status::from_word(&status.as_str().to_uppercase()), Some(*status));
        }
        assert_eq!(Status::from_word("done"), None);
    }
}
