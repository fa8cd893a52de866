//! The notes of commands in English.

use super::super::notes::Notes;
use super::labels::LABELS;
use super::plural;
use crate::model::vocabulary::Tracking;

pub(super) const NOTES: Notes = Notes {
    note: "note",
    nothing_matches: "nothing matches",
    stale_without_deadline: "what has no deadline and was silent for long is stale; --undated lists all without a deadline",
    wrote: |path| format!("wrote {path}"),
    dry_run: "dry run: the register was not changed",
    created_empty: |path| format!("created {path}, empty"),
    created: |path, n| format!("created {path} with the MIDSA record: {n} recommendations, requests, proposals and needs"),
    what_can_be_entered: "`midsa help` shows what can be entered",
    what_was_adopted: "`midsa rec list` shows what was adopted",
    nothing_was_changed: "nothing was changed",
    stands_so: "nothing changes: it is already so",
    is_as_asked: |what| format!("{what} is already as asked; nothing was changed"),
    recorded_on: |oldest| format!("recorded on {oldest}, which this one restates"),
    follows: |meeting| format!("the next such meeting is {meeting}; the deadline follows it"),
    before_components: |whole, component| {
        format!(
            "{whole}: its status follows from its components by now, so this is part of its history and changes nothing that is \
             shown; `midsa rec update {component}` changes that"
        )
    },
    overridden: |subject, day, later| format!("{subject}: recorded for {day}; the later entry of {later} is in force"),
    never_used_again: |reference| format!("the reference {reference} is never used again; `midsa undo` takes the removal back"),
    outdated: |langs| format!("the text in {langs} is that of the earlier wording; `midsa rec translate` corrects it"),
    inherited: |whole| format!("each begins with the status of the whole; the history stays on {whole}"),
    judged_whole: |assurance| {
        let label = (LABELS.assurance)(assurance);
        format!("“{label}” judged the whole; judge each component with `midsa rec update --assurance`")
    },
    not_word_for_word: |component, whole| format!("the text of {component} is not word for word in that of {whole}"),
    restates: |newer, older| format!("{newer} has the status of {older} from now on, and is not counted beside it"),
    set_aside: |n, whole| {
        let (shares, them) = (plural(n, "share", "shares"), plural(n, "it", "them"));
        format!("{n} {shares} of {whole} {} set aside; `midsa rec unlink` brings {them} back", plural(n, "is", "are"))
    },
    still_open: |target, status, commands| {
        let closes = if commands.len() == 1 { "closes" } else { "close" };
        format!("{target} is still “{status}”; `{}` {closes} it", commands.join("` and `"))
    },
    unlinked: |name, tracking| match tracking {
        Tracking::Restated => format!("{name} still restates another and has its status"),
        Tracking::Each => format!("{name} has the status of its shares again, and is counted"),
        Tracking::Single | Tracking::Components => format!("{name} has its own status again, and is counted"),
    },
    each_of_group: |group, day, n, codes| format!("each of {group} on {day} ({n}): {codes}"),
    not_in: |who| format!("not in: {who}"),
    nobody: "nobody",
    owners: |who, tracking| match tracking {
        Tracking::Each => format!("owners: {who}, each lead with a share of its own"),
        Tracking::Single | Tracking::Components | Tracking::Restated => format!("owners: {who}"),
    },
    owners_beside: |who| format!("owners beside them: {who}"),
    inherited_due: "inherited",
    counts_from: |day| format!("counts from {day}; what was reported before stays on the whole"),
    split_into: |whole, n, day| {
        format!("{whole}: split into {n} components, which count from {}", day.unwrap_or("the beginning"))
    },
    has_no_members: |group| format!("`midsa owner join {group} CODE...` adds its members"),
    was_held: |meeting, n| {
        let stay = plural(n, "deadline that follows it stays where it is", "deadlines that follow it stay where they are");
        format!("{meeting} was held: {n} {stay}")
    },
    stays_bound: |meeting, n, kind| {
        let stay = plural(n, "deadline stays bound to it", "deadlines stay bound to it");
        let it = plural(n, "it", "one");
        format!(
            "{meeting} is cancelled: {n} {stay} as the next {kind}, even if another meeting is added; \
             `midsa rec update REF --due next:{kind} --reason TEXT` binds {it} anew"
        )
    },
    counts_earlier: |items| format!("counted from an earlier day, because there is a follow-up of that day: {items}"),
};
