//! The sentences of the report that ministers read; the words around a page and its pictures, and of the officer's desk.

use crate::model::progress::Counts;

/// The first and the last year, where there is one.
type Years = Option<(i32, i32)>;

/// Of a round: the day on which it was closed, or until which it is open.
#[derive(Debug, Clone, Copy)]
pub enum RoundDay<'a> {
    Closed(&'a str),
    Open(&'a str),
}

/// In one language.
#[derive(Debug)]
pub struct ReportTexts {
    /// The title of the whole, of a body.
    pub title: fn(&str) -> String,
    /// Below the title: the day for which it was drawn, or the day until which it was known.
    pub as_of: fn(&str) -> String,
    pub as_known_on: fn(&str) -> String,
    /// What the body adopted: how many, at how many meetings, between which years, where these are known.
    pub adopted: fn(&str, u32, u32, Years) -> String,
    /// What one meeting adopted.
    pub meeting_adopted: fn(u32) -> String,
    /// What one owner answers for: its name, how many.
    pub owner_answers: fn(&str, u32) -> String,
    /// The body adopted nothing yet.
    pub nothing_adopted: &'static str,
    /// How many of the base are implemented, and how many of these the Steering Group confirmed.
    pub done: fn(&Counts) -> String,
    /// On how many nothing was heard, and how many are overdue.
    pub open: fn(&Counts) -> String,
    /// What is left out of the base.
    pub aside: fn(u32) -> String,
    /// A number with one decimal at most, and the sign of per cent.
    pub percent: fn(f64) -> String,
    /// A number with one decimal, in a table.
    pub decimal: fn(f64) -> String,
    /// A whole number, grouped where it is long.
    pub number: fn(u32) -> String,
    /// Of how many, behind a number that is set large.
    pub of: fn(u32) -> String,
    /// What the numbers that are set large count: what was adopted, what is implemented and the share it is, what is overdue.
    pub key_adopted: fn(u32) -> &'static str,
    pub key_done: fn(Option<f64>) -> String,
    pub key_overdue: &'static str,

    pub agreed: &'static str,
    pub moved: &'static str,
    /// Before what moved: since a day, or since a meeting and its day.
    pub since: fn(&str) -> String,
    pub since_meeting: fn(&str, &str) -> String,
    /// Behind what moved: its day, and where it was only learned since, that.
    pub happened: fn(&str) -> String,
    pub learned: fn(&str) -> String,
    pub delays: &'static str,
    pub none_overdue: &'static str,
    /// Of a round: its name, the day on which it was closed, else that by which owners are to answer, and of how many of how
    /// many owners something came back.
    pub returned: fn(&str, RoundDay<'_>, u32, u32) -> String,
    /// Of those that have been open for longest.
    pub open_longest: &'static str,
    /// For how long, of days: in years where they are many.
    pub how_long: fn(u32) -> String,
    pub late_for: &'static str,
    pub open_for: &'static str,
    /// How many of how many owners are late.
    pub owners_late: fn(u32, u32) -> String,
    /// Each cause with how often it was given.
    pub causes: fn(&[String]) -> String,
    pub no_cause: &'static str,
    pub due_next: &'static str,
    pub nothing_due: &'static str,
    pub decide: &'static str,
    /// How many of how many that are open, and each kind with its number.
    pub decide_said: fn(u32, u32, &[String]) -> String,
    /// Why one of them does: without deadline, without owner, agreed only in principle, in dispute.
    pub missing: [&'static str; 4],
    pub missing_heading: &'static str,
    pub nothing_to_decide: &'static str,
    pub undated: fn(u32) -> String,
    /// Some of the owners have no deadline.
    pub undated_in_part: fn(u32) -> String,
    /// Why: so many of so many owners have none.
    pub undated_owners: fn(u32, u32) -> String,
    pub ownerless: fn(u32) -> String,
    pub in_principle: fn(u32) -> String,
    pub disputed: fn(u32) -> String,
    /// How many more there are than those named.
    pub and_more: fn(usize) -> String,
    /// What stands below the line, each counted.
    pub below: fn(&[String]) -> String,

    pub by_meeting: &'static str,
    pub by_owner: &'static str,
    pub by_theme: &'static str,
    pub over_time: &'static str,
    pub reported_on: &'static str,
    pub year: &'static str,
    pub matrix: &'static str,
    pub tracking: &'static str,
    /// In place of an owner.
    pub no_owner: &'static str,
    pub follow_up: &'static str,
    pub lineage: &'static str,
    pub other_items: &'static str,
    pub changes: &'static str,
    pub method: &'static str,
    /// How it is counted: the days of due soon and of stale.
    pub how_counted: fn(u32, u32) -> Vec<String>,
    /// How many rows of how many are here, and in which file or by which command all are.
    pub cut: fn(usize, usize, &str) -> String,
    /// That place, where it is several files.
    pub the_annexes: &'static str,
    /// The name of the file with that number.
    pub annex: fn(usize) -> String,
    /// From which row of a table to which.
    pub rows: fn(usize, usize) -> String,
}

/// In one language.
#[derive(Debug)]
pub struct Pages {
    /// Before the field in which words are typed that rows must hold.
    pub filter: &'static str,
    /// How many rows are shown: `{n}` of `{of}`.
    pub shown: &'static str,
    /// To sort rows by a column: `{heading}`.
    pub sort: &'static str,
    /// What opens the table that a picture is drawn from.
    pub as_table: &'static str,
    /// Of the places of a site.
    pub places: &'static str,
    pub start: &'static str,
    pub report: &'static str,
    pub search: &'static str,
    /// What a search finds.
    pub search_how: &'static str,
    pub today: &'static str,
    /// Of a deadline, in a picture.
    pub due: &'static str,
    pub timeline: &'static str,
    /// What a timeline shows: how many events, since when.
    pub timeline_of: fn(u32, &str) -> String,
    pub heat_map: &'static str,
    pub how_far: &'static str,
    pub over_time: &'static str,
    pub adopted: &'static str,
    pub implemented: &'static str,
}

/// The desk's, in one language.
#[derive(Debug)]
pub struct DeskTexts {
    /// A note that only the office reads, marked as such.
    pub internal: fn(&str) -> String,
    /// How many of how many are listed.
    pub first_of: fn(u32, u32) -> String,
    /// Where the register lies.
    pub lies_at: fn(&str) -> String,
    /// What a list of meetings says of those without items: how many.
    pub without_items: fn(u32) -> String,
    /// With the text of the dispute, told apart from what follows.
    pub in_dispute: fn(&str) -> String,
}
