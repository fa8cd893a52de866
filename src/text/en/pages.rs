//! The words around a page and of the desk, and the names of the tables, in English.

use super::super::pages::{DeskTexts, Pages};
use super::plural;

pub(super) const PAGES: Pages = Pages {
    filter: "Filter rows",
    shown: "{n} of {of}",
    sort: "Sort by {heading}",
    as_table: "As a table",
    places: "Pages",
    start: "Start",
    report: "Report",
    search: "Search",
    search_how: "Every word that is typed must occur: in the reference, the title, the text, the owners, the themes or the status.",
    today: "today",
    due: "due",
    timeline: "From the first proposal to today",
    timeline_of: |n, since| format!("Timeline: {n} {} since {since}", plural(n, "event", "events")),
    heat_map: "What each owner reported",
    how_far: "How far it is",
    over_time: "Adopted and implemented over time",
    adopted: "adopted",
    implemented: "implemented",
};

pub(super) const DESK: DeskTexts = DeskTexts {
    internal: |note| format!("[internal] {note}"),
    in_dispute: |text| format!("† in dispute: “{text}”"),
    first_of: |n, of| format!("{n} of {of}"),
    lies_at: |path| format!("register: {path}"),
    without_items: |n| format!("what {n} {} adopted is not in the register", plural(n, "meeting", "meetings")),
};

/// The name of a table, of its stable name; one that no page shows has none of its own.
pub(super) fn table(name: &'static str) -> &'static str {
    match name {
        "recommendations" => "Recommendations",
        "shares" => "Shares",
        "follow-ups" => "Follow-ups",
        "meetings" => "Meetings",
        "owners" => "Owners",
        "focal-points" => "Focal points",
        "relations" => "Relations",
        "translations" => "Translations",
        "progress" => "Progress",
        "deadlines" => "Deadlines",
        "changes" => "Changes",
        "matrix" => "Matrix",
        "findings" => "Findings",
        "log" => "Log",
        "log-entry" => "Log entry",
        "plan" => "Plan",
        "settings" => "Settings",
        "rounds" => "Reporting rounds",
        "round-status" => "Answers of the owners",
        "round-returns" => "Returns",
        "round-requests" => "Wishes for another deadline",
        "round-ingest" => "What the returns say",
        other => other,
    }
}
