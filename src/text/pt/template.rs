//! The words of the sheets that people without a file begin with, in Portuguese.

use super::super::template::TemplateWords;

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
