//! The sentences of the report, the words around a page and of the desk, and the names of the tables, in Portuguese.

use super::super::report::{DeskTexts, Pages, ReportTexts, RoundDay};
use super::super::thousands;
use super::plural;
use crate::model::progress::Counts;
use crate::model::vocabulary::Status;

pub(super) const REPORT: ReportTexts = ReportTexts {
    title: |body| format!("{body}: relatório de progresso"),
    as_of: |day| format!("Situação em {day}."),
    as_known_on: |day| format!("Tal como era conhecida em {day}."),
    adopted: |body, n, n_meetings, years| {
        let what = plural(n, "recomendação ou decisão", "recomendações e decisões");
        let at = format!("{} {}", number(n_meetings), plural(n_meetings, "reunião", "reuniões"));
        let when = match years {
            None => String::new(),
            Some((first, last)) if first == last => format!(", em {first}"),
            Some((first, last)) => format!(", de {first} a {last}"),
        };
        format!("{body}: {} {what}, {} em {at}{when}.", number(n), plural(n, "adotada", "adotadas"))
    },
    meeting_adopted: |n| {
        format!("A reunião adotou {} {}.", number(n), plural(n, "recomendação ou decisão", "recomendações e decisões"))
    },
    owner_answers: |name, n| {
        format!("{name} responde por {} {}.", number(n), plural(n, "recomendação ou decisão", "recomendações e decisões"))
    },
    nothing_adopted: "Ainda não foi adotado nada do que é contado.",
    done,
    open,
    aside: |n| {
        let one = "não é contada nesta parte, por ser permanente, substituída ou não aplicável";
        format!(
            "{} {}.",
            number(n),
            plural(n, one, "não são contadas nesta parte, por serem permanentes, substituídas ou não aplicáveis")
        )
    },
    percent,
    decimal,
    number,
    of: |n| format!("de {}", number(n)),
    key_adopted: |n| plural(n, "recomendação ou decisão", "recomendações e decisões"),
    key_done: |pct| pct.map_or_else(|| "implementadas".to_owned(), |pct| format!("implementadas ({})", percent(pct))),
    key_overdue: "em atraso",
    agreed: "O que foi acordado e o que está feito",
    moved: "O que mudou",
    since: |day| format!("Desde {day}:"),
    since_meeting: |meeting, day| format!("Desde {meeting} ({day}):"),
    happened: |day| format!("({day})"),
    learned: |day| format!("({day}, conhecido desde então)"),
    returned: |round, day, n, of| {
        let day = match day {
            RoundDay::Closed(day) => format!("encerrado em {day}"),
            RoundDay::Open(day) => format!("aberto até {day}"),
        };
        format!(
            "Ciclo de acompanhamento {round} ({day}): {n} de {of} {}.",
            plural(of, "resposta recebida", "respostas recebidas")
        )
    },
    delays: "Os maiores atrasos",
    none_overdue: "Nenhum prazo foi ultrapassado.",
    open_longest: "Em aberto há mais tempo:",
    how_long: |days| match days {
        730.. => format!("{} anos", days * 100 / 36525),
        61.. => format!("{} meses", days / 30),
        _ => format!("{days} {}", plural(days, "dia", "dias")),
    },
    late_for: "Atraso",
    open_for: "Em aberto há",
    owners_late: |n, of| format!("{n} de {of} {} em atraso", plural(of, "responsável", "responsáveis")),
    causes: |causes| format!("Causas dos atrasos: {}.", causes.join(", ")),
    no_cause: "nenhuma indicada",
    due_next: "Próximos prazos",
    nothing_due: "Não há nenhum prazo futuro.",
    decide: "O que requer uma decisão",
    decide_said: |n, of, kinds| {
        let of_all = if n == of {
            format!("Todas as {} em aberto", number(of))
        } else {
            format!("{} das {} em aberto", number(n), number(of))
        };
        format!("{}: {}.", if of == 1 { "A única em aberto".to_owned() } else { of_all }, kinds.join(", "))
    },
    missing: ["sem prazo", "sem responsável", "aceite apenas em princípio", "contestada"],
    missing_heading: "Motivo",
    nothing_to_decide: "Nada: tudo o que está em aberto tem prazo, responsável e acordo, sem contestação.",
    undated: |n| format!("{} sem prazo", number(n)),
    undated_in_part: |n| format!("{} sem prazo para parte dos responsáveis", number(n)),
    undated_owners: |n, of| format!("sem prazo para {n} de {of} responsáveis"),
    ownerless: |n| format!("{} sem responsável", number(n)),
    in_principle: |n| format!("{} {} apenas em princípio", number(n), plural(n, "aceite", "aceites")),
    disputed: |n| format!("{} {}", number(n), plural(n, "contestada", "contestadas")),
    and_more: |n| format!("e mais {n}"),
    below: |counts| format!("Não contados acima: {}.", counts.join(", ")),
    by_meeting: "Progresso por reunião",
    by_owner: "Progresso por responsável",
    by_theme: "Progresso por tema",
    over_time: "Progresso ao longo do tempo",
    reported_on: "com informação recebida",
    year: "Ano",
    matrix: "O que cada responsável comunicou",
    tracking: "Seguimento das decisões",
    no_owner: "nenhum indicado",
    follow_up: "Progresso e acompanhamento",
    lineage: "Origem",
    other_items: "Pedidos e decisões de outros órgãos",
    changes: "O que mudou, em pormenor",
    method: "Como se contou",
    how_counted: |due_soon, stale| {
        vec![
            "O estado é o que o responsável comunicou. «Sem informação recebida» significa que nada chegou ao secretariado; nada diz sobre o que foi feito.".to_owned(),
            "Uma recomendação com componentes é contada pelas suas componentes, e uma reiteração não é contada. A que é seguida para cada responsável conta uma vez no total, e uma vez para cada um no quadro por responsável.".to_owned(),
            "A parte implementada refere-se a tudo o que não é permanente, substituído nem não aplicável. «Confirmada» significa que o Grupo Diretor verificou os comprovativos.".to_owned(),
            format!("Está em atraso o que continua em aberto depois do prazo; com prazo próximo, o que vence dentro de {due_soon} dias; sem notícias, o que está em aberto sem nenhum acompanhamento há {stale} dias."),
            "Só figuram as notas destinadas ao público.".to_owned(),
        ]
    },
    cut: |shown, of, place| format!("Mostram-se aqui {} de {} linhas; todas em: {place}.", counted(shown), counted(of)),
    the_annexes: "anexos",
    annex: |n| format!("anexo {n}"),
    rows: |first, last| format!("linhas {} a {}", counted(first), counted(last)),
};

fn done(counts: &Counts) -> String {
    let (n, base) = (counts.n(Status::Implemented), counts.n_base());
    let share = counts.pct_implemented().map_or_else(String::new, |pct| format!(" ({})", percent(pct)));
    let confirmed = match (n, counts.n_confirmed) {
        (0, _) => String::new(),
        (_, 0) => "; o Grupo Diretor ainda não confirmou nenhuma".to_owned(),
        (_, confirmed) => format!("; o Grupo Diretor confirmou {}", number(confirmed)),
    };
    let are = plural(n, "está implementada", "estão implementadas");
    format!("{} de {} {are}{share}{confirmed}.", number(n), number(base))
}

fn open(counts: &Counts) -> String {
    let (silent, late, total) = (counts.n(Status::NotReported), counts.n_overdue, counts.n_total());
    let heard = match silent {
        0 => "Foi recebida informação sobre todas.".to_owned(),
        _ => format!("Não foi recebida informação sobre {} de {}.", number(silent), number(total)),
    };
    match late {
        0 => format!("{heard} Nenhuma está em atraso."),
        _ => format!("{heard} {} {}.", number(late), plural(late, "está em atraso", "estão em atraso")),
    }
}

/// With a comma, and a space that does not break before the sign.
fn percent(value: f64) -> String {
    let text = decimal(value);
    format!("{}\u{a0}%", text.strip_suffix(",0").unwrap_or(&text))
}

fn decimal(value: f64) -> String {
    format!("{value:.1}").replace('.', ",")
}

fn counted(n: usize) -> String {
    number(u32::try_from(n).unwrap_or(u32::MAX))
}

fn number(n: u32) -> String {
    thousands(n, "\u{a0}")
}

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
        "round-answers" => "Respostas que o registo não tem",
        "round-requests" => "Pedidos de outro prazo",
        "round-ingest" => "Conteúdo das devoluções",
        other => other,
    }
}
