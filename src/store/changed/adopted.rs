//! Changes in the rows of recommendations and of their themes, owners, shares, texts and relations.

use super::gather::{Gathering, Key};
use super::sides::{Sides, id, value};
use crate::error::Result;
use crate::model::changed::{Became, Difference, STANDING};
use crate::store::log::row_names::Columns;
use crate::store::log::tables::{MEETING, OWNER, RECOMMENDATION};

/// What a recommendation says, and where its status lives.
const OWN: [&str; 7] = ["kind", "title", "text", "source", "priority", "tracking", "done_when"];

pub(super) fn recommendation(gathering: &mut Gathering<'_>, row: i64, sides: Sides<'_>) -> Result<()> {
    let mut differences = sides.differences(&OWN);
    differences.extend(standing(sides));
    differences.extend(gathering.names.difference(sides, "parent_id", RECOMMENDATION, "parent")?);
    differences.extend(gathering.names.difference(sides, "meeting_id", MEETING, "meeting")?);
    // Its place in lists, the day of the last follow-up and the columns for health mean nothing to an officer.
    let is_told = sides.became() != Became::Changed || !differences.is_empty();
    if let Some(thing) = Some(()).filter(|()| is_told).and_then(|()| gathering.thing(Key::Recommendation(row))) {
        thing.became = sides.became();
        thing.differences.extend(differences);
    }
    Ok(())
}

pub(super) fn theme(gathering: &mut Gathering<'_>, sides: Sides<'_>) {
    let theme = value(sides.present(), "name").unwrap_or_default();
    if let Some(thing) = gathering.thing(Key::Recommendation(of(sides.present()))) {
        thing.list("themes", sides, theme);
    }
}

/// The reason why a text was changed; the text itself is shown with the recommendation.
pub(super) fn revision(gathering: &mut Gathering<'_>, sides: Sides<'_>) {
    if let Some(thing) = gathering.thing(Key::Recommendation(of(sides.present()))) {
        thing.differences.extend(sides.difference("reason", "reason"));
    }
}

/// An owner gets a role from some day on, or has one until some day.
pub(super) fn assignment(gathering: &mut Gathering<'_>, sides: Sides<'_>) -> Result<()> {
    for (key, sides) in sides.by(part) {
        let Key::Share(recommendation, owner) = key else { continue };
        if gathering.whole.contains_key(&recommendation) {
            let code = gathering.names.of(OWNER, owner)?;
            let role = value(sides.present(), "role").filter(|role| role != "lead");
            let typed = role.map_or_else(|| code.clone(), |role| format!("{code}:{role}"));
            if let Some(thing) = gathering.thing(Key::Recommendation(recommendation)) {
                thing.list("owners", sides, typed);
            }
            continue;
        }
        // An owner that has left no longer has the role, but its row stays.
        let role = |columns: Option<&Columns>| {
            columns.filter(|columns| value(columns, "until_on").is_none()).and_then(|columns| value(columns, "role"))
        };
        if let Some(thing) = gathering.thing(key) {
            thing.differences.extend(Difference::between("role", role(sides.before), role(sides.after)));
            thing.differences.extend(sides.differences(&["since_on", "until_on"]));
        }
    }
    Ok(())
}

/// A share is made or removed, or its standing changes.
pub(super) fn share(gathering: &mut Gathering<'_>, sides: Sides<'_>) -> Result<()> {
    for (key, sides) in sides.by(part) {
        let Key::Share(recommendation, owner) = key else { continue };
        if gathering.whole.contains_key(&recommendation) {
            let code = gathering.names.of(OWNER, owner)?;
            if let Some(thing) = gathering.thing(Key::Recommendation(recommendation)) {
                thing.list("n_shares", sides, code);
            }
            continue;
        }
        let mut differences = standing(sides);
        if sides.became() != Became::Changed {
            let has = |columns: Option<&Columns>| columns.map(|_| "yes".to_owned());
            // The blank standing of a new share is not worth showing.
            differences.retain(|one| !is_blank(one));
            differences.extend(Difference::between("share", has(sides.before), has(sides.after)));
        }
        if let Some(thing) = Some(()).filter(|()| !differences.is_empty()).and_then(|()| gathering.thing(key)) {
            thing.differences.extend(differences);
        }
    }
    Ok(())
}

pub(super) fn relation(gathering: &mut Gathering<'_>, row: i64, sides: Sides<'_>) {
    if gathering.whole.contains_key(&of(sides.present())) {
        return;
    }
    if let Some(thing) = gathering.thing(Key::Relation(row)) {
        thing.became = sides.became();
        thing.named_by.clone_from(sides.present());
        thing.differences.extend(sides.differences(&["basis", "passage"]));
    }
}

/// A translation counts as a change of the recommendation's words, whether it is added or removed.
pub(super) fn translation(gathering: &mut Gathering<'_>, row: i64, sides: Sides<'_>) {
    if gathering.whole.contains_key(&of(sides.present())) {
        return;
    }
    if let Some(thing) = gathering.thing(Key::Translation(row)) {
        thing.named_by.clone_from(sides.present());
        thing.differences.extend(sides.differences(&["title", "text"]));
    }
}

/// The share that a row belongs to.
fn part(columns: &Columns) -> Key {
    Key::Share(of(columns), id(columns, "owner_id").unwrap_or_default())
}

/// How the standing differs; a deadline is always shown with its day, and a day with its deadline.
fn standing(sides: Sides<'_>) -> Vec<Difference> {
    let mut differences = sides.differences(&STANDING);
    let differs = |differences: &[Difference], column: &str| differences.iter().any(|one| one.column == column);
    for (column, other) in [("due", "due_on"), ("due_on", "due")] {
        if differs(&differences, column) && !differs(&differences, other) {
            let [before, after] = sides.values(other);
            differences.push(Difference { column: other.into(), before, after });
        }
    }
    differences
}

/// Whether this is the standing that everything starts with.
fn is_blank(difference: &Difference) -> bool {
    let held = difference.before.as_deref().or(difference.after.as_deref());
    matches!((difference.column.as_ref(), held), ("status", Some("not-reported")) | ("assurance", Some("none")))
}

/// The recommendation that a row belongs to.
pub(super) fn of(columns: &Columns) -> i64 {
    id(columns, "recommendation_id").unwrap_or_default()
}
