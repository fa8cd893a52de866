//! The XML of ODS: the events of a part, attributes, and the displayed text of a cell.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::container::BadWorkbook;
use crate::import::read::bad::LONGEST_CELL;

/// The events of a part; each element has a start and an end.
pub(super) struct Xml<'r> {
    reader: Reader<&'r mut dyn BufRead>,
    buffer: Vec<u8>,
}

impl<'r> Xml<'r> {
    pub(super) fn new(part: &'r mut dyn BufRead) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new() }
    }

    /// `None` at the end of the part.
    pub(super) fn next(&mut self) -> Result<Option<Event<'_>>, BadWorkbook> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Eof) => Ok(None),
            Ok(event) => Ok(Some(event)),
            Err(error) => Err(BadWorkbook::damaged(error)),
        }
    }

    /// The next event inside an element; an error if the part ends before its end tag.
    pub(super) fn within(&mut self) -> Result<Event<'_>, BadWorkbook> {
        self.next()?.ok_or_else(|| BadWorkbook::damaged("`content.xml` ends too early"))
    }
}

/// The value of an attribute, if present.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, BadWorkbook> {
    match start.try_get_attribute(name).map_err(BadWorkbook::damaged)? {
        Some(attribute) => Ok(Some(unescape(&attribute.value).map_err(BadWorkbook::damaged)?.into_owned())),
        None => Ok(None),
    }
}

/// The number of repetitions of an element.
pub(super) fn times(start: &BytesStart<'_>, name: &str) -> Result<u64, BadWorkbook> {
    match attribute(start, name)? {
        Some(text) => text.parse().map(|n: u64| n.max(1)).map_err(|_| BadWorkbook::damaged(format!("`{name}` is not a number"))),
        None => Ok(1),
    }
}

/// Reads it up to the end of the cell: paragraphs as lines, white space collapsed as in ODF, without notes, pictures and ruby
/// text.
pub(super) fn text_of_cell(xml: &mut Xml<'_>) -> Result<String, BadWorkbook> {
    let mut text = Text::default();
    // The depth inside the cell, and inside an ignored element.
    let (mut depth, mut left_out) = (0_usize, 0_usize);
    loop {
        match xml.within()? {
            Event::Start(start) => {
                depth += 1;
                if left_out > 0 || is_left_out(start.name().as_ref()) {
                    left_out += 1;
                    continue;
                }
                match start.name().as_ref() {
                    "text:p" => text.begin_paragraph(),
                    "text:s" => text.push_exactly(' ', times(&start, "text:c")?),
                    "text:tab" => text.push_exactly('\t', 1),
                    "text:line-break" => text.push_exactly('\n', 1),
                    _ => {}
                }
            }
            Event::End(_) if depth == 0 => return Ok(text.shown),
            Event::End(_) => {
                depth -= 1;
                left_out = left_out.saturating_sub(1);
            }
            _ if left_out > 0 => {}
            Event::Text(part) => text.push(&part.xml10_content()),
            Event::CData(part) => text.push(&part.xml10_content()),
            Event::GeneralRef(reference) => {
                let entity = format!("&{};", reference.as_ref());
                text.push(&unescape(&entity).map_err(BadWorkbook::damaged)?);
            }
            _ => {}
        }
    }
}

fn is_left_out(name: &str) -> bool {
    matches!(name, "office:annotation" | "text:ruby-text" | "text:note" | "table:table")
        || name.starts_with("draw:")
        || name.starts_with("dr3d:")
}

#[derive(Default)]
struct Text {
    shown: String,
    is_in_paragraph: bool,
    is_behind_blank: bool,
}

impl Text {
    fn begin_paragraph(&mut self) {
        if std::mem::replace(&mut self.is_in_paragraph, true) {
            self.push_exactly('\n', 1);
        }
        self.is_behind_blank = true;
    }

    fn push_exactly(&mut self, c: char, n_times: u64) {
        let room = (LONGEST_CELL + 1).saturating_sub(self.shown.len());
        let n_times = usize::try_from(n_times).unwrap_or(room).min(room);
        self.shown.extend(std::iter::repeat_n(c, n_times));
        self.is_behind_blank = false;
    }

    /// White space between tags is not part of the text.
    fn push(&mut self, part: &str) {
        for c in part.chars().filter(|_| self.is_in_paragraph) {
            if matches!(c, ' ' | '\t' | '\r' | '\n') {
                if !std::mem::replace(&mut self.is_behind_blank, true) {
                    self.shown.push(' ');
                }
            } else if self.shown.len() <= LONGEST_CELL {
                self.is_behind_blank = false;
                self.shown.push(c);
            }
        }
    }
}
