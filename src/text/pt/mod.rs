//! The words in Portuguese, as the Lusophone states of SADC write it.

mod dates;
mod headings;
mod importing;
mod keeping;
mod labels;
mod log;
mod notes;
mod overviews;
mod report;
mod returned;
mod round;

use super::{Descents, Part, Passage, Remarks, Sections, Sentences, Words};
use crate::model::progress::Tally;
use crate::model::vocabulary::{Kind, Lang, Status};

pub(super) static WORDS: Words = Words {
    lang: Lang::Pt,
    headings: headings::HEADINGS,
    labels: labels::LABELS,
    owners: overviews::OWNERS,
    desk: report::DESK,
    round: round::ROUND,
    returned: returned::RETURNED,
    overviews: overviews::OVERVIEWS,
    pages: report::PAGES,
    report: report::REPORT,
    sections: Sections {
        first_deadline: "Primeiro prazo",
        descent: "Filiação",
        components: "Componentes",
        actions: "Ações",
        shares: "Quotas-partes",
        follow_ups: "Acompanhamento",
        relations: "Relações",
        background: "Contexto: propostas e necessidades",
        revisions: "Redação anterior",
        not_stated: "não indicado",
    },
    dates: dates::DATES,
    sentences: Sentences {
        colon: ": ",
        semicolon: "; ",
        yes: "sim",
        no: "não",
        each_of: |n| format!("cada um dos {n}"),
        none_for: |n, of| format!("nenhum para {n} de {of}"),
        n_of: |n, of| format!("{n} de {of}"),
        n_of_implemented: |n, of| format!("{n} de {of} implementadas"),
        tally,
        restatement: "reiteração",
        restates: |reference| format!("reitera {reference} e tem o estado desta"),
        inherited: |reference, day| format!("De {reference}, {day}"),
        component_of: |reference| format!("componente de {reference}"),
        action_towards: |reference| format!("ação com vista a {reference}"),
        superseded_by: |reference| format!(" por {reference}"),
        superseded_by_unknown: ", não se sabe por qual",
        dispute_settled: |text| format!("contestação resolvida: {text}"),
        original: "original",
        not_translated: "texto original, não traduzido",
        text_changed: |day, reason| format!("alterado em {day}: {reason}"),
        since: |day| format!("desde {day}"),
        no_longer_on: |day| format!("já não em {day}"),
        is_cancelled: "cancelada",
    },
    descents: Descents {
        passage,
        first: |passage| format!("{passage} pela primeira vez"),
        by_ministers: "pelos ministros",
        by_summit: "pela cimeira",
        in_year: |year| format!("em {year}"),
        before_year: |year| format!("antes de {year}"),
        undated: "sem data",
        why_before: "sem data: antes da primeira datada que a retoma",
        spanning: |line, n| match n {
            0 => format!("{line}: menos de um ano"),
            _ => format!("{line}: {n} {}", plural(n, "ano", "anos")),
        },
    },
    remarks: Remarks {
        left_out: |counts| format!("não contados: {}", counts.join(", ")),
        not_counted: |counts| format!("não contados: {} (--all conta-os)", counts.join(", ")),
        may_be_shares: "as linhas podem ser partes deste responsável e não o todo, e sem a coluna tracking nada o diz: para alterar partes por ficheiro, use `midsa export shares`",
        not_listed: |counts| format!("não listados: {} (--kind lista-os)", counts.join(", ")),
        internal_notes: |n| {
            format!("{n} {} (--public-only exclui-as)", plural(n, "nota interna incluída", "notas internas incluídas"))
        },
        internal_notes_kept: |n| {
            let notes = plural(n, "nota interna incluída", "notas internas incluídas");
            format!("{n} {notes}: de um diário ou de um registo inteiro nada se omite")
        },
        n_of_kind,
        of_body: |count, body| format!("{count} ({body})"),
        without_meeting: |n| format!("{n} sem reunião"),
        by_owner: "a linha de um responsável conta o que lidera, ou o que lhe é dirigido quando ninguém lidera; --owner conta o que lhe cabe a qualquer título ou por um grupo",
        groups_overlap: "os grupos sobrepõem-se: o que figura em vários é contado em cada um deles, e uma vez no total",
        restatements: |n| format!("{n} {}", plural(n, "reiteração não é contada", "reiterações não são contadas")),
        other_open: "outras em aberto",
        closed: "encerradas",
    },
    notes: notes::NOTES,
    keeping: keeping::KEEPING,
    importing: importing::IMPORTING,
    log: log::LOG,
    template: importing::TEMPLATE,
    changed: log::CHANGED,
    table: report::table,
};

/// The form that goes with a number: one is singular, all else plural.
fn plural(n: impl Into<u64>, one: &'static str, many: &'static str) -> &'static str {
    if n.into() == 1 { one } else { many }
}

fn tally(tally: &Tally, part: Part) -> String {
    let (counts, of) = (&tally.counts, tally.n_shares());
    let parts = match part {
        Part::Owners => plural(of, "responsável", "responsáveis"),
        Part::Components => plural(of, "componente", "componentes"),
    };
    let implemented = format!("implementação: {} de {of} {parts}", counts.n(Status::Implemented));
    let confirmed = if counts.n_confirmed > 0 { format!(" (com confirmação: {})", counts.n_confirmed) } else { String::new() };
    let more = [
        (counts.n_overdue, format!("em atraso: {} de {of}", counts.n_overdue)),
        (counts.n(Status::NotReported), format!("sem informação recebida: {}", counts.n(Status::NotReported))),
        (counts.n(Status::Continuing), format!("permanente: {}", counts.n(Status::Continuing))),
    ];
    let more = more.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said);
    std::iter::once(format!("{implemented}{confirmed}")).chain(more).collect::<Vec<_>>().join(", ")
}

fn passage(passage: Passage) -> &'static str {
    match passage {
        Passage::Proposed => "proposta",
        Passage::Needed => "declarada como necessidade",
        Passage::Recommended => "recomendada",
        Passage::Decided => "decidida",
        Passage::Requested => "pedida",
        Passage::Undertaken => "empreendida",
        Passage::AgreedInPrinciple => "aceite em princípio",
        Passage::Accepted => "aceite",
        Passage::AcceptedInPart => "aceite em parte",
        Passage::Noted => "anotada",
        Passage::Declined => "não aceite",
        Passage::TakenUp => "retomada",
        Passage::Restated => "reiterada",
        Passage::Replaced => "substituída",
        Passage::FollowedUp => "seguida",
    }
}

fn n_of_kind(n: u32, kind: Kind) -> String {
    let word = match kind {
        Kind::Recommendation => plural(n, "recomendação", "recomendações"),
        Kind::Decision => plural(n, "decisão", "decisões"),
        Kind::Request => plural(n, "pedido", "pedidos"),
        Kind::Action => plural(n, "ação", "ações"),
        Kind::Proposal => plural(n, "proposta", "propostas"),
        Kind::Need => plural(n, "necessidade", "necessidades"),
    };
    format!("{n} {word}")
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn in_portuguese_one_is_singular() {
        let word = |n: u32| plural(n, "dia", "dias");
        assert_eq!([0, 1, 2, 15, 21].map(word), ["dias", "dia", "dias", "dias", "dias"]);
    }
}
