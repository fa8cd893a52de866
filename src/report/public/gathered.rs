//! Everything that the pages are made from: records and counts of one day.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::agenda::Leaf;
use crate::model::descent::Descent;
use crate::model::movement::{Changes, Movement};
use crate::model::progress::{Counts, Progress};
use crate::model::record::{Meeting, Recommendation, Share};
use crate::model::round::Round;
use crate::model::vocabulary::{Role, Tracking};
use crate::report::pages::matrix;

/// What a report is about.
#[derive(Debug, Clone)]
pub enum Subject {
    /// Everything that the body adopted.
    Whole,
    /// What one meeting adopted.
    Meeting(Box<Meeting>),
    /// What one owner answers for: its code.
    Owner(String),
}

/// A recommendation with the shares that count; of an owner's page, that owner's alone.
#[derive(Debug, Clone)]
pub struct Tracked {
    pub record: Recommendation,
    pub shares: Vec<Share>,
}

/// Since when things moved.
#[derive(Debug, Clone)]
pub struct Since {
    /// The meeting's title, where it is a meeting.
    pub meeting: Option<String>,
    pub changes: Changes,
}

#[derive(Debug)]
pub struct Gathered {
    pub subject: Subject,
    /// Whose register it is.
    pub body: String,
    /// The day until which it was known, where one was named.
    pub as_known_on: Option<NaiveDate>,
    /// Of the subject.
    pub counts: Counts,
    pub movement: Movement,
    pub since: Option<Since>,
    /// Of the whole; an owner's page has none.
    pub by_meeting: Option<Progress>,
    pub by_owner: Option<Progress>,
    pub by_theme: Option<Progress>,
    /// The round whose returns are counted: the one that is asked for, else the newest that was open since.
    pub round: Option<Round>,
    /// What the body adopted, in the order of lists, compounds and restatements too.
    pub adopted: Vec<Tracked>,
    /// Where in `adopted` each reference is.
    pub places: HashMap<String, usize>,
    /// The years of the first and the last of the body's meetings that adopted something, by their first days.
    pub years: Option<(i32, i32)>,
    /// Requests, actions and what other bodies adopted.
    pub others: Vec<Tracked>,
    /// What is not counted, in words.
    pub not_counted: Vec<String>,
    /// Leaves that are late, the latest first.
    pub overdue: Vec<Leaf>,
    /// Leaves with a deadline ahead, the next first.
    pub ahead: Vec<Leaf>,
    /// The same of what others adopted, or no meeting: it is not counted, and due all the same.
    pub ahead_elsewhere: Vec<Leaf>,
    /// How the whole stood at the end of each of these days.
    pub over_time: Vec<(NaiveDate, Counts)>,
    pub matrix: Vec<matrix::Row>,
    pub descents: Vec<Descent>,
    /// Names in the reader's language, by code.
    pub names: HashMap<String, String>,
}

impl Tracked {
    /// Whether it is counted by itself: compounds are counted by their components, restatements not at all.
    pub fn is_leaf(&self) -> bool {
        match self.record.tracking {
            Tracking::Single | Tracking::Each => true,
            Tracking::Components | Tracking::Restated => false,
        }
    }

    pub fn is_open(&self) -> bool {
        self.record.standing.watch.is_open && self.record.standing.status.is_open()
    }

    /// Whether anybody leads it, or is addressed by it.
    pub fn is_owned(&self) -> bool {
        self.record.owners.iter().any(|one| matches!(one.role, Role::Lead | Role::Addressee))
    }
}

/// Where in the list each reference is.
pub fn places(list: &[Tracked]) -> HashMap<String, usize> {
    list.iter().enumerate().map(|(place, one)| (one.record.reference.to_string(), place)).collect()
}

impl Gathered {
    /// The recommendation of that reference, among those that were adopted.
    pub fn record(&self, reference: &str) -> Option<&Recommendation> {
        self.places.get(reference).and_then(|&place| self.adopted.get(place)).map(|one| &one.record)
    }

    /// The recommendation of that reference, whoever adopted it.
    pub fn any_record(&self, reference: &str) -> Option<&Recommendation> {
        let others = || self.others.iter().map(|one| &one.record).find(|record| record.reference.as_str() == reference);
        self.record(reference).or_else(others)
    }

    /// The name of an owner, or its code where it has none.
    pub fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.names.get(code).map_or(code, String::as_str)
    }
}
