//! What a file is read as: one of the tables, or a whole register.

use std::fmt;

use crate::import::map::table::ImportTable;
use crate::model::vocabulary::Vocabulary;

/// What a file is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Rows(ImportTable),
    /// What `export register` writes.
    Register,
}

impl What {
    /// Whether its rows have notes.
    pub(super) fn has_notes(self) -> bool {
        match self {
            Self::Rows(ImportTable::Recommendations | ImportTable::Shares | ImportTable::FollowUps) => true,
            Self::Rows(
                ImportTable::FocalPoints
                | ImportTable::Owners
                | ImportTable::Meetings
                | ImportTable::Relations
                | ImportTable::Translations,
            )
            | Self::Register => false,
        }
    }

    /// Whether its rows name owners that can be made from their names.
    pub(super) fn can_make_owners(self) -> bool {
        match self {
            Self::Rows(
                ImportTable::Recommendations | ImportTable::Shares | ImportTable::FollowUps | ImportTable::FocalPoints,
            ) => true,
            Self::Rows(ImportTable::Owners | ImportTable::Meetings | ImportTable::Relations | ImportTable::Translations)
            | Self::Register => false,
        }
    }
}

impl Vocabulary for What {
    const NAME: &'static str = "table";
    const ALL: &'static [Self] = &[
        Self::Rows(ImportTable::Recommendations),
        Self::Rows(ImportTable::Shares),
        Self::Rows(ImportTable::FollowUps),
        Self::Rows(ImportTable::Owners),
        Self::Rows(ImportTable::FocalPoints),
        Self::Rows(ImportTable::Meetings),
        Self::Rows(ImportTable::Relations),
        Self::Rows(ImportTable::Translations),
        Self::Register,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Rows(table) => table.as_str(),
            Self::Register => "register",
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::What;
    use crate::import::map::table::ImportTable;
    use crate::model::vocabulary::Vocabulary;

    #[test]
    fn every_table_can_be_named() {
        for &table in ImportTable::ALL {
            assert_eq!(What::from_word(table.as_str()), Some(What::Rows(table)));
        }
        assert_eq!(What::ALL.len(), ImportTable::ALL.len() + 1);
    }
}
