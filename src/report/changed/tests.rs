//! Changes in words, a line each.

use super::{lines, lines_of, summary};
use crate::model::changed::{Became, Changed, Count, Difference, Entered, Subject, Thing, Told};
use crate::model::log::LogEntry;
use crate::model::vocabulary::{EntryKind, Lang};
use crate::testing::day;
use crate::text::words;

/// `status: not-reported > in-progress`; no value is written as nothing.
fn differences(told: &[&str]) -> Vec<Difference> {
    let value = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let one = |told: &&str| {
        let (column, values) = told.split_once(':').expect("a column");
        let (before, after) = values.split_once('>').expect("from and to");
        Difference { column: column.to_owned().into(), before: value(before), after: value(after) }
    };
    told.iter().map(one).collect()
}

fn changed(subject: Subject, became: Became, told: &[&str]) -> Changed {
    Changed { subject, became, differences: differences(told), entries: Vec::new() }
}

fn item(told: &[&str]) -> Changed {
    changed(Subject::Recommendation("A-01".to_owned()), Became::Changed, told)
}

fn share(told: &[&str]) -> Changed {
    changed(Subject::Share { reference: "A-01".to_owned(), owner: "ZMB".to_owned() }, Became::Changed, told)
}

fn entered(became: Became, sets: &[&str]) -> Entered {
    Entered { became, happened_on: day("2026-11-24"), is_move: false, sets: differences(sets) }
}

#[track_caller]
fn case(lang: Lang, changed: &Changed, expected: &[&str]) {
    assert_eq!(lines(changed, words(lang)), expected);
}

#[test]
fn a_step_is_told_with_what_was_recorded_and_a_consequence_as_such() {
    let step = Changed {
        entries: vec![entered(Became::Added, &["status: > in-progress", "note: > Draft sent", "evidence: > a;b"])],
        ..item(&["status: not-reported > in-progress"])
    };
    case(Lang::En, &step, &["A-01: no information received → in progress; internal note “Draft sent”; 2 pieces of evidence"]);
    case(
        Lang::Fr,
        &step,
        &[
            "A-01\u{a0}: aucune information reçue → en cours\u{a0}; note interne «\u{a0}Draft sent\u{a0}»\u{a0}; 2 pièces justificatives",
        ],
    );
    let follows = item(&["status: not-reported > in-progress", "assurance: none > documented"]);
    case(Lang::En, &follows, &["A-01: no information received → in progress; assurance none → documented; follows from it"]);
    let again = Changed { entries: vec![entered(Became::Added, &["status: > in-progress"])], ..item(&[]) };
    case(Lang::En, &again, &["A-01: in progress recorded"]);
    let gone = Changed {
        entries: vec![entered(Became::Removed, &["status: in-progress >"])],
        ..share(&["status: in-progress > not-reported"])
    };
    case(Lang::En, &gone, &["A-01 ZMB: in progress → no information received; follow-up of 24\u{a0}Nov\u{a0}2026 taken out"]);
}

#[test]
fn a_deadline_is_told_as_stated_with_its_day() {
    let due = |told: &[&str]| Changed { entries: vec![entered(Became::Added, &[])], ..item(told) };
    case(
        Lang::En,
        &due(&["due: > 2027-Q1", "due_on: > 2027-03-31"]),
        &["A-01: due not set → Q1\u{a0}2027 (31\u{a0}Mar\u{a0}2027)"],
    );
    case(Lang::En, &due(&["due: > next:summit-30d", "due_on: >"]), &["A-01: due not set → next summit −30\u{a0}d (no day yet)"]);
    case(Lang::En, &due(&["due: 2027-03-31 > none", "due_on: 2027-03-31 >"]), &["A-01: due 31\u{a0}Mar\u{a0}2027 → none"]);
    let moved = due(&["due: next:summit > next:summit", "due_on: 2027-03-01 >"]);
    case(Lang::En, &moved, &["A-01: due 1\u{a0}Mar\u{a0}2027 → no day (next summit)"]);
}

#[test]
fn words_that_were_edited_have_a_line_each_and_long_ones_are_cut() {
    let long = "x".repeat(140);
    let edit = item(&["title: A > B", &format!("text: A > {long}"), "priority: > high", "themes: > data", "themes: labour >"]);
    let text = format!("A-01: text “A” → “{}…”", "x".repeat(120));
    case(
        Lang::En,
        &edit,
        &["A-01: title “A” → “B”", &text, "A-01: priority not set → high", "A-01: themes: data added; labour taken out"],
    );
    case(Lang::Pt, &item(&["tracking: single > each"]), &["A-01: cada um dos seus responsáveis principais tem estado próprio"]);
}

#[test]
fn who_must_act_is_told_by_role_and_day() {
    case(
        Lang::En,
        &share(&["role: > lead", "since_on: > 2015-01-01", "share: > yes"]),
        &["A-01 ZMB: lead from 1\u{a0}Jan\u{a0}2015, with a share of its own"],
    );
    case(Lang::En, &share(&["role: lead >", "until_on: > 2015-01-01"]), &["A-01 ZMB: no longer lead from 1\u{a0}Jan\u{a0}2015"]);
    case(Lang::En, &share(&["role: lead >"]), &["A-01 ZMB: no longer lead"]);
    let taken_back = ["role: lead >", "since_on: 2015-01-01 >", "share: yes >"];
    case(Lang::En, &share(&taken_back), &["A-01 ZMB: no longer lead"]);
    let other = ["role: support >", "until_on: > 2015-01-01", "role: > lead", "since_on: > 2015-01-01", "share: > yes"];
    case(Lang::En, &share(&other), &["A-01 ZMB: support → lead from 1\u{a0}Jan\u{a0}2015, with a share of its own"]);
    case(Lang::En, &share(&["role: lead >", "role: > lead"]), &[]);
    let earlier = ["role: lead >", "since_on: 2016-01-01 >", "role: > lead", "since_on: > 2015-01-01"];
    case(Lang::En, &share(&earlier), &["A-01 ZMB: lead from 1\u{a0}Jan\u{a0}2015"]);
    case(Lang::Fr, &share(&["role: lead >"]), &["A-01 ZMB\u{a0}: n’est plus chef de file"]);
}

#[test]
fn what_comes_or_goes_is_told_by_kind_and_title() {
    let added = |told: &[&str]| Changed { became: Became::Added, ..item(told) };
    let new = added(&["kind: > decision", "parent: > A", "title: > Sign it", "status: > in-progress", "assurance: > none"]);
    case(Lang::En, &new, &["A-01: added: decision, component of A “Sign it”; in progress"]);
    let gone = Changed {
        became: Became::Removed,
        entries: vec![entered(Became::Removed, &[])],
        ..item(&["title: Sign it >", "n_shares: 16 >"])
    };
    case(Lang::En, &gone, &["A-01: removed with 16 shares and 1 follow-up: “Sign it”"]);
    let relation = Subject::Relation { from: "B-01".to_owned(), kind: "takes-up".to_owned(), target: "A-01".to_owned() };
    let linked = changed(relation, Became::Added, &["basis: > stated", "passage: > as recalled"]);
    case(Lang::En, &linked, &["B-01 takes up A-01: linked (stated): “as recalled”"]);
    let meeting = changed(
        Subject::Meeting("LUN-2027".to_owned()),
        Became::Added,
        &["kind: > summit", "body: > AU", "title: > Lusaka", "starts: > 2027-03-15", "ends: > 2027-03-17", "country: > ZMB"],
    );
    case(Lang::En, &meeting, &["LUN-2027: added: summit of AU “Lusaka”; 15–17 March 2027; Zambia"]);
}

#[test]
fn parties_are_told_in_their_own_words() {
    let owner =
        changed(Subject::Owner("SWZ".to_owned()), Became::Changed, &["name: Swaziland > Eswatini", "former_names: > Swaziland"]);
    case(Lang::En, &owner, &["SWZ: name “Swaziland” → “Eswatini”; formerly Swaziland"]);
    let member = Subject::Membership { owner: "SYC".to_owned(), group: "SADC".to_owned() };
    let joined = changed(member.clone(), Became::Added, &["since_on: > 1997-09-08", "until_on: > 2004-07-01"]);
    case(Lang::En, &joined, &["SYC: member of SADC since 8\u{a0}Sep\u{a0}1997, no longer on 1\u{a0}Jul\u{a0}2004"]);
    case(
        Lang::En,
        &changed(member, Became::Changed, &["until_on: > 2026-01-01"]),
        &["SYC: no longer member of SADC on 1\u{a0}Jan\u{a0}2026"],
    );
    let person = Subject::FocalPoint { owner: "ZMB".to_owned(), name: "Grace".to_owned() };
    let tenure = changed(person.clone(), Became::Added, &["coordinator: > yes", "since_on: > 2020-01-01"]);
    case(Lang::En, &tenure, &["ZMB: Grace: focal point and coordinator since 1\u{a0}Jan\u{a0}2020"]);
    let other = changed(person, Became::Changed, &["coordinator: yes > no", "from_on: > 2024-01-01", "email: > g@example.org"]);
    case(Lang::En, &other, &["ZMB: Grace: no longer the coordinator since 1\u{a0}Jan\u{a0}2024; e-mail not set → g@example.org"]);
}

#[test]
fn of_many_things_the_first_are_told_and_all_are_counted() {
    let count = |thing, became, n| Count { thing, became, n };
    let counts = vec![count(Thing::Recommendation, Became::Removed, 760), count(Thing::FollowUp, Became::Removed, 1)];
    let told = Told { first: vec![item(&["title: A > B"])], counts };
    assert_eq!(
        lines_of(&told, words(Lang::En)),
        ["A-01: title “A” → “B”", "in all: 760 recommendations removed, 1 follow-up removed",]
    );
    let entry = LogEntry {
        id: 7,
        at: "2026-11-24T13:05:07Z".parse().expect("an instant"),
        by: "officer".to_owned(),
        kind: EntryKind::Undo,
        command: "undo".to_owned(),
        undoes: Some(6),
        undone_by: None,
        n_changes: 761,
    };
    assert_eq!(
        summary(&entry, &told, words(Lang::En)),
        ["takes back 6: A-01: title “A” → “B”", "in all: 760 recommendations removed, 1 follow-up removed"]
    );
    let made = LogEntry { id: 1, kind: EntryKind::Change, undoes: None, ..entry };
    assert_eq!(
        summary(&made, &told, words(Lang::En)),
        ["the register was made: 760 recommendations removed, 1 follow-up removed"]
    );
}
