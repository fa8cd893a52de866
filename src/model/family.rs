//! A recommendation with its components and shares, and how it stands (section 4, "Where status lives"): the one place
//! where the fold and the roll-up meet. What the rows hold, `--as-of`, `--as-known-on` and `check` all ask here.

use chrono::NaiveDate;

use super::follow_up::FollowUp;
use super::health::Watch;
use super::id::{OwnerId, RecommendationId};
use super::refusal::Refusal;
use super::roll_up::{self, Part};
use super::state::{RefusedStep, Standing, State, fold};

/// A recommendation with all that its state follows from.
#[derive(Debug, Clone)]
pub struct Item {
    pub id: RecommendationId,
    /// Its first day: its meeting's, a component's split; `None` is from the beginning.
    pub first_on: Option<NaiveDate>,
    /// The day of recording, from which silence counts where the first day is unknown.
    pub recorded_on: NaiveDate,
    pub follow_ups: Vec<FollowUp>,
    /// One for every lead owner where it is tracked each.
    pub shares: Vec<Share>,
    pub components: Vec<Item>,
    /// How the recommendation stands that this one restates.
    pub restated: Option<Standing>,
}

/// One owner's share.
#[derive(Debug, Clone)]
pub struct Share {
    /// The share's row.
    pub id: i64,
    pub owner: OwnerId,
    /// Its first day; `None` is the recommendation's.
    pub since_on: Option<NaiveDate>,
    /// The day from which it counts no longer.
    pub until_on: Option<NaiveDate>,
    pub follow_ups: Vec<FollowUp>,
}

/// How one recommendation and its shares stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub id: RecommendationId,
    pub standing: Standing,
    /// By the share's row.
    pub shares: Vec<(i64, Standing)>,
}

/// A follow-up within a family that the rules refuse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub id: RecommendationId,
    pub owner: Option<OwnerId>,
    pub step: RefusedStep,
}

impl Refused {
    /// The refusal as an officer has to hear it who just recorded the follow-up `recorded`: a later entry's refusal says so.
    pub fn because(self, recorded: i64) -> Refusal {
        match self.step.refusal {
            refusal if self.step.id == recorded => refusal,
            refusal @ Refusal::JudgedOther { .. } => refusal,
            refusal => Refusal::LaterStep { happened_on: self.step.happened_on, because: Box::new(refusal) },
        }
    }
}

/// How the recommendation and everything below it stand on `day`, parents before their components.
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
    let is_awaiting = standing.due_on.is_none() && standing.deadline.as_ref().is_some_and(super::deadline::Deadline::is_event);
    standing.watch = Watch {
        is_open: standing.status.is_open(),
        due_on: standing.due_on,
        quiet_since_on: Some(standing.updated_on.unwrap_or(first_on)),
        is_awaiting,
        is_undated: standing.due_on.is_none() && !is_awaiting,
    };
    standing
}

/// The recommendation's own standing with the status, assurance and watch of its parts; its own where it has none.
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

/// The restating recommendation's own words with the status and deadline of the one it restates.
fn restated(own: Standing, oldest: &Standing) -> Standing {
    Standing { response: own.response, dispute: own.dispute.or_else(|| oldest.dispute.clone()), ..oldest.clone() }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, proptest};
    use proptest::sample::select;

    use super::super::deadline::Deadline;
    use super::super::follow_up::{Due, Evidence, FollowUp, Judgement, Sets};
    use super::super::id::{OwnerId, RecommendationId};
    use super::super::refusal::Refusal;
    use super::super::vocabulary::{Assurance, Audience, Status};
    use super::{Item, Share, stand};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("an ISO date")
    }

    fn entry(id: i64, on: &str) -> FollowUp {
        FollowUp {
            id,
            owner: None,
            happened_on: day(on),
            recorded_at: DateTime::UNIX_EPOCH,
            recorded_by: "officer".to_owned(),
            reported_by: None,
            channel: None,
            sets: Sets::default(),
            note: None,
            audience: Audience::Internal,
            cause: None,
            decided_by: None,
            successor: None,
            evidence: Vec::new(),
        }
    }

    fn status(id: i64, on: &str, status: Status) -> FollowUp {
        FollowUp { sets: Sets { status: Some(status), ..Sets::default() }, note: Some("why".into()), ..entry(id, on) }
    }

    fn due(id: i64, on: &str, text: &str) -> FollowUp {
        let deadline = Deadline::parse(text).expect("a deadline");
        let on_day = deadline.due_on();
        let sets = Sets { due: Some(Due { deadline, on: on_day, is_move: false }), ..Sets::default() };
        FollowUp { sets, note: Some("because".into()), ..entry(id, on) }
    }

    fn item(follow_ups: Vec<FollowUp>) -> Item {
        Item {
            id: RecommendationId(1),
            first_on: Some(day("2006-10-11")),
            recorded_on: day("2026-01-01"),
            follow_ups,
            shares: Vec::new(),
            components: Vec::new(),
            restated: None,
        }
    }

    fn share(id: i64, follow_ups: Vec<FollowUp>) -> Share {
        Share { id, owner: OwnerId(id), since_on: None, until_on: None, follow_ups }
    }

    const TODAY: &str = "2026-11-24";

    #[test]
    fn a_later_deadline_is_an_extension_and_the_first_is_kept() {
        let outcome = stand(
            &item(vec![due(1, "2006-10-11", "2007-Q1"), due(2, "2007-01-01", "2008"), due(3, "2008-01-01", "2007")]),
            day(TODAY),
        );
        let standing = outcome.expect("allowed").remove(0).standing;
        assert_eq!((standing.original_due_on, standing.due_on), (Some(day("2007-03-31")), Some(day("2007-12-31"))));
        assert_eq!(standing.n_extensions, 1);
    }

    #[test]
    fn a_part_inherits_the_deadline_until_it_has_one_of_its_own_and_none_stops_it() {
        let mut whole = item(vec![due(1, "2006-10-11", "2007"), due(4, "2010-01-01", "2011")]);
        let stopped = share(3, vec![due(3, "2009-01-01", "none")]);
        whole.shares = vec![share(1, vec![]), share(2, vec![due(2, "2008-01-01", "2009")]), stopped];
        let outcome = stand(&whole, day(TODAY)).expect("allowed").remove(0);
        let of = |place: usize| {
            let standing = &outcome.shares[place].1;
            (standing.due_on, standing.original_due_on, standing.n_extensions)
        };
        let first = Some(day("2007-12-31"));
        assert_eq!(of(0), (Some(day("2011-12-31")), first, 1));
        assert_eq!(of(1), (Some(day("2009-12-31")), first, 1));
        assert_eq!(of(2), (None, first, 0));
    }

    #[test]
    fn one_states_silence_is_not_hidden_by_anothers_word() {
        let mut whole = item(vec![]);
        whole.shares = vec![share(1, vec![status(1, "2007-01-01", Status::NotStarted)]), share(2, vec![])];
        assert_eq!(stand(&whole, day(TODAY)).expect("allowed")[0].standing.status, Status::NotReported);
    }

    #[test]
    fn a_share_that_has_ended_no_longer_counts() {
        let mut whole = item(vec![]);
        let left = Share { until_on: Some(day("2010-01-01")), ..share(2, vec![]) };
        whole.shares = vec![share(1, vec![status(1, "2007-01-01", Status::Implemented)]), left];
        assert_eq!(stand(&whole, day("2010-01-01")).expect("allowed")[0].standing.status, Status::Implemented);
        assert_eq!(stand(&whole, day("2009-12-31")).expect("allowed")[0].standing.status, Status::PartlyImplemented);
    }

    #[test]
    fn a_backdated_entry_may_not_change_the_status_that_a_later_assurance_judged() {
        let judgement = Judgement { assurance: Assurance::Confirmed, of: Status::Implemented };
        let confirmed = FollowUp {
            sets: Sets { assurance: Some(judgement), ..Sets::default() },
            evidence: vec![Evidence { place: "https://example.org".into(), sha256: None }],
            recorded_by: "chair".into(),
            ..entry(2, "2010-01-01")
        };
        let history = vec![status(1, "2008-01-01", Status::Implemented), confirmed];
        assert_eq!(stand(&item(history.clone()), day(TODAY)).expect("allowed")[0].standing.assurance, Assurance::Confirmed);
        let backdated = [history, vec![status(3, "2009-01-01", Status::InProgress)]].concat();
        let refused = stand(&item(backdated), day(TODAY)).expect_err("refused").because(3);
        assert_eq!(refused, Refusal::JudgedOther { judged: Status::Implemented, now: Status::InProgress });
    }

    #[test]
    fn who_reported_cannot_confirm() {
        let judgement = Judgement { assurance: Assurance::Confirmed, of: Status::Implemented };
        let both = FollowUp {
            sets: Sets { status: Some(Status::Implemented), assurance: Some(judgement), ..Sets::default() },
            evidence: vec![Evidence { place: "https://example.org".into(), sha256: None }],
            ..entry(1, "2010-01-01")
        };
        let refused = stand(&item(vec![both]), day(TODAY)).expect_err("refused").because(1);
        assert_eq!(refused, Refusal::ConfirmedByReporter("officer".into()));
    }

    #[test]
    fn a_restatement_stands_as_the_one_it_restates() {
        let older = stand(&item(vec![status(1, "2007-01-01", Status::Implemented)]), day(TODAY)).expect("allowed").remove(0);
        let newer = Item { restated: Some(older.standing), ..item(vec![]) };
        assert_eq!(stand(&newer, day(TODAY)).expect("allowed")[0].standing.status, Status::Implemented);
    }

    fn history() -> impl Strategy<Value = Vec<FollowUp>> {
        let statuses = select(
            &[
                Status::NotStarted,
                Status::InProgress,
                Status::PartlyImplemented,
                Status::OnHold,
                Status::Implemented,
                Status::Lapsed,
            ][..],
        );
        let one = (0i64..2000, statuses, any::<bool>(), 2007i32..2030);
        proptest::collection::vec(one, 1..12).prop_map(|rows| {
            let rows = rows.into_iter().enumerate();
            rows.map(|(place, (offset, set, is_due, year))| {
                let id = i64::try_from(place).expect("few") + 1;
                let on = (day("2007-01-01") + chrono::TimeDelta::days(offset)).to_string();
                if is_due { due(id, &on, &year.to_string()) } else { status(id, &on, set) }
            })
            .collect()
        })
    }

    proptest! {
        #[test]
        fn any_order_of_recording_with_the_same_days_gives_the_same_state(
            (list, shuffled) in history().prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle()))
        ) {
            let one = stand(&item(list), day(TODAY)).expect("allowed");
            prop_assert_eq!(one, stand(&item(shuffled), day(TODAY)).expect("allowed"));
        }

        #[test]
        fn of_two_entries_of_one_day_the_one_recorded_later_stands(first in history()) {
            let mut list = first;
            list.push(status(100, "2020-01-01", Status::InProgress));
            list.push(status(101, "2020-01-01", Status::OnHold));
            let standing = stand(&item(list), day(TODAY)).expect("allowed").remove(0).standing;
            prop_assert_eq!(standing.status, Status::OnHold);
            prop_assert!(standing.watch.is_open);
        }
    }
}
