//! The guesses for columns, by name and by content.

use super::super::profile::{Profile, of};
use super::{ImportTable, Stranger, guess_columns};
use crate::import::map::propose::readable;

#[track_caller]
fn case(columns: &[(&str, &[&str])], expected: &[Option<&str>]) {
    let profiles: Vec<Profile> = columns.iter().map(|(_, values)| of(values)).collect();
    let strangers: Vec<Stranger<'_>> =
        columns.iter().zip(&profiles).map(|((name, _), profile)| Stranger { name, profile }).collect();
    let guesses = guess_columns(ImportTable::Recommendations, &strangers, &readable(ImportTable::Recommendations));
    assert_eq!(guesses.iter().map(Option::as_deref).collect::<Vec<_>>(), expected);
}

const STATES: &[&str] = &["Completed", "Ongoing", "Completed", "Ongoing", "Open"];
const NAMES: &[&str] = &["Norway", "Peru", "Norway", "Chad", "Peru"];
const DAYS: &[&str] = &["2019-01-02", "2019-01-03", "2019-01-02", "2020-02-02", "2020-02-02"];
const TEXTS: &[&str] = &[
    "The ministry should adopt a plan for the coast",
    "The agency should publish its accounts every year",
    "Ports should be inspected twice in every year",
    "The board should meet more often than it has done",
    "Wells should be mapped in all the districts",
];
const NUMBERS: &[&str] = &["R-1", "R-2", "R-3", "R-4", "R-5"];

#[test]
fn a_column_is_guessed_by_its_name_if_the_content_fits() {
    case(&[("Recommendation", TEXTS), ("No.", NUMBERS)], &[Some("text"), Some("ref")]);
    case(&[("Recommendation", NUMBERS), ("Text", TEXTS)], &[Some("ref"), Some("text")]);
    case(&[("State", STATES)], &[Some("status")]);
    case(&[("Party", NAMES), ("Owner", NAMES)], &[None, Some("owners")]);
    case(&[("State", NAMES)], &[Some("owners")]);
    case(&[("status_date", DAYS), ("status", STATES)], &[Some("happened_on"), Some("status")]);
    case(&[("Échéance", DAYS), ("Responsable", NAMES), ("Recommandation", TEXTS)], &[Some("due"), Some("owners"), Some("text")]);
}

#[test]
fn the_author_is_next_to_the_one_who_must_act() {
    case(&[("To", NAMES), ("From", NAMES)], &[Some("owners"), Some("owners:counterparty")]);
    let places = ("x", &["Norway", "Peru", "Chad", "Nowhere"][..]);
    case(&[("From", DAYS), places, ("Status", STATES)], &[Some("happened_on"), Some("owners"), Some("status")]);
    case(&[("accepted", &["yes", "no", "yes", "no", "yes"])], &[None]);
}

#[test]
fn a_name_that_says_something_else_is_not_guessed_by_content_that_any_column_may_hold() {
    const REPEATED: &[&str] = &["Train the guards", "Open a help line", "Train the guards", "Open a help line"];
    const WORDS: &[&str] = &["Training", "Borders", "Training", "Borders"];
    case(&[("Recommendation", REPEATED), ("Country", NAMES)], &[Some("text"), Some("owners")]);
    case(&[("Recommendation", WORDS)], &[None]);
    case(&[("Group", WORDS)], &[Some("themes")]);
    case(&[("Due", DAYS), ("Target date", DAYS)], &[Some("due"), None]);
    case(&[("Due", DAYS), ("Seen", DAYS), ("Note", TEXTS)], &[Some("due"), Some("happened_on"), Some("last_note")]);
}

#[test]
fn a_day_is_of_something_that_is_told() {
    case(&[("Date", DAYS), ("Recommendation", TEXTS)], &[None, Some("text")]);
    case(&[("Date", DAYS), ("Status", STATES)], &[Some("happened_on"), Some("status")]);
}

#[test]
fn a_longer_text_under_another_name_is_not_the_text() {
    const SUMMARIES: &[&str] = &[
        "No evidence has been found in the records of parliament that anything was done about this yet",
        "A bill was introduced in the spring, and its second reading took place before the summer recess",
        "No evidence has been found in the records of parliament that anything was done about this yet",
        "The department published a consultation, which was open for twelve weeks until the end of May",
        "The department answered a written question and said that it would publish its plan in the autumn",
    ];
    case(&[("evidence_summary", SUMMARIES), ("promise_text", TEXTS)], &[None, Some("text")]);
    case(&[("a", SUMMARIES), ("b", TEXTS)], &[None, Some("text")]);
    case(&[("status_remark", SUMMARIES), ("Promesse", TEXTS)], &[None, Some("text")]);
    case(&[("evidence_summary", SUMMARIES)], &[None]);
}

#[test]
fn a_note_is_no_status_whatever_it_holds() {
    case(
        &[("Status 2022", STATES), ("Note 2023", &["done", "begun", "done", "done", "done"]), ("Remarks", STATES)],
        &[Some("status@2022"), Some("last_note@2023"), None],
    );
}

#[test]
fn the_name_of_what_a_row_has_is_not_its_own() {
    const BOARDS: &[&str] = &["Board", "Committee", "Council", "Chamber", "Board of works"];
    case(&[("body.name", BOARDS), ("body.text", TEXTS)], &[None, Some("text")]);
    case(&[("agency.name", BOARDS), ("fields.title", TEXTS)], &[Some("owners"), Some("title")]);
    case(&[("Name", &["Board", "Board"]), ("Text", TEXTS)], &[None, Some("text")]);
    case(&[("Meeting title", &["Lusaka", "Lusaka", "Mbabane", "Mbabane"])], &[None]);
}

#[test]
fn a_meeting_is_found_in_a_list_of_what_it_adopted() {
    const MEETINGS: &[&str] = &["LUS-2024", "LUS-2024", "MBA-2025", "MBA-2025", "MBA-2025"];
    const TITLES: &[&str] = &["Lusaka meeting", "Lusaka meeting", "Mbabane meeting", "Mbabane meeting", "Mbabane meeting"];
    let columns = [("Number", NUMBERS), ("Meeting", MEETINGS), ("Meeting title", TITLES), ("Date", DAYS)];
    let profiles: Vec<Profile> = columns.iter().map(|(_, values)| of(values)).collect();
    let strangers: Vec<Stranger<'_>> =
        columns.iter().zip(&profiles).map(|((name, _), profile)| Stranger { name, profile }).collect();
    let guesses = guess_columns(ImportTable::Meetings, &strangers, &readable(ImportTable::Meetings));
    let guesses: Vec<Option<&str>> = guesses.iter().map(Option::as_deref).collect();
    assert_eq!(guesses, [None, Some("ref"), Some("title"), Some("starts")]);
}

#[test]
fn a_name_that_only_looks_similar_is_not_guessed() {
    case(&[("party", &["1", "1"]), ("parental", &["x", "y"]), ("textile", &["x", "y"])], &[None, None, None]);
    case(&[("Status", TEXTS)], &[None]);
}

#[test]
fn a_year_in_the_name_makes_a_dated_entry() {
    case(
        &[
            ("Status 2021", STATES),
            ("Status (June 2022)", STATES),
            ("2022 comments", TEXTS),
            ("Budget 2021", &["100", "200", "300", "100", "50"]),
        ],
        &[Some("status@2021"), Some("status@June 2022"), Some("last_note@2022"), None],
    );
}

#[test]
fn a_list_of_objects_with_days_is_of_dated_entries() {
    case(
        &[("updates[].date", DAYS), ("updates[].state", STATES), ("updates[].comment", TEXTS), ("links[].url", NUMBERS)],
        &[Some("happened_on"), Some("status"), Some("last_note"), Some("evidence")],
    );
    case(&[("units[].name", NAMES), ("people[].name", NAMES)], &[None, None]);
    case(
        &[("departments[].name", NAMES), ("timeline[].from", DAYS), ("timeline[].label", TEXTS)],
        &[Some("owners"), Some("happened_on"), Some("last_note")],
    );
}

#[test]
fn an_empty_column_is_not_guessed_by_its_content() {
    case(&[("details", &[]), ("Due", &[])], &[None, Some("due")]);
}

#[test]
fn a_column_with_an_unclear_name_is_guessed_by_its_content() {
    case(
        &[("a", NUMBERS), ("b", TEXTS), ("c", STATES), ("d", DAYS)],
        &[Some("ref"), Some("text"), Some("status"), Some("happened_on")],
    );
}
