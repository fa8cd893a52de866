//! The table `translations` (section 7).

use crate::error::Result;
use crate::model::translation::Translated;
use crate::model::vocabulary::Lang;
use crate::report::field;
use crate::report::frame::{Frame, of_fields};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

type Field = field::Field<Translated>;

/// The columns, in the order of section 7.
pub const FIELDS: &[Field] = &[
    Field::word("ref", |h| h.reference, |record, _| Cell::Text(record.reference.to_string())),
    Field::one_of::<Lang>("lang", |h| h.lang, |record, frame| frame.word(Some(record.translation.lang))),
    Field::text("title", |h| h.title, |record, _| Cell::text(record.translation.title.as_deref())),
    Field::text("text", |h| h.text, |record, _| Cell::text(record.translation.text.as_deref())),
];

/// A row for each translation, in the order of the source.
pub fn translations<'a>(
    source: impl FnOnce(&mut dyn FnMut(Translated) -> Result<()>) -> Result<()> + 'a,
    frame: Frame,
) -> Table<'a> {
    of_fields("translations", frame, FIELDS, source)
}

/// The columns for a table.
pub fn columns(words: &Words) -> Vec<Column> {
    field::columns(FIELDS, words)
}

#[cfg(test)]
mod tests {
    use super::columns;
    use crate::report::samples::{frame, keys};

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        assert_eq!(keys(&columns(frame().words)), "ref, lang, title, text");
    }
}
