//! The words of `import` in English.

use super::super::importing::Importing;
use super::plural;
use crate::model::plan::{HeaderRemark, Verdict};

pub(super) const IMPORTING: Importing = Importing {
    verdict: |verdict| match verdict {
        Verdict::Added => "added",
        Verdict::Updated => "updated",
        Verdict::Same => "same",
        Verdict::Refused => "refused",
    },
    outcome: |added, updated, same, refused| {
        let refused = if refused == 0 { String::new() } else { format!(", {refused} refused") };
        format!("{added} added, {updated} updated, {same} the same{refused}")
    },
    of_rows: |n, rows| format!("{n} {}: {rows}", plural(n, "row", "rows")),
    and_so_on: " and so on",
    passed_over: |n| {
        let were = plural(
            n,
            "row was passed over: the mapping says so, or it is",
            "rows were passed over: the mapping says so, or they are",
        );
        format!("{n} {were} the header again")
    },
    folded: |n| {
        format!(
            "{n} {}",
            plural(n, "row repeats an earlier one and is one with it", "rows repeat an earlier one and are one with it")
        )
    },
    derived: |columns| format!("left alone, because they follow from the rest: {columns}"),
    left_alone: |column, n| {
        format!(
            "`{column}` of {n} {} was left alone: it is rolled up from the parts, or told elsewhere",
            plural(n, "row", "rows")
        )
    },
    left_out: |columns| format!("columns that were left out: {columns}"),
    header: |remark| match remark {
        HeaderRemark::Below { row, first } if row - first == 1 => {
            format!("the names of the columns are in row {row}; row {first} above is left out (--header-row N names another)")
        }
        HeaderRemark::Below { row, first } => format!(
            "the names of the columns are in row {row}; rows {first} to {} above are left out (--header-row N names another)",
            row - 1
        ),
        HeaderRemark::GoesOn { row, last } => {
            format!("row {last} seems to belong to the names of the columns too; --header-row {row}-{last} reads both")
        }
    },
    imported: |what| format!("imported {what}"),
    would_import: |what| format!("would import {what}"),
    log_came: "the log is the one that came; `midsa undo` goes on from its newest entry",
    undated: "dated today, because the file names no day (`happened_on`)",
    overridden: "the status is kept on its day and is not in force, because a later one is",
    group_for_all: |group| format!("`{group}` is a group with one status for all; --each {group} gives each member a share"),
    one_lead: "--each asks for several lead owners; tracked as one",
    reference_folded: "several spaces in a reference were folded to one",
    deadline_moved: |item, due, before, after| format!("{item}: due {due}: {before} → {after}"),
    no_day: "no day",
    stays_known: |code, names| format!("{code}: it stays known as {names}; `midsa owner edit` takes a former name away"),
    new_owner: |code, name| format!("new owner {code}: {name}"),
    a_state: "a state",
    looks_like: |names| format!("looks like {names}"),
    seems_several: |separator| format!("it seems to hold several, by `{separator}`"),
    are_of: |n, shares| {
        let with = if shares == 0 { String::new() } else { format!(", with {shares} {}", plural(shares, "share", "shares")) };
        format!("the rows are of {n} {}{with}", plural(n, "recommendation", "recommendations"))
    },
};
