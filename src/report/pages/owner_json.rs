//! `owner show` as JSON: the same cells as in the tables, in one object.

use serde_json::{Value, json};

use crate::model::people::{Membership, Owned, OwnerDossier};
use crate::model::period::gaps;
use crate::report::frame::Frame;
use crate::report::object::object;
use crate::report::table::Cell;
use crate::report::tables::focal_points::{Reach, columns as focal_point_columns, row as focal_point_row};
use crate::report::tables::{follow_ups, owners, recommendations};

/// Everything about one owner, with the gaps up to the day of the frame. What it owns is as in the owner's own view, each item
/// with its follow-ups.
pub fn dossier_json(dossier: &OwnerDossier, frame: &Frame) -> Value {
    let words = frame.words;
    let columns = focal_point_columns(Reach::Hidden, words);
    let periods: Vec<_> = dossier.focal_points.iter().map(|one| one.period).collect();
    let focal_points: Vec<Value> =
        dossier.focal_points.iter().map(|one| object(&columns, &focal_point_row(one, Reach::Hidden, frame))).collect();
    let gaps: Vec<Value> = gaps(&periods, frame.today)
        .into_iter()
        .map(|gap| json!({ "since_on": gap.since.to_string(), "until_on": gap.until.map(|day| day.to_string()) }))
        .collect();
    json!({
        "schema_version": 1,
        "table": "owner",
        "as_of": frame.today.to_string(),
        "owner": object(&owners::columns(words), &owners::row(&dossier.owner, frame)),
        "groups": dossier.groups.iter().map(membership_json).collect::<Vec<_>>(),
        "members": dossier.members.iter().map(membership_json).collect::<Vec<_>>(),
        "focal_points": focal_points,
        "gaps": gaps,
        "owned": dossier.owned.iter().map(|one| owned_json(one, frame)).collect::<Vec<_>>(),
    })
}

/// The number of internal notes in the object's histories.
pub fn n_internal_notes(dossier: &OwnerDossier, frame: &Frame) -> u32 {
    let entries = dossier.owned.iter().flat_map(|one| &one.entries);
    let internal = entries.filter(|one| matches!(frame.note(one.note.as_deref(), one.audience), Cell::Internal { .. }));
    u32::try_from(internal.count()).unwrap_or(u32::MAX)
}

fn owned_json(one: &Owned, frame: &Frame) -> Value {
    let columns = follow_ups::columns(frame.words);
    let told = one.entries.iter().filter(|entry| frame.tells(entry));
    json!({
        "recommendation": object(&recommendations::columns(frame.words), &recommendations::row(&one.record, frame)),
        "role": one.role.to_string(),
        "through": one.through,
        "answers": one.answers,
        "follow_ups": told.map(|entry| object(&columns, &follow_ups::row(entry, frame))).collect::<Vec<_>>(),
    })
}

fn membership_json(one: &Membership) -> Value {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    json!({ "code": one.code, "name": one.name, "since_on": day(one.period.since), "until_on": day(one.period.until) })
}
