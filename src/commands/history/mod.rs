//! Commands about what was done: `log`, `undo`, `redo`.

pub mod log;
pub mod redo;
pub mod undo;
