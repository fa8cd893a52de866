//! What is late, by how much and why; what is due next. By recommendation, without names of owners.

use std::collections::{BTreeMap, BTreeSet};

use super::gathered::{Gathered, Subject};
use super::{cut, named, short_title};
use crate::model::agenda::Leaf;
use crate::model::date::Span;
use crate::model::record::Recommendation;
use crate::model::vocabulary::Cause;
use crate::report::document::Block;
use crate::report::frame::Frame;
use crate::report::table::{Cell, Column, Table, Tone, held};
use crate::text::capitalised;

/// The rows that fit on a first page.
const N_ROWS: usize = 4;
const N_NEXT: usize = 3;

/// The longest delays with their causes; if nothing is late, what has been open longest.
pub(super) fn delays(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    let texts = &frame.words.report;
    let heading = Block::Heading(texts.delays.to_owned());
    if gathered.overdue.is_empty() {
        let oldest = open_longest(gathered, frame);
        let said = if oldest.is_empty() {
            texts.none_overdue.to_owned()
        } else {
            format!("{} {}", texts.none_overdue, texts.open_longest)
        };
        let list = (!oldest.is_empty()).then_some(Block::List(oldest));
        return [heading, Block::Text(said)].into_iter().chain(list).collect();
    }
    let mut groups: Vec<(&str, Vec<&Leaf>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for leaf in &gathered.overdue {
        let place = *places.entry(leaf.reference.as_str()).or_insert_with(|| {
            groups.push((leaf.reference.as_str(), Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(leaf);
    }
    let n_more = groups.len().saturating_sub(N_ROWS);
    let rows = groups.iter().take(N_ROWS).filter_map(|(reference, leaves)| row(gathered, reference, leaves, frame)).collect();
    let mut said = causes(groups.iter().map(|(_, leaves)| leaves), frame);
    if n_more > 0 {
        said = format!("{} {said}", capitalised(&format!("{}.", (texts.and_more)(n_more))));
    }
    vec![heading, Block::Table(table(rows, frame)), Block::Text(said)]
}

fn table(rows: Vec<Vec<Cell>>, frame: &Frame) -> Table<'static> {
    let (h, texts) = (&frame.words.headings, &frame.words.report);
    let columns = vec![
        Column::text("title", h.recommendation),
        Column::text("due", h.due),
        Column::text("late", texts.late_for),
        Column::text("cause", h.cause),
    ];
    Table { name: "delays", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows) }
}

fn row(gathered: &Gathered, reference: &str, leaves: &[&Leaf], frame: &Frame) -> Option<Vec<Cell>> {
    let (words, texts) = (frame.words, &frame.words.report);
    let first = leaves.first()?;
    let due_on = first.standing.watch.due_on?;
    let record = gathered.any_record(reference);
    let title = record.map_or_else(|| cut(&first.title), |record| short_title(record, frame));
    // What is not counted above says so by its kind.
    let other = record.filter(|_| gathered.record(reference).is_none());
    let title = other.map_or_else(|| title.clone(), |other| format!("{title} ({})", (words.labels.kind)(other.kind)));
    let late = (texts.how_long)(whole((frame.today - due_on).num_days()));
    let of_owners = |record: &Recommendation| {
        // The page of one owner names no other.
        let is_one_owner = matches!(gathered.subject, Subject::Owner(_));
        let tally = record.tally.filter(|tally| tally.n_shares() > 1 && !is_one_owner)?;
        Some((texts.owners_late)(u32::try_from(leaves.len()).unwrap_or(u32::MAX), tally.n_shares()))
    };
    let late =
        record.and_then(of_owners).map_or_else(|| late.clone(), |owners| format!("{late}{}{owners}", words.sentences.semicolon));
    let causes: Vec<&str> = given(leaves).into_iter().map(words.labels.cause).collect();
    let causes = if causes.is_empty() { texts.no_cause.to_owned() } else { causes.join(", ") };
    Some(vec![
        Cell::Named { reference: reference.to_owned(), title },
        Cell::Dated { said: (words.dates.span)(Span::Day(due_on)), on: due_on, tone: Tone::Neutral },
        Cell::Toned(late, Tone::Bad),
        Cell::Text(causes),
    ])
}

/// The causes of all delays, each with the number of recommendations for which it was given, by one owner or several.
fn causes<'l>(recommendations: impl Iterator<Item = &'l Vec<&'l Leaf>>, frame: &Frame) -> String {
    let (words, texts) = (frame.words, &frame.words.report);
    let mut counted: BTreeMap<Option<Cause>, u32> = BTreeMap::new();
    for leaves in recommendations {
        let given = given(leaves);
        for cause in given.iter().copied().map(Some).chain(given.is_empty().then_some(None)) {
            *counted.entry(cause).or_default() += 1;
        }
    }
    let none = counted.remove(&None);
    let mut counted: Vec<(&str, u32)> =
        counted.into_iter().filter_map(|(cause, n)| Some(((words.labels.cause)(cause?), n))).collect();
    counted.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counted.extend(none.map(|n| (texts.no_cause, n)));
    let said: Vec<String> = counted.into_iter().map(|(cause, n)| format!("{cause} {n}")).collect();
    (texts.causes)(&said)
}

/// The causes that were given for one recommendation, each once.
fn given(leaves: &[&Leaf]) -> BTreeSet<Cause> {
    leaves.iter().filter_map(|leaf| leaf.standing.cause).collect()
}

/// The oldest items that are still open.
fn open_longest(gathered: &Gathered, frame: &Frame) -> Vec<String> {
    let open = gathered.adopted.iter().filter(|one| one.is_leaf() && one.is_open());
    open.take(3).map(|one| format!("{} ({})", named(&one.record, frame), state(&one.record, frame))).collect()
}

fn state(record: &Recommendation, frame: &Frame) -> String {
    let status = (frame.words.labels.status)(record.standing.status);
    record.meeting.as_ref().map_or_else(|| status.to_owned(), |meeting| format!("{meeting}, {status}"))
}

/// The next deadlines, each with its day and what has to be done.
///
/// An owner's page includes those adopted elsewhere.
pub(super) fn next(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    let elsewhere = if matches!(gathered.subject, Subject::Owner(_)) { gathered.ahead_elsewhere.as_slice() } else { &[] };
    let mut ahead: Vec<&Leaf> = gathered.ahead.iter().chain(elsewhere).collect();
    ahead.sort_by_key(|leaf| leaf.standing.watch.due_on);
    let (words, texts) = (frame.words, &frame.words.report);
    let mut said: Vec<String> = Vec::new();
    let mut more = 0;
    let mut before: Option<(&str, _)> = None;
    for leaf in ahead {
        let Some(due_on) = leaf.standing.watch.due_on else { continue };
        // Shares of one recommendation with the same deadline are one line.
        if before.replace((leaf.reference.as_str(), due_on)) == Some((leaf.reference.as_str(), due_on)) {
            continue;
        }
        if said.len() == N_NEXT {
            more += 1;
            continue;
        }
        let title = gathered.any_record(leaf.reference.as_str()).map_or_else(|| cut(&leaf.title), |record| named(record, frame));
        said.push(format!("{}{}{title}", (words.dates.span)(Span::Day(due_on)), words.sentences.colon));
    }
    if more > 0 {
        said.push(capitalised(&(texts.and_more)(more)));
    }
    let told = if said.is_empty() { Block::Text(texts.nothing_due.to_owned()) } else { Block::List(said) };
    vec![Block::Heading(texts.due_next.to_owned()), told]
}

fn whole(days: i64) -> u32 {
    u32::try_from(days).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Leaf, causes};
    use crate::model::id::{OwnerId, RecommendationId};
    use crate::model::vocabulary::{Cause, Status};
    use crate::report::samples::{frame, reference, standing};

    fn share(cause: Option<Cause>) -> Leaf {
        let mut standing = standing(Status::NotReported, Some("2026-11-03"));
        standing.cause = cause;
        Leaf {
            id: RecommendationId(1),
            share: Some(1),
            owner: Some(OwnerId(1)),
            reference: reference("MRU-2006-02a"),
            title: "Focal points".to_owned(),
            translations: Vec::new(),
            owners: vec!["ZMB".to_owned()],
            standing,
            cancelled: None,
        }
    }

    #[test]
    fn a_cause_counts_once_for_a_recommendation_however_many_owners_gave_it() {
        let [funding, legal, none] = [Some(Cause::Funding), Some(Cause::Legal), None].map(share);
        let recommendations = [vec![&funding, &legal, &funding, &none], vec![&legal], vec![&none, &none]];
        assert_eq!(causes(recommendations.iter(), &frame()), "Causes given for what is late: legal 2, funding 1, none given 1.");
    }
}
