//! The words of overviews, and of owners, in Portuguese.

use super::super::overviews::{Hints, Overviews, OwnerTexts};
use super::plural;
use crate::model::agenda::Urgency;
use crate::model::movement::Move;
use crate::model::vocabulary::{Lang, Status};

pub(super) const OVERVIEWS: Overviews = Overviews {
    agenda: |day| format!("Agenda de prazos em {day}"),
    urgency,
    nothing_open: "nada está em aberto",
    nothing_due: "nada está em atraso nem vence nesse período",
    days_late: "Dias de\u{a0}atraso",
    days_left: "Dias em falta",
    desk: |day| format!("Ponto de situação em {day}"),
    pile: |name, n, by_share, left_out| {
        let shares = (by_share > n).then(|| format!("{by_share} com a quota-parte de cada responsável"));
        let left_out = (!left_out.is_empty()).then(|| format!("fora de `midsa progress`: {}", left_out.join(", ")));
        let said: Vec<String> = std::iter::once(n.to_string()).chain(shares).chain(left_out).collect();
        format!("{name} ({})", said.join("; "))
    },
    apart: "a quota-parte de cada responsável contada à parte",
    silent: |days| format!("Sem notícias há {days} {} ou mais, nem em atraso nem de prazo próximo", plural(days, "dia", "dias")),
    disputed: "Contestadas",
    none: "nenhuma",
    more: |n, command| format!("e mais {n}: {command}"),
    shares_alone: |command| format!("apenas quotas-partes do que consta acima: {command}"),
    quiet_since: |day| format!("nada desde {day}"),
    last_changes: "Últimas alterações",
    what_next: "O que escrever a seguir",
    no_register: |path| format!("Ainda não há registo em {path}."),
    is_empty: "O registo ainda não contém recomendações.",
    hints: Hints {
        init: "cria o registo, com os atos do MIDSA",
        init_empty: "cria-o vazio",
        add_meeting: "regista uma reunião",
        add: "regista o que ela adotou",
        import: "lê um ficheiro de recomendações",
        help: "todos os comandos",
        due: "a agenda de prazos",
        show: "tudo sobre uma recomendação",
        update: "regista o que se soube dela",
        progress: "o andamento, reunião a reunião",
        changes: "o que mudou desde um dia ou uma reunião",
    },
    letter,
    matrix: |day| format!("A quota-parte de cada responsável em {day}"),
    nothing_tracked_each: "nada é acompanhado para cada responsável",
    changes: |since, until| format!("O que mudou de {since} a {until}"),
    happened_since: "Ocorrido desde então",
    learned_since: "Ocorrido antes, sabido desde então",
    added_since: "Novas no registo",
    nothing_moved: "nada mudou",
    change: "Alteração",
    learned: |day| format!("sabido em {day}"),
    became_overdue: "agora em atraso",
    moved: |n, movement| match movement {
        Move::NewlyImplemented => format!("{n} {}", plural(n, "recém-implementada", "recém-implementadas")),
        Move::NewlyConfirmed => format!("{n} {}", plural(n, "recém-confirmada", "recém-confirmadas")),
        Move::Slipped => format!("{n} {}", plural(n, "atrasada", "atrasadas")),
        Move::Reopened => format!("{n} {}", plural(n, "reaberta", "reabertas")),
        Move::Silent => format!("{n} sem notícias"),
    },
    n_moved: |movement| match movement {
        Move::NewlyImplemented => "Recém-implementadas",
        Move::NewlyConfirmed => "Recém-confirmadas",
        Move::Slipped => "Atrasadas",
        Move::Reopened => "Reabertas",
        Move::Silent => "Sem notícias",
    },
    moved_apart: |counts, left_out| {
        let with = if left_out.is_empty() { String::new() } else { format!(", e {}", left_out.join(", ")) };
        format!("a quota-parte de cada responsável contada à parte{with}: {counts}")
    },
    in_of: |status, label, n, of| {
        let of = format!("{n} de {of}");
        if status == Status::NotReported { format!("{label} de {of}") } else { format!("{label} em {of}") }
    },
    n_silent: |n| format!("{n} sem informação"),
    n_confirmed: |n| format!("{n} {}", plural(n, "confirmada", "confirmadas")),
    n_queried: |n| format!("{n} {}", plural(n, "posta em dúvida", "postas em dúvida")),
    set_aside: |n, why| format!("{n} à parte ({why})"),
};

fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Overdue => "Em atraso",
        Urgency::DueSoon => "Com prazo próximo",
        Urgency::Later => "Mais tarde",
        Urgency::AwaitingMeeting => "À espera de uma reunião",
        Urgency::Undated => "Sem prazo",
    }
}

fn letter(status: Status) -> char {
    match status {
        Status::NotReported => '·',
        Status::NotStarted => 'N',
        Status::InProgress => 'C',
        Status::PartlyImplemented => 'P',
        Status::OnHold => 'S',
        Status::Continuing => 'E',
        Status::Implemented => 'I',
        Status::Superseded => 'B',
        Status::NotApplicable => 'X',
        Status::Dropped => 'A',
        Status::Lapsed => 'D',
    }
}

pub(super) const OWNERS: OwnerTexts = OwnerTexts {
    groups: "Membro de",
    focal_points: "Pontos focais",
    late: "Em atraso",
    open_items: "Por fazer",
    reported: "O que comunicou",
    done: "Feitas ou encerradas",
    concerned: "Através de um grupo, ou noutro papel",
    through: |code| format!("por {code}"),
    nothing_reported: "Ainda nada foi comunicado.",
    role: "Papel",
    share: "quota-parte",
    forgotten: "[pessoa apagada]",
    no_focal_point: "sem ponto focal",
    no_focal_point_since: |day| format!("sem ponto focal desde {day}"),
    no_focal_point_between: |from, to| format!("sem ponto focal de {from} a {to}"),
    never_had: |n| {
        let owners = plural(n, "responsável (sem contar grupos) nunca teve", "responsáveis (sem contar grupos) nunca tiveram");
        format!("{n} {owners} ponto focal registado")
    },
    persons: |n| format!("{n} {}", plural(n, "pessoa é aqui nomeada", "pessoas são aqui nomeadas")),
    lang,
};

fn lang(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "inglês",
        Lang::Fr => "francês",
        Lang::Pt => "português",
    }
}
