//! A cell as people see it: harmless text, and the colour of its tone.

use std::fmt::Write;

use anstyle::{AnsiColor, Style as Ink};

use super::super::Style;
use super::super::harmless::{harmless, harmless_line};
use super::wrap::width;
use crate::model::matching::found;
use crate::report::table::{Cell, Column, Tone};
use crate::text::Words;

/// The text of a cell and its colour.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) ink: Ink,
}

impl Shown {
    /// In a table: on one line if the output is not a terminal.
    pub(super) fn in_table(cell: &Cell, words: &Words, style: &Style) -> Self {
        let text = cell.shown(words);
        let text = if style.width.is_some() { several_lines(&text) } else { harmless_line(&text).into_owned() };
        Self { text, ink: ink(cell, style) }
    }

    /// In a document: line breaks stay.
    pub(super) fn in_document(cell: &Cell, words: &Words, style: &Style) -> Self {
        Self { text: several_lines(&cell.shown(words)), ink: ink(cell, style) }
    }
}

pub(super) fn heading(column: &Column) -> String {
    harmless_line(&column.heading).into_owned()
}

/// Harmless text of several lines; a tab is a space.
pub(super) fn several_lines(text: &str) -> String {
    harmless(text).replace('\t', " ")
}

/// Bold if colour is on.
pub(super) fn bold(style: &Style) -> Ink {
    if style.colour { Ink::new().bold() } else { Ink::new() }
}

/// Adds the text in its colour.
pub(super) fn push_inked(drawn: &mut String, text: &str, ink: Ink) {
    if ink.is_plain() {
        drawn.push_str(text);
    } else if !text.is_empty() {
        // Writing to a string can't fail.
        let _ = write!(drawn, "{ink}{text}{ink:#}");
    }
}

fn ink(cell: &Cell, style: &Style) -> Ink {
    if !style.colour {
        return Ink::new();
    }
    match cell.tone() {
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Neutral => Ink::new(),
        Tone::Total => Ink::new().bold(),
        Tone::Warning => AnsiColor::Yellow.on_default(),
        Tone::Bad => AnsiColor::Red.on_default().bold(),
        Tone::Faint => Ink::new().dimmed(),
    }
}

/// A line of a cell, with its colours.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) drawn: String,
    /// In terminal columns, without the codes of the colours.
    pub(super) width: usize,
}

impl Line {
    /// The text, with the searched words bold and underlined.
    pub(super) fn of(text: &str, ink: Ink, sought: &[String]) -> Self {
        let (mut drawn, mut done) = (String::new(), 0);
        for range in found(text, sought) {
            push_inked(&mut drawn, &text[done..range.start], ink);
            push_inked(&mut drawn, &text[range.clone()], ink.bold().underline());
            done = range.end;
        }
        push_inked(&mut drawn, &text[done..], ink);
        Self { drawn, width: width(text) }
    }

    /// Appends another line.
    pub(super) fn push(&mut self, between: &str, other: &Self) {
        self.drawn.push_str(between);
        self.drawn.push_str(&other.drawn);
        self.width += width(between) + other.width;
    }
}

#[cfg(test)]
mod tests {
    use anstyle::{AnsiColor, Style as Ink};

    use super::{Shown, Style};
    use crate::model::vocabulary::Lang;
    use crate::report::table::{Cell, Tone};
    use crate::text::{Words, words};

    fn english() -> &'static Words {
        words(Lang::En)
    }

    #[track_caller]
    fn case(tone: Tone, expected: Ink) {
        let cell = Cell::Toned("word".to_owned(), tone);
        let coloured = Style { colour: true, ..Style::default() };
        assert_eq!(Shown::in_table(&cell, english(), &coloured).ink, expected);
        assert_eq!(Shown::in_table(&cell, english(), &Style::default()).ink, Ink::new());
    }

    #[test]
    fn a_tone_is_a_colour_if_colour_is_on() {
        case(Tone::Good, AnsiColor::Green.on_default());
        case(Tone::Neutral, Ink::new());
        case(Tone::Warning, AnsiColor::Yellow.on_default());
        case(Tone::Bad, AnsiColor::Red.on_default().bold());
        case(Tone::Faint, Ink::new().dimmed());
    }

    #[test]
    fn line_breaks_stay_on_a_terminal_and_become_spaces_in_a_pipe() {
        let cell = Cell::Text("two\r\nlines\tand \u{202e}".to_owned());
        let terminal = Style { width: Some(80), ..Style::default() };
        assert_eq!(Shown::in_table(&cell, english(), &terminal).text, "two\nlines and \\u{202e}");
        assert_eq!(Shown::in_table(&cell, english(), &Style::default()).text, "two lines and \\u{202e}");
        assert_eq!(Shown::in_document(&cell, english(), &Style::default()).text, "two\nlines and \\u{202e}");
    }
}
