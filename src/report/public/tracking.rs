//! The decision-tracking table: recommendation, owner, deadline, progress and follow-up, status.

use super::gathered::{Gathered, Tracked};
use crate::model::date::Span;
use crate::model::record::Recommendation;
use crate::model::state::Standing;
use crate::model::translation::Shown;
use crate::model::vocabulary::{Health, Role, Status, Tracking};
use crate::report::frame::Frame;
use crate::report::lists::recommendation_list::{judged_status, own_title};
use crate::report::pages::facts::status_of_parts;
use crate::report::table::{Cell, Column, Table, Tone, held, tone};
use crate::text::Part;

/// Whether owners are named; the page of one owner names no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owners {
    Named,
    Unnamed,
}

/// A row for each recommendation; one tracked for each owner has the note of every owner that reported.
pub(super) fn tracking(
    name: &'static str,
    rows: &[&Tracked],
    gathered: &Gathered,
    owners: Owners,
    frame: &Frame,
) -> Table<'static> {
    let (h, texts) = (&frame.words.headings, &frame.words.report);
    let mut columns = vec![Column::text("recommendation", h.recommendation)];
    if owners == Owners::Named {
        columns.push(Column::text("owner", h.owner));
    }
    columns.extend([Column::text("due", h.due), Column::text("follow_up", texts.follow_up), Column::text("status", h.status)]);
    let rows = rows.iter().map(|one| row(one, gathered, owners, frame)).collect();
    Table { name, as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows) }
}

fn row(one: &Tracked, gathered: &Gathered, owners: Owners, frame: &Frame) -> Vec<Cell> {
    let record = &one.record;
    let mut cells = vec![Cell::Named { reference: record.reference.to_string(), title: title(one, frame) }];
    if owners == Owners::Named {
        let nobody = || Cell::Toned(frame.words.report.no_owner.to_owned(), Tone::Faint);
        cells.push(owner(one, gathered, frame).map_or_else(nobody, Cell::Text));
    }
    let standing = standing(one, owners);
    cells.extend([due(standing, frame), Cell::text(said(one, gathered, owners, frame)), status(one, standing, owners, frame)]);
    cells
}

fn title(one: &Tracked, frame: &Frame) -> String {
    let title = own_title(&one.record, frame.words);
    match one.record.tracking {
        Tracking::Restated => format!("{title} ({})", frame.words.sentences.restatement),
        Tracking::Single | Tracking::Each | Tracking::Components => title,
    }
}

/// On an owner's page the standing of its share, if it has one.
fn standing(one: &Tracked, owners: Owners) -> &Standing {
    match (owners, one.shares.first()) {
        (Owners::Unnamed, Some(share)) => &share.standing,
        _ => &one.record.standing,
    }
}

fn owner(one: &Tracked, gathered: &Gathered, frame: &Frame) -> Option<String> {
    let record = &one.record;
    if let (Tracking::Each, Some(tally)) = (record.tracking, record.tally) {
        return Some((frame.words.sentences.each_of)(tally.n_shares()));
    }
    let of = |role| record.owners.iter().filter(move |one| one.role == role).map(|one| gathered.name(&one.code).to_owned());
    let leads: Vec<String> = of(Role::Lead).collect();
    let answering = if leads.is_empty() { of(Role::Addressee).collect() } else { leads };
    (!answering.is_empty()).then(|| answering.join(frame.words.sentences.semicolon))
}

/// The deadline as stated, its day, the number of extensions, and whether it has passed.
fn due(standing: &Standing, frame: &Frame) -> Cell {
    let words = frame.words;
    let Some(deadline) = standing.deadline.as_ref() else {
        return Cell::Toned(words.dates.none_set.to_owned(), Tone::Faint);
    };
    let mut said = words.deadline(deadline);
    if let Some(day) = standing.due_on.filter(|_| deadline.is_event()) {
        said = format!("{said} ({})", (words.dates.span)(Span::Day(day)));
    }
    if standing.n_extensions > 0 {
        said = format!("{said}, {}", (words.dates.extended)(standing.n_extensions));
    }
    let health = frame.health(standing);
    let tone = tone(health);
    if matches!(health, Health::Overdue | Health::DueSoon) {
        said = format!("{said}\n{}", (words.labels.health)(health));
    }
    match standing.due_on {
        Some(on) => Cell::Dated { said, on, tone },
        None => Cell::Text(said),
    }
}

/// The dispute, the last public note, the notes of the owners of shares, then the cause of delay.
fn said(one: &Tracked, gathered: &Gathered, owners: Owners, frame: &Frame) -> Option<String> {
    let words = frame.words;
    let standing = standing(one, owners);
    let mut said: Vec<String> = standing.dispute.iter().map(|text| format!("† {text}")).collect();
    said.extend(standing.last_public_note.as_deref().map(|note| words.note(note).into_owned()));
    if owners == Owners::Named {
        for share in one.shares.iter().filter(|share| share.standing.status != Status::NotReported) {
            let colon = words.sentences.colon;
            let status = judged_status(&share.standing, words);
            let dispute = share.standing.dispute.as_ref().map_or_else(String::new, |text| format!(" † {text}"));
            let note = share.standing.last_public_note.as_deref();
            let note = note.map_or_else(String::new, |note| format!(". {}", words.note(note)));
            said.push(format!("{}{colon}{status}{dispute}{note}", gathered.name(&share.code)));
        }
    }
    let is_late = frame.health(standing) == Health::Overdue;
    let cause = standing.cause.filter(|_| is_late);
    said.extend(cause.map(|cause| format!("{}{}{}", words.headings.cause, words.sentences.colon, (words.labels.cause)(cause))));
    (!said.is_empty()).then(|| said.join("\n"))
}

/// The status; for one tracked for each owner, the number of owners that implemented it.
fn status(one: &Tracked, standing: &Standing, owners: Owners, frame: &Frame) -> Cell {
    let words = frame.words;
    let said = match (owners, one.record.tally) {
        (Owners::Named, Some(tally)) => status_of_parts(standing, Some(&tally), Part::Owners, words),
        _ => judged_status(standing, words),
    };
    match standing.status {
        Status::Implemented => Cell::Toned(said, Tone::Good),
        Status::NotReported => Cell::Toned(said, Tone::Faint),
        _ => Cell::Text(said),
    }
}

/// The text in the reader's language, or the original, marked as such.
pub(super) fn text(record: &Recommendation, frame: &Frame) -> String {
    match record.text_in(frame.words.lang) {
        Shown::InLanguage(text) => text.to_owned(),
        Shown::Original(text) => format!("{text} [{}]", frame.words.sentences.not_translated),
    }
}
