//! The statuses, what each means and what it asks for, and what they are called in three languages.

use super::topic::{Topic, heading, page, rules, table};
use crate::model::vocabulary::{Lang, Status, Vocabulary};
use crate::report::document::Document;
use crate::text::words;

pub(super) const TOPIC: Topic =
    Topic { name: "statuses", line: "how far an owner says that it is, and what each asks for", page: told };

fn told() -> Document<'static> {
    let called = |&status: &Status| {
        let label = |lang| (words(lang).labels.status)(status).to_owned();
        [status.to_string(), label(Lang::En), label(Lang::Fr), label(Lang::Pt)]
    };
    page(
        "Statuses: how far the owner says that implementation is",
        vec![
            table(["Status", "Means", "Asks for"], meanings()),
            rules(&[
                "Superseded, not-applicable, dropped and lapsed are closed: out of them only with a note.",
                "Nothing goes back to not-reported; `midsa undo` takes a mistake back. Every other step is allowed.",
                "What a recommendation with components or shares has follows from those, and can't be set on it.",
            ]),
            heading("What they are called"),
            table(["Typed", "English", "French", "Portuguese"], Status::ALL.iter().map(called)),
            rules(&["Each is understood wherever a status is typed; case and accents do not matter."]),
        ],
        &[
            "midsa rec update MRU-2006-03 --status in-progress --note \"The draft is with SADC\"",
            "midsa rec list --status \"en cours\"",
        ],
    )
}

/// Each status with what it means and what it asks for, in their order.
pub fn meanings() -> impl Iterator<Item = [String; 3]> {
    Status::ALL.iter().map(|&status| [status.to_string(), means(status).to_owned(), asks_for(status).to_owned()])
}

fn means(status: Status) -> &'static str {
    match status {
        Status::NotReported => "nobody has said anything; every item starts here, and is shown as \"no information received\"",
        Status::NotStarted => "the owner says that nothing was done",
        Status::InProgress => "the owner reports action",
        Status::PartlyImplemented => "part is done, the rest is open",
        Status::OnHold => "suspended",
        Status::Continuing => "a standing principle, which cannot be completed",
        Status::Implemented => "the owner reports that it is done",
        Status::Superseded => "another recommendation replaced it",
        Status::NotApplicable => "does not apply, or no longer",
        Status::Dropped => "closed without being done",
        Status::Lapsed => "its moment passed, and nothing is known",
    }
}

/// What `rec update` asks for beside it.
fn asks_for(status: Status) -> &'static str {
    match status {
        Status::NotReported | Status::NotStarted | Status::InProgress | Status::Implemented => "",
        Status::PartlyImplemented => "--note: what remains",
        Status::OnHold | Status::NotApplicable | Status::Lapsed => "--note",
        Status::Continuing => "--due: the next review, or none",
        Status::Superseded => "--successor REF",
        Status::Dropped => "--note; --decided-by MEETING where one did",
    }
}

#[cfg(test)]
mod tests {
    use super::{Status, Vocabulary, asks_for};

    #[test]
    fn a_note_is_said_to_be_asked_for_where_the_rules_ask_for_one() {
        for &status in Status::ALL {
            assert_eq!(asks_for(status).contains("--note"), status.asks_for_note(), "{status}");
        }
    }
}
