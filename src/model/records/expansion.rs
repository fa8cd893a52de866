//! A group with its members on a day, and those who were not members: recorded once by `--each GROUP`.

use chrono::NaiveDate;

use crate::model::id::OwnerId;
use crate::model::vocabulary::Role;

/// A group on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    /// The group's code.
    pub group: String,
    pub on: NaiveDate,
    /// The members on that day with their codes, by code; a member that is itself a group is replaced by its members.
    pub members: Vec<(OwnerId, String)>,
    /// Those who were members only before or after that day.
    pub outside: Vec<Outsider>,
}

/// A membership that was not in force on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outsider {
    pub code: String,
    pub since_on: Option<NaiveDate>,
    /// The first day after the membership.
    pub until_on: Option<NaiveDate>,
}

impl Expansion {
    /// `owners` with the group replaced by its members as leads: members first, then the other leads, then the rest.
    pub fn lead(&self, group: OwnerId, owners: Vec<(OwnerId, Role)>) -> Vec<(OwnerId, Role)> {
        let is_member = |owner: &OwnerId| self.members.iter().any(|(member, _)| member == owner);
        let (leads, others): (Vec<_>, Vec<_>) = owners.into_iter().partition(|(_, role)| *role == Role::Lead);
        let members = self.members.iter().map(|(owner, _)| (*owner, Role::Lead));
        let beside = leads.into_iter().filter(|(owner, _)| *owner != group && !is_member(owner));
        members.chain(beside).chain(others).collect()
    }
}
