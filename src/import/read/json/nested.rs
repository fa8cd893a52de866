//! Values inside a JSON value, by path: `links.url` for an object in an object, `updates[].day` for every object in a list. The
//! values of such a list are in the order of its objects, with an empty one for an object without the key.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::import::read::bad::{LONGEST_CELL, TOO_LONG, text_field, unfit};
use crate::import::read::rows::RawCell;

/// Deeper values are ignored.
const DEEPEST: usize = 8;

/// The most values in a list of objects, including missing ones.
const MOST_WITHIN: usize = 100_000;

/// Adds the values inside `json`, the value of `key`, to `fields`, each with its path.
pub(super) fn flatten(key: &str, json: &str, fields: &mut Vec<(String, RawCell)>) {
    within(key, json, 0, fields);
}

fn within(path: &str, json: &str, depth: usize, fields: &mut Vec<(String, RawCell)>) {
    match json.as_bytes().first() {
        Some(b'{') if depth == DEEPEST => fields.push((path.to_owned(), RawCell::Fault("is nested too deep".to_owned()))),
        Some(b'{') => match serde_json::from_str::<Pairs<'_>>(json) {
            Ok(Pairs(pairs)) if pairs.is_empty() => fields.push((path.to_owned(), RawCell::Empty)),
            Ok(Pairs(pairs)) => {
                for (key, value) in pairs {
                    within(&format!("{path}.{key}"), value.get(), depth + 1, fields);
                }
            }
            Err(_) => fields.push((path.to_owned(), RawCell::Fault("is an object that can't be read".to_owned()))),
        },
        Some(b'[') => match serde_json::from_str::<Vec<&RawValue>>(json) {
            Ok(values) if !values.is_empty() && values.iter().all(|value| value.get().starts_with('{')) && depth < DEEPEST => {
                objects(path, &values, depth, fields);
            }
            Ok(values) => fields.push((path.to_owned(), list(&values))),
            Err(_) => fields.push((path.to_owned(), RawCell::Fault("is a list that can't be read".to_owned()))),
        },
        _ => fields.push((path.to_owned(), scalar(json).map_or_else(RawCell::Fault, text_field))),
    }
}

/// A list of objects: for each path within them, a value for each object.
fn objects(path: &str, values: &[&RawValue], depth: usize, fields: &mut Vec<(String, RawCell)>) {
    let mut columns: Vec<(String, RawCell)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (place, value) in values.iter().enumerate() {
        let mut own = Vec::new();
        within(&format!("{path}[]"), value.get(), depth + 1, &mut own);
        for (path_within, field) in own {
            let at = *places.entry(path_within.clone()).or_insert_with(|| {
                columns.push((path_within.clone(), RawCell::List(Vec::new())));
                columns.len() - 1
            });
            if columns.len() * values.len() > MOST_WITHIN {
                fields.push((path.to_owned(), RawCell::Fault("is a list of too many objects".to_owned())));
                return;
            }
            // Lists inside the objects are joined; other missing values leave an empty one.
            let is_list_within = path_within[path.len() + 2..].contains("[]");
            let column = &mut columns[at].1;
            let RawCell::List(texts) = column else { continue };
            if !is_list_within {
                texts.resize(place, String::new());
            }
            match field {
                RawCell::Empty if is_list_within => {}
                RawCell::Empty => texts.push(String::new()),
                RawCell::Text(text) => texts.push(text),
                RawCell::List(more) if is_list_within => texts.extend(more),
                RawCell::List(more) => texts.push(more.join(";")),
                RawCell::Fault(why) => *column = RawCell::Fault(why),
            }
        }
    }
    for (path_within, field) in columns {
        let field = match field {
            RawCell::List(texts) if texts.iter().map(String::len).sum::<usize>() > LONGEST_CELL => {
                RawCell::Fault(TOO_LONG.to_owned())
            }
            RawCell::List(texts) if texts.iter().all(String::is_empty) => RawCell::Empty,
            RawCell::List(mut texts) => {
                if !path_within[path.len() + 2..].contains("[]") {
                    texts.resize(values.len(), String::new());
                }
                RawCell::List(texts)
            }
            other => other,
        };
        fields.push((path_within, field));
    }
}

fn list(values: &[&RawValue]) -> RawCell {
    let mut texts = Vec::with_capacity(values.len());
    for value in values {
        if value.get().starts_with(['[', '{']) {
            return RawCell::Fault("is a list that holds more than texts and numbers".to_owned());
        }
        match scalar(value.get()).and_then(|text| unfit(&text).map_or(Ok(text), Err)) {
            Ok(text) if text.is_empty() => {}
            Ok(text) => texts.push(text),
            Err(why) => return RawCell::Fault(why),
        }
    }
    match texts.iter().map(String::len).sum::<usize>() {
        0 => RawCell::Empty,
        n if n > LONGEST_CELL => RawCell::Fault(TOO_LONG.to_owned()),
        _ => RawCell::List(texts),
    }
}

/// The text of a value that is not a list or an object; numbers as written, of any length; empty for `null`.
fn scalar(json: &str) -> Result<String, String> {
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

/// The keys and values of an object, in order.
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Read)
    }
}

#[cfg(test)]
mod tests {
    use super::flatten;
    use crate::import::read::rows::RawCell;

    #[track_caller]
    fn case(json: &str, expected: &[(&str, &str)]) {
        let mut fields = Vec::new();
        flatten("a", json, &mut fields);
        let told: Vec<(String, String)> = fields
            .into_iter()
            .map(|(path, field)| {
                let told = match field {
                    RawCell::Empty => "-".to_owned(),
                    RawCell::Text(text) => text,
                    RawCell::List(texts) => texts.join("|"),
                    RawCell::Fault(why) => format!("!{why}"),
                };
                (path, told)
            })
            .collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(path, told)| (path.as_str(), told.as_str())).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn a_value_within_a_value_has_a_path() {
        case(r#""x""#, &[("a", "x")]);
        case(r#"{"b":1,"c":{"d":true}}"#, &[("a.b", "1"), ("a.c.d", "yes")]);
        case(r#"["x","",2]"#, &[("a", "x|2")]);
        case("{}", &[("a", "-")]);
    }

    #[test]
    fn the_values_of_a_list_of_objects_are_in_order() {
        case(
            r#"[{"day":"2019","s":"open"},{"s":"done"},{"day":"2021","who":["x","y"]}]"#,
            &[("a[].day", "2019||2021"), ("a[].s", "open|done|"), ("a[].who", "||x;y")],
        );
        case(r#"[{"b":[{"c":1},{"c":2}]},{"b":[{"c":3}]}]"#, &[("a[].b[].c", "1|2|3")]);
    }

    #[test]
    fn what_is_neither_is_told() {
        case(r#"[{"b":1},2]"#, &[("a", "!is a list that holds more than texts and numbers")]);
        case(&format!("[{}{{}}]", r#"{"b":1},"#.repeat(100_001)), &[("a", "!is a list of too many objects")]);
        case(&format!("{}1{}", r#"{"b":"#.repeat(10), "}".repeat(10)), &[("a.b.b.b.b.b.b.b.b", "!is nested too deep")]);
    }
}
