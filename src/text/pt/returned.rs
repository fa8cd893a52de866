//! What is said of returned rows in Portuguese.

use chrono::NaiveDate;

use super::super::round::ReturnedWords;
use super::dates::span;
use super::labels::LABELS;
use crate::model::date::{BadDate, Span};
use crate::model::refusal::Refusal;
use crate::model::returned::{Conflict, Told, Verdict};

pub(super) const RETURNED: ReturnedWords = ReturnedWords {
    verdict,
    told,
    no_answers: "nenhuma resposta",
    no_answers_in: |files| format!("nenhuma resposta em {files}"),
    nothing_open: |owners| format!("já nada está em aberto do que foi pedido: {owners}"),
    nothing_recorded: "nada foi registado; --yes regista",
};

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Recorded => "registada",
        Verdict::Unchanged => "sem alteração",
        Verdict::Pending => "pendente",
        Verdict::Same => "já recebida",
        Verdict::Older => "ultrapassada",
        Verdict::Conflict => "conflito",
        Verdict::Kept => "registo mantido",
        Verdict::Refused => "recusada",
    }
}

fn told(told: &Told) -> String {
    match told {
        Told::NoReference => "a referência desapareceu; a que responde esta linha?".to_owned(),
        Told::OfAnotherSheet => "a linha é de outra ficha".to_owned(),
        Told::NoStatus(text) => format!("«{text}» não é um estado"),
        Told::NotTheirs(of) => format!("o estado «{}» não cabe a um responsável comunicar", (LABELS.status)(*of)),
        Told::NoCause(text) => format!("«{text}» não é uma causa de atraso"),
        Told::AfterToday { date, today } => format!("«{date}» é posterior a hoje, {}", day(*today)),
        Told::AnsweredTwice(row) => format!("há duas respostas diferentes, aqui e na linha {row}"),
        Told::AnsweredAs(reference) => format!("a resposta é dada também como {reference}: uma das duas retoma a outra"),
        Told::OtherwiseIn { file, row } => {
            format!("«{file}», linha {row}, diz outra coisa: omita um dos dois, ou leia-os um após o outro, o mais recente no fim")
        }
        Told::Overwritten => "a célula bloqueada foi alterada; não é tida em conta".to_owned(),
        Told::TextOf { reference } => format!(
            "o texto ao lado é o de «{reference}»: a referência ou o texto, bloqueados, foram alterados, e não se sabe a que responde esta linha"
        ),
        Told::ReferenceOverwritten => "a referência, bloqueada, foi alterada, e não se sabe a que responde esta linha".to_owned(),
        Told::RowChanged => {
            "a parte oculta não corresponde à linha: foi alterada, ou a linha não estava na ficha (--owner diz de quem é, se o souber)"
                .to_owned()
        }
        Told::WishInWords(text) => format!("«{text}» não é uma data: o pedido fica nestas palavras, para decisão"),
        Told::NoSheet => "não é uma ficha: uma resposta é um ficheiro XLSX, ODS ou CSV".to_owned(),
        Told::OtherRound { said, asked } => format!("é uma resposta ao ciclo «{said}», não a «{asked}»"),
        Told::NoSuchOwner(name) => format!("o ficheiro diz ser de «{name}», que não é um responsável conhecido"),
        Told::SealBroken(name) => {
            format!("a sua parte oculta foi alterada: não é a ficha preparada para «{name}» (--owner diz de quem é, se o souber)")
        }
        Told::SheetOf { named, said } => format!("é a ficha de «{named}», não de «{said}»"),
        Told::NamesNoOwner => "o ficheiro já não diz de quem é (--owner diz)".to_owned(),
        Told::OwnerNotAsked { round } => format!("este responsável não é consultado em «{round}»"),
        Told::NotAsked { reference, owner } => format!("«{reference}» não é perguntado a {owner}"),
        Told::GivenAlready(on) => format!("já recebida em {}", day(*on)),
        Told::OvertakenBy(on) => format!("uma resposta mais recente, de {}, diz outra coisa", day(*on)),
        Told::OlderThan(on) => format!("a resposta de {} é mais recente", day(*on)),
        Told::Overridden { happened_on, later } => {
            format!("registada para {}; vale a entrada posterior de {}", day(*happened_on), day(*later))
        }
        Told::RolledUp { reference } => format!(
            "o estado de «{reference}» resulta das suas componentes (`midsa rec update --round` regista o que se diz de cada uma)"
        ),
        Told::Waits { reference } => format!("`midsa round accept {reference}` regista-a"),
        Told::Undecided { reference } => format!(
            "espera como {reference}, até que --theirs registe a resposta ou --ours mantenha o registo (`midsa round accept {reference} --theirs`)"
        ),
        Told::NoLongerWaits { reference } => format!("{reference} já não espera: as suas respostas foram dadas"),
        Told::BadDate(bad) => bad_date(bad),
        Told::Conflict(of) => conflict(of),
        Told::Refused(refusal) => refused(refusal),
        Told::Other(said) => said.clone(),
    }
}

fn bad_date(bad: &BadDate) -> String {
    match bad {
        BadDate::Ambiguous { text, .. } => format!("a data «{text}» pode ler-se de várias maneiras (--dates diz a ordem)"),
        BadDate::Impossible { text } => format!("a data «{text}» não existe"),
        BadDate::OutOfRange { text } => format!("a data «{text}» está fora dos limites"),
        BadDate::NotUnderstood { text } => format!("a data «{text}» não se entende"),
    }
}

fn conflict(of: &Conflict) -> String {
    let status = LABELS.status;
    let then = of.packed.map_or_else(String::new, |packed| format!(" (a ficha tinha «{}»)", status(packed)));
    let newest = of.newest.as_ref().map_or_else(String::new, |entry| {
        let note = entry.note.as_ref().map_or_else(String::new, |note| format!(": «{note}»"));
        format!(", em {} por {}{note}", day(entry.happened_on), entry.recorded_by)
    });
    let theirs = of.theirs.map_or_else(|| "traz uma nota".to_owned(), |theirs| format!("diz «{}»", status(theirs)));
    format!("o registo tem «{}»{then}{newest}; a resposta {theirs}", status(of.now))
}

/// What a rule asks for; those that no return can meet are in English.
fn refused(refusal: &Refusal) -> String {
    let status = LABELS.status;
    match refusal {
        Refusal::StatusNeedsNote(of) => format!("o estado «{}» pede uma nota", status(*of)),
        Refusal::ReopeningNeedsNote { from } => format!("está encerrada («{}»), e reabri-la pede uma nota", status(*from)),
        Refusal::JudgedOther { judged, now } => {
            format!("uma verificação posterior julgou o estado «{}», que passaria a «{}»", status(*judged), status(*now))
        }
        Refusal::LaterStep { happened_on, because } => {
            format!("a entrada posterior de {} seria recusada: {}", day(*happened_on), refused(because))
        }
        Refusal::BeforeFirstDay { happened_on, first_on } => {
            format!("{} é anterior ao seu primeiro dia, {}", day(*happened_on), day(*first_on))
        }
        Refusal::AfterLastDay { happened_on, last_on } => {
            format!("{} é posterior ao seu último dia, {}", day(*happened_on), day(*last_on))
        }
        other => other.to_string(),
    }
}

fn day(day: NaiveDate) -> String {
    span(Span::Day(day))
}
