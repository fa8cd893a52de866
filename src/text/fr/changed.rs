//! How a change is told in French.

use super::super::log::ChangedWords;
use super::super::thousands;
use crate::model::changed::{Became, Count, Thing};
use crate::model::vocabulary::Tracking;

pub(super) const CHANGED: ChangedWords = ChangedWords {
    became,
    follows: "en découle",
    not_set: "non défini",
    yes: "oui",
    no: "non",
    no_day: "sans jour",
    no_day_yet: "pas encore de jour",
    quoted: |text| format!("«\u{a0}{text}\u{a0}»"),
    recorded: |what| format!("{what} enregistré"),
    in_dispute: "contesté",
    dispute_settled: "contestation réglée",
    n_evidence: |n| if n < 2 { format!("{n} pièce justificative") } else { format!("{n} pièces justificatives") },
    follow_up_gone: |day| format!("suivi du {day} retiré"),
    came: |items| format!("{items} ajouté"),
    gone: |items| format!("{items} retiré"),
    has_role: |role, day| match day {
        Some(day) => format!("{role} à partir du {day}"),
        None => role.to_owned(),
    },
    has_role_no_longer: |role, day| match day {
        Some(day) => format!("n’est plus {role} à partir du {day}"),
        None => format!("n’est plus {role}, depuis le début"),
    },
    own_share: "avec sa propre part",
    own_share_no_longer: "n’a plus de part propre",
    removed_with: |n_shares, n_follow_ups| {
        let counted = |n: usize, one: &str, many: &str| (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }));
        let parts: Vec<String> =
            [counted(n_shares, "part", "parts"), counted(n_follow_ups, "suivi", "suivis")].into_iter().flatten().collect();
        if parts.is_empty() { "supprimée".to_owned() } else { format!("supprimée avec {}", parts.join(" et ")) }
    },
    formerly: |names| format!("auparavant {names}"),
    formerly_no_longer: |names| format!("n’est plus trouvé sous {names}"),
    member: |group, since, until| format!("membre de {group} {}", during(since, until)),
    member_no_longer: |group, day| format!("n’est plus membre de {group} le {day}"),
    focal_point: "point focal",
    focal_point_and_coordinator: "point focal et coordinateur",
    during,
    focal_point_no_longer: |day| format!("n’est plus point focal le {day}"),
    coordinator: "coordinateur",
    coordinator_no_longer: "n’est plus coordinateur",
    since: |day| format!("depuis le {day}"),
    tracking,
    linked: "lien ajouté",
    unlinked: "lien retiré",
    of_body: |kind, body| format!("{kind}, {body}"),
    undated: "sans date",
    cancelled: "annulée",
    cancelled_no_longer: "n’est plus annulée",
    round_opened: |day, n_owners, n_items| {
        let owners = if n_owners < 2 { "responsable interrogé" } else { "responsables interrogés" };
        let items = if n_items == "1" { "point" } else { "points" };
        format!("{n_owners} {owners} sur {n_items} {items}\u{a0}; réponses jusqu’au {day}")
    },
    round_closed: |day| format!("clôturé le {day}"),
    letter: |level| if level == 0 { "fiche et lettre écrites".to_owned() } else { format!("rappel {level} écrit") },
    returned: |owner, state, n| format!("retour de {owner}, {state}, {n} {}", if n == "1" { "réponse" } else { "réponses" }),
    count,
    in_all: |counts| format!("en tout\u{a0}: {counts}"),
    taken_back: |id, by| format!("annulé\u{a0}: entrée {id}, de {by}"),
    done_again: |id, by| format!("refait\u{a0}: entrée {id}, de {by}"),
    made: "le registre a été créé",
    restored: "le registre a été remplacé par une sauvegarde",
    migrated: "le registre est passé à une forme plus récente",
    contact: "ce qui est connu d’une personne a été modifié",
    n_changes: |n| if n == 1 { "1 modification".to_owned() } else { format!("{} modifications", thousands(n, "\u{202f}")) },
    role: "Rôle",
    share: "Part propre",
    from_on: "À partir du",
    settlement: "Réglée par",
    successor: "Remplacée par",
    n_shares: "Parts",
    n_answers: "Réponses",
};

fn became(became: Became) -> &'static str {
    match became {
        Became::Added => "ajout",
        Became::Changed => "modification",
        Became::Removed => "suppression",
    }
}

fn tracking(tracking: Tracking) -> &'static str {
    match tracking {
        Tracking::Single => "a son propre état",
        Tracking::Each => "chacun de ses chefs de file a son propre état",
        Tracking::Components => "son état découle de ses composantes",
        Tracking::Restated => "a l’état de celle qu’elle réitère",
    }
}

fn during(since: Option<&str>, until: Option<&str>) -> String {
    let since = since.map_or_else(|| "depuis le début".to_owned(), |day| format!("depuis le {day}"));
    let until = until.map_or_else(String::new, |day| format!(", plus à partir du {day}"));
    format!("{since}{until}")
}

fn count(count: &Count) -> String {
    let Count { thing, n, .. } = *count;
    let (one, many, is_feminine) = match thing {
        Thing::Recommendation => ("recommandation", "recommandations", true),
        Thing::FollowUp => ("suivi", "suivis", false),
        Thing::Share => ("part", "parts", true),
        Thing::Relation => ("relation", "relations", true),
        Thing::Translation => ("traduction", "traductions", true),
        Thing::Meeting => ("réunion", "réunions", true),
        Thing::Owner => ("responsable", "responsables", false),
        Thing::Membership => ("appartenance", "appartenances", true),
        Thing::FocalPoint => ("point focal", "points focaux", false),
        Thing::Round => ("cycle", "cycles", false),
        Thing::Letter => ("lettre", "lettres", true),
        Thing::Return => ("retour", "retours", false),
        Thing::Setting => ("réglage", "réglages", false),
    };
    let verb = match count.became {
        Became::Added => "ajouté",
        Became::Changed => "modifié",
        Became::Removed => "supprimé",
    };
    let gender = if is_feminine { "e" } else { "" };
    let number = if n < 2 { "" } else { "s" };
    format!("{n} {} {verb}{gender}{number}", if n < 2 { one } else { many })
}
