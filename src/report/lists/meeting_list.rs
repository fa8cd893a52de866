//! The list of meetings for people: when, where, and how much of the adopted is implemented.

use crate::error::Result;
use crate::model::record::Meeting;
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table};
use crate::text::Words;

/// A row for each meeting, in the order of the source.
pub fn list<'a>(source: impl FnOnce(&mut dyn FnMut(Meeting) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    streamed("meetings", &frame, columns(frame.words), source, move |meeting| row(meeting, frame.words))
}

/// The columns.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::word("ref", h.reference),
        Column::text("title", h.title),
        Column::text("when", h.when),
        // On a narrow terminal, town and country give way to the texts.
        Column::list("place", h.place),
        Column::word("n_implemented", h.n_implemented),
    ]
}

fn row(meeting: &Meeting, words: &Words) -> Vec<Cell> {
    vec![
        Cell::Text(meeting.reference.clone()),
        Cell::Text(meeting.title.clone()),
        Cell::Text(when(meeting, words)),
        meeting.place.as_ref().map_or(Cell::Empty, |place| Cell::List(place.split(", ").map(str::to_owned).collect())),
        Cell::text((meeting.counts.n_total() > 0).then(|| words.how_far(&meeting.counts, words.sentences.n_of))),
    ]
}

/// Its days, as exact as known, and whether it was cancelled.
pub(in crate::report) fn when(meeting: &Meeting, words: &Words) -> String {
    let said = match (meeting.starts, meeting.ends) {
        (Some(starts), Some(ends)) if starts != ends => (words.dates.period)(starts, ends),
        (Some(day), _) | (None, Some(day)) => (words.dates.span)(day),
        (None, None) => words.descents.undated.to_owned(),
    };
    if meeting.is_cancelled { format!("{said} ({})", words.sentences.is_cancelled) } else { said }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Meeting, row, when};
    use crate::model::date::Span;
    use crate::model::progress::Counts;
    use crate::model::vocabulary::Lang;
    use crate::report::samples::{frame, meeting};
    use crate::text::words;

    #[track_caller]
    fn case(lang: Lang, starts: &str, ends: Option<&str>, expected: &str) {
        let span = |text: &str| Span::parse(text).expect("a span");
        let meeting = Meeting { starts: Some(span(starts)), ends: ends.map(span), ..meeting() };
        assert_eq!(when(&meeting, words(lang)), expected);
    }

    #[test]
    fn a_row_always_shows_the_denominator() {
        let plain = |meeting: &Meeting| row(meeting, frame().words).iter().map(Cell::plain).collect::<Vec<_>>();
        let expected = ["MRU-2006", "Workshop on Irregular Migration", "11–13 October 2006", "Balaclava;Mauritius", "1 of 4"];
        assert_eq!(plain(&meeting()), expected);
        assert_eq!(plain(&Meeting { counts: Counts::default(), ..meeting() })[4], "");
    }

    #[test]
    fn days_are_as_exact_as_they_are_known() {
        case(Lang::En, "2006-04", Some("2006-04"), "April 2006");
        case(Lang::En, "2006-10-30", Some("2006-11-02"), "30 October 2006 – 2 November 2006");
        case(Lang::En, "2004", None, "2004");
        case(Lang::Fr, "2027-03-01", Some("2027-03-03"), "1er-3 mars 2027");
        case(Lang::Pt, "2010-11-15", Some("2010-11-17"), "15 a 17 de novembro de 2010");
        let undated = Meeting { starts: None, ends: None, is_cancelled: true, ..meeting() };
        assert_eq!(when(&undated, words(Lang::En)), "undated (cancelled)");
    }
}
