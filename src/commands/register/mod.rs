//! Commands about the register as a file: `init`, `backup`, `restore`, `check`, `settings`.

pub mod backup;
pub mod check;
pub mod init;
pub mod lock_probe;
pub mod restore;
pub mod settings;
