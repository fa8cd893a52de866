//! An owner's sheet: the questions, the last answers, and empty cells to fill in.
//!
//! - here: the content of a sheet.
//! - `columns`: its columns, and recognising them in returns; `lock`: what shows that a row is as it was packed.
//! - `xlsx`, `csv`: as bytes.

pub mod columns;
pub mod csv;
pub mod lock;
pub mod xlsx;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

use self::lock::Lock;
use crate::error::Result;
use crate::model::id::{OwnerId, RoundId};
use crate::model::matching::folded;
use crate::model::round::Asked;
use crate::model::translation::{Shown, Translation};
use crate::model::vocabulary::{Lang, Status};
use crate::store::Change;
use crate::text::{Words, words};

/// The name of the hidden sheet, in every language.
pub const HIDDEN: &str = "midsa";

/// The content of a sheet, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub round: String,
    pub owner: String,
    pub owner_name: String,
    pub lang: Lang,
    pub closes_on: NaiveDate,
    /// Its day, which is also the creation date of the file.
    pub made_on: NaiveDate,
    pub packed_at: DateTime<Utc>,
    pub seal: String,
    pub rows: Vec<Row>,
}

/// One open item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub reference: String,
    pub text: String,
    pub due: String,
    pub last_status: String,
    pub last_note: String,
    /// The register's value, for the hidden part.
    pub status: Status,
    /// Only somebody who has the register can make it.
    pub mark: String,
}

/// The rows of an owner's sheet, each with its mark.
///
/// # Errors
/// Only of the register.
pub fn rows(
    change: &Change<'_>,
    round: RoundId,
    owner: OwnerId,
    packed_at: DateTime<Utc>,
    items: &[&Asked],
    lang: Lang,
) -> Result<Vec<Row>> {
    let row = |asked: &&Asked| {
        let row = Row::new(asked, lang);
        let mark = change.row_seal(round, owner, &row.lock().marked(&instant_text(packed_at)))?;
        Ok(Row { mark, ..row })
    };
    items.iter().map(row).collect()
}

impl Row {
    /// The questions, for a reader of `lang`; with public notes only, and without a mark.
    pub fn new(asked: &Asked, lang: Lang) -> Self {
        let words = words(lang);
        let standing = &asked.standing;
        Self {
            reference: asked.reference.to_string(),
            text: shown(asked, lang, words),
            due: due(asked, words),
            last_status: (words.labels.status)(standing.status).to_owned(),
            last_note: standing.last_public_note.as_deref().map(|note| words.note(note).into_owned()).unwrap_or_default(),
            status: standing.status,
            mark: String::new(),
        }
    }

    /// The locked cells, in the order of the columns.
    pub fn locked(&self) -> [&str; 5] {
        [&self.reference, &self.text, &self.due, &self.last_status, &self.last_note]
    }

    /// Its lock, with the mark.
    pub fn lock(&self) -> Lock {
        Lock::of(self)
    }
}

/// An instant in the form used on the sheet.
pub fn instant_text(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Micros, true)
}

impl Sheet {
    /// The time of packing in the form used on the sheet.
    pub fn packed_at_text(&self) -> String {
        instant_text(self.packed_at)
    }
}

/// The deadline as stated, with its day if it is not a day itself: `first quarter of 2027 (31 March 2027)`.
pub(super) fn due(asked: &Asked, words: &Words) -> String {
    let standing = &asked.standing;
    let Some(deadline) = &standing.deadline else { return String::new() };
    let said = words.deadline(deadline);
    match standing.due_on {
        Some(day) if deadline.to_string() != day.to_string() => format!("{said} ({})", (words.round.sheet.day)(day)),
        Some(_) | None => said,
    }
}

/// The text in the reader's language, or the original, marked.
fn shown(asked: &Asked, lang: Lang, words: &Words) -> String {
    let text = match in_lang(&asked.translations, lang, &asked.text, |one| one.text.as_deref()) {
        Shown::InLanguage(text) => text.to_owned(),
        Shown::Original(text) => format!("{text} ({})", words.sentences.original),
    };
    // A text from a list may be too short to understand without its title.
    let title = title(asked, lang);
    if folded(&text).contains(&folded(&title)) { text } else { format!("{title}\n{text}") }
}

/// The title in the reader's language, or the original.
pub(super) fn title(asked: &Asked, lang: Lang) -> String {
    match in_lang(&asked.translations, lang, &asked.title, |one| one.title.as_deref()) {
        Shown::InLanguage(text) | Shown::Original(text) => text.to_owned(),
    }
}

fn in_lang<'a>(
    translations: &'a [Translation],
    lang: Lang,
    original: &'a str,
    of: impl Fn(&'a Translation) -> Option<&'a str>,
) -> Shown<'a> {
    let translated = translations.iter().filter(|one| one.lang == lang).find_map(of);
    match translated {
        Some(text) => Shown::InLanguage(text),
        None if lang == crate::model::translation::ORIGINAL => Shown::InLanguage(original),
        None => Shown::Original(original),
    }
}
