//! The first page, for a minister: what was agreed and how much is done, what moved, what is late and why, what is due next,
//! what needs a decision; below the line, what is not counted. It names no owner.

use chrono::Datelike;

use super::gathered::{Gathered, Since, Subject};
use super::{cut, delays, named, needs};
use crate::model::date::Span;
use crate::model::movement::{Move, NetChange, When};
use crate::report::document::Block;
use crate::report::frame::Frame;
use crate::report::pictures::bars;
use crate::text::capitalised;

/// How many of what moved are named.
const N_MOVED: usize = 4;

/// The blocks of the page.
pub(super) fn first_page(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    let texts = &frame.words.report;
    let mut blocks = vec![as_of(gathered, frame), Block::Heading(texts.agreed.to_owned())];
    blocks.extend(how_far(gathered, agreed(gathered, frame), frame));
    blocks.extend(gathered.since.iter().flat_map(|since| moved(gathered, since, frame)));
    blocks.extend(delays::delays(gathered, frame));
    blocks.extend(delays::next(gathered, frame));
    blocks.extend(needs::needs(gathered, frame));
    blocks.extend(below(gathered, frame));
    blocks
}

/// For which day it was drawn, and until which it was known.
pub(super) fn as_of(gathered: &Gathered, frame: &Frame) -> Block<'static> {
    let (words, texts) = (frame.words, &frame.words.report);
    let day = |day| (words.dates.span)(Span::Day(day));
    let known = gathered.as_known_on.map(|known_on| (texts.as_known_on)(&day(known_on)));
    let said: Vec<String> = std::iter::once((texts.as_of)(&day(frame.today))).chain(known).collect();
    Block::Text(said.join(" "))
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
    let years = || gathered.over_time.iter().map(|(day, _)| day.year());
    let year = |year: Option<i32>| year.unwrap_or(frame.today.year());
    let last = gathered.over_time.iter().find(|(_, counts)| counts.n_total() == n).map(|(day, _)| day.year());
    (texts.adopted)(&cut(&gathered.body), n, n_meetings, year(years().min()), year(last))
}

/// What was agreed, how much of it is done, and the bar.
pub(super) fn how_far(gathered: &Gathered, agreed: String, frame: &Frame) -> Vec<Block<'static>> {
    let (words, texts, counts) = (frame.words, &frame.words.report, &gathered.counts);
    if counts.n_total() == 0 {
        return vec![Block::Text(agreed)];
    }
    let n_aside = counts.n_total() - counts.n_base();
    let aside = (n_aside > 0).then(|| (texts.aside)(n_aside));
    let said: Vec<String> = [agreed, (texts.done)(counts), (texts.open)(counts)].into_iter().chain(aside).collect();
    vec![Block::Text(said.join(" ")), bars::one("", (texts.done)(counts), counts, words)]
}

fn moved(gathered: &Gathered, since: &Since, frame: &Frame) -> Vec<Block<'static>> {
    let (words, texts) = (frame.words, &frame.words.report);
    let day = (words.dates.span)(Span::Day(since.changes.since));
    let heading = match &since.meeting {
        Some(meeting) => (texts.moved_since_meeting)(&cut(meeting), &day),
        None => (texts.moved)(&day),
    };
    let told = Move::ALL.into_iter().map(|movement| (movement, gathered.movement.n(movement))).filter(|(_, n)| *n > 0);
    let told: Vec<String> = told.map(|(movement, n)| (words.overviews.moved)(n, movement)).collect();
    let told = if told.is_empty() { words.overviews.nothing_moved.to_owned() } else { told.join(", ") };
    let named = moves(gathered, since, frame);
    let list = (!named.is_empty()).then_some(Block::List(named));
    [Block::Heading(heading), Block::Text(format!("{}.", capitalised(&told)))].into_iter().chain(list).collect()
}

/// What has another status now, once each; of one tracked each, how many owners implemented it.
fn moves(gathered: &Gathered, since: &Since, frame: &Frame) -> Vec<String> {
    let words = frame.words;
    let has_moved = |change: &&NetChange| {
        let then = change.then.as_ref().map(|then| then.status);
        then.is_some_and(|then| then != change.now.status) || (change.when != When::AddedSince && then.is_none())
    };
    let mut references: Vec<&str> = since.changes.rows.iter().filter(has_moved).map(|change| change.reference.as_str()).collect();
    references.dedup();
    let said = references.into_iter().filter_map(|reference| {
        let record = gathered.record(reference)?;
        let now = match record.tally {
            Some(tally) => (words.sentences.n_of_implemented)(tally.n_implemented, tally.n_shares),
            None => (words.labels.status)(record.standing.status).to_owned(),
        };
        Some(format!("{}{}{now}", named(record, frame), words.sentences.colon))
    });
    said.take(N_MOVED).collect()
}

/// Below the line: what is not counted.
pub(super) fn below(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    if gathered.not_counted.is_empty() {
        return Vec::new();
    }
    vec![Block::Rule, Block::Text((frame.words.report.below)(&gathered.not_counted))]
}
