//! The report: one document from its first page to the notes on method.

use super::gathered::{Gathered, Subject, Tracked};
use super::tracking::{Owners, tracking};
use super::{annexes, first_page, owner_page};
use crate::model::vocabulary::Grouping;
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::meeting_list::when;

/// How much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    FirstPage,
    Whole,
}

/// Long tables cut, so that a browser opens the page at once.
#[derive(Debug, Clone)]
pub struct Cut {
    /// How many rows of a table stay.
    pub n_rows: usize,
    /// How many rows of letters stay: each is many drawn squares.
    pub n_letters: usize,
    /// Where all rows are, in words.
    pub place: String,
}

impl Cut {
    /// So that no table has more than a browser opens at once.
    pub fn for_browsers(place: String) -> Self {
        Self { n_rows: 1000, n_letters: 150, place }
    }

    /// Whether anything of this would be cut.
    pub fn cuts(&self, gathered: &Gathered) -> bool {
        let n_moved = gathered.since.as_ref().map_or(0, |since| since.changes.rows.len());
        let longest = gathered.adopted.len().max(gathered.others.len()).max(n_moved);
        longest > self.n_rows || gathered.matrix.len() > self.n_letters
    }
}

/// The first of some rows, and before them how many of how many they are, where some are left out.
pub(super) fn first_of<'r, T>(
    rows: &'r [T],
    most: Option<usize>,
    cut: Option<&Cut>,
    frame: &Frame,
) -> (&'r [T], Option<Block<'static>>) {
    match (most, cut) {
        (Some(most), Some(cut)) if rows.len() > most => {
            (&rows[..most], Some(Block::Text((frame.words.report.cut)(most, rows.len(), &cut.place))))
        }
        _ => (rows, None),
    }
}

/// The document.
pub fn report(gathered: &Gathered, extent: Extent, cut: Option<&Cut>, frame: &Frame) -> Document<'static> {
    let texts = &frame.words.report;
    let (title, mut blocks) = match &gathered.subject {
        Subject::Whole => ((texts.title)(&gathered.body), Vec::new()),
        Subject::Meeting(meeting) => {
            let place = meeting.place.iter().cloned().chain([when(meeting, frame.words)]).filter(|part| !part.is_empty());
            let place = place.collect::<Vec<_>>().join(frame.words.sentences.semicolon);
            (
                format!("{} {}", meeting.reference, meeting.title),
                vec![Block::Lead(format!("{}. {place}.", (texts.title)(&gathered.body)))],
            )
        }
        Subject::Owner(code) => {
            let title = format!("{} ({code})", gathered.name(code));
            (title, vec![Block::Lead(format!("{}.", (texts.title)(&gathered.body)))])
        }
    };
    let is_whole = extent == Extent::Whole;
    if let Subject::Owner(code) = &gathered.subject {
        blocks.extend(owner_page::owner_page(gathered, code, frame));
        if is_whole {
            blocks.push(Block::PageBreak);
            blocks.extend(owner_page::texts(gathered, frame));
            blocks.extend(annexes::method(frame));
        }
    } else {
        blocks.extend(first_page::first_page(gathered, frame));
        if is_whole {
            blocks.push(Block::PageBreak);
            blocks.extend(body(gathered, cut, frame));
        }
    }
    Document { title, lang: frame.words.lang, blocks }
}

/// All rows of the tables that were cut.
pub fn annex(gathered: &Gathered, frame: &Frame) -> Document<'static> {
    let texts = &frame.words.report;
    let mut blocks = tracked(gathered, None, frame);
    blocks.extend(annexes::matrix(gathered, None, frame));
    blocks.extend(annexes::changes(gathered, None, frame));
    Document { title: format!("{}, {}", (texts.title)(&gathered.body), texts.annex), lang: frame.words.lang, blocks }
}

fn body(gathered: &Gathered, cut: Option<&Cut>, frame: &Frame) -> Vec<Block<'static>> {
    let mut blocks = annexes::by_group(Grouping::Meeting, gathered, frame);
    blocks.extend(annexes::by_group(Grouping::Owner, gathered, frame));
    blocks.extend(annexes::by_group(Grouping::Theme, gathered, frame));
    blocks.extend(annexes::over_time(gathered, frame));
    blocks.extend(annexes::matrix(gathered, cut, frame));
    blocks.extend(tracked(gathered, cut, frame));
    blocks.extend(annexes::changes(gathered, cut, frame));
    blocks.extend(annexes::lineage(gathered, frame));
    blocks.extend(annexes::method(frame));
    blocks
}

/// What was adopted, then what is not counted.
fn tracked(gathered: &Gathered, cut: Option<&Cut>, frame: &Frame) -> Vec<Block<'static>> {
    let texts = &frame.words.report;
    let mut blocks = Vec::new();
    for (heading, name, rows) in
        [(texts.tracking, "tracking", &gathered.adopted), (texts.other_items, "others", &gathered.others)]
    {
        if rows.is_empty() {
            continue;
        }
        let (shown, said) = first_of(rows, cut.map(|cut| cut.n_rows), cut, frame);
        let shown: Vec<&Tracked> = shown.iter().collect();
        blocks.push(Block::Heading(heading.to_owned()));
        blocks.extend(said);
        blocks.push(Block::Table(tracking(name, &shown, gathered, Owners::Named, frame)));
    }
    blocks
}
