//! Why a whole register can't be imported or exported.

/// Why a register can't be read from or written to one file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WholeRefusal {
    /// What it already holds; a few examples at most.
    #[error("the register is not empty: it holds {}", held.join(", "))]
    NotEmpty { held: Vec<String> },
    #[error("the register has a log of its own, and a log in a file takes its place")]
    HasLog,
    #[error("the register can't be written whole: `{column}` in {section} can't be read")]
    Unreadable { section: String, column: String },
}
