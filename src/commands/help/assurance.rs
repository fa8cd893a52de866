//! The assurances: what the secretariat holds of a status.

use super::topic::{Topic, page, rules, table};
use crate::model::vocabulary::{Assurance, Lang, Vocabulary};
use crate::report::document::Document;
use crate::text::words;

pub(super) const TOPIC: Topic = Topic { name: "assurance", line: "what the secretariat holds of a status", page: told };

fn told() -> Document<'static> {
    let row = |&word: &Assurance| {
        let (means, asks_for) = told_of(word);
        [word.to_string(), means.to_owned(), asks_for.to_owned()]
    };
    let called = |&word: &Assurance| {
        let label = |lang| (words(lang).labels.assurance)(word).to_owned();
        [word.to_string(), label(Lang::Fr), label(Lang::Pt)]
    };
    page(
        "Assurance: what the Steering Group could make sure of",
        vec![
            table(["Assurance", "Means", "Asks for"], Assurance::ALL.iter().map(row)),
            rules(&[
                "Who confirms (--by) is another person than who reported the status, or else recorded it.",
                "Only partly-implemented and implemented can be confirmed.",
                "A new status falls back to documented where evidence comes with it, else to none.",
                "An assurance judges the status of its day: a backdated entry that would change that status is refused.",
                "Of a whole it is queried if that of any part is, else the lowest among the parts that are done.",
            ]),
            table(["Typed", "French", "Portuguese"], Assurance::ALL.iter().map(called)),
        ],
        &[
            "midsa rec update MRU-2006-02a --owner ZMB --assurance confirmed --by \"The Chair\"",
            "midsa rec list --status implemented --assurance none",
        ],
    )
}

/// What it means, and what it asks for.
fn told_of(word: Assurance) -> (&'static str, &'static str) {
    match word {
        Assurance::None => ("nothing but the owner's word", ""),
        Assurance::Documented => ("evidence was received", "--evidence, now or before"),
        Assurance::Confirmed => ("the Steering Group checked the evidence against the text", "evidence; another --by"),
        Assurance::Queried => ("the Steering Group doubts it", "--note: what is doubted"),
    }
}
