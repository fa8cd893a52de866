//! A document as a workbook: its texts on the first sheet, with links to the tables, each on a separate sheet.

use std::collections::HashSet;
use std::io::Write;

use rust_xlsxwriter::{Color, Format, FormatAlign, Url, Worksheet};

use super::super::output_error;
use super::book;
use super::cells::{self, Place};
use super::part::{self, Looks};
use crate::error::Result;
use crate::report::chart::{HeatMap, Picture};
use crate::report::document::{Block, Document, KeyNumber};
use crate::report::table::Table;
use crate::text::words;

/// The width of the texts, in characters, and about how many fit on a line.
const WIDTH: f64 = 100.0;
const LINE: usize = 98;

/// Writes the workbook.
///
/// # Errors
/// As `write_table`.
pub(in crate::export) fn write_document(document: Document<'_>, out: &mut dyn Write) -> Result<()> {
    let Document { title, lang, blocks } = document;
    let colon = words(lang).sentences.colon;
    let as_of = blocks.iter().find_map(|block| match block {
        Block::Table(table) | Block::Drawn(_, table) => Some(table.as_of),
        _ => None,
    });
    let mut workbook = book::new(&title, as_of.unwrap_or_default())?;
    let looks = Looks::new();
    let mut names = Names::default();
    let mut texts: Vec<(String, Face)> = vec![(title.clone(), Face::Title)];
    let first = workbook.add_worksheet();
    first.set_name(names.of(&title)).map_err(book::refused)?;
    let mut about = title;
    let mut put = |name: String, table: Table<'_>, map: Option<&HeatMap>, texts: &mut Vec<(String, Face)>| {
        texts.push((name.clone(), Face::Link));
        let sheet = workbook.add_worksheet();
        sheet.set_name(&name).map_err(book::refused)?;
        part::put(sheet, &name, table, map, &looks)
    };
    for block in blocks {
        match block {
            Block::Heading(text) | Block::Subheading(text) => {
                about.clone_from(&text);
                texts.push((text, Face::Heading));
            }
            Block::Lead(text) => texts.push((text, Face::Lead)),
            Block::KeyNumbers(numbers) => texts.extend(numbers.iter().map(|one| (key_number(one), Face::Key))),
            Block::Text(text) | Block::Quotation(text) => texts.push((text, Face::Plain)),
            Block::List(said) => texts.extend(said.into_iter().map(|said| (format!("•  {said}"), Face::Plain))),
            Block::Links(links) => texts.extend(links.into_iter().map(|link| (format!("•  {}", link.said), Face::Plain))),
            Block::Fields(fields) => {
                texts.extend(fields.iter().map(|(name, cell)| (format!("{name}{colon}{}", cell.plain()), Face::Plain)));
            }
            Block::Table(table) => put(names.of(&about), table, None, &mut texts)?,
            Block::Drawn(chart, table) => {
                let map = if let Picture::HeatMap(map) = &chart.picture { Some(map) } else { None };
                put(names.of(&about), table, map, &mut texts)?;
            }
            // A workbook has numbers in place of pictures, and its own charts.
            Block::Chart(_) | Block::Rule | Block::PageBreak => {}
        }
    }
    put_texts(workbook.worksheet_from_index(0).map_err(book::refused)?, &texts)?;
    out.write_all(&book::bytes(&mut workbook)?).map_err(output_error)
}

fn key_number(one: &KeyNumber) -> String {
    let parts = [one.number.as_str(), one.of.as_str(), one.label.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[derive(Clone, Copy)]
enum Face {
    Title,
    Lead,
    Key,
    Heading,
    Plain,
    /// The name of a sheet.
    Link,
}

fn put_texts(sheet: &mut Worksheet, texts: &[(String, Face)]) -> Result<()> {
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let accent = Color::RGB(0x0012_3F66);
    let heading = plain.clone().set_bold().set_font_size(13.0).set_font_color(accent).set_align(FormatAlign::Bottom);
    let title = heading.clone().set_font_size(20.0);
    let lead = plain.clone().set_font_color(Color::RGB(0x004A_5768));
    let key = plain.clone().set_bold().set_font_size(12.0);
    let link = plain.clone().set_font_color(accent).set_underline(rust_xlsxwriter::FormatUnderline::Single);
    sheet.set_column_width(0, WIDTH).map_err(book::refused)?;
    for (row, (text, face)) in (0..).zip(texts) {
        let n_lines = text.lines().map(|line| line.chars().count() / LINE + 1).sum::<usize>().clamp(1, 25);
        let (look, height) = match face {
            Face::Title => (&title, 30),
            Face::Lead => (&lead, 16),
            Face::Key => (&key, 18),
            Face::Heading => (&heading, 30),
            Face::Plain => (&plain, 16),
            Face::Link => (&link, 16),
        };
        let lines = u16::try_from(n_lines).unwrap_or(1);
        // Only the first line of a heading has space above it.
        sheet.set_row_height(row, height + 16 * (lines - 1)).map_err(book::refused)?;
        if matches!(face, Face::Link) {
            let place = Url::new(format!("internal:'{text}'!A1")).set_text(format!("→ {text}"));
            sheet.write_url_with_format(row, 0, place, look).map_err(book::refused)?;
        } else {
            cells::put_text(sheet, Place { row, column: 0, key: "text" }, text, Some(look))?;
        }
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.6, 0.6, 0.6, 0.6, 0.3, 0.3);
    sheet.set_screen_gridlines(false);
    sheet.set_tab_color(accent);
    Ok(())
}

/// Names of sheets: short, without the characters that Excel refuses, and unique regardless of case.
#[derive(Default)]
struct Names {
    used: HashSet<String>,
}

impl Names {
    fn of(&mut self, heading: &str) -> String {
        let tame = |c: char| if c.is_control() || "[]:*?/\\'".contains(c) { ' ' } else { c };
        let plain: String = super::super::harmless::harmless_line(heading).chars().map(tame).collect();
        let words: Vec<&str> = plain.split_whitespace().collect();
        let words = if words.is_empty() { "–".to_owned() } else { words.join(" ") };
        for number in 1.. {
            let behind = if number == 1 { String::new() } else { format!(" {number}") };
            let mut name = String::new();
            for c in words.chars() {
                // Excel counts in UTF-16.
                if name.encode_utf16().count() + c.len_utf16() + behind.len() > 31 {
                    break;
                }
                name.push(c);
            }
            let name = format!("{}{behind}", name.trim_end());
            if self.used.insert(name.to_lowercase()) {
                return name;
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use calamine::{Data, Reader, Xlsx};

    use super::super::super::sample::{column, table, text};
    use super::{Block, Document, HeatMap, Names, Picture, write_document};
    use crate::model::vocabulary::Lang;
    use crate::report::chart::{Chart, Letter, Letters, Shade, Sign};
    use crate::report::table::{Cell, ColumnKind, Tone};
    use crate::testing::day;

    #[test]
    fn a_table_has_its_own_sheet_with_references_and_days_separate() {
        let columns =
            vec![column("title", ColumnKind::Text), column("due", ColumnKind::Text), column("bar", ColumnKind::Picture)];
        let title = Cell::Named { reference: "A-1".to_owned(), title: "=1+1".to_owned() };
        let due = Cell::Dated { said: "31 December 2018, extended once".to_owned(), on: day("2018-12-31"), tone: Tone::Bad };
        let total = vec![Cell::Toned("Total".to_owned(), Tone::Total), Cell::Empty, Cell::Empty];
        let table = table(columns, vec![vec![title, due, Cell::Empty], vec![text("alone"), text("none"), Cell::Empty], total]);
        let blocks = vec![Block::Heading("Late: what".to_owned()), Block::Table(table)];
        let mut bytes = Vec::new();
        write_document(Document { title: "Report".to_owned(), lang: Lang::En, blocks }, &mut bytes).expect("written");
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        assert_eq!(workbook.sheet_names(), ["Report", "Late what"]);
        let said = workbook.worksheet_range("Report").expect("a sheet");
        assert_eq!(said.get((2, 0)), Some(&Data::String("→ Late what".to_owned())));
        let sheet = workbook.worksheet_range("Late what").expect("a sheet");
        let rows: Vec<Vec<String>> = sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        assert_eq!(rows[0], ["Ref", "Title", "Due"]);
        assert_eq!(rows[1][..2], ["A-1", "=1+1"]);
        assert!(
            matches!(sheet.get((1, 2)), Some(Data::DateTime(on)) if on.as_datetime().map(|at| at.date()) == Some(day("2018-12-31")))
        );
        assert_eq!(rows[2], ["", "alone", "none"]);
        assert!(workbook.worksheet_formula("Late what").expect("a sheet").used_cells().next().is_none());
    }

    #[test]
    fn letters_have_the_shade_of_their_status_and_a_legend_below() {
        let columns = vec![column("ref", ColumnKind::Word), column("BWA", ColumnKind::Letter), column("ZMB", ColumnKind::Letter)];
        let table = table(columns, vec![vec![text("A-1"), text("I"), Cell::Empty]]);
        let letter = Letter { sign: "I†".to_owned(), shade: Shade::Part };
        let row = Letters {
            reference: "A-1".to_owned(),
            title: String::new(),
            short: String::new(),
            letters: vec![Some(letter), None],
            done: String::new(),
        };
        let sign = Sign { sign: "I".to_owned(), label: "implemented 1".to_owned(), shade: Shade::Done };
        let map = HeatMap { columns: vec!["BWA".to_owned(), "ZMB".to_owned()], rows: vec![row], legend: vec![sign] };
        let chart = Chart { title: String::new(), alternative: String::new(), picture: Picture::HeatMap(map) };
        let mut bytes = Vec::new();
        let blocks = vec![Block::Heading("Matrix".to_owned()), Block::Drawn(chart, table)];
        write_document(Document { title: "Report".to_owned(), lang: Lang::En, blocks }, &mut bytes).expect("written");
        let mut styles = String::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a workbook");
        archive.by_name("xl/styles.xml").expect("styles").read_to_string(&mut styles).expect("UTF-8");
        // Only those that occur.
        let fills = ["FF2C7D62", "FF0D4F3C", "FF62B292"].map(|colour| styles.contains(&format!("<fgColor rgb=\"{colour}\"/>")));
        assert_eq!(fills, [true, true, false], "{styles}");
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let sheet = workbook.worksheet_range("Matrix").expect("a sheet");
        let rows: Vec<Vec<String>> = sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        assert_eq!(rows[1], ["A-1", "I†", ""]);
        assert_eq!(rows[3], ["I", "implemented 1", ""]);
    }

    #[test]
    fn sheets_have_short_unique_names() {
        let mut names = Names::default();
        let long = "Decision tracking: what became of it";
        assert_eq!(names.of(long), "Decision tracking what became o");
        assert_eq!(names.of(&long.to_uppercase()), "DECISION TRACKING WHAT BECAME 2");
        assert_eq!(names.of("a/b[c]"), "a b c");
        assert_eq!(names.of("''"), "–");
    }
}
