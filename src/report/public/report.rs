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

/// The longest table cut, so that a browser opens the page at once.
#[derive(Debug, Clone)]
pub struct Cut {
    /// How many rows stay.
    pub n_rows: usize,
    /// Where all rows are, in words.
    pub place: String,
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

/// All rows of the table that was cut.
pub fn annex(gathered: &Gathered, frame: &Frame) -> Document<'static> {
    let texts = &frame.words.report;
    let rows: Vec<&Tracked> = gathered.adopted.iter().collect();
    let table = tracking("tracking", &rows, gathered, Owners::Named, frame);
    let title = format!("{}, {}", (texts.title)(&gathered.body), texts.annex);
    Document { title, lang: frame.words.lang, blocks: vec![Block::Heading(texts.tracking.to_owned()), Block::Table(table)] }
}

fn body(gathered: &Gathered, cut: Option<&Cut>, frame: &Frame) -> Vec<Block<'static>> {
    let texts = &frame.words.report;
    let mut blocks = annexes::by_group(Grouping::Meeting, gathered, frame);
    blocks.extend(annexes::by_group(Grouping::Owner, gathered, frame));
    blocks.extend(annexes::by_group(Grouping::Theme, gathered, frame));
    blocks.extend(annexes::over_time(gathered, frame));
    blocks.extend(annexes::matrix(gathered, frame));
    let all: Vec<&Tracked> = gathered.adopted.iter().collect();
    if !all.is_empty() {
        blocks.push(Block::Heading(texts.tracking.to_owned()));
        let n_rows = cut.map_or(all.len(), |cut| cut.n_rows.min(all.len()));
        if let Some(cut) = cut.filter(|_| n_rows < all.len()) {
            blocks.push(Block::Text((texts.cut)(n_rows, all.len(), &cut.place)));
        }
        blocks.push(Block::Table(tracking("tracking", &all[..n_rows], gathered, Owners::Named, frame)));
    }
    let others: Vec<&Tracked> = gathered.others.iter().collect();
    if !others.is_empty() {
        let n_rows = cut.map_or(others.len(), |cut| cut.n_rows.min(others.len()));
        blocks.push(Block::Heading(texts.other_items.to_owned()));
        blocks.push(Block::Table(tracking("others", &others[..n_rows], gathered, Owners::Named, frame)));
    }
    blocks.extend(annexes::changes(gathered, frame));
    blocks.extend(annexes::lineage(gathered, frame));
    blocks.extend(annexes::method(frame));
    blocks
}
