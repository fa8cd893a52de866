//! The words of questions and of what is done to the register as a whole, in English.

use super::super::keeping::{Keeping, Moved};
use super::plural;
use crate::model::work::Work;

pub(super) const KEEPING: Keeping = Keeping {
    yes_or_no: "[y/N]",
    would_change: "This would be done:",
    remove_it: "Remove it?",
    record_and_move: |n| {
        let deadlines = if n == 1 { "this deadline".to_owned() } else { format!("these {n} deadlines") };
        format!("Record this, and move {deadlines}?")
    },
    take_it_back: "Take it back?",
    by_somebody_else: |entries| {
        let names: Vec<String> = entries.iter().map(|(id, by)| format!("entry {id} (by {by})")).collect();
        format!("{} {} recorded by somebody else", names.join(", "), if names.len() == 1 { "was" } else { "were" })
    },
    is_to_replace: |backup, register| format!("the backup {backup} is to replace {register}"),
    restore_it: "What it replaces is kept among the backups. Go on?",
    not_taken_back: "this can't be taken back",
    forget: |person, owner| format!("Forget {person} of {owner} for good?"),
    at_work: |work| match work {
        Work::CheckingFile => "checking the file",
        Work::CheckingRows => "checking the rows",
        Work::CheckingStandings => "checking the standings",
        Work::CheckingLog => "checking the log",
        Work::CheckingEvidence => "checking the evidence",
        Work::Copying => "copying the register",
        Work::Reading => "reading",
        Work::Importing => "importing",
        Work::TakingBack => "taking back",
    },
    waiting: "waiting for another officer's change",
    clock_seems_wrong: "the clock of this computer seems to be wrong: the newest entry of the log is more than a day ahead of it",
    entry_ahead: |id, day| {
        format!(
            "entry {id} of the log is dated {day}: the clock of this computer was ahead when it was recorded, or is behind now; \
             until then, every new entry is dated right after it"
        )
    },
    backed_up: |path| format!("backed up to {path}"),
    has_faults: |n| format!("the register has {n} {}, and so has the backup: `midsa check`", plural(n, "fault", "faults")),
    locks_not_tried: "the folder can't be written, so its locks were not tried",
    locks_do_nothing: "locks do nothing in this folder: two officers at once can damage the register; `midsa check` says more",
    synchronised: |service| {
        format!(
            "{service} copies this folder behind the register's back: when two officers write at once, one copy replaces the other \
             and a saved change is lost, unseen by `midsa check`; keep the register on a shared drive, or let one person write"
        )
    },
    bytes_cut_off: |n| {
        let were = plural(
            n,
            "byte past the end of the file was taken away; it was",
            "bytes past the end of the file were taken away; they were",
        );
        format!("{n} {were} no part of the register")
    },
    mended: |n| match n {
        0 => "every row is what the log says; nothing was mended".to_owned(),
        n => format!("{n} {} mended", plural(n, "row was", "rows were")),
    },
    restored: |path, items, entries| format!("restored from {path}: {}", holding(items, entries)),
    would_restore: |path, items, entries| format!("would restore from {path}: {}", holding(items, entries)),
    kept_in: |path| format!("what it replaced is kept in {path}"),
    backup_has_faults: "the backup has faults: `midsa check` tells them",
    first_told: |n, id| format!("the first {n} are told; `midsa log {id}` shows each"),
    passed_over: |id| format!("entry {id} is passed over: what is known of a person is not taken back"),
    forgotten: |owner, person| format!("{owner}: {person} is forgotten"),
    tenure_ended: "focal point no longer",
    without_name: |n| format!("{n} {} no name now", plural(n, "follow-up shows", "follow-ups show")),
    not_cleaned: |why| format!("the row is emptied, but what the file freed before could not be overwritten: {why}"),
    still_named: |items| format!("texts or notes still name the person: {items}"),
    namesake: |owner, name| {
        format!("{owner} has another focal point of that name: `midsa focal-point forget {owner} {name}` takes out that one too")
    },
    named_in_log: |n| {
        format!(
            "{n} {} the person, and nothing is taken out of the log",
            plural(n, "entry of the log still names", "entries of the log still name")
        )
    },
    held_by_backup: |path| format!("this backup still holds it: {path}"),
    stay_of_body: |n, body| match n {
        1 => format!("1 meeting stays one of {body}; `midsa meeting edit REF --body` changes it"),
        n => format!("{n} meetings stay those of {body}; `midsa meeting edit REF --body` changes one"),
    },
    moved: |what, n| {
        let word = match what {
            Moved::Roles => plural(n, "role", "roles"),
            Moved::Shares => plural(n, "share", "shares"),
            Moved::FollowUps => plural(n, "follow-up", "follow-ups"),
            Moved::Memberships => plural(n, "membership", "memberships"),
            Moved::FocalPoints => plural(n, "focal point", "focal points"),
        };
        format!("{n} {word}")
    },
    nothing_moved: "nothing to move",
    found_as: |names| format!("found as {names} too"),
    coordinates_no_longer: |person, owner| format!("{person} coordinates no longer, because {owner} has a coordinator"),
    not_alpha_3: |code| format!("`{code}`: states go by their ISO 3166 alpha-3 codes, such as ZMB"),
    not_upper_case: |code| format!("`{code}`: codes are in upper case, such as SADC-SEC"),
    annexes_written: |first, last| format!("wrote {first} to {last}, with all rows; a workbook has them in one file"),
    pages_written: |folder, n, written, removed| {
        format!("{folder}: {n} {}, {written} written, {removed} removed", plural(n, "file", "files"))
    },
};

fn holding(items: u64, entries: u64) -> String {
    let (of_items, of_entries) =
        (plural(items, "recommendation", "recommendations"), plural(entries, "log entry", "log entries"));
    format!("{items} {of_items}, {entries} {of_entries}")
}
