//! Commands about the register as a file: `init`, `backup`, `restore`, `check`, `settings`.
//!
//! - a file for each command; `lock_probe`: the second process that tries whether a lock holds in this folder.

pub mod backup;
pub mod check;
pub mod init;
pub mod lock_probe;
pub mod restore;
pub mod settings;
