//! The words in English.

mod dates;
mod headings;
mod importing;
mod keeping;
mod labels;
mod log;
mod notes;
mod overviews;
mod report;
mod returned;
mod round;

use super::{Descents, Part, Passage, Remarks, Sections, Sentences, Words};
use crate::model::progress::Tally;
use crate::model::vocabulary::{Kind, Lang, Status};

pub(super) static WORDS: Words = Words {
    lang: Lang::En,
    headings: headings::HEADINGS,
    labels: labels::LABELS,
    owners: overviews::OWNERS,
    desk: report::DESK,
    round: round::ROUND,
    returned: returned::RETURNED,
    overviews: overviews::OVERVIEWS,
    pages: report::PAGES,
    report: report::REPORT,
    sections: Sections {
        first_deadline: "First deadline",
        descent: "Line of descent",
        components: "Components",
        actions: "Actions",
        shares: "Shares",
        follow_ups: "Follow-ups",
        relations: "Relations",
        background: "Background: proposals and needs",
        revisions: "Earlier wording",
        not_stated: "not stated",
    },
    dates: dates::DATES,
    sentences: Sentences {
        colon: ": ",
        semicolon: "; ",
        yes: "yes",
        no: "no",
        each_of: |n| format!("each of {n}"),
        none_for: |n, of| format!("none for {n} of {of}"),
        n_of: |n, of| format!("{n} of {of}"),
        n_of_implemented: |n, of| format!("{n} of {of} implemented"),
        tally,
        restatement: "restatement",
        restates: |reference| format!("restates {reference} and has its status"),
        inherited: |reference, day| format!("From {reference}, {day}"),
        component_of: |reference| format!("component of {reference}"),
        action_towards: |reference| format!("action towards {reference}"),
        superseded_by: |reference| format!(" by {reference}"),
        superseded_by_unknown: ", by which one is not known",
        dispute_settled: |text| format!("dispute settled: {text}"),
        original: "original",
        not_translated: "original text, not translated",
        text_changed: |day, reason| format!("changed on {day}: {reason}"),
        since: |day| format!("since {day}"),
        no_longer_on: |day| format!("no longer on {day}"),
        is_cancelled: "cancelled",
    },
    descents: Descents {
        passage,
        first: |passage| format!("first {passage}"),
        by_ministers: "by ministers",
        by_summit: "by the summit",
        in_year: |year| format!("in {year}"),
        before_year: |year| format!("before {year}"),
        undated: "undated",
        why_before: "undated: before the first dated one that takes it up",
        spanning: |line, n| match n {
            0 => format!("{line}: less than a year"),
            _ => format!("{line}: {n} {}", plural(n, "year", "years")),
        },
    },
    remarks: Remarks {
        left_out: |counts| format!("not counted: {}", counts.join(", ")),
        not_counted: |counts| format!("not counted: {} (--all counts them)", counts.join(", ")),
        may_be_shares: "rows may be this owner's shares and not the whole, and without the column tracking nothing tells which: to change shares by a file, take `midsa export shares`",
        not_listed: |counts| format!("not listed: {} (--kind lists them)", counts.join(", ")),
        internal_notes: |n| format!("{n} internal {} in it (--public-only leaves them out)", plural(n, "note is", "notes are")),
        internal_notes_kept: |n| {
            format!("{n} internal {} in it: nothing is left out of a log or a whole register", plural(n, "note is", "notes are"))
        },
        n_of_kind,
        of_body: |count, body| format!("{count} of {body}"),
        without_meeting: |n| format!("{n} without a meeting"),
        by_owner: "an owner’s row holds what it leads, or is addressed in where nobody leads; --owner counts what it owns in any role or through a group",
        groups_overlap: "groups overlap: what stands in several is counted in each of them, and once in the total",
        restatements: |n| format!("{n} {} not counted", plural(n, "restatement is", "restatements are")),
        other_open: "other open",
        closed: "closed",
    },
    notes: notes::NOTES,
    keeping: keeping::KEEPING,
    importing: importing::IMPORTING,
    log: log::LOG,
    template: importing::TEMPLATE,
    changed: log::CHANGED,
    table: report::table,
};

/// The form that goes with a number: one is singular, all else plural.
fn plural(n: impl Into<u64>, one: &'static str, many: &'static str) -> &'static str {
    if n.into() == 1 { one } else { many }
}

fn tally(tally: &Tally, part: Part) -> String {
    let (counts, of) = (&tally.counts, tally.n_shares());
    let parts = match part {
        Part::Owners => plural(of, "owner", "owners"),
        Part::Components => plural(of, "component", "components"),
    };
    let implemented = format!("{} of {of} {parts} implemented", counts.n(Status::Implemented));
    let confirmed = if counts.n_confirmed > 0 { format!(" ({} confirmed)", counts.n_confirmed) } else { String::new() };
    let more = [
        (counts.n_overdue, format!("{} of {of} late", counts.n_overdue)),
        (counts.n(Status::NotReported), format!("{} no information received", counts.n(Status::NotReported))),
        (counts.n(Status::Continuing), format!("{} continuing", counts.n(Status::Continuing))),
    ];
    let more = more.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said);
    std::iter::once(format!("{implemented}{confirmed}")).chain(more).collect::<Vec<_>>().join(", ")
}

fn passage(passage: Passage) -> &'static str {
    match passage {
        Passage::Proposed => "proposed",
        Passage::Needed => "stated as a need",
        Passage::Recommended => "recommended",
        Passage::Decided => "decided",
        Passage::Requested => "requested",
        Passage::Undertaken => "undertaken",
        Passage::AgreedInPrinciple => "agreed in principle",
        Passage::Accepted => "accepted",
        Passage::AcceptedInPart => "accepted in part",
        Passage::Noted => "noted",
        Passage::Declined => "declined",
        Passage::TakenUp => "taken up",
        Passage::Restated => "restated",
        Passage::Replaced => "replaced",
        Passage::FollowedUp => "followed up",
    }
}

fn n_of_kind(n: u32, kind: Kind) -> String {
    let word = match kind {
        Kind::Recommendation => plural(n, "recommendation", "recommendations"),
        Kind::Decision => plural(n, "decision", "decisions"),
        Kind::Request => plural(n, "request", "requests"),
        Kind::Action => plural(n, "action", "actions"),
        Kind::Proposal => plural(n, "proposal", "proposals"),
        Kind::Need => plural(n, "need", "needs"),
    };
    format!("{n} {word}")
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn in_english_one_is_singular() {
        let word = |n: u32| plural(n, "day", "days");
        assert_eq!([0, 1, 2, 15, 21].map(word), ["days", "day", "days", "days", "days"]);
    }
}
