//! midsa: the follow-up register of a regional consultative process on migration.

pub mod commands;
pub mod error;
pub mod export;
pub mod import;
pub mod model;
pub mod platform;
pub mod report;
pub mod store;
pub mod text;
