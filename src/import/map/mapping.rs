//! How the columns and values of a foreign file become ours: from `--map`, `--map-value` and `--set`, and from a mapping file.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::model::matching::folded;

/// What is said of columns and values. Where the command line and a file speak of the same, the command line holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The file's column, as `same_name` compares it, and what it feeds.
    columns: HashMap<String, Vec<Target>>,
    /// Columns that are left out on purpose.
    ignored: Vec<String>,
    /// Our column and the file's value, folded, and what it means.
    values: HashMap<(String, String), String>,
    /// Our column and the value of every row that has none.
    constants: BTreeMap<String, String>,
}

/// A column of ours that a column of the file feeds: `owners`, `owners:counterparty`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub column: String,
    /// The role of owners that name none.
    pub role: Option<String>,
}

/// A mapping file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct InFile {
    #[serde(default)]
    columns: BTreeMap<String, OneOrMore>,
    #[serde(default)]
    ignore: Vec<String>,
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

impl Mapping {
    /// Reads a mapping file; `name` is its name for messages.
    ///
    /// # Errors
    /// It is no TOML of the form that a failed import prints, or leaves something to be filled in.
    pub fn parse(text: &str, name: &str) -> Result<Self> {
        let bad = |why: String, place: String| Error::BadFile {
            place,
            why,
            hint: "a mapping file has [columns], ignore, [values.COLUMN] and [set]; an import that fails prints one".to_owned(),
        };
        let file: InFile = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| 1 + text[..span.start.min(text.len())].matches('\n').count());
            let place = line.map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"));
            bad(error.message().to_owned(), place)
        })?;
        let unfilled = |what: String| bad(format!("{what} is not filled in"), name.to_owned());
        let mut mapping = Self { ignored: file.ignore.iter().map(|column| same_name(column)).collect(), ..Self::default() };
        for (column, targets) in file.columns {
            let targets = match targets {
                OneOrMore::One(target) => vec![target],
                OneOrMore::More(targets) => targets,
            };
            if targets.iter().any(|target| target.trim().is_empty()) {
                return Err(unfilled(format!("the column `{column}`")));
            }
            mapping.columns.insert(same_name(&column), targets.iter().map(|target| Target::read(target)).collect());
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

    /// Takes `--map FILE'S=OURS`.
    ///
    /// # Errors
    /// It is not of that form (2).
    pub fn map(&mut self, typed: &[String]) -> Result<()> {
        let mut columns: HashMap<String, Vec<Target>> = HashMap::new();
        for text in typed {
            let (column, target) = halves(text, "--map", "\"Recipient=owners\"")?;
            columns.entry(same_name(column)).or_default().push(Target::read(target));
        }
        self.columns.extend(columns);
        Ok(())
    }

    /// Takes `--map-value OUR COLUMN:FILE'S VALUE=OURS`.
    ///
    /// # Errors
    /// It is not of that form (2).
    pub fn map_values(&mut self, typed: &[String]) -> Result<()> {
        let example = "\"status:Closed acceptable=implemented\"";
        for text in typed {
            let (from, meaning) = halves(text, "--map-value", example)?;
            let (column, value) = from.split_once(':').ok_or_else(|| unreadable(text, "--map-value", example))?;
            self.values.insert((column.trim().to_owned(), same_value(value)), meaning.to_owned());
        }
        Ok(())
    }

    /// Takes `--set COLUMN=VALUE`.
    ///
    /// # Errors
    /// It is not of that form (2).
    pub fn set(&mut self, typed: &[String]) -> Result<()> {
        for text in typed {
            let (column, value) = text.split_once('=').ok_or_else(|| unreadable(text, "--set", "kind=recommendation"))?;
            self.constants.insert(column.trim().to_owned(), value.trim().to_owned());
        }
        Ok(())
    }

    /// What the file's column feeds, where anything is said of it.
    pub fn targets(&self, column: &str) -> Option<&[Target]> {
        self.columns.get(&same_name(column)).map(Vec::as_slice)
    }

    /// Whether the file's column is left out on purpose.
    pub fn ignores(&self, column: &str) -> bool {
        self.ignored.contains(&same_name(column))
    }

    /// What a value of our column means, where anything is said of it.
    pub fn meaning(&self, column: &str, value: &str) -> Option<&str> {
        if self.values.is_empty() {
            return None;
        }
        self.values.get(&(column.to_owned(), same_value(value))).map(String::as_str)
    }

    /// Whether anything is said of the values of our column.
    pub fn maps_values_of(&self, column: &str) -> bool {
        self.values.keys().any(|(known, _)| known == column)
    }

    /// The constants, by column.
    pub fn constants(&self) -> impl Iterator<Item = (&str, &str)> {
        self.constants.iter().map(|(column, value)| (column.as_str(), value.as_str()))
    }

    /// Every column of ours that is named, with where: for telling those that are none.
    pub fn named(&self) -> Vec<&str> {
        let targets = self.columns.values().flatten().map(|target| target.column.as_str());
        let values = self.values.keys().map(|(column, _)| column.as_str());
        let mut named: Vec<&str> = targets.chain(values).chain(self.constants.keys().map(String::as_str)).collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The file's columns of which something is said, compared as `same_name` does, that are none of `header`.
    pub fn missing(&self, header: &[String]) -> Vec<&str> {
        let present: Vec<String> = header.iter().map(|name| same_name(name)).collect();
        let mut missing: Vec<&str> =
            self.columns.keys().map(String::as_str).filter(|name| !present.iter().any(|one| one == name)).collect();
        missing.sort_unstable();
        missing
    }
}

impl Target {
    fn read(text: &str) -> Self {
        match text.split_once(':') {
            Some((column, role)) => Self { column: column.trim().to_owned(), role: Some(role.trim().to_owned()) },
            None => Self { column: text.trim().to_owned(), role: None },
        }
    }
}

/// The names of columns compare without case, accents and the difference of space, hyphen and underscore.
pub fn same_name(column: &str) -> String {
    let words = folded(column);
    words.split(|c: char| c.is_whitespace() || c == '_' || c == '-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

/// Values compare without case and the spaces around and between words.
fn same_value(value: &str) -> String {
    folded(value).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Both sides of the last `=`: the names of our columns and our words have none.
fn halves<'t>(text: &'t str, flag: &str, example: &str) -> Result<(&'t str, &'t str)> {
    match text.rsplit_once('=') {
        Some((from, to)) if !from.trim().is_empty() && !to.trim().is_empty() => Ok((from.trim(), to.trim())),
        Some(_) | None => Err(unreadable(text, flag, example)),
    }
}

fn unreadable(text: &str, flag: &str, example: &str) -> Error {
    Error::Usage { message: format!("`{text}` can't be read as {flag}"), hint: format!("write it like {flag} {example}") }
}

#[cfg(test)]
mod tests {
    use super::{Mapping, Target, same_name};

    const FILE: &str = "\
ignore = [\"Row\"]

[columns]
\"Number\" = \"ref\"
\"From\" = \"owners:counterparty\"
\"Name\" = [\"title\", \"text\"]

[values.status]
\"Closed acceptable\" = \"implemented\"

[set]
kind = \"recommendation\"
";

    fn target(column: &str, role: Option<&str>) -> Target {
        Target { column: column.to_owned(), role: role.map(str::to_owned) }
    }

    #[test]
    fn a_mapping_file_says_what_the_flags_say() {
        let file = Mapping::parse(FILE, "taic.toml").expect("a mapping");
        assert_eq!(file.targets("number"), Some([target("ref", None)].as_slice()));
        assert_eq!(file.targets("FROM"), Some([target("owners", Some("counterparty"))].as_slice()));
        assert_eq!(file.targets("Name").map(<[Target]>::len), Some(2));
        assert_eq!(file.meaning("status", " closed  Acceptable"), Some("implemented"));
        assert!(file.ignores("row"));

        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let mut typed = Mapping::default();
        typed.map(&texts(&["Number=ref", "From=owners:counterparty", "Name=title", "Name=text"])).expect("columns");
        typed.map_values(&texts(&["status:Closed acceptable=implemented"])).expect("values");
        typed.set(&texts(&["kind=recommendation"])).expect("constants");
        assert_eq!(typed, Mapping { ignored: Vec::new(), ..file });
    }

    #[test]
    fn the_command_line_holds_against_the_file() {
        let mut mapping = Mapping::parse(FILE, "taic.toml").expect("a mapping");
        mapping.map(&["Number=source".to_owned()]).expect("a column");
        assert_eq!(mapping.targets("Number"), Some([target("source", None)].as_slice()));
    }

    #[test]
    fn what_is_not_filled_in_is_refused_by_name() {
        let refused = |text: &str| Mapping::parse(text, "m.toml").expect_err("refused").to_string();
        assert_eq!(refused("[columns]\n\"Recipient\" = \"\"\n"), "m.toml: the column `Recipient` is not filled in");
        assert_eq!(refused("[values.status]\nDone = \"\"\n"), "m.toml: the value `Done` of `status` is not filled in");
        assert!(refused("[columns]\nName = 3\n").starts_with("m.toml:2: "));
    }

    #[test]
    fn names_of_columns_compare_as_people_read_them() {
        assert_eq!(same_name(" Due on"), same_name("due_on"));
        assert_eq!(same_name("Échéance"), same_name("echeance"));
        assert_ne!(same_name("due"), same_name("due_on"));
    }
}
