//! `midsa due` for people: the open leaves, in a section for each urgency.

use std::collections::HashSet;

use crate::model::agenda::{Leaf, Urgency, days_left};
use crate::model::date::Span;
use crate::model::state::Standing;
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::recommendation_list::{due, judged_status, marked, titled};
use crate::report::table::{Cell, Column, Table, Tone, held};

/// A section for each urgency that occurs, with its number of leaves. Shares of one recommendation with the same standing are one
/// row. Only the first `n_shown` leaves are shown; each section says how many there are.
pub fn agenda(leaves: &[Leaf], n_shown: usize, frame: &Frame) -> Document<'static> {
    let (words, overviews) = (frame.words, &frame.words.overviews);
    let mut blocks = Vec::new();
    for urgency in Urgency::ALL {
        let all = leaves.iter().filter(|leaf| urgency_of(leaf, frame) == urgency).count();
        let of_this: Vec<&Leaf> = leaves[..n_shown].iter().filter(|leaf| urgency_of(leaf, frame) == urgency).collect();
        if !of_this.is_empty() {
            let n = words.first_of(of_this.len(), all);
            let apart =
                if are_apart(&of_this) { format!("{}{}", words.sentences.semicolon, overviews.apart) } else { String::new() };
            blocks.push(Block::Heading(format!("{} ({n}{apart})", (overviews.urgency)(urgency))));
            blocks.push(Block::Table(section(&together(&of_this, urgency, frame), urgency, frame)));
        }
    }
    Document { title: (overviews.agenda)(&(words.dates.span)(Span::Day(frame.today))), lang: words.lang, blocks }
}

/// Whether a recommendation is counted several times, once for each owner's share.
fn are_apart(leaves: &[&Leaf]) -> bool {
    let mut seen = HashSet::new();
    leaves.iter().any(|leaf| !seen.insert(leaf.id))
}

/// The number of overdue leaves.
pub fn n_overdue(leaves: &[Leaf], frame: &Frame) -> usize {
    leaves.iter().filter(|leaf| urgency_of(leaf, frame) == Urgency::Overdue).count()
}

fn urgency_of(leaf: &Leaf, frame: &Frame) -> Urgency {
    Urgency::of(&leaf.standing, frame.today, frame.patience)
}

/// One leaf for each group of shares that differ only by their owners, as far as the section of this urgency shows.
fn together(leaves: &[&Leaf], urgency: Urgency, frame: &Frame) -> Vec<Leaf> {
    let mut rows: Vec<Leaf> = Vec::new();
    for leaf in leaves {
        let is_alike = |row: &&mut Leaf| {
            let told = |leaf: &Leaf| {
                let Standing { status, assurance, n_extensions, dispute, watch, .. } = &leaf.standing;
                let told_status = (urgency == Urgency::Undated).then_some((*status, *assurance));
                (leaf.id, told_status, watch.due_on, *n_extensions, dispute.is_some())
            };
            let why = |leaf: &Leaf| (leaf.standing.cause, frame.last_note(&leaf.standing));
            row.share.is_some()
                && leaf.share.is_some()
                && told(row) == told(leaf)
                && row.standing.deadline == leaf.standing.deadline
                && row.cancelled == leaf.cancelled
                && (urgency != Urgency::Overdue || why(row) == why(leaf))
        };
        match rows.iter_mut().find(is_alike) {
            Some(row) => row.owners.extend(leaf.owners.iter().cloned()),
            None => rows.push((*leaf).clone()),
        }
    }
    rows
}

fn section(leaves: &[Leaf], urgency: Urgency, frame: &Frame) -> Table<'static> {
    let (h, overviews) = (&frame.words.headings, &frame.words.overviews);
    let mut columns =
        vec![Column::word("ref", h.reference), Column::text("title", h.recommendation), Column::text("owner", h.owner)];
    columns.extend(match urgency {
        Urgency::Overdue => vec![
            Column::word("due", h.due),
            Column::number("days", overviews.days_late),
            Column::text("cause", h.cause),
            Column::text("last_note", h.last_note),
        ],
        Urgency::DueSoon | Urgency::Later => vec![Column::word("due", h.due), Column::number("days", overviews.days_left)],
        Urgency::AwaitingMeeting => vec![Column::text("due", h.due)],
        Urgency::Undated => vec![Column::text("status", h.status)],
    });
    let rows = leaves.iter().map(|leaf| {
        let standing = &leaf.standing;
        let days = days_left(standing, frame.today).unwrap_or_default();
        let mut cells = vec![
            Cell::Text(leaf.reference.to_string()),
            Cell::Text(marked(&titled(&leaf.title, &leaf.translations, frame.words), standing)),
            Cell::Text(leaf.owners.join(", ")),
        ];
        cells.extend(match urgency {
            Urgency::Overdue => vec![
                due(standing, frame.words),
                Cell::Toned((-days).to_string(), Tone::Bad),
                Cell::text(standing.cause.map(frame.words.labels.cause)),
                frame.last_note(standing),
            ],
            Urgency::DueSoon => vec![due(standing, frame.words), Cell::Toned(days.to_string(), Tone::Warning)],
            Urgency::Later => vec![due(standing, frame.words), Cell::Integer(days)],
            Urgency::AwaitingMeeting => match &leaf.cancelled {
                Some(meeting) => {
                    let (due, words) = (due(standing, frame.words).plain(), frame.words);
                    vec![Cell::Text(format!("{due}{}{}", words.sentences.semicolon, (words.dates.is_cancelled)(meeting)))]
                }
                None => vec![due(standing, frame.words)],
            },
            Urgency::Undated => vec![Cell::Text(judged_status(standing, frame.words))],
        });
        cells
    });
    let table = Table { name: "deadlines", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows.collect()) };
    table.without_empty(&["cause", "last_note"])
}

#[cfg(test)]
mod tests {
    use super::{Leaf, agenda, n_overdue};
    use crate::model::id::{OwnerId, RecommendationId};
    use crate::model::vocabulary::{Cause, Status};
    use crate::report::document::Block;
    use crate::report::samples::{frame, headings, reference, standing};

    fn leaf(text: &str, owner: &str, due: Option<&str>) -> Leaf {
        Leaf {
            id: RecommendationId(1),
            share: Some(1),
            reference: reference(text),
            owner: Some(OwnerId(1)),
            title: "Focal points".to_owned(),
            translations: Vec::new(),
            owners: vec![owner.to_owned()],
            standing: standing(Status::NotReported, due),
            cancelled: None,
        }
    }

    #[test]
    fn sections_count_leaves_and_equal_shares_are_one_row() {
        let of = ["BWA", "ZMB"].map(|owner| leaf("A-1", owner, Some("2026-11-01")));
        let mut late = leaf("A-1", "NAM", Some("2026-11-01"));
        (late.standing.cause, late.standing.last_note) = (Some(Cause::Funding), Some("waits for the budget".to_owned()));
        let leaves = [of.to_vec(), vec![late], vec![leaf("A-1", "MUS", Some("2027")), leaf("A-1", "AGO", None)]].concat();
        let document = agenda(&leaves, leaves.len(), &frame());
        assert_eq!(headings(&document), ["Overdue (3; every owner’s share by itself)", "Later (1)", "Undated (1)"]);
        assert_eq!(headings(&agenda(&leaves, 2, &frame())), ["Overdue (2 of 3; every owner’s share by itself)"]);
        let mut rows = Vec::new();
        for block in document.blocks {
            if let Block::Table(table) = block {
                table
                    .rows
                    .each(&mut |cells| {
                        rows.push(cells.iter().map(super::Cell::plain).collect::<Vec<_>>().join(" | "));
                        Ok(())
                    })
                    .expect("nothing can fail");
            }
        }
        let expected = [
            "A-1 | Focal points | BWA, ZMB | 1\u{a0}Nov\u{a0}2026 | 23 |  | ",
            "A-1 | Focal points | NAM | 1\u{a0}Nov\u{a0}2026 | 23 | funding | waits for the budget",
            "A-1 | Focal points | MUS | 2027 | 402",
            "A-1 | Focal points | AGO | no information received",
        ];
        assert_eq!(rows, expected);
        assert_eq!(n_overdue(&leaves, &frame()), 3);
    }
}
