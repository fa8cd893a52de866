//! The words of reporting rounds in Portuguese.

use super::super::round::{LeftAlone, RoundWords, RoundsDone, SheetWords};
use super::dates::span;
use super::plural;
use crate::model::date::Span;
use crate::model::vocabulary::{NextStep, Reply, ReturnState, WishState};

pub(super) const ROUND: RoundWords = RoundWords {
    round: "Ciclo",
    opened_on: "Aberto",
    closes_on: "Respostas até",
    closed_on: "Encerrado",
    n_returned: "Devolvidos",
    n_items: "Pontos",
    n_asked: "Pedidos",
    n_answered: "Respondidos",
    n_unchanged: "Sem alteração",
    reply_heading: "Resposta",
    channels: "Por",
    received_on: "Recebido",
    late: "Com atraso",
    n_after_closing: "Após o encerramento",
    packed_on: "Ficha",
    chased_on: "Lembrete",
    level: "Nível",
    next_heading: "A seguir",
    state: "Estado",
    file: "Ficheiro",
    wish: "Pedido",
    returns: "Devoluções",
    owners: "Responsáveis",
    requests: "Pedidos de outro prazo",
    beside: "Respostas que o registo não tem",
    reply,
    next,
    return_state,
    wish_state,
    rate: |r| format!("devoluções: {} de {}; respostas: {} de {}", r.n_returned, r.n_owners, r.n_answered, r.n_asked),
    unchanged_told: "Sem alteração comunicada",
    done: DONE,
    sheet: SHEET,
};

const DONE: RoundsDone = RoundsDone {
    opened: |round, owners, items, day| {
        let of_owners = plural(owners, "responsável consultado", "responsáveis consultados");
        let of_items = plural(items, "ponto", "pontos");
        format!("{round}: aberto; {owners} {of_owners} sobre {items} {of_items}; respostas até {day}")
    },
    asked: |owners| format!("consultados: {owners}"),
    no_focal_point: |owners| format!("{owners}: sem ponto focal, por isso a carta não tem endereço (`midsa focal-point add`)"),
    group_not_asked: |groups| {
        format!("{groups}: grupo sem ponto focal, por isso ninguém é consultado por ele (`midsa focal-point add`)")
    },
    without_owner: |items| {
        format!("{items}: sem líder nem destinatário, por isso ninguém é consultado (`midsa rec edit --add-owner`)")
    },
    next: |round| format!("a seguir: `midsa round pack {round} --output DIR` escreve as fichas e as cartas"),
    packed: |owner, n, files, whom| format!("{owner}: {n} {}; {files}{}", plural(n, "ponto", "pontos"), to(whom)),
    nobody_left: "já não há ninguém a consultar: tudo o que foi perguntado está encerrado ou implementado",
    no_address: |owners| format!("{owners}: a carta não tem endereço (`midsa focal-point add`)"),
    no_sender: "as cartas não têm remetente (`midsa settings set sender_email ADDRESS`)",
    letters_written: |folder| format!("ficheiros escritos em {folder}; abra cada .eml, veja-o e envie-o"),
    templates_written: |n, folder| format!("{n} {} em {folder}", plural(n, "modelo escrito", "modelos escritos")),
    reminded: |owner, level, n, file, whom| {
        let whom = whom.map_or_else(|| " (sem ponto focal)".to_owned(), |name| to(Some(name)));
        format!("{owner}: lembrete {level}; {n} {}; {file}{whom}", plural(n, "ponto", "pontos"))
    },
    left_alone: |why, owners| {
        let why = match why {
            LeftAlone::Pending => "uma devolução espera ser aceite ou recusada",
            LeftAlone::Answered => "já respondeu",
            LeftAlone::NotAsked => "ainda não foi escrita nenhuma ficha",
            LeftAlone::RemindedToday => "já lembrado hoje",
            LeftAlone::HasTime => "tudo o que está em aberto recebeu mais tempo",
            LeftAlone::AllSent => "já seguiram três lembretes; telefone",
        };
        format!("{why}: {owners}")
    },
    nobody_reminded: "ninguém a lembrar",
    closed: |round, rate| format!("{round}: encerrado; {rate}"),
    closed_on: |day| format!("encerrado em {day}"),
    answers_by: |day| format!("respostas até {day}"),
    no_round: "não há nenhum ciclo; `midsa round open` abre um",
    no_wishes: "ninguém espera outro prazo",
    accepted: |name, summary| format!("{name}: aceite; {summary}"),
    rejected: |name, owner| format!("{name}: recusada; nada de {owner} fica registado"),
};

fn to(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(" para {name}"))
}

const SHEET: SheetWords = SheetWords {
    read_me: "Leia-me",
    answers: "Respostas",
    title: |round, owner| format!("Ciclo de acompanhamento {round}: {owner}"),
    please_return: |day| {
        format!("Agradecemos a devolução deste ficheiro até {day}. Basta responder à mensagem com o ficheiro em anexo.")
    },
    steps: &[
        "Abra a folha “Respostas”. Cada linha é um ponto ainda em aberto.",
        "As células cinzentas são apenas para leitura. Preencha as células brancas de uma linha; deixe a linha em branco se ainda não puder responder.",
        "Escolha um estado da lista. “sem alteração” também é uma resposta.",
        "Diga numa ou duas frases o que foi feito ou o que falta (necessário para “parcialmente implementada”, “suspensa” e “não aplicável”).",
        "O comprovativo pode ser um endereço web, ou o nome de um documento que anexe à sua mensagem.",
        "Se um ponto precisar de outro prazo, proponha-o e diga porquê. Será decidido e ser-lhe-á comunicado.",
        "Não precisa de responder a tudo de uma vez: uma parte é bem-vinda, e pode voltar a enviar o ficheiro.",
    ],
    status_heading: "O que querem dizer as palavras",
    meanings: &[
        "nada de novo desde o último estado indicado",
        "ainda nada foi feito",
        "a ação está em curso",
        "uma parte está feita, o resto está em aberto",
        "suspenso por agora",
        "está feito",
        "não se aplica, ou já não se aplica",
    ],
    nothing_new: "Nada de novo em nenhum ponto? Escolha “sim” aqui e devolva o ficheiro.",
    yes: "sim",
    thanks: "Obrigado. As suas respostas farão parte do relatório aos ministros.",
    short: "As células brancas são para preencher; a folha “Leia-me” diz como.",
    no_change: "sem alteração",
    page: "Página &P de &N",
    reference: "Referência",
    text: "O que foi acordado",
    due: "Prazo",
    last_status: "Último estado",
    last_note: "Última nota",
    status: "Estado atual",
    note: "O que foi feito, o que falta",
    date: "Desde quando",
    cause: "Causa do atraso",
    evidence: "Comprovativos",
    new_due: "Outro prazo",
    reason: "Porquê outro prazo",
    choose_status: "Escolha, por favor, uma das palavras da lista.",
    wish: |due, reason| {
        reason.map_or_else(|| format!("Pede outro prazo: {due}."), |why| format!("Pede outro prazo: {due}. {why}"))
    },
    evidence_named: |text| format!("Comprovativo indicado: {text}"),
    day: |day| span(Span::Day(day)),
};

fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::Silent => "sem informação recebida",
        Reply::Pending => "à espera de aceitação",
        Reply::Partly => "resposta parcial",
        Reply::Answered => "respondido",
        Reply::Nil => "nada a comunicar",
    }
}

fn next(step: NextStep) -> &'static str {
    match step {
        NextStep::Pack => "preparar a ficha: midsa round pack",
        NextStep::Wait => "aguardar a resposta",
        NextStep::Decide => "aceitar ou recusar a devolução",
        NextStep::Chase => "lembrar: midsa round chase",
        NextStep::Call => "telefonar; três lembretes enviados",
        NextStep::Done => "nada",
    }
}

fn return_state(state: ReturnState) -> &'static str {
    match state {
        ReturnState::Recorded => "registada",
        ReturnState::Pending => "pendente",
        ReturnState::Accepted => "aceite",
        ReturnState::Rejected => "recusada",
    }
}

fn wish_state(state: WishState) -> &'static str {
    match state {
        WishState::Open => "aberto",
        WishState::Decided => "decidido",
    }
}
