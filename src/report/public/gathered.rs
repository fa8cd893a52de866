//! The input of all pages: records and counts of one day.

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

/// The subject of a report.
#[derive(Debug, Clone)]
pub enum Subject {
    /// Everything that the body adopted.
    Whole,
    /// What one meeting adopted.
    Meeting(Box<Meeting>),
    /// What one owner answers for, by its code.
    Owner(String),
}

/// A recommendation with the shares in force; on an owner's page, only that owner's.
#[derive(Debug, Clone)]
pub struct Tracked {
    pub record: Recommendation,
    pub shares: Vec<Share>,
}

/// The day from which changes are told.
#[derive(Debug, Clone)]
pub struct Since {
    /// The title of the meeting, if it is the day of one.
    pub meeting: Option<String>,
    pub changes: Changes,
}

#[derive(Debug)]
pub struct Gathered {
    pub subject: Subject,
    /// Whose register it is.
    pub body: String,
    /// The day until which it was known, if one was named.
    pub as_known_on: Option<NaiveDate>,
    /// The counts of the subject.
    pub counts: Counts,
    pub movement: Movement,
    pub since: Option<Since>,
    /// Of the whole; none for an owner's page.
    pub by_meeting: Option<Progress>,
    pub by_owner: Option<Progress>,
    pub by_theme: Option<Progress>,
    /// The round whose returns are counted: the requested one, or the newest that was open since.
    pub round: Option<Round>,
    /// What the body adopted, compounds and restatements too, in the order of the lists.
    pub adopted: Vec<Tracked>,
    /// The place of each reference in `adopted`.
    pub places: HashMap<String, usize>,
    /// The years of the first and the last meeting of the body that adopted something, by their first days.
    pub years: Option<(i32, i32)>,
    /// Requests, actions and what other bodies adopted.
    pub others: Vec<Tracked>,
    /// What is not counted, in words.
    pub not_counted: Vec<String>,
    /// Late leaves, the longest delay first.
    pub overdue: Vec<Leaf>,
    /// Leaves with a future deadline, the next first.
    pub ahead: Vec<Leaf>,
    /// The same for what others adopted, or no meeting: not counted, but due too.
    pub ahead_elsewhere: Vec<Leaf>,
    /// The counts of the whole at the end of each of these days.
    pub over_time: Vec<(NaiveDate, Counts)>,
    pub matrix: Vec<matrix::Row>,
    pub descents: Vec<Descent>,
    /// Names in the reader's language, by code.
    pub names: HashMap<String, String>,
}

impl Tracked {
    /// Whether it is counted: compounds count by their components, restatements not at all.
    pub fn is_leaf(&self) -> bool {
        match self.record.tracking {
            Tracking::Single | Tracking::Each => true,
            Tracking::Components | Tracking::Restated => false,
        }
    }

    pub fn is_open(&self) -> bool {
        self.record.standing.watch.is_open && self.record.standing.status.is_open()
    }

    /// Whether it has a lead or an addressee.
    pub fn is_owned(&self) -> bool {
        self.record.owners.iter().any(|one| matches!(one.role, Role::Lead | Role::Addressee))
    }
}

/// The place of each reference in the list.
pub fn places(list: &[Tracked]) -> HashMap<String, usize> {
    list.iter().enumerate().map(|(place, one)| (one.record.reference.to_string(), place)).collect()
}

impl Gathered {
    /// The recommendation with this reference, among the adopted ones.
    pub fn record(&self, reference: &str) -> Option<&Recommendation> {
        self.places.get(reference).and_then(|&place| self.adopted.get(place)).map(|one| &one.record)
    }

    /// The recommendation with this reference, whoever adopted it.
    pub fn any_record(&self, reference: &str) -> Option<&Recommendation> {
        let others = || self.others.iter().map(|one| &one.record).find(|record| record.reference.as_str() == reference);
        self.record(reference).or_else(others)
    }

    /// The name of an owner, or its code if it has none.
    pub fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.names.get(code).map_or(code, String::as_str)
    }
}
