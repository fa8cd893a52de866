//! What is said of returned rows in French.

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
    no_answers: "aucune réponse",
    no_answers_in: |files| format!("aucune réponse dans {files}"),
    nothing_open: |owners| format!("plus rien n’est ouvert de ce qui a été demandé\u{a0}: {owners}"),
    nothing_recorded: "rien n’a été enregistré\u{a0}; --yes enregistre",
};

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Recorded => "enregistrée",
        Verdict::Unchanged => "aucun changement",
        Verdict::Pending => "en attente",
        Verdict::Same => "déjà reçue",
        Verdict::Older => "dépassée",
        Verdict::Conflict => "conflit",
        Verdict::Kept => "registre maintenu",
        Verdict::Refused => "refusée",
    }
}

fn told(told: &Told) -> String {
    match told {
        Told::NoReference => "la référence a disparu\u{a0}: à quoi répond cette ligne\u{a0}?".to_owned(),
        Told::OfAnotherSheet => "la ligne vient d’une autre fiche".to_owned(),
        Told::NoStatus(text) => format!("«\u{a0}{text}\u{a0}» n’est pas un état"),
        Told::NotTheirs(of) => format!("un responsable ne peut pas signaler l’état «\u{a0}{}\u{a0}»", (LABELS.status)(*of)),
        Told::NoCause(text) => format!("«\u{a0}{text}\u{a0}» n’est pas une cause de retard"),
        Told::AfterToday { date, today } => format!("«\u{a0}{date}\u{a0}» est postérieur à aujourd’hui ({})", day(*today)),
        Told::AnsweredTwice(row) => format!("deux réponses différentes, ici et à la ligne {row}"),
        Told::AnsweredAs(reference) => {
            format!("la réponse est donnée aussi sous {reference}\u{a0}: l’une des deux reprend l’autre")
        }
        Told::OtherwiseIn { file, row } => format!(
            "«\u{a0}{file}\u{a0}», ligne {row}, dit autre chose\u{a0}: omettez l’un des deux, ou lisez-les l’un après l’autre, le plus récent en dernier"
        ),
        Told::Overwritten => "la cellule verrouillée a été modifiée\u{a0}; il n’en est pas tenu compte".to_owned(),
        Told::TextOf { reference } => format!(
            "le texte à côté est celui de «\u{a0}{reference}\u{a0}»\u{a0}: la référence ou le texte, verrouillés, ont été modifiés, et rien ne dit à quoi répond cette ligne"
        ),
        Told::ReferenceOverwritten => {
            "la référence, verrouillée, a été modifiée, et rien ne dit à quoi répond cette ligne".to_owned()
        }
        Told::RowChanged => {
            "la partie cachée ne correspond pas à la ligne\u{a0}: elle a été modifiée, ou la ligne n’était pas sur la fiche (--owner dit de qui elle est, si vous le savez)"
                .to_owned()
        }
        Told::WishInWords(text) => {
            format!("«\u{a0}{text}\u{a0}» n’est pas une date\u{a0}: le souhait est gardé dans ces termes, pour décision")
        }
        Told::NoSheet => "ce n’est pas une fiche\u{a0}: un retour est un fichier XLSX, ODS ou CSV".to_owned(),
        Told::OtherRound { said, asked } => {
            format!("c’est un retour du cycle «\u{a0}{said}\u{a0}», non de «\u{a0}{asked}\u{a0}»")
        }
        Told::NoSuchOwner(name) => format!("le fichier se dit de «\u{a0}{name}\u{a0}», qui n’est pas un responsable connu"),
        Told::SealBroken(name) => format!(
            "sa partie cachée a été modifiée\u{a0}: ce n’est pas la fiche préparée pour «\u{a0}{name}\u{a0}» (--owner dit de qui elle est, si vous le savez)"
        ),
        Told::SheetOf { named, said } => format!("c’est la fiche de «\u{a0}{named}\u{a0}», non de «\u{a0}{said}\u{a0}»"),
        Told::NamesNoOwner => "le fichier ne dit plus de qui il est (--owner le dit)".to_owned(),
        Told::OwnerNotAsked { round } => format!("ce responsable n’est pas sollicité dans «\u{a0}{round}\u{a0}»"),
        Told::NotAsked { reference, owner } => format!("«\u{a0}{reference}\u{a0}» n’est pas demandé à {owner}"),
        Told::GivenAlready(on) => format!("déjà reçue le {}", day(*on)),
        Told::OvertakenBy(on) => format!("un retour plus récent, du {}, dit autre chose", day(*on)),
        Told::OlderThan(on) => format!("le retour du {} est plus récent", day(*on)),
        Told::Overridden { happened_on, later } => {
            format!("enregistrée au {}\u{a0}; l’entrée ultérieure du {} l’emporte", day(*happened_on), day(*later))
        }
        Told::RolledUp { reference } => format!(
            "l’état de «\u{a0}{reference}\u{a0}» résulte de ses composantes (`midsa rec update --round` enregistre ce qui est dit de chacune)"
        ),
        Told::Waits { reference } => format!("`midsa round accept {reference}` l’enregistre"),
        Told::Undecided { reference } => format!(
            "il attend sous {reference}, jusqu’à ce que --theirs enregistre le retour ou que --ours maintienne le registre (`midsa round accept {reference} --theirs`)"
        ),
        Told::NoLongerWaits { reference } => format!("{reference} n’attend plus\u{a0}: ses réponses ont été données"),
        Told::BadDate(bad) => bad_date(bad),
        Told::Conflict(of) => conflict(of),
        Told::Refused(refusal) => refused(refusal),
        Told::Other(said) => said.clone(),
    }
}

fn bad_date(bad: &BadDate) -> String {
    match bad {
        BadDate::Ambiguous { text, .. } => {
            format!("la date «\u{a0}{text}\u{a0}» peut se lire de plusieurs façons (--dates dit l’ordre)")
        }
        BadDate::Impossible { text } => format!("la date «\u{a0}{text}\u{a0}» n’existe pas"),
        BadDate::OutOfRange { text } => format!("la date «\u{a0}{text}\u{a0}» est hors limites"),
        BadDate::NotUnderstood { text } => format!("la date «\u{a0}{text}\u{a0}» n’est pas comprise"),
    }
}

fn conflict(of: &Conflict) -> String {
    let status = LABELS.status;
    let then = of.packed.map_or_else(String::new, |packed| format!(" (la fiche indiquait «\u{a0}{}\u{a0}»)", status(packed)));
    let newest = of.newest.as_ref().map_or_else(String::new, |entry| {
        let note = entry.note.as_ref().map_or_else(String::new, |note| format!("\u{a0}: «\u{a0}{note}\u{a0}»"));
        format!(", le {} par {}{note}", day(entry.happened_on), entry.recorded_by)
    });
    let theirs =
        of.theirs.map_or_else(|| "contient une note".to_owned(), |theirs| format!("dit «\u{a0}{}\u{a0}»", status(theirs)));
    format!("le registre porte «\u{a0}{}\u{a0}»{then}{newest}\u{a0}; le retour {theirs}", status(of.now))
}

/// What a rule asks for; those that no return can meet are in English.
fn refused(refusal: &Refusal) -> String {
    let status = LABELS.status;
    match refusal {
        Refusal::StatusNeedsNote(of) => format!("l’état «\u{a0}{}\u{a0}» demande une note", status(*of)),
        Refusal::ReopeningNeedsNote { from } => {
            format!("elle est close («\u{a0}{}\u{a0}»)\u{a0}; la rouvrir demande une note", status(*from))
        }
        Refusal::JudgedOther { judged, now } => format!(
            "une vérification ultérieure portait sur l’état «\u{a0}{}\u{a0}», qui deviendrait «\u{a0}{}\u{a0}»",
            status(*judged),
            status(*now)
        ),
        Refusal::LaterStep { happened_on, because } => {
            format!("l’entrée ultérieure du {} serait refusée\u{a0}: {}", day(*happened_on), refused(because))
        }
        Refusal::BeforeFirstDay { happened_on, first_on } => {
            format!("le {} précède son premier jour, le {}", day(*happened_on), day(*first_on))
        }
        Refusal::AfterLastDay { happened_on, last_on } => {
            format!("le {} suit son dernier jour, le {}", day(*happened_on), day(*last_on))
        }
        other => other.to_string(),
    }
}

fn day(day: NaiveDate) -> String {
    span(Span::Day(day))
}
