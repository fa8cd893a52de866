//! What else stands otherwise after a change: the family of what was changed, and what restates a member of it.

use chrono::NaiveDate;

use super::places::{Place, standing_at, watched};
use crate::error::Result;
use crate::model::id::RecommendationId;
use crate::model::state::Standing;
use crate::store::log::change::Change;
use crate::store::lookup::subject::subject;

/// What one row was and is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `MRU-2006-03`, or `MRU-2006-02a ZWE`.
    pub subject: String,
    pub before: Standing,
    pub after: Standing,
    /// The day of a later entry that overrides what was recorded.
    pub overridden_on: Option<NaiveDate>,
    /// Rolled up from what was recorded, or restating it.
    pub is_consequence: bool,
}

impl Change<'_> {
    /// Does `work` on `id` and gives, with its result, a line for each row around it that stands otherwise after it.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn telling<T>(
        &mut self,
        id: RecommendationId,
        work: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<(T, Vec<Line>)> {
        with_consequences(self, &[id], work)
    }
}

/// Does `work` and gives, with its result, a line for each row around `ids` that stands otherwise after it.
pub(in crate::store) fn with_consequences<T>(
    change: &mut Change<'_>,
    ids: &[RecommendationId],
    work: impl FnOnce(&mut Change<'_>) -> Result<T>,
) -> Result<(T, Vec<Line>)> {
    let connection = change.connection();
    let mut places: Vec<Place> = Vec::new();
    for &id in ids {
        for place in watched(connection, id)? {
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    let mut before = Vec::with_capacity(places.len());
    for place in places {
        if let Some(standing) = standing_at(connection, place)? {
            before.push((place, standing));
        }
    }
    let result = work(change)?;
    let mut lines = Vec::new();
    for (place, before) in before {
        if let Some(after) = standing_at(connection, place)?.filter(|after| *after != before) {
            let subject = subject(connection, place.recommendation, place.owner)?;
            lines.push(Line { subject, before, after, overridden_on: None, is_consequence: true });
        }
    }
    Ok((result, lines))
}
