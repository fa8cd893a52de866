//! What is said of the log and of findings, and how a change is told, in French.

use super::super::log::{ChangedWords, LogWords};
use super::super::thousands;
use super::plural;
use crate::model::changed::{Became, Count, Thing};
use crate::model::finding::Problem;
use crate::model::vocabulary::Tracking;

pub(super) const LOG: LogWords = LogWords {
    id: "Entrée",
    at: "Quand (UTC)",
    local: "Quand",
    by: "Par",
    kind: "Nature",
    command: "Quoi",
    undoes: "Annule",
    undone_by: "Annulée par",
    n_changes: "Modifications",
    table: "Table",
    row: "Ligne",
    change: "Modification",
    column: "Colonne",
    before: "Avant",
    after: "Après",
    entry: |id| format!("Entrée {id}"),
    is_undone_by: |id| format!("annulée par {id}"),
    takes_back: |id| format!("annule {id}"),
    place: "Où",
    problem: "Constat",
    log_says: "Selon le journal",
    row_says: "Selon la ligne",
    mend: "Que faire",
    found,
    expected,
    present,
    how_to_mend,
    nothing_found: |n, n_entries| {
        format!(
            "rien à signaler\u{a0}: {n} {}, {n_entries} {} du journal",
            plural(n, "recommandation", "recommandations"),
            plural(n_entries, "entrée", "entrées")
        )
    },
    newest_hash: |hash| format!("empreinte la plus récente : {hash}"),
    history_held: |hash, id| format!("l'historique jusqu'à {hash} est là, inchangé : l'entrée {id} et toutes celles d'avant"),
    n_found: |n| format!("{n} {}", plural(n, "constat", "constats")),
};

fn found(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "le fichier n’a pas la longueur qu’indique son en-tête",
        Problem::Structure => "SQLite trouve le fichier endommagé",
        Problem::Schema => "le schéma n’est pas celui de ce programme",
        Problem::Reference => "elle renvoie à une ligne qui n’existe pas",
        Problem::Unreadable => "elle est illisible",
        Problem::Rule => "une règle est enfreinte",
        Problem::Standing => "son état n’est pas celui de son suivi",
        Problem::Chain => "l’entrée a été modifiée après avoir été écrite",
        Problem::Clock => "l’horloge de l’ordinateur était fausse ici",
        Problem::Gap => "le journal est incomplet ici",
        Problem::History => {
            "aucune entrée n'a cette empreinte : l'historique jusqu'à elle n'est pas dans ce registre, ou a été modifié"
        }
        Problem::Row => "la ligne a été modifiée hors de midsa",
        Problem::Stranger => "la ligne a été ajoutée hors de midsa",
        Problem::Gone => "la ligne a été supprimée hors de midsa",
        Problem::EvidenceMissing => "le justificatif est introuvable",
        Problem::EvidenceUnread => "le justificatif ne peut pas être lu",
        Problem::EvidenceChanged => "le justificatif a été modifié",
        Problem::Locks => {
            "les verrous sont sans effet dans ce dossier\u{a0}: deux utilisateurs à la fois peuvent endommager le registre"
        }
    }
}

fn expected(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "Selon son en-tête",
        Problem::Schema => "Selon midsa",
        Problem::Standing => "Selon le suivi",
        Problem::Gap => "Attendu",
        Problem::Structure
        | Problem::Reference
        | Problem::Unreadable
        | Problem::Rule
        | Problem::Chain
        | Problem::Clock
        | Problem::History
        | Problem::Row
        | Problem::Stranger
        | Problem::Gone
        | Problem::EvidenceMissing
        | Problem::EvidenceUnread
        | Problem::EvidenceChanged
        | Problem::Locks => LOG.log_says,
    }
}

fn present(problem: Problem) -> &'static str {
    match problem {
        Problem::Size | Problem::Schema | Problem::EvidenceChanged => "Dans le fichier",
        Problem::Structure => "Selon SQLite",
        Problem::Reference => "Renvoie à",
        Problem::Unreadable | Problem::Rule | Problem::Clock => "En cause",
        Problem::Chain => "Calculé",
        Problem::Gap => "Trouvé",
        Problem::EvidenceMissing | Problem::EvidenceUnread => "Selon le système",
        Problem::Standing | Problem::History | Problem::Row | Problem::Stranger | Problem::Gone | Problem::Locks => LOG.row_says,
    }
}

fn how_to_mend(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "`midsa check --mend` enlève ce qui suit la fin\u{a0}; s’il est trop court\u{a0}: `midsa restore FILE`",
        Problem::Structure | Problem::Schema | Problem::Reference | Problem::Unreadable => {
            "remettre une sauvegarde\u{a0}: `midsa restore FILE`"
        }
        Problem::Rule => "corriger ou enregistrer ce qui manque, ou annuler l’entrée\u{a0}: `midsa undo ID`",
        Problem::Standing => "`midsa check --mend` écrit ce que dit le suivi",
        Problem::Row | Problem::Gone => "`midsa check --mend` rétablit ce que dit le journal",
        Problem::Clock => {
            "régler l’horloge\u{a0}; si elle est juste, seule une sauvegarde d’avant cette entrée en est exempte\u{a0}: `midsa restore FILE`"
        }
        Problem::Chain | Problem::Gap => {
            "comparer avec une sauvegarde\u{a0}; la plus récente qui soit intacte\u{a0}: `midsa restore FILE`"
        }
        Problem::History => "comparez avec une copie de l'époque où l'empreinte a été notée",
        Problem::Stranger => "`midsa check --mend` la supprime\u{a0}; `midsa undo` la rétablit",
        Problem::EvidenceMissing => "remettre le fichier à sa place, ou enregistrer de nouveau le justificatif",
        Problem::EvidenceUnread => {
            "réessayer d’abord : le disque ou le réseau est peut-être en panne ; puis voir qui peut lire le fichier"
        }
        Problem::EvidenceChanged => "remettre le fichier d’origine, ou enregistrer de nouveau le justificatif",
        Problem::Locks => "placer le registre dans un dossier d’un autre type, ou ne l’utiliser qu’un à la fois",
    }
}

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
    internal_note: "note interne",
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
        None => format!("n’est plus {role}"),
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
    merged_into: |code| format!("fusion avec {code}"),
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
    round_asks_no_longer: |owners, n_items| {
        format!("{n_items} {} des questions à {owners}", if n_items == "1" { "point retiré" } else { "points retirés" })
    },
    round_asks_again: |owners, n_items| {
        format!("{n_items} {} de nouveau parmi les questions à {owners}", if n_items == "1" { "point" } else { "points" })
    },
    answers_gone: |n| if n == "1" { "1 réponse retirée".to_owned() } else { format!("{n} réponses retirées") },
    answers_again: |n| if n == "1" { "1 réponse rétablie".to_owned() } else { format!("{n} réponses rétablies") },
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
