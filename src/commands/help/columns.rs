//! The columns of every table.

use super::topic::{Topic, heading, page, rules, table};
use crate::model::vocabulary::{Lang, Tracking, Vocabulary};
use crate::report::document::Document;
use crate::report::tables::public;
use crate::report::tables::recommendations::SHARE;
use crate::text::words;

pub(super) const TOPIC: Topic =
    Topic { name: "columns", line: "the columns of every table, and what some of them hold", page: told };

/// What its name alone does not say of a column.
const MEANINGS: [(&str, &str); 12] = [
    ("due", "the deadline as it was stated: 2007-Q1, next:ministerial, none"),
    ("due_on", "the day it falls on; follows from due"),
    ("original_due_on", "the day of the first deadline, kept for ever"),
    ("days_late", "whole days past the deadline; empty where no day is counted to"),
    ("days", "days until the deadline; late ones negative"),
    ("health", "derived from status, deadline and today: midsa help health"),
    ("updated_on", "the day of the last follow-up"),
    ("n_undated", "open, and without a deadline, whatever the health"),
    ("n_base", "the total without what is continuing, superseded or not applicable"),
    ("pct_implemented", "implemented per base, 0 to 100; empty where the base is 0"),
    ("owners", "IOM;SADC-SEC:support: a role after the code, except for leads"),
    ("learned_on", "the day it was recorded, where that was later than it happened"),
];

fn told() -> Document<'static> {
    let tables = public(words(Lang::En)).map(|(name, columns)| {
        [name.to_owned(), columns.iter().map(|column| column.key.as_ref()).collect::<Vec<_>>().join(", ")]
    });
    let tracking = |&word: &Tracking| [word.to_string(), means(word).to_owned()];
    let of_share = [SHARE.to_owned(), "with one --owner: is that of the owner's share".to_owned()];
    page(
        "Columns: --columns, CSV headers, JSON keys and what import reads",
        vec![
            table(["Table", "Columns, in their order"], tables),
            heading("What some of them hold"),
            table(["Column", "Holds"], MEANINGS.map(|(key, holds)| [key.to_owned(), holds.to_owned()])),
            heading("tracking"),
            table(["Value", "Its status"], Tracking::ALL.iter().map(tracking).chain([of_share])),
            rules(&[
                "The table meetings has one more where --columns names it: source, where the meeting is known from.",
                "Several values in one cell of CSV are joined by ;, in JSON they are arrays. Absent values are empty, in JSON null.",
            ]),
        ],
        &["midsa rec list --columns ref,status,due_on", "midsa export follow-ups --columns ref,owner,happened_on,note"],
    )
}

fn means(word: Tracking) -> &'static str {
    match word {
        Tracking::Single => "is its own",
        Tracking::Each => "follows from the shares of its owners",
        Tracking::Components => "follows from its components",
        Tracking::Restated => "is that of the one which it restates",
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, MEANINGS, public, words};

    #[test]
    fn every_column_that_is_explained_is_one() {
        let tables = public(words(Lang::En));
        for (key, _) in MEANINGS {
            assert!(tables.iter().any(|(_, columns)| columns.iter().any(|column| column.key == key)), "{key}");
        }
    }
}
