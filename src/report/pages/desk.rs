//! The desk: what `midsa` alone shows, on a page; and how to begin where there is nothing yet.

use crate::model::agenda::{Desk, Leaf, LoggedChange, Pile, Urgency, days_left};
use crate::model::date::Span;
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::table::Cell;
use crate::text::Words;

/// The piles that hold something, with the first few of each; then the last changes, and what to type next.
pub fn desk(desk: &Desk, frame: &Frame) -> Document<'static> {
    let overviews = &frame.words.overviews;
    let day = (frame.words.dates.span)(Span::Day(frame.today));
    let piles = [
        ((overviews.urgency)(Urgency::Overdue).to_owned(), &desk.overdue, "midsa due"),
        ((overviews.urgency)(Urgency::DueSoon).to_owned(), &desk.due_soon, "midsa due"),
        ((overviews.silent)(frame.patience.stale), &desk.silent, "midsa rec list --stale"),
        (overviews.disputed.to_owned(), &desk.disputed, "midsa rec list --disputed"),
        ((overviews.urgency)(Urgency::Undated).to_owned(), &desk.undated, "midsa due"),
    ];
    let mut blocks = Vec::new();
    let empty: Vec<String> = piles
        .iter()
        .filter(|(_, pile, _)| pile.n == 0)
        .map(|(name, ..)| format!("{name}{}{}", frame.words.sentences.colon, overviews.none))
        .collect();
    if !empty.is_empty() {
        blocks.push(Block::Text(empty.join("\n")));
    }
    for (name, pile, command) in &piles {
        blocks.extend(section(name, pile, command, frame));
    }
    if !desk.last_changes.is_empty() {
        blocks.push(Block::Heading(overviews.last_changes.to_owned()));
        blocks.push(Block::Fields(desk.last_changes.iter().map(logged).collect()));
    }
    blocks.push(Block::Heading(overviews.what_next.to_owned()));
    blocks.push(Block::Fields(next(desk, frame.words)));
    Document { title: (overviews.desk)(&day), lang: frame.words.lang, blocks }
}

/// How to begin without a register at `path`.
pub fn without_register(path: &str, words: &Words) -> Document<'static> {
    let (overviews, hints) = (&words.overviews, &words.overviews.hints);
    let steps = [("midsa init", hints.init), ("midsa init --empty", hints.init_empty), ("midsa help", hints.help)];
    begin((overviews.no_register)(path), &steps, words)
}

/// How to begin with a register that holds nothing.
pub fn with_empty_register(words: &Words) -> Document<'static> {
    let (overviews, hints) = (&words.overviews, &words.overviews.hints);
    let steps = [
        ("midsa meeting add", hints.add_meeting),
        ("midsa rec add", hints.add),
        ("midsa import FILE", hints.import),
        ("midsa help", hints.help),
    ];
    begin(overviews.is_empty.to_owned(), &steps, words)
}

fn begin(said: String, steps: &[(&str, &str)], words: &Words) -> Document<'static> {
    let blocks = vec![
        Block::Text(said),
        Block::Heading(words.overviews.what_next.to_owned()),
        Block::Fields(steps.iter().map(|(command, hint)| field(command, hint)).collect()),
    ];
    Document { title: String::new(), lang: words.lang, blocks }
}

fn section(name: &str, pile: &Pile, command: &str, frame: &Frame) -> Vec<Block<'static>> {
    if pile.n == 0 {
        return Vec::new();
    }
    let mut fields: Vec<(String, Cell)> = pile.first.iter().map(|leaf| (subject(leaf), Cell::Text(said(leaf, frame)))).collect();
    let n_more = pile.n.saturating_sub(u32::try_from(pile.first.len()).unwrap_or(u32::MAX));
    if n_more > 0 {
        fields.push((String::new(), Cell::Text((frame.words.overviews.more)(n_more, command))));
    }
    vec![Block::Heading(format!("{name} ({})", pile.n)), Block::Fields(fields)]
}

/// `MRU-2006-02a ZMB`, or the reference alone.
fn subject(leaf: &Leaf) -> String {
    match (leaf.share, leaf.owners.first()) {
        (Some(_), Some(owner)) => format!("{} {owner}", leaf.reference),
        _ => leaf.reference.to_string(),
    }
}

/// The title, who answers for it, and what there is to know: the text of a dispute, the days, or since when nothing was heard.
fn said(leaf: &Leaf, frame: &Frame) -> String {
    let (words, standing) = (frame.words, &leaf.standing);
    let mut said = leaf.title.clone();
    if leaf.share.is_none() && !leaf.owners.is_empty() {
        said = format!("{said} ({})", leaf.owners.join(", "));
    }
    let days = days_left(standing, frame.today).map(|days| {
        let n = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
        if days < 0 { (words.dates.days_late)(n) } else { (words.dates.days_left)(n) }
    });
    let quiet = || standing.watch.quiet_since_on.map(|day| (words.overviews.quiet_since)(&(words.dates.span)(Span::Day(day))));
    let dispute = standing.dispute.as_ref().map(|text| (words.desk.in_dispute)(text));
    let what = dispute.or(days).or_else(quiet);
    what.map_or_else(|| said.clone(), |what| format!("{said}{}{what}", words.sentences.semicolon))
}

/// When (UTC) and who, and what was typed.
fn logged(change: &LoggedChange) -> (String, Cell) {
    (format!("{} {}", change.at.format("%Y-%m-%d %H:%M"), change.by), Cell::Text(change.command.clone()))
}

/// The commands that go with what lies on the desk.
fn next(desk: &Desk, words: &Words) -> Vec<(String, Cell)> {
    let hints = &words.overviews.hints;
    let piles = [&desk.overdue, &desk.due_soon, &desk.disputed, &desk.silent, &desk.undated];
    let mut next = vec![field("midsa due", hints.due)];
    if let Some(leaf) = piles.into_iter().find_map(|pile| pile.first.first()) {
        let owner = leaf.share.and(leaf.owners.first()).map(|owner| format!(" --owner {owner}")).unwrap_or_default();
        next.push(field(&format!("midsa rec show {}", leaf.reference), hints.show));
        next.push(field(&format!("midsa rec update {}{owner} --note TEXT", leaf.reference), hints.update));
    }
    next.push(field("midsa progress", hints.progress));
    next.push(field("midsa changes --since last", hints.changes));
    next.push(field("midsa help", hints.help));
    next
}

fn field(command: &str, hint: &str) -> (String, Cell) {
    (command.to_owned(), Cell::Text(hint.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Desk, Leaf, Pile, desk, with_empty_register, without_register};
    use crate::model::id::RecommendationId;
    use crate::model::vocabulary::Status;
    use crate::report::document::Block;
    use crate::report::samples::{field, frame, headings, reference, standing};

    fn pile(n: u32, leaves: &[Leaf]) -> Pile {
        Pile { n, first: leaves.to_vec() }
    }

    fn leaf(due: Option<&str>, share: Option<i64>) -> Leaf {
        Leaf {
            id: RecommendationId(1),
            share,
            reference: reference("MRU-2006-02a"),
            title: "Focal points".to_owned(),
            owners: vec!["ZMB".to_owned()],
            standing: standing(Status::NotReported, due),
        }
    }

    #[test]
    fn only_piles_that_hold_something_are_shown_and_the_rest_is_counted() {
        let desk_of = Desk {
            overdue: pile(4, &[leaf(Some("2026-11-23"), Some(1))]),
            due_soon: pile(0, &[]),
            silent: pile(0, &[]),
            disputed: pile(0, &[]),
            undated: pile(1, &[leaf(None, None)]),
            last_changes: Vec::new(),
            is_empty: false,
        };
        let document = desk(&desk_of, &frame());
        assert_eq!(headings(&document), ["Overdue (4)", "Undated (1)", "What to type next"]);
        assert_eq!(field(&document, "MRU-2006-02a ZMB"), "Focal points; 1 day late");
        assert_eq!(field(&document, ""), "and 3 more: midsa due");
        assert_eq!(field(&document, "MRU-2006-02a"), "Focal points (ZMB)");
        assert_eq!(field(&document, "midsa rec update MRU-2006-02a --owner ZMB --note TEXT"), "record what was heard of it");
        assert!(matches!(&document.blocks[0], Block::Text(text) if text.starts_with("Due soon: none\nSilent for 365 days")));
    }

    #[test]
    fn a_beginner_is_told_how_to_begin() {
        let document = without_register("/data/register.db", frame().words);
        assert!(matches!(&document.blocks[0], Block::Text(text) if text == "There is no register yet at /data/register.db."));
        assert!(!field(&document, "midsa init").is_empty());
        assert!(!field(&with_empty_register(frame().words), "midsa rec add").is_empty());
    }
}
