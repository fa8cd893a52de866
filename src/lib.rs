//! midsa: the follow-up register of a regional consultative process on migration.
//!
//! The modules in reading order, each built on those before it:
//!
//! - [`model`]: the domain, pure. Words, references, dates and deadlines; a follow-up; the fold of follow-ups into a state
//!   ([`model::state`]), the roll-up of parts into a whole ([`model::roll_up`]), and how the two meet ([`model::family`]);
//!   health; refusals. No input or output, no clock.
//! - [`error`]: everything that can go wrong, with its exit code; what to do about it is said in `cli::hint`.
//! - [`platform`]: what differs between Linux, macOS and Windows.
//! - [`store`]: the register, the only place that speaks SQL. Reads give the model's records; every write goes through
//!   `store/log/change.rs`, which keeps the images of each row before and after. The standing on each row is the fold of its
//!   follow-ups, written in the same transaction.
//! - [`text`]: the words that people read, in three languages.
//! - [`report`]: records into tables and documents.
//! - [`export`]: tables and documents into bytes: terminal, CSV, JSON, Markdown, HTML, XLSX, DOCX, iCalendar.
//! - [`import`]: bytes into changes; the MIDSA record that `init` loads.
//! - [`round`]: the sheets and letters of a reporting round, and returns placed in the register.
//! - [`cli`]: what commands share: context, output, filters, values, failure.
//! - [`commands`]: one file per command, its arguments, help and run together.
//!
//! `testing` is there for tests alone: the day they are of, who writes, registers to write in.
//!
//! Data goes one way. `rec list`: arguments, a `Filter`, records from the store, a `Table`, bytes. `rec update`: arguments,
//! one transaction in which the follow-up is recorded and the standings are folded anew, a line for each change.
//! A report of the past is the same read over temporary views that hold the standings of that day (`store/fold/past.rs`).
//!
//! What is nowhere: SQL outside `store`, a clock outside `main` and `store/log/clock.rs`, a rule of the domain outside `model`.

pub mod cli;
pub mod commands;
pub mod error;
pub mod export;
pub mod import;
pub mod model;
pub mod platform;
pub mod report;
pub mod round;
pub mod store;
#[cfg(test)]
mod testing;
pub mod text;
