//! What is said of the log and of findings in French.

use super::super::log::LogWords;
use super::plural;
use crate::model::finding::Problem;

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
        Problem::Rule => "une entrée de suivi enfreint une règle",
        Problem::Standing => "son état n’est pas celui de son suivi",
        Problem::Chain => "l’entrée a été modifiée après avoir été écrite",
        Problem::Gap => "le journal est incomplet ici",
        Problem::History => {
            "aucune entrée n'a cette empreinte : l'historique jusqu'à elle n'est pas dans ce registre, ou a été modifié"
        }
        Problem::Row => "la ligne a été modifiée hors de midsa",
        Problem::Stranger => "la ligne a été ajoutée hors de midsa",
        Problem::Gone => "la ligne a été supprimée hors de midsa",
        Problem::EvidenceMissing => "le justificatif est introuvable",
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
        | Problem::History
        | Problem::Row
        | Problem::Stranger
        | Problem::Gone
        | Problem::EvidenceMissing
        | Problem::EvidenceChanged
        | Problem::Locks => LOG.log_says,
    }
}

fn present(problem: Problem) -> &'static str {
    match problem {
        Problem::Size | Problem::Schema | Problem::EvidenceChanged => "Dans le fichier",
        Problem::Structure => "Selon SQLite",
        Problem::Reference => "Renvoie à",
        Problem::Unreadable | Problem::Rule => "En cause",
        Problem::Chain => "Calculé",
        Problem::Gap => "Trouvé",
        Problem::EvidenceMissing => "Selon le système",
        Problem::Standing | Problem::History | Problem::Row | Problem::Stranger | Problem::Gone | Problem::Locks => LOG.row_says,
    }
}

fn how_to_mend(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "`midsa check --mend` enlève ce qui suit la fin\u{a0}; s’il est trop court\u{a0}: `midsa restore FILE`",
        Problem::Structure | Problem::Schema | Problem::Reference | Problem::Unreadable => {
            "remettre une sauvegarde\u{a0}: `midsa restore FILE`"
        }
        Problem::Rule => "enregistrer ce qui manque, ou annuler l’entrée\u{a0}: `midsa undo ID`",
        Problem::Standing => "`midsa check --mend` écrit ce que dit le suivi",
        Problem::Row | Problem::Gone => "`midsa check --mend` rétablit ce que dit le journal",
        Problem::Chain | Problem::Gap => {
            "comparer avec une sauvegarde\u{a0}; la plus récente qui soit intacte\u{a0}: `midsa restore FILE`"
        }
        Problem::History => "comparez avec une copie de l'époque où l'empreinte a été notée",
        Problem::Stranger => "`midsa check --mend` la supprime\u{a0}; `midsa undo` la rétablit",
        Problem::EvidenceMissing => "remettre le fichier à sa place, ou enregistrer de nouveau le justificatif",
        Problem::EvidenceChanged => "remettre le fichier d’origine, ou enregistrer de nouveau le justificatif",
        Problem::Locks => "placer le registre dans un dossier d’un autre type, ou ne l’utiliser qu’un à la fois",
    }
}
