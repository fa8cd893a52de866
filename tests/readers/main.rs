//! The readers of import against extreme files: any table comes back unchanged, a damaged file is read or refused, and a hostile
//! workbook is refused in time and in little memory.
//!
//! The numbers are those of a minute; `.ci/run` takes ten times as many, and `MIDSA_SOAK=2000 cargo test --release --test readers`
//! is the soak.
//! `MIDSA_SEED` sets the first random number; every failure names the one to repeat.

#![expect(clippy::print_stdout, reason = "the figures are told with --nocapture")]

#[path = "../support/mod.rs"]
mod support;

mod bombs;
mod books;
mod damage;
mod reading;
mod same;
mod sheets;
mod spreadsheets;
