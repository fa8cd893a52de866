//! The rows of a sheet as XML.

use std::borrow::Cow;
use std::fmt::Write;

use chrono::NaiveDate;

use super::styles::Look;
use super::widths::lines;
use crate::error::{Error, Result};
use crate::report::table::{Cell, Column};

/// How many characters a cell holds, counted as Excel counts: in UTF-16.
pub(super) const LONGEST: usize = 32_767;

/// The height of a line, and of the highest row, in points.
const LINE_HEIGHT: usize = 15;
const HIGHEST: usize = 409;

/// Whole numbers up to this size are exact in a cell, which holds floating point numbers.
const EXACT: i64 = 1 << 53;

/// A row: its number as a spreadsheet shows it, and the columns of its cells with their widths.
#[derive(Clone, Copy)]
pub(super) struct SheetRow<'c> {
    pub(super) number: u32,
    pub(super) columns: &'c [Column],
    pub(super) widths: &'c [usize],
}

impl SheetRow<'_> {
    /// The row of the keys.
    pub(super) fn header(self) -> String {
        let mut xml = format!("<row r=\"{}\">", self.number);
        for (place, column) in self.columns.iter().enumerate() {
            self.push_text(&mut xml, place, &column.key, Look::Header);
        }
        xml + "</row>"
    }

    /// A row of cells. An empty one is left out: it looks as its column does.
    ///
    /// # Errors
    /// A text is longer than a cell can be; the error names the place.
    pub(super) fn xml(self, cells: &[Cell]) -> Result<String> {
        let mut xml = self.start(cells);
        for (place, cell) in cells.iter().enumerate() {
            match cell {
                Cell::Text(text) | Cell::Toned(text, _) => self.push_checked(&mut xml, place, text)?,
                Cell::List(words) => self.push_checked(&mut xml, place, &words.join(";"))?,
                Cell::Flag(_) => self.push_checked(&mut xml, place, &cell.plain())?,
                Cell::Integer(number) if (-EXACT..=EXACT).contains(number) => {
                    self.push_number(&mut xml, place, &number.to_string(), Look::Number);
                }
                Cell::Integer(number) => self.push_checked(&mut xml, place, &number.to_string())?,
                // Rounded through its text, so that XLSX and CSV never differ in the last place.
                Cell::Decimal(number) if number.is_finite() => self.push_number(&mut xml, place, &cell.plain(), Look::Decimal),
                Cell::Empty | Cell::Decimal(_) => {}
                Cell::Date(day) => match serial(*day) {
                    Some(serial) => self.push_number(&mut xml, place, &serial.to_string(), Look::Day),
                    None => self.push_checked(&mut xml, place, &cell.plain())?,
                },
            }
        }
        Ok(xml + "</row>")
    }

    /// The height is said where a text breaks; it is none that was chosen, so it changes with the text.
    fn start(self, cells: &[Cell]) -> String {
        let of_cell = |(cell, width): (&Cell, &usize)| match cell {
            Cell::Text(text) | Cell::Toned(text, _) => lines(text, *width),
            Cell::List(words) => lines(&words.join(";"), *width),
            Cell::Empty | Cell::Integer(_) | Cell::Decimal(_) | Cell::Date(_) | Cell::Flag(_) => 1,
        };
        match cells.iter().zip(self.widths).map(of_cell).max() {
            Some(n_lines) if n_lines > 1 => {
                format!("<row r=\"{}\" ht=\"{}\">", self.number, (n_lines * LINE_HEIGHT).min(HIGHEST))
            }
            Some(_) | None => format!("<row r=\"{}\">", self.number),
        }
    }

    fn push_checked(self, xml: &mut String, place: usize, text: &str) -> Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        // A text of no more bytes has no more characters.
        let n_characters = if text.len() > LONGEST { text.encode_utf16().count() } else { 0 };
        let column = &self.columns[place];
        if n_characters > LONGEST {
            return Err(Error::Rule {
                message: format!(
                    "row {}, column `{}`: a text of {n_characters} characters is longer than a cell of a workbook can be ({LONGEST})",
                    self.number, column.key
                ),
                hint: "`--format csv` has no such limit".to_owned(),
            });
        }
        self.push_text(xml, place, text, Look::of_text(text, column.kind));
        Ok(())
    }

    /// The text stands in the cell itself: no list of texts has to be held.
    fn push_text(self, xml: &mut String, place: usize, text: &str, look: Look) {
        xml.push_str("<c");
        self.push_place(xml, place, look);
        xml.push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        xml.push_str(&escaped(text));
        xml.push_str("</t></is></c>");
    }

    fn push_number(self, xml: &mut String, place: usize, digits: &str, look: Look) {
        xml.push_str("<c");
        self.push_place(xml, place, look);
        xml.push_str("><v>");
        xml.push_str(digits);
        xml.push_str("</v></c>");
    }

    fn push_place(self, xml: &mut String, place: usize, look: Look) {
        // Writing to a string can't fail.
        let _ = write!(xml, " r=\"{}{}\" s=\"{}\"", letters(place), self.number, look.number());
    }
}

/// The name of a column: `A` to `Z`, then `AA`.
pub(super) fn letters(place: usize) -> String {
    let mut name = String::new();
    let mut rest = place + 1;
    while rest > 0 {
        rest -= 1;
        name.insert(0, char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    name
}

/// The text within an element. What XML can't hold, and a carriage return, which it would change, stands as `_x000D_`, as
/// Excel has it; so a `_` that would be read as the beginning of that stands as `_x005F_`.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| matches!(c, '&' | '<' | '>' | '_') || is_unfit(c)) {
        return Cow::Borrowed(text);
    }
    let mut xml = String::with_capacity(text.len() + 16);
    for (place, c) in text.char_indices() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '_' if looks_escaped(&text[place..]) => xml.push_str("_x005F_"),
            // Writing to a string can't fail.
            c if is_unfit(c) => drop(write!(xml, "_x{:04X}_", u32::from(c))),
            c => xml.push(c),
        }
    }
    Cow::Owned(xml)
}

fn is_unfit(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text begins with `_x` and four hexadecimal digits. What follows need not be a `_`: it may become one.
fn looks_escaped(text: &str) -> bool {
    text.strip_prefix("_x")
        .and_then(|rest| rest.as_bytes().get(..4))
        .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// The day as Excel counts, 1 being the first of January 1900. Before March of that year it counts a 29 February that never
/// was, so those days are none.
fn serial(day: NaiveDate) -> Option<i64> {
    let serial = day.signed_duration_since(NaiveDate::from_ymd_opt(1899, 12, 30)?).num_days();
    (61..=2_958_465).contains(&serial).then_some(serial)
}

#[cfg(test)]
mod tests {
    use super::{escaped, letters, serial};

    #[test]
    fn columns_are_lettered() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn what_xml_cannot_hold_is_escaped_and_looks_alike_are_kept_apart() {
        assert_eq!(escaped("a<b>&c"), "a&lt;b&gt;&amp;c");
        assert_eq!(escaped("a\r\nb\u{0}\u{ffff}"), "a_x000D_\nb_x0000__xFFFF_");
        assert_eq!(escaped("_x000D_"), "_x005F_x000D_");
        assert_eq!(escaped("_x0041\u{1}"), "_x005F_x0041_x0001_");
        assert_eq!(escaped("snake_case _x_ _xyz_"), "snake_case _x_ _xyz_");
    }

    #[test]
    fn days_count_from_march_1900() {
        let of = |day: &str| serial(day.parse().expect("a day"));
        assert_eq!([of("1900-02-28"), of("1900-03-01"), of("2026-11-24")], [None, Some(61), Some(46_350)]);
        assert_eq!([of("9999-12-31"), of("+10000-01-01")], [Some(2_958_465), None]);
    }
}
