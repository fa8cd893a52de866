//! Why a whole register is not taken in, or not written.

/// A register as one file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WholeRefusal {
    /// What it holds, at most a few of it.
    #[error("the register is not empty: it holds {}", held.join(", "))]
    NotEmpty { held: Vec<String> },
    #[error("the register has a log of its own, and a log in a file takes its place")]
    HasLog,
    #[error("the register can't be written whole: `{column}` in {section} can't be read")]
    Unreadable { section: String, column: String },
}
