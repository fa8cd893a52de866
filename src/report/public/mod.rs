//! What leaves the house: the report that ministers read, a meeting's and an owner's. They carry public notes only
//! (their frame says so), and count nothing: what they count was counted by the store.
//!
//! - [`gathered`]: everything that the pages are made from
//! - [`report`]: the whole document, from its first page to the notes on method
//! - [`first_page`]: one sheet for a minister; `needs` what asks for a decision, `delays` what is late and why
//! - [`owner_page`]: one sheet for an owner, which shows no other
//! - [`site`]: the other pages of the public site
//! - [`sections`]: the long tables (the matrix, [`tracking`] of decisions, what moved), whole or in parts, a file each
//! - [`annexes`]: progress by group and over time, the lineage, how it is counted

mod annexes;
mod delays;
mod first_page;
pub mod gathered;
mod needs;
mod owner_page;
pub mod report;
pub mod sections;
pub mod site;
mod tracking;

use crate::model::record::Recommendation;
use crate::report::frame::Frame;
use crate::report::lists::recommendation_list::title_made;

/// How many characters of a title stand on a first page.
const LONGEST: usize = 80;

/// Reference and title on one line, cut where it is too long for a first page.
fn named(record: &Recommendation, frame: &Frame) -> String {
    format!("{} {}", record.reference, short_title(record, frame))
}

/// The title on one line, cut where it is too long for a first page.
fn short_title(record: &Recommendation, frame: &Frame) -> String {
    title_made(record, frame.words, cut)
}

/// The text on one line, cut at a word where it is long.
fn cut(text: &str) -> String {
    let text: Vec<&str> = text.split_whitespace().collect();
    let text = text.join(" ");
    if text.chars().count() <= LONGEST {
        return text;
    }
    let short: String = text.chars().take(LONGEST).collect();
    let short = short.rsplit_once(' ').map_or(short.as_str(), |(words, _)| words);
    format!("{short}…")
}
