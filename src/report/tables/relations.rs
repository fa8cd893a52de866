//! The table `relations` (section 7).

use crate::error::Result;
use crate::model::record::Relation;
use crate::model::vocabulary::{Basis, RelationKind};
use crate::report::field;
use crate::report::frame::{Frame, of_fields};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

type Field = field::Field<Relation>;

/// The columns, in the order of section 7.
pub const FIELDS: &[Field] = &[
    Field::word("ref", |h| h.reference, |record, _| Cell::Text(record.reference.to_string())),
    Field::one_of::<RelationKind>("kind", |h| h.kind, |record, frame| frame.word(Some(record.kind))),
    Field::word("target", |h| h.target, |record, _| Cell::Text(record.target.to_string())),
    Field::one_of::<Basis>("basis", |h| h.basis, |record, frame| frame.word(Some(record.basis))),
    Field::text("passage", |h| h.passage, |record, _| Cell::text(record.passage.as_deref())),
];

/// A row for each relation, in the order of the source.
pub fn relations<'a>(source: impl FnOnce(&mut dyn FnMut(Relation) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    of_fields("relations", frame, FIELDS, source)
}

/// The columns for a table.
pub fn columns(words: &Words) -> Vec<Column> {
    field::columns(FIELDS, words)
}

/// The cells of one row, in the order of the columns.
pub fn row(record: &Relation, frame: &Frame) -> Vec<Cell> {
    field::row(FIELDS, record, frame)
}

#[cfg(test)]
mod tests {
    use super::columns;
    use crate::report::samples::{frame, keys};

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        assert_eq!(keys(&columns(frame().words)), "ref, kind, target, basis, passage");
    }
}
