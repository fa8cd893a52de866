//! Reading follow-ups as people see them, with the values they changed; these are worked out here and never stored.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::model::follow_up::FollowUp;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::record::{Entry, Step};
use crate::model::reference::Ref;
use crate::model::state::{Standing, fold_with};
use crate::store::file::register::Register;
use crate::store::fold::families;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::find;
use crate::store::sql::read::maybe;

impl Register {
    /// Calls `each` with every follow-up on the recommendations that pass `filter` and on their shares; if the filter
    /// names owners, only on their shares. Sorted by recommendation, then by day, then in the order of recording.
    ///
    /// # Errors
    /// An error from `each`.
    pub fn follow_ups(&self, filter: &Filter, today: NaiveDate, each: &mut dyn FnMut(Entry) -> Result<()>) -> Result<()> {
        let codes = self.codes(&filter.owners)?;
        let is_asked_for = |entry: &Entry| codes.is_empty() || entry.owner.as_ref().is_none_or(|owner| codes.contains(owner));
        self.recommendations(filter, today, &mut |record| {
            self.entries(record.id, &record.reference)?.into_iter().filter(is_asked_for).try_for_each(&mut *each)
        })
    }

    fn codes(&self, owners: &[OwnerId]) -> Result<Vec<String>> {
        owners.iter().map(|owner| find::code(&self.connection, *owner)).collect()
    }

    /// The follow-ups on one recommendation and its shares, by day, then in the order of recording.
    pub(in crate::store) fn entries(&self, id: RecommendationId, reference: &Ref) -> Result<Vec<Entry>> {
        let connection = &self.connection;
        let own = families::follow_ups(connection, id, self.window)?;
        let mut of_owner: HashMap<Option<OwnerId>, Vec<FollowUp>> = HashMap::new();
        for follow_up in own {
            of_owner.entry(follow_up.owner).or_default().push(follow_up);
        }
        let whole = of_owner.remove(&None).unwrap_or_default();
        let above = families::above(connection, id, self.window)?;
        let mut entries = Vec::new();
        trace(connection, reference, &whole, &above, &mut entries)?;
        let from_above: Vec<Vec<FollowUp>> = std::iter::once(whole).chain(above).collect();
        for history in of_owner.into_values() {
            trace(connection, reference, &history, &from_above, &mut entries)?;
        }
        entries.sort_by_key(|entry| (entry.happened_on, entry.id));
        Ok(entries)
    }
}

fn trace(
    connection: &Connection,
    reference: &Ref,
    history: &[FollowUp],
    above: &[Vec<FollowUp>],
    entries: &mut Vec<Entry>,
) -> Result<()> {
    let above: Vec<&[FollowUp]> = above.iter().map(Vec::as_slice).collect();
    let mut failed = None;
    let folded =
        fold_with(history, &above, |follow_up, before, after| match entry(connection, reference, follow_up, before, after) {
            Ok(entry) => entries.push(entry),
            Err(error) => failed = Some(error),
        });
    folded.map_err(|step| Error::Refused { subject: format!("{reference} on {}", step.happened_on), refusal: step.refusal })?;
    failed.map_or(Ok(()), Err)
}

fn entry(connection: &Connection, reference: &Ref, follow_up: &FollowUp, before: &Standing, after: &Standing) -> Result<Entry> {
    let sets = &follow_up.sets;
    let due_text = |standing: &Standing| standing.deadline.as_ref().map(ToString::to_string);
    let judges = sets.assurance.is_some() || before.assurance != after.assurance;
    let name = |sql: &str, id: Option<i64>| -> Result<Option<String>> {
        let Some(id) = id else { return Ok(None) };
        maybe(connection, sql, [id], |row| row.get(0))
    };
    let successor = name("SELECT ref FROM recommendation WHERE id = ?1", follow_up.successor.map(|id| id.0))?;
    Ok(Entry {
        id: follow_up.id,
        reference: reference.clone(),
        owner: name("SELECT code FROM owner WHERE id = ?1", follow_up.owner.map(|id| id.0))?,
        happened_on: follow_up.happened_on,
        recorded_at: follow_up.recorded_at,
        recorded_by: follow_up.recorded_by.clone(),
        reported_by: follow_up.reported_by.clone(),
        channel: follow_up.channel,
        status: Step::when(sets.status.is_some(), Some(before.status), Some(after.status)),
        assurance: Step::when(judges, Some(before.assurance), Some(after.assurance)),
        response: Step::when(sets.response.is_some(), before.response, after.response),
        due: Step::when(sets.due.is_some(), due_text(before), due_text(after)),
        due_on: Step::when(sets.due.is_some(), before.due_on, after.due_on),
        decided_by: name("SELECT ref FROM meeting WHERE id = ?1", follow_up.decided_by.map(|id| id.0))?,
        dispute: sets.dispute.clone(),
        note: follow_up.note.clone(),
        audience: follow_up.audience,
        cause: follow_up.cause,
        evidence: follow_up.evidence.clone(),
        round: name("SELECT ref FROM main.round WHERE id = ?1", follow_up.round.map(|id| id.0))?,
        successor: successor.and_then(|text| Ref::as_typed(&text).ok()),
    })
}
