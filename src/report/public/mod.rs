//! Pages for the outside: the report for ministers, a meeting's and an owner's, and the public site. They hold only public notes
//! (their frame says so), and all counts come from the store.
//!
//! - [`gathered`]: the input of all pages
//! - [`report`]: the whole document, from its first page to the notes on method
//! - [`first_page`]: one sheet for a minister; `needs`: what needs a decision; `delays`: what is late and why
//! - [`owner_page`]: one sheet for an owner, which names no other
//! - [`site`]: the other pages of the public site
//! - [`sections`]: the long tables (matrix, [`tracking`] of decisions, changes), whole or in parts of a file each
//! - [`annexes`]: progress by group and over time, the lineage, the method

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
use crate::model::title::cut_at_word;
use crate::report::frame::Frame;
use crate::report::lists::recommendation_list::title_made;

/// The longest title on a first page, in characters.
const LONGEST: usize = 80;

/// Reference and title on one line, cut if too long for a first page.
fn named(record: &Recommendation, frame: &Frame) -> String {
    format!("{} {}", record.reference, short_title(record, frame))
}

/// The title on one line, cut if too long for a first page.
fn short_title(record: &Recommendation, frame: &Frame) -> String {
    title_made(record, frame.words, cut)
}

/// The text on one line, cut after a word if too long.
fn cut(text: &str) -> String {
    let text: Vec<&str> = text.split_whitespace().collect();
    cut_at_word(&text.join(" "), LONGEST)
}
