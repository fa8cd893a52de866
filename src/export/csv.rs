//! CSV (RFC 4180, but lines end in `\n`), with the guard against cells that a spreadsheet would take for formulas.
//!
//! Quoting is decided here, as the crate knows only one separator: a cell with `;` is quoted too, as a spreadsheet that
//! separates by `;` would split it into several cells.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::io::{self, Write};

use csv::{ErrorKind, QuoteStyle, Terminator, Writer, WriterBuilder};

use super::{Style, output_error};
use crate::error::{Error, Result};
use crate::report::table::{Cell, Table};

/// Writes the keys and the rows: lists joined by `;`, days as ISO dates, decimals with one place, flags as `yes` or `no`.
pub(super) fn write_table(table: Table<'_>, style: &Style, out: &mut dyn Write) -> Result<()> {
    if style.bom {
        out.write_all("\u{feff}".as_bytes()).map_err(output_error)?;
    }
    let mut builder = WriterBuilder::new();
    let mut writer = builder.terminator(Terminator::Any(b'\n')).quote_style(QuoteStyle::Never).from_writer(out);
    let put = |writer: &mut Writer<_>, text: &str| {
        let marks = marks(text);
        // A guard adds no mark.
        let text = if style.raw { Cow::Borrowed(text) } else { guard_marked(text, marks) };
        writer.write_field(quoted(&text, marks).as_bytes()).map_err(csv_error)
    };
    table.columns.iter().try_for_each(|column| put(&mut writer, &column.key))?;
    writer.write_record(None::<&[u8]>).map_err(csv_error)?;
    let mut digits = String::new();
    table.rows.each(&mut |cells| {
        for cell in cells {
            match cell {
                Cell::Empty => writer.write_field("").map_err(csv_error)?,
                Cell::Text(text) | Cell::Toned(text, _) | Cell::Internal { text, .. } => {
                    put(&mut writer, text)?;
                }
                Cell::List(words) => put(&mut writer, &words.join(";"))?,
                Cell::Integer(number) => writer.write_field(written(&mut digits, number)).map_err(csv_error)?,
                Cell::Date(day) => writer.write_field(written(&mut digits, day)).map_err(csv_error)?,
                Cell::Named { .. } | Cell::Dated { .. } => put(&mut writer, &cell.plain())?,
                Cell::Decimal(_) | Cell::Flag(_) | Cell::Bar(_) => writer.write_field(cell.plain()).map_err(csv_error)?,
            }
        }
        writer.write_record(None::<&[u8]>).map_err(csv_error)
    })?;
    writer.flush().map_err(output_error)
}

/// Ends a part of a text.
const ENDS_PART: u8 = 1;

/// Makes quotes necessary.
const NEEDS_QUOTES: u8 = 2;

/// What each byte means to CSV.
const MARKS: [u8; 256] = {
    let mut marks = [0; 256];
    marks[b',' as usize] = NEEDS_QUOTES;
    marks[b'"' as usize] = NEEDS_QUOTES;
    marks[b';' as usize] = NEEDS_QUOTES | ENDS_PART;
    marks[b'\n' as usize] = NEEDS_QUOTES | ENDS_PART;
    marks[b'\r' as usize] = NEEDS_QUOTES | ENDS_PART;
    marks
};

/// All marks of a text, in one pass over its bytes.
fn marks(text: &str) -> u8 {
    text.bytes().fold(0, |marks, byte| marks | MARKS[usize::from(byte)])
}

/// The text, in quotes if it contains a separator, a quote or a line break.
fn quoted(text: &str, marks: u8) -> Cow<'_, str> {
    if marks & NEEDS_QUOTES == 0 {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
}

/// The text with a `'` before everything that a spreadsheet would run as a formula: parts that begin with `=`, `+`, `-`, `@`
/// (wide ones too), a tab or a line break, and are not plain numbers such as `-5` or `+3.2`. Parts are the start of the text
/// and the text after each `;` or line break: a spreadsheet that separates by `;` reads a quote inside a row as an ordinary
/// character, and begins a cell there. A part that begins with any number of `'` and NUL and then one of these characters
/// also gets a `'`, so that every text can be restored.
#[must_use]
pub fn guard(text: &str) -> Cow<'_, str> {
    guard_marked(text, marks(text))
}

fn guard_marked(text: &str, marks: u8) -> Cow<'_, str> {
    let is_active = |part: &str| looks_guarded_or_active(part) && !is_plain_number(part);
    let is_harmless = !is_active(text) && (marks & ENDS_PART == 0 || !later_parts(text).any(is_active));
    if is_harmless {
        return Cow::Borrowed(text);
    }
    Cow::Owned(with_parts(text, if is_active(text) { "'" } else { "" }, |part| {
        if is_active(part) { format!("'{part}") } else { part.to_owned() }
    }))
}

/// Removes one `'` before any number of `'` and NUL and then one of these characters: the exact reverse of `guard`, for every
/// text. (A text that begins like this is always guarded, so none loses its own `'`; a plain number is not guarded, but does
/// not begin with `'` either.)
#[must_use]
pub fn unguard(text: &str) -> Cow<'_, str> {
    let bare = |part: &str| part.strip_prefix('\'').filter(|rest| looks_guarded_or_active(rest)).map(str::to_owned);
    if bare(text).is_none() && !later_parts(text).any(|part| bare(part).is_some()) {
        return Cow::Borrowed(text);
    }
    let text = bare(text).map_or(Cow::Borrowed(text), Cow::Owned);
    Cow::Owned(with_parts(&text, "", |part| bare(part).unwrap_or_else(|| part.to_owned())))
}

/// The characters that end a part of a text.
const ENDS: [char; 3] = [';', '\n', '\r'];

fn later_parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(ENDS).skip(1)
}

/// Appends the text to `before`, with its later parts changed.
fn with_parts(text: &str, before: &str, change: impl Fn(&str) -> String) -> String {
    let mut changed = before.to_owned();
    let mut rest = text;
    while let Some(place) = rest.find(ENDS) {
        changed.push_str(&rest[..=place]);
        rest = &rest[place + 1..];
        let end = rest.find(ENDS).unwrap_or(rest.len());
        changed.push_str(&change(&rest[..end]));
        rest = &rest[end..];
    }
    changed + rest
}

/// The characters that begin a formula, and those that spreadsheets ignore before it.
const ACTIVE: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// `LibreOffice` ignores a NUL, so a NUL does not hide the characters after it.
fn looks_guarded_or_active(text: &str) -> bool {
    text.trim_start_matches(['\'', '\0']).starts_with(ACTIVE)
}

/// An optional sign, digits, and an optional decimal point with digits.
fn is_plain_number(text: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    is_digits(whole) && is_digits(decimals)
}

/// The value as text, in a reused string, as most cells of a long table are days and numbers.
fn written<'t>(text: &'t mut String, value: &impl Display) -> &'t str {
    text.clear();
    // Writing to a string can't fail.
    let _ = fmt::Write::write_fmt(text, format_args!("{value}"));
    text
}

/// The inner error, as the conversion in `csv` would hide a broken pipe.
fn csv_error(error: csv::Error) -> Error {
    match error.into_kind() {
        ErrorKind::Io(source) => output_error(source),
        other => output_error(io::Error::other(format!("{other:?}"))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::super::sample::{column, table, text, titles, written};
    use super::super::{Format, Style};
    use super::{guard, unguard};
    use crate::report::table::{Cell, ColumnKind, Tone};
    use crate::testing::day;

    #[track_caller]
    fn case(text: &str, guarded: &str) {
        assert_eq!(guard(text), guarded);
        assert_eq!(unguard(guarded), text);
    }

    #[track_caller]
    fn field(title: &str, expected: &str) {
        assert_eq!(written(titles(&[title]), Format::Csv, &Style::default()), format!("title\n{expected}\n"));
    }

    #[test]
    fn a_cell_of_every_type_has_one_form() {
        let columns = vec![
            column("ref", ColumnKind::Word),
            column("owners", ColumnKind::List),
            column("due_on", ColumnKind::Date),
            column("days_late", ColumnKind::Number),
            column("pct_implemented", ColumnKind::Number),
            column("disputed", ColumnKind::Word),
            column("health", ColumnKind::Word),
        ];
        let rows = vec![
            vec![
                text("MRU-2006-03"),
                Cell::List(vec!["IOM".to_owned(), "SADC-SEC:counterparty".to_owned()]),
                Cell::Date(day("2006-11-15")),
                Cell::Integer(-5),
                Cell::Decimal(100.0 / 3.0),
                Cell::Flag(true),
                Cell::Toned("overdue".to_owned(), Tone::Bad),
            ],
            vec![Cell::Empty; 7],
        ];
        let expected = "ref,owners,due_on,days_late,pct_implemented,disputed,health\n\
                        MRU-2006-03,\"IOM;SADC-SEC:counterparty\",2006-11-15,-5,33.3,yes,overdue\n\
                        ,,,,,,\n";
        assert_eq!(written(table(columns, rows), Format::Csv, &Style::default()), expected);
    }

    #[test]
    fn commas_quotes_and_line_breaks_are_quoted() {
        field("a, b", "\"a, b\"");
        field("a;=1", "\"a;'=1\"");
        field("say \"yes\"", "\"say \"\"yes\"\"\"");
        field("two\nlines", "\"two\nlines\"");
        field("การย้ายถิ่น", "การย้ายถิ่น");
        field("", "\"\"");
    }

    #[test]
    fn an_empty_table_is_its_header() {
        assert_eq!(written(titles(&[]), Format::Csv, &Style::default()), "title\n");
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_guarded() {
        case("=1+1", "'=1+1");
        case("@SUM(A1)", "'@SUM(A1)");
        case("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0");
        case("\t=1", "'\t=1");
        case("\r=1", "'\r'=1");
        case("- first point", "'- first point");
        case("\0=1+1", "'\0=1+1");
        case("\n=1", "'\n'=1");
        case("＝1+1", "'＝1+1");
        case("a;=1;-5;b", "a;'=1;-5;b");
        case("a\n=1\n\nb", "a\n'=1\n\nb");
        case(";'=1", ";''=1");
    }

    #[test]
    fn a_text_that_looks_guarded_is_guarded_once_more() {
        case("'=1", "''=1");
        case("''=1", "'''=1");
        case("'-5", "''-5");
    }

    #[test]
    fn plain_numbers_and_harmless_quotes_are_left_alone() {
        for text in ["-5", "+3.2", "-0.5", "5", "", "'", "'tis", "''", "a=1"] {
            case(text, text);
        }
        for text in ["-5.", "-.5", "-", "+1e9", "-1-2", "-٥"] {
            case(text, &format!("'{text}"));
        }
    }

    #[test]
    fn a_guarded_list_is_one_text() {
        let rows = vec![vec![Cell::List(vec!["=1".to_owned(), "=2".to_owned()])]];
        let table = table(vec![column("themes", ColumnKind::List)], rows);
        assert_eq!(written(table, Format::Csv, &Style::default()), "themes\n\"'=1;'=2\"\n");
    }

    #[test]
    fn a_header_is_guarded_and_quoted_as_a_cell_is() {
        let columns = vec![column("=1+1", ColumnKind::Word), column("a;=1", ColumnKind::Word)];
        assert_eq!(written(table(columns, Vec::new()), Format::Csv, &Style::default()), "'=1+1,\"a;'=1\"\n");
    }

    #[test]
    fn raw_leaves_cells_alone_and_bom_comes_first() {
        let style = Style { raw: true, bom: true, ..Style::default() };
        assert_eq!(written(titles(&["=1+1"]), Format::Csv, &style), "\u{feff}title\n=1+1\n");
    }

    proptest! {
        #[test]
        fn every_text_is_had_back(text in any::<String>()) {
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded), text.as_str());
        }

        #[test]
        fn every_text_of_marks_and_numbers_is_had_back(text in "['=+@0-9.;\n\0\t\r -]{0,8}") {
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded), text.as_str());
        }
    }
}
