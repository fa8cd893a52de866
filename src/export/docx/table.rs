//! Tables whose header is repeated on every page.

use super::picture::{colour, fill, ink_on, small_bar};
use super::text::{Style, lines, of_runs, paragraph, run};
use super::widths::{WIDTH, widths};
use crate::error::Result;
use crate::report::chart::Sign;
use crate::report::lists::bar::{KEYS, has_parts, signs};
use crate::report::table::{Cell, Column, ColumnKind, Table, Tone};
use crate::text::{Words, words};

/// The table, with its header on every page; no row is split across pages.
pub(super) fn table(table: Table<'_>) -> Result<String> {
    let Table { columns, rows, lang, .. } = table;
    let words = words(lang);
    let mut held: Vec<Vec<Cell>> = Vec::new();
    rows.each(&mut |cells| {
        held.push(cells.to_vec());
        Ok(())
    })?;
    let signs = signs(words);
    let is_counted = has_parts(&columns);
    let place = |column: &Column| KEYS.iter().position(|key| is_counted && column.key == *key);
    let sign_of = |column: &Column| place(column).and_then(|place| signs.get(place));
    let widths = widths(&columns, &held, |column| sign_of(column).is_none());
    let header: String = columns.iter().zip(&widths).map(|(column, width)| heading(column, sign_of(column), *width)).collect();
    let mut xml = begin(&widths);
    xml.push_str(&row("<w:tblHeader/>", &header));
    for cells in held {
        let is_total = matches!(cells.first(), Some(Cell::Toned(_, Tone::Total)));
        let cells = columns.iter().zip(&cells).zip(&widths);
        let cells: String = cells.map(|((column, cell), width)| cell_of(column, cell, *width, is_total, words)).collect();
        xml.push_str(&row("", &cells));
    }
    xml.push_str(END);
    Ok(xml)
}

/// Names and values.
pub(super) fn fields(fields: &[(String, Cell)], words: &Words) -> String {
    let widths = [WIDTH / 4, WIDTH - WIDTH / 4];
    let mut xml = begin(&widths);
    for (name, value) in fields {
        let name = of_runs(Style::Cell, &run(name, "<w:b/>"));
        let value = lines(Style::Cell, &value.shown(words));
        xml.push_str(&row("", &(around(&name, widths[0], "") + &around(&value, widths[1], ""))));
    }
    xml + END
}

/// A heading; for a part of a bar, its sign in its colour, which the legend below explains.
fn heading(column: &Column, sign: Option<&Sign>, width: usize) -> String {
    const BOTTOM: &str = "<w:vAlign w:val=\"bottom\"/>";
    if let Some(sign) = sign {
        let said = of_runs(Style::Middle, &run(&sign.sign, &format!("<w:b/>{}", ink_on(sign.shade))));
        return around(&said, width, &format!("{}{BOTTOM}", fill(&colour(sign.shade))));
    }
    let style = if column.kind == ColumnKind::Number { Style::HeaderNumber } else { Style::Header };
    around(&paragraph(style, &column.heading), width, &format!("{HEADER}{BOTTOM}"))
}

fn cell_of(column: &Column, cell: &Cell, width: usize, is_total: bool, words: &Words) -> String {
    if let Cell::Bar(bar) = cell {
        return around(&of_runs(Style::Cell, &small_bar(bar, width)), width, "");
    }
    let style = match column.kind {
        ColumnKind::Number if KEYS.contains(&column.key.as_ref()) => Style::Middle,
        ColumnKind::Number => Style::Number,
        ColumnKind::Letter => Style::Middle,
        ColumnKind::Word | ColumnKind::Text | ColumnKind::Date | ColumnKind::List | ColumnKind::Picture => Style::Cell,
    };
    if let Cell::Named { reference, title } = cell {
        let reference = run(&format!("{reference} "), "<w:color w:val=\"4A5768\"/>");
        return around(&of_runs(style, &(reference + &run(title, "<w:b/>"))), width, "");
    }
    let tone = if matches!(cell, Cell::Integer(0)) { Tone::Faint } else { cell.tone() };
    let look = match tone {
        Tone::Bad => "<w:b/><w:color w:val=\"A3201A\"/>",
        Tone::Warning => "<w:color w:val=\"8A5300\"/>",
        Tone::Good => "<w:color w:val=\"1A6B34\"/>",
        Tone::Faint => "<w:color w:val=\"4A5768\"/>",
        Tone::Total => "<w:b/>",
        Tone::Neutral if is_total => "<w:b/>",
        Tone::Neutral => "",
    };
    around(&of_runs(style, &run(&cell.shown(words), look)), width, "")
}

pub(super) const HEADER: &str = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF2F6\"/>";

/// A row that is not split across pages.
pub(super) fn row(properties: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>\n")
}

pub(super) fn around(paragraphs: &str, width: usize, properties: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr>{paragraphs}</w:tc>")
}

/// A table of rows with lines between them.
pub(super) fn begin(widths: &[usize]) -> String {
    begin_styled("Rows", widths)
}

pub(super) fn begin_styled(style: &str, widths: &[usize]) -> String {
    let grid = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect::<Vec<_>>().concat();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>\n",
        widths.iter().sum::<usize>()
    )
}

/// A paragraph between two tables; without it they would merge.
pub(super) const END: &str = "</w:tbl>\n<w:p><w:pPr><w:pStyle w:val=\"Between\"/></w:pPr></w:p>\n";
