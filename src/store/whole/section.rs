//! A section of the whole register: rows of one kind, the fields of a row, and how they are read from the tables.

use crate::store::log::tables::Logged;
use crate::store::rules::fields::{EVIDENCE_KEY, Field};
use crate::store::rules::holds::Holds;

/// A section: rows of one kind.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) name: &'static str,
    /// The table that its rows are read from, with the alias `x`.
    from: &'static str,
    /// Other tables that the order of the rows and the numbers of persons need.
    joins: &'static str,
    /// The order of its rows. A key that is more than its column is called by its name.
    order: &'static str,
    /// The table of the rows; `None` if the log does not cover them.
    pub(super) table: Option<Logged>,
    pub(super) fields: &'static [Field],
}

/// A section of the rows of a logged table.
pub(super) const fn rows_of(
    table: Logged,
    name: &'static str,
    joins: &'static str,
    order: &'static str,
    fields: &'static [Field],
) -> Section {
    Section { name, from: table.0, joins, order, table: Some(table), fields }
}

/// A section of rows that the log does not cover.
pub(super) const fn unlogged(
    from: &'static str,
    name: &'static str,
    joins: &'static str,
    order: &'static str,
    fields: &'static [Field],
) -> Section {
    Section { name, from, joins, order, table: None, fields }
}

impl Section {
    /// The query for the rows; its columns are called like the keys of the fields.
    pub(super) fn sql(&self) -> String {
        let values: Vec<String> = self.fields.iter().map(|field| format!("{} AS \"{}\"", read_as(field), field.key)).collect();
        format!("SELECT {} FROM {} x {} ORDER BY {}", values.join(", "), self.from, self.joins, self.order)
    }
}

/// The expression for a field: rows are referred to by reference, code or number.
fn read_as(field: &Field) -> String {
    let named = |what: &str, table: &str| format!("(SELECT {what} FROM {table} WHERE id = x.{})", field.column);
    match field.holds {
        Holds::Recommendation => named("ref", "recommendation"),
        Holds::Meeting => named("ref", "meeting"),
        Holds::Round => named("ref", "round"),
        Holds::Return => named("ref", "round_return"),
        Holds::Owner => named("code", "owner"),
        Holds::Person => "p.number".to_owned(),
        Holds::Nested if field.key == EVIDENCE_KEY => {
            "(SELECT json_group_array(json_object('place', e.place, 'sha256', e.sha256, 'dated', e.dated) ORDER BY e.id)
                  FROM evidence e WHERE e.follow_up_id = x.id)"
                .to_owned()
        }
        Holds::Text
        | Holds::Theme
        | Holds::Code
        | Holds::Reference
        | Holds::Word(..)
        | Holds::Day
        | Holds::Instant
        | Holds::Span
        | Holds::Deadline
        | Holds::Digest
        | Holds::Number
        | Holds::Id
        | Holds::Flag
        | Holds::Bit => format!("x.{}", field.column),
        // An image of the log, which is packed.
        Holds::Nested => format!("image(x.{})", field.column),
    }
}
