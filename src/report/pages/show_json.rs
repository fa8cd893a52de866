//! `rec show` as JSON: the same cells as in the tables, in one object.

use serde_json::{Value, json};

use crate::model::record::{Dossier, Recommendation};
use crate::model::vocabulary::Kind;
use crate::report::frame::Frame;
use crate::report::object::object;
use crate::report::table::{Cell, Column};
use crate::report::tables::{follow_ups, recommendations, relations, shares};

/// Everything about one recommendation; the line of descent is a sentence in the language of the frame.
pub fn dossier_json(dossier: &Dossier, frame: &Frame) -> Value {
    let columns = recommendations::columns(frame.words);
    let (actions, components): (Vec<_>, Vec<_>) = dossier.children.iter().partition(|child| child.kind == Kind::Action);
    let recommendations = |records: Vec<&Recommendation>| all(&columns, records, |record| recommendations::row(record, frame));
    json!({
        "schema_version": 1,
        "table": "recommendation",
        "as_of": frame.today.to_string(),
        "recommendation": object(&columns, &recommendations::row(&dossier.recommendation, frame)),
        "components": recommendations(components),
        "actions": recommendations(actions),
        "shares": all(&shares::columns(frame.words), &dossier.shares, |share| shares::row(share, frame)),
        "follow_ups": all(&follow_ups::columns(frame.words), dossier.entries.iter().filter(|one| frame.tells(one)), |entry| follow_ups::row(entry, frame)),
        "relations": all(&relations::columns(frame.words), &dossier.relations, |relation| relations::row(relation, frame)),
        "descent": dossier.descent.as_ref().map(|descent| frame.words.descent(descent)),
    })
}

/// The number of internal notes in the object's history.
pub fn n_internal_notes(dossier: &Dossier, frame: &Frame) -> u32 {
    let internal =
        dossier.entries.iter().filter(|one| matches!(frame.note(one.note.as_deref(), one.audience), Cell::Internal { .. }));
    u32::try_from(internal.count()).unwrap_or(u32::MAX)
}

fn all<'a, R: 'a>(columns: &[Column], records: impl IntoIterator<Item = &'a R>, row: impl Fn(&R) -> Vec<Cell>) -> Value {
    Value::Array(records.into_iter().map(|record| object(columns, &row(record))).collect())
}

#[cfg(test)]
mod tests {
    use super::dossier_json;
    use crate::report::samples::{dossier, frame};

    #[test]
    fn the_object_holds_the_same_cells_as_the_tables() {
        let json = dossier_json(&dossier(), &frame());
        assert_eq!(json["schema_version"], 1);
        assert_eq!(json["as_of"], "2026-11-24");
        assert_eq!(json["recommendation"]["ref"], "MRU-2006-02a");
        assert_eq!(json["recommendation"]["priority"], serde_json::Value::Null);
        assert_eq!(json["shares"][0]["status"], "not-reported");
        assert_eq!(json["follow_ups"][0]["evidence"][1], "https://example.org/a");
        assert_eq!(json["relations"][0]["kind"], "takes-up");
        assert_eq!(json["components"], serde_json::json!([]));
        assert_eq!(json["descent"], serde_json::Value::Null);
    }
}
