//! The mapping file: TOML with the same content as `--map`, `--map-value` and `--set`, and options for reading cells.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::mapping::{Mapping, order_of, same_name, same_value};
use super::target::Target;
use crate::error::{Error, Result};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct InFile {
    rows: Option<String>,
    #[serde(default)]
    columns: BTreeMap<String, OneOrMore>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    fallback: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    split: BTreeMap<String, OneOrMore>,
    #[serde(default)]
    dates: BTreeMap<String, String>,
    #[serde(default)]
    fill: BTreeMap<String, OneOrMore>,
    #[serde(default)]
    skip: BTreeMap<String, OneOrMore>,
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    set: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn all(self) -> Vec<String> {
        match self {
            Self::One(one) => vec![one],
            Self::More(more) => more,
        }
    }
}

impl Mapping {
    /// Reads a mapping file; `name` is its name for messages.
    ///
    /// # Errors
    /// It is not TOML in the form that a failed import prints, or has a placeholder that is not filled in.
    pub fn parse(text: &str, name: &str) -> Result<Self> {
        let bad = |why: String, place: String| {
            Error::BadFile {
            place,
            why,
            hint:
                "a mapping file has [columns], ignore, [fallback], [split], [dates], [fill], [skip], [values.COLUMN], [set] and rows; \
                   an import that fails prints one"
                    .to_owned(),
        }
        };
        let file: InFile = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| 1 + text[..span.start.min(text.len())].matches('\n').count());
            let place = line.map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"));
            bad(error.message().to_owned(), place)
        })?;
        let unfilled = |what: String| bad(format!("{what} is not filled in"), name.to_owned());
        let mut mapping = Self {
            ignored: file.ignore.iter().map(|column| same_name(column)).collect(),
            fall_backs: file.fallback,
            rows: file.rows,
            ..Self::default()
        };
        for (column, targets) in file.columns {
            let targets = targets.all();
            if targets.iter().any(|target| target.trim().is_empty()) {
                return Err(unfilled(format!("the column `{column}`")));
            }
            mapping.columns.insert(same_name(&column), targets.iter().map(|target| Target::read(target)).collect());
        }
        for (column, separators) in file.split {
            let separators = separators.all();
            if separators.iter().any(String::is_empty) {
                return Err(unfilled(format!("what splits the column `{column}`")));
            }
            mapping.splits.insert(same_name(&column), separators);
        }
        let words = |columns: BTreeMap<String, OneOrMore>| {
            let words = |words: OneOrMore| words.all().iter().map(|word| same_value(word)).collect::<Vec<_>>();
            columns.into_iter().map(|(column, of_column)| (same_name(&column), words(of_column))).collect()
        };
        mapping.fills = words(file.fill);
        mapping.skips = words(file.skip);
        for (column, order) in file.dates {
            if order.trim().is_empty() {
                return Err(unfilled(format!("the order of the dates in `{column}` (dmy or mdy)")));
            }
            let order = order_of(&order).map_err(|error| bad(error.to_string(), name.to_owned()))?;
            mapping.dates.insert(same_name(&column), order);
        }
        for (column, values) in file.values {
            for (value, meaning) in values {
                if meaning.is_empty() {
                    return Err(unfilled(format!("the value `{value}` of `{column}`")));
                }
                mapping.values.insert((column.clone(), same_value(&value)), meaning);
            }
        }
        mapping.constants.extend(file.set);
        Ok(mapping)
    }
}

#[cfg(test)]
mod tests {
    use super::Mapping;

    #[test]
    fn an_unfilled_placeholder_is_refused_by_name() {
        let refused = |text: &str| Mapping::parse(text, "m.toml").expect_err("refused").to_string();
        assert_eq!(refused("[columns]\n\"Recipient\" = \"\"\n"), "m.toml: the column `Recipient` is not filled in");
        assert_eq!(refused("[values.status]\nDone = \"\"\n"), "m.toml: the value `Done` of `status` is not filled in");
        let order = "m.toml: the order of the dates in `Made` (dmy or mdy) is not filled in";
        assert_eq!(refused("[dates]\nMade = \"\"\n"), order);
        assert!(refused("[columns]\nName = 3\n").starts_with("m.toml:2: "));
    }
}
