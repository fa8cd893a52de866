//! The names of owners in a file: comparing them, recognising several names of one owner, and making codes from them.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::char::is_combining_mark;

use crate::model::id::OwnerId;
use crate::model::matching::folded;
use crate::model::states;

/// One name for every owner in a file, so that rows about the same owner are recognised under any name.
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

/// Words that seem to join several owners in one cell.
pub(super) fn seems_several(name: &str) -> Option<&'static str> {
    ["\n", ",", " / ", "/", " & ", " and "].into_iter().find(|separator| name.contains(separator))
}

/// Replaces runs of any spaces by one plain space.
pub(super) fn spaced(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The longest code made from a name, in characters.
pub(super) const LONGEST: usize = 24;

/// The name in upper case, with `-` for everything except letters and digits, cut at 24 characters.
pub(super) fn code_of(name: &str) -> String {
    let mut code = String::new();
    for c in name.chars().flat_map(char::to_uppercase) {
        if c.is_alphanumeric() || (is_combining_mark(c) && !code.is_empty()) {
            code.push(c);
        } else if !code.is_empty() && !code.ends_with('-') {
            code.push('-');
        }
    }
    let mut code: Vec<char> = code.chars().collect();
    if code.len() > LONGEST {
        // A letter stays with its combining marks.
        let end = (0..=LONGEST).rev().find(|&end| !is_combining_mark(code[end])).unwrap_or(LONGEST);
        code.truncate(end);
    }
    let code: String = code.into_iter().collect();
    let code = code.trim_end_matches('-');
    if code.is_empty() { "OWNER".to_owned() } else { code.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::code_of;

    #[test]
    fn a_code_is_the_name_in_upper_case_cut_at_24() {
        assert_eq!(code_of("Agriculture and Agri-Food Canada"), "AGRICULTURE-AND-AGRI-FOO");
        assert_eq!(code_of("Département, de l’énergie"), "DÉPARTEMENT-DE-L-ÉNERGIE");
        assert_eq!(code_of("Dept. of Health (UK)"), "DEPT-OF-HEALTH-UK");
        assert_eq!(code_of("···"), "OWNER");
        assert_eq!(code_of("เพื่อไทย"), "เพื่อไทย");
        assert_eq!(code_of("विदेश मंत्रालय"), "विदेश-मंत्रालय");
    }
}
