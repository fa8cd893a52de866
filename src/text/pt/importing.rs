//! The words of `import`, and of the sheets that people without a file begin with, in Portuguese.

use super::super::importing::{Importing, TemplateWords};
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
    order_of_dates: |column, order| {
        format!("`{column}`: as datas como 03/04/2027 são lidas na ordem {order}, a das outras da coluna (--dates indica outra)")
    },
    imported: |what| format!("importado: {what}"),
    would_import: |what| format!("a importar: {what}"),
    log_came: "o diário é o que veio; `midsa undo` continua a partir da sua última entrada",
    undated: "com a data de hoje, pois não é indicado nenhum dia (`happened_on`)",
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

pub(super) const TEMPLATE: TemplateWords = TemplateWords {
    title,
    steps: &[
        "Escreva abaixo da linha dos nomes escuros, uma linha por entrada; estas instruções e o exemplo não são lidos.",
        "Deixe vazio o que não souber. As colunas podem ser movidas ou apagadas, mas os seus nomes ficam.",
        "Vários valores numa célula separam-se por ponto e vírgula: ZMB;NAM;IOM:support.",
        "Datas: 2027-12-31, 31 de dezembro de 2027, 2027-12, 2027-Q4, 2027-H2 ou 2027.",
        "Guarde e devolva o ficheiro; é lido com `midsa import`.",
    ],
    one_of: "Um de:",
    about,
    example,
};

fn title(table: &str) -> &'static str {
    match table {
        "recommendations" => "Recomendações a registar",
        "shares" => "O que cada responsável comunica da sua parte",
        _ => "Responsáveis a registar",
    }
}

fn about(column: &str) -> &'static str {
    match column {
        "ref" => "A sua referência. Vazio: numerada na sua reunião",
        "meeting" => "A referência da reunião que a adotou",
        "title" => "Poucas palavras. Vazio: o início do texto",
        "text" => "O texto adotado, palavra por palavra (necessário)",
        "source" => "Documento, página, parágrafo",
        "themes" => "Palavras-chave",
        "owners" => "Quem deve agir, por código ou nome; outro papel depois de dois pontos",
        "owner" => "A parte de quem, por código ou nome",
        "due" => "O prazo, ou none",
        "done_when" => "O que contará como feito, numa frase",
        "happened_on" => "O dia do estado e da nota. Vazio: hoje",
        "last_note" => "O que foi feito, ou o que falta",
        "evidence" => "Endereço ou nome do ficheiro que o prova",
        "kind" => "O que é",
        "priority" => "A sua urgência",
        "response" => "O que se decidiu sobre ela",
        "status" => "Em que ponto está, segundo o responsável",
        "code" => "Código ISO de um Estado (ZMB); senão um código curto à escolha (SADC-SEC)",
        "name" => "O seu nome completo em inglês",
        "name_fr" => "O seu nome em francês",
        "name_pt" => "O seu nome em português",
        "former_names" => "Os nomes que teve",
        "members" => "De um grupo: os códigos dos seus membros",
        _ => "",
    }
}

fn example(column: &str) -> Option<&'static str> {
    match column {
        "title" => Some("Designar um ponto focal"),
        "text" => Some("Cada Estado-Membro designa um ponto focal nacional até ao fim de 2027."),
        "source" => Some("Relatório da reunião, parágrafo 12"),
        "themes" => Some("pontos focais;dados"),
        "done_when" => Some("Nome e endereço foram enviados ao secretariado"),
        "last_note" => Some("Foi enviada uma circular aos ministérios"),
        "name" => Some("International Organization for Migration"),
        "name_fr" => Some("Organisation internationale pour les migrations"),
        "name_pt" => Some("Organização Internacional para as Migrações"),
        _ => None,
    }
}
