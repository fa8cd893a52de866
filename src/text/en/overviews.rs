//! The words of overviews, and of owners, in English.

use super::super::overviews::{Hints, Overviews, OwnerTexts};
use super::plural;
use crate::model::agenda::Urgency;
use crate::model::movement::Move;
use crate::model::vocabulary::{Lang, Status};

pub(super) const OVERVIEWS: Overviews = Overviews {
    agenda: |day| format!("Agenda of {day}"),
    urgency,
    nothing_open: "nothing is open",
    nothing_due: "nothing is overdue or due within that time",
    days_late: "Days late",
    days_left: "Days left",
    desk: |day| format!("The desk on {day}"),
    pile: |name, n, by_share, left_out| {
        let shares = (by_share > n).then(|| format!("{by_share} with every owner’s share"));
        let left_out = (!left_out.is_empty()).then(|| format!("not in `midsa progress`: {}", left_out.join(", ")));
        let said: Vec<String> = std::iter::once(n.to_string()).chain(shares).chain(left_out).collect();
        format!("{name} ({})", said.join("; "))
    },
    apart: "every owner’s share by itself",
    silent: |days| format!("Silent for {days} {} or more, neither overdue nor due soon", plural(days, "day", "days")),
    disputed: "In dispute",
    none: "none",
    more: |n, command| format!("and {n} more: {command}"),
    shares_alone: |command| format!("only some shares of what is listed above: {command}"),
    quiet_since: |day| format!("nothing since {day}"),
    last_changes: "Last changes",
    what_next: "What to type next",
    no_register: |path| format!("There is no register yet at {path}."),
    is_empty: "The register holds no recommendation yet.",
    hints: Hints {
        init: "create the register, with the MIDSA record in it",
        init_empty: "create it empty",
        add_meeting: "record a meeting",
        add: "record what it adopted",
        import: "read a file of recommendations",
        help: "every command",
        due: "the agenda of deadlines",
        show: "everything about one",
        update: "record what was heard of it",
        progress: "how far each meeting's recommendations are",
        changes: "what moved since a day or a meeting",
    },
    letter,
    matrix: |day| format!("Each owner's share on {day}"),
    nothing_tracked_each: "nothing is tracked for each owner",
    changes: |since, until| format!("What moved from {since} to {until}"),
    happened_since: "Happened since",
    learned_since: "Happened before, learned since",
    added_since: "New in the register",
    nothing_moved: "nothing moved",
    change: "Change",
    learned: |day| format!("learned {day}"),
    became_overdue: "became overdue",
    moved: |n, movement| match movement {
        Move::NewlyImplemented => format!("{n} newly implemented"),
        Move::NewlyConfirmed => format!("{n} newly confirmed"),
        Move::Slipped => format!("{n} slipped"),
        Move::Reopened => format!("{n} reopened"),
        Move::Silent => format!("{n} silent"),
    },
    n_moved: |movement| match movement {
        Move::NewlyImplemented => "Newly implemented",
        Move::NewlyConfirmed => "Newly confirmed",
        Move::Slipped => "Slipped",
        Move::Reopened => "Reopened",
        Move::Silent => "Silent",
    },
    moved_apart: |counts, left_out| {
        let with = if left_out.is_empty() { String::new() } else { format!(", and {}", left_out.join(", ")) };
        format!("every owner’s share by itself{with}: {counts}")
    },
    in_of: |status, label, n, of| {
        let of = format!("{n} of {of}");
        if status == Status::NotReported { format!("{label} from {of}") } else { format!("{label} in {of}") }
    },
    n_silent: |n| format!("{n} silent"),
    n_confirmed: |n| format!("{n} confirmed"),
    n_queried: |n| format!("{n} queried"),
    set_aside: |n, why| format!("{n} set aside ({why})"),
};

fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Overdue => "Overdue",
        Urgency::DueSoon => "Due soon",
        Urgency::Later => "Later",
        Urgency::AwaitingMeeting => "Awaiting a meeting",
        Urgency::Undated => "Undated",
    }
}

fn letter(status: Status) -> char {
    match status {
        Status::NotReported => '·',
        Status::NotStarted => 'N',
        Status::InProgress => 'G',
        Status::PartlyImplemented => 'P',
        Status::OnHold => 'H',
        Status::Continuing => 'C',
        Status::Implemented => 'I',
        Status::Superseded => 'S',
        Status::NotApplicable => 'X',
        Status::Dropped => 'D',
        Status::Lapsed => 'L',
    }
}

pub(super) const OWNERS: OwnerTexts = OwnerTexts {
    groups: "Member of",
    focal_points: "Focal points",
    late: "Late",
    open_items: "Still to do",
    reported: "What it reported",
    done: "Done or closed",
    concerned: "Owned through a group, or in another role",
    through: |code| format!("through {code}"),
    nothing_reported: "Nothing was reported yet.",
    role: "Role",
    share: "share",
    forgotten: "[forgotten]",
    no_focal_point: "no focal point",
    no_focal_point_since: |day| format!("no focal point since {day}"),
    no_focal_point_between: |from, to| format!("no focal point from {from} to {to}"),
    never_had: |n| format!("{n} {} never had a focal point recorded", plural(n, "owner (groups apart)", "owners (groups apart)")),
    persons: |n| format!("it names {n} {}", plural(n, "person", "persons")),
    lang,
};

fn lang(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::Fr => "French",
        Lang::Pt => "Portuguese",
    }
}
