//! The words of `import`: what became of a file's rows, and what people should know of them (why a row is refused is an error,
//! in English); and of the sheets that people without a file begin with.

use crate::model::plan::{HeaderRemark, Verdict};

/// In one language.
#[derive(Debug)]
pub struct Importing {
    /// What becomes of a row, in a word.
    pub verdict: fn(Verdict) -> &'static str,
    /// How many rows were added, updated, the same and refused.
    pub outcome: fn(u64, u64, u64, u64) -> String,
    /// How many rows a note is about, and the first of them.
    pub of_rows: fn(u64, &str) -> String,
    /// Behind the first rows, where there are more.
    pub and_so_on: &'static str,
    pub passed_over: fn(u64) -> String,
    /// Rows that say what an earlier one says.
    pub folded: fn(u64) -> String,
    /// Columns that follow from the rest.
    pub derived: fn(&str) -> String,
    /// A column, and in how many rows it was left alone.
    pub left_alone: fn(&str, u64) -> String,
    /// Columns that were not known.
    pub left_out: fn(&str) -> String,
    pub header: fn(&HeaderRemark) -> String,

    /// A column of days, and the order in which the dates are read that were typed otherwise.
    pub order_of_dates: fn(&str, &str) -> String,

    /// Of a whole register: what came.
    pub imported: fn(&str) -> String,
    pub would_import: fn(&str) -> String,
    pub log_came: &'static str,

    /// What is told of rows that were placed.
    pub undated: &'static str,
    pub overridden: &'static str,
    /// A group with one status for all.
    pub group_for_all: fn(&str) -> String,
    pub one_lead: &'static str,
    pub reference_folded: &'static str,
    /// An item, its deadline as stated, and its day before and after.
    pub deadline_moved: fn(&str, &str, &str, &str) -> String,
    pub no_day: &'static str,
    /// An owner, and the names that it keeps.
    pub stays_known: fn(&str, &str) -> String,

    /// Of a code: its name.
    pub new_owner: fn(&str, &str) -> String,
    /// Behind the name.
    pub a_state: &'static str,
    pub looks_like: fn(&str) -> String,
    /// What stands between the names that one cell seems to hold.
    pub seems_several: fn(&str) -> String,
    /// Of how many recommendations the rows are, with how many shares.
    pub are_of: fn(u64, u64) -> String,
}

/// In one language.
#[derive(Debug)]
pub struct TemplateWords {
    /// The title of a sheet, by the name of its table.
    pub title: fn(&str) -> &'static str,
    /// What to do, a sentence each.
    pub steps: &'static [&'static str],
    /// Before the words that a column takes.
    pub one_of: &'static str,
    /// What belongs in a column of ours; nothing for one that no sheet has.
    pub about: fn(&str) -> &'static str,
    /// What could stand there, where that is a sentence and no code.
    pub example: fn(&str) -> Option<&'static str>,
}
