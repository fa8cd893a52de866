//! The desk: the page of `midsa` without a command; and how to begin if there is nothing yet.

use std::collections::BTreeSet;

use crate::model::agenda::{Desk, Leaf, Pile, Urgency, days_left};
use crate::model::changed::Told;
use crate::model::date::Span;
use crate::model::log::LogEntry;
use crate::model::vocabulary::Cause;
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::recommendation_list::titled;
use crate::report::pages::log::{LocalTime, what};
use crate::report::pages::remarks::left_out;
use crate::report::table::Cell;
use crate::text::Words;
use crate::text::as_argument;

/// Gives a command as it is typed for the register that is shown.
pub type Naming<'n> = &'n dyn Fn(&str) -> String;

/// The piles that are not empty, with the first items of each; then the last changes, and what to type next.
pub fn desk(desk: &Desk, local: LocalTime, naming: Naming<'_>, frame: &Frame) -> Document<'static> {
    let overviews = &frame.words.overviews;
    let day = (frame.words.dates.span)(Span::Day(frame.today));
    let piles = [
        ((overviews.urgency)(Urgency::Overdue).to_owned(), &desk.overdue, Tells::Late, "midsa due --overdue"),
        ((overviews.urgency)(Urgency::DueSoon).to_owned(), &desk.due_soon, Tells::Days, "midsa due --due-soon"),
        ((overviews.silent)(frame.patience.stale), &desk.silent, Tells::Silence, "midsa due --stale"),
        (overviews.disputed.to_owned(), &desk.disputed, Tells::Dispute, "midsa rec list --disputed"),
        ((overviews.urgency)(Urgency::Undated).to_owned(), &desk.undated, Tells::Silence, "midsa due --undated"),
    ];
    let mut blocks = Vec::new();
    let empty: Vec<String> = piles
        .iter()
        .filter(|(_, pile, ..)| pile.is_empty())
        .map(|(name, ..)| format!("{name}{}{}", frame.words.sentences.colon, overviews.none))
        .collect();
    if !empty.is_empty() {
        blocks.push(Block::Text(empty.join("\n")));
    }
    for (name, pile, tells, command) in &piles {
        blocks.extend(section(name, pile, *tells, &naming(command), frame));
    }
    if !desk.last_changes.is_empty() {
        blocks.push(Block::Heading(overviews.last_changes.to_owned()));
        blocks.push(Block::Fields(desk.last_changes.iter().map(|change| logged(change, local, frame.words)).collect()));
    }
    blocks.push(Block::Heading(overviews.what_next.to_owned()));
    blocks.push(Block::Fields(next(desk, naming, frame.words)));
    Document { title: (overviews.desk)(&day), lang: frame.words.lang, blocks }
}

/// How to begin without a register at `path`.
pub fn without_register(path: &str, naming: Naming<'_>, words: &Words) -> Document<'static> {
    let (overviews, hints) = (&words.overviews, &words.overviews.hints);
    let steps = [("midsa init", hints.init), ("midsa init --empty", hints.init_empty), ("midsa help", hints.help)];
    begin((overviews.no_register)(path), &steps, naming, words)
}

/// How to begin with an empty register.
pub fn with_empty_register(naming: Naming<'_>, words: &Words) -> Document<'static> {
    let (overviews, hints) = (&words.overviews, &words.overviews.hints);
    let steps = [
        ("midsa meeting add", hints.add_meeting),
        ("midsa rec add", hints.add),
        ("midsa import FILE", hints.import),
        ("midsa help", hints.help),
    ];
    begin(overviews.is_empty.to_owned(), &steps, naming, words)
}

fn begin(said: String, steps: &[(&str, &str)], naming: Naming<'_>, words: &Words) -> Document<'static> {
    let blocks = vec![
        Block::Text(said),
        Block::Heading(words.overviews.what_next.to_owned()),
        Block::Fields(steps.iter().map(|(command, hint)| field(&naming(command), hint)).collect()),
    ];
    Document { title: String::new(), lang: words.lang, blocks }
}

/// The content of a pile's lines.
#[derive(Debug, Clone, Copy)]
enum Tells {
    /// Days late, the cause and the last note.
    Late,
    /// Days left.
    Days,
    /// Since when nothing was heard.
    Silence,
    /// The dispute.
    Dispute,
}

fn section(name: &str, pile: &Pile, tells: Tells, command: &str, frame: &Frame) -> Vec<Block<'static>> {
    if pile.is_empty() {
        return Vec::new();
    }
    let overviews = &frame.words.overviews;
    let mut fields: Vec<(String, Cell)> = pile.first.iter().filter_map(|of_one| line(of_one, tells, frame)).collect();
    let n_more = pile.n.saturating_sub(u32::try_from(pile.first.len()).unwrap_or(u32::MAX));
    if pile.n == 0 {
        fields.push((String::new(), Cell::Text((overviews.shares_alone)(command))));
    } else if n_more > 0 {
        fields.push((String::new(), Cell::Text((overviews.more)(n_more, command))));
    }
    let left_out = left_out(&pile.left_out, frame.words);
    vec![Block::Heading((overviews.pile)(name, pile.n, pile.n_by_share, &left_out)), Block::Fields(fields)]
}

/// At most so many owners of shares are named.
const N_NAMED: usize = 4;

/// The line of one recommendation on a pile: its title, who answers for it, and what the pile tells.
fn line(of_one: &[Leaf], tells: Tells, frame: &Frame) -> Option<(String, Cell)> {
    let words = frame.words;
    let first = of_one.first()?;
    let title = titled(&first.title, &first.translations, words);
    let who = who(of_one, words);
    let mut said = vec![Cell::Text(if who.is_empty() { title } else { format!("{title} ({who})") })];
    let soonest = || of_one.iter().filter_map(|leaf| days_left(&leaf.standing, frame.today)).min();
    let whole = |days: i64| u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    match tells {
        Tells::Late => {
            said.extend(soonest().map(|days| Cell::Text((words.dates.days_late)(whole(days)))));
            said.extend(why(of_one, frame));
        }
        Tells::Days => said.extend(soonest().map(|days| Cell::Text((words.dates.days_left)(whole(days))))),
        Tells::Silence => {
            let quiet = of_one.iter().filter_map(|leaf| leaf.standing.watch.quiet_since_on).min();
            said.extend(quiet.map(|day| Cell::Text((words.overviews.quiet_since)(&(words.dates.span)(Span::Day(day))))));
        }
        Tells::Dispute => {
            let dispute = of_one.iter().find_map(|leaf| leaf.standing.dispute.as_ref());
            said.extend(dispute.map(|text| Cell::Text((words.desk.in_dispute)(text))));
        }
    }
    Some((first.reference.to_string(), Cell::joined(&said, words.sentences.semicolon)))
}

/// The owners of the shares, or who answers for it.
fn who(of_one: &[Leaf], words: &Words) -> String {
    let codes: Vec<&str> = of_one.iter().flat_map(|leaf| &leaf.owners).map(String::as_str).collect();
    let n_more = codes.len().saturating_sub(N_NAMED);
    if n_more < 2 {
        return codes.join(", ");
    }
    format!("{} {}", codes[..N_NAMED].join(", "), (words.report.and_more)(n_more))
}

/// The given causes and the newest note.
fn why(of_one: &[Leaf], frame: &Frame) -> Vec<Cell> {
    let causes: BTreeSet<Cause> = of_one.iter().filter_map(|leaf| leaf.standing.cause).collect();
    let causes: Vec<&str> = causes.into_iter().map(frame.words.labels.cause).collect();
    let noted = of_one.iter().filter(|leaf| frame.last_note(&leaf.standing) != Cell::Empty);
    let newest = noted.max_by_key(|leaf| leaf.standing.updated_on);
    let note = newest.map(|leaf| {
        let whose = if of_one.len() > 1 { leaf.owners.join(", ") } else { String::new() };
        let mut said = vec![Cell::Text(whose), frame.last_note(&leaf.standing)];
        said.retain(|cell| !cell.plain().is_empty());
        Cell::joined(&said, frame.words.sentences.colon)
    });
    let causes = (!causes.is_empty()).then(|| Cell::Text(causes.join(", ")));
    causes.into_iter().chain(note).collect()
}

/// When, who, and what was done.
fn logged((entry, told): &(LogEntry, Told), local: LocalTime, words: &Words) -> (String, Cell) {
    let what = what(entry, told, words).join(words.sentences.semicolon);
    (format!("{} {}", words.in_a_column(local(entry.at), Words::minute), entry.by), Cell::Text(what))
}

/// The commands that fit the piles on the desk.
fn next(desk: &Desk, naming: Naming<'_>, words: &Words) -> Vec<(String, Cell)> {
    let hints = &words.overviews.hints;
    let piles = [&desk.overdue, &desk.due_soon, &desk.disputed, &desk.silent, &desk.undated];
    let mut next = vec![field(&naming("midsa due"), hints.due)];
    if let Some(leaf) = piles.into_iter().find_map(|pile| pile.first.first()?.first()) {
        let owner = leaf.share.and(leaf.owners.first()).map(|owner| format!(" --owner {owner}")).unwrap_or_default();
        let reference = as_argument(leaf.reference.as_str());
        next.push(field(&naming(&format!("midsa rec show {reference}")), hints.show));
        next.push(field(&naming(&format!("midsa rec update {reference}{owner} --note TEXT")), hints.update));
    }
    next.push(field(&naming("midsa progress"), hints.progress));
    next.push(field(&naming("midsa changes --since last"), hints.changes));
    next.push(field(&naming("midsa help"), hints.help));
    next
}

fn field(command: &str, hint: &str) -> (String, Cell) {
    (command.to_owned(), Cell::Text(hint.to_owned()))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, FixedOffset, Utc};

    use super::{Desk, Leaf, Pile, desk, with_empty_register, without_register};
    use crate::model::id::{OwnerId, RecommendationId};
    use crate::model::progress::LeftOut;
    use crate::model::vocabulary::{Cause, Status};
    use crate::report::document::Block;
    use crate::report::samples::{field, frame, headings, reference, standing};

    fn pile(n: u32, leaves: Vec<Leaf>) -> Pile {
        Pile { n, n_by_share: n, left_out: LeftOut::default(), first: vec![leaves] }
    }

    fn leaf(owner: &str, due: Option<&str>, share: Option<i64>) -> Leaf {
        Leaf {
            id: RecommendationId(1),
            share,
            owner: share.map(OwnerId),
            reference: reference("MRU-2006-02a"),
            title: "Focal points".to_owned(),
            translations: Vec::new(),
            owners: vec![owner.to_owned()],
            standing: standing(Status::NotReported, due),
            cancelled: None,
        }
    }

    fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
        at.fixed_offset()
    }

    fn empty() -> Desk {
        Desk {
            overdue: Pile::default(),
            due_soon: Pile::default(),
            silent: Pile::default(),
            disputed: Pile::default(),
            undated: Pile::default(),
            last_changes: Vec::new(),
            is_empty: false,
        }
    }

    #[test]
    fn only_piles_that_hold_something_are_shown_and_the_rest_is_counted() {
        let overdue = Pile {
            n_by_share: 19,
            left_out: LeftOut { n_requests: 2, ..LeftOut::default() },
            ..pile(4, vec![leaf("ZMB", Some("2026-11-23"), Some(1))])
        };
        let desk_of = Desk { overdue, undated: pile(1, vec![leaf("IOM", None, None)]), ..empty() };
        let document = desk(&desk_of, local, &str::to_owned, &frame());
        let first = "Overdue (4; 19 with every owner’s share; not in `midsa progress`: 2 requests)";
        assert_eq!(headings(&document), [first, "Undated (1)", "What to type next"]);
        assert_eq!(field(&document, "MRU-2006-02a"), "Focal points (ZMB); 1 day late");
        assert_eq!(field(&document, ""), "and 3 more: midsa due --overdue");
        assert_eq!(field(&document, "midsa rec update MRU-2006-02a --owner ZMB --note TEXT"), "record what was heard of it");
        assert!(matches!(&document.blocks[0], Block::Text(text) if text.starts_with("Due soon: none\nSilent for 365 days")));
    }

    #[test]
    fn what_is_late_is_one_line_a_recommendation_with_why() {
        let of = ["AGO", "BWA", "COD", "COM", "NAM", "ZMB"].map(|owner| leaf(owner, Some("2026-11-03"), Some(1)));
        let mut of = of.to_vec();
        (of[0].standing.cause, of[3].standing.cause) = (Some(Cause::Funding), Some(Cause::Legal));
        (of[5].standing.cause, of[5].standing.last_note) = (Some(Cause::Funding), Some("waits for the budget".to_owned()));
        let document = desk(&Desk { overdue: pile(1, of), ..empty() }, local, &str::to_owned, &frame());
        let expected = "Focal points (AGO, BWA, COD, COM and 2 more); 21 days late; funding, legal; ZMB: waits for the budget";
        assert_eq!(field(&document, "MRU-2006-02a"), expected);
    }

    #[test]
    fn a_beginner_is_told_how_to_begin() {
        let document = without_register("/data/register.db", &str::to_owned, frame().words);
        assert!(matches!(&document.blocks[0], Block::Text(text) if text == "There is no register yet at /data/register.db."));
        assert!(!field(&document, "midsa init").is_empty());
        assert!(!field(&with_empty_register(&str::to_owned, frame().words), "midsa rec add").is_empty());
    }
}
