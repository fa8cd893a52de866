//! Adding a recommendation together with its history: its standing is folded before the row is written, so that an import
//! writes each row once.

use chrono::NaiveDate;

use super::add::NewRecommendation;
use crate::error::{Error, Result};
use crate::model::deadline::Deadline;
use crate::model::family::{Item, stand};
use crate::model::follow_up::{Due, FollowUp, Judgement};
use crate::model::id::RecommendationId;
use crate::model::refusal::Refusal;
use crate::model::vocabulary::Status;
use crate::store::item::record::NewFollowUp;
use crate::store::item::targets::happened_on;
use crate::store::log::change::Change;
use crate::store::lookup::numbering::check_free;

impl Change<'_> {
    /// Adds a recommendation with its first follow-up, on its first day, and one more, and returns its id. If something
    /// else affects its standing (a parent, shares, a meeting that a deadline follows), does nothing and returns `None`.
    ///
    /// # Errors
    /// Those of `add_recommendation` and `record`.
    pub fn add_at_once(&mut self, new: &NewRecommendation, then: Option<&NewFollowUp>) -> Result<Option<RecommendationId>> {
        if !is_plain(new, then) {
            return Ok(None);
        }
        let first_on = self.first_day(new.meeting)?;
        let subject = new.reference.as_str();
        let refused = |refusal: Refusal| Error::Refused { subject: subject.to_owned(), refusal };
        let mut entries: Vec<(NaiveDate, &NewFollowUp)> = Vec::with_capacity(2);
        let today = self.today();
        entries.extend(new.first.as_ref().map(|first| (first_on.unwrap_or(today).min(today), first)));
        if let Some(then) = then {
            entries.push((happened_on(then.happened, today).map_err(refused)?, then));
        }
        let mut follow_ups = Vec::with_capacity(2);
        for (id, (day, entry)) in (1..).zip(&entries) {
            let of = entry.status.unwrap_or(Status::NotReported);
            let assurance = entry.assurance.map(|assurance| Judgement { assurance, of });
            let due = entry.due.as_ref().map(|due| Due { deadline: due.clone(), on: due.due_on(), is_move: false });
            let entry = self.entry(None, *day, entry, assurance, due).map_err(refused)?;
            follow_ups.push(FollowUp { id, ..entry });
        }
        let item = Item {
            id: RecommendationId(0),
            first_on,
            recorded_on: self.at().0.date_naive(),
            follow_ups,
            shares: Vec::new(),
            components: Vec::new(),
            restated: None,
        };
        let outcomes = stand(&item, today).map_err(|one| refused(one.step.refusal))?;
        let Some(standing) = outcomes.into_iter().next().map(|outcome| outcome.standing) else { return Ok(None) };
        check_free(self.connection(), &new.reference)?;
        self.surely(|change| {
            let id = change.insert_recommendation(new, first_on, &standing)?;
            for follow_up in &item.follow_ups {
                change.insert_follow_up(id, follow_up, None)?;
            }
            Ok(Some(id))
        })
    }
}

/// Whether nothing else in the register can affect its standing.
fn is_plain(new: &NewRecommendation, then: Option<&NewFollowUp>) -> bool {
    let follows = |entry: Option<&NewFollowUp>| entry.is_some_and(|entry| entry.due.as_ref().is_some_and(Deadline::is_event));
    let is_reported = then.is_some_and(|then| then.reported_by.is_some());
    new.parent.is_none() && !new.is_each && !follows(new.first.as_ref()) && !follows(then) && !is_reported
}
