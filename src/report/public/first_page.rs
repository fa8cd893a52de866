//! The first page, for a minister: what was agreed and how much is done, what moved, what is late and why, what is due next, what
//! needs a decision; below the line, what is not counted. It names no owners.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::gathered::{Gathered, Since, Subject};
use super::{cut, delays, named, needs};
use crate::model::date::Span;
use crate::model::movement::{Move, NetChange, When};
use crate::model::round::Round;
use crate::model::vocabulary::Status;
use crate::report::document::{Block, KeyNumber};
use crate::report::frame::Frame;
use crate::report::pictures;
use crate::report::table::Tone;
use crate::text::{RoundDay, capitalised};

/// At most so many movements are named.
const N_MOVED: usize = 3;

/// The blocks of the page.
pub(super) fn first_page(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    let texts = &frame.words.report;
    let mut blocks = vec![as_of(gathered, frame)];
    blocks.extend(key_numbers(gathered, frame));
    blocks.push(Block::Heading(texts.agreed.to_owned()));
    blocks.extend(how_far(gathered, agreed(gathered, frame), frame));
    blocks.extend(gathered.since.iter().flat_map(|since| moved(gathered, since, frame)));
    blocks.extend(gathered.round.as_ref().map(|round| returned(round, frame)));
    blocks.extend(delays::delays(gathered, frame));
    blocks.extend(delays::next(gathered, frame));
    blocks.extend(needs::needs(gathered, frame));
    blocks.extend(below(gathered, frame));
    blocks
}

/// The day of the report, and the day until which it was known.
pub(super) fn as_of(gathered: &Gathered, frame: &Frame) -> Block<'static> {
    let (words, texts) = (frame.words, &frame.words.report);
    let day = |day| (words.dates.span)(Span::Day(day));
    let known = gathered.as_known_on.map(|known_on| (texts.as_known_on)(&day(known_on)));
    let said: Vec<String> = std::iter::once((texts.as_of)(&day(frame.today))).chain(known).collect();
    Block::Lead(said.join(" "))
}

/// How many were adopted, are implemented, were reported on, are late.
pub(super) fn key_numbers(gathered: &Gathered, frame: &Frame) -> Option<Block<'static>> {
    let (texts, counts) = (&frame.words.report, &gathered.counts);
    let n_total = counts.n_total();
    let n_reported = n_total - counts.n(Status::NotReported);
    let of = |number: u32, of: Option<u32>, label: String, tone| KeyNumber {
        number: (texts.number)(number),
        of: of.map(texts.of).unwrap_or_default(),
        label,
        tone,
    };
    let late = if counts.n_overdue > 0 { Tone::Bad } else { Tone::Neutral };
    (n_total > 0).then(|| {
        Block::KeyNumbers(vec![
            of(n_total, None, (texts.key_adopted)(n_total).to_owned(), Tone::Neutral),
            of(counts.n(Status::Implemented), Some(counts.n_base()), (texts.key_done)(counts.pct_implemented()), Tone::Neutral),
            of(n_reported, Some(n_total), texts.reported_on.to_owned(), Tone::Neutral),
            of(counts.n_overdue, None, texts.key_overdue.to_owned(), late),
        ])
    })
}

fn agreed(gathered: &Gathered, frame: &Frame) -> String {
    let texts = &frame.words.report;
    let n = gathered.counts.n_total();
    if n == 0 {
        return texts.nothing_adopted.to_owned();
    }
    if let Subject::Meeting(_) = &gathered.subject {
        return (texts.meeting_adopted)(n);
    }
    let n_meetings = gathered.by_meeting.as_ref().map_or(0, |by| u32::try_from(by.groups.len()).unwrap_or(u32::MAX));
    (texts.adopted)(&cut(&gathered.body), n, n_meetings, gathered.years)
}

/// What was agreed, how much is done, and the bar.
pub(super) fn how_far(gathered: &Gathered, agreed: String, frame: &Frame) -> Vec<Block<'static>> {
    let (words, texts, counts) = (frame.words, &frame.words.report, &gathered.counts);
    if counts.n_total() == 0 {
        return vec![Block::Text(agreed)];
    }
    let n_aside = counts.n_total() - counts.n_base();
    let aside = (n_aside > 0).then(|| (texts.aside)(n_aside));
    let said: Vec<String> = [agreed, (texts.done)(counts), (texts.open)(counts)].into_iter().chain(aside).collect();
    vec![Block::Text(said.join(" ")), pictures::bar("", (texts.done)(counts), counts, words)]
}

fn moved(gathered: &Gathered, since: &Since, frame: &Frame) -> Vec<Block<'static>> {
    let (words, texts) = (frame.words, &frame.words.report);
    let day = (words.dates.span)(Span::Day(since.changes.since));
    let since_when = match &since.meeting {
        Some(meeting) => (texts.since_meeting)(&cut(meeting), &day),
        None => (texts.since)(&day),
    };
    let told = Move::ALL.into_iter().map(|movement| (movement, gathered.movement.n(movement))).filter(|(_, n)| *n > 0);
    let told: Vec<String> = told.map(|(movement, n)| (words.overviews.moved)(n, movement)).collect();
    let named = moves(gathered, since, frame);
    // A new status other than implemented or confirmed is not counted as a movement, but is named too.
    let said = match (told.is_empty(), named.is_empty()) {
        (true, true) => format!("{since_when} {}.", words.overviews.nothing_moved),
        (true, false) => since_when,
        (false, _) => format!("{since_when} {}.", told.join(", ")),
    };
    let list = (!named.is_empty()).then_some(Block::List(named));
    [Block::Heading(texts.moved.to_owned()), Block::Text(said)].into_iter().chain(list).collect()
}

/// The number of owners that answered in the round.
fn returned(round: &Round, frame: &Frame) -> Block<'static> {
    let words = frame.words;
    let said = |day| (words.dates.span)(Span::Day(day));
    let (closed, open) = (round.closed_on.map(said), said(round.closes_on));
    let day = closed.as_deref().map_or(RoundDay::Open(&open), RoundDay::Closed);
    Block::Text((words.report.returned)(&round.reference, day, round.n_returned, round.n_owners))
}

/// Recommendations with another status, once each: those that are implemented now before the others, and what happened since before
/// what was only learned. One tracked for each
/// owner has the number of owners that implemented it.
fn moves(gathered: &Gathered, since: &Since, frame: &Frame) -> Vec<String> {
    let (words, texts) = (frame.words, &frame.words.report);
    let has_moved = |change: &&NetChange| {
        let then = change.then.as_ref().map(|then| then.status);
        then.is_some_and(|then| then != change.now.status) || (change.when != When::AddedSince && then.is_none())
    };
    let mut changes: Vec<&NetChange> = since.changes.rows.iter().filter(has_moved).collect();
    let is_open = |change: &NetChange| {
        gathered.record(change.reference.as_str()).is_none_or(|record| record.standing.status != Status::Implemented)
    };
    changes.sort_by_key(|change| (is_open(change), change.when));
    let mut latest: HashMap<&str, NaiveDate> = HashMap::new();
    for change in &changes {
        let known = latest.entry(change.reference.as_str()).or_default();
        *known = change.happened_on.map_or(*known, |day| day.max(*known));
    }
    let mut seen = HashSet::new();
    changes.retain(|change| seen.insert(change.reference.as_str()));
    let said = changes.into_iter().filter_map(|change| {
        let record = gathered.record(change.reference.as_str())?;
        let now = match record.tally {
            Some(tally) => words.status_of_shares(record.standing.status, &tally),
            None => (words.labels.status)(record.standing.status).to_owned(),
        };
        let when = change.happened_on.and(latest.get(change.reference.as_str())).map_or_else(String::new, |day| {
            let day = (words.dates.span)(Span::Day(*day));
            let told = if change.when == When::LearnedSince { texts.learned } else { texts.happened };
            format!(" {}", told(&day))
        });
        Some(format!("{}{}{now}{when}", named(record, frame), words.sentences.colon))
    });
    let mut said: Vec<String> = said.collect();
    let n_more = said.len().saturating_sub(N_MOVED);
    said.truncate(N_MOVED);
    said.extend((n_more > 0).then(|| capitalised(&(texts.and_more)(n_more))));
    said
}

/// The part below the line: what is not counted.
pub(super) fn below(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    if gathered.not_counted.is_empty() {
        return Vec::new();
    }
    vec![Block::Rule, Block::Text((frame.words.report.below)(&gathered.not_counted))]
}
