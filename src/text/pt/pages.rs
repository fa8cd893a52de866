//! The words around a page in Portuguese.

use super::super::pages::Pages;
use super::plural;

pub(super) const PAGES: Pages = Pages {
    filter: "Filtrar as linhas",
    shown: "{n} de {of}",
    sort: "Ordenar por {heading}",
    as_table: "Em tabela",
    places: "Páginas",
    start: "Início",
    report: "Relatório",
    search: "Pesquisa",
    search_how: "Cada palavra escrita tem de constar da referência, do título, do texto, dos responsáveis, dos temas ou do estado.",
    today: "hoje",
    due: "prazo",
    timeline: "Da primeira proposta até hoje",
    timeline_of: |n, since| format!("Cronologia: {n} {} desde {since}", plural(n, "acontecimento", "acontecimentos")),
    heat_map: "O que cada responsável comunicou",
    how_far: "Ponto da situação",
    over_time: "Adotadas e implementadas ao longo do tempo",
    adopted: "adotadas",
    implemented: "implementadas",
};
