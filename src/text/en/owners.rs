//! The texts about owners in English.

use super::super::owners::OwnerTexts;
use super::plural;
use crate::model::vocabulary::Lang;

pub(super) const OWNERS: OwnerTexts = OwnerTexts {
    groups: "Member of",
    focal_points: "Focal points",
    late: "Late",
    open_items: "Still to do",
    reported: "What it reported",
    done: "Done or closed",
    concerned: "Owned through a group, or in another role",
    through: |code| format!("through {code}"),
    nothing_reported: "Nothing was reported yet.",
    role: "Role",
    share: "share",
    forgotten: "[forgotten]",
    no_focal_point: "no focal point",
    no_focal_point_since: |day| format!("no focal point since {day}"),
    no_focal_point_between: |from, to| format!("no focal point from {from} to {to}"),
    never_had: |n| format!("{n} {} never had a focal point recorded", plural(n, "owner (groups apart)", "owners (groups apart)")),
    persons: |n| format!("it names {n} {}", plural(n, "person", "persons")),
    lang,
};

fn lang(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::Fr => "French",
        Lang::Pt => "Portuguese",
    }
}
