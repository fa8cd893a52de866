//! JSON objects as rows: keys are columns, and values are kept as written. Values inside a value have a path as key
//! ([`super::nested`]).

use std::collections::HashMap;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::nested::flatten;
use crate::error::Result;
use crate::import::read::bad::{MOST_COLUMNS, bad_file};
use crate::import::read::rows::{RawCell, Row};

/// The longest key, in bytes.
const LONGEST_KEY: usize = 1024;

/// One row: the keys and values of an object, or why it is not an object.
#[derive(Debug, Default)]
pub(super) struct Object {
    pairs: Vec<(String, Box<RawValue>)>,
    fault: Option<String>,
}

/// Reads an object and passes each key to `at_key` before reading its value.
pub(super) struct ReadObject<F>(pub(super) F);

impl<'de, F: FnMut(&str)> DeserializeSeed<'de> for ReadObject<F> {
    type Value = Object;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<Object, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: FnMut(&str)> Visitor<'de> for ReadObject<F> {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> std::result::Result<Object, A::Error> {
        let mut object = Object::default();
        while let Some(key) = map.next_key::<String>()? {
            (self.0)(&key);
            object.pairs.push((key, map.next_value()?));
        }
        Ok(object)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> std::result::Result<Object, A::Error> {
        while sequence.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Object::none("a list"))
    }

    fn visit_str<E>(self, _: &str) -> std::result::Result<Object, E> {
        Ok(Object::none("a text"))
    }

    fn visit_bool<E>(self, _: bool) -> std::result::Result<Object, E> {
        Ok(Object::none("a truth value"))
    }

    fn visit_i64<E>(self, _: i64) -> std::result::Result<Object, E> {
        Ok(Object::none("a number"))
    }

    fn visit_u64<E>(self, _: u64) -> std::result::Result<Object, E> {
        Ok(Object::none("a number"))
    }

    fn visit_f64<E>(self, _: f64) -> std::result::Result<Object, E> {
        Ok(Object::none("a number"))
    }

    fn visit_unit<E>(self) -> std::result::Result<Object, E> {
        Ok(Object::none("null"))
    }
}

impl Object {
    fn none(what: &str) -> Self {
        Self::faulty(format!("is {what}, not an object with a value for each column"))
    }

    /// A row that can't be read, and why.
    pub(super) fn faulty(why: impl Into<String>) -> Self {
        Self { pairs: Vec::new(), fault: Some(why.into()) }
    }

    /// Adds the values of the objects that contain it.
    pub(super) fn add(&mut self, outer: &[(String, Box<RawValue>)]) {
        self.pairs.extend_from_slice(outer);
    }

    pub(super) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }
}

/// The keys of all objects, in the order in which they first appear.
#[derive(Debug, Default)]
pub(super) struct Keys {
    names: Vec<String>,
    places: HashMap<String, usize>,
    /// Whether the key at each position ever had a value.
    is_filled: Vec<bool>,
}

impl Keys {
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Adds the keys of another object; `place` is its file and row.
    ///
    /// # Errors
    /// `Error::BadFile` for a key that can't be a column, or for too many keys.
    pub(super) fn add(&mut self, place: &dyn fmt::Display, object: &Object) -> Result<()> {
        for (key, field) in object.fields() {
            let is_filled = field != RawCell::Empty;
            if let Some(place) = self.places.get(&key) {
                self.is_filled[*place] |= is_filled;
                continue;
            }
            let hint = "each key is the name of a column";
            if key.trim().is_empty() || key.contains('\0') || key.len() > LONGEST_KEY {
                let start: String = key.chars().take(40).collect();
                return Err(bad_file(place, format!("`{start}` can't be the name of a column"), hint));
            }
            if self.names.len() == MOST_COLUMNS {
                let why = format!("the objects up to here have more than {MOST_COLUMNS} different keys");
                return Err(bad_file(place, why, hint));
            }
            self.places.insert(key.clone(), self.names.len());
            self.names.push(key);
            self.is_filled.push(is_filled);
        }
        Ok(())
    }

    /// After all objects: a key that only contains other keys is not a column.
    pub(super) fn end(&mut self) {
        let holds_others = |name: &String| {
            let begins = |other: &String| other.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(['.', '[']));
            self.names.iter().any(begins)
        };
        let is_kept: Vec<bool> =
            self.names.iter().zip(&self.is_filled).map(|(name, is_filled)| *is_filled || !holds_others(name)).collect();
        if is_kept.contains(&false) {
            let kept = self.names.drain(..).zip(is_kept).filter(|(_, is_kept)| *is_kept).map(|(name, _)| name);
            self.names = kept.collect::<Vec<_>>();
            self.places = self.names.iter().cloned().zip(0..).collect();
        }
    }

    /// The object as a row with a field for each key. `None` for an empty one.
    pub(super) fn row(&self, number: u64, object: &Object) -> Option<Row> {
        let mut row = Row { number, fields: vec![RawCell::Empty; self.names.len()], fault: object.fault.clone() };
        let mut is_seen = vec![false; self.names.len()];
        for (key, field) in object.fields() {
            let Some(&place) = self.places.get(&key) else {
                // All keys were read before; a new one means that the file changed since.
                if field != RawCell::Empty {
                    row.fault = Some(format!("has the key `{key}`, which was not there a moment ago"));
                }
                continue;
            };
            if std::mem::replace(&mut is_seen[place], true) {
                row.fault = Some(format!("has the key `{key}` twice"));
            }
            row.fields[place] = field;
        }
        let is_blank = row.fault.is_none() && row.fields.iter().all(|field| *field == RawCell::Empty);
        if is_blank { None } else { Some(row) }
    }
}

impl Object {
    /// Its values by path.
    fn fields(&self) -> Vec<(String, RawCell)> {
        let mut fields = Vec::with_capacity(self.pairs.len());
        for (key, value) in &self.pairs {
            flatten(key, value.get(), &mut fields);
        }
        fields
    }
}
