//! What else stands otherwise after a change: the family of what was changed, and what restates a member of it.

use super::Change;
use super::record::Line;
use super::settle::subject;
use super::targets::{Place, standing_at, watched};
use crate::error::Result;
use crate::model::id::RecommendationId;

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
pub(super) fn with_consequences<T>(
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
