//! The states of the world, compiled in: ISO 3166 alpha-3 codes, names in three languages, short and former names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::matching::{bare, folded};

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

/// The state with this name in one of the three languages, or this short or former name. Case, accents, punctuation, spaces and
/// the order of words do not matter (`Iran (Islamic Republic of)`), nor what joins them (`&`, `and`, `et`, `e`), nor a form of
/// state before the name (`Republic of Zambia`).
pub fn by_name(name: &str) -> Option<State> {
    static BY_NAME: LazyLock<HashMap<String, State>> = LazyLock::new(|| by(bare));
    static BY_WORDS: LazyLock<HashMap<String, State>> = LazyLock::new(|| by(|name| in_any_order(words_of(name))));
    if let Some(state) = BY_NAME.get(&bare(name)) {
        return Some(*state);
    }
    let words = words_of(name);
    if words.is_empty() {
        return None;
    }
    let short = || BY_WORDS.get(&in_any_order(without_form(name, words.clone())?));
    BY_WORDS.get(&in_any_order(words.clone())).or_else(short).copied()
}

fn by(key: impl Fn(&str) -> String) -> HashMap<String, State> {
    all().flat_map(|state| state.names().map(|name| (key(name), state)).collect::<Vec<_>>()).collect()
}

/// The words of a name without those that join; `St.` is `Saint`, `Rep.` is `Republic`.
fn words_of(name: &str) -> Vec<String> {
    const JOINING: &str = "and|et|e|y|the|of|la|le|les|de|du|des|do|da|dos|das|del";
    let name = folded(name).replace(['’', '\'', '`'], "'").replace("d'", " ").replace("l'", " ");
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.filter(|word| !JOINING.split('|').any(|joining| joining == *word));
    words
        .map(|word| match word {
            "st" | "sao" | "santa" | "sainte" => "saint".to_owned(),
            "rep" => "republic".to_owned(),
            "dem" => "democratic".to_owned(),
            word => word.to_owned(),
        })
        .collect()
}

fn in_any_order(mut words: Vec<String>) -> String {
    words.sort_unstable();
    words.join(" ")
}

/// The words without those for a form of state: of `Republic of Zambia` and `Egypt, Arab Rep.`, but not of `United Kingdom`.
fn without_form(name: &str, words: Vec<String>) -> Option<Vec<String>> {
    const FORMS: &str = "republic|kingdom|state|states|islamic|united|plurinational|bolivarian|federal|federated|federative|\
        democratic|people|peoples|s|socialist|union|commonwealth|principality|grand|duchy|sultanate|hashemite|arab|independent|\
        republique|royaume|etat|democratique|islamique|populaire|federale|unie|principaute|republica|reino|estado|democratica|\
        islamica|popular|unida|uniao|principado";
    const OF: [&str; 8] = ["of", "de", "du", "des", "d", "do", "da", "del"];
    let is_form = |word: &String| FORMS.split('|').any(|form| form == word);
    let has_of = folded(name).split(|c: char| !c.is_alphanumeric()).any(|word| OF.contains(&word));
    let is_called_so = has_of || words.iter().any(|word| word == "republic");
    let is_of_people = words.iter().any(|word| word.starts_with("people"));
    let n_words = words.len();
    let rest: Vec<String> = words.into_iter().filter(|word| !is_form(word)).collect();
    // Two governments have that name.
    let is_one_of_two = rest.len() == 1 && rest[0] == "china" && !is_of_people;
    (is_called_so && !rest.is_empty() && rest.len() < n_words && !is_one_of_two).then_some(rest)
}

/// A country's code in upper case, checked only for its form: three letters, as in ISO 3166.
pub fn country_code(text: &str) -> Option<String> {
    let code = text.trim().to_ascii_uppercase();
    (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{all, by_code, by_name, in_any_order, without_form, words_of};
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
                for key in [bare(name), in_any_order(words_of(name))] {
                    let other = owner_of.insert(key, state.code);
                    assert!(other.is_none_or(|code| code == state.code), "{name}: {other:?} and {}", state.code);
                }
                let short = without_form(name, words_of(name)).and_then(|_| by_name(name));
                assert!(short.is_none_or(|found| found.code == state.code), "{name}");
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
        for (name, code) in [
            ("Trinidad and Tobago", "TTO"),
            ("Bosnia and Herzegovina", "BIH"),
            ("Bosnia-Herzegovina", "BIH"),
            ("Sao Tome and Principe", "STP"),
            ("Antigua and Barbuda", "ATG"),
            ("Saint Vincent and the Grenadines", "VCT"),
            ("St Kitts and Nevis", "KNA"),
            ("Iran (Islamic Republic of)", "IRN"),
            ("Bolivia (Plurinational State of)", "BOL"),
            ("Tanzania, United Republic of", "TZA"),
            ("Democratic Republic of Congo", "COD"),
            ("Congo, Dem. Rep.", "COD"),
            ("Congo (the Democratic Republic of the)", "COD"),
            ("Republic of Congo", "COG"),
            ("Congo, Rep.", "COG"),
            ("DPR Korea", "PRK"),
            ("Korea, Democratic People's Republic of", "PRK"),
            ("Korea, Republic of", "KOR"),
            ("Macedonia FYR", "MKD"),
            ("Egypt, Arab Rep.", "EGY"),
            ("Republic of Zambia", "ZMB"),
            ("Kingdom of Lesotho", "LSO"),
            ("République de Zambie", "ZMB"),
            ("République unie de Tanzanie", "TZA"),
            ("República de Angola", "AGO"),
            ("People's Republic of China", "CHN"),
            ("United Kingdom of Great Britain and Northern Ireland", "GBR"),
            ("Gambia (The)", "GMB"),
        ] {
            assert_eq!(by_name(name).map(|state| state.code), Some(code), "{name}");
        }
        for name in
            ["Republic of China", "American Samoa", "United Nations", "African Union", "Republic", "Union of States", "of"]
        {
            assert_eq!(by_name(name).map(|state| state.code), None, "{name}");
        }
        for name in ["Zambia and Malawi", "Guinea, Equatorial Guinea", "Korea", "Zambia, Union", "Northern Ireland"] {
            assert_eq!(by_name(name).map(|state| state.code), None, "{name}");
        }
        assert_eq!(by_code("nam").map(|state| state.name), Some("Namibia"));
        assert_eq!((by_code("NA"), by_name("Atlantis"), by_name("-")), (None, None, None));
    }
}
