//! Changes in what is reported: follow-ups that were added to a history or removed from it, with their evidence; and the
//! rows of reporting rounds: who is asked, what was sent to whom, what came back.

use chrono::NaiveDate;

use super::adopted::of;
use super::gather::{Gathering, Key, joined};
use super::sides::{Sides, id, value};
use crate::error::Result;
use crate::model::changed::{Difference, Entered};
use crate::store::log::row_names::Columns;
use crate::store::log::tables::{MEETING, OWNER, RECOMMENDATION, ROUND};

/// What a follow-up sets and says, in the order in which it is shown.
const SETS: [&str; 9] = ["status", "assurance", "response", "due", "due_on", "dispute", "settlement", "note", "cause"];

pub(super) fn follow_up(gathering: &mut Gathering<'_>, row: i64, sides: Sides<'_>) -> Result<()> {
    let sets = sets(gathering, sides)?;
    for (key, sides) in sides.by(history) {
        let became = sides.became();
        let happened_on = value(sides.present(), "happened_on").and_then(|day| day.parse::<NaiveDate>().ok()).unwrap_or_default();
        let is_move = id(sides.present(), "is_move") == Some(1);
        let key = match key {
            // A follow-up that was added or removed together with its recommendation is shown there.
            Key::Share(recommendation, _) if gathering.whole.contains_key(&recommendation) => Key::Recommendation(recommendation),
            key => key,
        };
        let Some(thing) = gathering.thing(key) else { continue };
        let place = thing.entries.len();
        thing.entries.push(Entered { became, happened_on, is_move, sets: sets.clone() });
        gathering.follow_ups.insert(row, (key, place));
    }
    Ok(())
}

pub(super) fn evidence(gathering: &mut Gathering<'_>, sides: Sides<'_>) {
    let follow_up = id(sides.present(), "follow_up_id").unwrap_or_default();
    let place = value(sides.present(), "place").unwrap_or_default();
    let dated = value(sides.present(), "dated").map_or_else(String::new, |date| format!(" dated:{date}"));
    let place = format!("{place}{dated}");
    let [gone, come] = gathering.evidence.entry(follow_up).or_default();
    if sides.after.is_some() { come.push(place) } else { gone.push(place) }
}

/// Adds the evidence to the follow-ups; it may have been read before them.
pub(super) fn add_evidence(gathering: &mut Gathering<'_>) {
    let found: Vec<_> = gathering.evidence.drain().collect();
    for (follow_up, [gone, come]) in found {
        let Some(&(key, place)) = gathering.follow_ups.get(&follow_up) else { continue };
        let Some(entry) = gathering.thing(key).and_then(|thing| thing.entries.get_mut(place)) else { continue };
        entry.sets.extend(Difference::between("evidence", joined(&gone, ";"), joined(&come, ";")));
    }
}

fn sets(gathering: &mut Gathering<'_>, sides: Sides<'_>) -> Result<Vec<Difference>> {
    let mut sets = sides.differences(&SETS);
    let is_public = |columns: Option<&Columns>| {
        columns.and_then(|columns| {
            value(columns, "audience").filter(|audience| audience == "public" && columns.contains_key("note"))
        })
    };
    sets.extend(Difference::between("audience", is_public(sides.before), is_public(sides.after)));
    let names = &mut gathering.names;
    let mut reporter = |columns: Option<&Columns>| -> Result<Option<String>> {
        let Some(columns) = columns else { return Ok(None) };
        match id(columns, "reported_by_id") {
            Some(person) => Ok(Some(names.of_person(person)?)),
            None => Ok(value(columns, "reported_by")),
        }
    };
    sets.extend(Difference::between("reported_by", reporter(sides.before)?, reporter(sides.after)?));
    sets.extend(sides.difference("channel", "channel"));
    for (column, table, key) in
        [("decided_by_id", MEETING, "decided_by"), ("successor_id", RECOMMENDATION, "successor"), ("round_id", ROUND, "round")]
    {
        sets.extend(gathering.names.difference(sides, column, table, key)?);
    }
    Ok(sets)
}

/// The history that a follow-up belongs to.
fn history(columns: &Columns) -> Key {
    match id(columns, "owner_id") {
        Some(owner) => Key::Share(of(columns), owner),
        None => Key::Recommendation(of(columns)),
    }
}

pub(super) fn round(gathering: &mut Gathering<'_>, row: i64, sides: Sides<'_>) -> Result<()> {
    let meeting = gathering.names.difference(sides, "meeting_id", MEETING, "meeting")?;
    if let Some(thing) = gathering.thing(Key::Round(row)) {
        thing.became = sides.became();
        thing.differences.extend(meeting);
        thing.differences.extend(sides.differences(&["opened_on", "closes_on", "closed_on"]));
    }
    Ok(())
}

pub(super) fn asked(gathering: &mut Gathering<'_>, sides: Sides<'_>) -> Result<()> {
    let row = sides.present();
    let owner = gathering.names.of(OWNER, id(row, "owner_id").unwrap_or_default())?;
    let item = gathering.names.of(RECOMMENDATION, id(row, "recommendation_id").unwrap_or_default())?;
    if let Some(thing) = gathering.thing(Key::Round(id(row, "round_id").unwrap_or_default())) {
        thing.list("owners", sides, owner);
        thing.list("n_items", sides, item);
    }
    Ok(())
}

pub(super) fn letter(gathering: &mut Gathering<'_>, sides: Sides<'_>) {
    let row = sides.present();
    let key = Key::Letter(id(row, "round_id").unwrap_or_default(), id(row, "owner_id").unwrap_or_default());
    if let Some(thing) = gathering.thing(key) {
        thing.became = sides.became();
        thing.differences.extend(sides.differences(&["level"]));
    }
}

pub(super) fn returned(gathering: &mut Gathering<'_>, row: i64, sides: Sides<'_>) -> Result<()> {
    let owner = gathering.names.difference(sides, "owner_id", OWNER, "owner")?;
    if let Some(thing) = gathering.thing(Key::Return(row)) {
        thing.became = sides.became();
        thing.differences.extend(owner);
        thing.differences.extend(sides.differences(&["state", "channel", "file", "reason"]));
    }
    Ok(())
}

pub(super) fn answer(gathering: &mut Gathering<'_>, sides: Sides<'_>) {
    // An answer that became a follow-up is shown by the follow-up.
    if sides.before.is_some() && sides.after.is_some() {
        return;
    }
    let row = sides.present();
    let item = value(row, "recommendation_id").unwrap_or_default();
    if let Some(thing) = gathering.thing(Key::Return(id(row, "return_id").unwrap_or_default())) {
        thing.list("n_answers", sides, item);
    }
}
