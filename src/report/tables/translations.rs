//! The table `translations` (section 7).

use crate::error::Result;
use crate::model::record::Translated;
use crate::model::vocabulary::Lang;
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

/// Every translation of the source, in its order.
pub fn translations<'a>(
    source: impl FnOnce(&mut dyn FnMut(Translated) -> Result<()>) -> Result<()> + 'a,
    frame: Frame,
) -> Table<'a> {
    streamed("translations", &frame, columns(frame.words), source, row)
}

/// The columns, in the order of section 7.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::word("ref", h.reference),
        Column::one_of::<Lang>("lang", h.lang),
        Column::text("title", h.title),
        Column::text("text", h.text),
    ]
}

fn row(record: &Translated) -> Vec<Cell> {
    let translation = &record.translation;
    vec![
        Cell::Text(record.reference.to_string()),
        Cell::word(Some(translation.lang)),
        Cell::text(translation.title.as_deref()),
        Cell::text(translation.text.as_deref()),
    ]
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
