//! The report: one document from its first page to the notes on method.

use super::gathered::{Gathered, Subject};
use super::sections::{Cut, Section};
use super::{annexes, first_page, owner_page};
use crate::model::vocabulary::Grouping;
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::meeting_list::when;

/// How much of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    FirstPage,
    Whole,
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
            // No new sheet: an owner with few items has them all on one.
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

fn body(gathered: &Gathered, cut: Option<&Cut>, frame: &Frame) -> Vec<Block<'static>> {
    let mut blocks = annexes::by_group(Grouping::Meeting, gathered, frame);
    blocks.extend(annexes::by_group(Grouping::Owner, gathered, frame));
    blocks.extend(annexes::by_group(Grouping::Theme, gathered, frame));
    blocks.extend(annexes::over_time(gathered, frame));
    for section in [Section::Matrix, Section::Tracking, Section::Others, Section::Changes] {
        blocks.extend(section.blocks(gathered, cut, frame));
    }
    blocks.extend(annexes::lineage(gathered, frame));
    blocks.extend(annexes::method(frame));
    blocks
}
