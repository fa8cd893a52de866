//! Why a change to the owners is refused, or a follow-up on shares and parts.

use chrono::NaiveDate;

use crate::model::vocabulary::{Role, Tracking};

/// `subject` is `MRU-2006-02a ZWE`: the reference and the owner's code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShareRefusal {
    #[error("{subject} is {role} already")]
    HasRole { subject: String, role: Role },
    /// `until_on` is the first day on which it no longer counts.
    #[error("{subject} was {role} until {until_on}, so it can't begin anew before")]
    HadRole { subject: String, role: Role, until_on: NaiveDate },
    #[error("{subject} is not {role}")]
    HasNotRole { subject: String, role: Role },
    #[error("{subject} is no owner of it")]
    NoOwner { subject: String },
    #[error("{subject} has several roles")]
    SeveralRoles { subject: String, roles: Vec<Role> },
    #[error("the share of {subject} has an entry of {day}, behind its last day")]
    EntryBehindEnd { subject: String, day: NaiveDate },
    #[error("nobody would have a share of `{reference}`")]
    NobodyLeft { reference: String },

    #[error("a status of `{reference}` as a whole was reported, so it can't be tracked each")]
    ReportedAsWhole { reference: String },
    #[error("`{reference}` is tracked each already")]
    EachAlready { reference: String },
    #[error("`{reference}` is tracked `{tracking}`, so it can't be tracked each")]
    TrackedElsewhere { reference: String, tracking: Tracking },
    #[error("`{reference}` has no lead owner, so nobody would have a share")]
    NoLead { reference: String },

    /// With the codes of the owners that have one.
    #[error("`{owner}` has no share in `{reference}`")]
    NoShare { owner: String, reference: String, codes: Vec<String> },
    #[error("`{reference}` is not tracked for each owner")]
    NotEach { reference: String },
    #[error("the status of `{reference}` is rolled up from its components")]
    InComponents { reference: String, components: Vec<String> },
    /// With the codes of the owners that have a share now.
    #[error("`{reference}` is tracked for each of {} owners; which of them is it about", codes.len())]
    InShares { reference: String, codes: Vec<String> },
}
