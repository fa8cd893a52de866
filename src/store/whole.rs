//! The whole register but its log, section by section, in an order that follows from its content alone: equal registers
//! give equal bytes. Standings are left out, for they follow from the follow-ups. Rows name one another by reference and code.

use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

use super::Register;
use crate::error::{Error, Result};

/// The sections in the order in which an import needs them: what is named stands before what names it.
pub const SECTIONS: &[Section] = &[
    Section { name: "settings", sql: "SELECT name, value FROM setting ORDER BY name" },
    Section {
        name: "meetings",
        sql: "SELECT ref, kind, body, title, starts, ends, place, country, is_cancelled FROM meeting
              ORDER BY starts_on IS NULL, starts_on, ref",
    },
    Section { name: "owners", sql: "SELECT code, kind, name, name_fr, name_pt FROM owner ORDER BY code" },
    Section {
        name: "former_names",
        sql: "SELECT o.code AS owner, f.name FROM former_name f JOIN owner o ON o.id = f.owner_id ORDER BY o.code, f.name",
    },
    Section {
        name: "memberships",
        sql: "SELECT g.code AS \"group\", o.code AS owner, m.since_on, m.until_on, m.recorded_at, m.until_recorded_at
              FROM membership m JOIN owner g ON g.id = m.group_id JOIN owner o ON o.id = m.owner_id
              ORDER BY g.code, o.code, m.since_on, m.until_on, m.recorded_at",
    },
    Section {
        name: "recommendations",
        sql: "SELECT r.ref, p.ref AS parent, r.kind, m.ref AS meeting, r.title, r.text, r.source, r.priority, r.done_when,
                r.tracking, r.first_on, r.recorded_at
              FROM recommendation r LEFT JOIN recommendation p ON p.id = r.parent_id LEFT JOIN meeting m ON m.id = r.meeting_id
              ORDER BY r.sort_key",
    },
    Section {
        name: "themes",
        sql: "SELECT r.ref, t.name FROM theme t JOIN recommendation r ON r.id = t.recommendation_id ORDER BY r.sort_key, t.name",
    },
    Section {
        name: "assignments",
        sql: "SELECT r.ref, o.code AS owner, a.role, a.place, a.since_on, a.until_on
              FROM assignment a JOIN recommendation r ON r.id = a.recommendation_id JOIN owner o ON o.id = a.owner_id
              ORDER BY r.sort_key, a.place, o.code, a.since_on",
    },
    Section {
        name: "shares",
        sql: "SELECT r.ref, o.code AS owner, s.since_on, s.until_on, s.recorded_at
              FROM share s JOIN recommendation r ON r.id = s.recommendation_id JOIN owner o ON o.id = s.owner_id
              ORDER BY r.sort_key, o.code, s.since_on",
    },
    Section {
        name: "relations",
        sql: "SELECT r.ref, l.kind, t.ref AS target, l.basis, l.passage, l.recorded_at
              FROM relation l JOIN recommendation r ON r.id = l.recommendation_id JOIN recommendation t ON t.id = l.target_id
              ORDER BY r.sort_key, l.kind, t.sort_key",
    },
    Section {
        name: "translations",
        sql: "SELECT r.ref, t.lang, t.title, t.text FROM translation t JOIN recommendation r ON r.id = t.recommendation_id
              ORDER BY r.sort_key, t.lang",
    },
    Section {
        name: "revisions",
        sql: "SELECT r.ref, v.changed_on, v.recorded_at, v.recorded_by, v.reason, v.text
              FROM revision v JOIN recommendation r ON r.id = v.recommendation_id
              ORDER BY r.sort_key, v.changed_on, v.recorded_at, v.id",
    },
    Section { name: "reserved_refs", sql: "SELECT ref FROM reserved_ref ORDER BY ref_key" },
    Section {
        name: "focal_points",
        sql: "SELECT o.code AS owner, (SELECT count(*) FROM contact c WHERE c.id <= f.contact_id) AS person, f.lang, f.theme, f.is_coordinator, f.since_on, f.until_on,
                f.recorded_at, f.until_recorded_at
              FROM focal_point f JOIN owner o ON o.id = f.owner_id
              ORDER BY o.code, f.since_on, f.until_on, f.contact_id",
    },
    // In the order of recording, which decides between follow-ups of one day.
    Section {
        name: "follow_ups",
        sql: "SELECT r.ref, o.code AS owner, f.happened_on, f.recorded_at, f.recorded_by, f.reported_by,
                (SELECT count(*) FROM contact c WHERE c.id <= f.reported_by_id HAVING f.reported_by_id IS NOT NULL) AS reported_by_person, f.channel, f.status,
                f.assurance, f.judged_status, f.response, f.due, f.due_on, f.is_move, f.dispute, f.settlement, f.note, f.audience,
                f.cause, m.ref AS decided_by, s.ref AS successor, d.ref AS due_meeting,
                (SELECT json_group_array(json_object('place', e.place, 'sha256', e.sha256) ORDER BY e.id)
                 FROM evidence e WHERE e.follow_up_id = f.id) AS evidence
              FROM follow_up f
              JOIN recommendation r ON r.id = f.recommendation_id
              LEFT JOIN owner o ON o.id = f.owner_id
              LEFT JOIN meeting m ON m.id = f.decided_by_id
              LEFT JOIN recommendation s ON s.id = f.successor_id
              LEFT JOIN meeting d ON d.id = f.due_meeting_id
              ORDER BY f.id",
    },
];

/// What is known of persons; it is written only where contacts are asked for. Other sections name them by their number.
pub const PERSONS: Section = Section {
    name: "persons",
    sql: "SELECT row_number() OVER (ORDER BY id) AS person, name, title, email, phone FROM contact ORDER BY id",
};

/// A section of the whole: rows of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    pub name: &'static str,
    /// Its columns are the keys of the rows; `evidence` holds JSON.
    sql: &'static str,
}

impl Register {
    /// Gives each row of a section to `each`, as an object of what is known.
    ///
    /// # Errors
    /// The register can't be read, or what `each` says.
    pub fn section(&self, section: Section, each: &mut dyn FnMut(&Value) -> Result<()>) -> Result<()> {
        let mut statement = self.connection.prepare(section.sql)?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            each(&object(&names, row)?)?;
        }
        Ok(())
    }
}

fn object(names: &[String], row: &Row<'_>) -> Result<Value> {
    let mut object = Map::new();
    for (place, name) in names.iter().enumerate() {
        let value = match row.get_ref(place)? {
            // No column of ours holds bytes.
            ValueRef::Null | ValueRef::Blob(_) => continue,
            ValueRef::Integer(number) if name.starts_with("is_") => Value::from(number != 0),
            ValueRef::Integer(number) => Value::from(number),
            ValueRef::Real(number) => Value::from(number),
            ValueRef::Text(text) if name == "evidence" => match serde_json::from_slice(text) {
                Ok(Value::Array(list)) if list.is_empty() => continue,
                Ok(list) => list,
                Err(source) => return Err(Error::io("can't read the evidence of a follow-up", source.into())),
            },
            ValueRef::Text(text) => Value::from(String::from_utf8_lossy(text).into_owned()),
        };
        object.insert(name.clone(), value);
    }
    Ok(Value::Object(object))
}
