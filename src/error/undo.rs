//! Why a command can't be undone.

use crate::model::log::LogEntry;
use crate::model::refusal::Refusal;

/// Entries are named by number and command.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UndoRefusal {
    /// Only the first `n_done` of the requested steps are possible.
    #[error("only {n_done} {} can be taken: {why}", if *n_done == 1 { "step" } else { "steps" })]
    OnlySteps { n_done: usize, why: Box<UndoRefusal> },
    #[error("nothing was done yet")]
    NothingDone,
    #[error("{} made the register; it is not taken back", .0.named())]
    MadeRegister(Box<LogEntry>),
    #[error("{} replaced the register; undo does not go past it", .0.named())]
    Restored(Box<LogEntry>),
    #[error("{} brought the register into a newer form; undo does not go past it", .0.named())]
    Migrated(Box<LogEntry>),
    /// Undo can't go back past a certain entry, and the one named is older.
    #[error("{} is not taken back: {why}", entry.named())]
    Behind { entry: Box<LogEntry>, why: Box<UndoRefusal> },

    #[error("no undo can be taken back")]
    NoUndo,
    #[error("{} came after the undo", later.named())]
    CameAfter { later: Box<LogEntry>, undo: i64 },
    /// `by` is the undo, or the redo if the entry is an undo.
    #[error("{} was taken back by {}{by} already", entry.named(), if *is_undo { "the redo " } else { "" })]
    TakenBack { entry: Box<LogEntry>, is_undo: bool, by: i64 },
    /// `of` is the command that was redone.
    #[error("entry {id} is a redo")]
    IsRedo { id: i64, of: i64 },
    #[error("{} changed nothing that the log keeps an image of", .0.named())]
    NoImages(Box<LogEntry>),

    /// Each with the rows through which it depends.
    #[error("{} can't be taken back: {}", entry.named(), depending(later))]
    DependedOn { entry: Box<LogEntry>, later: Vec<(LogEntry, Vec<String>)> },
    #[error("{} can't be taken back: {} was changed by another program", entry.named(), few(rows))]
    ChangedOutside { entry: Box<LogEntry>, rows: Vec<String> },
    #[error("{} can't be taken back: what came later is in its way", .0.named())]
    InTheWay(Box<LogEntry>),
    /// A later entry would then be refused.
    #[error("{} can't be taken back: {subject}: {refusal}", entry.named())]
    WouldRefuse { entry: Box<LogEntry>, subject: String, refusal: Refusal },
    /// The register would then violate a rule.
    #[error("{} can't be taken back: {place}: {why}", entry.named())]
    WouldBreak { entry: Box<LogEntry>, place: String, why: String },
    #[error("the log tells of a table `{0}` that is not known here")]
    UnknownTable(String),
}

/// ``14 `rec update A` (A) depends on it``.
fn depending(later: &[(LogEntry, Vec<String>)]) -> String {
    let names: Vec<String> = later.iter().map(|(entry, rows)| format!("{} ({})", entry.named(), few(rows))).collect();
    let verb = if names.len() == 1 { "depends" } else { "depend" };
    format!("{} {verb} on it", names.join(" and "))
}

/// The first few rows, and how many more there are.
fn few(rows: &[String]) -> String {
    const MOST: usize = 5;
    match rows.len().checked_sub(MOST - 1).filter(|n_more| *n_more > 1) {
        Some(n_more) => format!("{} and {n_more} more", rows[..MOST - 1].join(", ")),
        None => rows.join(", "),
    }
}
