//! The table `relations` (section 7).

use crate::error::Result;
use crate::model::record::Relation;
use crate::model::vocabulary::{Basis, RelationKind};
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

/// Every relation of the source, in its order.
pub fn relations<'a>(source: impl FnOnce(&mut dyn FnMut(Relation) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    streamed("relations", &frame, columns(frame.words), source, row)
}

/// The columns, in the order of section 7.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::word("ref", h.reference),
        Column::one_of::<RelationKind>("kind", h.kind),
        Column::word("target", h.target),
        Column::one_of::<Basis>("basis", h.basis),
        Column::text("passage", h.passage),
    ]
}

/// The cells of one relation, in the order of the columns.
pub fn row(record: &Relation) -> Vec<Cell> {
    vec![
        Cell::Text(record.reference.to_string()),
        Cell::word(Some(record.kind)),
        Cell::Text(record.target.to_string()),
        Cell::word(Some(record.basis)),
        Cell::text(record.passage.as_deref()),
    ]
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
