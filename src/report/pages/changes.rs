//! `midsa changes` for people: what happened since a day, apart from what was only learned since.

use crate::model::date::Span;
use crate::model::movement::{Changes, Move, Movement, NetChange, When};
use crate::model::state::Standing;
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::recommendation_list::titled;
use crate::report::pages::remarks::left_out;
use crate::report::table::{Cell, Column, Table, held};
use crate::text::Words;

/// For people: the movement in a line, then what happened since, what was learned since and what is new. Shares with the same
/// change are one row. Only the first `n_shown` rows are shown; each section says how many there are.
pub fn changes_for_people(changes: &Changes, n_shown: usize, frame: &Frame) -> Document<'static> {
    let overviews = &frame.words.overviews;
    let day = |day| (frame.words.dates.span)(Span::Day(day));
    let mut blocks = vec![Block::Text(moved(changes, frame))];
    for (when, heading) in [
        (When::HappenedSince, overviews.happened_since),
        (When::LearnedSince, overviews.learned_since),
        (When::AddedSince, overviews.added_since),
    ] {
        let n = changes.rows.iter().filter(|change| change.when == when).count();
        let rows: Vec<&NetChange> = changes.rows[..n_shown].iter().filter(|change| change.when == when).collect();
        if !rows.is_empty() {
            blocks.push(Block::Heading(format!("{heading} ({})", frame.words.first_of(rows.len(), n))));
            blocks.push(Block::Table(section(&rows, when, frame)));
        }
    }
    Document { title: (overviews.changes)(&day(changes.since), &day(frame.today)), lang: frame.words.lang, blocks }
}

/// The movement as `progress` counts it. If the rows hold more, the movement by shares too, after what is left out.
fn moved(changes: &Changes, frame: &Frame) -> String {
    let overviews = &frame.words.overviews;
    let say = |movement: &Movement| Move::ALL.map(|one| (overviews.moved)(movement.n(one), one)).join(", ");
    let said = say(&changes.movement);
    if changes.by_share == changes.movement {
        return said;
    }
    let apart = (overviews.moved_apart)(&say(&changes.by_share), &left_out(&changes.left_out, frame.words));
    format!("{said}\n{apart}")
}

fn section(rows: &[&NetChange], when: When, frame: &Frame) -> Table<'static> {
    let (h, overviews) = (&frame.words.headings, &frame.words.overviews);
    let columns = vec![
        Column::word("ref", h.reference),
        Column::text("title", h.recommendation),
        Column::text("change", overviews.change),
        Column::text("happened_on", h.happened_on),
    ];
    // Reference, title, owners, changes and day.
    let mut told: Vec<(String, String, Vec<String>, Cell, String)> = Vec::new();
    for change in rows {
        let happened = change.happened_on.map(|day| frame.words.day(day)).unwrap_or_default();
        let day = if when == When::LearnedSince {
            format!("{happened}{}{}", frame.words.sentences.semicolon, (overviews.learned)(&frame.words.day(change.learned_on)))
        } else {
            happened
        };
        let what = Cell::joined(&lines(change, frame), frame.words.sentences.semicolon);
        let reference = change.reference.to_string();
        let alike = told.iter_mut().find(|row| row.0 == reference && !row.2.is_empty() && row.3 == what && row.4 == day);
        match (alike, &change.owner) {
            (Some(row), Some(owner)) => row.2.push(owner.clone()),
            (_, owner) => {
                let title = titled(&change.title, &change.translations, frame.words);
                told.push((reference, title, owner.iter().cloned().collect(), what, day));
            }
        }
    }
    let rows = told.into_iter().map(|(reference, title, owners, what, day)| {
        let mut said = vec![Cell::Text(owners.join(", ")), what];
        said.retain(|cell| !cell.plain().is_empty());
        vec![Cell::Text(reference), Cell::Text(title), Cell::joined(&said, frame.words.sentences.colon), Cell::Text(day)]
    });
    Table { name: "changes", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows.collect()) }
}

/// The changes, then the note and who reported it.
fn lines(change: &NetChange, frame: &Frame) -> Vec<Cell> {
    let (words, now) = (frame.words, &change.now);
    let (h, labels, colon) = (&words.headings, &words.labels, words.sentences.colon);
    let mut lines = Vec::new();
    let then_status = change.then.as_ref().map(|then| then.status);
    if then_status != Some(now.status) && change.when != When::AddedSince {
        let from = then_status.map(|status| format!("{} → ", (labels.status)(status))).unwrap_or_default();
        lines.push(format!("{from}{}", (labels.status)(now.status)));
    }
    match &change.then {
        Some(then) => lines.extend(steps(then, change, words)),
        None => lines.extend(now.deadline.as_ref().map(|due| format!("{}{colon}{}", h.due, words.short_deadline(due)))),
    }
    let mut lines: Vec<Cell> = lines.into_iter().map(Cell::Text).collect();
    // Who entered what is new says nothing of it.
    let told = change.follow_up.as_ref().filter(|one| change.when != When::AddedSince || one.note.is_some());
    if let Some(follow_up) = told {
        lines.push(frame.note(follow_up.note.as_deref(), follow_up.audience));
        lines.extend(follow_up.reported_by.as_ref().map(|who| match follow_up.channel {
            Some(channel) => Cell::Text(format!("{who} ({})", (labels.channel)(channel))),
            None => Cell::Text(who.clone()),
        }));
    }
    lines.retain(|cell| *cell != Cell::Empty);
    lines
}

/// What else differs from `then`.
fn steps(then: &Standing, change: &NetChange, words: &Words) -> Vec<String> {
    let now = &change.now;
    let (h, labels, colon) = (&words.headings, &words.labels, words.sentences.colon);
    let mut lines = Vec::new();
    if then.assurance != now.assurance {
        lines.push(format!(
            "{}{colon}{} → {}",
            h.assurance,
            (labels.assurance)(then.assurance),
            (labels.assurance)(now.assurance)
        ));
    }
    if then.response != now.response {
        let said = |standing: &Standing| standing.response.map_or(words.sections.not_stated, labels.response);
        lines.push(format!("{}{colon}{} → {}", h.response, said(then), said(now)));
    }
    if then.deadline != now.deadline || then.due_on != now.due_on {
        let said = |standing: &Standing| match (&standing.deadline, standing.due_on) {
            (Some(due), Some(day)) if due.is_event() => words.day(day),
            (Some(due), _) => words.short_deadline(due),
            (None, _) => words.dates.none_set.to_owned(),
        };
        lines.push(format!("{}{colon}{} → {}", h.due, said(then), said(now)));
    }
    match (&then.dispute, &now.dispute) {
        (None, Some(text)) => lines.push((words.desk.in_dispute)(text)),
        (Some(text), None) => lines.push((words.sentences.dispute_settled)(text)),
        (Some(_) | None, _) => {}
    }
    lines.extend(change.overdue_since.map(|_| words.overviews.became_overdue.to_owned()));
    lines
}

#[cfg(test)]
mod tests {
    use super::{Changes, Move, Movement, NetChange, When, changes_for_people};
    use crate::model::follow_up::{FollowUp, Sets};
    use crate::model::progress::LeftOut;
    use crate::model::vocabulary::{Audience, Status};
    use crate::report::document::Block;
    use crate::report::samples::{frame, headings, reference, standing};
    use crate::testing::day;

    fn change(owner: Option<&str>, when: When) -> NetChange {
        NetChange {
            reference: reference("A-1"),
            owner: owner.map(str::to_owned),
            title: "Focal points".to_owned(),
            translations: Vec::new(),
            then: Some(standing(Status::NotReported, Some("2026-06-30"))),
            now: standing(Status::Implemented, Some("2026-06-30")),
            when,
            happened_on: Some(day("2026-03-01")),
            learned_on: day("2026-05-02"),
            follow_up: None,
            moves: vec![Move::NewlyImplemented],
            overdue_since: None,
        }
    }

    fn reported() -> FollowUp {
        FollowUp {
            id: 1,
            owner: None,
            happened_on: day("2026-03-01"),
            recorded_at: "2026-05-02T08:30:00Z".parse().expect("an instant"),
            recorded_by: "officer".to_owned(),
            reported_by: Some("Ms Phiri".to_owned()),
            channel: None,
            sets: Sets::default(),
            note: None,
            audience: Audience::Public,
            cause: None,
            decided_by: None,
            successor: None,
            round: None,
            evidence: Vec::new(),
        }
    }

    fn sample() -> Changes {
        let mut movement = Movement::default();
        movement.count(&[Move::NewlyImplemented, Move::Silent]);
        let rows = vec![
            change(Some("BWA"), When::HappenedSince),
            change(Some("ZMB"), When::HappenedSince),
            change(None, When::LearnedSince),
        ];
        let left_out = LeftOut { n_requests: 1, ..LeftOut::default() };
        Changes { since: day("2026-01-31"), rows, movement, left_out, by_share: movement }
    }

    fn drawn(table: super::Table<'_>) -> Vec<String> {
        let mut rows = Vec::new();
        table
            .rows
            .each(&mut |cells| {
                rows.push(cells.iter().map(super::Cell::plain).collect::<Vec<_>>().join(" | "));
                Ok(())
            })
            .expect("nothing can fail");
        rows
    }

    #[test]
    fn what_happened_since_is_apart_from_what_was_learned_since() {
        let document = changes_for_people(&sample(), 3, &frame());
        assert_eq!(document.title, "What moved from 31 January 2026 to 24 November 2026");
        assert_eq!(headings(&document), ["Happened since (2)", "Happened before, learned since (1)"]);
        assert_eq!(headings(&changes_for_people(&sample(), 1, &frame())), ["Happened since (1 of 2)"]);
        let line = "1 newly implemented, 0 newly confirmed, 0 slipped, 0 reopened, 1 silent";
        assert!(matches!(&document.blocks[0], Block::Text(text) if text == line));
        let mut by_share = sample();
        (0..2).for_each(|_| by_share.by_share.count(&[Move::NewlyImplemented]));
        let apart = "every owner’s share by itself, and 1 request: 3 newly implemented, 0 newly confirmed, 0 slipped, 0 reopened, 1 silent";
        let both = format!("{line}\n{apart}");
        assert!(matches!(&changes_for_people(&by_share, 3, &frame()).blocks[0], Block::Text(text) if *text == both));
        let tables =
            document.blocks.into_iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        let rows: Vec<Vec<String>> = tables.map(drawn).collect();
        let what = "no information received → implemented";
        assert_eq!(rows[0], [format!("A-1 | Focal points | BWA, ZMB: {what} | 1\u{a0}Mar\u{a0}2026")]);
        assert_eq!(rows[1], [format!("A-1 | Focal points | {what} | 1\u{a0}Mar\u{a0}2026; learned 2\u{a0}May\u{a0}2026")]);
    }

    #[test]
    fn what_is_new_has_its_note_and_who_reported_it() {
        let follow_up = FollowUp { note: Some("A law is drafted".to_owned()), ..reported() };
        let new = NetChange { then: None, follow_up: Some(follow_up), ..change(None, When::HappenedSince) };
        let told = |change: &NetChange| super::Cell::joined(&super::lines(change, &frame()), "; ").plain();
        assert_eq!(told(&new), "implemented; Due: 30\u{a0}Jun\u{a0}2026; A law is drafted; Ms Phiri");
        let entered = NetChange { follow_up: Some(reported()), when: When::AddedSince, ..new };
        assert_eq!(told(&entered), "Due: 30\u{a0}Jun\u{a0}2026");
    }

    #[test]
    fn what_became_overdue_is_told_beside_what_else_changed() {
        let mut late = change(None, When::HappenedSince);
        late.now = standing(Status::InProgress, Some("2026-06-30"));
        late.overdue_since = Some(day("2026-07-01"));
        let told = super::Cell::joined(&super::lines(&late, &frame()), "; ").plain();
        assert_eq!(told, "no information received → in progress; became overdue");
    }
}
