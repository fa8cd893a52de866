//! Finds the rows in a JSON file that is one object: the only list of objects in it, or the list at a given path.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{FORMS, Form, RowsOf};
use crate::import::read::json::objects::ReadObject;

/// The lists at the top of the file.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The key of the list of objects.
    rows: Option<String>,
    has_empty: bool,
}

impl Lists {
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_none() && !self.has_empty
    }
}

/// A value at the top of the file: its rows, if it is a list that begins with an object.
pub(super) struct ListOf<'f, 'r, 'v> {
    pub(super) form: &'f mut Form<'r, 'v>,
    pub(super) lists: &'f mut Lists,
    pub(super) key: &'f str,
}

impl<'de> DeserializeSeed<'de> for ListOf<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ListOf<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
        let reading = self.form.reading;
        reading.begin_row(1);
        let at_key = |key: &str| key.clone_into(&mut reading.key.borrow_mut());
        match sequence.next_element_seed(ReadObject(at_key))? {
            None => self.lists.has_empty = true,
            Some(first) if first.fault().is_some() => while sequence.next_element::<IgnoredAny>()?.is_some() {},
            Some(first) => {
                if let Some(other) = &self.lists.rows {
                    let why = format!("has several lists of objects, `{other}` and `{}`", self.key);
                    return Err(self.form.refuse(&why, &format!("--rows says which holds the rows, as `--rows {other}`")));
                }
                self.lists.rows = Some(self.key.to_owned());
                self.form.row(first).map_err(|error| reading.refuse(error))?;
                self.form.rows(&mut sequence)?;
            }
        }
        reading.begin_row(0);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// A value on the path to the list.
pub(super) struct AtPath<'f, 'r, 'v> {
    pub(super) form: &'f mut Form<'r, 'v>,
    /// The rest of the path: `chapters[]` goes through every object of a list.
    pub(super) keys: &'f [&'f str],
    /// The lists on the path: the values of their objects before the rows apply to each of these rows.
    pub(super) path: &'f str,
}

impl<'de> DeserializeSeed<'de> for AtPath<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.keys.is_empty() { RowsOf(self.form).deserialize(deserializer) } else { deserializer.deserialize_map(self) }
    }
}

impl<'de> Visitor<'de> for AtPath<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the key `{}`", self.keys.first().unwrap_or(&""))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((first, rest)) = self.keys.split_first() else { return Ok(()) };
        let (wanted, is_list) = first.strip_suffix("[]").map_or((*first, false), |list| (list, true));
        let (mut is_found, n_outer) = (false, self.form.outer.len());
        while let Some(key) = map.next_key::<String>()? {
            self.form.reading.begin_row(0);
            if key == wanted && !is_found {
                is_found = true;
                if is_list {
                    let path = if self.path.is_empty() { wanted.to_owned() } else { format!("{}.{wanted}", self.path) };
                    map.next_value_seed(InEach { form: &mut *self.form, keys: rest, path: &path })?;
                } else {
                    map.next_value_seed(AtPath { form: &mut *self.form, keys: rest, path: self.path })?;
                }
            } else if self.path.is_empty() {
                map.next_value::<IgnoredAny>()?;
            } else {
                let value: Box<RawValue> = map.next_value()?;
                if !is_found && !value.get().starts_with(['[', '{']) {
                    self.form.outer.push((format!("{}.{key}", self.path), value));
                }
            }
        }
        self.form.outer.truncate(n_outer);
        // Not every object of a list has rows.
        if is_found || !self.path.is_empty() {
            Ok(())
        } else {
            Err(self.form.refuse(&format!("has no `{wanted}`, which --rows names"), FORMS))
        }
    }
}

/// A list on the path, whose objects each have a list.
struct InEach<'f, 'r, 'v> {
    form: &'f mut Form<'r, 'v>,
    keys: &'f [&'f str],
    path: &'f str,
}

impl<'de> DeserializeSeed<'de> for InEach<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for InEach<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of objects at `{}`", self.path)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
        while sequence.next_element_seed(AtPath { form: &mut *self.form, keys: self.keys, path: self.path })?.is_some() {}
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::import::read::input::{ReadOptions, open};

    /// The first cell of every row, or the error.
    fn read(json: &str, rows: Option<&str>) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("in.json");
        fs::write(&path, json).expect("a file");
        let reading = ReadOptions { rows: rows.map(str::to_owned), ..ReadOptions::default() };
        let mut told = Vec::new();
        let read = open(&path, &reading).and_then(|file| {
            file.read(&mut |row, _| {
                told.push(format!("{}{:?}", row.number, row.fields));
                Ok(())
            })
        });
        match read {
            Ok(()) => told.join(" "),
            Err(error) => error.to_string().rsplit("in.json").next().unwrap_or_default().to_owned(),
        }
    }

    const TWO: &str = r#"1[Text("1")] 2[Text("2")]"#;

    #[test]
    fn the_one_list_of_objects_is_the_rows() {
        assert_eq!(read(r#"{"count":2,"tags":["x"],"data":[{"a":1},{"a":2}],"next":null,"meta":{"y":[{"z":1}]}}"#, None), TWO);
        assert_eq!(read(r#"{"rows":[{"a":1},{"a":2}]}"#, None), TWO);
        assert_eq!(read(r#"{"data":[]}"#, None), "");
    }

    #[test]
    fn rows_are_found_within_the_objects_of_a_list() {
        let json =
            r#"{"year":1,"parts":[{"name":"A","tags":[1],"recs":[{"a":1},{"a":2}]},{"name":"B"},{"name":"C","recs":[{"a":3}]}]}"#;
        let expected = r#"1[Text("1"), Text("A")] 2[Text("2"), Text("A")] 3[Text("3"), Text("C")]"#;
        assert_eq!(read(json, Some("parts[].recs")), expected);
        assert_eq!(read(json, Some("parts[].recs[]")), expected);
        assert!(read(json, Some("recs")).ends_with(": has no `recs`, which --rows names"));
    }

    #[test]
    fn a_path_is_needed_if_the_top_has_several_lists_or_none() {
        let two = r#"{"a":[{"a":1}],"b":[{"a":1},{"a":2}]}"#;
        assert!(read(two, None).ends_with(": has several lists of objects, `a` and `b`"));
        assert_eq!(read(two, Some("b")), TWO);
        assert_eq!(read(r#"{"data":{"items":[{"a":1},{"a":2}]},"x":1}"#, Some("data.items")), TWO);
        assert!(read(r#"{"data":{"items":[]}}"#, Some("data.rows")).ends_with(": has no `rows`, which --rows names"));
        assert!(read(r#"{"data":7}"#, None).ends_with(": is one object without a list of objects in it"));
        assert!(read(r#"{"data":7}"#, Some("data")).contains("is not JSON: invalid type"));
    }
}
