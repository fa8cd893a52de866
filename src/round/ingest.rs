//! A returned file placed in the register: each answered row is recorded, is the same, is in conflict or is refused, and the
//! preview is the very change, taken back.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::filled::{Filled, FilledRow, key};
use crate::error::{Error, Result};
use crate::model::date::Span;
use crate::model::follow_up::Evidence;
use crate::model::id::{OwnerId, RecommendationId, RoundId};
use crate::model::round::{Answer, Asked, Round};
use crate::model::vocabulary::{Audience, Channel, Lang, ReturnState, Status, Vocabulary};
use crate::store::{Change, Earlier, KeptReturn, Line, Meanwhile, NewFollowUp, NewReturn, Part};
use crate::text::words;

/// What is done with a row whose item changed in the register since the sheet was packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolve {
    LeaveAlone,
    /// The return is recorded.
    Theirs,
    /// The register stays, and the answer is kept beside it.
    Ours,
}

/// How returns are taken.
#[derive(Debug, Clone)]
pub struct How<'a> {
    pub round: RoundId,
    /// Whose returns they are, where an officer says it.
    pub owner: Option<OwnerId>,
    /// `Recorded`, or `Pending`.
    pub state: ReturnState,
    pub received_on: NaiveDate,
    pub channel: Channel,
    pub reported_by: Option<&'a str>,
    /// What shows it: a scanned letter.
    pub evidence: &'a [Evidence],
    pub resolve: Resolve,
}

/// What became of a row, or of a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub file: String,
    /// `None` of the file as a whole, and of a nil return.
    pub row: Option<u64>,
    /// `MRU-2006-02a ZMB`, or what the row names.
    pub subject: String,
    pub verdict: Verdict,
    /// What changed, and what follows from it.
    pub lines: Vec<Line>,
    /// What was recorded, to tell it by.
    pub recorded: Option<NewFollowUp>,
    /// The heading of a column, where it is about one, and what is to be told: why it is refused, both values of a conflict,
    /// a locked cell that was overwritten.
    pub told: Vec<(Option<String>, String)>,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Recorded,
    /// `no change`.
    Unchanged,
    /// It waits to be accepted or rejected.
    Pending,
    /// It was given before.
    Same,
    /// A newer return said something else since.
    Older,
    Conflict,
    /// The register's value stays, by the officer's word.
    Kept,
    Refused,
}

impl Vocabulary for Verdict {
    const NAME: &'static str = "outcome";
    const ALL: &'static [Self] =
        &[Self::Recorded, Self::Unchanged, Self::Pending, Self::Same, Self::Older, Self::Conflict, Self::Kept, Self::Refused];

    fn as_str(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Unchanged => "no-change",
            Self::Pending => "pending",
            Self::Same => "same",
            Self::Older => "older",
            Self::Conflict => "conflict",
            Self::Kept => "kept",
            Self::Refused => "refused",
        }
    }
}

/// Whose return it is, and what is asked of that owner.
struct Theirs {
    owner: OwnerId,
    code: String,
    asked: Vec<Asked>,
    packed_at: DateTime<Utc>,
    lang: Lang,
}

/// Places a file, row by row; gives what became of each answered row. A row that is refused leaves nothing behind.
///
/// # Errors
/// The register can't be written.
pub fn place(change: &mut Change<'_>, filled: &Filled, how: &How<'_>) -> Result<Vec<Outcome>> {
    let round = change.round(how.round)?;
    let theirs = match identify(change, &round, filled, how)? {
        Ok(theirs) => theirs,
        Err(why) => return Ok(vec![Outcome::refused(&filled.file, None, filled.file.clone(), None, why)]),
    };
    let mut outcomes = Vec::new();
    let mut taken: Vec<(RecommendationId, Answer, bool)> = Vec::new();
    let answered =
        filled.rows.iter().filter(|row| !(row.answer.is_blank() && row.faults.is_empty() && row.overwritten.is_empty()));
    for row in answered {
        let outcome = place_row(change, filled, row, &theirs, how, &mut taken)?;
        outcomes.extend(outcome);
    }
    if filled.is_nil {
        let named: BTreeSet<String> = filled
            .rows
            .iter()
            .filter(|row| !row.answer.is_blank() || !row.faults.is_empty())
            .map(|row| key(&row.reference))
            .collect();
        let rest: Vec<&Asked> = theirs
            .asked
            .iter()
            .filter(|asked| asked.standing.watch.is_open && !named.contains(&key(asked.reference.as_str())))
            .collect();
        let unchanged = Answer { is_unchanged: true, ..Answer::default() };
        for asked in rest {
            let given = Given { file: &filled.file, row: None, answer: &unchanged, packed_status: None };
            outcomes.push(take(change, &given, asked, &theirs, how, &mut taken)?);
        }
    }
    if !taken.is_empty() {
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
        let (id, reference) = change.keep_return(&new)?;
        for (item, answer, is_recorded) in &taken {
            change.keep_answer(id, *item, answer, *is_recorded)?;
        }
        if how.state == ReturnState::Pending
            && let Some(first) = outcomes.first_mut()
        {
            first.told.push((None, format!("`midsa round accept {reference}` records it")));
        }
    }
    Ok(outcomes)
}

/// A return of `owner` without a file that says `no change` to all that is asked and open.
pub fn nil() -> Filled {
    Filled {
        file: "nil return".to_owned(),
        sha256: String::new(),
        identity: super::filled::Identity::default(),
        is_nil: true,
        rows: Vec::new(),
    }
}

/// Accepts a return that waits: places its answers as they were given.
///
/// # Errors
/// There is none of that name; it does not wait.
pub fn accept(change: &mut Change<'_>, name: &str, resolve: Resolve) -> Result<(String, Vec<Outcome>)> {
    let KeptReturn { round, id, told: waiting, answers } = change.find_return(name)?;
    if waiting.state != ReturnState::Pending {
        return Err(Error::Rule {
            message: format!("`{}` does not wait: it is {}", waiting.reference, waiting.state),
            hint: "`midsa round show ROUND` shows what came back".to_owned(),
        });
    }
    let how = How {
        round,
        owner: Some(waiting.owner),
        state: ReturnState::Accepted,
        received_on: waiting.received_on,
        channel: waiting.channel,
        reported_by: waiting.reported_by.as_deref(),
        evidence: &[],
        resolve,
    };
    let packed_at = change.packed_before(round, waiting.owner, Some(waiting.recorded_at))?.unwrap_or(waiting.recorded_at);
    let theirs = Theirs {
        owner: waiting.owner,
        code: waiting.code.clone(),
        asked: change.asked(round, Some(waiting.owner))?,
        packed_at,
        lang: change.language_of(waiting.owner)?,
    };
    let (mut outcomes, mut recorded) = (Vec::new(), BTreeSet::new());
    let file = waiting.file.clone().unwrap_or_else(|| waiting.reference.clone());
    for (item, answer) in &answers {
        let Some(asked) = theirs.asked.iter().find(|asked| asked.recommendation == *item) else { continue };
        let given = Given { file: &file, row: None, answer, packed_status: None };
        let outcome = apply(change, &given, asked, &theirs, &how)?;
        if matches!(outcome.verdict, Verdict::Recorded | Verdict::Unchanged) {
            recorded.insert(*item);
        }
        outcomes.push(outcome);
    }
    change.decide_return(id, ReturnState::Accepted, None, &recorded)?;
    Ok((waiting.reference, outcomes))
}

/// Rejects a return that waits; what it said stays kept and counts nowhere.
///
/// # Errors
/// There is none of that name; it does not wait.
pub fn reject(change: &mut Change<'_>, name: &str, reason: &str) -> Result<(String, String)> {
    let KeptReturn { id, told: waiting, .. } = change.find_return(name)?;
    if waiting.state != ReturnState::Pending {
        return Err(Error::Rule {
            message: format!("`{}` does not wait: it is {}", waiting.reference, waiting.state),
            hint: "what was recorded is taken back with `midsa undo`".to_owned(),
        });
    }
    change.decide_return(id, ReturnState::Rejected, Some(reason), &BTreeSet::new())?;
    Ok((waiting.reference, waiting.code))
}

/// Whose return it is; the inner error says why that can't be believed.
fn identify(change: &Change<'_>, round: &Round, filled: &Filled, how: &How<'_>) -> Result<std::result::Result<Theirs, String>> {
    let identity = &filled.identity;
    if let Some(other) = identity.round.as_ref().filter(|name| !name.eq_ignore_ascii_case(&round.reference)) {
        return Ok(Err(format!("it is a return for the round `{other}`, not `{}`", round.reference)));
    }
    let named = match &identity.owner {
        Some(name) => match change.find_owner(name) {
            Ok(owner) => Some(owner),
            Err(Error::NoOwner { .. } | Error::SeveralOwners { .. }) => {
                return Ok(Err(format!("it says that it is of `{name}`, and there is no such owner")));
            }
            Err(error) => return Err(error),
        },
        None => None,
    };
    if let Some(owner) = named {
        let is_sealed = identity.seal.as_deref() == Some(change.owner_seal(how.round, owner)?.as_str());
        let is_vouched_for = how.owner == Some(owner);
        if !is_sealed && !is_vouched_for {
            let why = "its hidden part was changed: it is not the sheet that was packed for";
            let name = identity.owner.as_deref().unwrap_or_default();
            return Ok(Err(format!("{why} `{name}` (--owner says whose it is, where you know it)")));
        }
        if let Some(said) = how.owner.filter(|said| *said != owner) {
            let said = change.asked(how.round, Some(said))?.first().map(|asked| asked.code.clone()).unwrap_or_default();
            let name = identity.owner.as_deref().unwrap_or_default();
            return Ok(Err(format!("it is the sheet of `{name}`, not of `{said}`")));
        }
    }
    let Some(owner) = named.or(how.owner) else {
        return Ok(Err("it no longer says whose it is (--owner says it)".to_owned()));
    };
    let asked = change.asked(how.round, Some(owner))?;
    let Some(first) = asked.first() else {
        return Ok(Err(format!("its owner is not asked in `{}`", round.reference)));
    };
    let code = first.code.clone();
    let packed_at = match identity.packed_at {
        Some(instant) => instant,
        // An officer's word stands in its place: what was recorded since the last sheet, or the opening, is news to them.
        None => change.packed_before(how.round, owner, None)?.unwrap_or_else(|| opened_at(round)),
    };
    let lang = match identity.lang {
        Some(lang) => lang,
        None => change.language_of(owner)?,
    };
    Ok(Ok(Theirs { owner, code, asked, packed_at, lang }))
}

/// The beginning of the day on which the round was opened.
fn opened_at(round: &Round) -> DateTime<Utc> {
    round.opened_on.and_hms_opt(0, 0, 0).map_or(DateTime::UNIX_EPOCH, |midnight| midnight.and_utc())
}

/// An answer and where it stands.
struct Given<'a> {
    file: &'a str,
    row: Option<u64>,
    answer: &'a Answer,
    packed_status: Option<&'a str>,
}

fn place_row(
    change: &mut Change<'_>,
    filled: &Filled,
    row: &FilledRow,
    theirs: &Theirs,
    how: &How<'_>,
    taken: &mut Vec<(RecommendationId, Answer, bool)>,
) -> Result<Option<Outcome>> {
    let refused = |told: Vec<(Option<String>, String)>| Outcome {
        told,
        ..Outcome::refused(&filled.file, Some(row.number), row.reference.clone(), None, String::new())
    };
    let found = theirs.asked.iter().find(|asked| key(asked.reference.as_str()) == key(&row.reference));
    let Some(asked) = found else {
        let why = if row.reference.is_empty() {
            Vec::new()
        } else {
            vec![(None, format!("`{}` is nothing that {} is asked about", row.reference, theirs.code))]
        };
        return Ok(Some(refused(why.into_iter().chain(row.faults.clone()).collect())));
    };
    let mut outcome = if row.faults.is_empty() {
        if row.answer.is_blank() {
            // Only a locked cell was changed: nothing to record, and worth a word.
            let mut outcome = refused(Vec::new());
            outcome.verdict = Verdict::Same;
            outcome.subject = subject(asked);
            outcome
        } else {
            let given = Given {
                file: &filled.file,
                row: Some(row.number),
                answer: &row.answer,
                packed_status: row.packed_status.as_deref(),
            };
            take(change, &given, asked, theirs, how, taken)?
        }
    } else {
        Outcome { subject: subject(asked), ..refused(row.faults.clone()) }
    };
    for heading in &row.overwritten {
        outcome.told.push((Some(heading.clone()), "the locked cell was overwritten; it is left alone".to_owned()));
    }
    Ok(Some(outcome))
}

/// Takes an answer, and notes it for the return where it counts.
fn take(
    change: &mut Change<'_>,
    given: &Given<'_>,
    asked: &Asked,
    theirs: &Theirs,
    how: &How<'_>,
    taken: &mut Vec<(RecommendationId, Answer, bool)>,
) -> Result<Outcome> {
    let earlier = change.earlier_answers(how.round, theirs.owner, asked.recommendation)?;
    if let Some(outcome) = repeated(given, asked, &earlier, how) {
        return Ok(outcome);
    }
    // What an earlier return of theirs changed since the sheet was packed is no conflict with a newer one.
    let packed_status = given.packed_status.filter(|_| earlier.is_empty());
    let given = &Given { packed_status, ..*given };
    if how.state == ReturnState::Pending {
        // Tried, so that the preview says what accepting it would do, and taken back.
        let tried = change.attempt(|change| -> std::result::Result<Outcome, Tried> {
            let outcome = apply(change, given, asked, theirs, how)?;
            Err(Tried::Done(Box::new(outcome)))
        });
        let outcome = match tried {
            Ok(outcome) => outcome,
            Err(Tried::Done(outcome)) => *outcome,
            Err(Tried::Failed(error)) => return Err(error),
        };
        if outcome.verdict == Verdict::Refused {
            return Ok(outcome);
        }
        taken.push((asked.recommendation, given.answer.clone(), false));
        return Ok(Outcome { verdict: Verdict::Pending, ..outcome });
    }
    let outcome = apply(change, given, asked, theirs, how)?;
    match outcome.verdict {
        Verdict::Recorded | Verdict::Unchanged => taken.push((asked.recommendation, given.answer.clone(), true)),
        Verdict::Kept => taken.push((asked.recommendation, given.answer.clone(), false)),
        Verdict::Pending | Verdict::Same | Verdict::Older | Verdict::Conflict | Verdict::Refused => {}
    }
    Ok(outcome)
}

/// How an answer that is tried comes back: always as an error, so that it is taken back.
enum Tried {
    Done(Box<Outcome>),
    Failed(Error),
}

impl From<Error> for Tried {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// What is said of an answer that was given before, or that an answer given before has overtaken.
fn repeated(given: &Given<'_>, asked: &Asked, earlier: &[Earlier], how: &How<'_>) -> Option<Outcome> {
    let newest = earlier.last()?;
    let outcome = |verdict, why: String| Outcome {
        file: given.file.to_owned(),
        row: given.row,
        subject: subject(asked),
        verdict,
        lines: Vec::new(),
        recorded: None,
        told: vec![(None, why)],
    };
    if newest.answer == *given.answer {
        return Some(outcome(Verdict::Same, format!("given already on {}", newest.received_on)));
    }
    if earlier.iter().any(|one| one.answer == *given.answer) {
        return Some(outcome(Verdict::Older, format!("a newer return of {} says something else", newest.received_on)));
    }
    if how.received_on < newest.received_on {
        return Some(outcome(Verdict::Older, format!("the return of {} is newer", newest.received_on)));
    }
    None
}

/// Records an answer, unless the register has moved on or a rule refuses it.
fn apply(change: &mut Change<'_>, given: &Given<'_>, asked: &Asked, theirs: &Theirs, how: &How<'_>) -> Result<Outcome> {
    let mut outcome = Outcome {
        file: given.file.to_owned(),
        row: given.row,
        subject: subject(asked),
        verdict: if given.answer.is_unchanged { Verdict::Unchanged } else { Verdict::Recorded },
        lines: Vec::new(),
        recorded: None,
        told: Vec::new(),
    };
    if !given.answer.is_unchanged {
        let meanwhile = change.moved_since(how.round, asked, theirs.packed_at)?;
        if let Some(told) = conflict(given, asked, &meanwhile) {
            match how.resolve {
                Resolve::Theirs => outcome.told.push((None, told)),
                Resolve::Ours => {
                    outcome.verdict = Verdict::Kept;
                    outcome.told.push((None, told));
                    return Ok(outcome);
                }
                Resolve::LeaveAlone => {
                    outcome.verdict = Verdict::Conflict;
                    outcome.told.push((None, format!("{told} (--theirs records the return, --ours keeps the register)")));
                    return Ok(outcome);
                }
            }
        }
    }
    let new = follow_up(change, given.answer, asked, theirs, how)?;
    let part = if asked.is_share { Part::Owners(vec![asked.owner]) } else { Part::Whole };
    let recorded = change.attempt(|change| change.record(asked.recommendation, &part, &new));
    match recorded {
        Ok(recorded) => {
            for line in &recorded.lines {
                if let Some(day) = line.overridden_on.filter(|_| !line.is_consequence) {
                    outcome.told.push((None, format!("recorded for {}; the later entry of {day} stands", recorded.happened_on)));
                }
            }
            outcome.lines = recorded.lines;
            outcome.recorded = Some(new);
            Ok(outcome)
        }
        Err(Error::Refused { refusal, .. }) => {
            Ok(Outcome { verdict: Verdict::Refused, told: vec![(None, refusal.to_string())], ..outcome })
        }
        Err(Error::Rule { message, .. }) => Ok(Outcome { verdict: Verdict::Refused, told: vec![(None, message)], ..outcome }),
        Err(error) => Err(error),
    }
}

/// Both values, where the register has moved on since the sheet was packed; `None` where it has not, or where both now say
/// the same.
fn conflict(given: &Given<'_>, asked: &Asked, meanwhile: &[Meanwhile]) -> Option<String> {
    let now = asked.standing.status;
    let packed = given.packed_status.and_then(Status::from_word);
    let newest = meanwhile.last();
    let has_moved = newest.is_some() || packed.is_some_and(|packed| packed != now);
    let is_same = given.answer.status == Some(now) && given.answer.note.is_none() && given.answer.due.is_none();
    if !has_moved || is_same {
        return None;
    }
    let theirs = given.answer.status.map_or_else(|| "a note".to_owned(), |status| status.to_string());
    let what = newest.map_or_else(String::new, |entry| {
        let note = entry.note.as_deref().map_or_else(String::new, |note| format!(": “{}”", note.replace('\n', " ")));
        format!(", {} by {}{note}", entry.happened_on, entry.recorded_by)
    });
    let then = packed.filter(|packed| *packed != now).map_or_else(String::new, |packed| format!(" (the sheet had {packed})"));
    Some(format!("the register has {now}{then}{what}; the return says {theirs}"))
}

/// The answer as a follow-up: addresses are evidence, other evidence and a wish for a deadline are told in the note.
fn follow_up(change: &Change<'_>, answer: &Answer, asked: &Asked, theirs: &Theirs, how: &How<'_>) -> Result<NewFollowUp> {
    let said = &words(theirs.lang).round.sheet;
    let (addresses, named) = evidence(answer.evidence.as_deref().unwrap_or_default());
    let mut note: Vec<String> = answer.note.iter().cloned().collect();
    note.extend((!named.is_empty()).then(|| (said.evidence_named)(&named)));
    if let Some(due) = &answer.due {
        note.push((said.wish)(due, answer.reason.as_deref()));
    } else if let Some(reason) = &answer.reason {
        note.push(reason.clone());
    }
    Ok(NewFollowUp {
        happened: Some(Span::Day(answer.happened_on.unwrap_or(how.received_on))),
        reported_by: reporter(change, asked.owner, how)?,
        channel: Some(how.channel),
        status: answer.status,
        note: (!note.is_empty()).then(|| note.join("\n")),
        audience: Audience::Public,
        cause: answer.cause,
        round: Some(how.round),
        evidence: addresses.into_iter().chain(how.evidence.iter().cloned()).collect(),
        ..NewFollowUp::default()
    })
}

/// The web addresses that a cell names, and the rest.
fn evidence(text: &str) -> (Vec<Evidence>, String) {
    let is_address = |word: &str| word.starts_with("https://") || word.starts_with("http://");
    let mut addresses = Vec::new();
    let mut rest = Vec::new();
    for line in text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()) {
        let (found, other): (Vec<&str>, Vec<&str>) = line.split_whitespace().partition(|word| is_address(word));
        addresses.extend(
            found.into_iter().map(|word| Evidence { place: word.trim_end_matches([',', '.', ')']).to_owned(), sha256: None }),
        );
        if !other.is_empty() {
            rest.push(other.join(" "));
        }
    }
    (addresses, rest.join("; "))
}

/// Who reports: who the officer says, else the owner's focal point.
fn reporter(change: &Change<'_>, owner: OwnerId, how: &How<'_>) -> Result<Option<String>> {
    match how.reported_by {
        Some(name) => Ok(Some(name.to_owned())),
        None => change.focal_point_name(owner),
    }
}

fn subject(asked: &Asked) -> String {
    if asked.is_share { format!("{} {}", asked.reference, asked.code) } else { asked.reference.to_string() }
}

impl Outcome {
    fn refused(file: &str, row: Option<u64>, subject: String, column: Option<String>, why: String) -> Self {
        Self {
            file: file.to_owned(),
            row,
            subject,
            verdict: Verdict::Refused,
            lines: Vec::new(),
            recorded: None,
            told: vec![(column, why)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::evidence;

    #[test]
    fn addresses_are_evidence_and_the_rest_is_told() {
        let (addresses, rest) = evidence("Gazette 12 https://example.org/a, \nhttp://example.org/b; Decree 7");
        let places: Vec<&str> = addresses.iter().map(|one| one.place.as_str()).collect();
        assert_eq!(places, ["https://example.org/a", "http://example.org/b"]);
        assert_eq!(rest, "Gazette 12; Decree 7");
    }
}
