//! Why a change to an owner is refused: to its code, names, groups or members, a merge; or a change to its focal points:
//! tenures, coordination, handover.

use chrono::NaiveDate;

use crate::model::period::Period;
use crate::model::vocabulary::OwnerKind;

/// Owners are named by their codes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OwnerRefusal {
    #[error("there is an owner `{code}` already")]
    CodeTaken { code: String },
    /// The code belonged to an owner that was merged, or is an old name.
    #[error("`{name}` is a former name of `{code}`")]
    CodeFormer { name: String, code: String },
    /// Another owner has this name, or is the same state.
    #[error("`{new}`: there is an owner `{code}` already, {name}")]
    NameTaken { new: String, code: String, name: String },
    #[error("`{name}` is a former name of `{code}`, by which it is found")]
    NameFormer { name: String, code: String },
    #[error("`{name}` is not a former name of `{code}`")]
    NoFormerName { name: String, code: String },
    #[error("`{code}` has or had members and stays a group")]
    StaysGroup { code: String },

    #[error("`{group}` is not a group; its kind is `{kind}`")]
    NoGroup { group: String, kind: OwnerKind },
    #[error("`{code}` can't be a member of `{group}`: the group would contain itself")]
    InItself { code: String, group: String },
    #[error("`{code}` is a member of `{group}` already ({})", during(*period))]
    MemberAlready { code: String, group: String, period: Period },
    #[error("`{code}` is not a member of `{group}` before {day}")]
    NoMember { code: String, group: String, day: NaiveDate },
    #[error("`{code}` is not a member of `{group}` on {day}")]
    NoMemberOn { code: String, group: String, day: NaiveDate },
    /// A group can't be expanded into its members.
    #[error("`{group}` has no member on {on}, so nobody would have a share")]
    EmptyGroup { group: String, on: NaiveDate },

    #[error("`{code}` can't be merged into itself")]
    MergedIntoItself { code: String },
    #[error("`{old}` and `{new}` both have a share in {}", references.join(", "))]
    BothHaveShares { old: String, new: String, references: Vec<String> },
    /// What would be merged is the owner that has the name now.
    #[error("`{name}` is only a former name of `{code}`")]
    OnlyFormerName { name: String, code: String },
    /// `kind` is that of `new`.
    #[error("`{old}` has or had members, and `{new}` is not a group; its kind is `{kind}`")]
    MergedMembers { old: String, new: String, kind: OwnerKind },
    #[error("`{old}` is a state, and `{new}` is a group")]
    StateIntoGroup { old: String, new: String },
    #[error("`{new}` would contain itself, by way of `{by}`")]
    MergedInItself { new: String, by: String },
    /// `place` is what both owners are in, where one owner may occur only once.
    #[error("`{old}` and `{new}` are both in the same {place}")]
    BothStand { old: String, new: String, place: String },
}

/// `since 2010-01-01, no longer on 2011-01-01`.
fn during(period: Period) -> String {
    let since = period.since.map_or_else(|| "from the beginning".to_owned(), |day| format!("since {day}"));
    let until = period.until.map_or_else(String::new, |day| format!(", no longer on {day}"));
    format!("{since}{until}")
}

/// Why a change to a focal point is refused. Owners are named by their codes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PersonRefusal {
    #[error("`{name}` is a focal point of `{owner}` at that time already")]
    ServesAlready { name: String, owner: String },
    #[error("`{name}` is not a focal point of `{owner}` on the day before {on}")]
    ServesNot { name: String, owner: String, on: NaiveDate },
    #[error("`{owner}` has no focal point on the day before {on}")]
    NobodyServes { owner: String, on: NaiveDate },
    /// All of their names.
    #[error("`{owner}` has {} focal points: who hands over", names.len())]
    SeveralServe { owner: String, names: Vec<String> },
    #[error("`{name}` can't hand over to itself")]
    HandsToItself { name: String },
    #[error("`{name}` coordinates for `{owner}`{}, within that time", since_day(*since))]
    Coordinates { name: String, owner: String, since: Option<NaiveDate> },
    #[error("{on} is outside the tenure of `{name}`")]
    OutsideTenure { name: String, on: NaiveDate },
}

fn since_day(since: Option<NaiveDate>) -> String {
    since.map_or_else(String::new, |day| format!(" since {day}"))
}
