//! One sheet for an owner: what it answers for, what it reported, what is late and why, what is due next. It names no other
//! owner.

use super::first_page::{as_of, below, how_far, key_numbers};
use super::gathered::Gathered;
use super::tracking::{Owners, text, tracking};
use super::{delays, named};
use crate::report::document::Block;
use crate::report::frame::Frame;

/// The blocks of the page.
pub(super) fn owner_page(gathered: &Gathered, code: &str, frame: &Frame) -> Vec<Block<'static>> {
    let texts = &frame.words.report;
    let answers = (texts.owner_answers)(gathered.name(code), gathered.counts.n_total());
    let mut blocks = vec![as_of(gathered, frame)];
    blocks.extend(key_numbers(gathered, frame));
    blocks.extend(how_far(gathered, answers, frame));
    if !gathered.overdue.is_empty() {
        blocks.extend(delays::delays(gathered, frame));
    }
    blocks.extend(delays::next(gathered, frame));
    let adopted: Vec<_> = gathered.adopted.iter().filter(|one| one.is_leaf()).collect();
    if !adopted.is_empty() {
        blocks.push(Block::Heading(texts.tracking.to_owned()));
        blocks.push(Block::Table(tracking("tracking", &adopted, gathered, Owners::Unnamed, frame)));
    }
    blocks.extend(below(gathered, frame));
    if !gathered.others.is_empty() {
        let others: Vec<_> = gathered.others.iter().collect();
        blocks.push(Block::Heading(texts.other_items.to_owned()));
        blocks.push(Block::Table(tracking("others", &others, gathered, Owners::Unnamed, frame)));
    }
    blocks
}

/// The full texts of what it answers for.
pub(super) fn texts(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    let adopted = gathered.adopted.iter().filter(|one| one.is_leaf());
    let quoted =
        adopted.flat_map(|one| [Block::Subheading(named(&one.record, frame)), Block::Quotation(text(&one.record, frame))]);
    let quoted: Vec<_> = quoted.collect();
    if quoted.is_empty() {
        quoted
    } else {
        std::iter::once(Block::Heading(frame.words.headings.text.to_owned())).chain(quoted).collect()
    }
}
