//! What follows the first page: progress by group and over time, the matrix, what moved, the lineage, how it is counted.

use chrono::NaiveDate;

use super::gathered::Gathered;
use crate::model::progress::{Counts, Group, Progress};
use crate::model::vocabulary::Status;
use crate::report::chart::{Chart, Line, Lines, Picture, Shade};
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::bar::{Bar, signs};
use crate::report::pages::changes::changes_for_people;
use crate::report::pages::matrix::letters_page;
use crate::report::pictures::bars;
use crate::report::table::{Cell, Column, Table, Tone, held};
use crate::text::capitalised;

/// Groups, each with its bar and the number of each of its parts.
pub(super) fn by_group(heading: &str, name: &'static str, progress: Option<&Progress>, frame: &Frame) -> Vec<Block<'static>> {
    let Some(progress) = progress.filter(|progress| !progress.groups.is_empty()) else { return Vec::new() };
    let words = frame.words;
    let h = &words.headings;
    let mut columns =
        vec![Column::text("key", h.key), Column::number("n_total", h.n_total), Column::picture("progress", h.progress)];
    let keys = ["n_implemented", "n_partly_implemented", "n_in_progress", "n_other_open", "n_closed", "n_not_reported"];
    columns.extend(keys.into_iter().zip(signs(words)).map(|(key, sign)| Column::number(key, capitalised(&sign.label))));
    columns.extend([Column::number("n_overdue", h.n_overdue), Column::number("pct_implemented", h.pct_implemented)]);
    let groups = progress.groups.iter().map(|group| row(Cell::Text(group_name(group, frame)), &group.counts));
    let total = row(Cell::Toned(h.n_total.to_owned(), Tone::Total), &progress.total);
    let table = Table { name, as_of: frame.today, lang: words.lang, columns, rows: held(groups.chain([total]).collect()) };
    let overlap = progress.groups_overlap.then(|| Block::Text(format!("{}.", capitalised(words.remarks.groups_overlap))));
    [Block::Heading(heading.to_owned()), Block::Table(table), bars::legend(words)].into_iter().chain(overlap).collect()
}

fn group_name(group: &Group, frame: &Frame) -> String {
    match (group.key.as_str(), group.name.as_str()) {
        ("none", "") => frame.words.sections.not_stated.to_owned(),
        (key, "") => key.to_owned(),
        (key, name) => format!("{key} {name}"),
    }
}

fn row(name: Cell, counts: &Counts) -> Vec<Cell> {
    let number = |n: u32| Cell::Integer(n.into());
    let bar = Bar::of(counts);
    let mut cells = vec![name, number(counts.n_total()), Cell::Bar(bar)];
    cells.extend(bar.parts.map(number));
    cells.extend([number(counts.n_overdue), counts.pct_implemented().map_or(Cell::Empty, Cell::Decimal)]);
    cells
}

/// How the whole stood at the end of each day: a picture and its numbers.
pub(super) fn over_time(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    if gathered.over_time.len() < 2 {
        return Vec::new();
    }
    let words = frame.words;
    let reported = |counts: &Counts| counts.n_total() - counts.n(Status::NotReported);
    let implemented = |counts: &Counts| counts.n(Status::Implemented);
    let of = |label: &str, shade, number: &dyn Fn(&Counts) -> u32| Line {
        label: label.to_owned(),
        shade,
        numbers: gathered.over_time.iter().map(|(_, counts)| number(counts)).collect(),
    };
    let lines = vec![
        of(words.pages.adopted, Shade::Silent, &Counts::n_total),
        of(words.report.reported_on, Shade::Going, &reported),
        of(words.pages.implemented, Shade::Done, &implemented),
    ];
    let said = lines.iter().filter_map(|line| Some(format!("{} {}", line.label, line.numbers.last()?)));
    let alternative = format!("{}{}{}", words.report.over_time, words.sentences.colon, said.collect::<Vec<_>>().join(", "));
    let days = gathered.over_time.iter().map(|(day, _)| *day).collect();
    let chart = Chart { title: String::new(), alternative, picture: Picture::Lines(Lines { days, lines }) };
    let columns = vec![
        Column::date("until", words.report.year),
        Column::number("n_total", capitalised(words.pages.adopted)),
        Column::picture("progress", words.headings.progress),
        Column::number("n_reported", capitalised(words.report.reported_on)),
        Column::number("n_implemented", capitalised(words.pages.implemented)),
    ];
    let number = |n: u32| Cell::Integer(n.into());
    let row = |(day, counts): &(NaiveDate, Counts)| {
        let bar = Cell::Bar(Bar::of(counts));
        vec![Cell::Date(*day), number(counts.n_total()), bar, number(reported(counts)), number(implemented(counts))]
    };
    let rows = held(gathered.over_time.iter().map(row).collect());
    let table = Table { name: "over_time", as_of: frame.today, lang: words.lang, columns, rows };
    vec![Block::Heading(words.report.over_time.to_owned()), Block::Chart(chart), Block::Table(table)]
}

/// The heat map and its letters.
pub(super) fn matrix(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    if gathered.matrix.is_empty() {
        return Vec::new();
    }
    let heading = Block::Heading(frame.words.report.matrix.to_owned());
    std::iter::once(heading).chain(letters_page(&gathered.matrix, frame)).collect()
}

/// What moved, with who reported it.
pub(super) fn changes(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    let Some(since) = gathered.since.as_ref().filter(|since| !since.changes.rows.is_empty()) else { return Vec::new() };
    let Document { title, blocks, .. } = changes_for_people(&since.changes, frame);
    let lower = |block| if let Block::Heading(heading) = block { Block::Subheading(heading) } else { block };
    std::iter::once(Block::Heading(title)).chain(blocks.into_iter().map(lower)).collect()
}

/// The lines of descent, a sentence each with its references.
pub(super) fn lineage(gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    if gathered.descents.is_empty() {
        return Vec::new();
    }
    let said = gathered.descents.iter().map(|descent| {
        let line: Vec<&str> = descent.line.iter().map(|ancestor| ancestor.reference.as_str()).collect();
        format!("{}{}{}.", line.join(" → "), frame.words.sentences.colon, capitalised(&frame.words.descent(descent)))
    });
    vec![Block::Heading(frame.words.report.lineage.to_owned()), Block::List(said.collect())]
}

/// How it is counted.
pub(super) fn method(frame: &Frame) -> Vec<Block<'static>> {
    let texts = &frame.words.report;
    vec![Block::Heading(texts.method.to_owned()), Block::List((texts.how_counted)(frame.patience.due_soon, frame.patience.stale))]
}
