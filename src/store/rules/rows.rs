//! Rules within one row: reading the fields of a row from a file, the columns that follow from others, and the rules
//! among a row's columns. Rows and images must meet the same rules.

use rusqlite::types::Value as Sql;
use serde_json::{Map, Value};

use super::fields::{self, Field, Need};
use super::holds::{Holds, told, word};
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::reference::Ref;
use crate::model::states::country_code;
use crate::model::vocabulary::{Advice, Assurance, Cause, Lang, Response, Setting, Status, Vocabulary};
use crate::store::log::tables::{
    EVIDENCE, FOLLOW_UP, Logged, MEETING, RECOMMENDATION, RESERVED_REF, ROUND, ROUND_LETTER, ROUND_RETURN, SETTING, SHARE,
    TRANSLATION,
};

/// The key of a row that is wrong, and the reason, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Wrong {
    pub(in crate::store) key: String,
    pub(in crate::store) why: String,
}

impl Wrong {
    fn at(key: &str, why: impl Into<String>) -> Self {
        Self { key: key.to_owned(), why: why.into() }
    }
}

/// The columns of a row with their values; unknown values are left out.
pub(in crate::store) type Values = Vec<(&'static str, Sql)>;

/// Reads the fields of a row. References, codes and person ids are kept unchanged.
///
/// # Errors
/// The first key that is missing or unknown, or holds something that it may not.
pub(in crate::store) fn read(fields: &[Field], row: &Map<String, Value>) -> Result<Vec<(Field, Sql)>, Wrong> {
    if let Some(unknown) = row.keys().find(|key| !fields.iter().any(|field| field.key == *key)) {
        return Err(Wrong::at(unknown, "a row has no such key"));
    }
    let mut values = Vec::with_capacity(fields.len());
    for field in fields {
        match (row.get(field.key), field.need) {
            (Some(value), _) => values.push((*field, field.holds.read(value).map_err(|why| Wrong::at(field.key, why))?)),
            (None, Need::Must) => return Err(Wrong::at(field.key, "it is missing")),
            (None, Need::May) => {}
        }
    }
    Ok(values)
}

/// Reads an image of a row of `table`.
///
/// # Errors
/// As `read`; a broken rule within the row; a column that does not follow from the others.
pub(in crate::store) fn read_image(table: Logged, fields: &[Field], image: &Map<String, Value>) -> Result<Values, Wrong> {
    let values: Values = read(fields, image)?.into_iter().map(|(field, value)| (field.column, value)).collect();
    check(table, &values)?;
    for (column, expected) in computed(table, &values) {
        if value(&values, column) != Some(&expected) && expected != Sql::Null {
            let found = value(&values, column).unwrap_or(&Sql::Null);
            return Err(Wrong::at(column, format!("it is {}, but the rest of the row gives {}", told(found), told(&expected))));
        }
    }
    Ok(values)
}

/// The columns of `table` as its images have them.
pub(in crate::store) fn image_fields(table: Logged) -> Vec<Field> {
    let mut fields = vec![column("id", Holds::Id, Need::Must)];
    for field in fields::of(table) {
        let holds = match field.holds {
            Holds::Flag => Holds::Bit,
            Holds::Recommendation | Holds::Owner | Holds::Meeting | Holds::Round | Holds::Return | Holds::Person => Holds::Id,
            Holds::Nested => continue,
            other => other,
        };
        fields.push(column(field.column, holds, field.need));
    }
    match table {
        MEETING => {
            fields.extend([column("starts_on", Holds::Day, Need::May), column("ends_on", Holds::Day, Need::May)]);
        }
        RECOMMENDATION => {
            fields.extend([column("ref_key", Holds::Text, Need::Must), column("sort_key", Holds::Text, Need::Must)]);
            fields.extend(STANDING);
        }
        SHARE => fields.extend(STANDING),
        RESERVED_REF => fields.push(column("ref_key", Holds::Text, Need::Must)),
        EVIDENCE => {
            fields.push(column("follow_up_id", Holds::Id, Need::Must));
            fields.extend(fields::EVIDENCE);
        }
        _ => {}
    }
    fields
}

/// The columns that follow from others in the row.
pub(in crate::store) fn computed(table: Logged, values: &Values) -> Values {
    let span = |name| text(values, name).and_then(|text| Span::parse(text).ok());
    let day = |day: Option<chrono::NaiveDate>| day.map_or(Sql::Null, |day| Sql::Text(day.to_string()));
    match table {
        MEETING => {
            vec![("starts_on", day(span("starts").map(Span::first_day))), ("ends_on", day(span("ends").map(Span::last_day)))]
        }
        RECOMMENDATION | RESERVED_REF => {
            let key = text(values, "ref").and_then(|text| Ref::new(text).ok()).map(|reference| reference.key());
            vec![("ref_key", key.map_or(Sql::Null, Sql::Text))]
        }
        _ => Vec::new(),
    }
}

/// Checks the rules within a row.
///
/// # Errors
/// The key that breaks a rule.
pub(in crate::store) fn check(table: Logged, values: &Values) -> Result<(), Wrong> {
    let has = |name| value(values, name).is_some();
    let text = |name| text(values, name);
    match table {
        SETTING => check_setting(text("name").unwrap_or_default(), text("value").unwrap_or_default()),
        MEETING if text("country").is_some_and(|country| country_code(country).as_deref() != Some(country)) => {
            Err(Wrong::at("country", "it is not a country code of three letters, as in ISO 3166"))
        }
        MEETING => {
            let span = |name| text(name).and_then(|text| Span::parse(text).ok());
            match (span("starts"), span("ends")) {
                (Some(starts), Some(ends)) if ends.last_day() < starts.first_day() => {
                    Err(Wrong::at("ends", format!("it would end ({ends}) before it starts ({starts})")))
                }
                _ => Ok(()),
            }
        }
        TRANSLATION if !has("title") && !has("text") => Err(Wrong::at("text", "neither title nor text is translated")),
        ROUND if has("closed_on") != has("closed_at") => {
            Err(Wrong::at("closed_at", "the day on which a round was closed and its instant go together"))
        }
        ROUND_LETTER if number(values, "level").is_some_and(|level| level > 3) => {
            Err(Wrong::at("level", "there is no level above 3"))
        }
        ROUND_RETURN if has("reported_by") && has("reported_by_id") => {
            Err(Wrong::at("reported_by", "the reporter is given as a name or as a person, not both"))
        }
        FOLLOW_UP => {
            if has("assurance") != has("judged_status") {
                return Err(Wrong::at("judged_status", "an assurance and the status that it judged go together"));
            }
            if has("reported_by") && has("reported_by_id") {
                return Err(Wrong::at("reported_by", "the reporter is given as a name or as a person, not both"));
            }
            if has("dispute") && has("settlement") {
                return Err(Wrong::at("settlement", "one entry can't raise a dispute and settle it"));
            }
            check_due(values)
        }
        _ => Ok(()),
    }
}

/// The value of a column; `None` if it is unknown.
pub(in crate::store) fn value<'v>(values: &'v Values, column: &str) -> Option<&'v Sql> {
    values.iter().find(|(name, _)| *name == column).map(|(_, value)| value).filter(|value| **value != Sql::Null)
}

pub(in crate::store) fn text<'v>(values: &'v Values, column: &str) -> Option<&'v str> {
    match value(values, column) {
        Some(Sql::Text(text)) => Some(text),
        _ => None,
    }
}

pub(in crate::store) fn number(values: &Values, column: &str) -> Option<i64> {
    match value(values, column) {
        Some(Sql::Integer(number)) => Some(*number),
        _ => None,
    }
}

/// Checks the day of a deadline. If the deadline follows a meeting, its day was the meeting's when it was recorded.
fn check_due(values: &Values) -> Result<(), Wrong> {
    let day = text(values, "due_on");
    let Some(due) = text(values, "due").and_then(|text| Deadline::parse(text).ok()) else {
        return match [("due_on", day.is_some()), ("is_move", number(values, "is_move") == Some(1))] {
            [(key, true), _] | [_, (key, true)] => Err(Wrong::at(key, "there is no deadline")),
            _ => Ok(()),
        };
    };
    if number(values, "is_move") == Some(1) && !due.is_event() {
        return Err(Wrong::at("is_move", format!("the deadline `{due}` follows no meeting, so it can't move with one")));
    }
    let expected = due.due_on().map(|day| day.to_string());
    if due.is_event() || expected.as_deref() == day {
        return Ok(());
    }
    let expected = expected.unwrap_or_else(|| "no day".to_owned());
    Err(Wrong::at("due_on", format!("the deadline `{due}` falls on {expected}")))
}

fn check_setting(name: &str, value: &str) -> Result<(), Wrong> {
    /// A hundred years, in days.
    const LONGEST: u32 = 36_500;
    let is_fine = match Setting::from_word(name) {
        Some(Setting::DueSoonDays | Setting::StaleDays) => {
            value.parse::<u32>().is_ok_and(|days| days <= LONGEST && days.to_string() == value)
        }
        Some(Setting::Lang) => Lang::from_word(value).is_some_and(|word| word.as_str() == value),
        Some(Setting::Advice) => Advice::from_word(value).is_some_and(|word| word.as_str() == value),
        Some(Setting::Body | Setting::SenderName | Setting::SenderEmail) => !value.chars().any(char::is_control),
        None => false,
    };
    if is_fine { Ok(()) } else { Err(Wrong::at("value", format!("`{name}` can't be `{value}`"))) }
}

const fn column(name: &'static str, holds: Holds, need: Need) -> Field {
    Field { key: name, column: name, holds, need }
}

/// The columns of a standing.
const STANDING: [Field; 17] = [
    column("response", word::<Response>(), Need::May),
    column("status", word::<Status>(), Need::Must),
    column("assurance", word::<Assurance>(), Need::Must),
    column("due", Holds::Deadline, Need::May),
    column("due_on", Holds::Day, Need::May),
    column("original_due_on", Holds::Day, Need::May),
    column("n_extensions", Holds::Number, Need::Must),
    column("dispute", Holds::Text, Need::May),
    column("cause", word::<Cause>(), Need::May),
    column("updated_on", Holds::Day, Need::May),
    column("last_note", Holds::Text, Need::May),
    column("last_public_note", Holds::Text, Need::May),
    column("is_open", Holds::Bit, Need::Must),
    column("watch_due_on", Holds::Day, Need::May),
    column("quiet_since_on", Holds::Day, Need::May),
    column("is_awaiting", Holds::Bit, Need::Must),
    column("is_undated", Holds::Bit, Need::Must),
];

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::image_fields;
    use crate::store::file::schema::SCHEMA;
    use crate::store::log::tables::LOGGED;
    use crate::store::rules::fields::Need;

    #[test]
    fn an_image_has_every_column_of_the_schema_and_no_other() {
        let connection = Connection::open_in_memory().expect("memory");
        connection.execute_batch(SCHEMA).expect("the schema");
        for &table in LOGGED {
            let sql = "SELECT name, \"notnull\" OR pk FROM pragma_table_info(?1) ORDER BY name";
            let mut statement = connection.prepare(sql).expect("a statement");
            let theirs: Vec<(String, bool)> = statement
                .query_map([table.0], |row| Ok((row.get(0)?, row.get(1)?)))
                .expect("columns")
                .collect::<Result<_, _>>()
                .expect("columns");
            let mut ours: Vec<(String, bool)> =
                image_fields(table).iter().map(|field| (field.column.to_owned(), field.need == Need::Must)).collect();
            ours.sort();
            assert_eq!(ours, theirs, "{}", table.0);
        }
    }
}
