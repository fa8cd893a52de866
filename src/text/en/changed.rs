//! How a change is told in English.

use super::super::log::ChangedWords;
use super::super::thousands;
use crate::model::changed::{Became, Count, Thing};
use crate::model::vocabulary::Tracking;

pub(super) const CHANGED: ChangedWords = ChangedWords {
    became,
    follows: "follows from it",
    not_set: "not set",
    yes: "yes",
    no: "no",
    no_day: "no day",
    no_day_yet: "no day yet",
    quoted: |text| format!("“{text}”"),
    recorded: |what| format!("{what} recorded"),
    in_dispute: "in dispute",
    dispute_settled: "dispute settled",
    n_evidence: |n| if n == 1 { "1 piece of evidence".to_owned() } else { format!("{n} pieces of evidence") },
    follow_up_gone: |day| format!("follow-up of {day} taken out"),
    came: |items| format!("{items} added"),
    gone: |items| format!("{items} taken out"),
    has_role: |role, day| match day {
        Some(day) => format!("{role} from {day}"),
        None => role.to_owned(),
    },
    has_role_no_longer: |role, day| format!("no longer {role} from {}", day.unwrap_or("the beginning")),
    own_share: "with a share of its own",
    own_share_no_longer: "no share of its own any more",
    removed_with: |n_shares, n_follow_ups| {
        let counted = |n: usize, one: &str, many: &str| (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }));
        let parts: Vec<String> = [counted(n_shares, "share", "shares"), counted(n_follow_ups, "follow-up", "follow-ups")]
            .into_iter()
            .flatten()
            .collect();
        if parts.is_empty() { "removed".to_owned() } else { format!("removed with {}", parts.join(" and ")) }
    },
    formerly: |names| format!("formerly {names}"),
    formerly_no_longer: |names| format!("no longer found as {names}"),
    member: |group, since, until| format!("member of {group} {}", during(since, until)),
    member_no_longer: |group, day| format!("no longer member of {group} on {day}"),
    focal_point: "focal point",
    focal_point_and_coordinator: "focal point and coordinator",
    during,
    focal_point_no_longer: |day| format!("focal point no longer on {day}"),
    coordinator: "coordinator",
    coordinator_no_longer: "no longer the coordinator",
    since: |day| format!("since {day}"),
    tracking,
    linked: "linked",
    unlinked: "unlinked",
    of_body: |kind, body| format!("{kind} of {body}"),
    undated: "undated",
    cancelled: "cancelled",
    cancelled_no_longer: "no longer cancelled",
    round_opened: |day, n_owners, n_items| {
        let owners = if n_owners == 1 { "owner" } else { "owners" };
        let items = if n_items == "1" { "item" } else { "items" };
        format!("{n_owners} {owners} asked about {n_items} {items}; answers by {day}")
    },
    round_closed: |day| format!("closed on {day}"),
    letter: |level| if level == 0 { "sheet and letter written".to_owned() } else { format!("reminder {level} written") },
    returned: |owner, state, n| format!("return of {owner}, {state}, {n} {}", if n == "1" { "answer" } else { "answers" }),
    count,
    in_all: |counts| format!("in all: {counts}"),
    taken_back: |id, by| format!("taken back: entry {id}, by {by}"),
    done_again: |id, by| format!("done again: entry {id}, by {by}"),
    made: "the register was made",
    restored: "the register was replaced by a backup",
    migrated: "the register was brought into a newer form",
    contact: "what is known of a person was changed",
    n_changes: |n| if n == 1 { "1 change".to_owned() } else { format!("{} changes", thousands(n, ",")) },
    role: "Role",
    share: "Share of its own",
    from_on: "From",
    settlement: "Settled by",
    successor: "Superseded by",
    n_shares: "Shares",
    n_answers: "Answers",
};

fn became(became: Became) -> &'static str {
    match became {
        Became::Added => "added",
        Became::Changed => "changed",
        Became::Removed => "removed",
    }
}

fn tracking(tracking: Tracking) -> &'static str {
    match tracking {
        Tracking::Single => "has a status of its own",
        Tracking::Each => "each of its leads has a status of its own",
        Tracking::Components => "its status is rolled up from its components",
        Tracking::Restated => "has the status of the one that it restates",
    }
}

fn during(since: Option<&str>, until: Option<&str>) -> String {
    let since = since.map_or_else(|| "from the beginning".to_owned(), |day| format!("since {day}"));
    let until = until.map_or_else(String::new, |day| format!(", no longer on {day}"));
    format!("{since}{until}")
}

fn count(count: &Count) -> String {
    let Count { thing, n, .. } = *count;
    let (one, many) = match thing {
        Thing::Recommendation => ("recommendation", "recommendations"),
        Thing::FollowUp => ("follow-up", "follow-ups"),
        Thing::Share => ("share", "shares"),
        Thing::Relation => ("relation", "relations"),
        Thing::Translation => ("translation", "translations"),
        Thing::Meeting => ("meeting", "meetings"),
        Thing::Owner => ("owner", "owners"),
        Thing::Membership => ("membership", "memberships"),
        Thing::FocalPoint => ("focal point", "focal points"),
        Thing::Round => ("round", "rounds"),
        Thing::Letter => ("letter", "letters"),
        Thing::Return => ("return", "returns"),
        Thing::Setting => ("setting", "settings"),
    };
    format!("{n} {} {}", if n == 1 { one } else { many }, became(count.became))
}
