//! midsa: the follow-up register of a regional consultative process on migration.

pub mod error;
pub mod model;
pub mod report;

pub mod commands;
pub mod platform;
