//! The texts about owners in French.

use super::super::owners::OwnerTexts;
use super::plural;
use crate::model::vocabulary::Lang;

pub(super) const OWNERS: OwnerTexts = OwnerTexts {
    groups: "Membre de",
    focal_points: "Points focaux",
    late: "En retard",
    open_items: "Reste à faire",
    reported: "Ce qui a été rapporté",
    done: "Faites ou closes",
    concerned: "À travers un groupe, ou à un autre titre",
    through: |code| format!("par {code}"),
    nothing_reported: "Rien n’a encore été rapporté.",
    role: "Rôle",
    share: "part",
    forgotten: "[personne effacée]",
    no_focal_point: "aucun point focal",
    no_focal_point_since: |day| format!("aucun point focal depuis le {day}"),
    no_focal_point_between: |from, to| format!("aucun point focal du {from} au {to}"),
    never_had: |n| {
        let owners = plural(n, "responsable (hors groupes) n’a", "responsables (hors groupes) n’ont");
        format!("{n} {owners} jamais eu de point focal enregistré")
    },
    persons: |n| format!("{n} {}", plural(n, "personne y est nommée", "personnes y sont nommées")),
    lang,
};

fn lang(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "anglais",
        Lang::Fr => "français",
        Lang::Pt => "portugais",
    }
}
