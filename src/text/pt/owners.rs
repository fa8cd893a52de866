//! The texts about owners in Portuguese.

use super::super::owners::OwnerTexts;
use super::plural;
use crate::model::vocabulary::Lang;

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
