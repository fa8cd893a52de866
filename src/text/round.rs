//! The words of reporting rounds: their tables and answers for officers, the sheets that owners fill in, and what becomes of
//! returned rows.

use chrono::NaiveDate;

use crate::model::returned::{Told, Verdict};
use crate::model::round::Round;
use crate::model::vocabulary::{NextStep, Reply, ReturnState, WishState};

/// In one language.
#[derive(Debug)]
pub struct RoundWords {
    pub round: &'static str,
    pub opened_on: &'static str,
    pub closes_on: &'static str,
    pub closed_on: &'static str,
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
    /// Answers that the register does not have.
    pub beside: &'static str,
    pub reply: fn(Reply) -> &'static str,
    pub next: fn(NextStep) -> &'static str,
    pub return_state: fn(ReturnState) -> &'static str,
    pub wish_state: fn(WishState) -> &'static str,
    /// How many of how many owners returned something, and how many of how many questions were answered.
    pub rate: fn(&Round) -> String,
    /// In the history: an owner said that nothing changed.
    pub unchanged_told: &'static str,
    pub done: RoundsDone,
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

/// What becomes of returned rows, and why.
#[derive(Debug)]
pub struct ReturnedWords {
    /// What becomes of a row, in a word.
    pub verdict: fn(Verdict) -> &'static str,
    pub told: fn(&Told) -> String,
    /// Where nothing came of a return.
    pub no_answers: &'static str,
    /// The files in which every question is blank, joined.
    pub no_answers_in: fn(&str) -> String,
    /// The owners of nil returns to whom no question is open, joined.
    pub nothing_open: fn(&str) -> String,
    /// After a preview, and what records it.
    pub nothing_recorded: &'static str,
}

/// What the commands of a round answer. Owners are their codes, joined.
#[derive(Debug)]
pub struct RoundsDone {
    /// Of a round: how many owners are asked about how many items, and by which day.
    pub opened: fn(&str, u32, u32, &str) -> String,
    pub asked: fn(&str) -> String,
    pub no_focal_point: fn(&str) -> String,
    /// Groups for which nobody is asked.
    pub group_not_asked: fn(&str) -> String,
    /// Items about which nobody is asked.
    pub without_owner: fn(&str) -> String,
    /// How the round goes on.
    pub next: fn(&str) -> String,
    /// Of an owner: how many items, the files, and to whom, if that is known.
    pub packed: fn(&str, u32, &str, Option<&str>) -> String,
    pub nobody_left: &'static str,
    pub no_address: fn(&str) -> String,
    pub no_sender: &'static str,
    /// Into which folder.
    pub letters_written: fn(&str) -> String,
    pub templates_written: fn(u32, &str) -> String,
    /// Of an owner: the level, how many items, the file, and to whom, if that is known.
    pub reminded: fn(&str, u8, u32, &str, Option<&str>) -> String,
    /// Owners that get no reminder.
    pub left_alone: fn(LeftAlone, &str) -> String,
    pub nobody_reminded: &'static str,
    /// Of a round, with its figures.
    pub closed: fn(&str, &str) -> String,
    pub closed_on: fn(&str) -> String,
    pub answers_by: fn(&str) -> String,
    pub no_round: &'static str,
    pub no_wishes: &'static str,
    /// Of a return, with what became of its rows.
    pub accepted: fn(&str, &str) -> String,
    /// Of a return and its owner.
    pub rejected: fn(&str, &str) -> String,
}

/// Why an owner gets no reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftAlone {
    /// A return waits to be accepted or rejected.
    Pending,
    Answered,
    /// No sheet was written yet.
    NotAsked,
    RemindedToday,
    /// All that is open was given more time.
    HasTime,
    /// Three reminders have gone out.
    AllSent,
}
