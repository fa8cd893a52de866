//! How the image of a row is kept: packed, at half the size of its JSON. Each column is one byte, the position of its
//! name in a list that only grows, followed by a number, a text, or a reference to an earlier column with the same text.
//! Readers of an image, and the hash of its entry, see the JSON, identical to the letter. An image that can't be packed
//! is kept as JSON.

use std::ops::Range;

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::{Value as Sql, ValueRef};
use serde::Serialize;
use serde_json::{Map, Value};

/// The names of columns in images. A name keeps its position for ever: new names go at the end.
const NAMES: [&str; 95] = [
    "assurance",
    "audience",
    "basis",
    "body",
    "cause",
    "changed_on",
    "channel",
    "closed_at",
    "closed_on",
    "closes_on",
    "code",
    "contact_id",
    "country",
    "decided_at",
    "decided_by",
    "decided_by_id",
    "dispute",
    "done_when",
    "due",
    "due_meeting_id",
    "due_on",
    "ends",
    "ends_on",
    "evidence",
    "file",
    "first_on",
    "follow_up_id",
    "group_id",
    "happened_on",
    "id",
    "is_awaiting",
    "is_cancelled",
    "is_coordinator",
    "is_move",
    "is_open",
    "is_recorded",
    "is_share",
    "is_unchanged",
    "is_undated",
    "judged_status",
    "kind",
    "lang",
    "last_note",
    "last_public_note",
    "level",
    "meeting_id",
    "n_extensions",
    "name",
    "name_fr",
    "name_pt",
    "note",
    "opened_on",
    "original_due_on",
    "owner_id",
    "parent_id",
    "passage",
    "place",
    "priority",
    "quiet_since_on",
    "reason",
    "received_on",
    "recommendation_id",
    "recorded_at",
    "recorded_by",
    "ref",
    "ref_key",
    "reported_by",
    "reported_by_id",
    "response",
    "return_id",
    "role",
    "round_id",
    "seal",
    "settlement",
    "sha256",
    "since_on",
    "sort_key",
    "source",
    "starts",
    "starts_on",
    "state",
    "status",
    "successor_id",
    "target_id",
    "text",
    "theme",
    "title",
    "tracking",
    "until_on",
    "until_recorded_at",
    "updated_on",
    "value",
    "watch_due_on",
    "written_on",
    "dated",
];

/// The two lowest bits of the number after a column's byte say what the rest of it is: the length of the text that
/// follows, a number, or the byte of an earlier column with the same text.
const TEXT: u64 = 0;
const NUMBER: u64 = 1;
const SAME: u64 = 2;

/// The byte for a column of this name, if it has one.
pub(in crate::store) fn byte_of(name: &str) -> Option<u8> {
    NAMES.iter().position(|known| *known == name).and_then(|place| u8::try_from(place).ok())
}

/// An image being packed, column by column.
#[derive(Debug, Default)]
pub(in crate::store) struct Packer {
    bytes: Vec<u8>,
    texts: Vec<(u8, Range<usize>)>,
    is_unfit: bool,
}

impl Packer {
    pub(in crate::store) fn number(&mut self, byte: Option<u8>, number: i64) {
        // Leaves room for the sign and the two bits of kind.
        const LEAST_TOO_LARGE: u64 = 1 << 61;
        let size = number.unsigned_abs();
        let (Some(byte), 0..LEAST_TOO_LARGE) = (byte, size) else { return self.unfit() };
        self.bytes.push(byte);
        self.push(((size << 1) | u64::from(number < 0)) << 2 | NUMBER);
    }

    pub(in crate::store) fn text(&mut self, byte: Option<u8>, text: &str) {
        let Some(byte) = byte else { return self.unfit() };
        self.bytes.push(byte);
        let is_same = |(_, range): &&(u8, Range<usize>)| &self.bytes[range.clone()] == text.as_bytes();
        if let Some(&(same, _)) = self.texts.iter().find(is_same) {
            return self.push(u64::from(same) << 2 | SAME);
        }
        self.push((text.len() as u64) << 2 | TEXT);
        let start = self.bytes.len();
        self.bytes.extend_from_slice(text.as_bytes());
        self.texts.push((byte, start..self.bytes.len()));
    }

    /// Notes that something in the image can't be packed.
    pub(in crate::store) fn unfit(&mut self) {
        self.is_unfit = true;
    }

    /// The packed image; `None` if it has to be kept as JSON.
    pub(in crate::store) fn packed(self) -> Option<Vec<u8>> {
        if self.is_unfit { None } else { Some(self.bytes) }
    }

    /// Writes seven bits a byte, the lowest first; all but the last byte have the highest bit set.
    fn push(&mut self, mut number: u64) {
        loop {
            let low = number.to_le_bytes()[0];
            number >>= 7;
            if number == 0 {
                return self.bytes.push(low);
            }
            self.bytes.push(low | 0x80);
        }
    }
}

/// The JSON of a packed image. A damaged image gives what can be read of it; the hash of its entry reveals the damage.
fn unpacked(packed: &[u8]) -> String {
    let mut json: Vec<u8> = Vec::with_capacity(2 * packed.len());
    let mut texts: Vec<(u8, &[u8])> = Vec::new();
    let mut rest = packed;
    while let Some((byte, value)) = next_column(&mut rest, &mut texts) {
        json.push(if json.is_empty() { b'{' } else { b',' });
        write_json(&mut json, NAMES[usize::from(byte)]);
        json.push(b':');
        match value {
            Column::Number(number) => write_json(&mut json, &number),
            Column::Text(text) => write_json(&mut json, &String::from_utf8_lossy(text)),
        }
    }
    json.extend_from_slice(if json.is_empty() { b"{}" } else { b"}" });
    String::from_utf8(json).expect("JSON is UTF-8")
}

enum Column<'p> {
    Number(i64),
    Text(&'p [u8]),
}

fn next_column<'p>(rest: &mut &'p [u8], texts: &mut Vec<(u8, &'p [u8])>) -> Option<(u8, Column<'p>)> {
    let byte = *rest.split_off_first()?;
    NAMES.get(usize::from(byte))?;
    let number = read_number(rest)?;
    let (kind, of_it) = (number & 3, number >> 2);
    match kind {
        NUMBER => {
            let size = i64::try_from(of_it >> 1).ok()?;
            Some((byte, Column::Number(if of_it & 1 == 1 { -size } else { size })))
        }
        TEXT => {
            let text = rest.split_off(..usize::try_from(of_it).ok()?)?;
            texts.push((byte, text));
            Some((byte, Column::Text(text)))
        }
        SAME => texts.iter().find(|(same, _)| u64::from(*same) == of_it).map(|(_, text)| (byte, Column::Text(text))),
        _ => None,
    }
}

fn read_number(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let byte = *rest.split_off_first()?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// Adds a value of JSON.
pub(in crate::store) fn write_json<T: Serialize + ?Sized>(json: &mut Vec<u8>, value: &T) {
    serde_json::to_writer(json, value).expect("memory can be written");
}

/// Adds two SQL functions: `image(KEPT)`, the JSON of an image as it is kept, and `packed(JSON)`, the form to keep it in.
pub(in crate::store) fn teach(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function("image", 1, flags, |context| {
        Ok(match context.get_raw(0) {
            ValueRef::Blob(packed) => Sql::Text(unpacked(packed)),
            other => other.try_into()?,
        })
    })?;
    connection.create_scalar_function("packed", 1, flags, |context| {
        let json: Option<String> = context.get(0)?;
        Ok(json.map_or(Sql::Null, |json| packed(&json).map_or(Sql::Text(json), Sql::Blob)))
    })
}

/// Packs the image `json`; `None` if it can't be packed, or unpacking would not give the same text.
pub(in crate::store) fn packed(json: &str) -> Option<Vec<u8>> {
    let columns: Map<String, Value> = serde_json::from_str(json).ok()?;
    let mut packer = Packer::default();
    for (name, value) in &columns {
        match (value, value.as_i64()) {
            (Value::String(text), _) => packer.text(byte_of(name), text),
            (_, Some(number)) => packer.number(byte_of(name), number),
            (_, None) => packer.unfit(),
        }
    }
    packer.packed().filter(|packed| unpacked(packed) == json)
}

#[cfg(test)]
mod tests;
