//! What is said of the log and of findings, and how a change is told, in Portuguese.

use super::super::log::{ChangedWords, LogWords};
use super::super::thousands;
use super::plural;
use crate::model::changed::{Became, Count, Thing};
use crate::model::finding::Problem;
use crate::model::vocabulary::Tracking;

pub(super) const LOG: LogWords = LogWords {
    id: "Entrada",
    at: "Quando (UTC)",
    local: "Quando",
    by: "Por",
    kind: "Natureza",
    command: "O quê",
    undoes: "Anula",
    undone_by: "Anulada por",
    n_changes: "Alterações",
    table: "Tabela",
    row: "Linha",
    change: "Alteração",
    column: "Coluna",
    before: "Antes",
    after: "Depois",
    entry: |id| format!("Entrada {id}"),
    is_undone_by: |id| format!("anulada por {id}"),
    takes_back: |id| format!("anula {id}"),
    place: "Onde",
    problem: "Constatação",
    log_says: "Segundo o diário",
    row_says: "Segundo a linha",
    mend: "O que fazer",
    found,
    expected,
    present,
    how_to_mend,
    nothing_found: |n, n_entries| {
        format!(
            "nada a assinalar: {n} {}, {n_entries} {} do diário",
            plural(n, "recomendação", "recomendações"),
            plural(n_entries, "entrada", "entradas")
        )
    },
    newest_hash: |hash| format!("resumo mais recente: {hash}"),
    history_held: |hash, id| format!("o histórico até {hash} está aqui, inalterado: a entrada {id} e todas as anteriores"),
    n_found: |n| format!("{n} {}", plural(n, "constatação", "constatações")),
};

fn found(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "o ficheiro não tem o tamanho indicado no seu cabeçalho",
        Problem::Structure => "o SQLite considera o ficheiro danificado",
        Problem::Schema => "o esquema não é o deste programa",
        Problem::Reference => "remete para uma linha que não existe",
        Problem::Unreadable => "não pode ser lida",
        Problem::Rule => "infringe uma regra",
        Problem::Standing => "o estado não é o que resulta do seu acompanhamento",
        Problem::Chain => "a entrada foi alterada depois de escrita",
        Problem::Clock => "o relógio do computador estava errado aqui",
        Problem::Gap => "o diário não está completo aqui",
        Problem::History => "nenhuma entrada tem este resumo: o histórico até ele não está neste registo, ou foi alterado",
        Problem::Row => "a linha foi alterada fora do midsa",
        Problem::Stranger => "a linha foi acrescentada fora do midsa",
        Problem::Gone => "a linha foi suprimida fora do midsa",
        Problem::EvidenceMissing => "falta o ficheiro comprovativo",
        Problem::EvidenceUnread => "o ficheiro comprovativo não pode ser lido",
        Problem::EvidenceChanged => "o ficheiro comprovativo foi alterado",
        Problem::Locks => "os bloqueios não funcionam nesta pasta: dois utilizadores em simultâneo podem danificar o registo",
    }
}

fn expected(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "Segundo o cabeçalho",
        Problem::Schema => "Segundo o midsa",
        Problem::Standing => "Segundo o acompanhamento",
        Problem::Gap => "Esperado",
        Problem::Structure
        | Problem::Reference
        | Problem::Unreadable
        | Problem::Rule
        | Problem::Chain
        | Problem::Clock
        | Problem::History
        | Problem::Row
        | Problem::Stranger
        | Problem::Gone
        | Problem::EvidenceMissing
        | Problem::EvidenceUnread
        | Problem::EvidenceChanged
        | Problem::Locks => LOG.log_says,
    }
}

fn present(problem: Problem) -> &'static str {
    match problem {
        Problem::Size | Problem::Schema | Problem::EvidenceChanged => "No ficheiro",
        Problem::Structure => "Segundo o SQLite",
        Problem::Reference => "Remete para",
        Problem::Unreadable | Problem::Rule | Problem::Clock => "O que falha",
        Problem::Chain => "Calculado",
        Problem::Gap => "Encontrado",
        Problem::EvidenceMissing | Problem::EvidenceUnread => "Segundo o sistema",
        Problem::Standing | Problem::History | Problem::Row | Problem::Stranger | Problem::Gone | Problem::Locks => LOG.row_says,
    }
}

fn how_to_mend(problem: Problem) -> &'static str {
    match problem {
        Problem::Size => "`midsa check --mend` retira o que está depois do fim; se for demasiado curto: `midsa restore FILE`",
        Problem::Structure | Problem::Schema | Problem::Reference | Problem::Unreadable => {
            "repor uma cópia de segurança: `midsa restore FILE`"
        }
        Problem::Rule => "corrigir ou registar o que falta, ou anular a entrada: `midsa undo ID`",
        Problem::Standing => "`midsa check --mend` escreve o que diz o acompanhamento",
        Problem::Row | Problem::Gone => "`midsa check --mend` repõe o que diz o diário",
        Problem::Clock => {
            "acertar o relógio; se está certo, só uma cópia de segurança anterior a esta entrada não a tem: `midsa restore FILE`"
        }
        Problem::Chain | Problem::Gap => {
            "comparar com uma cópia de segurança; a mais recente que esteja intacta: `midsa restore FILE`"
        }
        Problem::History => "compare com uma cópia do tempo em que o resumo foi anotado",
        Problem::Stranger => "`midsa check --mend` suprime-a; `midsa undo` repõe-na",
        Problem::EvidenceMissing => "repor o ficheiro no seu lugar, ou registar de novo o comprovativo",
        Problem::EvidenceUnread => {
            "tentar primeiro de novo: o disco ou a rede pode estar a falhar; depois ver quem pode ler o ficheiro"
        }
        Problem::EvidenceChanged => "repor o ficheiro original, ou registar de novo o comprovativo",
        Problem::Locks => "mudar o registo para uma pasta de outro tipo, ou usá-lo um de cada vez",
    }
}

pub(super) const CHANGED: ChangedWords = ChangedWords {
    became,
    follows: "decorre disso",
    not_set: "não definido",
    yes: "sim",
    no: "não",
    no_day: "sem dia",
    no_day_yet: "ainda sem dia",
    quoted: |text| format!("«{text}»"),
    recorded: |what| format!("{what} registado"),
    internal_note: "nota interna",
    in_dispute: "contestado",
    dispute_settled: "contestação resolvida",
    n_evidence: |n| if n == 1 { "1 comprovativo".to_owned() } else { format!("{n} comprovativos") },
    follow_up_gone: |day| format!("acompanhamento de {day} retirado"),
    came: |items| format!("{items} acrescentado"),
    gone: |items| format!("{items} retirado"),
    has_role: |role, day| match day {
        Some(day) => format!("{role} a partir de {day}"),
        None => role.to_owned(),
    },
    has_role_no_longer: |role, day| match day {
        Some(day) => format!("deixa de ser {role} a partir de {day}"),
        None => format!("deixa de ser {role}"),
    },
    own_share: "com parte própria",
    own_share_no_longer: "sem parte própria",
    removed_with: |n_shares, n_follow_ups| {
        let counted = |n: usize, one: &str, many: &str| (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }));
        let parts: Vec<String> =
            [counted(n_shares, "quota-parte", "quotas-partes"), counted(n_follow_ups, "acompanhamento", "acompanhamentos")]
                .into_iter()
                .flatten()
                .collect();
        if parts.is_empty() { "suprimida".to_owned() } else { format!("suprimida com {}", parts.join(" e ")) }
    },
    formerly: |names| format!("antes {names}"),
    formerly_no_longer: |names| format!("já não se encontra como {names}"),
    merged_into: |code| format!("fundido com {code}"),
    member: |group, since, until| format!("membro de {group} {}", during(since, until)),
    member_no_longer: |group, day| format!("deixa de ser membro de {group} em {day}"),
    focal_point: "ponto focal",
    focal_point_and_coordinator: "ponto focal e coordenador",
    during,
    focal_point_no_longer: |day| format!("deixa de ser ponto focal em {day}"),
    coordinator: "coordenador",
    coordinator_no_longer: "deixa de ser coordenador",
    since: |day| format!("desde {day}"),
    tracking,
    linked: "ligação acrescentada",
    unlinked: "ligação retirada",
    of_body: |kind, body| format!("{kind}, {body}"),
    undated: "sem data",
    cancelled: "cancelada",
    cancelled_no_longer: "já não cancelada",
    round_opened: |day, n_owners, n_items| {
        let owners = if n_owners == 1 { "responsável consultado" } else { "responsáveis consultados" };
        let items = if n_items == "1" { "ponto" } else { "pontos" };
        format!("{n_owners} {owners} sobre {n_items} {items}; respostas até {day}")
    },
    round_closed: |day| format!("encerrado em {day}"),
    round_asks_no_longer: |owners, n_items| {
        format!("{n_items} {} das perguntas a {owners}", if n_items == "1" { "ponto retirado" } else { "pontos retirados" })
    },
    round_asks_again: |owners, n_items| {
        format!("{n_items} {} de novo entre as perguntas a {owners}", if n_items == "1" { "ponto" } else { "pontos" })
    },
    answers_gone: |n| if n == "1" { "1 resposta retirada".to_owned() } else { format!("{n} respostas retiradas") },
    answers_again: |n| if n == "1" { "1 resposta reposta".to_owned() } else { format!("{n} respostas repostas") },
    letter: |level| if level == 0 { "ficha e carta escritas".to_owned() } else { format!("lembrete {level} escrito") },
    returned: |owner, state, n| format!("devolução de {owner}, {state}, {n} {}", if n == "1" { "resposta" } else { "respostas" }),
    count,
    in_all: |counts| format!("ao todo: {counts}"),
    taken_back: |id, by| format!("anulada: entrada {id}, de {by}"),
    done_again: |id, by| format!("refeita: entrada {id}, de {by}"),
    made: "o registo foi criado",
    restored: "o registo foi substituído por uma cópia de segurança",
    migrated: "o registo passou a uma forma mais recente",
    contact: "o que se sabe de uma pessoa foi alterado",
    n_changes: |n| if n == 1 { "1 alteração".to_owned() } else { format!("{} alterações", thousands(n, "\u{a0}")) },
    role: "Papel",
    share: "Parte própria",
    from_on: "A partir de",
    settlement: "Resolvida por",
    successor: "Substituída por",
    n_shares: "Partes",
    n_answers: "Respostas",
};

fn became(became: Became) -> &'static str {
    match became {
        Became::Added => "novo",
        Became::Changed => "alterado",
        Became::Removed => "suprimido",
    }
}

fn tracking(tracking: Tracking) -> &'static str {
    match tracking {
        Tracking::Single => "tem estado próprio",
        Tracking::Each => "cada um dos seus responsáveis principais tem estado próprio",
        Tracking::Components => "o seu estado decorre das suas componentes",
        Tracking::Restated => "tem o estado da que reitera",
    }
}

fn during(since: Option<&str>, until: Option<&str>) -> String {
    let since = since.map_or_else(|| "desde o início".to_owned(), |day| format!("desde {day}"));
    let until = until.map_or_else(String::new, |day| format!(", já não em {day}"));
    format!("{since}{until}")
}

fn count(count: &Count) -> String {
    let Count { thing, n, .. } = *count;
    let (one, many, is_feminine) = match thing {
        Thing::Recommendation => ("recomendação", "recomendações", true),
        Thing::FollowUp => ("acompanhamento", "acompanhamentos", false),
        Thing::Share => ("quota-parte", "quotas-partes", true),
        Thing::Relation => ("relação", "relações", true),
        Thing::Translation => ("tradução", "traduções", true),
        Thing::Meeting => ("reunião", "reuniões", true),
        Thing::Owner => ("responsável", "responsáveis", false),
        Thing::Membership => ("pertença", "pertenças", true),
        Thing::FocalPoint => ("ponto focal", "pontos focais", false),
        Thing::Round => ("ciclo", "ciclos", false),
        Thing::Letter => ("carta", "cartas", true),
        Thing::Return => ("devolução", "devoluções", true),
        Thing::Setting => ("definição", "definições", true),
    };
    let verb = match count.became {
        Became::Added => "acrescentad",
        Became::Changed => "alterad",
        Became::Removed => "suprimid",
    };
    let gender = if is_feminine { "a" } else { "o" };
    let number = if n == 1 { "" } else { "s" };
    format!("{n} {} {verb}{gender}{number}", if n == 1 { one } else { many })
}
