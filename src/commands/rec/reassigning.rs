//! The owners that `midsa rec edit` adds and removes, and the shares it gives them.

use super::edit::Arguments;
use crate::cli::context::Context;
use crate::cli::days::happened;
use crate::cli::names::owner_typed;
use crate::error::Result;
use crate::model::date::Span;
use crate::model::expansion::Expansion;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::vocabulary::Role;
use crate::store::{Change, Reassignment, Register};

/// Whether each owner is to have a share of its own.
enum Each {
    NotAsked,
    OfLeads,
    OfMembers(OwnerId),
}

/// The owners to add and remove.
pub(super) struct Owners {
    added: Vec<Reassignment>,
    removed: Vec<Reassignment>,
    on: Option<Span>,
    each: Each,
}

impl Owners {
    pub(super) fn read(arguments: &Arguments, register: &Register, context: &Context) -> Result<Self> {
        let typed = |texts: &[String]| texts.iter().map(|text| owner_typed(register, text)).collect::<Result<Vec<_>>>();
        let each = match &arguments.each {
            None => Each::NotAsked,
            Some(None) => Each::OfLeads,
            Some(Some(group)) => Each::OfMembers(register.find_owner(group)?),
        };
        Ok(Self {
            added: typed(&arguments.add_owner)?,
            removed: typed(&arguments.remove_owner)?,
            on: arguments.on.as_deref().map(|text| happened(text, context.today)).transpose()?,
            each,
        })
    }

    /// Removes and adds them, and gives the group whose members came in its place.
    pub(super) fn change(&self, change: &mut Change<'_>, id: RecommendationId) -> Result<Option<Expansion>> {
        if !self.added.is_empty() || !self.removed.is_empty() {
            let from_on = change.day_of_reassignment(id, self.on)?;
            change.reassign(id, &self.removed, &self.added, from_on)?;
        }
        let expansion = match self.each {
            Each::NotAsked => return Ok(None),
            Each::OfLeads => None,
            Each::OfMembers(group) => Some(expand(change, id, group)?),
        };
        change.track_each(id)?;
        Ok(expansion)
    }
}

/// Puts the members of a group in the place of the group, from the beginning.
fn expand(change: &mut Change<'_>, id: RecommendationId, group: OwnerId) -> Result<Expansion> {
    let parent = change.parent(id)?;
    let expansion = change.expand(group, change.day_of_expansion(parent.meeting)?)?;
    let is_lead = |owner| parent.owners.iter().any(|(known, role)| *known == owner && *role == Role::Lead);
    let lead = |owner| Reassignment { owner, role: Some(Role::Lead) };
    let members = expansion.members.iter().map(|(owner, _)| *owner);
    let added: Vec<Reassignment> = members.filter(|owner| !is_lead(*owner)).map(lead).collect();
    let mut removed = change.other_roles(id, &added)?;
    removed.extend(Some(group).filter(|group| is_lead(*group)).map(lead));
    change.reassign(id, &removed, &added, None)?;
    Ok(expansion)
}
