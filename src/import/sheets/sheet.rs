//! The interface of every table, and the place of a row.

use std::collections::HashMap;
use std::hash::Hash;

use crate::error::Result;
use crate::import::map::cells::Cells;
use crate::import::map::fault::{Fault, Stop};
use crate::model::plan::Placed;
use crate::model::vocabulary::Audience;
use crate::store::Change;
use crate::text::{Importing, Words};

/// How the rows of a file become changes in one table. A clone made before `begin` can start again on a register that others
/// changed meanwhile.
pub trait Sheet: Clone {
    /// A row, as far as it can be read without the register.
    type Draft: PartialEq;

    /// Reads a row; faults go to `cells`.
    fn draft(&self, cells: &mut Cells<'_>) -> Self::Draft;

    /// The unique key of a row in a file.
    fn key(&self, draft: &Self::Draft) -> Option<String>;

    /// The column of ours for the fault of a duplicate key.
    fn key_column(&self) -> &'static str {
        "ref"
    }

    /// Whether identical rows are merged.
    fn folds(&self) -> bool {
        false
    }

    /// Called with every readable row before the first one is imported.
    fn foresee(&mut self, _draft: &Self::Draft) {}

    /// Whether rows use several names for one owner, according to the register at `begin`: this changes the keys.
    fn knows_two_names_of_one(&self) -> bool {
        false
    }

    /// Reads the register before the first row is imported.
    ///
    /// # Errors
    /// The register can't be read.
    fn begin(&mut self, _change: &Change<'_>) -> Result<()> {
        Ok(())
    }

    /// Looks up the names in a row with faults, so that all faults are reported at once.
    ///
    /// # Errors
    /// An unknown name; a failing disk.
    fn look_up(&mut self, _change: &mut Change<'_>, _draft: &Self::Draft) -> Result<(), Stop> {
        Ok(())
    }

    /// What was created besides the rows, a line each: unknown owners.
    fn made(&self, _words: &Importing) -> Vec<String> {
        Vec::new()
    }

    /// Called when the last row was rolled back.
    fn taken_back(&mut self) {}

    /// Adds the record of the row, or changes it.
    ///
    /// # Errors
    /// A refusal by the rules; a failing disk.
    fn place(&mut self, change: &mut Change<'_>, draft: &Self::Draft, row: &RowPlace<'_>) -> Result<Placed, Stop>;
}

/// The place of a row, for its notes and evidence.
#[derive(Debug, Clone, Copy)]
pub struct RowPlace<'a> {
    /// The file's name without its folder.
    pub file: &'a str,
    pub row: u64,
    pub detail: Detail,
    /// The audience of the file's notes.
    pub audience: Audience,
    /// The words in the language of the user.
    pub words: &'static Words,
}

/// The records that rows of a file have set, where names and days may differ and yet mean the same record.
#[derive(Debug, Clone)]
pub struct Met<T>(HashMap<T, u64>);

impl<T> Default for Met<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Eq + Hash> Met<T> {
    /// Refuses the record if another row has set it.
    pub fn refuse_again(&self, record: &T, column: &str) -> Result<(), Stop> {
        match self.0.get(record) {
            Some(other) => Err(Stop::Row(vec![Fault::of_cell(column, format!("row {other} has the same"))])),
            None => Ok(()),
        }
    }

    /// Remembers that the row has set the record.
    pub fn insert(&mut self, record: T, place: &RowPlace<'_>) {
        self.0.insert(record, place.row);
    }
}

/// How much detail is reported for an imported row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// All values that it sets.
    Differences,
    /// The outcome; nothing more for an added row.
    Verdict,
}

impl std::fmt::Display for RowPlace<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, row {}", self.file, self.row)
    }
}
