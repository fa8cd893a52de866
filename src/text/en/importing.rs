//! The words of `import`, and of the sheets that people without a file begin with, in English.

use super::super::importing::{Importing, TemplateWords};
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
    order_of_dates: |column, order| {
        format!("`{column}`: dates such as 03/04/2027 are read as {order}, the order of the others there (--dates names another)")
    },
    imported: |what| format!("imported {what}"),
    would_import: |what| format!("would import {what}"),
    log_came: "the log is the one that came; `midsa undo` goes on from its newest entry",
    undated: "dated today, because no day is given (`happened_on`)",
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

pub(super) const TEMPLATE: TemplateWords = TemplateWords {
    title,
    steps: &[
        "Write below the row of dark names, a row for each; these instructions and the example are not read.",
        "Leave a cell empty if you don't know. Columns may be moved or deleted, but their names stay as they are.",
        "Several values in one cell are parted by a semicolon: ZMB;NAM;IOM:support.",
        "Dates: 2027-12-31, 31 December 2027, 2027-12, 2027-Q4, 2027-H2 or 2027.",
        "Save it and send it back; it is read with `midsa import`.",
    ],
    one_of: "One of:",
    about,
    example,
};

fn title(table: &str) -> &'static str {
    match table {
        "recommendations" => "Recommendations to be recorded",
        "shares" => "What each owner reports of its share",
        _ => "Owners to be recorded",
    }
}

fn about(column: &str) -> &'static str {
    match column {
        "ref" => "Its reference. Empty: numbered within its meeting",
        "meeting" => "The reference of the meeting that adopted it",
        "title" => "A few words. Empty: the beginning of the text",
        "text" => "The text as it was adopted, word for word (needed)",
        "source" => "Document, page, paragraph",
        "themes" => "Key words",
        "owners" => "Who must act, by code or name; another role after a colon",
        "owner" => "Whose share, by code or name",
        "due" => "The deadline, or none",
        "done_when" => "What will count as done, in a sentence",
        "happened_on" => "The day of status and note. Empty: today",
        "last_note" => "What was done, or what remains",
        "evidence" => "Web address or file name of what proves it",
        "kind" => "What it is",
        "priority" => "How urgent it is",
        "response" => "What was decided about it",
        "status" => "How far it is, as the owner says",
        "code" => "ISO code of a state (ZMB); else a short code of your own (SADC-SEC)",
        "name" => "Its full name in English",
        "name_fr" => "Its name in French",
        "name_pt" => "Its name in Portuguese",
        "former_names" => "Names that it had",
        "members" => "Of a group: the codes of its members",
        _ => "",
    }
}

fn example(column: &str) -> Option<&'static str> {
    match column {
        "title" => Some("Name a focal point"),
        "text" => Some("Each member state names a national focal point by the end of 2027."),
        "source" => Some("Report of the meeting, paragraph 12"),
        "themes" => Some("focal points;data"),
        "done_when" => Some("Name and address have been sent to the secretariat"),
        "last_note" => Some("A circular was sent to the ministries"),
        "name" => Some("International Organization for Migration"),
        "name_fr" => Some("Organisation internationale pour les migrations"),
        "name_pt" => Some("Organização Internacional para as Migrações"),
        _ => None,
    }
}
