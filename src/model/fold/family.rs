//! A recommendation with its components and shares, and its standing (section 4, "Where status lives"): the one place
//! where the fold and the roll-up meet. The rows, `--as-of`, `--as-known-on` and `check` all use it.

use chrono::NaiveDate;

use crate::model::follow_up::FollowUp;
use crate::model::health::Watch;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::refusal::Refusal;
use crate::model::roll_up::{self, Part};
use crate::model::state::{RefusedStep, Standing, State, fold};

/// A recommendation with everything that determines its state.
#[derive(Debug, Clone)]
pub struct Item {
    pub id: RecommendationId,
    /// Its first day: that of its meeting, or of the split for a component; `None` if unknown.
    pub first_on: Option<NaiveDate>,
    /// The day of recording, from which silence counts if the first day is unknown.
    pub recorded_on: NaiveDate,
    pub follow_ups: Vec<FollowUp>,
    /// One for every lead owner, if it is tracked each.
    pub shares: Vec<Share>,
    pub components: Vec<Item>,
    /// The standing of the recommendation that this one restates.
    pub restated: Option<Standing>,
}

/// One owner's share.
#[derive(Debug, Clone)]
pub struct Share {
    /// The share's row.
    pub id: i64,
    pub owner: OwnerId,
    /// Its first day; `None` means the recommendation's.
    pub since_on: Option<NaiveDate>,
    /// The first day on which it no longer counts.
    pub until_on: Option<NaiveDate>,
    pub follow_ups: Vec<FollowUp>,
}

/// The standing of one recommendation and its shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub id: RecommendationId,
    pub standing: Standing,
    /// By share row.
    pub shares: Vec<(i64, Standing)>,
}

/// A follow-up in a family that the rules refuse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub id: RecommendationId,
    pub owner: Option<OwnerId>,
    pub step: RefusedStep,
}

impl Refused {
    /// The refusal for the officer who just recorded the follow-up `recorded`; it says so if a later entry is the one refused.
    pub fn because(self, recorded: i64) -> Refusal {
        match self.step.refusal {
            refusal if self.step.id == recorded => refusal,
            refusal @ Refusal::JudgedOther { .. } => refusal,
            refusal => Refusal::LaterStep { happened_on: self.step.happened_on, because: Box::new(refusal) },
        }
    }
}

/// The standing of the recommendation and everything below it on `day`, parents before components.
///
/// # Errors
/// The first follow-up that the rules refuse.
pub fn stand(item: &Item, day: NaiveDate) -> Result<Vec<Outcome>, Refused> {
    let mut outcomes = Vec::with_capacity(1 + item.components.len());
    stand_below(item, &[], day, &mut outcomes)?;
    Ok(outcomes)
}

fn stand_below(item: &Item, above: &[&[FollowUp]], day: NaiveDate, outcomes: &mut Vec<Outcome>) -> Result<Standing, Refused> {
    let refused = |owner: Option<OwnerId>| move |step: RefusedStep| Refused { id: item.id, owner, step };
    let own = fold(&item.follow_ups, above).map_err(refused(None))?;
    let mut from_above: Vec<&[FollowUp]> = vec![&item.follow_ups];
    from_above.extend(above);

    let place = outcomes.len();
    outcomes.push(Outcome { id: item.id, standing: own.standing.clone(), shares: Vec::new() });

    let mut parts: Vec<Standing> = Vec::new();
    for component in &item.components {
        parts.push(stand_below(component, &from_above, day, outcomes)?);
    }
    for share in &item.shares {
        let state = fold(&share.follow_ups, &from_above).map_err(refused(Some(share.owner)))?;
        let first_on = share.since_on.or(item.first_on).unwrap_or(item.recorded_on);
        let standing = watched(state, first_on);
        let has_begun = share.since_on.is_none_or(|since| since <= day);
        if has_begun && share.until_on.is_none_or(|until| until > day) && item.components.is_empty() {
            parts.push(standing.clone());
        }
        outcomes[place].shares.push((share.id, standing));
    }

    let own = watched(own, item.first_on.unwrap_or(item.recorded_on));
    let standing = match &item.restated {
        Some(oldest) => restated(own, oldest),
        None => rolled_up(own, &parts),
    };
    outcomes[place].standing = standing.clone();
    Ok(standing)
}

/// A leaf's standing with its watch.
fn watched(state: State, first_on: NaiveDate) -> Standing {
    let mut standing = state.standing;
    let is_awaiting =
        standing.due_on.is_none() && standing.deadline.as_ref().is_some_and(crate::model::deadline::Deadline::is_event);
    standing.watch = Watch {
        is_open: standing.status.is_open(),
        due_on: standing.due_on,
        quiet_since_on: Some(standing.updated_on.unwrap_or(first_on)),
        is_awaiting,
        is_undated: standing.due_on.is_none() && !is_awaiting,
    };
    standing
}

/// The recommendation's own standing with the status, assurance and watch of its parts, if it has any.
fn rolled_up(own: Standing, parts: &[Standing]) -> Standing {
    let claims: Vec<Part> = parts.iter().map(|part| (part.status, part.assurance)).collect();
    let Some(status) = roll_up::status(&claims) else { return own };
    let watch = parts.iter().map(|part| part.watch).fold(Watch::nothing(), Watch::worst);
    let updated_on = parts.iter().map(|part| part.updated_on).fold(own.updated_on, Option::max);
    Standing {
        status,
        assurance: roll_up::assurance(&claims),
        updated_on,
        watch: Watch { is_open: status.is_open() && watch.is_open, ..watch },
        ..own
    }
}

/// The restating recommendation's own text with the status and deadline of the one it restates.
fn restated(own: Standing, oldest: &Standing) -> Standing {
    Standing { response: own.response, dispute: own.dispute.or_else(|| oldest.dispute.clone()), ..oldest.clone() }
}

#[cfg(test)]
mod tests;
