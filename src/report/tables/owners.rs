//! The table `owners` (section 7).

use crate::error::Result;
use crate::model::record::Owner;
use crate::model::vocabulary::OwnerKind;
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

/// Every owner of the source, in its order.
pub fn owners<'a>(source: impl FnOnce(&mut dyn FnMut(Owner) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    streamed("owners", &frame, columns(frame.words), source, row)
}

/// The columns, in the order of section 7.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::word("code", h.code),
        Column::one_of::<OwnerKind>("kind", h.kind),
        Column::text("name", h.name),
        Column::text("name_fr", h.name_fr),
        Column::text("name_pt", h.name_pt),
        Column::list("former_names", h.former_names),
        Column::list("members", h.members),
        Column::number("n_open", h.n_open),
        Column::number("n_overdue", h.n_overdue),
    ]
}

/// The cells of one owner, in the order of the columns.
pub fn row(record: &Owner) -> Vec<Cell> {
    vec![
        Cell::Text(record.code.clone()),
        Cell::word(Some(record.kind)),
        Cell::Text(record.name.clone()),
        Cell::text(record.name_fr.as_deref()),
        Cell::text(record.name_pt.as_deref()),
        Cell::List(record.former_names.clone()),
        Cell::List(record.members.clone()),
        Cell::Integer(record.n_open.into()),
        Cell::Integer(record.n_overdue.into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::columns;
    use crate::report::samples::{frame, keys};

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        let expected = "code, kind, name, name_fr, name_pt, former_names, members, n_open, n_overdue";
        assert_eq!(keys(&columns(frame().words)), expected);
    }
}
