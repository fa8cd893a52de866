//! Changes in the rows of reporting rounds: who is asked, what was sent to whom, what came back.

use super::gather::{Gathering, Key};
use super::sides::{Sides, id, value};
use crate::error::Result;
use crate::store::log::tables::{MEETING, OWNER, RECOMMENDATION};

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
