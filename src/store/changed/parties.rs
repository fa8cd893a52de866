//! Changes in the rows of meetings, owners, memberships, settings and focal points. When a focal point becomes
//! coordinator part-way through, the tenure has two rows, but to an officer it is one tenure.

use super::gather::{Gathered, Gathering, Key};
use super::sides::{Sides, id, value};
use crate::error::Result;
use crate::model::changed::{Became, Difference};
use crate::model::id::ContactId;
use crate::store::log::row_names::Columns;
use crate::store::log::tables::OWNER;

pub(super) fn meeting(gathering: &mut Gathering<'_>, row: i64, sides: Sides<'_>) {
    if let Some(thing) = gathering.thing(Key::Meeting(row)) {
        thing.became = sides.became();
        thing.differences.extend(sides.differences(&["kind", "body", "title", "starts", "ends", "place", "country", "source"]));
        thing.differences.extend(sides.yes_or_no("is_cancelled", "cancelled"));
    }
}

pub(super) fn owner(gathering: &mut Gathering<'_>, row: i64, sides: Sides<'_>) -> Result<()> {
    let merged = gathering.merged.get(&row).copied();
    let merged = merged.map(|new| gathering.names.of(OWNER, new)).transpose()?;
    if let Some(thing) = gathering.thing(Key::Owner(row)) {
        thing.became = sides.became();
        thing.differences.extend(Difference::set("merged_into", merged));
        thing.differences.extend(sides.differences(&["kind", "name", "name_fr", "name_pt"]));
    }
    Ok(())
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

/// What is known of a tenure, apart from who coordinates.
const OWN: [&str; 4] = ["lang", "theme", "since_on", "until_on"];

pub(super) fn focal_point(gathering: &mut Gathering<'_>, sides: Sides<'_>) {
    let key = |columns: &Columns| {
        Key::FocalPoint(id(columns, "owner_id").unwrap_or_default(), id(columns, "contact_id").unwrap_or_default())
    };
    for (key, sides) in sides.by(key) {
        if let Some(thing) = gathering.thing(key) {
            thing.tenures.push((sides.before.cloned(), sides.after.cloned()));
        }
    }
}

/// Changes to the person, shown with the tenure.
pub(super) fn contact(gathering: &mut Gathering<'_>, person: ContactId, differences: &[Difference]) -> Result<()> {
    if differences.is_empty() {
        return Ok(());
    }
    let touched = gathering.keys().find(|key| matches!(key, Key::FocalPoint(_, of) if *of == person.0));
    let key = match touched {
        Some(key) => Some(key),
        None => gathering.names.owner_of(person)?.map(|owner| Key::FocalPoint(owner, person.0)),
    };
    if let Some(thing) = key.and_then(|key| gathering.thing(key)) {
        thing.differences.extend(differences.iter().cloned());
    }
    Ok(())
}

/// Compares the collected tenures.
pub(super) fn compare(thing: &mut Gathered) {
    let mut tenures = std::mem::take(&mut thing.tenures);
    let became = |(before, after): &Tenure| Sides { before: before.as_ref(), after: after.as_ref() }.became();
    let Some(all) = tenures.first().map(became) else { return };
    thing.became = if tenures.iter().all(|tenure| became(tenure) == all) { all } else { Became::Changed };
    while let Some(one) = tenures.pop() {
        let rest = tenures.iter().enumerate().find_map(|(place, other)| Some((place, day_between(other, &one)?)));
        if let Some((place, day)) = rest {
            thing.differences.extend(continued(&tenures.remove(place), &one, day));
        } else {
            let sides = Sides { before: one.0.as_ref(), after: one.1.as_ref() };
            thing.differences.extend(sides.differences(&OWN));
            thing.differences.extend(sides.yes_or_no("is_coordinator", "coordinator"));
        }
    }
}

/// A row before and after.
type Tenure = (Option<Columns>, Option<Columns>);

/// The day on which a tenure was split in two or joined again: one row ends where the other begins. The end of the one
/// must be new, and the other must be either new or gone as well.
fn day_between(one: &Tenure, other: &Tenure) -> Option<String> {
    let cut = |(before, after): &Tenure, second: &Tenure| {
        let (before, after) = (before.as_ref()?, after.as_ref()?);
        match (value(before, "until_on"), value(after, "until_on"), second) {
            (until, Some(day), (None, Some(rest))) if until.as_deref() != Some(&day) => {
                Some(day).filter(|day| value(rest, "since_on").as_ref() == Some(day))
            }
            (Some(day), until, (Some(rest), None)) if until.as_deref() != Some(&day) => {
                Some(day).filter(|day| value(rest, "since_on").as_ref() == Some(day))
            }
            _ => None,
        }
    };
    cut(one, other).or_else(|| cut(other, one))
}

/// What differs from that day on: who coordinates, and whatever else changed in the tenure.
fn continued(one: &Tenure, other: &Tenure, from: String) -> Vec<Difference> {
    // The row that exists before and after, and the one that was added or removed.
    let (kept, rest) = if one.0.is_some() && one.1.is_some() { (one, other) } else { (other, one) };
    let is_cut = rest.1.is_some();
    let sides = if is_cut {
        Sides { before: kept.0.as_ref(), after: rest.1.as_ref() }
    } else {
        Sides { before: rest.0.as_ref(), after: kept.1.as_ref() }
    };
    let mut differences = sides.differences(&["lang", "theme", "until_on"]);
    differences.extend(sides.yes_or_no("is_coordinator", "coordinator"));
    differences.extend(if is_cut {
        Difference::between("from_on", None, Some(from))
    } else {
        Difference::between("from_on", Some(from), None)
    });
    differences
}
