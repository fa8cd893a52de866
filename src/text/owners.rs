//! The texts about owners and focal points that are no headings of section 7.

use super::Words;
use crate::model::states;
use crate::model::vocabulary::Lang;

/// In one language; days as people say them.
#[derive(Debug)]
pub struct OwnerTexts {
    /// The groups that an owner belongs to.
    pub groups: &'static str,
    pub focal_points: &'static str,
    /// What is late, and why.
    pub late: &'static str,
    /// What is open and not late.
    pub open_items: &'static str,
    /// The follow-ups of what an owner answers for.
    pub reported: &'static str,
    pub done: &'static str,
    /// What an owner does not answer for itself.
    pub concerned: &'static str,
    /// The group through which it owns something.
    pub through: fn(&str) -> String,
    pub nothing_reported: &'static str,
    pub role: &'static str,
    /// Behind the role of one tracked each.
    pub share: &'static str,
    /// In place of the name of a person who was forgotten.
    pub forgotten: &'static str,
    /// Nobody ever was.
    pub no_focal_point: &'static str,
    pub no_focal_point_since: fn(&str) -> String,
    /// From the first day to the first day no longer.
    pub no_focal_point_between: fn(&str, &str) -> String,
    /// How many owners, groups left out, never had a focal point.
    pub never_had: fn(u32) -> String,
    /// How many persons a file names.
    pub persons: fn(u32) -> String,
    pub lang: fn(Lang) -> &'static str,
}

impl Words {
    /// The name of the country with this ISO 3166 code in the reader's language; the code where it is no state's.
    pub fn country(&self, code: &str) -> String {
        let Some(state) = states::by_code(code) else { return code.to_owned() };
        match self.lang {
            Lang::En => state.name,
            Lang::Fr => state.name_fr,
            Lang::Pt => state.name_pt,
        }
        .to_owned()
    }
}
