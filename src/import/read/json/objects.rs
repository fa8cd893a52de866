//! Objects of JSON as rows: their keys are the columns, and every value is kept as it is written.

use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::error::Result;
use crate::import::read::bad::{LONGEST_CELL, MOST_COLUMNS, TOO_LONG, bad_file, text_field, unfit};
use crate::import::read::rows::{Field, Row};

/// No key is longer than this, in bytes.
const LONGEST_KEY: usize = 1024;

/// One row: the keys and values of an object, or why it is none.
#[derive(Debug, Default)]
pub(super) struct Object {
    pairs: Vec<(String, Box<RawValue>)>,
    fault: Option<String>,
}

/// Reads an object and tells `at_key` each of its keys before the value is read.
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

    pub(super) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }
}

/// The keys of all objects, in the order in which they first appear.
#[derive(Debug, Default)]
pub(super) struct Keys {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Keys {
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Takes the keys of one more object in; `place` is its file and row.
    ///
    /// # Errors
    /// `Error::BadFile` for a key that can be no column, and for one too many.
    pub(super) fn add(&mut self, place: &dyn fmt::Display, object: &Object) -> Result<()> {
        for (key, _) in &object.pairs {
            if self.places.contains_key(key) {
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
            self.names.push(key.clone());
        }
        Ok(())
    }

    /// The object as a row with a field for each key. None for one that holds nothing.
    pub(super) fn row(&self, number: u64, object: &Object) -> Option<Row> {
        let mut row = Row { number, fields: vec![Field::Empty; self.names.len()], fault: object.fault.clone() };
        let mut is_seen = vec![false; self.names.len()];
        for (key, value) in &object.pairs {
            // The keys were all taken in before; one that is new came into the file since.
            let Some(&place) = self.places.get(key) else {
                row.fault = Some(format!("has the key `{key}`, which was not there a moment ago"));
                continue;
            };
            if std::mem::replace(&mut is_seen[place], true) {
                row.fault = Some(format!("has the key `{key}` twice"));
            }
            row.fields[place] = field(value.get());
        }
        let is_blank = row.fault.is_none() && row.fields.iter().all(|field| *field == Field::Empty);
        if is_blank { None } else { Some(row) }
    }
}

/// What a value of JSON says: a number as it is written, however long.
fn field(json: &str) -> Field {
    match json.as_bytes().first() {
        Some(b'[') => list(json),
        Some(b'{') => Field::Fault("is an object, where a text, a number or a list should stand".to_owned()),
        _ => scalar(json).map_or_else(Field::Fault, text_field),
    }
}

fn list(json: &str) -> Field {
    let Ok(values) = serde_json::from_str::<Vec<&RawValue>>(json) else {
        return Field::Fault("is a list that can't be read".to_owned());
    };
    let mut texts = Vec::with_capacity(values.len());
    for value in values {
        if value.get().starts_with(['[', '{']) {
            return Field::Fault("is a list that holds more than texts and numbers".to_owned());
        }
        match scalar(value.get()).and_then(|text| unfit(&text).map_or(Ok(text), Err)) {
            Ok(text) if text.is_empty() => {}
            Ok(text) => texts.push(text),
            Err(why) => return Field::Fault(why),
        }
    }
    match texts.iter().map(String::len).sum::<usize>() {
        0 => Field::Empty,
        n if n > LONGEST_CELL => Field::Fault(TOO_LONG.to_owned()),
        _ => Field::List(texts),
    }
}

/// The text of a value that is no list and no object; empty for `null`.
fn scalar(json: &str) -> std::result::Result<String, String> {
    match json {
        "null" => Ok(String::new()),
        "true" => Ok("yes".to_owned()),
        "false" => Ok("no".to_owned()),
        text if text.starts_with('"') => {
            String::deserialize(&mut serde_json::Deserializer::from_str(text)).map_err(|_| "holds half of a character".to_owned())
        }
        number => Ok(number.to_owned()),
    }
}
