//! JSON and NDJSON of tables, and documents as JSON. Control characters are written as `\uXXXX`, so the output is safe on a
//! terminal.

use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::harmless::is_hidden;
use super::output_error;
use crate::error::Result;
use crate::model::vocabulary::Vocabulary;
use crate::report::chart::{Bars, Chart, Picture};
use crate::report::document::{Block, Document, KeyNumber, Link};
use crate::report::object::{object, value};
use crate::report::table::{Cell, Column, Table};

/// The version of the form of tables; it changes when readers would have to change.
const SCHEMA_VERSION: u32 = 1;

/// Writes a value, indented by two spaces, and a line break.
///
/// # Errors
/// `Error::BrokenPipe` or `Error::Io` where `out` can't be written.
pub fn write_object(value: &Value, out: &mut dyn Write) -> Result<()> {
    write_escaped(&serde_json::to_string_pretty(value).map_err(|error| output_error(error.into()))?, out)
        .and_then(|()| out.write_all(b"\n"))
        .map_err(output_error)
}

/// The rows of a section of the whole register, pushed one at a time.
pub type Objects<'a> = Box<dyn FnOnce(&mut dyn FnMut(&Value) -> Result<()>) -> Result<()> + 'a>;

/// Writes the whole register as one object: its sections in their order, a row a line.
///
/// # Errors
/// As `write_object`, and what the rows run into.
pub fn write_register(sections: Vec<(&'static str, Objects<'_>)>, out: &mut dyn Write) -> Result<()> {
    let mut out = BufWriter::new(out);
    write!(out, "{{\n  \"schema_version\": {SCHEMA_VERSION},\n  \"table\": \"register\"").map_err(output_error)?;
    for (name, rows) in sections {
        write!(out, ",\n  \"{name}\": ").map_err(output_error)?;
        write_rows(rows, |row, out| write_escaped(&serde_json::to_string(row)?, out), &mut out)?;
    }
    out.write_all(b"\n}\n").and_then(|()| out.flush()).map_err(output_error)
}

/// Writes one object with a row a line. Absent values are `null`, empty lists `[]`, decimals have one place.
pub(super) fn write_table(table: Table<'_>, out: &mut dyn Write) -> Result<()> {
    let Table { name, as_of, columns, rows, .. } = table;
    let opening =
        format!("{{\n  \"schema_version\": {SCHEMA_VERSION},\n  \"table\": \"{name}\",\n  \"as_of\": \"{as_of}\",\n  \"rows\": ");
    out.write_all(opening.as_bytes()).map_err(output_error)?;
    let n_rows = write_rows(|push| rows.each(push), |cells, out| write_row(&columns, cells, out), out)?;
    write!(out, ",\n  \"n_rows\": {n_rows}\n}}\n").map_err(output_error)
}

/// Writes a list, a row a line, and gives how many there are.
fn write_rows<R: ?Sized>(
    rows: impl FnOnce(&mut dyn FnMut(&R) -> Result<()>) -> Result<()>,
    write: impl Fn(&R, &mut dyn Write) -> io::Result<()>,
    out: &mut dyn Write,
) -> Result<u64> {
    let mut n_rows = 0;
    out.write_all(b"[").map_err(output_error)?;
    rows(&mut |row| {
        let before: &[u8] = if n_rows == 0 { b"\n    " } else { b",\n    " };
        n_rows += 1;
        out.write_all(before).and_then(|()| write(row, out)).map_err(output_error)
    })?;
    let end: &[u8] = if n_rows == 0 { b"]" } else { b"\n  ]" };
    out.write_all(end).map_err(output_error)?;
    Ok(n_rows)
}

/// Writes a row a line and nothing else.
pub(super) fn write_lines(table: Table<'_>, out: &mut dyn Write) -> Result<()> {
    let Table { columns, rows, .. } = table;
    rows.each(&mut |cells| write_row(&columns, cells, out).and_then(|()| out.write_all(b"\n")).map_err(output_error))
}

/// A row as an object, its keys in the order of the columns.
struct Row<'a> {
    columns: &'a [Column],
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let fields = self.columns.iter().zip(self.cells).map(|(column, cell)| (column.key.as_ref(), Field(cell)));
        serializer.collect_map(fields)
    }
}

struct Field<'a>(&'a Cell);

impl Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Empty => serializer.serialize_unit(),
            Cell::Text(text) | Cell::Toned(text, _) | Cell::Internal { text, .. } => serializer.serialize_str(text),
            Cell::Integer(number) => serializer.serialize_i64(*number),
            // Rounded through its text, so that JSON and CSV never differ in the last place.
            Cell::Decimal(_) => match self.0.plain().parse::<f64>() {
                Ok(rounded) => serializer.serialize_f64(rounded),
                Err(_) => serializer.serialize_unit(),
            },
            Cell::Date(day) => serializer.collect_str(day),
            Cell::Flag(flag) => serializer.serialize_bool(*flag),
            Cell::Bar(bar) => bar.parts.serialize(serializer),
            Cell::Named { .. } | Cell::Dated { .. } => serializer.serialize_str(&self.0.plain()),
            Cell::List(words) => words.serialize(serializer),
        }
    }
}

fn write_row(columns: &[Column], cells: &[Cell], out: &mut dyn Write) -> io::Result<()> {
    write_escaped(&serde_json::to_string(&Row { columns, cells })?, out)
}

/// Writes JSON with hidden characters escaped. They occur only in strings, so the meaning stays the same.
fn write_escaped(json: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = json;
    let is_escaped = |c| is_hidden(c) || matches!(c, '\u{2028}' | '\u{2029}');
    while let Some(place) = rest.find(is_escaped) {
        let (plain, from_hidden) = rest.split_at(place);
        out.write_all(plain.as_bytes())?;
        let mut chars = from_hidden.chars();
        if let Some(hidden) = chars.next() {
            write!(out, "\\u{:04x}", u32::from(hidden))?;
        }
        rest = chars.as_str();
    }
    out.write_all(rest.as_bytes())
}

/// Writes the object. A picture becomes its title and its alternative text; its numbers are in the table next to it.
pub(super) fn write_document(document: Document<'_>, out: &mut dyn Write) -> Result<()> {
    let Document { title, lang, blocks } = document;
    let blocks = blocks.into_iter().filter_map(|block| of_block(block).transpose()).collect::<Result<Vec<Value>>>()?;
    let whole = json!({ "schema_version": 1, "document": "report", "lang": lang.as_str(), "title": title, "blocks": blocks });
    write_object(&whole, out)
}

fn of_block(block: Block<'_>) -> Result<Option<Value>> {
    Ok(Some(match block {
        Block::Heading(text) => json!({ "kind": "heading", "level": 1, "text": text }),
        Block::Subheading(text) => json!({ "kind": "heading", "level": 2, "text": text }),
        Block::Lead(text) | Block::Text(text) => json!({ "kind": "text", "text": text }),
        Block::List(items) => json!({ "kind": "list", "items": items }),
        Block::Links(links) => {
            let link = |one: &Link| json!({ "file": one.address, "text": one.said });
            json!({ "kind": "links", "links": links.iter().map(link).collect::<Vec<_>>() })
        }
        Block::Quotation(text) => json!({ "kind": "quotation", "text": text }),
        Block::Fields(fields) => {
            let fields: Vec<Value> = fields.iter().map(|(name, cell)| json!({ "name": name, "value": value(cell) })).collect();
            json!({ "kind": "fields", "fields": fields })
        }
        Block::KeyNumbers(numbers) => {
            let number = |one: &KeyNumber| json!({ "number": one.number, "of": one.of, "label": one.label });
            json!({ "kind": "key_numbers", "numbers": numbers.iter().map(number).collect::<Vec<_>>() })
        }
        // Programs need only the numbers of a picture.
        Block::Table(table) | Block::Drawn(_, table) => of_table(table)?,
        Block::Chart(chart) => of_chart(&chart),
        Block::Rule | Block::PageBreak => return Ok(None),
    }))
}

fn of_table(table: Table<'_>) -> Result<Value> {
    let Table { name, as_of, columns, rows, .. } = table;
    let headings: Vec<Value> = columns.iter().map(|column| json!({ "key": column.key, "heading": column.heading })).collect();
    let mut objects = Vec::new();
    rows.each(&mut |cells| {
        objects.push(object(&columns, cells));
        Ok(())
    })?;
    let n_rows = objects.len();
    Ok(
        json!({ "kind": "table", "table": name, "as_of": as_of.to_string(), "columns": headings, "rows": objects, "n_rows": n_rows }),
    )
}

fn of_chart(chart: &Chart) -> Value {
    let bars = match &chart.picture {
        Picture::Bars(Bars { bars, .. }) => bars.iter().map(|(name, bar)| json!({ "name": name, "parts": bar.parts })).collect(),
        Picture::Lines(_) | Picture::HeatMap(_) | Picture::Timeline(_) => Vec::new(),
    };
    json!({ "kind": "picture", "title": chart.title, "text": chart.alternative, "bars": bars })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
    use serde_json::{Value, json};

    use super::super::harmless::is_hidden;
    use super::super::sample::{column, table, text, titles, written};
    use super::super::{Format, Style};
    use super::write_object;
    use crate::report::table::{Cell, ColumnKind, Tone};
    use crate::testing::day;

    #[track_caller]
    fn case(cell: Cell, expected: &str) {
        let table = table(vec![column("title", ColumnKind::Text)], vec![vec![cell]]);
        assert_eq!(written(table, Format::Ndjson, &Style::default()), format!("{{\"title\":{expected}}}\n"));
    }

    #[test]
    fn a_cell_of_every_type_has_one_form() {
        case(Cell::Empty, "null");
        case(text("Évaluation «a, b»"), "\"Évaluation «a, b»\"");
        case(text("two\nlines\tand \"quotes\""), r#""two\nlines\tand \"quotes\"""#);
        case(text("=1+1"), "\"=1+1\"");
        case(Cell::Integer(-5), "-5");
        case(Cell::Decimal(100.0 / 3.0), "33.3");
        case(Cell::Decimal(50.0), "50.0");
        case(Cell::Decimal(f64::NAN), "null");
        case(Cell::Date(day("2006-11-15")), "\"2006-11-15\"");
        case(Cell::Flag(false), "false");
        case(Cell::List(Vec::new()), "[]");
        case(Cell::List(vec!["IOM".to_owned(), "SAMP".to_owned()]), "[\"IOM\",\"SAMP\"]");
        case(Cell::Toned("overdue".to_owned(), Tone::Bad), "\"overdue\"");
    }

    #[test]
    fn control_characters_are_escaped() {
        case(text("\u{1b}\u{7f}\u{9b}\u{202e}\u{2069}"), r#""\u001b\u007f\u009b\u202e\u2069""#);
    }

    #[test]
    fn a_table_is_one_object_with_a_row_a_line() {
        let expected = r#"{
  "schema_version": 1,
  "table": "recommendations",
  "as_of": "2026-11-24",
  "rows": [
    {"title":"a"},
    {"title":"b"}
  ],
  "n_rows": 2
}
"#;
        assert_eq!(written(titles(&["a", "b"]), Format::Json, &Style::default()), expected);
    }

    #[test]
    fn an_empty_table_has_no_rows() {
        let json = written(titles(&[]), Format::Json, &Style::default());
        assert!(json.ends_with("  \"rows\": [],\n  \"n_rows\": 0\n}\n"), "{json}");
        assert_eq!(written(titles(&[]), Format::Ndjson, &Style::default()), "");
    }

    #[test]
    fn an_object_is_indented_and_escaped() {
        let mut out = Vec::new();
        write_object(&json!({"notes": ["\u{202e}x"], "ref": "A-1"}), &mut out).expect("memory can be written");
        let expected = "{\n  \"notes\": [\n    \"\\u202ex\"\n  ],\n  \"ref\": \"A-1\"\n}\n";
        assert_eq!(String::from_utf8_lossy(&out), expected);
    }

    proptest! {
        #[test]
        fn every_text_is_had_back_and_none_reaches_a_terminal_raw(title in any::<String>()) {
            let json = written(titles(&[&title]), Format::Json, &Style::default());
            prop_assert!(!json.contains(is_hidden));
            let value: Value = serde_json::from_str(&json).expect("JSON");
            prop_assert_eq!(&value["rows"][0]["title"], &Value::String(title));
        }
    }
}
