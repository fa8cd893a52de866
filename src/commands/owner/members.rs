//! A group and its members as they are typed: GROUP OWNER..., or OWNER GROUP where only one of the two is a group.

use crate::error::{Error, Result};
use crate::model::id::OwnerId;
use crate::model::vocabulary::OwnerKind;
use crate::store::Register;

/// The group, and the owners that join or leave it.
#[derive(Debug)]
pub(super) struct Members {
    pub group: OwnerId,
    pub owners: Vec<OwnerId>,
}

impl Members {
    /// Looks them up; the first is the group, unless it is none and the last is one.
    ///
    /// # Errors
    /// No such owner (3).
    pub(super) fn find(register: &Register, typed: &[String]) -> Result<Self> {
        let mut owners = Vec::new();
        for (place, name) in typed.iter().enumerate() {
            owners.push(register.find_owner(name).map_err(|error| if place == 0 { no_group(error) } else { error })?);
        }
        let is_group = |place: usize| Ok::<_, Error>(register.owner_kind(owners[place])? == OwnerKind::Group);
        let last = owners.len() - 1;
        let group = if !is_group(0)? && is_group(last)? { owners.remove(last) } else { owners.remove(0) };
        Ok(Self { group, owners })
    }
}

/// Of a group that is not there, and called like no other.
fn no_group(error: Error) -> Error {
    match error {
        Error::NoOwner { name, alike } if alike.is_empty() => Error::NoGroup { name },
        other => other,
    }
}
