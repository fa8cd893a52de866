//! The table `meetings` (section 7).

use crate::error::Result;
use crate::model::record::Meeting;
use crate::model::vocabulary::MeetingKind;
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

/// Every meeting of the source, in its order.
pub fn meetings<'a>(source: impl FnOnce(&mut dyn FnMut(Meeting) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    streamed("meetings", &frame, columns(frame.words), source, row)
}

/// The columns, in the order of section 7.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::word("ref", h.reference),
        Column::one_of::<MeetingKind>("kind", h.kind),
        Column::word("body", h.body),
        Column::text("title", h.title),
        // As exact as stated: a day, a month or a year.
        Column::word("starts", h.starts),
        Column::word("ends", h.ends),
        Column::text("place", h.place),
        Column::word("country", h.country),
        Column::number("n_recommendations", h.n_recommendations),
        Column::number("n_implemented", h.n_implemented),
    ]
}

/// The cells of one meeting, in the order of the columns.
pub fn row(record: &Meeting) -> Vec<Cell> {
    vec![
        Cell::Text(record.reference.clone()),
        Cell::word(Some(record.kind)),
        Cell::Text(record.body.clone()),
        Cell::Text(record.title.clone()),
        Cell::text(record.starts.map(|span| span.to_string())),
        Cell::text(record.ends.map(|span| span.to_string())),
        Cell::text(record.place.as_deref()),
        Cell::text(record.country.as_deref()),
        Cell::Integer(record.n_recommendations.into()),
        Cell::Integer(record.n_implemented.into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::{columns, row};
    use crate::report::samples::{frame, keys, meeting};

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        let expected = "ref, kind, body, title, starts, ends, place, country, n_recommendations, n_implemented";
        assert_eq!(keys(&columns(frame().words)), expected);
        assert_eq!(row(&meeting()).len(), columns(frame().words).len());
    }
}
