//! An owner's sheet: the questions, the last answers, and empty cells to fill in.
//!
//! - here: the content of a sheet, and its lock: a few digits of each locked cell's digest, which detect overwritten cells.
//! - `columns`: its columns, and recognising them in returns.
//! - `xlsx`, `csv`: as bytes.

pub mod columns;
pub mod csv;
pub mod xlsx;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use sha2::{Digest, Sha256};

use crate::model::matching::folded;
use crate::model::round::Asked;
use crate::model::translation::{Shown, Translation};
use crate::model::vocabulary::{Lang, Status};
use crate::store::hexadecimal;
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
    pub due_stated: String,
}

impl Row {
    /// The questions, for a reader of `lang`; with public notes only.
    pub fn new(asked: &Asked, lang: Lang) -> Self {
        let words = words(lang);
        let standing = &asked.standing;
        Self {
            reference: asked.reference.to_string(),
            text: shown(asked, lang, words),
            due: due(asked, words),
            last_status: (words.labels.status)(standing.status).to_owned(),
            last_note: standing.last_public_note.clone().unwrap_or_default(),
            status: standing.status,
            due_stated: standing.deadline.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }

    /// The locked cells after the reference, in the order of the columns.
    pub fn locked(&self) -> [&str; 4] {
        [&self.text, &self.due, &self.last_status, &self.last_note]
    }
}

impl Sheet {
    /// The time of packing in the form used on the sheet.
    pub fn packed_at_text(&self) -> String {
        self.packed_at.to_rfc3339_opts(SecondsFormat::Micros, true)
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

/// The number of hexadecimal digits for each cell.
const N_DIGITS: usize = 8;

/// The digits of each locked cell, separated by spaces.
pub fn lock(cells: [&str; 4]) -> String {
    cells.map(digits).join(" ")
}

/// Whether the cell at `place` still matches `lock`; true if the lock can't be read.
pub fn is_intact(lock: &str, place: usize, cell: &str) -> bool {
    match lock.split(' ').nth(place) {
        Some(expected) if expected.len() == N_DIGITS => expected == digits(cell),
        Some(_) | None => true,
    }
}

/// White space is ignored, as programs change it.
fn digits(cell: &str) -> String {
    let plain: String = cell.trim_start_matches('\'').split_whitespace().collect::<Vec<_>>().join(" ");
    let mut digits = hexadecimal(&Sha256::new().chain_update(plain).finalize());
    digits.truncate(N_DIGITS);
    digits
}

#[cfg(test)]
mod tests {
    use super::{is_intact, lock};

    #[test]
    fn a_changed_cell_is_noticed_and_white_space_is_ignored() {
        let lock = lock(["a text\nof two lines", "2027-03-31", "in progress", ""]);
        assert!(is_intact(&lock, 0, "a text of two lines "));
        assert!(!is_intact(&lock, 1, "2028-03-31"));
        assert!(is_intact(&lock, 3, ""));
        assert!(is_intact("", 1, "anything"));
    }
}
