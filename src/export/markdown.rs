//! Tables and documents as GitHub Markdown. Texts are escaped, so that they read as stored.

use std::io::Write;

use super::harmless::harmless;
use super::output_error;
use super::plain_blocks::{BlankLine, bars, letters};
use crate::error::Result;
use crate::report::document::{Block, Document};
use crate::report::table::{Column, ColumnKind, Table};
use crate::text::words;

/// Writes a table under its headings, numbers aligned right; line breaks in cells are `<br>`.
pub(super) fn write_table(table: Table<'_>, out: &mut dyn Write) -> Result<()> {
    let words = words(table.lang);
    let headings = table.columns.iter().map(|column| one_line(&column.heading));
    let rules = table.columns.iter().map(|column| rule(column).to_owned());
    let head = table_line(headings) + &table_line(rules);
    out.write_all(head.as_bytes()).map_err(output_error)?;
    table.rows.each(&mut |cells| {
        let line = table_line(cells.iter().map(|cell| one_line(&cell.shown(words))));
        out.write_all(line.as_bytes()).map_err(output_error)
    })
}

/// Writes a document: its title and headings, quotations as `>`, fields as a list.
pub(super) fn write_document(document: Document<'_>, out: &mut dyn Write) -> Result<()> {
    let mut out = BlankLine::new(out);
    let words = words(document.lang);
    if !document.title.is_empty() {
        writeln!(out, "# {}", one_line(&document.title)).map_err(output_error)?;
    }
    for block in document.blocks {
        out.next_block();
        match block {
            Block::Heading(heading) => writeln!(out, "## {}", one_line(&heading)).map_err(output_error)?,
            Block::Subheading(heading) => writeln!(out, "### {}", one_line(&heading)).map_err(output_error)?,
            Block::List(sentences) => {
                sentences.iter().try_for_each(|said| writeln!(out, "- {}", one_line(said))).map_err(output_error)?;
            }
            Block::Links(links) => {
                links.iter().try_for_each(|link| writeln!(out, "- {}", one_line(&link.said))).map_err(output_error)?;
            }
            Block::Chart(chart) => out.write_all(bars(&chart, one_line).as_bytes()).map_err(output_error)?,
            Block::Rule => writeln!(out, "---").map_err(output_error)?,
            // Markdown has no pages.
            Block::PageBreak | Block::KeyNumbers(_) => {}
            Block::Lead(text) | Block::Text(text) => out.write_all(paragraphs(&text, "").as_bytes()).map_err(output_error)?,
            Block::Quotation(text) => out.write_all(paragraphs(&text, "> ").as_bytes()).map_err(output_error)?,
            Block::Fields(fields) => {
                for (name, value) in fields {
                    let line = format!("- **{}:** {}", one_line(&name), one_line(&value.shown(words)));
                    writeln!(out, "{}", line.trim_end()).map_err(output_error)?;
                }
            }
            Block::Table(table) => write_table(table, &mut out)?,
            Block::Drawn(chart, table) => {
                write_table(table, &mut out)?;
                out.next_block();
                out.write_all(letters(&chart, one_line).as_bytes()).map_err(output_error)?;
            }
        }
    }
    Ok(())
}

fn table_line(cells: impl Iterator<Item = String>) -> String {
    let mut line = "|".to_owned();
    for cell in cells {
        line.push(' ');
        line.push_str(&cell);
        line.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    line.push('\n');
    line
}

fn rule(column: &Column) -> &'static str {
    match column.kind {
        ColumnKind::Number => "---:",
        ColumnKind::Word | ColumnKind::Picture | ColumnKind::Text | ColumnKind::Date | ColumnKind::List | ColumnKind::Letter => {
            "---"
        }
    }
}

/// The text on one line; the indent of each of its lines is kept with non-breaking spaces.
fn one_line(text: &str) -> String {
    let text = harmless(text);
    let lines = text.trim_end().split('\n').map(|line| {
        let content = line.trim_start_matches([' ', '\t']);
        "&nbsp;".repeat(line.len() - content.len()) + &escape(content)
    });
    lines.collect::<Vec<_>>().join("<br>")
}

/// The lines of a text, each begun by `mark`. A line break within a paragraph is kept by a `\` at its end.
fn paragraphs(text: &str, mark: &str) -> String {
    let text = harmless(text);
    let lines: Vec<&str> = text.trim_end().split('\n').map(str::trim).collect();
    let mut written = String::new();
    for (place, line) in lines.iter().enumerate() {
        let has_next = lines.get(place + 1).is_some_and(|next| !next.is_empty());
        let line_end = if has_next && !line.is_empty() { "\\" } else { "" };
        let whole = format!("{mark}{}{line_end}", escape_start(&escape(line)));
        written.push_str(whole.trim_end());
        written.push('\n');
    }
    if text.trim().is_empty() { String::new() } else { written }
}

/// Escapes everything that Markdown would read as emphasis, code, a link, HTML, an entity or the end of a cell, and addresses
/// that it would turn into links. An underscore inside a word has no meaning in Markdown and stays.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    for (place, c) in text.char_indices() {
        let behind = &text[place + c.len_utf8()..];
        let is_within_word = || before.is_alphanumeric() && behind.starts_with(char::is_alphanumeric);
        let is_active = match c {
            '\\' | '|' | '*' | '`' | '<' | '[' | '~' => true,
            '_' => !is_within_word(),
            '@' => before.is_alphanumeric() || matches!(before, '.' | '-' | '_' | '+'),
            '&' => is_entity(behind),
            ':' => behind.starts_with("//") || ends_in(&text[..place], &["mailto", "xmpp"]),
            '.' => ends_in(&text[..place], &["www"]),
            _ => false,
        };
        if is_active {
            escaped.push('\\');
        }
        escaped.push(if c == '\t' { ' ' } else { c });
        before = c;
    }
    escaped
}

/// Whether the text after a `&` makes it an entity: `copy;`, `#42;`.
fn is_entity(behind: &str) -> bool {
    let name = behind.split_once(';').map(|(name, _)| name.strip_prefix('#').unwrap_or(name));
    name.is_some_and(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn ends_in(text: &str, words: &[&str]) -> bool {
    let last = |word: &&str| text.len().checked_sub(word.len()).and_then(|start| text.get(start..));
    words.iter().any(|word| last(word).is_some_and(|last| last.eq_ignore_ascii_case(word)))
}

/// Escapes a start that would make a line a heading, a list, a quotation or a rule.
fn escape_start(line: &str) -> String {
    let n_digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line.starts_with(['#', '>', '+', '-', '=']) {
        format!("\\{line}")
    } else if n_digits > 0 && line[n_digits..].starts_with(['.', ')']) {
        format!("{}\\{}", &line[..n_digits], &line[n_digits..])
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{column, table, text, titles, written, written_document};
    use super::super::{Format, Style};
    use crate::model::vocabulary::Lang;
    use crate::report::document::{Block, Document};
    use crate::report::table::{Cell, ColumnKind, Tone};

    #[track_caller]
    fn cell(text: &str, expected: &str) {
        let markdown = written(titles(&[text]), Format::Markdown, &Style::default());
        assert_eq!(markdown, format!("| Title |\n| --- |\n{expected}\n"));
    }

    #[track_caller]
    fn block(block: Block<'_>, expected: &str) {
        let document = Document { title: String::new(), lang: Lang::En, blocks: vec![block] };
        assert_eq!(written_document(document, Format::Markdown, &Style::default()), expected);
    }

    #[test]
    fn a_table_has_headings_and_numbers_to_the_right() {
        let columns = vec![
            column("ref", ColumnKind::Word),
            column("owners", ColumnKind::List),
            column("days_late", ColumnKind::Number),
            column("health", ColumnKind::Word),
        ];
        let owners = Cell::List(vec!["IOM".to_owned(), "SAMP".to_owned()]);
        let health = Cell::Toned("overdue".to_owned(), Tone::Bad);
        let rows = vec![vec![text("MRU-2006-03"), owners, Cell::Integer(7), health], vec![Cell::Empty; 4]];
        let expected = "| Ref | Owners | Days_late | Health |\n| --- | --- | ---: | --- |\n\
                        | MRU-2006-03 | IOM, SAMP | 7 | overdue |\n| | | | |\n";
        assert_eq!(written(table(columns, rows), Format::Markdown, &Style::default()), expected);
    }

    #[test]
    fn a_cell_reads_as_stored() {
        cell("a|b", "| a\\|b |");
        cell("a\\|b", "| a\\\\\\|b |");
        cell("two\r\nlines", "| two<br>lines |");
        cell("*bold* _so_ `code` <b> [x](y)", "| \\*bold\\* \\_so\\_ \\`code\\` \\<b> \\[x](y) |");
        cell("https://x.org/a_b", "| https\\://x.org/a_b |");
        cell("www.x.org and a.b@x.org", "| www\\.x.org and a.b\\@x.org |");
        cell("~~gone~~ &copy; &#42; R&D; a & b", "| \\~\\~gone\\~\\~ \\&copy; \\&#42; R\\&D; a & b |");
        cell("  MRU-2006-02a", "| &nbsp;&nbsp;MRU-2006-02a |");
        cell("\u{202e}\u{1b}", "| \\\\u{202e}\\\\u{1b} |");
        cell("การย้ายถิ่น\tx", "| การย้ายถิ่น x |");
    }

    #[test]
    fn a_text_keeps_its_lines_and_starts_no_list() {
        block(Block::Text("one\ntwo\n\nthree\n".to_owned()), "one\\\ntwo\n\nthree\n");
        block(Block::Text("1. first\n- then\n# no".to_owned()), "1\\. first\\\n\\- then\\\n\\# no\n");
        block(Block::Quotation("one\n\ntwo".to_owned()), "> one\n>\n> two\n");
        block(Block::Text("  \n".to_owned()), "");
    }

    #[test]
    fn a_document_has_headings_fields_and_tables() {
        let fields = vec![("Status".to_owned(), text("in-progress")), ("Due".to_owned(), Cell::Empty)];
        let blocks = vec![Block::Fields(fields), Block::Heading("History".to_owned()), Block::Table(titles(&["a"]))];
        let document = Document { title: "MRU-2006-03".to_owned(), lang: Lang::En, blocks };
        let expected = "# MRU-2006-03\n\n- **Status:** in-progress\n- **Due:**\n\n## History\n\n\
                        | Title |\n| --- |\n| a |\n";
        assert_eq!(written_document(document, Format::Markdown, &Style::default()), expected);
    }
}
