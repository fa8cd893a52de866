//! Hints for refused changes of focal points.

use crate::error::{PersonRefusal, quoted};

/// Says what to do instead.
pub(super) fn hint(refusal: &PersonRefusal) -> String {
    match refusal {
        PersonRefusal::ServesAlready { owner, .. } => format!("`midsa focal-point edit {owner} NAME` changes it"),
        PersonRefusal::ServesNot { owner, .. } => format!("`midsa focal-point list --owner {owner} --all` tells the tenures"),
        PersonRefusal::NobodyServes { owner, on } => {
            format!("`midsa focal-point add --owner {owner} --name NAME --since {on}` adds one")
        }
        PersonRefusal::SeveralServe { names, .. } => format!("add --from with one of {}", quoted(names, "or")),
        PersonRefusal::HandsToItself { .. } => "--to names the successor, --from who leaves".to_owned(),
        PersonRefusal::Coordinates { .. } => {
            "there is one coordinator at a time; give --since and --until that leave room, or edit the other first".to_owned()
        }
        PersonRefusal::OutsideTenure { .. } => "give --on with a day of the tenure".to_owned(),
    }
}
