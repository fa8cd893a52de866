//! The table `deadlines` (section 7): a row for each open leaf.

use crate::model::agenda::{Leaf, days_left};
use crate::model::vocabulary::Vocabulary;
use crate::report::frame::Frame;
use crate::report::table::{Cell, Column, Table, tone};
use crate::text::Words;

/// A row for each leaf, in the order given. `days` are whole days from the day of the frame, negative when it is late.
pub fn deadlines(leaves: &[Leaf], frame: Frame) -> Table<'_> {
    let rows = move |push: &mut dyn FnMut(&[Cell]) -> crate::error::Result<()>| {
        leaves.iter().try_for_each(|leaf| push(&row(leaf, &frame)))
    };
    Table { name: "deadlines", as_of: frame.today, lang: frame.words.lang, columns: columns(frame.words), rows: Box::new(rows) }
}

/// The columns, in the order of section 7.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::date("due_on", h.due_on),
        Column::word("due", h.due),
        Column::word("ref", h.reference),
        Column::list("owner", h.owner),
        Column::text("title", h.title),
        Column::word("status", h.status),
        Column::word("health", h.health),
        Column::number("days", h.days),
    ]
}

fn row(leaf: &Leaf, frame: &Frame) -> Vec<Cell> {
    let standing = &leaf.standing;
    let health = frame.health(standing);
    vec![
        Cell::date(standing.watch.due_on),
        Cell::text(standing.deadline.as_ref().map(ToString::to_string)),
        Cell::Text(leaf.reference.to_string()),
        Cell::List(leaf.owners.clone()),
        Cell::Text(leaf.title.clone()),
        Cell::word(Some(standing.status)),
        Cell::Toned(health.as_str().to_owned(), tone(health)),
        days_left(standing, frame.today).map_or(Cell::Empty, Cell::Integer),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Leaf, columns, row};
    use crate::model::id::RecommendationId;
    use crate::model::vocabulary::Status;
    use crate::report::samples::{frame, keys, reference, standing};

    fn leaf(text: &str, owner: &str, due: Option<&str>) -> Leaf {
        Leaf {
            id: RecommendationId(1),
            share: Some(1),
            reference: reference(text),
            title: "Focal points".to_owned(),
            owners: vec![owner.to_owned()],
            standing: standing(Status::NotReported, due),
        }
    }

    #[test]
    fn the_columns_are_those_of_the_contract_in_its_order() {
        assert_eq!(keys(&columns(frame().words)), "due_on, due, ref, owner, title, status, health, days");
    }

    #[test]
    fn days_are_negative_when_it_is_late() {
        let plain = |leaf: &Leaf| row(leaf, &frame()).iter().map(super::Cell::plain).collect::<Vec<_>>().join(" | ");
        let late = plain(&leaf("A-1", "ZMB", Some("2026-11")));
        assert_eq!(late, "2026-11-30 | 2026-11 | A-1 | ZMB | Focal points | not-reported | due-soon | 6");
        assert!(plain(&leaf("A-1", "ZMB", Some("2026-11-23"))).ends_with("overdue | -1"));
        assert!(plain(&leaf("A-1", "ZMB", None)).starts_with(" |  | A-1"));
    }
}
