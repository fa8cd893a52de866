//! Which file column feeds which of our columns.

use crate::error::{Error, Result, nearest_known};
use crate::import::map::events::Events;
use crate::import::map::mapping::{Mapping, same_name};
use crate::import::map::table::ImportTable;
use crate::import::map::target::{Target, list_of};
use crate::model::date::DayOrder;
use crate::model::vocabulary::{Role, Vocabulary};
use crate::report::field::Import;

/// The columns of a file that is being read as a table.
#[derive(Debug, Clone)]
pub struct Binding<'m> {
    pub(super) mapping: &'m Mapping,
    columns: Vec<Bound>,
    /// Our columns that the file has but an import does not read, in file order.
    pub derived: Vec<&'static str>,
    /// File columns that feed nothing and are ignored, by name or by request.
    pub ignored: Vec<String>,
    /// The dated entries of a row.
    pub(super) events: Vec<Events<'m>>,
}

/// One of our columns with its sources.
#[derive(Debug, Clone)]
struct Bound {
    key: &'static str,
    sources: Vec<ColumnSource>,
    /// Whether the first nonempty source is the value and the others are ignored.
    takes_first: bool,
    constant: Option<String>,
}

/// A file column that feeds one of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ColumnSource {
    /// Its position in the header.
    pub(super) place: usize,
    /// The index of a value in a list, from 0; `None` for all values.
    pub(super) element: Option<usize>,
    pub(super) name: String,
    /// The role of owners without one.
    pub(super) role: Option<Role>,
    /// The separator of the values in a cell, besides `;`.
    pub(super) separators: Vec<String>,
    /// The order of its dates, if given.
    pub(super) order: Option<DayOrder>,
}

/// How unknown columns are treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownColumns {
    Refused,
    Ignored,
}

/// The column with the reasons in a file of rejected rows; an import ignores it.
pub const REASONS: &str = "rejected_because";

impl<'m> Binding<'m> {
    /// Binds the header of a file and returns the unknown columns.
    ///
    /// # Errors
    /// The mapping names an unknown column of ours or of the file, or an unknown role (2).
    pub fn new(
        header: &[String],
        mapping: &'m Mapping,
        table: ImportTable,
        unknown: UnknownColumns,
    ) -> Result<(Self, Vec<String>)> {
        let columns = table.columns();
        let key_of = |name: &str| columns.iter().find(|(key, _)| *key == name).map(|(key, column_use)| (*key, *column_use));
        check_names(mapping, header, table)?;
        let mut binding = Self::nothing(mapping);
        let mut strangers = Vec::new();
        let source = |place: usize, name: &str, role: Option<Role>, element: Option<usize>| ColumnSource {
            place,
            element,
            name: name.to_owned(),
            role,
            separators: mapping.separators(name).to_vec(),
            order: mapping.order_of(name),
        };
        let mut is_fallen_back_on = vec![false; header.len()];
        for (column, names) in mapping.fall_backs() {
            let Some((key, _)) = key_of(column) else { continue };
            binding.bound(key).takes_first = true;
            for name in names {
                let places = header.iter().enumerate().filter(|(_, other)| same_name(other) == same_name(name));
                for (place, name) in places {
                    is_fallen_back_on[place] = true;
                    binding.feed(key, source(place, name, None, None));
                }
            }
        }
        let dated_lists = dated_lists(header, mapping);
        for (place, name) in header.iter().enumerate() {
            let mut targets: Vec<(Option<usize>, &Target)> =
                mapping.targets(name).into_iter().flatten().map(|target| (None, target)).collect();
            for (element, within) in mapping.targets_within(name) {
                targets.extend(within.iter().map(|target| (Some(element), target)));
            }
            for (element, target) in &targets {
                let Some((key, _)) = key_of(&target.column) else { continue };
                let role = target.role.as_deref().map(|word| role_of(word, &target.column)).transpose()?;
                let source = source(place, name, role, *element);
                let list = list_of(name).filter(|list| element.is_none() && dated_lists.contains(list));
                match (&target.on, list) {
                    (Some(day), _) => binding.events_of(day, false)?.feed(table, key, source)?,
                    (None, Some(list)) => binding.events_of(list, true)?.feed(table, key, source)?,
                    (None, None) => binding.feed(key, source),
                }
            }
            if !targets.is_empty() || is_fallen_back_on[place] {
                continue;
            }
            match columns.iter().find(|(key, _)| *key == same_name(name)) {
                _ if mapping.ignores(name) || name == REASONS => binding.ignored.push(name.clone()),
                Some((key, Import::Read)) => binding.feed(key, source(place, name, None, None)),
                Some((key, Import::Watched)) => {
                    binding.feed(key, source(place, name, None, None));
                    binding.derived.push(key);
                }
                Some((key, Import::LeftAlone)) => binding.derived.push(key),
                None if unknown == UnknownColumns::Ignored => binding.ignored.push(name.clone()),
                None => strangers.push(name.clone()),
            }
        }
        for (column, value) in mapping.constants() {
            if let Some((key, _)) = key_of(column) {
                binding.set(key, value.to_owned());
            }
        }
        Ok((binding, strangers))
    }

    /// The columns that feed our column `key`, in file order.
    pub(super) fn sources(&self, key: &str) -> &[ColumnSource] {
        self.columns.iter().find(|bound| bound.key == key).map_or(&[], |bound| bound.sources.as_slice())
    }

    /// Whether only the first nonempty source counts.
    pub(super) fn takes_first(&self, key: &str) -> bool {
        self.columns.iter().any(|bound| bound.key == key && bound.takes_first)
    }

    /// The default value for rows without one.
    pub(super) fn constant(&self, key: &str) -> Option<&str> {
        self.columns.iter().find(|bound| bound.key == key)?.constant.as_deref()
    }

    /// Whether something feeds the column.
    pub fn has(&self, key: &str) -> bool {
        self.columns.iter().any(|bound| bound.key == key)
    }

    /// The file's name of the column, or ours if no file column feeds it.
    pub(in crate::import) fn name<'b>(&'b self, key: &'b str) -> &'b str {
        self.sources(key).first().map_or(key, |source| source.name.as_str())
    }

    /// Reads the dates of a file column in this order, unless another was given.
    pub(in crate::import) fn order_dates(&mut self, column: &str, order: DayOrder) {
        let of_events = self.events.iter_mut().flat_map(|events| &mut events.binding.columns);
        for source in self.columns.iter_mut().chain(of_events).flat_map(|bound| &mut bound.sources) {
            if source.name == column {
                source.order = source.order.or(Some(order));
            }
        }
    }

    /// An empty binding.
    fn nothing(mapping: &'m Mapping) -> Self {
        Self { mapping, columns: Vec::new(), derived: Vec::new(), ignored: Vec::new(), events: Vec::new() }
    }

    /// The header positions of all columns that feed something.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().flat_map(|bound| &bound.sources).map(|source| source.place)
    }

    /// The dated entries of a list or a day.
    fn events_of(&mut self, of: &str, is_list: bool) -> Result<&mut Events<'m>> {
        let known = self.events.iter().position(|events| events.is_of(of, is_list));
        let place = if let Some(place) = known {
            place
        } else {
            let binding = Self::nothing(self.mapping);
            self.events.push(if is_list { Events::of_list(of, binding) } else { Events::of_day(of, binding)? });
            self.events.len() - 1
        };
        Ok(&mut self.events[place])
    }

    pub(super) fn feed(&mut self, key: &'static str, source: ColumnSource) {
        self.bound(key).sources.push(source);
    }

    /// Sets a default value for rows without one.
    pub(super) fn set(&mut self, key: &'static str, value: String) {
        self.bound(key).constant = Some(value);
    }

    fn bound(&mut self, key: &'static str) -> &mut Bound {
        let place = self.columns.iter().position(|bound| bound.key == key).unwrap_or_else(|| {
            self.columns.push(Bound { key, sources: Vec::new(), takes_first: false, constant: None });
            self.columns.len() - 1
        });
        &mut self.columns[place]
    }
}

/// The lists of objects that have a column with days.
fn dated_lists<'h>(header: &'h [String], mapping: &Mapping) -> Vec<&'h str> {
    let is_day = |name: &&String| mapping.targets(name).into_iter().flatten().any(|target| target.column == "happened_on");
    header.iter().filter(is_day).filter_map(|name| list_of(name)).collect()
}

fn check_names(mapping: &Mapping, header: &[String], table: ImportTable) -> Result<()> {
    let known: Vec<&str> = table.columns().iter().map(|(key, _)| *key).collect();
    if let Some(unknown) = mapping.named().into_iter().find(|name| !known.contains(name)) {
        return Err(Error::Usage {
            message: format!("the mapping names `{unknown}`, which is not a column of the table `{table}`"),
            hint: nearest_known(unknown, &known),
        });
    }
    if let Some(missing) = mapping.missing(header).first() {
        let names: Vec<&str> = header.iter().map(String::as_str).collect();
        return Err(Error::Usage {
            message: format!("the mapping speaks of a column `{missing}`, which the file does not have"),
            hint: nearest_known(missing, &names),
        });
    }
    Ok(())
}

fn role_of(word: &str, column: &str) -> Result<Role> {
    let known: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
    let refused = |message: String, hint: String| Err(Error::Usage { message, hint });
    match Role::from_word(word) {
        _ if column != "owners" => {
            refused(format!("`{column}:{word}` names a role, and only `owners` have one"), format!("write `{column}`"))
        }
        Some(role) => Ok(role),
        None => refused(format!("`{word}` is not a role of an owner"), nearest_known(word, &known)),
    }
}
