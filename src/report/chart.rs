//! The content of a picture: numbers, words and shades, no shapes. `export/drawing` draws it. In formats that can't draw, words
//! or a table beside the picture say the same; bars are drawn with letters there.

use chrono::NaiveDate;

use crate::model::vocabulary::Status;
use crate::report::lists::bar::Bar;

/// A picture on its way from a report to a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub title: String,
    /// A sentence that describes it, for those who can't see it.
    pub alternative: String,
    pub picture: Picture,
}

/// The kinds of picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picture {
    Bars(Bars),
    Lines(Lines),
    HeatMap(HeatMap),
    Timeline(Timeline),
}

/// Stacked bars, one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// The name of each bar; empty where there is only one.
    pub bars: Vec<(String, Bar)>,
    pub legend: Vec<Sign>,
}

/// The meaning of a shade and its sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// A letter or mark that works without colour.
    pub sign: String,
    pub label: String,
    pub shade: Shade,
}

/// The colour of a state. Each has a different lightness, so that they differ in grey too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    Done,
    Part,
    Going,
    /// Open, and none of the others.
    Open,
    Closed,
    /// No information received.
    Silent,
}

/// Numbers over time, each valid from its day until the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    pub days: Vec<NaiveDate>,
    /// The period that ends on each day, in few words: `2026`, `Nov 2026`.
    pub names: Vec<String>,
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub label: String,
    pub shade: Shade,
    /// One for each day.
    pub numbers: Vec<u32>,
}

/// A row for each recommendation, a column for each owner, a letter and a shade for each share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatMap {
    pub columns: Vec<String>,
    pub rows: Vec<Letters>,
    pub legend: Vec<Sign>,
}

/// A row of a heat map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    pub reference: String,
    pub title: String,
    /// The title in at most `Letters::N_SHORT` characters, its marks included.
    pub short: String,
    /// One for each column; none where the owner has no share.
    pub letters: Vec<Option<Letter>>,
    /// Done, of those that can be: `2 of 15`; the status, if none can.
    pub done: String,
}

impl Letters {
    /// The characters of a title that fit beside the letters.
    pub const N_SHORT: usize = 40;
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub sign: String,
    pub shade: Shade,
}

/// What happened to one recommendation, from its first wording until today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    pub until: NaiveDate,
    /// The word for the last day.
    pub today: String,
    /// In order of time; those without a day come first.
    pub events: Vec<Event>,
    /// Each state with its first day, the oldest first; there is no state before the first.
    pub standings: Vec<(NaiveDate, Shade)>,
    /// The day it is or was due.
    pub due_on: Option<NaiveDate>,
    /// The word for that day.
    pub due: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub day: Option<NaiveDate>,
    /// The day in words.
    pub when: String,
    pub said: String,
    pub shade: Shade,
}

impl Shade {
    pub const ALL: [Self; 6] = [Self::Done, Self::Part, Self::Going, Self::Open, Self::Closed, Self::Silent];

    /// The shade of a status.
    pub fn of(status: Status) -> Self {
        match status {
            Status::Implemented => Self::Done,
            Status::PartlyImplemented => Self::Part,
            Status::InProgress => Self::Going,
            Status::NotStarted | Status::OnHold | Status::Continuing => Self::Open,
            Status::Superseded | Status::NotApplicable | Status::Dropped | Status::Lapsed => Self::Closed,
            Status::NotReported => Self::Silent,
        }
    }
}
