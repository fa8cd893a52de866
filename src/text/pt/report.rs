//! The sentences of the report in Portuguese.

use super::super::report::ReportTexts;
use super::plural;
use crate::model::progress::Counts;
use crate::model::vocabulary::Status;

pub(super) const REPORT: ReportTexts = ReportTexts {
    title: |body| format!("{body}: relatório de progresso"),
    as_of: |day| format!("Situação em {day}."),
    as_known_on: |day| format!("Tal como era conhecida em {day}."),
    adopted: |body, n, n_meetings, first, last| {
        let what = plural(n, "recomendação ou decisão", "recomendações e decisões");
        let at = format!("{n_meetings} {}", plural(n_meetings, "reunião", "reuniões"));
        let when = if first == last { format!("em {first}") } else { format!("de {first} a {last}") };
        format!("{body}: {n} {what}, adotadas em {at}, {when}.").replace("adotadas", plural(n, "adotada", "adotadas"))
    },
    meeting_adopted: |n| format!("A reunião adotou {n} {}.", plural(n, "recomendação ou decisão", "recomendações e decisões")),
    owner_answers: |name, n| {
        format!("Responsável: {name}, por {n} {}.", plural(n, "recomendação ou decisão", "recomendações e decisões"))
    },
    nothing_adopted: "Ainda não foi adotado nada do que é contado.",
    done,
    open,
    aside: |n| {
        let one = "não é contada nesta parte, por ser permanente, substituída ou não aplicável";
        format!("{n} {}.", plural(n, one, "não são contadas nesta parte, por serem permanentes, substituídas ou não aplicáveis"))
    },
    percent,
    agreed: "O que foi acordado e o que está feito",
    moved: |day| format!("O que mudou desde {day}"),
    moved_since_meeting: |meeting, day| format!("O que mudou desde {meeting} ({day})"),
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
    nothing_to_decide: "Nada: tudo o que está em aberto tem prazo, responsável e acordo, sem contestação.",
    undated: |n| format!("Sem prazo: {n}"),
    ownerless: |n| format!("Sem responsável: {n}"),
    in_principle: |n| format!("{} apenas em princípio: {n}", plural(n, "Aceite", "Aceites")),
    disputed: |n| format!("{}: {n}", plural(n, "Contestada", "Contestadas")),
    and_more: |n| format!("e mais {n}"),
    below: |counts| format!("Não contados acima: {}.", counts.join(", ")),
    by_meeting: "Progresso por reunião",
    by_owner: "Progresso por responsável",
    by_theme: "Progresso por tema",
    over_time: "Progresso ao longo do tempo",
    reported_on: "com informação recebida",
    year: "Até",
    matrix: "O que cada responsável comunicou",
    tracking: "Seguimento das decisões",
    follow_up: "Progresso e seguimento",
    lineage: "Origem",
    other_items: "Pedidos e decisões de outros órgãos",
    changes: "O que mudou, em pormenor",
    method: "Como se contou",
    how_counted: |due_soon, stale| {
        vec![
            "O estado é o que o responsável comunicou. «Sem informação recebida» significa que nada chegou ao secretariado; nada diz sobre o que foi feito.".to_owned(),
            "Uma recomendação com componentes é contada pelas suas componentes, e uma reiteração não é contada. A que é seguida para cada responsável conta uma vez no total, e uma vez para cada um no quadro por responsável.".to_owned(),
            "A parte implementada refere-se a tudo o que não é permanente, substituído nem não aplicável. «Confirmada» significa que o Grupo Diretor verificou as provas.".to_owned(),
            format!("Está em atraso o que continua em aberto depois do prazo; com prazo próximo, o que vence dentro de {due_soon} dias; sem notícias, o que está em aberto sem nenhum seguimento há {stale} dias."),
            "Só figuram as notas destinadas ao público.".to_owned(),
        ]
    },
    cut: |shown, of, place| format!("Mostram-se aqui {shown} de {of} linhas; todas estão em {place}."),
    annex: "anexo",
};

fn done(counts: &Counts) -> String {
    let (n, base) = (counts.n(Status::Implemented), counts.n_base());
    let share = counts.pct_implemented().map_or_else(String::new, |pct| format!(" ({})", percent(pct)));
    let confirmed = match (n, counts.n_confirmed) {
        (0, _) => String::new(),
        (_, 0) => "; o Grupo Diretor ainda não confirmou nenhuma".to_owned(),
        (_, confirmed) => format!("; o Grupo Diretor confirmou {confirmed}"),
    };
    format!("{n} de {base} {}{share}{confirmed}.", plural(n, "está implementada", "estão implementadas"))
}

fn open(counts: &Counts) -> String {
    let (silent, late, total) = (counts.n(Status::NotReported), counts.n_overdue, counts.n_total());
    let late_are = plural(late, "está em atraso", "estão em atraso");
    format!("Não foi recebida informação sobre {silent} de {total}. {late} {late_are}.")
}

/// With a comma, and a space that does not break before the sign.
fn percent(value: f64) -> String {
    let text = format!("{value:.1}");
    format!("{}\u{a0}%", text.strip_suffix(".0").unwrap_or(&text).replace('.', ","))
}
