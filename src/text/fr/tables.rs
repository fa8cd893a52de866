//! The names of the tables in French.

/// Of a table's stable name; one that no page shows has none of its own.
pub(super) fn table(name: &'static str) -> &'static str {
    match name {
        "recommendations" => "Recommandations",
        "shares" => "Parts",
        "follow-ups" => "Suivi",
        "meetings" => "Réunions",
        "owners" => "Responsables",
        "focal-points" => "Points focaux",
        "relations" => "Relations",
        "translations" => "Traductions",
        "progress" => "Avancement",
        "deadlines" => "Échéances",
        "changes" => "Modifications",
        "matrix" => "Matrice",
        "findings" => "Constats",
        "log" => "Journal",
        "log-entry" => "Entrée du journal",
        "plan" => "Plan",
        "settings" => "Réglages",
        "rounds" => "Cycles de suivi",
        "round-status" => "Réponses des responsables",
        "round-returns" => "Retours",
        "round-requests" => "Demandes d’une autre échéance",
        "round-ingest" => "Contenu des retours",
        other => other,
    }
}
