//! Hints for refused relations.

use crate::error::RelationRefusal;

/// Says what to do instead.
pub(super) fn hint(refusal: &RelationRefusal) -> String {
    match refusal {
        RelationRefusal::Known { .. } => "`midsa rec show REF` tells the relations".to_owned(),
        RelationRefusal::ToItself { .. } => "name another recommendation".to_owned(),
        RelationRefusal::Unknown { from, .. } => format!("`midsa rec show {from}` tells its relations"),
        RelationRefusal::HasComponents { newer, older } | RelationRefusal::HasStatus { newer, older } => {
            format!("a text of its own `takes-up` the older one: `midsa rec link {newer} takes-up {older}`")
        }
        RelationRefusal::Older { newer, older, .. } => format!("turn it round: `midsa rec link {older} reiterates {newer}`"),
        RelationRefusal::Circle { .. } => "take one of the relations away with `midsa rec unlink`".to_owned(),
    }
}
