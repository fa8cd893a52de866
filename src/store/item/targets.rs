//! Where a follow-up belongs: the row it is recorded on, the day it counts from, and the rows whose standing it may
//! change.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::record::{NewFollowUp, Part};
use crate::error::{Error, Result, ShareRefusal};
use crate::model::date::Span;
use crate::model::follow_up::FollowUp;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::refusal::Refusal;
use crate::model::state::fold;
use crate::model::vocabulary::{Status, Tracking};
use crate::store::fold::families;
use crate::store::fold::settle::{Place, all_shares, tracking};
use crate::store::lookup::find;
use crate::store::lookup::names::subject;
use crate::store::sql::read::{Window, all, maybe, one};

/// The owners whose shares `part` names; `None` means the recommendation itself.
pub(in crate::store) fn targets(
    connection: &Connection,
    id: RecommendationId,
    part: &Part,
    new: &NewFollowUp,
    happened_on: NaiveDate,
) -> Result<Vec<Option<OwnerId>>> {
    let sets_status = new.status.is_some() || new.assurance.is_some();
    match (tracking(connection, id)?, part) {
        (Tracking::Components, Part::Whole) if sets_status && has_components_on(connection, id, happened_on)? => {
            Err(rolled_up_from_components(connection, id)?)
        }
        (Tracking::Each, Part::Whole) if sets_status => Err(rolled_up_from_shares(connection, id)?),
        (_, Part::Whole) => Ok(vec![None]),
        (Tracking::Each, Part::AllOwners) => Ok(shares(connection, id)?.into_iter().map(|(owner, _)| Some(owner)).collect()),
        (Tracking::Each, Part::Owners(owners)) => {
            let with_shares = all_shares(connection, id)?;
            if let Some(other) = owners.iter().find(|owner| !with_shares.iter().any(|(known, _)| known == *owner)) {
                let (owner, reference) = (find::code(connection, *other)?, subject(connection, id, None)?);
                let codes = with_shares.into_iter().map(|(_, code)| code).collect();
                return Err(ShareRefusal::NoShare { owner, reference, codes }.into());
            }
            let mut targets: Vec<Option<OwnerId>> = owners.iter().copied().map(Some).collect();
            targets.sort_unstable();
            targets.dedup();
            Ok(targets)
        }
        (Tracking::Single | Tracking::Components | Tracking::Restated, Part::Owners(_) | Part::AllOwners) => {
            Err(ShareRefusal::NotEach { reference: subject(connection, id, None)? }.into())
        }
    }
}

/// Whether a component had begun on `day`; before a split, the whole had a status of its own.
fn has_components_on(connection: &Connection, id: RecommendationId, day: NaiveDate) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM recommendation
        WHERE parent_id = ?1 AND kind <> 'action' AND (first_on IS NULL OR first_on <= ?2))";
    one(connection, sql, params![id, day], |row| row.get(0))
}

/// The reference of the first component, if `id` now has any.
pub(super) fn first_component(connection: &Connection, id: RecommendationId) -> Result<Option<String>> {
    let sql = "SELECT ref FROM recommendation WHERE parent_id = ?1 AND kind <> 'action' ORDER BY sort_key LIMIT 1";
    maybe(connection, sql, [id], |row| row.get(0))
}

/// The day on which a follow-up counts as having happened.
pub(in crate::store) fn happened_on(stated: Option<Span>, today: NaiveDate) -> std::result::Result<NaiveDate, Refusal> {
    let Some(span) = stated else { return Ok(today) };
    if span.first_day() > today {
        return Err(Refusal::InFuture { happened_on: span.first_day(), today });
    }
    Ok(span.last_day().min(today))
}

/// Refuses a day before the first day of a component or share, or after the last day of a share.
pub(in crate::store) fn check_day(
    connection: &Connection,
    place: Place,
    happened_on: NaiveDate,
) -> Result<std::result::Result<(), Refusal>> {
    let sql = "SELECT r.first_on, r.parent_id IS NOT NULL AND r.kind <> 'action', s.since_on, s.until_on
        FROM recommendation r LEFT JOIN share s ON s.recommendation_id = r.id AND s.owner_id = ?2
        WHERE r.id = ?1 ORDER BY s.id DESC LIMIT 1";
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let (first_on, is_component, since_on, until_on): (Option<NaiveDate>, bool, Option<NaiveDate>, Option<NaiveDate>) =
        one(connection, sql, params![place.recommendation, place.owner], read)?;
    let bound = if place.owner.is_some() { since_on.or(first_on) } else { first_on.filter(|_| is_component) };
    Ok(match (bound, until_on) {
        (Some(first_on), _) if happened_on < first_on => Err(Refusal::BeforeFirstDay { happened_on, first_on }),
        (_, Some(until_on)) if happened_on >= until_on => {
            Err(Refusal::AfterLastDay { happened_on, last_on: until_on.pred_opt().unwrap_or(until_on) })
        }
        _ => Ok(()),
    })
}

/// The status at the end of `day`, by what is recorded now.
pub(in crate::store) fn status_on(connection: &Connection, place: Place, day: NaiveDate) -> Result<Status> {
    let window = Window { until_on: day, ..Window::ALL };
    let history = families::follow_ups(connection, place.recommendation, window)?;
    let (own, rest): (Vec<FollowUp>, Vec<FollowUp>) = history.into_iter().partition(|follow_up| follow_up.owner == place.owner);
    let mut above = families::above(connection, place.recommendation, window)?;
    if place.owner.is_some() {
        above.insert(0, rest.into_iter().filter(|follow_up| follow_up.owner.is_none()).collect());
    }
    let above: Vec<&[FollowUp]> = above.iter().map(Vec::as_slice).collect();
    let state =
        fold(&own, &above).map_err(|step| Error::Refused { subject: step.happened_on.to_string(), refusal: step.refusal })?;
    Ok(state.standing.status)
}

/// The day of the first later entry that sets again what `new` sets.
pub(in crate::store) fn overridden_on(
    connection: &Connection,
    place: Place,
    happened_on: NaiveDate,
    new: &NewFollowUp,
) -> Result<Option<NaiveDate>> {
    let sql = "SELECT happened_on FROM follow_up
        WHERE recommendation_id = ?1 AND owner_id IS ?2 AND happened_on > ?3
          AND ((?4 AND status IS NOT NULL) OR (?5 AND response IS NOT NULL) OR (?6 AND due IS NOT NULL))
        ORDER BY happened_on, id LIMIT 1";
    let sets = (new.status.is_some(), new.response.is_some(), new.due.is_some());
    let bound = params![place.recommendation, place.owner, happened_on, sets.0, sets.1, sets.2];
    maybe(connection, sql, bound, |row| row.get(0))
}

/// The owners with a share in `id` that has not ended, with their codes, in order.
fn shares(connection: &Connection, id: RecommendationId) -> Result<Vec<(OwnerId, String)>> {
    let sql = "SELECT o.id, o.code FROM share s JOIN owner o ON o.id = s.owner_id
        WHERE s.recommendation_id = ?1 AND s.until_on IS NULL ORDER BY o.code";
    all(connection, sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn rolled_up_from_components(connection: &Connection, id: RecommendationId) -> Result<Error> {
    let mut components = Vec::new();
    for component in families::components(connection, id)? {
        components.push(subject(connection, component, None)?);
    }
    Ok(ShareRefusal::InComponents { reference: subject(connection, id, None)?, components }.into())
}

fn rolled_up_from_shares(connection: &Connection, id: RecommendationId) -> Result<Error> {
    let codes = shares(connection, id)?.into_iter().map(|(_, code)| code).collect();
    Ok(ShareRefusal::InShares { reference: subject(connection, id, None)?, codes }.into())
}
