//! What needs a decision: open items without a deadline or owner, agreed only in principle, or in dispute.

use super::gathered::{Gathered, Tracked};
use super::short_title;
use crate::model::vocabulary::Response;
use crate::report::document::Block;
use crate::report::frame::Frame;
use crate::report::table::{Cell, Column, Table, held};
use crate::text::capitalised;

/// At most so many are named.
const N_NAMED: usize = 4;

/// The words for a number of them, and which items count.
type Kind = (fn(u32) -> String, fn(&Tracked) -> bool);

/// The place of those without a deadline among the kinds.
const UNDATED: usize = 0;

/// How many need a decision and why, then those with the most reasons, disputes first.
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
    let why = |one: &Tracked| kinds.map(|(_, asks)| asks(one));
    let asked: Vec<(&Tracked, [bool; 4])> =
        gathered.adopted.iter().map(|one| (one, why(one))).filter(|(_, why)| why.contains(&true)).collect();
    let heading = Block::Heading(texts.decide.to_owned());
    if asked.is_empty() {
        return vec![heading, Block::Text(texts.nothing_to_decide.to_owned())];
    }
    let said = kinds.iter().enumerate().flat_map(|(place, (say, _))| {
        let of_kind = asked.iter().filter(|(_, why)| why[place]);
        let (in_part, whole): (Vec<&Tracked>, Vec<&Tracked>) =
            of_kind.map(|(one, _)| *one).partition(|one| place == UNDATED && undated_in_part(one).is_some());
        let told = |say: fn(u32) -> String, these: &[&Tracked]| (!these.is_empty()).then(|| say(counted(these.len())));
        [told(*say, &whole), told(texts.undated_in_part, &in_part)].into_iter().flatten()
    });
    let n_open = gathered.adopted.iter().filter(|one| (one.is_leaf() && one.is_open()) || one.record.is_disputed()).count();
    let said = (texts.decide_said)(counted(asked.len()), counted(n_open), &said.collect::<Vec<_>>());
    let mut blocks = vec![heading, Block::Text(said), Block::Table(table(&asked, frame))];
    let n_more = asked.len().saturating_sub(N_NAMED);
    blocks.extend((n_more > 0).then(|| Block::Text(format!("{}.", capitalised(&(texts.and_more)(n_more))))));
    blocks
}

fn table(asked: &[(&Tracked, [bool; 4])], frame: &Frame) -> Table<'static> {
    let (words, texts) = (frame.words, &frame.words.report);
    let mut most: Vec<&(&Tracked, [bool; 4])> = asked.iter().collect();
    most.sort_by_key(|(_, why)| std::cmp::Reverse((why[3], why.iter().filter(|asks| **asks).count())));
    let row =
        |(one, why): &(&Tracked, [bool; 4])| {
            let missing = texts.missing.iter().enumerate().zip(why).filter(|(_, asks)| **asks).map(|((place, said), _)| {
                match undated_in_part(one).filter(|_| place == UNDATED) {
                    Some((n, of)) => (texts.undated_owners)(n, of),
                    None => (*said).to_owned(),
                }
            });
            let why: Vec<String> = missing.collect();
            let title = short_title(&one.record, frame);
            vec![Cell::Named { reference: one.record.reference.to_string(), title }, Cell::Text(why.join(", "))]
        };
    let columns = vec![Column::text("title", words.headings.recommendation), Column::text("why", texts.missing_heading)];
    let rows = held(most.into_iter().take(N_NAMED).map(row).collect());
    Table { name: "decisions", as_of: frame.today, lang: words.lang, columns, rows }
}

/// Of one tracked for each owner, how many of how many lack a deadline, where others have one.
fn undated_in_part(one: &Tracked) -> Option<(u32, u32)> {
    one.record.tally.and_then(|tally| tally.undated_in_part(one.record.standing.watch))
}

fn counted(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
