//! The columns of a sheet: their headings, and recognising them in returns, in any order and language.

use crate::model::matching::bare;
use crate::model::vocabulary::{Lang, Vocabulary};
use crate::text::{SheetWords, words};

/// A column, in the order of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Reference,
    Text,
    Due,
    LastStatus,
    LastNote,
    Status,
    Note,
    Date,
    Cause,
    Evidence,
    NewDue,
    Reason,
    // Only in CSV; a workbook has these in its hidden sheet.
    Round,
    Owner,
    Seal,
    PackedAt,
    Lock,
}

impl Column {
    /// The locked columns, in order.
    pub const LOCKED: [Self; 5] = [Self::Reference, Self::Text, Self::Due, Self::LastStatus, Self::LastNote];
    /// The columns to fill in, in order.
    pub const TO_FILL: [Self; 7] =
        [Self::Status, Self::Note, Self::Date, Self::Cause, Self::Evidence, Self::NewDue, Self::Reason];
    /// The columns that identify the sheet.
    pub const HIDDEN: [Self; 5] = [Self::Round, Self::Owner, Self::Seal, Self::PackedAt, Self::Lock];

    /// The columns of a workbook, in order.
    pub fn shown() -> impl Iterator<Item = Self> {
        Self::LOCKED.into_iter().chain(Self::TO_FILL)
    }

    /// The stable name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Reference => "ref",
            Self::Text => "text",
            Self::Due => "due",
            Self::LastStatus => "last_status",
            Self::LastNote => "last_note",
            Self::Status => "status",
            Self::Note => "note",
            Self::Date => "date",
            Self::Cause => "cause",
            Self::Evidence => "evidence",
            Self::NewDue => "new_due",
            Self::Reason => "reason",
            Self::Round => "round",
            Self::Owner => "owner",
            Self::Seal => "seal",
            Self::PackedAt => "packed_at",
            Self::Lock => "lock",
        }
    }

    /// Its heading.
    pub fn heading(self, words: &'static SheetWords) -> &'static str {
        match self {
            Self::Reference => words.reference,
            Self::Text => words.text,
            Self::Due => words.due,
            Self::LastStatus => words.last_status,
            Self::LastNote => words.last_note,
            Self::Status => words.status,
            Self::Note => words.note,
            Self::Date => words.date,
            Self::Cause => words.cause,
            Self::Evidence => words.evidence,
            Self::NewDue => words.new_due,
            Self::Reason => words.reason,
            Self::Round | Self::Owner | Self::Seal | Self::PackedAt | Self::Lock => self.key(),
        }
    }

    /// The column that a header names, by its key or its heading in any language.
    pub fn named(header: &str) -> Option<Self> {
        let wanted = bare(header);
        let is_it = |column: &Self| {
            bare(column.key()) == wanted || Lang::ALL.iter().any(|lang| bare(column.heading(&words(*lang).round.sheet)) == wanted)
        };
        Self::shown().chain(Self::HIDDEN).find(is_it)
    }
}

#[cfg(test)]
mod tests {
    use super::Column;
    use crate::model::vocabulary::{Lang, Vocabulary};
    use crate::text::words;

    #[test]
    fn every_column_is_recognised_by_its_heading_in_every_language() {
        for column in Column::shown().chain(Column::HIDDEN) {
            assert_eq!(Column::named(column.key()), Some(column));
            for lang in Lang::ALL {
                let heading = column.heading(&words(*lang).round.sheet).to_uppercase();
                assert_eq!(Column::named(&heading), Some(column), "{heading}");
            }
        }
        assert_eq!(Column::named("colour"), None);
    }

    #[test]
    fn a_sheet_calls_things_as_the_tables_do() {
        for lang in Lang::ALL {
            let (sheet, tables) = (&words(*lang).round.sheet, &words(*lang).headings);
            let status = tables.status.to_lowercase();
            for heading in [sheet.status, sheet.last_status] {
                assert!(heading.to_lowercase().split(' ').any(|word| word == status), "{heading}: {status}");
            }
            assert_eq!(sheet.evidence, tables.evidence);
            assert_eq!(sheet.cause, tables.cause);
        }
    }
}
