//! The line of descent of a recommendation: from the first wording of an idea to the last that takes it up (section 6).

use chrono::NaiveDate;

use crate::model::reference::Ref;
use crate::model::vocabulary::{Kind, MeetingKind, RelationKind, Response};

/// The line to which a recommendation belongs, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Descent {
    pub line: Vec<Ancestor>,
    /// Whole years from the first dated one to today.
    pub n_years: Option<u32>,
}

/// One recommendation in a line of descent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ancestor {
    pub reference: Ref,
    pub kind: Kind,
    pub response: Option<Response>,
    /// The first day of its meeting; `None` if undated, which puts it before the first dated one that takes it up.
    pub adopted_on: Option<NaiveDate>,
    pub meeting_kind: Option<MeetingKind>,
    /// Its relation to the one before it in the line; `None` for the first.
    pub relation: Option<RelationKind>,
}
