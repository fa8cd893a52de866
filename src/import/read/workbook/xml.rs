//! The events of an XML part of a container.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::container::Refused;

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
    pub(super) fn next(&mut self) -> Result<Option<Event<'_>>, Refused> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Eof) => Ok(None),
            Ok(event) => Ok(Some(event)),
            Err(error) => Err(Refused::damaged(error)),
        }
    }

    /// The next event inside an element; an error if the part ends before its end tag.
    pub(super) fn within(&mut self) -> Result<Event<'_>, Refused> {
        self.next()?.ok_or_else(|| Refused::damaged("`content.xml` ends too early"))
    }
}

/// The value of an attribute, if present.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refused> {
    match start.try_get_attribute(name).map_err(Refused::damaged)? {
        Some(attribute) => Ok(Some(unescape(&attribute.value).map_err(Refused::damaged)?.into_owned())),
        None => Ok(None),
    }
}

/// The number of repetitions of an element.
pub(super) fn times(start: &BytesStart<'_>, name: &str) -> Result<u64, Refused> {
    match attribute(start, name)? {
        Some(text) => text.parse().map(|n: u64| n.max(1)).map_err(|_| Refused::damaged(format!("`{name}` is not a number"))),
        None => Ok(1),
    }
}
