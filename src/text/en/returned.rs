//! What is said of returned rows in English.

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
    no_answers: "no answers",
    no_answers_in: |files| format!("no answers in {files}"),
    nothing_open: |owners| format!("nothing is open any more of what was asked: {owners}"),
    nothing_recorded: "nothing was recorded; --yes records it",
};

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Recorded => "recorded",
        Verdict::Unchanged => "no change",
        Verdict::Pending => "pending",
        Verdict::Same => "same",
        Verdict::Older => "older",
        Verdict::Conflict => "conflict",
        Verdict::Kept => "kept",
        Verdict::Refused => "refused",
    }
}

fn told(told: &Told) -> String {
    match told {
        Told::NoReference => "the reference is gone, so nobody knows which item this answers".to_owned(),
        Told::OfAnotherSheet => "the row is of another sheet".to_owned(),
        Told::NoStatus(text) => format!("`{text}` is not a status"),
        Told::NotTheirs(of) => format!("`{}` is not for an owner to report", (LABELS.status)(*of)),
        Told::NoCause(text) => format!("`{text}` is not a cause of delay"),
        Told::AfterToday { date, today } => format!("`{date}` is after today, {}", day(*today)),
        Told::AnsweredTwice(row) => format!("it is answered twice, here and in row {row}"),
        Told::AnsweredAs(reference) => format!("it is answered as {reference} too: one of the two restates the other"),
        Told::OtherwiseIn { file, row } => {
            format!("`{file}`, row {row}, says something else: leave one out, or read them one after the other, the newer last")
        }
        Told::Overwritten => "the locked cell was overwritten; it is left alone".to_owned(),
        Told::TextOf { reference } => format!(
            "the text beside it is that of `{reference}`: the locked reference or text was overwritten, so nobody knows which item this answers"
        ),
        Told::ReferenceOverwritten => "the locked reference was overwritten, so nobody knows which item this answers".to_owned(),
        Told::RowChanged => {
            "the hidden part does not match the row: it was changed, or the row was not on the sheet (--owner says whose it is, where you know it)"
                .to_owned()
        }
        Told::WishInWords(text) => format!("“{text}” is not a date: the wish is kept in these words, to be decided on"),
        Told::NoSheet => "it is no sheet: a return is an XLSX, ODS or CSV file".to_owned(),
        Told::OtherRound { said, asked } => format!("it is a return for the round `{said}`, not `{asked}`"),
        Told::NoSuchOwner(name) => format!("it says that it is of `{name}`, and there is no such owner"),
        Told::SealBroken(name) => format!(
            "its hidden part was changed: it is not the sheet that was packed for `{name}` (--owner says whose it is, where you know it)"
        ),
        Told::SheetOf { named, said } => format!("it is the sheet of `{named}`, not of `{said}`"),
        Told::NamesNoOwner => "it no longer says whose it is (--owner says it)".to_owned(),
        Told::OwnerNotAsked { round } => format!("its owner is not asked in `{round}`"),
        Told::NotAsked { reference, owner } => format!("`{reference}` is nothing that {owner} is asked about"),
        Told::GivenAlready(on) => format!("given already on {}", day(*on)),
        Told::OvertakenBy(on) => format!("a newer return of {} says something else", day(*on)),
        Told::OlderThan(on) => format!("the return of {} is newer", day(*on)),
        Told::Overridden { happened_on, later } => {
            format!("recorded for {}; the later entry of {} is in force", day(*happened_on), day(*later))
        }
        Told::RolledUp { reference } => format!(
            "the status of `{reference}` is rolled up from its components (`midsa rec update --round` records what is said of each)"
        ),
        Told::Waits { reference } => format!("`midsa round accept {reference}` records it"),
        Told::Undecided { reference } => format!(
            "it waits as {reference} until --theirs records the return or --ours keeps the register (`midsa round accept {reference} --theirs`)"
        ),
        Told::NoLongerWaits { reference } => format!("{reference} no longer waits: its answers have been given"),
        Told::BadDate(bad) => bad_date(bad),
        Told::Conflict(of) => conflict(of),
        Told::Refused(refusal) => refused(refusal),
        Told::Other(said) => said.clone(),
    }
}

fn bad_date(bad: &BadDate) -> String {
    match bad {
        BadDate::Ambiguous { text, .. } => format!("the date `{text}` can be read in more than one way (--dates says the order)"),
        BadDate::Impossible { text } => format!("the date `{text}` does not exist"),
        BadDate::OutOfRange { text } => format!("the date `{text}` is out of range"),
        BadDate::NotUnderstood { text } => format!("the date `{text}` is not understood"),
    }
}

fn conflict(of: &Conflict) -> String {
    let status = LABELS.status;
    let then = of.packed.map_or_else(String::new, |packed| format!(" (the sheet had “{}”)", status(packed)));
    let newest = of.newest.as_ref().map_or_else(String::new, |entry| {
        let note = entry.note.as_ref().map_or_else(String::new, |note| format!(": “{note}”"));
        format!(", {} by {}{note}", day(entry.happened_on), entry.recorded_by)
    });
    let theirs = of.theirs.map_or_else(|| "a note".to_owned(), |theirs| format!("“{}”", status(theirs)));
    format!("the register has “{}”{then}{newest}; the return says {theirs}", status(of.now))
}

/// What a rule asks for; those that no return can meet are in English.
fn refused(refusal: &Refusal) -> String {
    let status = LABELS.status;
    match refusal {
        Refusal::StatusNeedsNote(of) => format!("the status “{}” asks for a note", status(*of)),
        Refusal::ReopeningNeedsNote { from } => {
            format!("it is closed (“{}”), and opening it again asks for a note", status(*from))
        }
        Refusal::JudgedOther { judged, now } => {
            format!("a later assurance judged the status “{}”, and this would make it “{}”", status(*judged), status(*now))
        }
        Refusal::LaterStep { happened_on, because } => {
            format!("the later entry of {} would be refused: {}", day(*happened_on), refused(because))
        }
        Refusal::BeforeFirstDay { happened_on, first_on } => {
            format!("{} is before its first day, {}", day(*happened_on), day(*first_on))
        }
        Refusal::AfterLastDay { happened_on, last_on } => {
            format!("{} is after its last day, {}", day(*happened_on), day(*last_on))
        }
        other => other.to_string(),
    }
}

fn day(day: NaiveDate) -> String {
    span(Span::Day(day))
}
