//! Applies a returned file to the register: each answered row is recorded, the same, in conflict or refused. The preview makes
//! the same change and rolls it back.
//!
//! - `identity`: the owner of a return; `belonging`: whether a row is as it was packed; `together`: two returns of one owner in
//!   one command
//! - `applying`: applies one answer; `named`: what a cell of evidence names; `pending`: returns that wait

mod applying;
mod belonging;
mod identity;
mod named;
mod pending;
mod together;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use self::applying::{Given, Taken, reporter, take};
use self::identity::{Theirs, identify};
pub use self::pending::{accept, reject};
pub use self::together::refuse_contradictions;
use super::filled::{Filled, FilledRow, Headings, Identity, key};
use crate::error::Result;
use crate::model::changed::Changed;
use crate::model::follow_up::Evidence;
use crate::model::id::{OwnerId, RecommendationId, RoundId};
use crate::model::returned::{Told, Verdict};
use crate::model::round::{Answer, Asked};
use crate::model::vocabulary::{Channel, ReturnState};
use crate::store::{Change, NewReturn};

/// How to treat a row whose item changed in the register since the sheet was packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolve {
    LeaveAlone,
    /// The return wins.
    Theirs,
    /// The register's value stays, and the answer is kept next to it.
    Ours,
}

/// Options for returns.
#[derive(Debug, Clone)]
pub struct How<'a> {
    pub round: RoundId,
    /// The owner, if the officer names one.
    pub owner: Option<OwnerId>,
    /// `Recorded`, or `Pending`.
    pub state: ReturnState,
    pub received_on: NaiveDate,
    pub channel: Channel,
    pub reported_by: Option<&'a str>,
    /// The evidence for it, such as a scanned letter.
    pub evidence: &'a [Evidence],
    pub resolve: Resolve,
}

/// The outcome of a row, or of the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub file: String,
    /// `None` for the whole file and for a nil return.
    pub row: Option<u64>,
    /// The reference of the item, or the text in its place; `None` for the whole file.
    pub reference: Option<String>,
    /// The code of the owner, of a share.
    pub owner: Option<String>,
    pub verdict: Verdict,
    /// The changes, and their consequences.
    pub changed: Vec<Changed>,
    /// The heading of a column, if any, and a remark: why it is refused, both values of a conflict, an overwritten locked cell.
    pub told: Vec<(Option<String>, Told)>,
}

/// Applies a file row by row and returns the outcome of each answered row. A refused row changes nothing.
///
/// # Errors
/// The register can't be written.
pub fn place(change: &mut Change<'_>, filled: &Filled, how: &How<'_>) -> Result<Vec<Outcome>> {
    let round = change.round(how.round)?;
    let theirs = match identify(change, &round, filled, how)? {
        Ok(theirs) => theirs,
        Err(why) => return Ok(vec![Outcome::refused(&filled.file, None, None, vec![(None, why)])]),
    };
    let mut outcomes = Vec::new();
    let mut taken = Taken::default();
    let answered =
        filled.rows.iter().filter(|row| !(row.answer.is_blank() && row.faults.is_empty() && row.overwritten.is_empty()));
    for row in answered {
        let outcome = place_row(change, filled, row, &theirs, how, &mut taken)?;
        outcomes.extend(outcome);
    }
    if filled.is_nil {
        let rows = filled.rows.iter().filter(|row| !row.answer.is_blank() || !row.faults.is_empty());
        let named: BTreeSet<RecommendationId> = rows.filter_map(|row| theirs.question(row)).map(|asked| asked.on).collect();
        let rest: Vec<&Asked> =
            theirs.asked.iter().filter(|asked| asked.standing.watch.is_open && !named.contains(&asked.on)).collect();
        let unchanged = Answer { is_unchanged: true, ..Answer::default() };
        for asked in rest {
            let given =
                Given { file: &filled.file, headings: &filled.headings, row: None, answer: &unchanged, packed_status: None };
            outcomes.push(take(change, &given, asked, &theirs, how, &mut taken)?);
        }
    }
    store(change, filled, &theirs, how, &taken, &mut outcomes)?;
    Ok(outcomes)
}

/// Stores the answers with their return. Those in conflict are a return of their own, which waits for a decision; an earlier
/// return that waited, and whose answers have now been given, no longer does.
fn store(
    change: &mut Change<'_>,
    filled: &Filled,
    theirs: &Theirs,
    how: &How<'_>,
    taken: &Taken,
    outcomes: &mut [Outcome],
) -> Result<()> {
    let new = NewReturn {
        round: how.round,
        owner: theirs.owner,
        state: how.state,
        received_on: how.received_on,
        reported_by: reporter(change, theirs.owner, how)?,
        channel: how.channel,
        file: Some(filled.file.clone()),
        sha256: Some(filled.sha256.clone()).filter(|sha256| !sha256.is_empty()),
    };
    if !taken.kept.is_empty() {
        let (id, reference) = change.keep_return(&new)?;
        for (item, answer, is_recorded) in &taken.kept {
            change.keep_answer(id, *item, answer, *is_recorded)?;
        }
        if how.state == ReturnState::Pending {
            tell_where_it_waits(outcomes, &reference);
        } else if let Some(last) = outcomes.last_mut() {
            let settled = change.settle_waiting(how.round, theirs.owner)?;
            last.told.extend(settled.into_iter().map(|reference| (None, Told::NoLongerWaits { reference })));
        }
    }
    if !taken.undecided.is_empty() {
        let (id, reference) = change.keep_return(&NewReturn { state: ReturnState::Pending, ..new })?;
        for (item, answer) in &taken.undecided {
            change.keep_answer(id, *item, answer, false)?;
        }
        tell_where_it_waits(outcomes, &reference);
    }
    Ok(())
}

/// Adds the name of the return that waits to its conflicts, and to the first of its other rows.
fn tell_where_it_waits(outcomes: &mut [Outcome], reference: &str) {
    let has = |outcome: &Outcome, is_it: fn(&Told) -> bool| outcome.told.iter().any(|(_, told)| is_it(told));
    let mut is_told = false;
    for outcome in outcomes.iter_mut().filter(|one| matches!(one.verdict, Verdict::Pending | Verdict::Conflict)) {
        let reference = reference.to_owned();
        if has(outcome, |told| matches!(told, Told::Conflict(_))) {
            if !has(outcome, |told| matches!(told, Told::Undecided { .. })) {
                outcome.told.push((None, Told::Undecided { reference }));
            }
        } else if !is_told {
            outcome.told.push((None, Told::Waits { reference }));
            is_told = true;
        }
    }
}

/// A return without a file: `owner` reports `no change` for every open question.
pub fn nil() -> Filled {
    Filled {
        file: "nil return".to_owned(),
        sha256: String::new(),
        identity: Identity::default(),
        is_nil: true,
        headings: Headings::default(),
        rows: Vec::new(),
    }
}

fn place_row(
    change: &mut Change<'_>,
    filled: &Filled,
    row: &FilledRow,
    theirs: &Theirs,
    how: &How<'_>,
    taken: &mut Taken,
) -> Result<Option<Outcome>> {
    let reference = Some(row.reference.clone()).filter(|reference| !reference.is_empty());
    let refused = |told: Vec<(Option<String>, Told)>| Outcome::refused(&filled.file, Some(row.number), reference.clone(), told);
    let Some(asked) = theirs.question(row) else {
        let why = if row.reference.is_empty() {
            Vec::new()
        } else {
            vec![(None, Told::NotAsked { reference: row.reference.clone(), owner: theirs.code.clone() })]
        };
        return Ok(Some(refused(why.into_iter().chain(row.faults.clone()).collect())));
    };
    let mut faults = row.faults.clone();
    if faults.is_empty() {
        faults.extend(belonging::fault(change, filled, row, asked, theirs, how)?);
    }
    let mut outcome = if faults.is_empty() {
        if let Some((verdict, other)) = answered_under_another(filled, row, asked) {
            Outcome { verdict, ..refused(vec![(None, Told::AnsweredAs(other))]) }
        } else if row.answer.is_blank() {
            // Only a locked cell was changed: nothing to record, but worth a remark.
            Outcome { verdict: Verdict::Same, ..refused(Vec::new()) }.of(asked)
        } else {
            let given = Given {
                file: &filled.file,
                headings: &filled.headings,
                row: Some(row.number),
                answer: &row.answer,
                packed_status: belonging::packed_status(change, filled, row, theirs, how)?,
            };
            take(change, &given, asked, theirs, how, taken)?
        }
    } else {
        refused(faults).of(asked)
    };
    for heading in &row.overwritten {
        outcome.told.push((Some(heading.clone()), Told::Overwritten));
    }
    Ok(Some(outcome))
}

/// What becomes of a row if another one answers the same question under the reference of a restatement, and that reference:
/// refused if the two differ, the same if it repeats an earlier one.
fn answered_under_another(filled: &Filled, row: &FilledRow, asked: &Asked) -> Option<(Verdict, String)> {
    if asked.others.is_empty() || row.answer.is_blank() {
        return None;
    }
    let is_alike = |one: &&FilledRow| {
        let reference = key(&one.reference);
        one.faults.is_empty() && !one.answer.is_blank() && asked.references().any(|known| key(known.as_str()) == reference)
    };
    let alike: Vec<&FilledRow> = filled.rows.iter().filter(is_alike).collect();
    let differing = alike.iter().find(|one| one.answer != row.answer).map(|one| (Verdict::Refused, one));
    let first = alike.first().filter(|first| first.number != row.number).map(|first| (Verdict::Same, first));
    differing.or(first).map(|(verdict, other)| (verdict, other.reference.clone()))
}

impl Outcome {
    /// A row, or the whole file, of which nothing is taken.
    pub fn refused(file: &str, row: Option<u64>, reference: Option<String>, told: Vec<(Option<String>, Told)>) -> Self {
        Self { file: file.to_owned(), row, reference, owner: None, verdict: Verdict::Refused, changed: Vec::new(), told }
    }

    /// The same, of that item.
    fn of(self, asked: &Asked) -> Self {
        Self { reference: Some(asked.reference.to_string()), owner: asked.is_share.then(|| asked.code.clone()), ..self }
    }

    /// `MRU-2006-02a ZMB`; `None` for the whole file.
    pub fn subject(&self) -> Option<String> {
        let reference = self.reference.as_ref()?;
        Some(self.owner.as_ref().map_or_else(|| reference.clone(), |owner| format!("{reference} {owner}")))
    }
}
