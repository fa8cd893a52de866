//! A document as one object: its blocks in their order, tables with their rows as objects.

use std::io::Write;

use serde_json::{Value, json};

use super::json::write_object;
use crate::error::Result;
use crate::model::vocabulary::Vocabulary;
use crate::report::chart::{Bars, Chart, Picture};
use crate::report::document::{Block, Document, KeyNumber, Link};
use crate::report::object::{object, value};
use crate::report::table::Table;

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
