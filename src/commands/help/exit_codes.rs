//! The exit codes. Which error has which is in `Error::exit_code`.

use super::topic::{Topic, page, table};
use crate::report::document::Document;

pub(super) const TOPIC: Topic = Topic { name: "exit-codes", line: "what the exit codes mean", page: told };

const CODES: [(&str, &str); 6] = [
    ("0", "fine; an empty list is fine too"),
    (
        "1",
        "everything else: not a register, a damaged register, a full disk; findings of `midsa check`; `midsa due --exit-code` \
         when something is overdue; saved, but not shown",
    ),
    ("2", "the command line can't be read: an unknown command or flag, a status that isn't one, a date that is not understood"),
    ("3", "what is named does not exist: a reference, an owner, a meeting, a file, the register"),
    (
        "4",
        "understood, but refused by a rule (a status step, a missing note), or for what an imported file holds (bad rows, \
         damaged, hostile, not of its kind)",
    ),
    ("5", "the register is locked, or has changed meanwhile"),
];

fn told() -> Document<'static> {
    page(
        "Exit codes: every command ends with one of these",
        vec![table(["Code", "Means"], CODES.map(|(code, means)| [code.to_owned(), means.to_owned()]))],
        &["midsa due --exit-code", "midsa check"],
    )
}
