//! Tables whose header is repeated on every page, and pictures as shaded cells, which print well and can be edited.

use super::text::{Style, lines, of_runs, paragraph, run};
use crate::error::Result;
use crate::report::chart::{Bars, Chart, HeatMap, Picture, Shade, Timeline};
use crate::report::lists::bar::Bar;
use crate::report::table::{Cell, Column, ColumnKind, Table, Tone};

/// The width between the margins of A4, in twentieths of a point.
const WIDTH: usize = 9_864;

/// How many blocks a bar in a cell has.
const BLOCKS: usize = 12;

/// From how many columns of numbers their headings stand upright.
const UPRIGHT: usize = 6;

/// The table, its header on every page; no row is parted between two.
pub(super) fn table(table: Table<'_>) -> Result<String> {
    let Table { columns, rows, .. } = table;
    let widths = widths(&columns);
    let n_numbers = columns.iter().filter(|column| column.kind == ColumnKind::Number).count();
    let header: String =
        columns.iter().zip(&widths).map(|(column, width)| heading(column, *width, n_numbers >= UPRIGHT)).collect();
    let height = if n_numbers >= UPRIGHT { "<w:trHeight w:val=\"1500\" w:hRule=\"atLeast\"/>" } else { "" };
    let mut xml = begin(&widths);
    xml.push_str(&row(&format!("{height}<w:tblHeader/>"), &header));
    rows(&mut |cells| {
        let is_total = matches!(cells.first(), Some(Cell::Toned(_, Tone::Total)));
        xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for ((column, cell), width) in columns.iter().zip(cells).zip(&widths) {
            xml.push_str(&cell_of(column, cell, *width, is_total));
        }
        xml.push_str("</w:tr>\n");
        Ok(())
    })?;
    xml.push_str(END);
    Ok(xml)
}

/// Names and values.
pub(super) fn fields(fields: &[(String, Cell)]) -> String {
    let widths = [WIDTH / 4, WIDTH - WIDTH / 4];
    let mut xml = begin(&widths);
    for (name, value) in fields {
        let name = of_runs(Style::Cell, &run(name, "<w:b/>"));
        let value = lines(Style::Cell, &shown(value));
        xml.push_str(&row("", &(around(&name, widths[0], "") + &around(&value, widths[1], ""))));
    }
    xml + END
}

/// A picture: bars and heat maps as shaded cells, a timeline as its events; numbers over time stand in the table beside.
pub(super) fn chart(chart: &Chart) -> String {
    let picture = match &chart.picture {
        Picture::Bars(of) => bars(of),
        Picture::HeatMap(of) => heat_map(of),
        Picture::Timeline(of) => timeline(of),
        Picture::Lines(_) => return String::new(),
    };
    let title = if chart.title.is_empty() { String::new() } else { of_runs(Style::Plain, &run(&chart.title, "<w:b/>")) };
    title + &picture
}

fn bars(Bars { bars, legend }: &Bars) -> String {
    let mut xml = String::new();
    for (name, bar) in bars {
        if !name.is_empty() {
            xml.push_str(&paragraph(Style::Plain, name));
        }
        let total = bar.n_total() as usize;
        let parts: Vec<(usize, u32)> = bar.parts.iter().copied().enumerate().filter(|(_, n)| *n > 0).collect();
        // A part that there is at all is wide enough for its number.
        let widths: Vec<usize> = parts.iter().map(|(_, n)| (*n as usize * WIDTH / total.max(1)).max(450)).collect();
        xml.push_str(&begin(&widths));
        xml.push_str("<w:tr>");
        for ((place, n), width) in parts.iter().zip(&widths) {
            let shade = Shade::ALL[*place];
            let sign = legend.get(*place).map_or("", |sign| sign.sign.as_str());
            let said = of_runs(Style::Middle, &run(&format!("{sign} {n}"), &ink_on(shade)));
            xml.push_str(&around(&said, *width, &fill(shade)));
        }
        xml.push_str("</w:tr>\n");
        xml.push_str(END);
    }
    let occurs = |place: usize| bars.is_empty() || bars.iter().any(|(_, bar)| bar.parts[place] > 0);
    let mut runs = Vec::new();
    for (place, sign) in legend.iter().enumerate().filter(|(place, _)| occurs(*place)) {
        let swatch = run("█ ", &format!("<w:color w:val=\"{}\"/>", colour(Shade::ALL[place])));
        let n = if bars.len() == 1 { format!(" {}", bars[0].1.parts[place]) } else { String::new() };
        runs.push(format!("{swatch}{}", run(&format!("{} {}{n}", sign.sign, sign.label).replace(' ', "\u{a0}"), "")));
    }
    xml + &of_runs(Style::Cell, &runs.join(&run("   ", "")))
}

fn heat_map(HeatMap { columns, rows, legend }: &HeatMap) -> String {
    let first = 1_700;
    let width = (WIDTH - first) / columns.len().max(1);
    let widths: Vec<usize> = std::iter::once(first).chain(columns.iter().map(|_| width.min(560))).collect();
    let mut xml = begin(&widths);
    let codes: String =
        columns.iter().zip(&widths[1..]).map(|(code, width)| around(&paragraph(Style::Middle, code), *width, HEADER)).collect();
    let corner = around(&paragraph(Style::Header, ""), first, HEADER);
    xml.push_str(&row("<w:tblHeader/>", &(corner + &codes)));
    for (name, letters) in rows {
        let mut cells = around(&paragraph(Style::Cell, name), first, "");
        for (letter, width) in letters.iter().zip(&widths[1..]) {
            cells.push_str(&match letter {
                Some(letter) => {
                    let said = of_runs(Style::Middle, &run(&letter.sign, &ink_on(letter.shade)));
                    around(&said, *width, &fill(letter.shade))
                }
                None => around(&paragraph(Style::Middle, ""), *width, ""),
            });
        }
        xml.push_str(&row("", &cells));
    }
    let said: Vec<String> = legend.iter().map(|sign| format!("{} {}", sign.sign, sign.label).replace(' ', "\u{a0}")).collect();
    xml + END + &paragraph(Style::Cell, &said.join("   "))
}

fn timeline(timeline: &Timeline) -> String {
    let said = timeline.events.iter().map(|event| format!("{}  {}", event.when, event.said));
    said.map(|said| lines(Style::Bullet, &said)).collect()
}

const HEADER: &str = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7ECF2\"/>";

fn heading(column: &Column, width: usize, is_upright: bool) -> String {
    let said = paragraph(Style::Header, &column.heading);
    if is_upright && column.kind == ColumnKind::Number {
        return around(&said, width, &format!("{HEADER}<w:textDirection w:val=\"btLr\"/>"));
    }
    around(&said, width, HEADER)
}

fn cell_of(column: &Column, cell: &Cell, width: usize, is_total: bool) -> String {
    if let Cell::Bar(bar) = cell {
        return around(&of_runs(Style::Cell, &blocks(bar)), width, "");
    }
    let style = match column.kind {
        ColumnKind::Number => Style::Number,
        ColumnKind::Letter => Style::Middle,
        ColumnKind::Word | ColumnKind::Text | ColumnKind::Date | ColumnKind::List | ColumnKind::Picture => Style::Cell,
    };
    let tone = match cell {
        Cell::Toned(_, Tone::Bad) => "<w:b/><w:color w:val=\"B3261E\"/>",
        Cell::Toned(_, Tone::Warning) => "<w:color w:val=\"8A5300\"/>",
        Cell::Toned(_, Tone::Good) => "<w:color w:val=\"1A6B34\"/>",
        _ if is_total => "<w:b/>",
        _ => "",
    };
    around(&of_runs(style, &run(&shown(cell), tone)), width, "")
}

/// A bar in a cell, in blocks of its colours.
fn blocks(bar: &Bar) -> String {
    let mut runs = String::new();
    let shapes: Vec<char> = bar.shapes(BLOCKS).chars().collect();
    let mut rest = shapes.as_slice();
    while let Some(first) = rest.first() {
        let n = rest.iter().take_while(|shape| *shape == first).count();
        let place = crate::report::lists::bar::PARTS.iter().position(|(shape, _)| shape == first).unwrap_or(0);
        runs.push_str(&run(&"█".repeat(n), &format!("<w:color w:val=\"{}\"/><w:sz w:val=\"11\"/>", colour(Shade::ALL[place]))));
        rest = &rest[n..];
    }
    runs
}

fn shown(cell: &Cell) -> String {
    if let Cell::List(words) = cell { words.join(", ") } else { cell.plain() }
}

/// A row that is not parted between two pages.
fn row(properties: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>\n")
}

fn around(paragraphs: &str, width: usize, properties: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

fn begin(widths: &[usize]) -> String {
    let grid = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect::<Vec<_>>().concat();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Rows\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>\n",
        widths.iter().sum::<usize>()
    )
}

/// Between two tables stands a paragraph, or they would be one.
const END: &str = "</w:tbl>\n<w:p><w:pPr><w:pStyle w:val=\"Between\"/></w:pPr></w:p>\n";

/// Shared out by what the columns hold.
fn widths(columns: &[Column]) -> Vec<usize> {
    let weight = |kind| match kind {
        ColumnKind::Text => 30,
        ColumnKind::List | ColumnKind::Picture => 22,
        ColumnKind::Word => 18,
        ColumnKind::Date => 13,
        ColumnKind::Number => 8,
        ColumnKind::Letter => 5,
    };
    let all: usize = columns.iter().map(|column| weight(column.kind)).sum();
    columns.iter().map(|column| weight(column.kind) * WIDTH / all.max(1)).collect()
}

fn colour(shade: Shade) -> &'static str {
    match shade {
        Shade::Done => "14532D",
        Shade::Part => "357A4D",
        Shade::Going => "9FD3B0",
        Shade::Open => "F2D48A",
        Shade::Closed => "9AA4B2",
        Shade::Silent => "E3E8EE",
    }
}

fn fill(shade: Shade) -> String {
    format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", colour(shade))
}

fn ink_on(shade: Shade) -> String {
    let ink = if matches!(shade, Shade::Done | Shade::Part) { "FFFFFF" } else { "111820" };
    format!("<w:color w:val=\"{ink}\"/>")
}
