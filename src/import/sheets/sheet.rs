//! What every table does with a row, and where the row stands.

use crate::error::Result;
use crate::import::map::cells::Cells;
use crate::import::map::fault::Stop;
use crate::model::plan::Placed;
use crate::model::vocabulary::Audience;
use crate::store::Change;
use crate::text::{Importing, Words};

/// How the rows of a file become changes of one table. A clone that was made before `begin` begins anew, on a register that
/// others changed meanwhile.
pub trait Sheet: Clone {
    /// A row, read as far as it can be without the register.
    type Draft: PartialEq;

    /// Reads a row; what is wrong is told to `cells`.
    fn draft(&self, cells: &mut Cells<'_>) -> Self::Draft;

    /// What no two rows of a file may share.
    fn key(&self, draft: &Self::Draft) -> Option<String>;

    /// The column of ours in which a row that shares its key is wrong.
    fn key_column(&self) -> &'static str {
        "ref"
    }

    /// Whether rows that say the same in everything are one row.
    fn folds(&self) -> bool {
        false
    }

    /// Sees every row that can be read before the first one is placed.
    fn foresee(&mut self, _draft: &Self::Draft) {}

    /// Whether rows name one owner by several names, as the register told when the sheet began: keys are then other ones than
    /// they were before.
    fn knows_two_names_of_one(&self) -> bool {
        false
    }

    /// Looks at the register before the first row is placed.
    ///
    /// # Errors
    /// The register can't be read.
    fn begin(&mut self, _change: &Change<'_>) -> Result<()> {
        Ok(())
    }

    /// Looks up what a row names whose cells are wrong elsewhere, so that all that is wrong is told at once.
    ///
    /// # Errors
    /// What is not there; a disk that fails.
    fn look_up(&mut self, _change: &mut Change<'_>, _draft: &Self::Draft) -> Result<(), Stop> {
        Ok(())
    }

    /// What was made beside the rows, a line each: owners that were not known.
    fn made(&self, _words: &Importing) -> Vec<String> {
        Vec::new()
    }

    /// Hears that the row that was placed last is taken back.
    fn taken_back(&mut self) {}

    /// Adds what the row tells, or changes what is known of it.
    ///
    /// # Errors
    /// What the rules refuse; a disk that fails.
    fn place(&mut self, change: &mut Change<'_>, draft: &Self::Draft, row: &Place<'_>) -> Result<Placed, Stop>;
}

/// Where a row stands, for the notes and evidence that it leaves.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The file's name without its folder.
    pub file: &'a str,
    pub row: u64,
    pub detail: Detail,
    /// Whom the notes of the file are for.
    pub audience: Audience,
    /// Those of whoever imports.
    pub words: &'static Words,
}

/// How much is told of a row that is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Everything that it sets.
    Differences,
    /// What became of it; of a row that is added, nothing more.
    Verdict,
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, row {}", self.file, self.row)
    }
}
