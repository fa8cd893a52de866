//! The words of `import` in Portuguese.

use super::super::importing::Importing;
use super::plural;
use crate::model::plan::{HeaderRemark, Verdict};

pub(super) const IMPORTING: Importing = Importing {
    verdict: |verdict| match verdict {
        Verdict::Added => "acrescentada",
        Verdict::Updated => "atualizada",
        Verdict::Same => "igual",
        Verdict::Refused => "recusada",
    },
    outcome: |added, updated, same, refused| {
        let refused = if refused == 0 { String::new() } else { format!(", recusadas: {refused}") };
        format!("linhas acrescentadas: {added}, atualizadas: {updated}, iguais: {same}{refused}")
    },
    of_rows: |n, rows| format!("{n} {}: {rows}", plural(n, "linha", "linhas")),
    and_so_on: " etc.",
    passed_over: |n| {
        let were = plural(
            n,
            "linha foi saltada, como diz o ficheiro de correspondência ou porque repete",
            "linhas foram saltadas, como diz o ficheiro de correspondência ou porque repetem",
        );
        format!("{n} {were} o cabeçalho")
    },
    folded: |n| {
        let repeat = plural(n, "linha repete uma anterior e conta", "linhas repetem uma anterior e contam");
        format!("{n} {repeat} como uma só com ela")
    },
    derived: |columns| format!("deixadas como estão, pois decorrem do resto: {columns}"),
    left_alone: |column, n| {
        format!(
            "`{column}` de {n} {} foi deixada como está: decorre das partes ou é dita noutro lugar",
            plural(n, "linha", "linhas")
        )
    },
    left_out: |columns| format!("colunas postas de lado: {columns}"),
    header: |remark| match remark {
        HeaderRemark::Below { row, first } if row - first == 1 => format!(
            "os nomes das colunas estão na linha {row}; a linha {first}, acima, foi posta de lado (--header-row N indica outra)"
        ),
        HeaderRemark::Below { row, first } => format!(
            "os nomes das colunas estão na linha {row}; as linhas {first} a {}, acima, foram postas de lado (--header-row N indica outra)",
            row - 1
        ),
        HeaderRemark::GoesOn { row, last } => {
            format!("a linha {last} parece fazer parte dos nomes das colunas; --header-row {row}-{last} lê as duas")
        }
    },
    imported: |what| format!("importado: {what}"),
    would_import: |what| format!("a importar: {what}"),
    log_came: "o diário é o que veio; `midsa undo` continua a partir da sua última entrada",
    undated: "com a data de hoje, pois o ficheiro não indica o dia (`happened_on`)",
    overridden: "o estado fica guardado na sua data e não entra em vigor, pois prevalece um mais recente",
    group_for_all: |group| {
        format!("`{group}` é um grupo com um só estado para todos; --each {group} dá uma quota-parte a cada membro")
    },
    one_lead: "--each pede vários líderes; acompanhada como um todo",
    reference_folded: "vários espaços de uma referência foram reduzidos a um",
    deadline_moved: |item, due, before, after| format!("{item}: prazo {due}: {before} → {after}"),
    no_day: "sem dia",
    stays_known: |code, names| format!("{code}: continua conhecido como {names}; `midsa owner edit` retira um nome antigo"),
    new_owner: |code, name| format!("novo responsável {code}: {name}"),
    a_state: "um Estado",
    looks_like: |names| format!("parece-se com {names}"),
    seems_several: |separator| format!("parece conter vários, separados por `{separator}`"),
    are_of: |n, shares| {
        let parts = plural(shares, "quota-parte", "quotas-partes");
        let with = if shares == 0 { String::new() } else { format!(", com {shares} {parts}") };
        format!("as linhas são de {n} {}{with}", plural(n, "recomendação", "recomendações"))
    },
};
