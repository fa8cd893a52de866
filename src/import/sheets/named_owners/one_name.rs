//! One name for every owner that a file names, so that rows about the same one are seen to be, by whatever name.

use std::collections::{BTreeSet, HashMap};

use super::codes::spaced;
use crate::model::id::OwnerId;
use crate::model::matching::folded;
use crate::model::states;

/// The names of a file.
#[derive(Debug, Clone, Default)]
pub struct OneName {
    foreseen: BTreeSet<String>,
    /// Of a name whose owner has another one in the file: that one.
    others: HashMap<String, String>,
}

impl OneName {
    pub(super) fn foresee(&mut self, name: &str) {
        let name = spaced(&folded(name));
        if !self.foreseen.contains(&name) {
            self.foreseen.insert(name);
        }
    }

    /// Finds the names that are of one owner; `known` are those of the register. A state that it has not is one all the same.
    pub(super) fn find(&mut self, known: &HashMap<String, Vec<OwnerId>>) {
        let mut first: HashMap<String, &String> = HashMap::new();
        self.others.clear();
        for name in &self.foreseen {
            let state = states::by_name(name).or_else(|| states::by_code(name)).map(|state| folded(state.code));
            let owner = match known.get(name).map(Vec::as_slice) {
                Some([owner]) => Some(owner),
                Some(_) | None => state.as_ref().and_then(|code| known.get(code)).and_then(|owners| owners.first()),
            };
            let Some(owner) = owner.map(|owner| format!("{owner:?}")).or(state) else { continue };
            match first.get(&owner) {
                Some(other) => drop(self.others.insert(name.clone(), (*other).clone())),
                None => drop(first.insert(owner, name)),
            }
        }
    }

    /// Whether an owner was foreseen by several names.
    pub fn has_several_of_one(&self) -> bool {
        !self.others.is_empty()
    }

    /// The name, the same for every name of one owner once the register was looked at.
    pub fn of(&self, name: &str) -> String {
        let name = spaced(&folded(name));
        self.others.get(&name).cloned().unwrap_or(name)
    }
}
