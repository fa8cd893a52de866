//! A dated entry of a row, and the existing entries of its day.

use super::{News, RecordedNews};
use crate::error::Result;
use crate::import::map::fault::Stop;
use crate::import::sheets::sheet::RowPlace;
use crate::model::changed::Difference;
use crate::model::follow_up::FollowUp;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::state::{Standing, State, fold};
use crate::store::{Change, Part};

impl News {
    /// Records the new content of a dated entry for its day.
    pub(super) fn tell_entry(
        &self,
        change: &mut Change<'_>,
        id: RecommendationId,
        owner: Option<OwnerId>,
        place: &RowPlace<'_>,
    ) -> Result<RecordedNews, Stop> {
        let today = change.today();
        let day = self.happened.map_or(today, |span| span.last_day().min(today));
        let history = history(change, id, owner)?;
        let until: Vec<FollowUp> = history.iter().filter(|one| one.happened_on <= day).cloned().collect();
        let standing = fold(&until, &[]).map_or_else(|_| State::default().standing, |state| state.standing);
        let Some((new, differences)) = self.against(&standing, &history.iter().collect::<Vec<_>>(), place, today) else {
            return Ok(RecordedNews::default());
        };
        let part = owner.map_or(Part::Whole, |owner| Part::Owners(vec![owner]));
        self.record(change, id, &part, &new, place)?;
        let dated = Difference::set("happened_on", Some(day.to_string()));
        Ok(RecordedNews { differences: dated.into_iter().chain(differences).collect(), notes: Vec::new() })
    }
}

/// The follow-ups on a recommendation, or on `owner`'s share of it.
pub(super) fn history(change: &Change<'_>, id: RecommendationId, owner: Option<OwnerId>) -> Result<Vec<FollowUp>> {
    let mut history = change.history(id)?;
    history.retain(|one| one.owner == owner);
    Ok(history)
}

/// The present standing of a recommendation, or of `owner`'s share of it.
pub(super) fn standing_of(change: &Change<'_>, id: RecommendationId, owner: Option<OwnerId>) -> Result<Standing> {
    match owner {
        None => Ok(change.recommendation(id)?.standing),
        Some(owner) => {
            let shares = change.shares(id)?;
            let share = shares.into_iter().rfind(|share| share.owner == owner);
            Ok(share.map_or_else(|| State::default().standing, |share| share.standing))
        }
    }
}
