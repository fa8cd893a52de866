//! The tables of section 7, a file each, and those about the register itself (`upkeep`): their columns and the
//! cells of a row, for programs (CSV, JSON, XLSX). Only the headings are words for people. A column is defined in the list
//! `FIELDS` of its table; the import reads the same list.
//!
//! - adopted: `recommendations`, `shares` (an owner's part), `relations`, `translations`
//! - history: `follow_ups`, `changes` (net, since a day)
//! - meetings and parties: `meetings`, `owners`, `focal_points`
//! - counted: `progress`, `deadlines`

pub mod changes;
pub mod deadlines;
pub mod focal_points;
pub mod follow_ups;
pub mod meetings;
pub mod owners;
pub mod progress;
pub mod recommendations;
pub mod relations;
pub mod shares;
pub mod translations;
pub mod upkeep;

use self::focal_points::Reach;
use crate::report::table::Column;
use crate::text::Words;

/// Every table of section 7 with its columns, except those shown only on request; `focal-points` without the contacts.
pub fn public(words: &Words) -> [(&'static str, Vec<Column>); 11] {
    let tables = [
        ("recommendations", recommendations::columns(words)),
        ("shares", shares::columns(words)),
        ("follow-ups", follow_ups::columns(words)),
        ("meetings", meetings::columns(words)),
        ("owners", owners::columns(words)),
        ("focal-points", focal_points::columns(Reach::Hidden, words)),
        ("relations", relations::columns(words)),
        ("translations", translations::columns(words)),
        ("progress", progress::columns(words)),
        ("deadlines", deadlines::columns(words)),
        ("changes", changes::columns(words)),
    ];
    tables.map(|(name, columns)| (name, columns.into_iter().filter(|column| !column.is_on_request).collect()))
}
