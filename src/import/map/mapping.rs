//! The mapping of foreign columns and values to ours, from `--map`, `--map-value`, `--set` and a mapping file.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::target::{Target, is_within, of_list};
use crate::error::{Error, Result, nearest_known};
pub use crate::import::read::input::same_name;
use crate::model::date::DayOrder;
use crate::model::matching::folded;
use crate::model::vocabulary::Vocabulary;

/// The mapping. The command line overrides a mapping file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The file column, normalised by `same_name`, and what it feeds.
    pub(super) columns: HashMap<String, Vec<Target>>,
    /// Columns that are deliberately left out.
    pub(super) ignored: Vec<String>,
    /// Our column and the file's value, folded, with its meaning.
    pub(super) values: HashMap<(String, String), String>,
    /// Our column and its default value.
    pub(super) constants: BTreeMap<String, String>,
    /// The file column, and the separator of values in its cells.
    pub(super) splits: HashMap<String, Vec<String>>,
    /// The file column, and the order of its dates.
    pub(super) dates: HashMap<String, DayOrder>,
    /// The order of dates in all other columns.
    pub(super) order: Option<DayOrder>,
    /// Our column, and its file columns; the first nonempty one counts.
    pub(super) fall_backs: BTreeMap<String, Vec<String>>,
    /// The file column, and the cell text that means "as above"; `""` for a blank cell.
    pub(super) fills: HashMap<String, Vec<String>>,
    /// The file column, and the cell text of rows to skip; `Total*` matches a prefix.
    pub(super) skips: HashMap<String, Vec<String>>,
    /// The path to the rows in a JSON file.
    pub rows: Option<String>,
}

/// The mapping target for values to ignore, as if the cell were empty.
pub const PASSED_OVER: &str = "-";

impl Mapping {
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

    /// Takes `--dates ORDER` and `--dates COLUMN=ORDER`.
    ///
    /// # Errors
    /// It is no order (2).
    pub fn order_dates(&mut self, typed: &[String]) -> Result<()> {
        for text in typed {
            match text.rsplit_once('=') {
                Some((column, order)) => {
                    self.dates.insert(same_name(column), order_of(order)?);
                }
                None => self.order = Some(order_of(text)?),
            }
        }
        Ok(())
    }

    /// What the file column feeds, if mapped.
    pub fn targets(&self, column: &str) -> Option<&[Target]> {
        self.columns.get(&same_name(column)).map(Vec::as_slice)
    }

    /// The same for single positions in the lists of a column: `links.0.url`.
    pub(super) fn targets_within(&self, column: &str) -> Vec<(usize, &[Target])> {
        let wanted = same_name(column);
        let of_column = |(name, targets)| {
            let (list, place) = of_list(name)?;
            (list == wanted).then_some((place, targets))
        };
        let columns = self.columns.iter().map(|(name, targets)| (name.as_str(), targets.as_slice()));
        let mut found: Vec<(usize, &[Target])> = columns.filter_map(of_column).collect();
        found.sort_by_key(|(place, _)| *place);
        found
    }

    /// Whether the file column, or a path that contains it, is deliberately left out.
    pub fn ignores(&self, column: &str) -> bool {
        let name = same_name(column);
        self.ignored.iter().any(|ignored| is_within(&name, ignored))
    }

    /// The meaning of a value in our column, if mapped.
    pub fn meaning(&self, column: &str, value: &str) -> Option<&str> {
        if self.values.is_empty() {
            return None;
        }
        self.values.get(&(column.to_owned(), same_value(value))).map(String::as_str)
    }

    /// The separator of values in the cells of the file column, besides `;`.
    pub fn separators(&self, column: &str) -> &[String] {
        self.splits.get(&same_name(column)).map_or(&[], Vec::as_slice)
    }

    /// The order of dates in the file column, if given.
    pub fn order_of(&self, column: &str) -> Option<DayOrder> {
        self.dates.get(&same_name(column)).copied().or(self.order)
    }

    /// Our columns with fallback file columns, and those file columns.
    pub fn fall_backs(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.fall_backs.iter().map(|(column, sources)| (column.as_str(), sources.as_slice()))
    }

    /// The same mapping, where the file's `column` feeds ours, with its cells also split at `separator`.
    #[must_use]
    pub fn and(mut self, column: &str, ours: &str, separator: Option<&str>) -> Self {
        self.columns.insert(same_name(column), vec![Target::read(ours)]);
        self.splits.extend(separator.map(|separator| (same_name(column), vec![separator.to_owned()])));
        self
    }

    /// The constants, by column.
    pub fn constants(&self) -> impl Iterator<Item = (&str, &str)> {
        self.constants.iter().map(|(column, value)| (column.as_str(), value.as_str()))
    }

    /// Every named column of ours with its place in the mapping, to report unknown ones.
    pub fn named(&self) -> Vec<&str> {
        let targets = self.columns.values().flatten().map(|target| target.column.as_str());
        let values = self.values.keys().map(|(column, _)| column.as_str());
        let others = self.constants.keys().chain(self.fall_backs.keys()).map(String::as_str);
        let mut named: Vec<&str> = targets.chain(values).chain(others).collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The mapped file columns, normalised by `same_name`.
    pub fn spoken_of(&self) -> HashSet<String> {
        let fall_backs = self.fall_backs.values().flatten().map(|name| same_name(name));
        self.named_columns().cloned().chain(fall_backs).collect()
    }

    fn named_columns(&self) -> impl Iterator<Item = &String> {
        let read = self.splits.keys().chain(self.dates.keys()).chain(self.fills.keys()).chain(self.skips.keys());
        self.columns.keys().chain(read)
    }

    /// The mapped file columns that are not in `header`, compared by `same_name`.
    pub fn missing(&self, header: &[String]) -> Vec<&str> {
        let present: Vec<String> = header.iter().map(|name| same_name(name)).collect();
        let fall_backs = self.fall_backs.values().flatten().map(String::as_str);
        let is_there = |name: &str| {
            let name = same_name(name);
            present.contains(&name) || of_list(&name).is_some_and(|(list, _)| present.contains(&list))
        };
        let spoken_of = self.named_columns().map(String::as_str);
        let mut missing: Vec<&str> = spoken_of.chain(fall_backs).filter(|name| !is_there(name)).collect();
        missing.sort_unstable();
        missing
    }
}

/// Values compare without case and extra spaces.
pub(super) fn same_value(value: &str) -> String {
    folded(value).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An order of dates by its word.
///
/// # Errors
/// It is not an order (2).
pub(super) fn order_of(word: &str) -> Result<DayOrder> {
    let known: Vec<&str> = DayOrder::ALL.iter().map(|order| order.as_str()).collect();
    DayOrder::from_word(word.trim()).ok_or_else(|| Error::Usage {
        message: format!("`{}` is not an order of dates", word.trim()),
        hint: nearest_known(word, &known),
    })
}

/// Both sides of the last `=`, as our columns and words contain none.
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
        Target { column: column.to_owned(), role: role.map(str::to_owned), on: None }
    }

    #[test]
    fn a_mapping_file_equals_the_flags() {
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
    fn the_command_line_overrides_the_file() {
        let mut mapping = Mapping::parse(FILE, "taic.toml").expect("a mapping");
        mapping.map(&["Number=source".to_owned()]).expect("a column");
        assert_eq!(mapping.targets("Number"), Some([target("source", None)].as_slice()));
    }

    #[test]
    fn names_of_columns_compare_as_people_read_them() {
        assert_eq!(same_name(" Due on"), same_name("due_on"));
        assert_eq!(same_name("Échéance"), same_name("echeance"));
        assert_ne!(same_name("due"), same_name("due_on"));
    }
}
