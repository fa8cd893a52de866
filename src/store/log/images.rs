//! The images of rows, and the hash that chains each log entry to the one before. The newest hash identifies the whole
//! history: no other history ends in the same hash.

use std::collections::BTreeMap;

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::tables::{Logged, OWNER, RECOMMENDATION};
use crate::error::{Error, Result};
use crate::store::file::register::Register;
use crate::store::sql::packed::{Packer, byte_of, packed, write_json};
use crate::store::sql::read::maybe;

/// A row as JSON of its columns that are not NULL, sorted by name, and the recommendation and owner it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Image {
    pub(in crate::store) text: String,
    pub(in crate::store) about: About,
    /// The packed form that is kept; `None` if the text is kept.
    packed: Option<Vec<u8>>,
}

impl ToSql for Image {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text = ValueRef::Text(self.text.as_bytes());
        Ok(ToSqlOutput::Borrowed(self.packed.as_deref().map_or(text, ValueRef::Blob)))
    }
}

/// The recommendation and the owner that a row is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::store) struct About {
    pub(in crate::store) recommendation: Option<i64>,
    pub(in crate::store) owner: Option<i64>,
}

/// The columns of a row sorted by name, as they are in an image.
#[derive(Debug)]
pub(in crate::store) struct Alphabet(Vec<Letter>);

/// A column: its position in the row, its name, the JSON before its value, and its byte in a packed image.
#[derive(Debug)]
struct Letter {
    place: usize,
    name: String,
    key: String,
    byte: Option<u8>,
}

impl Alphabet {
    /// From column names in the order of the row.
    pub(in crate::store) fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let letter = |(place, name): (usize, &str)| Letter {
            place,
            name: name.to_owned(),
            key: format!("\"{name}\":"),
            byte: byte_of(name),
        };
        let mut letters: Vec<Letter> = names.into_iter().enumerate().map(letter).collect();
        letters.sort_by(|a, b| a.name.cmp(&b.name));
        Self(letters)
    }
}

/// The image of a row; `None` if there is no such row. `alphabet` belongs to the table and is filled here on first use.
pub(in crate::store) fn image(
    connection: &Connection,
    table: Logged,
    id: i64,
    alphabet: &mut Option<Alphabet>,
) -> Result<Option<Image>> {
    let mut statement = connection.prepare_cached(&format!("SELECT * FROM {} WHERE id = ?", table.0))?;
    let alphabet = alphabet.get_or_insert_with(|| Alphabet::of(statement.column_names()));
    let mut rows = statement.query([id])?;
    match rows.next()? {
        Some(row) => Ok(Some(image_of(table, alphabet, row)?)),
        None => Ok(None),
    }
}

/// The image of a row of `table`, read with all its columns.
pub(in crate::store) fn image_of(table: Logged, alphabet: &Alphabet, row: &Row<'_>) -> rusqlite::Result<Image> {
    const USUAL: usize = 1024;
    let mut text: Vec<u8> = Vec::with_capacity(USUAL);
    let mut packer = Packer::default();
    let mut about = About::default();
    for Letter { place, name, key, byte } in &alphabet.0 {
        let value = row.get_ref(*place)?;
        if value == ValueRef::Null {
            continue;
        }
        text.push(if text.is_empty() { b'{' } else { b',' });
        text.extend_from_slice(key.as_bytes());
        match value {
            ValueRef::Null => {}
            ValueRef::Integer(number) => {
                match (name.as_str(), table) {
                    ("recommendation_id", _) | ("id", RECOMMENDATION) => about.recommendation = Some(number),
                    ("owner_id", _) | ("id", OWNER) => about.owner = Some(number),
                    _ => {}
                }
                write_json(&mut text, &number);
                packer.number(*byte, number);
            }
            ValueRef::Text(bytes) => {
                let value = String::from_utf8_lossy(bytes);
                write_json(&mut text, &value);
                packer.text(*byte, &value);
            }
            ValueRef::Real(number) => {
                write_json(&mut text, &number);
                packer.unfit();
            }
            ValueRef::Blob(bytes) => {
                write_json(&mut text, bytes);
                packer.unfit();
            }
        }
    }
    text.extend_from_slice(if text.is_empty() { b"{}" } else { b"}" });
    Ok(Image { text: String::from_utf8(text).expect("JSON is UTF-8"), about, packed: packer.packed() })
}

/// The image of a row of `table` with these columns; those without a value are left out.
pub(in crate::store) fn image_of_columns(table: Logged, columns: &Map<String, Value>) -> Image {
    let id = |name: &str| columns.get(name).and_then(Value::as_i64);
    let own = |of: Logged| id("id").filter(|_| table == of);
    let about = About { recommendation: id("recommendation_id").or(own(RECOMMENDATION)), owner: id("owner_id").or(own(OWNER)) };
    let columns: BTreeMap<&str, &Value> = columns.iter().map(|(name, value)| (name.as_str(), value)).collect();
    let text = serde_json::to_string(&columns).expect("the keys are texts");
    Image { packed: packed(&text), text, about }
}

/// A log entry without its hash.
pub(in crate::store) struct Head<'a> {
    pub(in crate::store) id: i64,
    pub(in crate::store) at: &'a str,
    pub(in crate::store) by: &'a str,
    pub(in crate::store) kind: &'a str,
    pub(in crate::store) undoes: Option<i64>,
    pub(in crate::store) command: &'a str,
    pub(in crate::store) first_change_id: i64,
    pub(in crate::store) n_changes: i64,
}

impl Head<'_> {
    /// The entry's hash; `digest` has already taken in the previous hash and the images.
    pub(in crate::store) fn close(&self, mut digest: Sha256) -> String {
        for number in [self.id, self.first_change_id, self.n_changes] {
            absorb(&mut digest, Some(&number.to_string()));
        }
        for text in [self.at, self.by, self.kind, self.command] {
            absorb(&mut digest, Some(text));
        }
        absorb(&mut digest, self.undoes.map(|id| id.to_string()).as_deref());
        hexadecimal(&digest.finalize())
    }
}

/// The bytes as hexadecimal digits, two each.
pub fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Adds one pair of images, and what it is about, to the digest of its entry.
pub(in crate::store) fn absorb_change(
    digest: &mut Sha256,
    table: &str,
    id: i64,
    about: About,
    before: Option<&str>,
    after: Option<&str>,
) {
    absorb(digest, Some(table));
    for number in [Some(id), about.recommendation, about.owner] {
        absorb(digest, number.map(|number| number.to_string()).as_deref());
    }
    absorb(digest, before);
    absorb(digest, after);
}

/// Adds a field preceded by its length, so that different lists of fields never look the same.
fn absorb(digest: &mut Sha256, field: Option<&str>) {
    match field {
        Some(text) => {
            digest.update([1]);
            digest.update((text.len() as u64).to_be_bytes());
            digest.update(text);
        }
        None => digest.update([0]),
    }
}

/// Hexadecimal digits of a hash that are shown, for people to keep elsewhere.
pub const SHORT_HASH: usize = 16;

/// Where the log ended when the register was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen(Option<String>);

impl Register {
    /// Where the log ends now. The short form, kept elsewhere, proves later that the history up to there is unchanged.
    pub fn seen(&self) -> Result<Seen> {
        Seen::of(&self.connection)
    }
}

impl Seen {
    /// The hash in its short form; `None` if the log is empty.
    pub fn short(&self) -> Option<&str> {
        self.0.as_deref().and_then(|hash| hash.get(..SHORT_HASH))
    }

    pub(in crate::store) fn of(connection: &Connection) -> Result<Self> {
        let sql = "SELECT hash FROM log ORDER BY id DESC LIMIT 1";
        Ok(Self(maybe(connection, sql, [], |row| row.get(0))?))
    }

    /// Refuses a register that others have changed since.
    pub(in crate::store) fn refuse_other(&self, connection: &Connection) -> Result<()> {
        if Self::of(connection)? == *self { Ok(()) } else { Err(Error::ChangedMeanwhile) }
    }
}
