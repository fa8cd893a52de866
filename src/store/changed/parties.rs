//! Changes in the rows of meetings, owners, memberships and settings.

use super::gather::{Gathering, Key};
use super::sides::{Sides, id, value};
use crate::model::changed::Became;
use crate::store::log::row_names::Columns;

pub(super) fn meeting(gathering: &mut Gathering<'_>, row: i64, sides: Sides<'_>) {
    if let Some(thing) = gathering.thing(Key::Meeting(row)) {
        thing.became = sides.became();
        thing.differences.extend(sides.differences(&["kind", "body", "title", "starts", "ends", "place", "country", "source"]));
        thing.differences.extend(sides.yes_or_no("is_cancelled", "cancelled"));
    }
}

pub(super) fn owner(gathering: &mut Gathering<'_>, row: i64, sides: Sides<'_>) {
    if let Some(thing) = gathering.thing(Key::Owner(row)) {
        thing.became = sides.became();
        thing.differences.extend(sides.differences(&["kind", "name", "name_fr", "name_pt"]));
    }
}

pub(super) fn former_name(gathering: &mut Gathering<'_>, sides: Sides<'_>) {
    let owner = id(sides.present(), "owner_id").unwrap_or_default();
    let name = value(sides.present(), "name").unwrap_or_default();
    if let Some(thing) = gathering.thing(Key::Owner(owner)) {
        thing.list("former_names", sides, name);
    }
}

pub(super) fn membership(gathering: &mut Gathering<'_>, sides: Sides<'_>) {
    let key = |columns: &Columns| {
        Key::Membership(id(columns, "owner_id").unwrap_or_default(), id(columns, "group_id").unwrap_or_default())
    };
    for (key, sides) in sides.by(key) {
        if let Some(thing) = gathering.thing(key) {
            // If several memberships of one group changed, together they count as a change.
            let is_first = thing.differences.is_empty() && thing.became == Became::Changed;
            thing.became = if is_first || thing.became == sides.became() { sides.became() } else { Became::Changed };
            thing.differences.extend(sides.differences(&["since_on", "until_on"]));
        }
    }
}

/// A setting always exists: one that was never set has its default.
pub(super) fn setting(gathering: &mut Gathering<'_>, row: i64, sides: Sides<'_>) {
    if let Some(thing) = gathering.thing(Key::Setting(row)) {
        thing.named_by.clone_from(sides.present());
        thing.differences.extend(sides.difference("value", "value"));
    }
}
