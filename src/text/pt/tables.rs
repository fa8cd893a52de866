//! The names of the tables in Portuguese.

/// Of a table's stable name; one that no page shows has none of its own.
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
        "log" => "Registo",
        "log-entry" => "Entrada do registo",
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
