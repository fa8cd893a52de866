//! midsa: the follow-up register of a regional consultative process on migration.

pub mod error;
pub mod export;
pub mod model;
pub mod report;
