//! What a command is at while it works long.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    CheckingFile,
    CheckingRows,
    CheckingStandings,
    CheckingLog,
    CheckingEvidence,
    /// Copying the register into a backup.
    Copying,
    /// Reading the file to be imported, before anything of it is recorded.
    Reading,
    Importing,
    TakingBack,
}
