//! A row in our columns: values are mapped, then read by the type of the column. Faults are collected, so that all faults of
//! a row are reported at once. [`dates`]: days and deadlines.

mod dates;

use crate::error::{Error, nearest_word};
use crate::import::map::binding::{Binding, ColumnSource};
use crate::import::map::fault::{Fault, Unknown};
use crate::import::map::mapping::PASSED_OVER;
use crate::import::map::pieces::{pieces, split};
use crate::import::map::propose::words::guess_word;
use crate::import::read::rows::{RawCell, Row};
use crate::model::reference::{Ref, is_blank, one_spaced};
use crate::model::vocabulary::{Role, UnknownWord, Vocabulary};
use crate::text::understood;

/// A row being read.
pub struct Cells<'a> {
    binding: &'a Binding<'a>,
    row: &'a Row,
    faults: Vec<Fault>,
    has_folded: bool,
}

/// An owner as named in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedOwner {
    pub name: String,
    pub role: Role,
    /// Whether the cell itself says the role.
    pub is_role_stated: bool,
    /// The file's name of the column.
    pub column: String,
}

impl<'a> Cells<'a> {
    pub fn new(binding: &'a Binding<'a>, row: &'a Row) -> Self {
        let faults = row.fault.iter().map(Fault::of_row).collect();
        Self { binding, row, faults, has_folded: false }
    }

    /// The number of the row in the file.
    pub fn number(&self) -> u64 {
        self.row.number
    }

    /// All faults of the row, and whether several spaces in a reference were collapsed to one.
    pub fn found(self) -> (Vec<Fault>, bool) {
        (self.faults, self.has_folded)
    }

    /// Adds a fault of the column `key`.
    pub fn refuse(&mut self, key: &str, reason: impl Into<String>) {
        self.faults.push(Fault::of_cell(self.binding.name(key), reason));
    }

    /// The file's name of the column `key`.
    pub fn name(&self, key: &'static str) -> &'a str {
        self.binding.name(key)
    }

    /// A required value, parsed by `read`.
    pub fn required<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Self, &'static str) -> Option<T>) -> Option<T> {
        let n_faults = self.faults.len();
        let value = read(self, key);
        if value.is_none() && self.faults.len() == n_faults {
            self.refuse(key, format!("`{key}` is empty"));
        }
        value
    }

    /// The text unchanged; several source columns give a paragraph each. Blank ones are left out.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let texts: Vec<&str> = self.values(key).into_iter().map(|(text, _)| text).collect();
        (!texts.is_empty()).then(|| texts.join("\n\n"))
    }

    /// A value of one word or line, trimmed.
    pub fn line(&mut self, key: &'static str) -> Option<String> {
        self.sourced(key).map(|(line, _)| line)
    }

    /// The same with its source column; `None` for a constant.
    fn sourced(&mut self, key: &'static str) -> Option<(String, Option<&'a ColumnSource>)> {
        let mut values = self.values(key).into_iter();
        let (first, source) = values.next()?;
        let first = first.trim();
        if let Some((other, _)) = values.find(|(other, _)| other.trim() != first) {
            self.refuse(key, format!("two columns feed `{key}` with different values, `{first}` and `{}`", other.trim()));
        }
        Some((first.to_owned(), source))
    }

    /// A word of a closed list.
    pub fn word<V: Vocabulary>(&mut self, key: &'static str) -> Option<V> {
        let value = self.line(key)?;
        let found = V::from_word(&value).or_else(|| understood(&value));
        if found.is_none() {
            let known: Vec<&'static str> = V::ALL.iter().map(|word| word.as_str()).collect();
            let meant = guess_word(key, &value, &known).or_else(|| nearest_word(&value, &known));
            let near = meant.map(|word| format!("did you mean `{word}`?"));
            let few = (known.len() <= FEW_WORDS).then(|| format!("it is one of {}", known.join(", ")));
            let near = near.or(few).map(|hint| format!(" ({hint})")).unwrap_or_default();
            let reason = format!("{}{near}", UnknownWord { list: V::NAME, word: value.clone() });
            let unknown = Some(Unknown::Word { column: key, value, known });
            self.faults.push(Fault { unknown, ..Fault::of_cell(self.binding.name(key), reason) });
        }
        found
    }

    /// `yes` or `no`.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let value = self.line(key)?;
        match value.to_lowercase().as_str() {
            "yes" | "true" | "1" => Some(true),
            "no" | "false" | "0" => Some(false),
            _ => {
                self.refuse(key, format!("`{value}` is neither `yes` nor `no`"));
                None
            }
        }
    }

    /// A reference in standard case.
    pub fn standard_reference(&mut self, key: &'static str) -> Option<Ref> {
        let typed = self.reference(key)?;
        let standard = typed.in_standard_case().map(|(_, standard)| standard);
        Some(standard.unwrap_or(typed))
    }

    /// A reference as typed, with runs of spaces collapsed.
    pub fn reference(&mut self, key: &'static str) -> Option<Ref> {
        let typed = self.line(key)?;
        let value = one_spaced(&typed);
        self.has_folded |= value != typed;
        let read = Ref::as_typed(&value);
        read.map_err(|why| self.refuse(key, Error::Reference { text: value, why }.to_string())).ok()
    }

    /// Several values, from a list or separated by `;`. In file order, without duplicates.
    pub fn list(&mut self, key: &'static str) -> Vec<String> {
        let mut list: Vec<String> = Vec::new();
        for (value, _) in self.parts(key) {
            if !list.iter().any(|known| known == value) {
                list.push(value.to_owned());
            }
        }
        list
    }

    /// Owners with their roles: `IOM;SADC-SEC:counterparty`.
    pub fn owners(&mut self, key: &'static str) -> Vec<NamedOwner> {
        let parts = self.parts(key);
        let mut owners: Vec<NamedOwner> = Vec::with_capacity(parts.len());
        for (value, source) in parts {
            let (name, role) = match value.rsplit_once(':') {
                Some((name, word)) if Role::from_word(word.trim()).is_some() => (name.trim(), Role::from_word(word.trim())),
                Some(_) | None => (value, None),
            };
            let is_role_stated = role.is_some();
            let role = role.or(source.and_then(|source| source.role)).unwrap_or(Role::Lead);
            let column = source.map_or(key, |source| &source.name).to_owned();
            let named = NamedOwner { name: name.to_owned(), role, is_role_stated, column };
            if !owners.iter().any(|known| known.name == named.name && known.role == named.role) {
                owners.push(named);
            }
        }
        owners
    }

    /// The dated entries of the row, each parsed by `read` like a row.
    pub fn events<T>(&mut self, read: impl Fn(&mut Cells<'_>) -> T) -> Vec<T> {
        let binding = self.binding;
        let mut entries = Vec::new();
        for events in &binding.events {
            for row in events.rows(self.row) {
                let mut cells = Cells::new(&events.binding, &row);
                cells.faults.clear();
                entries.push(read(&mut cells));
                self.faults.append(&mut cells.faults);
            }
        }
        entries
    }

    /// The single values of the columns that feed `key`, from a list or separated by `;` and the column's own separator. Mapped
    /// one by one, unless the whole cell is mapped.
    fn parts(&mut self, key: &'static str) -> Vec<(&'a str, Option<&'a ColumnSource>)> {
        let mapping = self.binding.mapping;
        let mut parts = Vec::new();
        for Value { text, source, is_of_list } in self.unmapped(key) {
            if let Some(meaning) = mapping.meaning(key, text) {
                parts.extend(pieces(meaning).map(|one| (one, source)));
                continue;
            }
            let separators = source.map_or(&[][..], |source| &source.separators);
            let singles = if is_of_list { vec![text.trim()] } else { split(text, separators) };
            for single in singles {
                match mapping.meaning(key, single) {
                    Some(meaning) => parts.extend(pieces(meaning).map(|one| (one, source))),
                    None => parts.push((single, source)),
                }
            }
        }
        parts
    }

    /// The values that feed `key`, mapped.
    fn values(&mut self, key: &'static str) -> Vec<(&'a str, Option<&'a ColumnSource>)> {
        let mapping = self.binding.mapping;
        let values = self.unmapped(key).into_iter();
        values.map(|Value { text, source, .. }| (mapping.meaning(key, text).unwrap_or(text), source)).collect()
    }

    /// The nonblank values of the file columns that feed `key`; else the constant.
    fn unmapped(&mut self, key: &'static str) -> Vec<Value<'a>> {
        let (binding, row) = (self.binding, self.row);
        let mut values = Vec::new();
        for source in binding.sources(key) {
            let (texts, is_of_list) = match row.fields.get(source.place).unwrap_or(&RawCell::Empty) {
                RawCell::Empty => continue,
                RawCell::Text(text) => (std::slice::from_ref(text), false),
                RawCell::List(texts) => match source.element {
                    Some(place) => (texts.get(place..=place).unwrap_or_default(), false),
                    None => (texts.as_slice(), true),
                },
                RawCell::Fault(reason) => {
                    self.faults.push(Fault::of_cell(&source.name, reason));
                    continue;
                }
            };
            let is_something = |text: &&String| !is_blank(text) && !self.is_passed_over(key, text);
            for text in texts.iter().filter(is_something) {
                values.push(Value { text, source: Some(source), is_of_list });
            }
            if !values.is_empty() && binding.takes_first(key) {
                break;
            }
        }
        if values.is_empty() {
            let constant = binding.constant(key).filter(|value| !is_blank(value));
            values.extend(constant.map(|value| Value { text: value, source: None, is_of_list: false }));
        }
        values
    }

    fn is_passed_over(&self, key: &str, text: &str) -> bool {
        self.binding.mapping.meaning(key, text) == Some(PASSED_OVER)
    }
}

/// The most words listed for an unknown value.
const FEW_WORDS: usize = 6;

/// A value with its source column; `None` for a constant.
struct Value<'a> {
    text: &'a str,
    source: Option<&'a ColumnSource>,
    is_of_list: bool,
}
