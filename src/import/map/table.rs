//! The tables that a file can be read as, and how an import treats their columns.

use crate::model::vocabulary::{Channel, Kind, Lang, MeetingKind, OwnerKind, Priority, Response, Status, Vocabulary};
use crate::report::field::{Import, imported};
use crate::report::tables::{focal_points, follow_ups, meetings, owners, recommendations, relations, shares, translations};

/// Columns for the follow-up of a row that are in no exported table.
const OF_THE_FOLLOW_UP: [(&str, Import); 5] = [
    ("evidence", Import::Read),
    ("happened_on", Import::Read),
    ("reported_by", Import::Read),
    ("channel", Import::Read),
    ("cause", Import::Read),
];

/// A table that a file is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportTable {
    Recommendations,
    Shares,
    FollowUps,
    Owners,
    FocalPoints,
    Meetings,
    Relations,
    Translations,
}

impl ImportTable {
    /// The columns, in the order of section 7, and their treatment in an import. `happened_on` dates the follow-ups of a row.
    pub fn columns(self) -> Vec<(&'static str, Import)> {
        let dated = |mut columns: Vec<_>| {
            columns.extend(OF_THE_FOLLOW_UP);
            columns
        };
        match self {
            Self::Recommendations => dated(imported(recommendations::FIELDS)),
            Self::Shares => dated(imported(shares::FIELDS)),
            Self::FollowUps => imported(follow_ups::FIELDS),
            Self::Owners => imported(owners::FIELDS),
            Self::FocalPoints => imported(focal_points::FIELDS),
            Self::Meetings => imported(meetings::FIELDS),
            Self::Relations => imported(relations::FIELDS),
            Self::Translations => imported(translations::FIELDS),
        }
    }
}

impl ImportTable {
    /// The words of a column with a closed list, for guessing the meaning of foreign values.
    pub fn words_of(self, key: &str) -> Option<Vec<&'static str>> {
        fn all<V: Vocabulary>() -> Vec<&'static str> {
            V::ALL.iter().map(|word| word.as_str()).collect()
        }
        Some(match (self, key) {
            (_, "status" | "status_to") => all::<Status>(),
            (_, "response" | "response_to") => all::<Response>(),
            (_, "priority") => all::<Priority>(),
            (Self::Recommendations, "kind") => all::<Kind>(),
            (Self::Meetings, "kind") => all::<MeetingKind>(),
            (Self::Owners, "kind") => all::<OwnerKind>(),
            (_, "channel") => all::<Channel>(),
            (_, "lang") => all::<Lang>(),
            (_, _) => return None,
        })
    }
}

impl Vocabulary for ImportTable {
    const NAME: &'static str = "table";
    const ALL: &'static [Self] = &[
        Self::Recommendations,
        Self::Shares,
        Self::FollowUps,
        Self::Owners,
        Self::FocalPoints,
        Self::Meetings,
        Self::Relations,
        Self::Translations,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Recommendations => "recommendations",
            Self::Shares => "shares",
            Self::FollowUps => "follow-ups",
            Self::Owners => "owners",
            Self::FocalPoints => "focal-points",
            Self::Meetings => "meetings",
            Self::Relations => "relations",
            Self::Translations => "translations",
        }
    }
}

impl std::fmt::Display for ImportTable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
