//! The tables of section 7 and those of `log`, `check`, `settings` and the import's plan, a file each: their columns and the
//! cells of a row, for programs (CSV, JSON, XLSX). No words for people but the headings.
//!
//! - what was adopted: `recommendations` (a row each), `shares` (an owner's part), `relations`, `translations`
//! - what happened: `follow_ups`, `changes` (net, since a day), `log` (entries and what they did)
//! - who and when: `meetings`, `owners`, `focal_points`
//! - counted: `progress`, `deadlines`
//! - about the register itself: `settings`, `findings` (of a check), `plan` (of an import)

pub mod changes;
pub mod deadlines;
pub mod findings;
pub mod focal_points;
pub mod follow_ups;
pub mod log;
pub mod meetings;
pub mod owners;
pub mod plan;
pub mod progress;
pub mod recommendations;
pub mod relations;
pub mod settings;
pub mod shares;
pub mod translations;
