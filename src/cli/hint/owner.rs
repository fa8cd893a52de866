//! Hints for refused changes of owners.

use crate::error::OwnerRefusal;

/// Says what to do instead.
pub(super) fn hint(refusal: &OwnerRefusal) -> String {
    match refusal {
        OwnerRefusal::CodeTaken { .. } | OwnerRefusal::CodeFormer { .. } => {
            "references and codes are never used twice".to_owned()
        }
        OwnerRefusal::NameTaken { code, .. } => format!("use `{code}`, or give another name"),
        OwnerRefusal::NoFormerName { .. } => "`midsa owner show OWNER` tells the former names".to_owned(),
        OwnerRefusal::StaysGroup { code } => format!("`midsa owner show {code}` names them"),
        OwnerRefusal::NoGroup { .. } => "`midsa owner list --kind group` shows the groups".to_owned(),
        OwnerRefusal::InItself { code, .. } => format!("`midsa owner show {code}` names its members"),
        OwnerRefusal::MemberAlready { .. } => "give --since and --until so that the times do not overlap".to_owned(),
        OwnerRefusal::NoMember { code, .. } => {
            format!("`midsa owner show {code}` tells its groups; what was entered by mistake, `midsa undo` takes back")
        }
        OwnerRefusal::EmptyGroup { .. } => "name the owners: --owner ZMB --owner ZWE --each".to_owned(),
        OwnerRefusal::MergedIntoItself { .. } => "both names are of one owner already".to_owned(),
        OwnerRefusal::BothHaveShares { .. } => {
            "remove one of the two shares first: `midsa rec edit REF --remove-owner CODE`".to_owned()
        }
        OwnerRefusal::MergedMembers { new, .. } => format!("`midsa owner edit {new} --kind group` makes it one"),
        OwnerRefusal::MergedInItself { .. } => "correct the members of the groups first".to_owned(),
        OwnerRefusal::BothStand { .. } => "take one of the two out first".to_owned(),
    }
}
