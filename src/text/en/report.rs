//! The sentences of the report, the words around a page and of the desk, and the names of the tables, in English.

use super::super::report::{DeskTexts, Pages, ReportTexts, RoundDay};
use super::super::thousands;
use super::plural;
use crate::model::progress::Counts;
use crate::model::vocabulary::Status;

pub(super) const REPORT: ReportTexts = ReportTexts {
    title: |body| format!("{body} progress report"),
    as_of: |day| format!("As it stood on {day}."),
    as_known_on: |day| format!("As it was known on {day}."),
    adopted: |body, n, n_meetings, years| {
        let what = plural(n, "recommendation or decision", "recommendations and decisions");
        let at = format!("{} {}", number(n_meetings), plural(n_meetings, "meeting", "meetings"));
        let when = match years {
            None => String::new(),
            Some((first, last)) if first == last => format!(" in {first}"),
            Some((first, last)) => format!(" from {first} to {last}"),
        };
        format!("{body} adopted {} {what} at {at}{when}.", number(n))
    },
    meeting_adopted: |n| {
        format!("The meeting adopted {} {}.", number(n), plural(n, "recommendation or decision", "recommendations and decisions"))
    },
    owner_answers: |name, n| {
        format!("{name} answers for {} {}.", number(n), plural(n, "recommendation or decision", "recommendations and decisions"))
    },
    nothing_adopted: "Nothing that is counted was adopted yet.",
    done,
    open,
    aside: |n| {
        format!("{} {} not counted in this share: continuing, superseded or not applicable.", number(n), plural(n, "is", "are"))
    },
    percent,
    decimal,
    number,
    of: |n| format!("of {}", number(n)),
    key_adopted: |n| plural(n, "recommendation or decision", "recommendations and decisions"),
    key_done: |pct| pct.map_or_else(|| "implemented".to_owned(), |pct| format!("implemented ({})", percent(pct))),
    key_overdue: "overdue",
    agreed: "What was agreed, and how much is done",
    moved: "What moved",
    since: |day| format!("Since {day}:"),
    since_meeting: |meeting, day| format!("Since {meeting} ({day}):"),
    happened: |day| format!("({day})"),
    learned: |day| format!("({day}, learned since)"),
    returned: |round, day, n, of| {
        let day = match day {
            RoundDay::Closed(day) => format!("closed on {day}"),
            RoundDay::Open(day) => format!("open until {day}"),
        };
        format!("Reporting round {round} ({day}): {n} of {of} {} returned.", plural(of, "owner", "owners"))
    },
    delays: "The longest delays",
    none_overdue: "No deadline has passed.",
    open_longest: "Open for longest:",
    how_long: |days| match days {
        730.. => format!("{} years", days * 100 / 36525),
        61.. => format!("{} months", days / 30),
        _ => format!("{days} {}", plural(days, "day", "days")),
    },
    late_for: "Late",
    open_for: "Open for",
    owners_late: |n, of| format!("{n} of {of} {} late", plural(of, "owner", "owners")),
    causes: |causes| format!("Causes given for what is late: {}.", causes.join(", ")),
    no_cause: "none given",
    due_next: "Due next",
    nothing_due: "No deadline lies ahead.",
    decide: "What needs a decision",
    decide_said: |n, of, kinds| {
        let of_all = if n == of {
            format!("All {} that are open", number(of))
        } else {
            format!("{} of the {} that are open", number(n), number(of))
        };
        format!("{}: {}.", if of == 1 { "The one that is open".to_owned() } else { of_all }, kinds.join(", "))
    },
    missing: ["no deadline", "no owner", "agreed only in principle", "in dispute"],
    missing_heading: "Why",
    nothing_to_decide: "Nothing: all that is open is dated, owned, agreed and undisputed.",
    undated: |n| format!("{} {} no deadline", number(n), plural(n, "has", "have")),
    undated_in_part: |n| format!("{} {} no deadline for some of the owners", number(n), plural(n, "has", "have")),
    undated_owners: |n, of| format!("no deadline for {n} of {of} owners"),
    ownerless: |n| format!("{} {} no owner", number(n), plural(n, "has", "have")),
    in_principle: |n| format!("{} {} agreed only in principle", number(n), plural(n, "was", "were")),
    disputed: |n| format!("{} {} in dispute", number(n), plural(n, "is", "are")),
    and_more: |n| format!("and {n} more"),
    below: |counts| format!("Not counted above: {}.", counts.join(", ")),
    by_meeting: "Progress by meeting",
    by_owner: "Progress by owner",
    by_theme: "Progress by theme",
    over_time: "Progress over time",
    reported_on: "reported on",
    year: "Year",
    matrix: "What each owner reported",
    tracking: "Decision tracking",
    no_owner: "none named",
    follow_up: "Progress and follow-up",
    lineage: "Where it came from",
    other_items: "Requests and decisions of others",
    changes: "What moved, in detail",
    method: "How it is counted",
    how_counted: |due_soon, stale| {
        vec![
            "Status is what the owner reported. “No information received” means that nothing has reached the secretariat; it says nothing about what was done.".to_owned(),
            "A recommendation with components is counted by its components, and a restatement not at all. One that is tracked for each owner counts once in the whole, and once for each owner in the table by owner.".to_owned(),
            "The share implemented is what is implemented among all but what is continuing, superseded or not applicable. “Confirmed” means that the Steering Group checked the evidence.".to_owned(),
            format!("Overdue is what is open on the day after its deadline or later. Due soon is within {due_soon} days. Stale is what is open and has had no follow-up for {stale} days."),
            "Only notes meant for the public are shown.".to_owned(),
        ]
    },
    cut: |shown, of, place| format!("{} of {} rows are shown here; all are in {place}.", counted(shown), counted(of)),
    the_annexes: "the annexes",
    annex: |n| format!("annex {n}"),
    rows: |first, last| format!("rows {} to {}", counted(first), counted(last)),
};

fn done(counts: &Counts) -> String {
    let (n, base) = (counts.n(Status::Implemented), counts.n_base());
    let share = counts.pct_implemented().map_or_else(String::new, |pct| format!(" ({})", percent(pct)));
    let confirmed = match (n, counts.n_confirmed) {
        (0, _) => String::new(),
        (_, 0) => "; the Steering Group has confirmed none of it so far".to_owned(),
        (_, confirmed) => format!("; the Steering Group confirmed {}", number(confirmed)),
    };
    format!("{} of {} {} implemented{share}{confirmed}.", number(n), number(base), plural(n, "is", "are"))
}

fn open(counts: &Counts) -> String {
    let (silent, late, total) = (counts.n(Status::NotReported), counts.n_overdue, counts.n_total());
    let heard = match silent {
        0 => "Information was received on each.".to_owned(),
        _ => format!("On {} of {} no information was received.", number(silent), number(total)),
    };
    match late {
        0 => format!("{heard} None is overdue."),
        _ => format!("{heard} {} {} overdue.", number(late), plural(late, "is", "are")),
    }
}

fn percent(value: f64) -> String {
    let text = decimal(value);
    format!("{}%", text.strip_suffix(".0").unwrap_or(&text))
}

fn decimal(value: f64) -> String {
    format!("{value:.1}")
}

fn counted(n: usize) -> String {
    number(u32::try_from(n).unwrap_or(u32::MAX))
}

fn number(n: u32) -> String {
    thousands(n, ",")
}

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
        "round-answers" => "Answers that the register does not have",
        "round-requests" => "Wishes for another deadline",
        "round-ingest" => "What the returns say",
        other => other,
    }
}
