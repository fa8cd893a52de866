//! The notes of commands in Portuguese.

use super::super::notes::Notes;
use super::labels::LABELS;
use super::plural;
use crate::model::vocabulary::Tracking;

pub(super) const NOTES: Notes = Notes {
    note: "nota",
    nothing_matches: "nada corresponde",
    stale_without_deadline: "o que não tem prazo e está há muito sem notícias conta como «sem notícias»; --undated lista tudo o que não tem prazo",
    wrote: |path| format!("ficheiro escrito: {path}"),
    dry_run: "ensaio: o registo não foi alterado",
    created_empty: |path| format!("registo vazio criado: {path}"),
    created: |path, n| {
        format!("registo criado com os atos do MIDSA: {path}; {n} recomendações, pedidos, propostas e necessidades")
    },
    what_can_be_entered: "`midsa help` mostra o que pode ser introduzido",
    what_was_adopted: "`midsa rec list` mostra o que foi adotado",
    nothing_was_changed: "nada foi alterado",
    stands_so: "nada muda: já está assim",
    is_as_asked: |what| format!("{what} já está como pedido; nada foi alterado"),
    recorded_on: |oldest| format!("registado em {oldest}, que esta reitera"),
    follows: |meeting| format!("a próxima reunião desse tipo é {meeting}; o prazo segue-a"),
    before_components: |whole, component| {
        format!(
            "{whole}: o seu estado decorre agora das suas componentes; isto entra no histórico e não muda nada do que se mostra; \
             `midsa rec update {component}` muda-o"
        )
    },
    overridden: |subject, day, later| {
        format!("{subject}: registado com a data de {day}; prevalece a entrada mais recente, de {later}")
    },
    never_used_again: |reference| format!("a referência {reference} não volta a ser usada; `midsa undo` desfaz a remoção"),
    outdated: |langs| format!("o texto em {langs} é o da redação anterior; `midsa rec translate` corrige-o"),
    inherited: |whole| format!("cada uma começa com o estado do conjunto; o histórico fica em {whole}"),
    judged_whole: |assurance| {
        let label = (LABELS.assurance)(assurance);
        format!("«{label}» referia-se ao conjunto; `midsa rec update --assurance` avalia cada componente")
    },
    not_word_for_word: |component, whole| format!("o texto de {component} não figura palavra por palavra no de {whole}"),
    restates: |newer, older| format!("{newer} tem agora o estado de {older} e não é contada à parte"),
    set_aside: |n, whole| {
        let (part, counts) = (plural(n, "quota-parte", "quotas-partes"), plural(n, "deixa de contar", "deixam de contar"));
        format!("{n} {part} de {whole} {counts}; `midsa rec unlink` repõe-{}", plural(n, "a", "as"))
    },
    still_open: |target, status, commands| {
        let closes = if commands.len() == 1 { "encerra-a" } else { "encerram-na" };
        format!("{target} está ainda «{status}»; `{}` {closes}", commands.join("` e `"))
    },
    unlinked: |name, tracking| match tracking {
        Tracking::Restated => format!("{name} reitera ainda outra e tem o estado dela"),
        Tracking::Each => format!("{name} tem de novo o estado das suas quotas-partes e é contada"),
        Tracking::Single | Tracking::Components => format!("{name} tem de novo o seu próprio estado e é contada"),
    },
    each_of_group: |group, day, n, codes| format!("cada um de {group} em {day} ({n}): {codes}"),
    not_in: |who| format!("não fazem parte: {who}"),
    nobody: "ninguém",
    owners: |who, tracking| match tracking {
        Tracking::Each => format!("responsáveis: {who}, cada líder com a sua quota-parte"),
        Tracking::Single | Tracking::Components | Tracking::Restated => format!("responsáveis: {who}"),
    },
    owners_beside: |who| format!("outros responsáveis: {who}"),
    inherited_due: "herdado",
    counts_from: |day| format!("conta a partir de {day}; o que foi comunicado antes fica no conjunto"),
    split_into: |whole, n, day| {
        let from = day.map_or_else(|| "desde o início".to_owned(), |day| format!("a partir de {day}"));
        format!("{whole}: dividida em {n} componentes, que contam {from}")
    },
    has_no_members: |group| format!("`midsa owner join {group} CODE...` acrescenta os membros"),
    was_held: |meeting, n| {
        let stay = plural(n, "prazo que a segue fica onde está", "prazos que a seguem ficam onde estão");
        format!("{meeting} realizou-se: {n} {stay}")
    },
    stays_bound: |meeting, n, kind| {
        let stay = plural(n, "prazo continua ligado a ela", "prazos continuam ligados a ela");
        format!(
            "{meeting} foi cancelada: {n} {stay} como à próxima reunião do seu tipo, mesmo que outra seja acrescentada; \
             `midsa rec update REF --due next:{kind} --reason TEXTO` volta a ligar"
        )
    },
    counts_earlier: |items| format!("contam a partir de um dia anterior, pois há um acompanhamento desse dia: {items}"),
};
