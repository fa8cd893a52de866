//! The words around a page and of the desk, and the names of the tables, in French.

use super::super::pages::{DeskTexts, Pages};
use super::plural;

pub(super) const PAGES: Pages = Pages {
    filter: "Filtrer les lignes",
    shown: "{n} sur {of}",
    sort: "Trier par {heading}",
    as_table: "Sous forme de tableau",
    places: "Pages",
    start: "Accueil",
    report: "Rapport",
    search: "Recherche",
    search_how: "Chaque mot saisi doit figurer dans la référence, le titre, le texte, les responsables, les thèmes ou l’état.",
    today: "aujourd’hui",
    due: "échéance",
    timeline: "De la première proposition à aujourd’hui",
    timeline_of: |n, since| format!("Chronologie\u{a0}: {n} {} depuis {since}", plural(n, "événement", "événements")),
    heat_map: "Ce que chaque responsable a signalé",
    how_far: "État d’avancement",
    over_time: "Adoptées et mises en œuvre au fil du temps",
    adopted: "adoptées",
    implemented: "mises en œuvre",
};

pub(super) const DESK: DeskTexts = DeskTexts {
    internal: |note| format!("[interne] {note}"),
    in_dispute: |text| format!("† contesté\u{a0}: «\u{a0}{text}\u{a0}»"),
    first_of: |n, of| format!("{n} sur {of}"),
    lies_at: |path| format!("registre\u{a0}: {path}"),
    without_items: |n| format!("ce que {n} {} ne figure pas au registre", plural(n, "réunion a adopté", "réunions ont adopté")),
};

/// The name of a table, of its stable name; one that no page shows has none of its own.
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
