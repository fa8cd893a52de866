//! The labels of the closed lists of words: what people read instead of `not-reported`.

use crate::model::vocabulary::{
    Assurance, Audience, Basis, Cause, Channel, Grouping, Health, Kind, MeetingKind, OwnerKind, Priority, RelationKind, Response,
    Role, Setting, Status, Tracking,
};

/// The label of each word of each list, in lower case, in one language.
#[derive(Debug)]
pub struct Labels {
    pub status: fn(Status) -> &'static str,
    pub assurance: fn(Assurance) -> &'static str,
    pub response: fn(Response) -> &'static str,
    pub kind: fn(Kind) -> &'static str,
    /// How its status comes about.
    pub tracking: fn(Tracking) -> &'static str,
    pub priority: fn(Priority) -> &'static str,
    pub role: fn(Role) -> &'static str,
    pub owner_kind: fn(OwnerKind) -> &'static str,
    pub meeting_kind: fn(MeetingKind) -> &'static str,
    /// For whom a note is.
    pub audience: fn(Audience) -> &'static str,
    pub channel: fn(Channel) -> &'static str,
    pub cause: fn(Cause) -> &'static str,
    /// What the first is to the second: `takes up`.
    pub relation: fn(RelationKind) -> &'static str,
    /// What the second is to the first: `taken up by`.
    pub relation_back: fn(RelationKind) -> &'static str,
    pub basis: fn(Basis) -> &'static str,
    pub health: fn(Health) -> &'static str,
    /// By what is counted.
    pub grouping: fn(Grouping) -> &'static str,
    /// What a setting of the register says.
    pub setting: fn(Setting) -> &'static str,
}
