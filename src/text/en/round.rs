//! The words of reporting rounds in English.

use super::super::round::{LeftAlone, RoundWords, RoundsDone, SheetWords};
use super::dates::span;
use super::plural;
use crate::model::date::Span;
use crate::model::vocabulary::{NextStep, Reply, ReturnState, WishState};

pub(super) const ROUND: RoundWords = RoundWords {
    round: "Round",
    opened_on: "Opened",
    closes_on: "Answers by",
    closed_on: "Closed",
    n_returned: "Returned",
    n_items: "Items",
    n_asked: "Asked",
    n_answered: "Answered",
    n_unchanged: "No change",
    reply_heading: "Reply",
    channels: "By",
    received_on: "Received",
    late: "Late",
    n_after_closing: "After closing",
    packed_on: "Sheet",
    chased_on: "Reminded",
    level: "Level",
    next_heading: "Next",
    state: "State",
    file: "File",
    wish: "Wish",
    returns: "Returns",
    owners: "Owners",
    requests: "Wishes for another deadline",
    beside: "Answers that the register does not have",
    reply,
    next,
    return_state,
    wish_state,
    rate: |r| {
        format!(
            "{} of {} returned; {} of {} {}",
            r.n_returned,
            r.n_owners,
            r.n_answered,
            r.n_asked,
            plural(r.n_asked, "answer", "answers")
        )
    },
    unchanged_told: "No change reported",
    done: DONE,
    sheet: SHEET,
};

const DONE: RoundsDone = RoundsDone {
    opened: |round, owners, items, day| {
        let (of_owners, of_items) = (plural(owners, "owner", "owners"), plural(items, "item", "items"));
        format!("{round}: opened; {owners} {of_owners} asked about {items} {of_items}; answers by {day}")
    },
    asked: |owners| format!("asked: {owners}"),
    no_focal_point: |owners| format!("{owners}: no focal point, so the letter has no address (`midsa focal-point add`)"),
    group_not_asked: |groups| {
        format!("{groups}: a group without a focal point, so nobody is asked for it (`midsa focal-point add`)")
    },
    without_owner: |items| format!("{items}: nobody leads it or is addressed, so nobody is asked (`midsa rec edit --add-owner`)"),
    next: |round| format!("next: `midsa round pack {round} --output DIR` writes the sheets and letters"),
    packed: |owner, n, files, whom| format!("{owner}: {n} {}; {files}{}", plural(n, "item", "items"), to(whom)),
    nobody_left: "nobody is left to ask: everything that was asked is closed or implemented",
    no_address: |owners| format!("{owners}: the letter has no address (`midsa focal-point add`)"),
    no_sender: "the letters have no sender (`midsa settings set sender_email ADDRESS`)",
    letters_written: |folder| format!("wrote to {folder}; open each .eml, look at it and send it"),
    templates_written: |n, folder| format!("wrote {n} {} to {folder}", plural(n, "template", "templates")),
    reminded: |owner, level, n, file, whom| {
        let whom = whom.map_or_else(|| " (no focal point)".to_owned(), |name| to(Some(name)));
        format!("{owner}: level {level}; {n} {}; {file}{whom}", plural(n, "item", "items"))
    },
    left_alone: |why, owners| {
        let why = match why {
            LeftAlone::Pending => "a return waits to be accepted or rejected",
            LeftAlone::Answered => "answered",
            LeftAlone::NotAsked => "no sheet was written yet",
            LeftAlone::RemindedToday => "reminded today",
            LeftAlone::HasTime => "nothing is open that was not given more time",
            LeftAlone::AllSent => "three reminders have gone out; call",
        };
        format!("{why}: {owners}")
    },
    nobody_reminded: "nobody is to be reminded",
    closed: |round, rate| format!("{round}: closed; {rate}"),
    closed_on: |day| format!("closed on {day}"),
    answers_by: |day| format!("answers by {day}"),
    no_round: "there is no round; `midsa round open` opens one",
    no_wishes: "nobody waits for another deadline",
    accepted: |name, summary| format!("{name}: accepted; {summary}"),
    rejected: |name, owner| format!("{name}: rejected; nothing of {owner} is recorded"),
};

fn to(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(" to {name}"))
}

const SHEET: SheetWords = SheetWords {
    read_me: "Read me",
    answers: "Answers",
    title: |round, owner| format!("Reporting round {round}: {owner}"),
    please_return: |day| format!("Please return this file by {day}. Replying to the message with this file attached is enough."),
    steps: &[
        "Go to the sheet “Answers”. Each row is one item that is still open.",
        "Grey cells are for reading only. Fill in the white cells of a row; leave a row blank if you cannot answer it yet.",
        "Choose a status from the list. “no change” is an answer too.",
        "Say in a sentence or two what was done or what remains (for “partly implemented”, “on hold” and “not applicable” this is needed).",
        "Evidence can be a web address, or the name of a document that you attach to your message.",
        "If an item needs another deadline, propose one and say why. It will be decided and you will be told.",
        "You need not answer all at once: a part is welcome, and you can send the file again.",
    ],
    status_heading: "What the words mean",
    meanings: &[
        "nothing new since the last status shown",
        "nothing has been done yet",
        "action is under way",
        "part is done, the rest is open",
        "suspended for now",
        "it is done",
        "does not apply, or no longer",
    ],
    nothing_new: "Nothing new on any item? Choose “yes” here and return the file.",
    yes: "yes",
    thanks: "Thank you. Your answers become part of the report to ministers.",
    short: "White cells are yours to fill in; the sheet “Read me” says how.",
    no_change: "no change",
    page: "Page &P of &N",
    reference: "Reference",
    text: "What was agreed",
    due: "Deadline",
    last_status: "Last status",
    last_note: "Last note",
    status: "Status now",
    note: "What was done, what remains",
    date: "Since when",
    cause: "Cause of delay",
    evidence: "Evidence",
    new_due: "Other deadline",
    reason: "Why another deadline",
    choose_status: "Please choose one of the words of the list.",
    wish: |due, reason| {
        reason.map_or_else(
            || format!("Asks for another deadline: {due}."),
            |why| format!("Asks for another deadline: {due}. {why}"),
        )
    },
    evidence_named: |text| format!("Evidence named: {text}"),
    day: |day| span(Span::Day(day)),
};

fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::Silent => "no information received",
        Reply::Pending => "waits to be accepted",
        Reply::Partly => "partly answered",
        Reply::Answered => "answered",
        Reply::Nil => "nil return",
    }
}

fn next(step: NextStep) -> &'static str {
    match step {
        NextStep::Pack => "write the sheet: midsa round pack",
        NextStep::Wait => "wait for the answer",
        NextStep::Decide => "accept or reject the return",
        NextStep::Chase => "remind: midsa round chase",
        NextStep::Call => "call; three reminders went out",
        NextStep::Done => "nothing",
    }
}

fn return_state(state: ReturnState) -> &'static str {
    match state {
        ReturnState::Recorded => "recorded",
        ReturnState::Pending => "waits",
        ReturnState::Accepted => "accepted",
        ReturnState::Rejected => "rejected",
    }
}

fn wish_state(state: WishState) -> &'static str {
    match state {
        WishState::Open => "open",
        WishState::Decided => "decided",
    }
}
