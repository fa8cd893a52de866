//! Rows without their log: each is added by this change, with the instants of recording given in the file. They get new
//! ids, in the order of the file.

use std::collections::HashMap;

use rusqlite::types::{ToSql, Value as Sql};
use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use super::families::Spots;
use super::incoming::NextRow;
use super::sections::{PERSONS, SECTIONS, Section};
use super::spot::{Spot, bad};
use crate::error::Result;
use crate::model::id::{MeetingId, RecommendationId};
use crate::model::people::Contact;
use crate::model::reference::Ref;
use crate::model::state::State;
use crate::model::vocabulary::{Kind, Setting, Tracking, Vocabulary};
use crate::store::log::change::Change;
use crate::store::log::clock::latest_possible;
use crate::store::log::tables::{EVIDENCE, FOLLOW_UP, Logged, RECOMMENDATION, SETTING, SHARE};
use crate::store::lookup::numbering::place_in_lists;
use crate::store::rules::entries::latest_recorded;
use crate::store::rules::fields::{self, Field};
use crate::store::rules::holds::{Holds, shown, told};
use crate::store::rules::rows::{Values, check, computed, number, read, text};
use crate::store::sql::read::{maybe, one};
use crate::store::sql::standing;

/// The change that adds the rows.
pub(super) struct Plain<'r> {
    pub(super) change: Change<'r>,
    /// The id of the first row added to each table.
    first_ids: HashMap<&'static str, i64>,
    /// The highest id of a contact before: person 1 is the one after it.
    persons_behind: i64,
    has_named_persons: bool,
    /// The highest number of a person received.
    highest_person: i64,
}

impl<'r> Plain<'r> {
    pub(super) fn new(change: Change<'r>) -> Result<Self> {
        let persons_behind = one(change.connection(), "SELECT ifnull(max(id), 0) FROM contact", [], |row| row.get(0))?;
        Ok(Self { change, first_ids: HashMap::new(), persons_behind, has_named_persons: false, highest_person: 0 })
    }

    /// Adds the rows of a section and returns their number.
    pub(super) fn section(&mut self, section: &'static Section, next: &mut NextRow<'_>) -> Result<u64> {
        let mut spot = Spot { section: section.name, row: 0 };
        let mut settings = Vec::new();
        self.has_named_persons |= section.name == PERSONS.name;
        while let Some(row) = next()? {
            spot.row += 1;
            let fields = spot.take(read(section.fields, &row))?;
            match section.table {
                None => self.person(spot, fields)?,
                Some(SETTING) => settings.push(self.setting(spot, fields, &settings)?),
                Some(table) => self.row(table, spot, fields, &row)?,
            }
        }
        if section.table == Some(SETTING) {
            for &left in Setting::ALL.iter().filter(|setting| !settings.contains(setting)) {
                self.change.set(left, None)?;
            }
        }
        Ok(spot.row)
    }

    /// Checks what only all rows together can break, and dates the change after whatever it adds.
    pub(super) fn check(&mut self) -> Result<()> {
        if let Some((table, id, column, at)) = latest_recorded(self.change.connection())? {
            if at.0 > latest_possible() {
                let why = format!("{} is more than a year ahead of the clock", at.text());
                return Err(self.spot(table, id)?.wrong(self.key(table, column), why));
            }
            self.change.date_after(at.0)?;
        }
        let sql = "SELECT c.id - ?1 FROM contact c
            WHERE c.id > ?1 AND NOT EXISTS (SELECT 1 FROM focal_point f WHERE f.contact_id = c.id)
              AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.reported_by_id = c.id)
              AND NOT EXISTS (SELECT 1 FROM round_return t WHERE t.reported_by_id = c.id)
            ORDER BY c.id LIMIT 1";
        let connection = self.change.connection();
        let idle: Option<i64> = maybe(connection, sql, [self.persons_behind], |row| row.get(0))?;
        if let Some(person) = idle {
            return Err(bad(format!("{}:{person}:person", PERSONS.name), "nothing refers to this person"));
        }
        let n_persons: i64 =
            one(connection, "SELECT count(*) FROM contact WHERE id > ?1", [self.persons_behind], |row| row.get(0))?;
        if n_persons != self.highest_person {
            let why = format!("there are {n_persons} persons, but the highest number is {}", self.highest_person);
            return Err(bad("focal_points", why));
        }
        Ok(())
    }

    /// Writes the log entry and returns whether there is one.
    pub(super) fn finish(self) -> Result<bool> {
        self.change.finish()
    }

    fn row(&mut self, table: Logged, spot: Spot, fields: Vec<(Field, Sql)>, row: &Map<String, Value>) -> Result<()> {
        let mut values = self.resolved(spot, fields)?;
        spot.take(check(table, &values))?;
        values.extend(computed(table, &values));
        if table == RECOMMENDATION {
            self.place(spot, &mut values)?;
        }
        let blank = State::default().standing;
        let mut bound: Vec<(&str, &dyn ToSql)> = values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect();
        if table == RECOMMENDATION || table == SHARE {
            bound.extend(standing::values(&blank));
        }
        let id = self.change.insert(table, &bound).map_err(|error| spot.broken(error))?;
        self.first_ids.entry(table.0).or_insert(id);
        if table == FOLLOW_UP { self.evidence(spot, id, row.get(fields::EVIDENCE_KEY)) } else { Ok(()) }
    }

    /// The columns, with references, codes and numbers replaced by row ids.
    fn resolved(&mut self, spot: Spot, fields: Vec<(Field, Sql)>) -> Result<Values> {
        let mut values = Values::with_capacity(fields.len() + 3);
        for (Field { key, column, holds, .. }, value) in fields {
            let value = match (holds, &value) {
                (Holds::Nested, _) => continue,
                (Holds::Recommendation, Sql::Text(text)) => {
                    let ref_key = Ref::new(text).map(|reference| reference.key()).unwrap_or_default();
                    let sql = "SELECT id FROM recommendation WHERE ref_key = ?1 AND ref = ?2";
                    Sql::Integer(self.id_of(sql, params![ref_key, text], || spot.wrong(key, unknown("recommendation", text)))?)
                }
                (Holds::Owner, Sql::Text(text)) => {
                    let sql = "SELECT id FROM owner WHERE code = ?1 AND code = ?1 COLLATE BINARY";
                    Sql::Integer(self.id_of(sql, params![text], || spot.wrong(key, unknown("owner", text)))?)
                }
                (Holds::Meeting, Sql::Text(text)) => {
                    let sql = "SELECT id FROM meeting WHERE ref = ?1 AND ref = ?1 COLLATE BINARY";
                    Sql::Integer(self.id_of(sql, params![text], || spot.wrong(key, unknown("meeting", text)))?)
                }
                (Holds::Round, Sql::Text(text)) => {
                    let sql = "SELECT id FROM round WHERE ref = ?1 AND ref = ?1 COLLATE BINARY";
                    Sql::Integer(self.id_of(sql, params![text], || spot.wrong(key, unknown("round", text)))?)
                }
                (Holds::Return, Sql::Text(text)) => {
                    let sql = "SELECT id FROM round_return WHERE ref = ?1 AND ref = ?1 COLLATE BINARY";
                    Sql::Integer(self.id_of(sql, params![text], || spot.wrong(key, unknown("return", text)))?)
                }
                (Holds::Person, Sql::Integer(number)) => Sql::Integer(self.known_person(spot, key, *number)?),
                _ => value,
            };
            values.push((column, value));
        }
        Ok(values)
    }

    fn id_of(&self, sql: &str, bound: &[&dyn ToSql], missing: impl FnOnce() -> crate::error::Error) -> Result<i64> {
        let found = maybe(self.change.connection(), sql, bound, |row| row.get(0))?;
        found.ok_or_else(missing)
    }

    /// The row id of a person. If there is no section of persons, an empty row is added when a person is first referred
    /// to.
    fn known_person(&mut self, spot: Spot, key: &str, number: i64) -> Result<i64> {
        let id = self.persons_behind + number;
        let sql = "SELECT 1 FROM contact WHERE id = ?1";
        if maybe(self.change.connection(), sql, [id], |_| Ok(()))?.is_none() {
            if self.has_named_persons {
                return Err(spot.wrong(key, format!("there is no person {number} in `{}`", PERSONS.name)));
            }
            self.change.insert_contact_as(id, &Contact::default())?;
            self.highest_person = self.highest_person.max(number);
        }
        Ok(id)
    }

    fn person(&mut self, spot: Spot, fields: Vec<(Field, Sql)>) -> Result<()> {
        let values: Values = fields.into_iter().map(|(field, value)| (field.column, value)).collect();
        let expected = i64::try_from(spot.row).unwrap_or_default();
        if number(&values, "person") != Some(expected) {
            return Err(spot.wrong("person", format!("the persons are numbered in their order; this must be {expected}")));
        }
        self.highest_person = expected;
        self.change.insert_contact_as(self.persons_behind + expected, &contact(&values))
    }

    fn setting(&mut self, spot: Spot, fields: Vec<(Field, Sql)>, known: &[Setting]) -> Result<Setting> {
        let values: Values = fields.into_iter().map(|(field, value)| (field.column, value)).collect();
        spot.take(check(SETTING, &values))?;
        let name = text(&values, "name").and_then(Setting::from_word);
        let Some(name) = name.filter(|name| !known.contains(name)) else {
            return Err(spot.wrong("name", "it occurs twice"));
        };
        self.change.set(name, text(&values, "value"))?;
        Ok(name)
    }

    /// The recommendation's place in lists. A component comes after the recommendation it is part of, which must be able
    /// to have components, so nothing is part of itself.
    fn place(&self, spot: Spot, values: &mut Values) -> Result<()> {
        let connection = self.change.connection();
        let parent = number(values, "parent_id").map(RecommendationId);
        if let Some(parent) = parent.filter(|_| text(values, "kind") != Some(Kind::Action.as_str())) {
            let sql = "SELECT tracking, kind FROM recommendation WHERE id = ?1";
            let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
            let (tracking, kind): (Tracking, Kind) = one(connection, sql, [parent], read)?;
            if tracking != Tracking::Components || kind == Kind::Action {
                return Err(spot.wrong(
                    "parent",
                    format!("a recommendation of kind `{kind}` and tracked `{tracking}` can't have components"),
                ));
            }
        }
        let reference = text(values, "ref").unwrap_or_default();
        let meeting = number(values, "meeting_id").map(MeetingId);
        let place = place_in_lists(connection, reference, parent, meeting)?;
        crate::store::whole::families::check_depth(spot, &place)?;
        values.push(("sort_key", Sql::Text(place)));
        Ok(())
    }

    fn evidence(&mut self, spot: Spot, follow_up: i64, list: Option<&Value>) -> Result<()> {
        let list = match list {
            None => return Ok(()),
            Some(Value::Array(list)) => list,
            Some(other) => {
                return Err(spot.wrong(fields::EVIDENCE_KEY, format!("{} is not a list", shown(other))));
            }
        };
        for piece in list {
            let Value::Object(piece) = piece else {
                return Err(spot.wrong(fields::EVIDENCE_KEY, format!("{} is not a piece of evidence", shown(piece))));
            };
            let fields = spot.take(read(fields::EVIDENCE, piece))?;
            let mut bound: Vec<(&str, &dyn ToSql)> = vec![("follow_up_id", &follow_up)];
            bound.extend(fields.iter().map(|(field, value)| (field.column, value as &dyn ToSql)));
            self.change.insert(EVIDENCE, &bound)?;
        }
        Ok(())
    }
}

impl Spots for Plain<'_> {
    fn connection(&self) -> &Connection {
        self.change.connection()
    }

    fn spot(&self, table: Logged, id: i64) -> Result<Spot> {
        let section = SECTIONS.iter().find(|section| section.table == Some(table)).map_or(table.0, |section| section.name);
        let first = self.first_ids.get(table.0).copied().unwrap_or(1);
        Ok(Spot { section, row: u64::try_from(id - first + 1).unwrap_or_default() })
    }

    fn key(&self, table: Logged, column: &'static str) -> &'static str {
        fields::of(table).iter().find(|field| field.column == column).map_or(column, |field| field.key)
    }
}

/// What is known of a person, from the columns of the contact table.
pub(super) fn contact(values: &Values) -> Contact {
    let [name, title, email, phone] = ["name", "title", "email", "phone"].map(|column| text(values, column).map(str::to_owned));
    Contact { name, title, email, phone }
}

fn unknown(what: &str, name: &str) -> String {
    format!("there is no {what} {} earlier in the file", told(&Sql::Text(name.to_owned())))
}
