//! The short sections after the first page: progress by group and over time, the lineage, the method.

use chrono::{Datelike, NaiveDate};

use super::gathered::Gathered;
use crate::model::date::Span;
use crate::model::progress::{Counts, Group};
use crate::model::vocabulary::{Grouping, Status};
use crate::report::chart::{Chart, Line, Lines, Picture, Shade};
use crate::report::document::Block;
use crate::report::frame::Frame;
use crate::report::lists::bar::{Bar, KEYS, signs};
use crate::report::pictures;
use crate::report::table::{Cell, Column, Table, Tone, held};
use crate::text::capitalised;

/// Groups, each with its bar and the number of each part.
pub(super) fn by_group(grouping: Grouping, gathered: &Gathered, frame: &Frame) -> Vec<Block<'static>> {
    let progress = match grouping {
        Grouping::Owner => &gathered.by_owner,
        Grouping::Theme => &gathered.by_theme,
        _ => &gathered.by_meeting,
    };
    let Some(progress) = progress.as_ref().filter(|progress| !progress.groups.is_empty()) else { return Vec::new() };
    let words = frame.words;
    let (h, texts) = (&words.headings, &words.report);
    let (heading, name, of) = match grouping {
        Grouping::Owner => (texts.by_owner, "by_owner", h.owner),
        Grouping::Theme => (texts.by_theme, "by_theme", h.theme),
        _ => (texts.by_meeting, "by_meeting", h.meeting),
    };
    let mut columns =
        vec![Column::text("key", of), Column::number("n_total", h.n_total), Column::picture("progress", h.progress)];
    columns.extend(KEYS.into_iter().zip(signs(words)).map(|(key, sign)| Column::number(key, capitalised(&sign.label))));
    columns.extend([Column::number("n_overdue", h.n_overdue), Column::number("pct_implemented", h.pct_implemented)]);
    let groups = progress.groups.iter().map(|group| row(group_name(group, grouping, gathered, frame), &group.counts));
    let total = row(Cell::Toned(h.n_total.to_owned(), Tone::Total), &progress.total);
    let table = Table { name, as_of: frame.today, lang: words.lang, columns, rows: held(groups.chain([total]).collect()) };
    let overlap = progress.groups_overlap.then(|| Block::Text(format!("{}.", capitalised(words.remarks.groups_overlap))));
    [Block::Heading(heading.to_owned()), Block::Table(table), pictures::legend(words)].into_iter().chain(overlap).collect()
}

fn group_name(group: &Group, grouping: Grouping, gathered: &Gathered, frame: &Frame) -> Cell {
    match (group.key.as_str(), group.name.as_str()) {
        ("none", "") if grouping == Grouping::Owner => Cell::Toned(frame.words.report.no_owner.to_owned(), Tone::Faint),
        ("none", "") => Cell::Toned(frame.words.sections.not_stated.to_owned(), Tone::Faint),
        (key, "") => Cell::Text(key.to_owned()),
        (key, name) => {
            let title = gathered.names.get(key).filter(|_| grouping == Grouping::Owner).map_or(name, String::as_str);
            Cell::Named { reference: key.to_owned(), title: title.to_owned() }
        }
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

/// The counts at the end of each day: a picture and its numbers.
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
    let days: Vec<NaiveDate> = gathered.over_time.iter().map(|(day, _)| *day).collect();
    let periods = periods(&days);
    let names = periods.iter().map(|&period| (words.dates.short)(period)).collect();
    let is_of_years = periods.iter().all(|period| matches!(period, Span::Year(_)));
    let chart = Chart { title: String::new(), alternative, picture: Picture::Lines(Lines { days, names, lines }) };
    let columns = vec![
        Column::date("until", if is_of_years { words.report.year } else { words.headings.happened_on }),
        Column::number("n_total", capitalised(words.pages.adopted)),
        Column::picture("progress", words.headings.progress),
        Column::number("n_reported", capitalised(words.report.reported_on)),
        Column::number("n_implemented", capitalised(words.pages.implemented)),
    ];
    let number = |n: u32| Cell::Integer(n.into());
    let row = |(day, counts): &(NaiveDate, Counts)| {
        let bar = Cell::Bar(Bar::of(counts));
        let is_whole_year = is_of_years && Span::Year(day.year()).last_day() == *day;
        let said = if is_whole_year { day.year().to_string() } else { (words.dates.span)(Span::Day(*day)) };
        vec![
            Cell::Dated { said, on: *day, tone: Tone::Neutral },
            number(counts.n_total()),
            bar,
            number(reported(counts)),
            number(implemented(counts)),
        ]
    };
    let rows = held(gathered.over_time.iter().map(row).collect());
    let table = Table { name: "over_time", as_of: frame.today, lang: words.lang, columns, rows };
    vec![Block::Heading(words.report.over_time.to_owned()), Block::Drawn(chart, table)]
}

/// For each day the period that ends there: all are years, halves, quarters or months, as the days between the first and the last
/// one are.
fn periods(days: &[NaiveDate]) -> Vec<Span> {
    let of: [fn(NaiveDate) -> Span; 4] = [
        |day| Span::Year(day.year()),
        |day| Span::Half(day.year(), day.month0() / 6 + 1),
        |day| Span::Quarter(day.year(), day.month0() / 3 + 1),
        |day| Span::Month(day.year(), day.month()),
    ];
    let between = days.get(1..days.len().saturating_sub(1)).unwrap_or_default();
    let fits = |of: &&fn(NaiveDate) -> Span| !between.is_empty() && between.iter().all(|&day| of(day).last_day() == day);
    let of = of.iter().find(fits).unwrap_or(&of[3]);
    days.iter().map(|&day| of(day)).collect()
}

/// The lines of descent, each a sentence with its references.
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

/// How the report counts.
pub(super) fn method(frame: &Frame) -> Vec<Block<'static>> {
    let texts = &frame.words.report;
    vec![Block::Heading(texts.method.to_owned()), Block::List((texts.how_counted)(frame.patience.due_soon, frame.patience.stale))]
}
