//! The log as it was, and the rows as its last images. Every image must meet the rules for rows, because `undo` may write
//! it back one day; the chain is computed again.

use std::collections::HashMap;

use rusqlite::types::{ToSql, Value as Sql};
use rusqlite::{Connection, params, params_from_iter};
use serde_json::{Map, Value};

use super::families::{Spots, check_depth};
use super::incoming::NextRow;
use super::plain::contact;
use super::sections::{LOG, LOG_CHANGES, PERSONS};
use super::spot::{Spot, bad};
use crate::error::{Result, WholeRefusal};
use crate::model::finding::{Finding, Problem};
use crate::model::id::{MeetingId, RecommendationId};
use crate::model::vocabulary::{EntryKind, Vocabulary};
use crate::model::work::Work;
use crate::store::check::{Watcher, chain};
use crate::store::log::images::image_of_columns;
use crate::store::log::row_names::columns as columns_of;
use crate::store::log::tables::{LOGGED, Logged, RECOMMENDATION};
use crate::store::lookup::numbering::place_in_lists;
use crate::store::rules::fields::Field;
use crate::store::rules::holds::shown;
use crate::store::rules::rows::{Values, image_fields, number, read, read_image, text, value};
use crate::store::sql::read::one;

/// A log that is being imported.
pub(super) struct LogIn<'r> {
    connection: &'r Connection,
    fields: HashMap<&'static str, (Logged, Vec<Field>)>,
}

impl<'r> LogIn<'r> {
    /// Makes room for the log: the register's own log may be only about settings, otherwise this is refused.
    pub(super) fn begin(connection: &'r Connection) -> Result<Self> {
        let sql = "SELECT count(DISTINCT log_id) FROM log_change WHERE table_name <> 'setting'";
        let n_own: i64 = one(connection, sql, [], |row| row.get(0))?;
        let n_silent: i64 =
            one(connection, "SELECT count(*) FROM log WHERE kind <> 'change' OR n_changes = 0", [], |row| row.get(0))?;
        if n_own + n_silent > 0 {
            return Err(WholeRefusal::HasLog.into());
        }
        // Rows and entries refer to each other in any order, so references are checked when everything has been read.
        connection.execute_batch(
            "PRAGMA defer_foreign_keys = ON; DELETE FROM log_change; DELETE FROM log; DELETE FROM setting; DELETE FROM contact",
        )?;
        let fields = LOGGED.iter().map(|&table| (table.0, (table, image_fields(table)))).collect();
        Ok(Self { connection, fields })
    }

    pub(super) fn entries(&mut self, next: &mut NextRow<'_>) -> Result<u64> {
        let mut spot = Spot { section: LOG.name, row: 0 };
        let sql = "INSERT INTO log (id, at, by, kind, undoes_id, command, first_change_id, n_changes, hash)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let mut insert = self.connection.prepare(sql)?;
        while let Some(row) = next()? {
            spot.row += 1;
            let values = in_columns(spot.take(read(LOG.fields, &row))?);
            check_number(spot, &values)?;
            let (id, undoes) = (number(&values, "id").unwrap_or_default(), number(&values, "undoes_id"));
            let takes_back = match text(&values, "kind").and_then(EntryKind::from_word) {
                Some(EntryKind::Undo | EntryKind::Redo) => true,
                Some(EntryKind::Change | EntryKind::Migration | EntryKind::Restore) | None => false,
            };
            if takes_back != undoes.is_some() || undoes.is_some_and(|undoes| undoes >= id) {
                return Err(spot.wrong("undoes", "only an undo or a redo takes back an entry, and always an earlier one"));
            }
            let bound = LOG.fields.iter().map(|field| value(&values, field.column));
            insert.execute(params_from_iter(bound)).map_err(|error| spot.broken(error.into()))?;
        }
        Ok(spot.row)
    }

    /// Reads the images, then makes the rows from the last ones.
    pub(super) fn changes(&mut self, next: &mut NextRow<'_>) -> Result<u64> {
        let mut spot = Spot { section: LOG_CHANGES.name, row: 0 };
        while let Some(row) = next()? {
            spot.row += 1;
            self.change(spot, &row)?;
        }
        chain::check(self.connection, &mut FirstFinding)?;
        for &table in LOGGED {
            self.make_rows(table)?;
        }
        self.check_references()?;
        self.check_places()?;
        Ok(spot.row)
    }

    fn change(&self, spot: Spot, row: &Map<String, Value>) -> Result<()> {
        let values = in_columns(spot.take(read(LOG_CHANGES.fields, row))?);
        check_number(spot, &values)?;
        let named = text(&values, "table_name").unwrap_or_default();
        let Some((table, fields)) = self.fields.get(named) else {
            return Err(spot.wrong("table", format!("a register has no table `{named}`")));
        };
        let images = [self.image(spot, *table, fields, row, "before")?, self.image(spot, *table, fields, row, "after")?];
        let about = match &images {
            [_, Some(image)] | [Some(image), None] => image.about,
            [None, None] => return Err(spot.wrong("after", "there is no image before or after the change")),
        };
        let [before, after] = images;
        let sql = "INSERT INTO log_change (id, log_id, table_name, row_id, recommendation_id, owner_id, before, after)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let [id, entry, row] = ["id", "log_id", "row_id"].map(|column| number(&values, column));
        let bound = params![id, entry, table.0, row, about.recommendation, about.owner, before, after];
        self.connection.prepare_cached(sql)?.execute(bound).map_err(|error| spot.broken(error.into()))?;
        Ok(())
    }

    fn image(
        &self,
        spot: Spot,
        table: Logged,
        fields: &[Field],
        row: &Map<String, Value>,
        key: &str,
    ) -> Result<Option<crate::store::log::images::Image>> {
        let columns = match row.get(key) {
            None => return Ok(None),
            Some(Value::Object(columns)) => columns,
            Some(other) => return Err(spot.wrong(key, format!("{} is not an image", shown(other)))),
        };
        let values = spot.take(read_image(table, fields, columns))?;
        if number(&values, "id") != row.get("row").and_then(Value::as_i64) {
            return Err(spot.wrong("row", "the image belongs to another row"));
        }
        // Persons have no images; their ids occur in the images of others.
        for column in ["contact_id", "reported_by_id"] {
            if let Some(person) = number(&values, column) {
                self.connection.prepare_cached("INSERT OR IGNORE INTO contact (id) VALUES (?1)")?.execute([person])?;
            }
        }
        Ok(Some(image_of_columns(table, columns)))
    }

    fn make_rows(&self, table: Logged) -> Result<()> {
        let sql = "SELECT id, image(after) FROM log_change c
            WHERE table_name = ?1 AND after IS NOT NULL AND NOT EXISTS (
              SELECT 1 FROM log_change l WHERE l.table_name = ?1 AND l.row_id = c.row_id AND l.id > c.id)
            ORDER BY row_id";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([table.0])?;
        while let Some(row) = rows.next()? {
            let (id, image): (i64, String) = (row.get(0)?, row.get(1)?);
            let spot = Spot { section: LOG_CHANGES.name, row: id.unsigned_abs() };
            let Some((_, fields)) = self.fields.get(table.0) else { continue };
            let values = in_columns(spot.take(read(fields, &columns_of(&image)))?);
            let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
            let places = vec!["?"; values.len()].join(", ");
            let sql = format!("INSERT INTO {} ({}) VALUES ({places})", table.0, names.join(", "));
            let bound = values.iter().map(|(_, value)| value as &dyn ToSql);
            let inserted = self.connection.prepare_cached(&sql)?.execute(params_from_iter(bound));
            inserted.map_err(|error| spot.broken(error.into()))?;
        }
        Ok(())
    }

    /// Reads what is known of persons; their numbers are the ones used in the images.
    pub(super) fn persons(&mut self, next: &mut NextRow<'_>) -> Result<u64> {
        let mut spot = Spot { section: PERSONS.name, row: 0 };
        let mut highest = 0;
        let sql = "INSERT INTO contact (id, name, title, email, phone) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (id) DO UPDATE SET name = ?2, title = ?3, email = ?4, phone = ?5";
        let mut insert = self.connection.prepare(sql)?;
        while let Some(row) = next()? {
            spot.row += 1;
            let values = in_columns(spot.take(read(PERSONS.fields, &row))?);
            let person = number(&values, "person").unwrap_or_default();
            if person <= highest {
                return Err(spot.wrong("person", "the persons must be in the order of their numbers, each once"));
            }
            highest = person;
            let known = contact(&values);
            insert.execute(params![person, known.name, known.title, known.email, known.phone])?;
        }
        let n_persons: i64 = one(self.connection, "SELECT count(*) FROM contact", [], |row| row.get(0))?;
        if n_persons.unsigned_abs() != spot.row {
            let why = format!("there are {}, but the log has {n_persons}", spot.row);
            return Err(bad(PERSONS.name, why));
        }
        Ok(spot.row)
    }

    fn check_references(&self) -> Result<()> {
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        let mut rows = statement.query([])?;
        let Some(row) = rows.next()? else { return Ok(()) };
        let (name, id, parent): (String, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let why = format!("it refers to a row of {} that does not exist", parent.replace('_', " "));
        match LOGGED.iter().find(|table| table.0 == name) {
            Some(&table) => {
                let Spot { section, row } = self.spot(table, id)?;
                Err(bad(format!("{section}:{row}"), why))
            }
            None => Err(bad(format!("{}:{id}", if name == "log" { LOG.name } else { LOG_CHANGES.name }), why)),
        }
    }

    /// The place in lists must follow from the meeting and from what is above.
    fn check_places(&self) -> Result<()> {
        let sql = "SELECT id, ref, parent_id, meeting_id, sort_key FROM recommendation ORDER BY id";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, reference, key): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(4)?);
            let (parent, meeting): (Option<RecommendationId>, Option<MeetingId>) = (row.get(2)?, row.get(3)?);
            let spot = self.spot(RECOMMENDATION, id)?;
            let expected = place_in_lists(self.connection, &reference, parent, meeting)?;
            if key != expected {
                return Err(spot.wrong("sort_key", "it does not follow from the meeting and from what is above"));
            }
            check_depth(spot, &key)?;
        }
        Ok(())
    }
}

impl Spots for LogIn<'_> {
    fn connection(&self) -> &Connection {
        self.connection
    }

    /// The place of the row's last image.
    fn spot(&self, table: Logged, id: i64) -> Result<Spot> {
        let sql = "SELECT max(id) FROM log_change WHERE table_name = ?1 AND row_id = ?2";
        let change: Option<i64> = one(self.connection, sql, params![table.0, id], |row| row.get(0))?;
        Ok(Spot { section: LOG_CHANGES.name, row: change.unwrap_or_default().unsigned_abs() })
    }

    fn key(&self, _table: Logged, column: &'static str) -> &'static str {
        column
    }
}

/// Entries and images are numbered from 1, so that their number is their position.
fn check_number(spot: Spot, values: &Values) -> Result<()> {
    if number(values, "id").and_then(|id| u64::try_from(id).ok()) == Some(spot.row) {
        return Ok(());
    }
    Err(spot.wrong("id", format!("the log is numbered without gaps; this must be {}", spot.row)))
}

fn in_columns(fields: Vec<(Field, Sql)>) -> Values {
    fields.into_iter().map(|(field, value)| (field.column, value)).collect()
}

/// Refuses the file at the first finding of the check of the chain.
struct FirstFinding;

impl Watcher for FirstFinding {
    fn found(&mut self, finding: Finding) -> Result<()> {
        let entry = finding.place.strip_prefix("log ").and_then(|rest| rest.split(',').next());
        let place = entry.map_or_else(|| LOG_CHANGES.name.to_owned(), |entry| format!("{}:{entry}:hash", LOG.name));
        let why = match finding.problem {
            // The place is the column, and the finding says why.
            Problem::Clock => {
                let place = entry.map_or_else(|| LOG.name.to_owned(), |entry| format!("{}:{entry}:at", LOG.name));
                return Err(bad(place, finding.row_says.unwrap_or_default()));
            }
            Problem::Chain => "the entry or one of its images was changed after it was written",
            _ => "the entries and the images do not match",
        };
        Err(bad(place, why))
    }

    fn progress(&mut self, _what: Work, _n_done: u64, _n_all: u64) {}
}
