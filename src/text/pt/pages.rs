//! The words around a page and of the desk, and the names of the tables, in Portuguese.

use super::super::pages::{DeskTexts, Pages};
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

pub(super) const DESK: DeskTexts = DeskTexts {
    internal: |note| format!("[interno] {note}"),
    in_dispute: |text| format!("† contestado: «{text}»"),
    first_of: |n, of| format!("{n} de {of}"),
    lies_at: |path| format!("registo: {path}"),
    without_items: |n| format!("o que {n} {} não consta do registo", plural(n, "reunião adotou", "reuniões adotaram")),
};

/// The name of a table, of its stable name; one that no page shows has none of its own.
pub(super) fn table(name: &'static str) -> &'static str {
    match name {
        "recommendations" => "Recomendações",
        "shares" => "Quotas-partes",
        "follow-ups" => "Acompanhamento",
        "meetings" => "Reuniões",
        "owners" => "Responsáveis",
        "focal-points" => "Pontos focais",
        "relations" => "Relações",
        "translations" => "Traduções",
        "progress" => "Progresso",
        "deadlines" => "Prazos",
        "changes" => "Alterações",
        "matrix" => "Matriz",
        "findings" => "Constatações",
        "log" => "Diário",
        "log-entry" => "Entrada do diário",
        "plan" => "Plano",
        "settings" => "Definições",
        "rounds" => "Ciclos de acompanhamento",
        "round-status" => "Respostas dos responsáveis",
        "round-returns" => "Devoluções",
        "round-requests" => "Pedidos de outro prazo",
        "round-ingest" => "Conteúdo das devoluções",
        other => other,
    }
}
