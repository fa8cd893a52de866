//! Health: what follows from a status, a deadline and today.

use super::topic::{Topic, page, rules, table};
use crate::model::health::Patience;
use crate::model::vocabulary::{Health, Lang};
use crate::report::document::Document;
use crate::text::words;

pub(super) const TOPIC: Topic =
    Topic { name: "health", line: "overdue, due soon, stale and the others: what each means", page: told };

/// In the order in which they are looked at: the first that fits.
const ORDER: [Health; 8] = [
    Health::Closed,
    Health::Done,
    Health::Overdue,
    Health::DueSoon,
    Health::Stale,
    Health::AwaitingMeeting,
    Health::Undated,
    Health::OnTrack,
];

fn told() -> Document<'static> {
    let row = |health: Health| {
        let label = |lang| (words(lang).labels.health)(health).to_owned();
        [health.to_string(), means(health), label(Lang::Fr), label(Lang::Pt)]
    };
    page(
        "Health: derived from status, deadline and today; the first that fits",
        vec![
            table(["Health", "Means", "French", "Portuguese"], ORDER.map(row)),
            rules(&[
                "It is never stored, and never set. --today DATE looks at it as of another day.",
                "The two numbers of days are settings of the register: `midsa settings`.",
                "Of a whole it is the worst among its open parts.",
                "Stale hides that a deadline is missing: --health undated leaves out what is stale. --undated, `midsa due`, `midsa progress` and the desk give all that has none.",
            ]),
        ],
        &["midsa rec list --overdue", "midsa rec list --health due-soon", "midsa settings set stale_days 180"],
    )
}

fn means(health: Health) -> String {
    let Patience { due_soon, stale } = Patience::default();
    match health {
        Health::Closed => "superseded, not applicable, dropped or lapsed".to_owned(),
        Health::Done => "implemented".to_owned(),
        Health::Overdue => "today is after the deadline; on the day itself it is not".to_owned(),
        Health::DueSoon => format!("the deadline is within {due_soon} days"),
        Health::Stale => format!("open, and no follow-up for {stale} days, counted from the meeting if there never was one"),
        Health::AwaitingMeeting => "its deadline follows a meeting that has no date yet".to_owned(),
        Health::Undated => "open, without a deadline".to_owned(),
        Health::OnTrack => "open, with a deadline further ahead".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Health, ORDER};
    use crate::model::vocabulary::Vocabulary;

    #[test]
    fn every_health_is_told() {
        assert!(Health::ALL.iter().all(|health| ORDER.contains(health)));
    }
}
