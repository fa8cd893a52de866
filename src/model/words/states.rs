//! The states of the world, compiled in: ISO 3166 alpha-3 codes, names in three languages, short and former names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::matching::bare;

const STATES: &str = include_str!("../../../fixtures/states.csv");

/// A state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// ISO 3166 alpha-3.
    pub code: &'static str,
    pub name: &'static str,
    pub name_fr: &'static str,
    pub name_pt: &'static str,
    others: &'static str,
}

impl State {
    /// Every name: in English, French and Portuguese, then the short and former ones.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let others = self.others.split(';').filter(|name| !name.is_empty());
        [self.name, self.name_fr, self.name_pt].into_iter().chain(others)
    }
}

/// All of them, by code.
pub fn all() -> impl Iterator<Item = State> {
    STATES.lines().skip(1).filter_map(|line| {
        let mut cells = line.splitn(5, ',');
        Some(State {
            code: cells.next()?,
            name: cells.next()?,
            name_fr: cells.next()?,
            name_pt: cells.next()?,
            others: cells.next()?,
        })
    })
}

/// The state with this code, in any case.
pub fn by_code(code: &str) -> Option<State> {
    all().find(|state| state.code.eq_ignore_ascii_case(code))
}

/// The state with this name in one of the three languages, or this short or former name; case, accents, punctuation and
/// spaces do not matter.
pub fn by_name(name: &str) -> Option<State> {
    static BY_NAME: LazyLock<HashMap<String, State>> =
        LazyLock::new(|| all().flat_map(|state| state.names().map(|name| (bare(name), state)).collect::<Vec<_>>()).collect());
    BY_NAME.get(&bare(name)).copied()
}

/// A country's code in upper case, checked only for its form: three letters, as in ISO 3166.
pub fn country_code(text: &str) -> Option<String> {
    let code = text.trim().to_ascii_uppercase();
    (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{all, by_code, by_name};
    use crate::model::matching::bare;

    #[test]
    fn every_line_is_a_state_and_no_name_is_of_two() {
        let mut owner_of: BTreeMap<String, &str> = BTreeMap::new();
        let mut n = 0;
        for state in all() {
            n += 1;
            assert!(state.code.len() == 3 && state.code.chars().all(|c| c.is_ascii_uppercase()), "{}", state.code);
            for name in state.names() {
                assert!(!name.trim().is_empty() && name.trim() == name, "{}: {name:?}", state.code);
                let other = owner_of.insert(bare(name), state.code);
                assert!(other.is_none_or(|code| code == state.code), "{name}: {other:?} and {}", state.code);
            }
        }
        assert_eq!(n, super::STATES.lines().count() - 1);
    }

    #[test]
    fn a_state_is_found_by_the_names_that_people_use() {
        for name in ["DRC", "RDC", "Congo-Kinshasa", "république democratique du congo"] {
            assert_eq!(by_name(name).map(|state| state.code), Some("COD"), "{name}");
        }
        assert_eq!(by_name("Cote d'Ivoire").map(|state| state.code), Some("CIV"));
        assert_eq!(by_name("guinea bissau").map(|state| state.code), Some("GNB"));
        assert_eq!(by_name("swaziland").map(|state| state.code), Some("SWZ"));
        assert_eq!(by_name("Moçambique").map(|state| state.code), Some("MOZ"));
        assert_eq!(by_code("nam").map(|state| state.name), Some("Namibia"));
        assert_eq!((by_code("NA"), by_name("Atlantis"), by_name("-")), (None, None, None));
    }
}
