//! The matrix: a row for each recommendation tracked for each owner, a column for each owner. The table `matrix` for programs has
//! the words of the statuses; people see a letter and a colour, with totals on both sides and a legend below.

use std::collections::BTreeSet;

use crate::model::date::Span;
use crate::model::record::{Recommendation, Share};
use crate::model::vocabulary::Status;
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::recommendation_list::own_title;
use crate::report::pictures::heat_map;
use crate::report::table::{Cell, Column, Table, Tone, held};
use crate::text::Words;

/// A recommendation with its shares.
pub type Row = (Recommendation, Vec<Share>);

/// `ref`, `title`, then a column for each owner with the status of its share; empty if it has none.
pub fn matrix(rows: &[Row], frame: Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let codes = codes(rows);
    let mut columns = vec![Column::word("ref", h.reference), Column::text("title", h.title)];
    columns.extend(codes.iter().map(|code| Column::word(code.clone(), code.clone())));
    let rows = rows.iter().map(|(record, shares)| {
        let mut cells = vec![Cell::Text(record.reference.to_string()), Cell::Text(frame.title(record))];
        cells.extend(codes.iter().map(|code| frame.word(share_of(shares, code).map(|share| share.standing.status))));
        cells
    });
    Table { name: "matrix", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows.collect()) }
}

/// For people. Disputes are listed below the legend.
pub fn matrix_for_people(rows: &[Row], frame: &Frame) -> Document<'static> {
    let words = frame.words;
    let day = (words.dates.span)(Span::Day(frame.today));
    let mut blocks = vec![letters_page(rows, frame)];
    let disputes = rows.iter().flat_map(|(record, shares)| {
        let own = record.standing.dispute.as_ref().map(|text| (record.reference.to_string(), text));
        let of_shares = shares.iter().filter_map(|share| {
            let text = share.standing.dispute.as_ref()?;
            Some((format!("{} {}", record.reference, share.code), text))
        });
        own.into_iter().chain(of_shares)
    });
    let disputes: Vec<(String, Cell)> = disputes.map(|(subject, text)| (subject, Cell::Text(format!("† {text}")))).collect();
    if !disputes.is_empty() {
        blocks.push(Block::Fields(disputes));
    }
    Document { title: (words.overviews.matrix)(&day), lang: words.lang, blocks }
}

/// The heat map and the table of its letters.
pub(in crate::report) fn letters_page(rows: &[Row], frame: &Frame) -> Block<'static> {
    Block::Drawn(heat_map(rows, frame.words), letters(rows, frame))
}

/// The totals: implemented, silent, and all.
const TOTALS: [Option<Status>; 3] = [Some(Status::Implemented), Some(Status::NotReported), None];

fn letters(rows: &[Row], frame: &Frame) -> Table<'static> {
    let (h, letter) = (&frame.words.headings, frame.words.overviews.letter);
    let codes = codes(rows);
    let sign = |status: Option<Status>| status.map_or_else(|| "Σ".to_owned(), |status| letter(status).to_string());
    let mut columns = vec![Column::word("ref", h.reference), Column::text("title", h.recommendation)];
    columns.extend(codes.iter().map(|code| Column::letter(code.clone(), code.clone())));
    columns.extend(TOTALS.map(|status| Column::number(sign(status), sign(status))));

    let mut cells_of_rows: Vec<Vec<Cell>> = Vec::new();
    for (record, shares) in rows {
        let title = own_title(record, frame.words);
        let mut cells = vec![Cell::Text(record.reference.to_string()), Cell::Text(title)];
        cells.extend(codes.iter().map(|code| share_of(shares, code).map_or(Cell::Empty, |share| sign_of(share, frame.words))));
        cells.extend(TOTALS.map(|status| n_of(shares.iter(), status)));
        cells_of_rows.push(cells);
    }
    for status in TOTALS {
        let label = status.map_or(h.n_total, frame.words.labels.status);
        let mut cells = vec![Cell::Toned(sign(status), Tone::Total), Cell::Text(label.to_owned())];
        cells.extend(codes.iter().map(|code| n_of(rows.iter().filter_map(|(_, shares)| share_of(shares, code)), status)));
        let all = rows.iter().flat_map(|(_, shares)| shares);
        cells.extend(TOTALS.map(|of| if of == status { n_of(all.clone(), status) } else { Cell::Empty }));
        cells_of_rows.push(cells);
    }
    Table { name: "matrix", as_of: frame.today, lang: frame.words.lang, columns, rows: held(cells_of_rows) }
}

fn n_of<'s>(shares: impl Iterator<Item = &'s Share>, status: Option<Status>) -> Cell {
    let n = shares.filter(|share| status.is_none_or(|status| share.standing.status == status)).count();
    Cell::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}

fn sign_of(share: &Share, words: &Words) -> Cell {
    let status = share.standing.status;
    let dispute = if share.standing.dispute.is_some() { "†" } else { "" };
    Cell::Toned(format!("{}{dispute}", (words.overviews.letter)(status)), tone(status))
}

/// The colour of a status; silence is not bad news.
fn tone(status: Status) -> Tone {
    match status {
        Status::Implemented => Tone::Good,
        Status::InProgress | Status::PartlyImplemented | Status::Continuing => Tone::Neutral,
        Status::NotStarted | Status::OnHold => Tone::Warning,
        Status::NotReported | Status::Superseded | Status::NotApplicable | Status::Dropped | Status::Lapsed => Tone::Faint,
    }
}

pub(in crate::report) fn codes(rows: &[Row]) -> Vec<String> {
    let codes: BTreeSet<&str> = rows.iter().flat_map(|(_, shares)| shares).map(|share| share.code.as_str()).collect();
    codes.into_iter().map(str::to_owned).collect()
}

pub(in crate::report) fn share_of<'s>(shares: &'s [Share], code: &str) -> Option<&'s Share> {
    shares.iter().find(|share| share.code == code)
}

#[cfg(test)]
mod tests {
    use super::{Row, Share, Status, matrix, matrix_for_people};
    use crate::report::chart::Picture;
    use crate::report::document::Block;
    use crate::report::samples::{frame, keys, recommendation, share, standing};
    use crate::report::table::{Cell, Table};

    fn of(code: &str, status: Status) -> Share {
        Share { standing: standing(status, None), ..share(code) }
    }

    fn rows() -> Vec<Row> {
        let mut disputed = of("ZMB", Status::InProgress);
        disputed.standing.dispute = Some("not agreed".to_owned());
        vec![
            (recommendation("A-1", None), vec![of("BWA", Status::Implemented), disputed]),
            (recommendation("A-2", None), vec![of("ZMB", Status::NotReported)]),
        ]
    }

    #[test]
    fn a_standing_principle_is_no_failure() {
        let mut standing_principle = recommendation("A-3", None);
        standing_principle.standing = standing(Status::Continuing, None);
        standing_principle.title = "Uphold the human rights of migrants at every border post".to_owned();
        let in_part = vec![of("BWA", Status::Continuing), of("ZMB", Status::Implemented), of("ZWE", Status::NotApplicable)];
        let rows = [
            (standing_principle, vec![of("BWA", Status::Continuing), of("ZMB", Status::Continuing)]),
            (recommendation("A-4", None), in_part),
        ];
        let Some(Block::Drawn(chart, _)) = matrix_for_people(&rows, &frame()).blocks.into_iter().next() else {
            panic!("no table")
        };
        let Picture::HeatMap(map) = chart.picture else { panic!("no heat map") };
        let told: Vec<(&str, &str)> = map.rows.iter().map(|row| (row.short.as_str(), row.done.as_str())).collect();
        assert_eq!(told, [("Uphold the human rights of migrants at…", "continuing"), ("Focal points", "1 of 1")]);
    }

    fn drawn(table: Table<'_>) -> Vec<String> {
        let mut drawn = vec![keys(&table.columns)];
        table
            .rows
            .each(&mut |cells| {
                drawn.push(cells.iter().map(Cell::plain).collect::<Vec<_>>().join(", "));
                Ok(())
            })
            .expect("nothing can fail");
        drawn
    }

    #[test]
    fn a_column_per_owner_holds_the_status() {
        let expected =
            ["ref, title, BWA, ZMB", "A-1, Focal points, implemented, in-progress", "A-2, Focal points, , not-reported"];
        assert_eq!(drawn(matrix(&rows(), frame())), expected);
    }

    #[test]
    fn people_see_letters_with_totals_on_both_sides() {
        let document = matrix_for_people(&rows(), &frame());
        let mut blocks = document.blocks.into_iter();
        let Some(Block::Drawn(chart, table)) = blocks.next() else { panic!("no table") };
        let Picture::HeatMap(map) = chart.picture else { panic!("no heat map") };
        let legend: Vec<&str> = map.legend.iter().map(|sign| sign.label.as_str()).collect();
        assert_eq!(legend, ["no information received 1", "in progress 1", "implemented 1"]);
        assert_eq!(map.rows.iter().map(|row| row.done.as_str()).collect::<Vec<_>>(), ["1 of 2", "0 of 1"]);
        let expected = [
            "ref, title, BWA, ZMB, I, ·, Σ",
            "A-1, Focal points, I, G†, 1, 0, 2",
            "A-2, Focal points, , ·, 0, 1, 1",
            "I, implemented, 1, 0, 1, , ",
            "·, no information received, 0, 1, , 1, ",
            "Σ, Total, 1, 2, , , 3",
        ];
        assert_eq!(drawn(table), expected);
        let Some(Block::Fields(disputes)) = blocks.next() else { panic!("no disputes") };
        assert_eq!(disputes, [("A-1 ZMB".to_owned(), Cell::Text("† not agreed".to_owned()))]);
    }
}
