//! The long tables of a report, whole or in parts, because a browser can't open too many rows at once. The report has the first
//! rows of each table; the annexes have all rows, each annex in its own file.

use std::ops::Range;

use super::gathered::{Gathered, Subject, Tracked};
use super::tracking::{Owners, tracking};
use crate::model::date::Span;
use crate::model::movement::{Changes, NetChange, When};
use crate::report::document::{Block, Document, Link};
use crate::report::frame::Frame;
use crate::report::pages::changes::changes_for_people;
use crate::report::pages::matrix::letters_page;
use crate::text::capitalised;

/// Rows of a table in one file.
const N_ROWS: usize = 1000;

/// Rows of letters in one file; fewer, because each is many drawn squares.
const N_LETTERS: usize = 100;

/// A table that may be too long for one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// The statuses of all owners, as letters.
    Matrix,
    /// What was adopted.
    Tracking,
    /// What is not counted.
    Others,
    /// The changes, without the names of who reported them.
    Changes,
}

/// Where the remaining rows are.
#[derive(Debug, Clone)]
pub enum Cut {
    /// In another place, in words.
    Elsewhere(String),
    /// In annexes: the address of the report and that of each annex, in order.
    Annexes { report: String, addresses: Vec<String> },
}

/// Some rows of a table: an annex.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    of: Section,
    rows: Range<usize>,
}

impl Cut {
    /// The number of annexes for all rows of the tables that are too long; 0 if none is. The page of one owner has none, because
    /// they would name others.
    pub fn n_annexes(gathered: &Gathered) -> usize {
        if matches!(gathered.subject, Subject::Owner(_)) { 0 } else { parts(gathered).len() }
    }
}

/// The parts of all tables that are too long, in the order of the report.
fn parts(gathered: &Gathered) -> Vec<Part> {
    Section::ALL.into_iter().flat_map(|of| of.parts(gathered)).collect()
}

impl Section {
    const ALL: [Self; 4] = [Self::Matrix, Self::Tracking, Self::Others, Self::Changes];

    fn most(self) -> usize {
        match self {
            Self::Matrix => N_LETTERS,
            Self::Tracking | Self::Others | Self::Changes => N_ROWS,
        }
    }

    fn len(self, gathered: &Gathered) -> usize {
        match self {
            Self::Matrix => gathered.matrix.len(),
            Self::Tracking => gathered.adopted.len(),
            Self::Others => gathered.others.len(),
            Self::Changes => news(gathered).count(),
        }
    }

    fn parts(self, gathered: &Gathered) -> Vec<Part> {
        let (n, most) = (self.len(gathered), self.most());
        let starts = if n > most { (0..n).step_by(most) } else { (0..0).step_by(most) };
        starts.map(|start| Part { of: self, rows: start..n.min(start + most) }).collect()
    }

    /// Heading and rows. With `cut`, only the first rows, and how many of how many they are.
    pub(super) fn blocks(self, gathered: &Gathered, cut: Option<&Cut>, frame: &Frame) -> Vec<Block<'static>> {
        let n = self.len(gathered);
        if n == 0 {
            return Vec::new();
        }
        let texts = &frame.words.report;
        let shown = if cut.is_some() { n.min(self.most()) } else { n };
        let mut blocks = vec![Block::Heading(self.heading(gathered, frame))];
        match cut.filter(|_| shown < n) {
            None => {}
            Some(Cut::Elsewhere(place)) => blocks.push(Block::Text((texts.cut)(shown, n, place))),
            Some(Cut::Annexes { addresses, .. }) => {
                blocks.push(Block::Text((texts.cut)(shown, n, texts.the_annexes)));
                let parts = parts(gathered);
                let own = parts.iter().enumerate().filter(|(_, part)| part.of == self);
                let links = own.filter_map(|(place, part)| part.link(place, addresses, gathered, frame)).collect();
                blocks.push(Block::Links(links));
            }
        }
        blocks.extend(self.rows(&(0..shown), gathered, frame));
        blocks
    }

    fn heading(self, gathered: &Gathered, frame: &Frame) -> String {
        let texts = &frame.words.report;
        match (self, &gathered.since) {
            (Self::Matrix, _) => texts.matrix.to_owned(),
            (Self::Tracking, _) => texts.tracking.to_owned(),
            (Self::Others, _) => texts.other_items.to_owned(),
            (Self::Changes, Some(since)) => {
                let day = |day| (frame.words.dates.span)(Span::Day(day));
                (frame.words.overviews.changes)(&day(since.changes.since), &day(frame.today))
            }
            (Self::Changes, None) => String::new(),
        }
    }

    fn rows(self, rows: &Range<usize>, gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
        let of_tracked = |name, list: &[Tracked]| {
            let shown: Vec<&Tracked> = list[rows.clone()].iter().collect();
            vec![Block::Table(tracking(name, &shown, gathered, Owners::Named, frame))]
        };
        match self {
            Self::Matrix => vec![letters_page(&gathered.matrix[rows.clone()], frame)],
            Self::Tracking => of_tracked("tracking", &gathered.adopted),
            Self::Others => of_tracked("others", &gathered.others),
            Self::Changes => changed(rows, gathered, frame),
        }
    }

    /// The reference of the row.
    fn reference(self, row: usize, gathered: &Gathered) -> Option<String> {
        let of_tracked = |list: &[Tracked]| list.get(row).map(|one| one.record.reference.to_string());
        match self {
            Self::Matrix => gathered.matrix.get(row).map(|(record, _)| record.reference.to_string()),
            Self::Tracking => of_tracked(&gathered.adopted),
            Self::Others => of_tracked(&gathered.others),
            Self::Changes => None,
        }
    }
}

impl Part {
    /// `Annex 2: Decision tracking, rows 1,001 to 2,000 (A-1 to B-7)`.
    fn link(&self, place: usize, addresses: &[String], gathered: &Gathered, frame: &Frame) -> Option<Link> {
        let title = capitalised(&(frame.words.report.annex)(place + 1));
        let said = format!("{title}{}{}", frame.words.sentences.colon, self.said(gathered, frame));
        Some(Link { address: addresses.get(place)?.clone(), said })
    }

    fn said(&self, gathered: &Gathered, frame: &Frame) -> String {
        let texts = &frame.words.report;
        let rows = (texts.rows)(self.rows.start + 1, self.rows.end);
        let ends = (self.of.reference(self.rows.start, gathered), self.of.reference(self.rows.end - 1, gathered));
        let ends = if let (Some(first), Some(last)) = ends { format!(" ({first} → {last})") } else { String::new() };
        format!("{}, {rows}{ends}", self.of.heading(gathered, frame))
    }
}

/// All rows of the tables that are too long, in one document for each annex, with links to the one before and the one after.
pub fn annexes<'g>(gathered: &'g Gathered, cut: &'g Cut, frame: &'g Frame) -> impl Iterator<Item = Document<'static>> + 'g {
    let (report, addresses) = match cut {
        Cut::Annexes { report, addresses } => (report.as_str(), addresses.as_slice()),
        Cut::Elsewhere(_) => ("", [].as_slice()),
    };
    let texts = &frame.words.report;
    let title = (texts.title)(&gathered.body);
    let parts = parts(gathered);
    (0..addresses.len().min(parts.len())).map(move |place| {
        let part = &parts[place];
        let beside = |place: Option<usize>| {
            let place = place.filter(|place| *place < parts.len())?;
            parts[place].link(place, addresses, gathered, frame)
        };
        let back = Link { address: report.to_owned(), said: title.clone() };
        let links = [Some(back), beside(place.checked_sub(1)), beside(Some(place + 1))];
        let mut blocks = vec![
            Block::Lead(part.said(gathered, frame)),
            Block::Links(links.into_iter().flatten().collect()),
            Block::Heading(part.of.heading(gathered, frame)),
        ];
        blocks.extend(part.of.rows(&part.rows, gathered, frame));
        Document { title: format!("{title}, {}", (texts.annex)(place + 1)), lang: frame.words.lang, blocks }
    })
}

/// The changes, without items that were adopted before and only recorded since: they are no news to those who adopted them.
fn news(gathered: &Gathered) -> impl Iterator<Item = &NetChange> {
    let changes = gathered.since.as_ref().map(|since| &since.changes);
    changes.into_iter().flat_map(|changes| {
        let is_news =
            |change: &&NetChange| change.when != When::AddedSince || change.happened_on.is_some_and(|day| day > changes.since);
        changes.rows.iter().filter(is_news)
    })
}

fn without_persons(mut change: NetChange) -> NetChange {
    if let Some(follow_up) = &mut change.follow_up {
        follow_up.reported_by = None;
    }
    change
}

/// The changes; what happened since comes before what was only learned.
fn changed(rows: &Range<usize>, gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    let Some(since) = &gathered.since else { return Vec::new() };
    let mut moved: Vec<&NetChange> = news(gathered).collect();
    moved.sort_by_key(|change| change.when);
    let moved = moved[rows.clone()].iter().map(|&change| without_persons(change.clone())).collect();
    let changes = Changes { rows: moved, left_out: since.changes.left_out.clone(), ..since.changes };
    let Document { blocks, .. } = changes_for_people(&changes, changes.rows.len(), frame);
    let lower = |block| if let Block::Heading(heading) = block { Block::Subheading(heading) } else { block };
    // The first page says how much moved; there a recommendation tracked for each owner counts once.
    blocks.into_iter().filter(|block| !matches!(block, Block::Text(_))).map(lower).collect()
}
