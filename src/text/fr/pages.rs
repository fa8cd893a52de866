//! The words around a page in French.

use super::super::pages::Pages;
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
