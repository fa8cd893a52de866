//! What a file is read as: one of the tables, or a whole register.

use std::fmt;

use crate::import::map::table::Table;
use crate::model::vocabulary::Vocabulary;

/// What a file is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Rows(Table),
    /// What `export register` writes.
    Register,
}

impl What {
    /// Whether its rows have notes.
    pub(super) fn has_notes(self) -> bool {
        match self {
            Self::Rows(Table::Recommendations | Table::Shares | Table::FollowUps) => true,
            Self::Rows(Table::FocalPoints | Table::Owners | Table::Meetings | Table::Relations | Table::Translations)
            | Self::Register => false,
        }
    }

    /// Whether its rows name owners that can be made from their names.
    pub(super) fn can_make_owners(self) -> bool {
        match self {
            Self::Rows(Table::Recommendations | Table::Shares | Table::FollowUps | Table::FocalPoints) => true,
            Self::Rows(Table::Owners | Table::Meetings | Table::Relations | Table::Translations) | Self::Register => false,
        }
    }
}

impl Vocabulary for What {
    const NAME: &'static str = "table";
    const ALL: &'static [Self] = &[
        Self::Rows(Table::Recommendations),
        Self::Rows(Table::Shares),
        Self::Rows(Table::FollowUps),
        Self::Rows(Table::Owners),
        Self::Rows(Table::FocalPoints),
        Self::Rows(Table::Meetings),
        Self::Rows(Table::Relations),
        Self::Rows(Table::Translations),
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
    use crate::import::map::table::Table;
    use crate::model::vocabulary::Vocabulary;

    #[test]
    fn every_table_can_be_named() {
        for &table in Table::ALL {
            assert_eq!(What::from_word(table.as_str()), Some(What::Rows(table)));
        }
        assert_eq!(What::ALL.len(), Table::ALL.len() + 1);
    }
}
