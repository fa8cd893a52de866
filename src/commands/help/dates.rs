//! Dates as they are typed, and what each becomes.

use chrono::NaiveDate;

use super::topic::{Topic, heading, page, rules, table};
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::report::document::Document;

pub(super) const TOPIC: Topic = Topic { name: "dates", line: "how dates and deadlines are typed", page: told };

/// The day on which they are typed: a Tuesday.
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day of the calendar");

const DATES: [&str; 20] = [
    "2026-10-31",
    "2026-3-5",
    "31 October 2026",
    "31 octobre 2026",
    "31 de outubro de 2026",
    "31/12/2026",
    "31.12.2026",
    "October 2026",
    "2026-10",
    "Q3 2026",
    "2026-H1",
    "2027",
    "today",
    "yesterday",
    "-2w",
    "+3w",
    "+60d",
    "+2m",
    "eom",
    "eoy",
];

/// Deadlines that are no dates, and what they say.
const DEADLINES: [(&str, &str); 5] = [
    ("next:ministerial", "the first ministerial meeting of the register's body after the adopting one"),
    ("next:ministerial-30d", "30 days before it"),
    ("meeting:WDH-2010", "the first day of that meeting, and moved with it"),
    ("meeting:WDH-2010+60d", "60 days after it"),
    ("none", "somebody said that there is no deadline"),
];

fn told() -> Document<'static> {
    let read = |text: &&str| {
        let span = Span::parse_typed(text, TODAY).map_or_else(|bad| bad.to_string(), |span| span.to_string());
        [(*text).to_owned(), span]
    };
    let deadline = |(text, says): &(&str, &str)| {
        let read = Deadline::parse_typed(text, TODAY).map_or_else(|bad| bad.to_string(), |deadline| deadline.to_string());
        [read, (*says).to_owned()]
    };
    page(
        "Dates: as they are typed",
        vec![
            table(["Typed on 2026-11-24", "Is"], DATES.iter().map(read)),
            rules(&[
                "A month, quarter, half or year counts to its last day as a deadline, and from its first for a start.",
                "d, w, m and y are days, weeks, months and years; eom, eoq and eoy the end of the month, quarter, year.",
                "Names of months are read in English, French and Portuguese, and so are today and yesterday.",
                "03/04/2026 is refused: it could be in March or in April. In files --dates dmy says the order.",
                "--on, the day it happened, is never after today.",
            ]),
            heading("Deadlines that follow a meeting"),
            table(["--due", "Is"], DEADLINES.iter().map(deadline)),
            rules(&[
                "The next meeting is bound once, the first that has a day and is not cancelled, and the deadline moves with it.",
                "Where it is cancelled the deadline has no day, until it takes place after all or --due is given anew.",
            ]),
        ],
        &[
            "midsa rec update MRU-2006-03 --on yesterday --note \"They called\"",
            "midsa rec update MRU-2006-03 --due next:ministerial-30d --reason \"Not before the ministers meet\"",
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::{DATES, DEADLINES, Deadline, Span, TODAY};

    #[test]
    fn every_example_is_read() {
        for text in DATES {
            assert!(Span::parse_typed(text, TODAY).is_ok(), "{text}");
        }
        for (text, _) in DEADLINES {
            assert_eq!(Deadline::parse_typed(text, TODAY).map(|read| read.to_string()).as_deref(), Ok(text));
        }
        assert!(Span::parse_typed("03/04/2026", TODAY).is_err());
    }
}
