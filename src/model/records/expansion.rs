//! A group with those who belonged to it on a day, and those who did not: what `--each GROUP` records once.

use chrono::NaiveDate;

use crate::model::id::OwnerId;
use crate::model::vocabulary::Role;

/// A group on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    /// The group's code.
    pub group: String,
    pub on: NaiveDate,
    /// The members of that day with their codes, by code; of a member that is a group itself, its members.
    pub members: Vec<(OwnerId, String)>,
    /// Who belonged to it before or later only.
    pub outside: Vec<Outsider>,
}

/// A membership that did not hold on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outsider {
    pub code: String,
    pub since_on: Option<NaiveDate>,
    /// The first day no longer.
    pub until_on: Option<NaiveDate>,
}

impl Expansion {
    /// `owners` with the members as leads in place of the group: they first, then the other leads, then the rest.
    pub fn lead(&self, group: OwnerId, owners: Vec<(OwnerId, Role)>) -> Vec<(OwnerId, Role)> {
        let is_member = |owner: &OwnerId| self.members.iter().any(|(member, _)| member == owner);
        let (leads, others): (Vec<_>, Vec<_>) = owners.into_iter().partition(|(_, role)| *role == Role::Lead);
        let members = self.members.iter().map(|(owner, _)| (*owner, Role::Lead));
        let beside = leads.into_iter().filter(|(owner, _)| *owner != group && !is_member(owner));
        members.chain(beside).chain(others).collect()
    }
}
