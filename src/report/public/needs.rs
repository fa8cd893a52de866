//! What asks for a decision: open, and without a deadline, without an owner, agreed only in principle, or in dispute.

use super::gathered::{Gathered, Tracked};
use crate::model::vocabulary::Response;
use crate::report::document::Block;
use crate::report::frame::Frame;
use crate::text::capitalised;

/// How many references are named.
const N_NAMED: usize = 6;

/// How it is said of a number, and of what.
type Kind = (fn(u32) -> String, fn(&Tracked) -> bool);

/// Each kind with its number and references.
pub(super) fn needs(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    let texts = &frame.words.report;
    let kinds: [Kind; 4] = [
        (texts.undated, |one| one.is_leaf() && one.is_open() && one.record.standing.is_undated()),
        (texts.ownerless, |one| one.is_leaf() && one.is_open() && !one.is_owned()),
        (texts.in_principle, |one| {
            one.is_leaf() && one.is_open() && one.record.standing.response == Some(Response::AgreedInPrinciple)
        }),
        (texts.disputed, |one| one.record.is_disputed()),
    ];
    let told: Vec<String> = kinds.into_iter().filter_map(|(say, asks)| line(gathered, say, asks, frame)).collect();
    let told = if told.is_empty() { Block::Text(texts.nothing_to_decide.to_owned()) } else { Block::List(told) };
    vec![Block::Heading(texts.decide.to_owned()), told]
}

fn line(gathered: &Gathered, say: fn(u32) -> String, asks: fn(&Tracked) -> bool, frame: &Frame) -> Option<String> {
    let references: Vec<&str> =
        gathered.adopted.iter().filter(|one| asks(one)).map(|one| one.record.reference.as_str()).collect();
    if references.is_empty() {
        return None;
    }
    let mut named = references[..references.len().min(N_NAMED)].join(", ");
    if references.len() > N_NAMED {
        named = format!("{named} {}", (frame.words.report.and_more)(references.len() - N_NAMED));
    }
    let n = u32::try_from(references.len()).unwrap_or(u32::MAX);
    Some(capitalised(&format!("{} ({named})", say(n))))
}
