//! Documents for people: headings, fields, texts, quotations and tables.

use std::io::Write;

use super::super::harmless::harmless_line;
use super::super::plain_blocks::{BlankLine, bars, letters};
use super::super::{Style, output_error};
use super::shown::{Shown, bold, push_inked, several_lines};
use super::wrap::{LongWord, width, wrap};
use super::write_table;
use crate::error::Result;
use crate::report::document::{Block, Document};
use crate::report::table::Cell;
use crate::text::{Words, words};

/// Lines of text longer than this are tiring to read, even on a wide terminal.
const WIDEST_TEXT: usize = 100;

/// The least width for a value; a narrower terminal wraps the lines itself.
const VALUE_FLOOR: usize = 20;

/// The length of a rule without a known width.
const RULE: usize = 40;

/// Writes the title, and the blocks with a blank line between them, but not after a heading.
pub(in super::super) fn write_document(document: Document<'_>, style: &Style, out: &mut dyn Write) -> Result<()> {
    let mut out = BlankLine::new(out);
    let words = words(document.lang);
    let width = style.width.map(|width| usize::from(width).min(WIDEST_TEXT));
    if !document.title.is_empty() {
        out.write_all(headline(&document.title, style).as_bytes()).map_err(output_error)?;
    }
    let mut is_under_heading = false;
    for block in document.blocks {
        if !is_under_heading {
            out.next_block();
        }
        is_under_heading = matches!(block, Block::Heading(_) | Block::Subheading(_));
        let lines = match block {
            Block::Heading(heading) | Block::Subheading(heading) => headline(&heading, style),
            Block::List(sentences) => sentences.iter().map(|said| item_lines(said, width)).collect(),
            Block::Links(links) => links.iter().map(|link| item_lines(&link.said, width)).collect(),
            Block::Chart(chart) => text_lines(&bars(&chart, |text| harmless_line(text).into_owned()), "", width),
            Block::Rule => "─".repeat(width.unwrap_or(RULE)) + "\n",
            // A terminal has no sheets.
            Block::PageBreak | Block::KeyNumbers(_) => continue,
            Block::Lead(text) | Block::Text(text) => text_lines(&text, "", width),
            Block::Quotation(text) => text_lines(&text, "│ ", width),
            Block::Fields(fields) => field_lines(&shown_fields(&fields, words, style), width),
            Block::Table(table) => {
                write_table(table, style, &mut out)?;
                continue;
            }
            Block::Drawn(chart, table) => {
                write_table(table, style, &mut out)?;
                out.next_block();
                text_lines(&letters(&chart, |text| harmless_line(text).into_owned()), "", width)
            }
        };
        out.write_all(lines.as_bytes()).map_err(output_error)?;
    }
    Ok(())
}

/// A heading wrapped to the terminal.
fn headline(heading: &str, style: &Style) -> String {
    let mut lines = String::new();
    for line in wrap(&harmless_line(heading), style.width.map_or(usize::MAX, usize::from), LongWord::Kept) {
        push_inked(&mut lines, &line, bold(style));
        lines.push('\n');
    }
    lines
}

/// The text wrapped to the width, with `mark` before each line. Nothing for an empty text.
fn text_lines(text: &str, mark: &str, width: Option<usize>) -> String {
    let text = several_lines(text);
    let room = width.map_or(usize::MAX, |width| width.saturating_sub(mark.chars().count()));
    let mut lines = String::new();
    if !text.trim().is_empty() {
        for line in wrap(text.trim_end(), room, LongWord::Kept) {
            lines.push_str(format!("{mark}{line}").trim_end());
            lines.push('\n');
        }
    }
    lines
}

/// A list item: a bullet before its first line, the other lines indented.
fn item_lines(said: &str, width: Option<usize>) -> String {
    text_lines(said, "  ", width).replacen("  ", "• ", 1)
}

fn shown_fields(fields: &[(String, Cell)], words: &Words, style: &Style) -> Vec<(String, Shown)> {
    let shown = |(name, value): &(String, Cell)| (harmless_line(name).into_owned(), Shown::in_document(value, words, style));
    fields.iter().map(shown).collect()
}

/// The fields, a line each: names in one column, values in the next, wrapped within it. Without `room`, lines break only at
/// line breaks of the value.
pub(super) fn field_lines(fields: &[(String, Shown)], room: Option<usize>) -> String {
    let name_width = fields.iter().map(|(name, _)| width(name)).max().unwrap_or(0) + 2;
    let room = room.map_or(usize::MAX, |room| room.saturating_sub(name_width).max(VALUE_FLOOR));
    let mut lines = String::new();
    for (name, value) in fields {
        let mut n_spaces = name_width - width(name);
        lines.push_str(name);
        for line in wrap(&value.text, room, LongWord::Kept) {
            if !line.is_empty() {
                lines.extend(std::iter::repeat_n(' ', n_spaces));
                push_inked(&mut lines, &line, value.ink);
            }
            lines.push('\n');
            n_spaces = name_width;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use anstyle::Style as Ink;

    use super::super::super::sample::{text, titles, written_document};
    use super::super::super::{Format, Style};
    use super::super::shown::Shown;
    use super::field_lines;
    use crate::model::vocabulary::Lang;
    use crate::report::document::{Block, Document};
    use crate::report::table::{Cell, Tone};

    fn document() -> Document<'static> {
        let fields = vec![
            ("Status".to_owned(), Cell::Toned("overdue".to_owned(), Tone::Bad)),
            ("Lead".to_owned(), Cell::List(vec!["IOM".to_owned(), "SAMP".to_owned()])),
            ("Note".to_owned(), text("what remains is the second part")),
        ];
        let blocks = vec![
            Block::Quotation("Governments should\nestablish focal points in the relevant ministries".to_owned()),
            Block::Fields(fields),
            Block::Table(titles(&[])),
            Block::Heading("History".to_owned()),
            Block::Table(titles(&["a"])),
            Block::Text("\u{1b}[2J".to_owned()),
        ];
        Document { title: "MRU-2006-02a".to_owned(), lang: Lang::En, blocks }
    }

    #[test]
    fn a_document_is_folded_to_the_width() {
        let expected = "\
MRU-2006-02a

│ Governments should
│ establish focal points in
│ the relevant ministries

Status  overdue
Lead    IOM, SAMP
Note    what remains is the
        second part

History
Title
─────
a

\\u{1b}[2J
";
        let style = Style { width: Some(28), ..Style::default() };
        assert_eq!(written_document(document(), Format::Table, &style), expected);
    }

    #[test]
    fn a_heading_is_folded_at_words() {
        let blocks = vec![Block::Heading("Silent for 365 days or more (24)".to_owned())];
        let document = Document { title: String::new(), lang: Lang::En, blocks };
        let style = Style { width: Some(20), ..Style::default() };
        assert_eq!(written_document(document, Format::Table, &style), "Silent for 365 days\nor more (24)\n");
    }

    #[test]
    fn headings_are_bold_and_tones_coloured_where_colour_is_on() {
        let style = Style { colour: true, ..Style::default() };
        let written = written_document(document(), Format::Table, &style);
        assert!(written.starts_with("\u{1b}[1mMRU-2006-02a\u{1b}[0m\n"), "{written}");
        assert!(written.contains("Status  \u{1b}[1m\u{1b}[31moverdue\u{1b}[0m\n"), "{written}");
    }

    #[test]
    fn text_is_never_wider_than_a_hundred_columns() {
        let document = Document { title: String::new(), lang: Lang::En, blocks: vec![Block::Text("word ".repeat(60))] };
        let style = Style { width: Some(250), ..Style::default() };
        let written = written_document(document, Format::Table, &style);
        assert_eq!(written.lines().map(str::len).max(), Some(99));
    }

    #[test]
    fn without_a_width_no_line_is_folded() {
        let long = "word ".repeat(60);
        let document = Document { title: String::new(), lang: Lang::En, blocks: vec![Block::Text(long.clone())] };
        assert_eq!(written_document(document, Format::Table, &Style::default()), format!("{}\n", long.trim_end()));
    }

    fn fields(fields: &[(&str, &str)]) -> Vec<(String, Shown)> {
        let shown = |text: &str| Shown { text: text.to_owned(), ink: Ink::new() };
        fields.iter().map(|(name, text)| ((*name).to_owned(), shown(text))).collect()
    }

    #[test]
    fn values_are_wrapped_within_their_column() {
        let fields = fields(&[("Status", "in-progress"), ("Échéance", ""), ("Note", "what remains is the second part")]);
        let expected = "Status    in-progress\nÉchéance\nNote      what remains is the\n          second part\n";
        assert_eq!(field_lines(&fields, Some(30)), expected);
    }

    #[test]
    fn without_a_width_only_line_breaks_of_the_value_break_it() {
        let long = "word ".repeat(50) + "end\nand more";
        let expected = format!("Note  {}end\n      and more\n", "word ".repeat(50));
        assert_eq!(field_lines(&fields(&[("Note", &long)]), None), expected);
    }
}
