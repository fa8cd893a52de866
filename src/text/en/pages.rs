//! The words around a page in English.

use super::super::pages::Pages;
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
