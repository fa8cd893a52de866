//! Row numbers, one type for each kind of record.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);
    )+};
}

ids! {
    /// A recommendation's row.
    RecommendationId
    /// An owner's row.
    OwnerId
    /// A meeting's row.
    MeetingId
    /// A person's row.
    ContactId
    /// A reporting round's row.
    RoundId
}
