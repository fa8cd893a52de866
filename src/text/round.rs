//! The words of reporting rounds: their tables for officers, and the sheets that owners fill in.

use chrono::NaiveDate;

use crate::model::vocabulary::{NextStep, Reply, ReturnState, WishState};

/// In one language.
#[derive(Debug)]
pub struct RoundWords {
    pub round: &'static str,
    pub opened_on: &'static str,
    pub closes_on: &'static str,
    pub closed_on: &'static str,
    pub n_owners: &'static str,
    pub n_returned: &'static str,
    pub n_items: &'static str,
    pub n_asked: &'static str,
    pub n_answered: &'static str,
    pub n_unchanged: &'static str,
    pub reply_heading: &'static str,
    pub channels: &'static str,
    pub received_on: &'static str,
    pub late: &'static str,
    pub n_after_closing: &'static str,
    pub packed_on: &'static str,
    pub chased_on: &'static str,
    pub level: &'static str,
    pub next_heading: &'static str,
    pub state: &'static str,
    pub file: &'static str,
    pub wish: &'static str,
    pub returns: &'static str,
    pub owners: &'static str,
    pub requests: &'static str,
    pub reply: fn(Reply) -> &'static str,
    pub next: fn(NextStep) -> &'static str,
    pub return_state: fn(ReturnState) -> &'static str,
    pub wish_state: fn(WishState) -> &'static str,
    /// How many of how many owners returned something, and how many items were answered.
    pub rate: fn(u32, u32, u32) -> String,
    /// In the history: an owner said that nothing changed.
    pub unchanged_told: &'static str,
    pub sheet: SheetWords,
}

/// What a sheet says to the person who fills it in.
#[derive(Debug)]
pub struct SheetWords {
    /// The names of the two sheets that are shown.
    pub read_me: &'static str,
    pub answers: &'static str,
    /// Of the round and the owner's name.
    pub title: fn(&str, &str) -> String,
    /// Until which day.
    pub please_return: fn(&str) -> String,
    /// How it is filled in, a step each.
    pub steps: &'static [&'static str],
    /// What each status means; the words of the list stand before them.
    pub status_heading: &'static str,
    pub meanings: &'static [&'static str],
    /// Beside the box for those who have nothing to report.
    pub nothing_new: &'static str,
    pub yes: &'static str,
    pub thanks: &'static str,
    /// Above the table.
    pub short: &'static str,
    pub no_change: &'static str,
    /// Of the page and the number of pages, as a spreadsheet fills them in.
    pub page: &'static str,
    pub reference: &'static str,
    pub text: &'static str,
    pub due: &'static str,
    pub last_status: &'static str,
    pub last_note: &'static str,
    pub status: &'static str,
    pub note: &'static str,
    pub date: &'static str,
    pub cause: &'static str,
    pub evidence: &'static str,
    pub new_due: &'static str,
    pub reason: &'static str,
    /// Where a cell does not hold what it can.
    pub choose_status: &'static str,
    /// What is noted of a wish: the deadline and why.
    pub wish: fn(&str, Option<&str>) -> String,
    /// What is noted of evidence that is no address.
    pub evidence_named: fn(&str) -> String,
    /// Of a day, for those who read the sheet.
    pub day: fn(NaiveDate) -> String,
}
