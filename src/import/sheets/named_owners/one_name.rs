//! One name for every owner in a file, so that rows about the same owner are recognised under any name.

use std::collections::{BTreeSet, HashMap};

use super::codes::spaced;
use crate::model::id::OwnerId;
use crate::model::matching::folded;
use crate::model::states;

/// The names in a file.
#[derive(Debug, Clone, Default)]
pub struct OneName {
    foreseen: BTreeSet<String>,
    /// For a name whose owner has another one in the file: that other name.
    others: HashMap<String, String>,
}

impl OneName {
    pub(super) fn foresee(&mut self, name: &str) {
        let name = spaced(&folded(name));
        if !self.foreseen.contains(&name) {
            self.foreseen.insert(name);
        }
    }

    /// Groups the names by owner; `known` are those of the register. A state that is not in it is still recognised.
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

    /// Whether an owner occurs under several names.
    pub fn has_several_of_one(&self) -> bool {
        !self.others.is_empty()
    }

    /// The name, the same for all names of one owner after the register was read.
    pub fn of(&self, name: &str) -> String {
        let name = spaced(&folded(name));
        self.others.get(&name).cloned().unwrap_or(name)
    }
}
