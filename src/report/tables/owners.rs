//! The table `owners` (section 7).

use crate::error::Result;
use crate::model::record::Owner;
use crate::model::vocabulary::OwnerKind;
use crate::report::field;
use crate::report::frame::{Frame, Reader, of_fields};
use crate::report::lists::owner_list::own_name;
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

type Field = field::Field<Owner>;

/// The columns, in the order of section 7.
pub const FIELDS: &[Field] = &[
    Field::word("code", |h| h.code, |record, _| Cell::Text(record.code.clone())),
    Field::one_of::<OwnerKind>("kind", |h| h.kind, |record, frame| frame.word(Some(record.kind))),
    Field::text("name", |h| h.name, |record, frame| Cell::Text(called(record, frame))),
    Field::text("name_fr", |h| h.name_fr, |record, _| Cell::text(record.name_fr.as_deref())),
    Field::text("name_pt", |h| h.name_pt, |record, _| Cell::text(record.name_pt.as_deref())),
    Field::list("former_names", |h| h.former_names, |record, _| Cell::List(record.former_names.clone())),
    Field::list("members", |h| h.members, |record, _| Cell::List(record.members.clone())),
    Field::number("n_open", |h| h.n_open, |record, _| Cell::Integer(record.n_open.into())).left_alone(),
    Field::number("n_overdue", |h| h.n_overdue, |record, _| Cell::Integer(record.n_overdue.into())).left_alone(),
];

/// A row for each owner, in the order of the source.
pub fn owners<'a>(source: impl FnOnce(&mut dyn FnMut(Owner) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    of_fields("owners", frame, FIELDS, source)
}

/// The columns for a table.
pub fn columns(words: &Words) -> Vec<Column> {
    field::columns(FIELDS, words)
}

/// The cells of one row, in the order of the columns.
pub fn row(record: &Owner, frame: &Frame) -> Vec<Cell> {
    field::row(FIELDS, record, frame)
}

/// For people in their language; otherwise the first name.
fn called(record: &Owner, frame: &Frame) -> String {
    match frame.reader {
        Reader::People => own_name(record, frame.words),
        Reader::Programs => record.name.clone(),
    }
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
