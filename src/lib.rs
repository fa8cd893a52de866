//! midsa: the follow-up register of a regional consultative process on migration.

pub mod error;
pub mod import;
pub mod model;
pub mod platform;
pub mod report;
pub mod store;
pub mod text;
